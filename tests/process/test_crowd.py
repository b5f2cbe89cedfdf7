"""A small crowd of the load test, with all that it does: everybody gets one answer."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.load import Load
from bench.processes import observed
from bench.samples import Sample, line
from tests.kit.bot_process import PATIENCE

ASKED, IN_FLIGHT = 600, 4


async def test_everybody_gets_one_answer(tmp_path: Path) -> None:
    async with observed(tmp_path) as bot:
        load = Load(bot, tmp_path, seed=1)
        await load.ask(ASKED, ASKED + 1, IN_FLIGHT)
        async with asyncio.timeout(PATIENCE):
            while bot.discord.owed:
                await asyncio.sleep(0.05)
    assert not load.unanswered
    assert load.outcomes["bug"] == 0
    assert not bot.discord.refused
    assert load.outcomes["answered"] > ASKED / 2
    assert load.outcomes["refused"]
    assert load.outcomes["choices"]
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert not any(word in log for word in ("bug ", "Traceback", "ERROR"))


def held(memory: Sequence[float]) -> list[Sample]:
    return [
        Sample(1000 * (n + 1), 0.0, value, 0, 0, 0, 0, 0, 0, 0) for n, value in enumerate(memory)
    ]


@given(st.floats(50, 500), st.floats(-5, 5))
def test_a_line_is_found_again(start: float, slope: float) -> None:
    found = line(held([start + slope * (n + 1) / 100 for n in range(50)]), "memory")

    assert found.start == pytest.approx(start, abs=1e-6)
    assert found.slope == pytest.approx(slope, abs=1e-6)
    assert found.error == pytest.approx(0, abs=1e-6)


def test_what_only_jumps_to_and_fro_has_no_slope_beyond_its_error() -> None:
    found = line(held([100 + (n * 7919 % 13) / 10 for n in range(200)]), "memory")

    assert abs(found.slope) < 2 * found.error
