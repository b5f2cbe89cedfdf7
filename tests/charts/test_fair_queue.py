"""One heavy thing at a time: who asked for many does not keep others waiting."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.charts.fair_queue import FairQueue
from bot.charts.pool import PictureError, PoolLimits
from tests.charts.test_pool import bars, opened
from tests.kit.chart_programs import TELLS, program, waits_for


async def order_of(askers: list[int], given_up: frozenset[int] = frozenset()) -> list[int]:
    """Who has their turns in which order, where all ask while the first turn is taken; those at
    the places `given_up` go away meanwhile.
    """
    turns, order, going = FairQueue(), list[int](), asyncio.Event()
    alone = 0

    async def use(asker: int) -> None:
        nonlocal alone
        async with turns.turn(asker):
            alone += 1
            assert alone == 1, "one at a time"
            try:
                await going.wait()
                await asyncio.sleep(0)
                order.append(asker)
            finally:
                alone -= 1

    tasks = [asyncio.create_task(use(asker)) for asker in askers]
    await asyncio.sleep(0)
    for place in given_up:
        tasks[place].cancel()
    going.set()
    async with asyncio.timeout(5):
        await asyncio.gather(*tasks, return_exceptions=True)
        async with turns.turn(0):
            return order


@given(st.lists(st.integers(0, 3), min_size=1, max_size=20))
async def test_everybody_has_a_first_before_anybody_a_second(askers: list[int]) -> None:
    """But for the very first, who asked when nobody else did."""
    waiting = askers[1:]
    rounds = sorted(
        range(len(waiting)),
        key=lambda place: (waiting[:place].count(waiting[place]), waiting.index(waiting[place])),
    )

    assert await order_of(askers) == [askers[0], *(waiting[place] for place in rounds)]


@given(st.lists(st.integers(0, 3), min_size=2, max_size=12), st.data())
async def test_who_goes_away_holds_nobody_up(askers: list[int], data: st.DataObject) -> None:
    gone = frozenset(data.draw(st.sets(st.integers(0, len(askers) - 1))))
    order = await order_of(askers, gone)

    left = [asker for place, asker in enumerate(askers) if place not in gone]
    assert sorted(order) == sorted(left)


async def test_many_charts_of_one_server_do_not_keep_another_waiting() -> None:
    async with opened(program(TELLS)) as pictures:
        many = [asyncio.create_task(pictures.draw(bars(n), asker=1)) for n in range(1, 9)]
        await asyncio.sleep(0)
        one = asyncio.create_task(pictures.draw(bars(9), asker=2))
        drawn = [int(picture.split(b":")[1]) for picture in await asyncio.gather(*many, one)]

    assert drawn[-1] <= 3, "after the one being drawn and one more"
    assert drawn[:-1] == sorted(drawn[:-1])


async def test_one_server_does_not_fill_the_whole_line(tmp_path: Path) -> None:
    limits = PoolLimits(waiting=3, waiting_of_one=2)
    async with opened(waits_for(tmp_path / "go"), limits) as pictures:
        waiting = [asyncio.create_task(pictures.draw(bars(n), asker=1)) for n in (1, 2)]
        await asyncio.sleep(0.05)
        with pytest.raises(PictureError, match="too many of one asker"):
            await pictures.draw(bars(3), asker=1)
        other = asyncio.create_task(pictures.draw(bars(4), asker=2))
        (tmp_path / "go").touch()
        assert len(await asyncio.gather(*waiting, other)) == 3
        assert await pictures.draw(bars(3), asker=1), "later there is room again"
