"""A question that was asked before: the same answer, and when it is not the same any more."""

from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest

from bot.answers.registry import answer
from bot.charts.pool import ChartPool, PoolLimits
from bot.settings import Settings
from tests.kit.chart_programs import TELLS, program
from tests.kit.door import TODAY, Door, Reply, open_door

SEARCH = {"words": "residual checks"}


def counted() -> Any:
    """What makes answers, counting how often it is asked."""
    return patch("bot.answers.registry.answer", wraps=answer)


async def asked_twice(door: Door, name: str, **options: Any) -> tuple[Reply, Reply]:
    with counted() as made:
        replies = await door.slash(name, **options), await door.slash(name, **options)
        assert made.call_count == 1
    return replies


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("compare", {"first": "rs-ml-l6", "second": "sag-aftra-member"}),
        ("pay", {"role": "day-performer", "private": True}),
        ("search", SEARCH),
        ("on", {"date": "27 July 2023"}),
        ("record", {}),
    ],
)
async def test_the_second_answer_is_the_first(
    door: Door, name: str, options: dict[str, object]
) -> None:
    first, second = await asked_twice(door, name, **options)

    assert second.components == first.components
    assert second.private is first.private


async def test_a_private_answer_is_not_given_in_public(door: Door) -> None:
    private = await door.slash("search", **SEARCH, private=True)
    public = await door.slash("search", **SEARCH)

    assert "Share" in private.buttons
    assert "Share" not in public.buttons
    assert not public.private


async def test_other_words_for_a_question_find_the_same_answer(door: Door) -> None:
    with counted() as made:
        first = await door.slash("on", date="27 July 2023")
        second = await door.slash("on", date="2023-07-27")
        assert made.call_count == 1
    assert second.components == first.components


async def test_a_page_that_was_turned_to_before_is_turned_to_again(door: Door) -> None:
    opened = await door.slash("quote", words="strike")
    turned = await door.press(opened, "Next")
    back = await door.press(turned, "Back")
    with counted() as made:
        again = await door.press(back, "Next")
        other = await door.press(back, "Next", by_other=True)
        assert made.call_count == 1  # for the other person it is a private card
    assert again.components == turned.components
    assert other.private
    assert "Share" in other.buttons


async def test_a_refusal_is_made_anew(door: Door) -> None:
    first = await door.slash("compare", first="rs-ml-l6", second="rs-ml-l6")
    with counted() as made:
        second = await door.slash("compare", first="rs-ml-l6", second="rs-ml-l6")
        assert made.call_count == 1
    assert second.components == first.components
    assert second.private


async def test_another_day_has_another_answer(settings: Settings) -> None:
    day = [TODAY]
    async with open_door(settings, lambda: day[0]) as door:
        with counted() as made:
            await door.slash("pay", role="day-performer")
            day[0] = TODAY + timedelta(days=1)
            await door.slash("pay", role="day-performer")
            assert made.call_count == 2


async def test_a_question_about_today_is_about_the_day_it_is(settings: Settings) -> None:
    day = [date(2023, 7, 27)]
    async with open_door(settings, lambda: day[0]) as door:
        before = await door.slash("on", date="today")
        day[0] += timedelta(days=1)
        after = await door.slash("on", date="today")
    assert "27 July 2023" in before.heading
    assert "28 July 2023" in after.heading


async def test_a_page_with_its_picture_is_kept_while_the_picture_is(settings: Settings) -> None:
    compare = {"first": "15-1252", "second": "27-2011"}
    pictures = ChartPool(program(TELLS), PoolLimits(kept=1))
    try:
        async with open_door(settings, charts=True, pictures=pictures) as door:
            with counted() as made:
                late, drawn = [await door.slash("compare", **compare) for _ in range(2)]
                assert made.call_count == 2  # the first was sent without its picture
                kept = await door.slash("compare", **compare)
                assert made.call_count == 2
                assert late.pictures
                assert [one.alt for one in kept.pictures] == [one.alt for one in drawn.pictures]

                await door.slash("pay", role="pm-ml-platform")  # its picture takes the place
                again = await door.slash("compare", **compare)
                assert made.call_count == 4
                assert again.pictures
    finally:
        await pictures.close()


async def test_only_so_many_pages_are_kept(settings: Settings) -> None:
    with patch("bot.interactions.sent_pages.MOST_KEPT", 2):
        async with open_door(settings) as door:
            for command in ("help", "record"):
                await door.slash(command)
            await door.slash("search", **SEARCH)
            with counted() as made:
                await door.slash("record")
                assert made.call_count == 0
                await door.slash("help")
                assert made.call_count == 1
