"""Days that are counted from a strike, and the year of a day that has none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.time.calendar import strike_on
from bot.domain.time.date_meanings import DateOrder
from bot.domain.time.parse_date import Yearless, read_date
from bot.domain.time.strike_days import (
    EventMoment,
    Point,
    StrikeMoment,
    day_of_strike,
    read_event_moment,
    read_strike_moment,
    read_unnamed_day,
)
from bot.domain.time.years import Ground, Recorded, choose_year, common_year
from bot.models.dates import When, read_edtf
from bot.models.event import Strike

TODAY = date(2026, 8, 1)
ACTORS = {
    "id": "sag-2023",
    "name": "Actors' strike of 2023",
    "union": "SAG-AFTRA",
    "employer_side": "AMPTP",
    "start": "2023-07-14",
    "end": "2023-11-09",
    "last_full_day": "2023-11-08",
}


def strike(**cells: str) -> Strike:
    blank = dict.fromkeys(Strike.model_fields, "")
    return Strike.model_validate({**blank, **ACTORS, **cells})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("day 50 of the SAG strike", StrikeMoment("sag strike", Point.DAY, 50)),
        ("Day 50 of SAG-AFTRA", StrikeMoment("sag-aftra", Point.DAY, 50)),
        ("the 50th day of the SAG strike", StrikeMoment("sag strike", Point.DAY, 50)),
        ("fiftieth day of the SAG strike", StrikeMoment("sag strike", Point.DAY, 50)),
        ("SAG strike, day 50", StrikeMoment("sag strike", Point.DAY, 50)),
        ("week 3 of the WGA strike", StrikeMoment("wga strike", Point.WEEK, 3)),
        ("the second week of the WGA strike", StrikeMoment("wga strike", Point.WEEK, 2)),
        ("since the WGA strike began", StrikeMoment("wga strike", Point.START)),
        ("the day the WGA strike ended", StrikeMoment("wga strike", Point.END)),
        ("first day of the writers' strike", StrikeMoment("writers strike", Point.START)),
        ("start of the writers\u2019 strike", StrikeMoment("writers strike", Point.START)),
        ("WGA strike start", StrikeMoment("wga strike", Point.START)),
        ("WGA walkout began", StrikeMoment("wga walkout", Point.START)),
        ("last day of the WGA strike", StrikeMoment("wga strike", Point.LAST_DAY)),
        ("when did the WGA strike end", StrikeMoment("wga strike", Point.END)),
        ("writers strike ends", StrikeMoment("writers strike", Point.END)),
        (
            "a week before the WGA strike",
            StrikeMoment("wga strike", Point.START, shift=-1, unit="week"),
        ),
        ("the day after the WGA strike ended", StrikeMoment("wga strike", Point.END, shift=1)),
        ("10 days after the WGA strike", StrikeMoment("wga strike", Point.END, shift=10)),
        ("halfway through the WGA strike", StrikeMoment("wga strike", Point.HALF)),
        ("WGA strike midpoint", StrikeMoment("wga strike", Point.HALF)),
        ("10 days into the WGA strike", StrikeMoment("wga strike", Point.START, shift=10)),
    ],
)
def test_what_of_which_strike(text: str, expected: StrikeMoment) -> None:
    assert read_strike_moment(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Actors' strike of 2023",
        "SAG strike vote",
        "end of the world",
        "WGA deal ends",
        "day 50",
        "",
    ],
)
def test_what_speaks_of_no_day_of_a_strike(text: str) -> None:
    assert read_strike_moment(text) is None


@given(st.integers(-5, 130))
def test_a_day_is_that_which_the_calendar_gives_that_number(number: int) -> None:
    found = day_of_strike(strike(), StrikeMoment("", Point.DAY, number), TODAY)

    if not 1 <= number <= 118:
        assert found is None
    else:
        assert found is not None
        day = strike_on(strike(), found, TODAY).day
        assert day is not None
        assert (day.least, day.most) == (number, number)


@given(st.integers(-5, 20))
def test_a_week_is_seven_days_as_far_as_the_strike_went(number: int) -> None:
    found = day_of_strike(strike(), StrikeMoment("", Point.WEEK, number), TODAY)

    days = [7 * (number - 1) + n for n in range(1, 8) if 1 <= 7 * (number - 1) + n <= 118]
    if not days or number < 1:
        assert found is None
    else:
        start = date(2023, 7, 13)
        assert found is not None
        assert found.first == start + timedelta(days=days[0])
        assert found.last == start + timedelta(days=days[-1])


@given(st.integers(-60, 60).filter(bool))
def test_days_before_and_after_a_point(shift: int) -> None:
    for point, day in ((Point.START, date(2023, 7, 14)), (Point.END, date(2023, 11, 9))):
        found = day_of_strike(strike(), StrikeMoment("", point, shift=shift), TODAY)
        assert found == When.of_day(day + timedelta(days=shift))


@given(st.integers(1, 400))
def test_half_of_a_strike_is_the_day_in_its_middle(length: int) -> None:
    last = date(2023, 7, 14) + timedelta(days=length - 1)
    one = strike(end=last.isoformat(), last_full_day=last.isoformat())

    half = day_of_strike(one, StrikeMoment("", Point.HALF), TODAY)
    assert half is not None
    before, after = (half.first - one.start.first).days, (last - half.first).days
    assert after - before in (0, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("day 100", StrikeMoment("", Point.DAY, 100)),
        ("the hundredth day", StrikeMoment("", Point.DAY, 100)),
        ("Week no. 3", StrikeMoment("", Point.WEEK, 3)),
        ("100 days", None),
        ("a day", None),
        ("day 100 of the WGA strike", None),
    ],
)
def test_a_day_of_whichever_strike(text: str, expected: StrikeMoment | None) -> None:
    assert read_unnamed_day(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two days after the SAG deal", EventMoment("sag deal", 2)),
        ("the week before the vote", EventMoment("vote", -1, "week")),
        ("3 months since the DGA deal", EventMoment("dga deal", 3, "month")),
        ("the day of the vote", EventMoment("vote")),
        ("the vote", None),
        ("10 days into the talks", None),
    ],
)
def test_what_counts_from_an_event(text: str, expected: EventMoment | None) -> None:
    assert read_event_moment(text) == expected


def test_what_is_not_known_to_the_day_stays_so() -> None:
    vague = strike(start="2023-07", end="2023-11", last_full_day="")

    assert day_of_strike(vague, StrikeMoment("", Point.END), TODAY) == read_edtf("2023-11")
    second = day_of_strike(vague, StrikeMoment("", Point.DAY, 2), TODAY)
    assert second == read_edtf("2023-07-02/2023-08-01")


def test_a_strike_that_goes_on_has_no_end_and_days_up_to_today() -> None:
    running = strike(start="2026-07-31", end="", last_full_day="")

    assert day_of_strike(running, StrikeMoment("", Point.END), TODAY) is None
    assert day_of_strike(running, StrikeMoment("", Point.DAY, 2), TODAY) == When.of_day(TODAY)
    assert day_of_strike(running, StrikeMoment("", Point.DAY, 3), TODAY) is None


def yearless(text: str) -> Yearless:
    found = read_date(text, TODAY)
    assert isinstance(found, Yearless)
    return found


def recorded(days: list[date], *strikes: Strike) -> Recorded:
    return Recorded(sorted(days), strikes, TODAY)


@given(st.lists(st.dates(date(1960, 1, 1), date(2030, 12, 31)), max_size=40))
def test_the_year_has_most_on_record_up_to_today_or_is_the_last(found: list[date]) -> None:
    days = [*found, date(1988, 3, 7)]
    for text, month in (("7 March", 3), ("Nov 5", 11), ("4 July", 7)):
        chosen = choose_year(yearless(text), recorded(days), DateOrder.MONTH_FIRST)
        assert chosen is not None
        taken = chosen.taken.first
        same = [day for day in days if (day.month, day.day) == (month, taken.day)]
        past = [day for day in same if day <= TODAY]
        last = taken.replace(year=2026 if taken.replace(year=2026) <= TODAY else 2025)
        assert taken == max(past, key=lambda day: (past.count(day), day), default=last)
        assert (chosen.ground is Ground.LAST) is not bool(past)
        assert {one.first for one in chosen.others} == {*same, last} - {taken}


def test_the_year_is_first_one_in_which_a_strike_began_or_ended() -> None:
    days = [date(2023, 7, 14), date(2025, 7, 14), date(2025, 7, 14)]

    chosen = choose_year(yearless("Jul 14"), recorded(days, strike()), DateOrder.MONTH_FIRST)
    assert chosen is not None
    assert (chosen.taken.first, chosen.ground) == (date(2023, 7, 14), Ground.TURN)


def test_a_year_in_which_a_strike_was_on_comes_before_the_last() -> None:
    on = recorded([date(2023, 7, 14)], strike())

    for text, expected in (("4 September", date(2023, 9, 4)), ("Labor Day", date(2023, 9, 4))):
        chosen = choose_year(yearless(text), on, DateOrder.MONTH_FIRST)
        assert chosen is not None
        assert (chosen.taken.first, chosen.ground) == (expected, Ground.DURING)
        assert [one.first.year for one in chosen.others] == [2025]


def test_of_a_longer_time_the_year_is_the_latest_on_record() -> None:
    days = [date(2023, 9, 27), date(2023, 11, 9), date(2025, 10, 1)]

    chosen = choose_year(yearless("fall"), recorded(days, strike()), DateOrder.MONTH_FIRST)
    assert chosen is not None
    assert (chosen.taken.first.year, chosen.ground) == (2025, Ground.LATEST)


def test_dates_of_one_question_are_in_a_year_that_has_both() -> None:
    days = [date(2023, 5, 2), date(2023, 9, 27), date(2024, 9, 27), date(2025, 5, 2)]
    both = [yearless("May 2"), yearless("Sept 27")]

    assert common_year(both, days, TODAY, DateOrder.MONTH_FIRST) == 2023
    assert common_year([*both, yearless("July 4")], days, TODAY, DateOrder.MONTH_FIRST) is None
