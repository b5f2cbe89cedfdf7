"""Longer times, holidays, and from one date to another."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.time.date_meanings import DateOrder, Several, Unread, time_of
from bot.domain.time.parse_date import read_date
from bot.models.dates import MONTHS, When, read_edtf

TODAY = date(2026, 8, 1)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("early May 2023", "2023-05-01/2023-05-10"),
        ("mid-May 2023", "2023-05-11/2023-05-20"),
        ("the middle of May 2023", "2023-05-11/2023-05-20"),
        ("late May 2023", "2023-05-21/2023-05-31"),
        ("late February 2024", "2024-02-19/2024-02-29"),
        ("early 2023", "2023-01/2023-04"),
        ("late 2023", "2023-09/2023-12"),
        ("early 1980s", "1980-01/1983-04"),
        ("beginning of July 2023", "2023-07-01"),
        ("end of July 2023", "2023-07-31"),
        ("last day of 2023", "2023-12-31"),
        ("first half of May 2023", "2023-05-01/2023-05-15"),
        ("second half of 2023", "2023-07/2023-12"),
        ("H2 2023", "2023-07/2023-12"),
        ("Q3 2023", "2023-07/2023-09"),
        ("2023-Q3", "2023-07/2023-09"),
        ("third quarter of 2023", "2023-07/2023-09"),
        ("first week of May 2023", "2023-05-01/2023-05-07"),
        ("last week of May 2023", "2023-05-25/2023-05-31"),
        ("week of 27 July 2023", "2023-07-24/2023-07-30"),
        ("weekend of 27 July 2023", "2023-07-29/2023-07-30"),
        ("2024-W01", "2024-01-01/2024-01-07"),
        ("2020w53", "2020-12-28/2021-01-03"),
        ("week 9 2023", "2023-02-27/2023-03-05"),
        ("halfway through 2023", "2023-07-02"),
        ("Easter 2019", "2019-04-21"),
        ("Easter Monday 2038", "2038-04-26"),
        ("Good Friday 1943", "1943-04-23"),
        ("Mother's Day 2023", "2023-05-14"),
        ("spring 2023", "2023-03/2023-05"),
        ("the summer of 2023", "2023-06/2023-08"),
        ("Fall '23", "2023-09/2023-11"),
        ("autumn 2023", "2023-09/2023-11"),
        ("winter 2022-23", "2022-12/2023-02"),
        ("winter 2022/2023", "2022-12/2023-02"),
        ("the 1980s", "1980/1989"),
        ("'80s", "1980/1989"),
        ("the sixties", "1960/1969"),
        ("May 2 to Sept 27, 2023", "2023-05-02/2023-09-27"),
        ("from 2 May to 27 September 2023", "2023-05-02/2023-09-27"),
        ("between May 2, 2023 and Sept. 27, 2023", "2023-05-02/2023-09-27"),
        ("2\u20139 May 2023", "2023-05-02/2023-05-09"),
        ("May 2-9, 2023", "2023-05-02/2023-05-09"),
        ("June-August 2023", "2023-06/2023-08"),
        ("Nov 5 to Feb 12, 2008", "2007-11-05/2008-02-12"),
        ("2007-2008", "2007/2008"),
        ("5/2/23 - 9/27/23", "2023-05-02/2023-09-27"),
        ("May & June 2023", "2023-05/2023-06"),
        ("summer of 23", "2023-06/2023-08"),
        ("end of the year", "2026-12-31"),
        ("start of the month", "2026-08-01"),
        ("July 2023 through summer 2024", "2023-07/2024-08"),
    ],
)
def test_longer_times(text: str, expected: str) -> None:
    assert read_date(text, TODAY) == read_edtf(expected)


@pytest.mark.parametrize(
    "text",
    ["winter 2022-24", "fall 2022-23", "5th week of February 2023", "9 to 2 May 2023", "2024-2023"],
)
def test_times_that_there_are_not(text: str) -> None:
    assert read_date(text, TODAY) == Unread(impossible=True)


def test_a_winter_of_one_year_can_be_two() -> None:
    begun, ended = read_edtf("2023-12/2024-02"), read_edtf("2022-12/2023-02")
    assert read_date("winter 2023", TODAY) == Several((begun, ended))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Labor Day 2023", "2023-09-04"),
        ("labour day, 2024", "2024-09-02"),
        ("Memorial Day 2023", "2023-05-29"),
        ("Memorial Day 2027", "2027-05-31"),
        ("Independence Day 2023", "2023-07-04"),
        ("Fourth of July, 2023", "2023-07-04"),
        ("Thanksgiving 2023", "2023-11-23"),
        ("Thanksgiving Day 2024", "2024-11-28"),
        ("Christmas 2023", "2023-12-25"),
        ("New Year's Eve 2023", "2023-12-31"),
        ("New Year\u2019s Day 2024", "2024-01-01"),
        ("MLK Day 2023", "2023-01-16"),
        ("Presidents' Day 2023", "2023-02-20"),
        ("Halloween 2023", "2023-10-31"),
        ("Veterans Day 2023", "2023-11-11"),
        ("May Day 2023", "2023-05-01"),
        ("Election Day 2024", "2024-11-05"),
        ("Election Day 2022", "2022-11-08"),
        ("Juneteenth 2023", "2023-06-19"),
        ("2023 Labor Day", "2023-09-04"),
        ("the day after Labor Day 2023", "2023-09-05"),
    ],
)
def test_holidays(text: str, expected: str) -> None:
    assert read_date(text, TODAY) == read_edtf(expected)


@given(st.tuples(days, days).map(sorted).map(tuple), st.sampled_from(tuple(DateOrder)))
def test_from_any_day_to_any_other(ends: tuple[date, date], order: DateOrder) -> None:
    first, last = ends
    written = [f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in ends]

    for between in (" to ", " - ", " through ", "\u2013"):
        found = read_date(between.join(written), TODAY, order)
        assert isinstance(found, When)
        assert (found.first, found.last) == (first, last)


@given(days, days)
def test_a_time_is_read_back_from_its_text(one: date, other: date) -> None:
    found = time_of(min(one, other), max(one, other))

    assert read_edtf(found.text) == found
    assert len(found.text) <= 24
