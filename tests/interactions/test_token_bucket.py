"""A pace: so much at once, and then so much a second; many askers, each by themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interactions.rate_limits import Meter, Pace

PACE = Pace(at_once=10, each_second=2)
ROUNDING = 1e-5

paces = st.builds(Pace, st.floats(1, 100), st.floats(0.01, 100))
steps = st.lists(
    st.tuples(st.floats(0, 20), st.integers(0, 3), st.floats(0.1, 30)), min_size=1, max_size=60
)
"""Seconds since the one before, who asks, and how much."""


def ask(meter: Meter, asker: int, cost: float, now: float) -> float:
    """Ask as the bot does: what need not wait is counted."""
    wait = meter.wait(asker, cost, now)
    if not wait:
        meter.count(asker, cost, now)
    return wait


@given(paces, steps)
def test_no_stretch_of_time_has_more_than_the_pace_allows(
    pace: Pace, asked: list[tuple[float, int, float]]
) -> None:
    meter, now = Meter(pace), 0.0
    let_in: list[tuple[float, float]] = []
    for later, asker, cost in asked:
        now += later
        counted = min(cost, pace.at_once)
        if not ask(meter, asker, cost, now) and asker == 0:
            let_in.append((now, counted))

    for place, (first, _) in enumerate(let_in):
        for end, (last, _) in enumerate(let_in[place:], start=place):
            work = sum(cost for _, cost in let_in[place : end + 1])
            assert work <= pace.at_once + pace.each_second * (last - first) * (1 + 1e-6) + 1e-3


@given(paces, steps)
def test_who_waits_so_long_may_go_on(pace: Pace, asked: list[tuple[float, int, float]]) -> None:
    meter, now = Meter(pace), 0.0
    for later, asker, cost in asked:
        now += later
        wait = ask(meter, asker, cost, now)
        assert 0 <= wait <= pace.at_once / pace.each_second + ROUNDING
        if wait:
            assert not meter.wait(asker, cost, now + wait + ROUNDING)


@given(steps)
def test_nobody_waits_for_what_others_ask(asked: list[tuple[float, int, float]]) -> None:
    together, alone, now = Meter(PACE), Meter(PACE), 0.0
    for later, asker, cost in asked:
        now += later
        wait = ask(together, asker, cost, now)
        if asker == 0:
            assert wait == ask(alone, 0, cost, now)


@given(st.floats(0.1, 2), st.integers(1, 200))
def test_who_keeps_to_the_pace_never_waits(cost: float, times: int) -> None:
    meter = Meter(PACE)
    for number in range(times):
        assert not ask(meter, 1, cost, number * cost / PACE.each_second)


def test_a_wait_counts_for_nothing() -> None:
    """Who goes on asking while they have to wait does not wait the longer for it."""
    meter = Meter(PACE)
    while not ask(meter, 1, 1, 0):
        pass
    assert [ask(meter, 1, 1, 0.25) for _ in range(1000)] == [pytest.approx(0.25)] * 1000
    assert not ask(meter, 1, 1, 0.5)


def test_what_is_more_than_may_come_at_once_comes_alone() -> None:
    meter = Meter(PACE)

    assert not ask(meter, 1, 1000, 0)
    assert ask(meter, 1, 1000, 1) == pytest.approx(4)
    assert not ask(meter, 1, 1000, 5)


def test_whose_time_is_over_is_forgotten() -> None:
    meter = Meter(PACE)
    for asker in range(5000):
        ask(meter, asker, 1, asker / 100)

    assert len(meter) <= 51


def test_a_million_people_at_once_are_not_all_kept() -> None:
    meter = Meter(PACE, most=1000)
    for asker in range(1_000_000):
        assert not ask(meter, asker, 10, 0)
        assert len(meter) <= 1000
    assert ask(meter, 999_999, 1, 0), "who asked just now is kept"
