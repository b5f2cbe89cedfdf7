"""Days, held against plain date arithmetic over every day that a date allows."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.time.calendar import (
    Days,
    Phase,
    agreeing_lengths,
    counted,
    day_after,
    day_before,
    elapsed,
    strike_counted,
    strike_elapsed,
    strike_on,
)
from bot.models.dates import When, read_edtf
from tests.kit.builders import make_strike, shipped_strikes

TODAY = date(2026, 8, 1)
STRIKES = shipped_strikes()
WRITERS, ACTORS = STRIKES["wga-2023"], STRIKES["sag-aftra-2023"]

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
near_days = st.dates(date(2023, 1, 1), date(2023, 6, 30))


def days_of(when: When) -> list[date]:
    return [when.first + timedelta(days=n) for n in range((when.last - when.first).days + 1)]


@st.composite
def imprecise(draw: st.DrawFn) -> When:
    """A day, a month, or a span of up to forty days, all within a few months."""
    day = draw(near_days)
    match draw(st.sampled_from(["day", "month", "span"])):
        case "day":
            return When.of_day(day)
        case "month":
            return read_edtf(f"{day:%Y-%m}")
        case _:
            return read_edtf(f"{day}/{day + timedelta(days=draw(st.integers(0, 40)))}")


@settings(deadline=None, max_examples=200)
@given(days, days)
def test_exact_days_are_date_arithmetic(start: date, end: date) -> None:
    gone = elapsed(When.of_day(start), When.of_day(end))

    assert gone.is_exact
    assert gone.least == end.toordinal() - start.toordinal()
    if start <= end:
        every = [start.toordinal() + n for n in range(gone.least + 1)]
        assert every[-1] == end.toordinal()
        assert counted(When.of_day(start), When.of_day(end)) == Days(len(every), len(every))


@settings(deadline=None, max_examples=100)
@given(imprecise(), imprecise())
def test_imprecise_dates_give_the_range_of_all_their_days(start: When, end: When) -> None:
    pairs = [(b - a).days for a, b in product(days_of(start), days_of(end))]
    possible = [n for n in pairs if n >= 0] if start.overlaps(end) else pairs

    gone = elapsed(start, end)

    assert (gone.least, gone.most) == (min(possible), max(possible))
    assert counted(start, end) == Days(min(possible) + 1, max(possible) + 1)
    assert gone.is_exact == (min(possible) == max(possible))
    assert gone.holds(gone.least)
    assert gone.holds(gone.most)
    assert not gone.holds(gone.least - 1)
    assert not gone.holds(gone.most + 1)


def test_the_published_lengths_of_2023() -> None:
    assert strike_elapsed(ACTORS, TODAY) == strike_counted(ACTORS, TODAY) == Days(118, 118)
    assert strike_elapsed(WRITERS, TODAY) == strike_counted(WRITERS, TODAY) == Days(148, 148)
    assert agreeing_lengths(ACTORS, TODAY) == {"118": True, "120": False}
    assert agreeing_lengths(WRITERS, TODAY) == {
        "145": False,
        "146": False,
        "148": True,
        "149": False,
    }


def test_the_published_lengths_of_earlier_strikes() -> None:
    assert agreeing_lengths(STRIKES["sag-1960"], TODAY) == {"42": True, "43": True}
    assert agreeing_lengths(STRIKES["wga-1988"], TODAY) == {"153": True, "154": True, "155": False}
    assert agreeing_lengths(STRIKES["wga-2007"], TODAY) == {"99": True, "100": True}


def test_an_imprecise_end_is_a_range_and_agrees_with_what_lies_in_it() -> None:
    guild_staff = STRIKES["wgsu-2026"]

    assert strike_elapsed(guild_staff, TODAY) == Days(73, 103)
    assert strike_counted(guild_staff, TODAY) == Days(74, 104)
    assert agreeing_lengths(guild_staff, TODAY) == {"82": True}


def test_a_strike_that_goes_on_is_counted_to_today() -> None:
    strike = make_strike(start="2026-07-01", published_days="31|32|33")

    assert strike_elapsed(strike, TODAY) == Days(31, 31)
    assert strike_counted(strike, TODAY) == Days(32, 32)
    assert agreeing_lengths(strike, TODAY) == {"31": True, "32": True, "33": False}


@pytest.mark.parametrize(
    ("day", "writers", "actors"),
    [
        ("2023-05-01", None, None),
        ("2023-05-02", 1, None),
        ("2023-07-13", 73, None),
        ("2023-07-14", 74, 1),
        ("2023-07-27", 87, 14),
        ("2023-09-26", 148, 75),
        ("2023-09-27", None, 76),
        ("2023-11-08", None, 118),
        ("2023-11-09", None, None),
    ],
)
def test_the_day_number_of_both_strikes(day: str, writers: int | None, actors: int | None) -> None:
    for strike, number in ((WRITERS, writers), (ACTORS, actors)):
        found = strike_on(strike, read_edtf(day), TODAY)
        assert found.day == (Days(number, number) if number else None)
        assert (found.phase is Phase.ON) is bool(number)


@pytest.mark.parametrize(
    ("when", "phase"),
    [
        ("2026-04", Phase.ON),
        ("2026-04-30/2026-05-01", Phase.ON),
        ("2026-05", Phase.MAYBE),
        ("2026", Phase.MAYBE),
        ("2026-05-31/2027", Phase.MAYBE),
        ("2026-06", Phase.ENDED),
    ],
)
def test_a_longer_date_that_reaches_past_an_imprecise_end(when: str, phase: Phase) -> None:
    assert strike_on(STRIKES["wgsu-2026"], read_edtf(when), TODAY).phase is phase


def test_before_and_ended() -> None:
    assert strike_on(ACTORS, read_edtf("2023-07-13"), TODAY).phase is Phase.BEFORE
    assert strike_on(ACTORS, read_edtf("2023-11-09"), TODAY).phase is Phase.ENDED
    assert strike_on(ACTORS, read_edtf("1960"), TODAY).phase is Phase.BEFORE
    assert strike_on(ACTORS, read_edtf("2024"), TODAY).phase is Phase.ENDED


@pytest.mark.parametrize(
    ("day", "phase", "number"),
    [
        ("2026-02-16", Phase.BEFORE, None),
        ("2026-02-17", Phase.ON, 1),
        ("2026-05-01", Phase.ON, 74),
        ("2026-05-02", Phase.MAYBE, 75),
        ("2026-05-31", Phase.MAYBE, 104),
        ("2026-06-01", Phase.ENDED, None),
    ],
)
def test_an_imprecise_end_leaves_its_days_open(day: str, phase: Phase, number: int | None) -> None:
    found = strike_on(STRIKES["wgsu-2026"], read_edtf(day), TODAY)

    assert found.phase is phase
    assert found.day == (Days(number, number) if number else None)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2023-07", Days(1, 18)),
        ("2023-08", Days(19, 49)),
        ("2023-11", Days(111, 118)),
        ("2023", Days(1, 118)),
        ("2020/2024", Days(1, 118)),
        ("2023-06", None),
        ("2023-11-09/2023-12", None),
    ],
)
def test_over_a_longer_date_the_day_runs_from_first_to_last(
    when: str, expected: Days | None
) -> None:
    found = strike_on(ACTORS, read_edtf(when), TODAY)

    assert found.day == expected
    assert (found.phase is Phase.ON) is (expected is not None)


@settings(deadline=None, max_examples=100)
@given(near_days, st.integers(0, 60), near_days)
def test_every_day_of_a_strike_counts_one_more(start: date, length: int, asked: date) -> None:
    last = start + timedelta(days=length)
    strike = make_strike(
        start=start.isoformat(),
        end=(last + timedelta(days=1)).isoformat(),
        last_full_day=last.isoformat(),
    )
    every = [start + timedelta(days=n) for n in range(length + 1)]

    found = strike_on(strike, When.of_day(asked), TODAY)

    if asked in every:
        number = every.index(asked) + 1
        assert (found.phase, found.day) == (Phase.ON, Days(number, number))
    else:
        assert found.phase is (Phase.BEFORE if asked < start else Phase.ENDED)
        assert found.day is None
    assert strike_counted(strike, TODAY) == Days(len(every), len(every))


def test_a_strike_that_goes_on_is_on_today() -> None:
    strike = make_strike(start="2026-07-01")

    found = strike_on(strike, When.of_day(TODAY), TODAY)
    assert (found.phase, found.day) == (Phase.ON, Days(32, 32))


def test_a_strike_that_goes_on_has_not_ended_tomorrow() -> None:
    strike = make_strike(start="2026-07-01")

    assert strike_on(strike, When.of_day(TODAY + timedelta(days=1)), TODAY).phase is not Phase.ENDED


def test_the_days_around_a_date() -> None:
    assert day_before(read_edtf("2023-07")) == date(2023, 6, 30)
    assert day_after(read_edtf("2023-07")) == date(2023, 8, 1)
    assert day_before(read_edtf("2024-03-01")) == date(2024, 2, 29)
    assert day_before(read_edtf("0001")) is None
    assert day_after(read_edtf("0001")) == date(2, 1, 1)
    assert day_after(read_edtf("9999-12-31")) is None
    assert day_before(read_edtf("9999-12-31")) == date(9999, 12, 30)
