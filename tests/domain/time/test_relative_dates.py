"""Dates that count from today, against the days of the calendar gone through one by one."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.time.date_meanings import Unread
from bot.domain.time.parse_date import read_date
from bot.models.dates import When, read_edtf

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
DAY = timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def back(today: date, fits: Callable[[date], bool]) -> date:
    """The last day before today that fits."""
    return next(day for n in range(1, 800) if fits(day := today - n * DAY))


def read(text: str, today: date) -> When:
    found = read_date(text, today)
    assert isinstance(found, When), text
    return found


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("today", 0),
        ("Now", 0),
        ("yesterday", -1),
        ("last night", -1),
        ("this morning", 0),
        ("tomorrow", 1),
        ("the day before yesterday", -2),
        ("day after tomorrow", 2),
        ("3 days ago", -3),
        ("three days ago", -3),
        ("a day ago", -1),
        ("a week ago", -7),
        ("one week ago today", -7),
        ("two weeks ago", -14),
        ("a fortnight ago", -14),
        ("a couple of weeks ago", -14),
        ("twenty-one days ago", -21),
        ("a hundred days ago", -100),
        ("in 3 days", 3),
        ("in a week", 7),
        ("5 days from now", 5),
        ("a week before yesterday", -8),
        ("2 days after tomorrow", 3),
    ],
)
def test_days_and_weeks(text: str, away: int) -> None:
    today = date(2026, 3, 1)
    assert read(text, today) == When.of_day(today + away * DAY)
    assert read(text.upper(), today) == read(text, today)


@given(days, st.integers(0, 6))
def test_days_of_the_week(today: date, number: int) -> None:
    name = WEEKDAYS[number]
    last = back(today, lambda day: day.weekday() == number)
    monday = today if today.weekday() == 0 else back(today, lambda day: day.weekday() == 0)

    assert read(f"last {name}", today) == When.of_day(last)
    assert read(f"last {name[:3]}.", today) == When.of_day(last)
    assert read(f"next {name}", today) == When.of_day(back(today + 8 * DAY, _is(number)))
    assert read(f"on {name}", today) == When.of_day(back(today + DAY, _is(number)))
    assert read(f"this {name}", today) == When.of_day(monday + number * DAY)


def _is(number: int) -> Callable[[date], bool]:
    return lambda day: day.weekday() == number


@given(days)
def test_weeks_months_and_years(today: date) -> None:
    this, last = read("this week", today), read("last week", today)
    assert this.first <= today <= this.last
    assert (this.first.weekday(), this.last - this.first) == (0, 6 * DAY)
    assert (last.first, last.last) == (this.first - 7 * DAY, this.first - DAY)
    assert read("next week", today).first == this.last + DAY
    assert read("the week before last", today).last == last.first - DAY
    assert read("earlier this week", today) == this

    assert read("this month", today).text == f"{today:%Y-%m}"
    first = today.replace(day=1)
    assert read("last month", today).last == first - DAY
    assert read("next month", today).first == back(first + 35 * DAY, lambda day: day.day == 1)
    assert read("this year", today).text == f"{today.year}"
    assert read("last year", today).text == f"{today.year - 1}"
    assert read("the next year", today).text == f"{today.year + 1}"


@given(days, st.integers(1, 30))
def test_months_ago_are_the_same_day_or_the_last_of_a_shorter_month(
    today: date, count: int
) -> None:
    found = read(f"{count} months ago", today).first

    assert (today.year - found.year) * 12 + today.month - found.month == count
    assert found.day == today.day or (found.day < today.day and (found + DAY).day == 1)
    assert read(f"{count} years ago", today) == read(f"{12 * count} months ago", today)


@given(days, st.integers(1, 400))
def test_the_last_days_end_today(today: date, count: int) -> None:
    found = read(f"the last {count} days", today)

    assert (found.first, found.last) == (today - (count - 1) * DAY, today)


@given(days, st.integers(0, 3))
def test_the_last_season_is_over_and_no_later_one_is(today: date, number: int) -> None:
    name, month = (("spring", 3), ("summer", 6), ("fall", 9), ("winter", 12))[number]
    found = read(f"last {name}", today)

    assert found.first == back(found.first + DAY, lambda day: (day.month, day.day) == (month, 1))
    assert found.last < today <= found.last.replace(day=28) + timedelta(days=370)
    assert read("last July", today).last < today


@pytest.mark.parametrize("text", ["9999 years ago", "in 99999 months"])
def test_before_and_after_the_calendar(text: str) -> None:
    assert read_date(text, date(2026, 1, 1)) == Unread(impossible=True)


def test_at_the_ends_of_the_calendar() -> None:
    assert read_date("yesterday", date.min) == Unread(impossible=True)
    assert read_date("next week", date.max) == Unread(impossible=True)
    assert read_date("today", date.max) == read_edtf("9999-12-31")
