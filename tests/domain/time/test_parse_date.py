"""Dates as people type them."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.time.parse_date import Unread, read_date
from bot.models.dates import MONTHS, When, read_edtf

TODAY = date(2026, 8, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-07-27", "2023-07-27"),
        ("2023-7-27", "2023-07-27"),
        ("2023-7-4", "2023-07-04"),
        ("27 July 2023", "2023-07-27"),
        ("27 july 2023", "2023-07-27"),
        ("  27   JULY\t2023 ", "2023-07-27"),
        ("27th July 2023", "2023-07-27"),
        ("27th of July 2023", "2023-07-27"),
        ("the 27th of July, 2023", "2023-07-27"),
        ("on 27 July 2023", "2023-07-27"),
        ("on the 27th of July 2023", "2023-07-27"),
        ("1st Sept 2023", "2023-09-01"),
        ("2nd Sep. 2023", "2023-09-02"),
        ("3rd of May 2023", "2023-05-03"),
        ("July 27, 2023", "2023-07-27"),
        ("July 27 2023", "2023-07-27"),
        ("Jul. 27th, 2023", "2023-07-27"),
        ("2023 July 27", "2023-07-27"),
        ("Thursday 27 July 2023", "2023-07-27"),
        ("Thursday, July 27, 2023", "2023-07-27"),
        ("Wednesday, 2 August 2023", "2023-08-02"),
        ("Thu, 27 Jul 2023", "2023-07-27"),
        ("Tues 2 May 2023", "2023-05-02"),
        ("Thurs 27 July 2023", "2023-07-27"),
        ("27-Jul-2023", "2023-07-27"),
        ("2023/07/27", "2023-07-27"),
        ("2023.7.27", "2023-07-27"),
        ("2023/07", "2023-07"),
        ("July 2023", "2023-07"),
        ("in July 2023", "2023-07"),
        ("Jul 2023", "2023-07"),
        ("May, 2023", "2023-05"),
        ("2023-07", "2023-07"),
        ("2023-7", "2023-07"),
        ("2023", "2023"),
        ("in 2023", "2023"),
        ("2023?", "2023?"),
        ("2023-07~", "2023-07~"),
        ("2023-07-27?", "2023-07-27?"),
        ("2023-05-02/2023-09-27", "2023-05-02/2023-09-27"),
        ("2023-05/2023-09-27?", "2023-05/2023-09-27?"),
        ("27/07/2023", "2023-07-27"),
        ("07/27/2023", "2023-07-27"),
        ("27.7.2023", "2023-07-27"),
        ("27-07-2023", "2023-07-27"),
        ("7/7/2023", "2023-07-07"),
        ("29 February 2024", "2024-02-29"),
        ("today", "2026-08-01"),
        ("Yesterday", "2026-07-31"),
        ("TOMORROW", "2026-08-02"),
    ],
)
def test_spellings(text: str, expected: str) -> None:
    assert read_date(text, TODAY) == read_edtf(expected)


def test_a_wrong_day_of_the_week_is_not_passed_over() -> None:
    """27 July 2023 was a Thursday: either part can be the slip."""
    assert read_date("Monday, 27 July 2023", TODAY) == Unread(impossible=True)
    assert read_date("Thu July 28, 2023", TODAY) == Unread(impossible=True)
    assert read_date("Friday 30 February 2023", TODAY) == Unread(impossible=True)


def test_thursday_cut_as_the_press_cuts_it() -> None:
    assert read_date("Thurs. 27 July 2023".replace(".", ""), TODAY) == read_edtf("2023-07-27")


@pytest.mark.parametrize(
    "text",
    [
        "30 February 2023",
        "29 February 2023",
        "February 29, 2100",
        "31 June 2023",
        "0 July 2023",
        "32nd July 2023",
        "99 July 2023",
        "2023-13",
        "2023-02-30",
        "2023-0-1",
        "0000",
        "July 0000",
        "31/02/2023",
        "13/13/2023",
        "0/5/2023",
        "1/1/0000",
    ],
)
def test_days_that_do_not_exist(text: str) -> None:
    assert read_date(text, TODAY) == Unread(impossible=True)


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("07/08/2023", (date(2023, 7, 8), date(2023, 8, 7))),
        ("8.7.2023", (date(2023, 7, 8), date(2023, 8, 7))),
        ("12-01-2023", (date(2023, 1, 12), date(2023, 12, 1))),
    ],
)
def test_day_and_month_are_not_guessed(text: str, possible: tuple[date, ...]) -> None:
    assert read_date(text, TODAY) == Unread(possible=possible)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "the strike",
        "writers' strike of 2023",
        "July",
        "27 July",
        "27 Juli 2023",
        "17 Thermidor 231",
        "2023-07-27T12:00",
        "2023/",
        "/2023",
        "../2023",
        "2024/2023",
        "-2023",
        "20230727",
        "e-sag23-start",
        "?",
        "\N{SHAMROCK}",
        "\x00",
        "27 July 2023" * 500,
        "?" * 6000,
        "9" * 6000,
    ],
)
def test_what_is_no_date_at_all(text: str) -> None:
    assert read_date(text, TODAY) is None


WRITTEN: tuple[Callable[[date], str], ...] = (
    date.isoformat,
    lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{MONTHS[day.month - 1][:3]}. {day.day}, {day.year}",
    lambda day: (
        f"{day:%A}, {MONTHS[day.month - 1].upper()} {day.day}{ordinal(day.day)}, {day.year}"
    ),
    lambda day: f"the {day.day}{ordinal(day.day)} of {MONTHS[day.month - 1].lower()} {day.year}",
)


def ordinal(number: int) -> str:
    return "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@pytest.mark.parametrize("write", WRITTEN, ids=["iso", "day first", "short", "weekday", "ordinal"])
def test_every_day_of_two_centuries_is_read_back(write: Callable[[date], str]) -> None:
    first, last = date(1900, 1, 1).toordinal(), date(2100, 12, 31).toordinal()
    for number in range(first, last + 1, 7 if write is not date.isoformat else 1):
        day = date.fromordinal(number)
        assert read_date(write(day), TODAY) == When.of_day(day)


@settings(deadline=None, max_examples=300)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(WRITTEN))
def test_any_day_is_read_back(day: date, write: Callable[[date], str]) -> None:
    assert read_date(write(day), TODAY) == When.of_day(day)


@settings(deadline=None, max_examples=300)
@given(st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2100), st.sampled_from("/.-"))
def test_numbers_alone_name_a_day_only_where_it_is_the_only_one(
    first: int, second: int, year: int, mark: str
) -> None:
    found = read_date(f"{first}{mark}{second}{mark}{year}", TODAY)

    possible = {day for day in (made(year, first, second), made(year, second, first)) if day}
    if len(possible) == 1:
        assert found == When.of_day(possible.pop())
    else:
        expected = Unread(possible=tuple(sorted(possible)), impossible=not possible)
        assert found == expected


def made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


pieces = st.sampled_from(
    ["2023", "07", "31", "0", "july", "of", "th", "/", "-", ".", "?", "~", "%", " ", ",", "٣", "²"]
)


@settings(deadline=None, max_examples=400)
@given(st.text(max_size=80) | st.lists(pieces, max_size=9).map("".join))
def test_no_text_raises(text: str) -> None:
    found = read_date(text, TODAY)

    if isinstance(found, When):
        assert found.first <= found.last
        assert read_edtf(found.text) == found
    elif found is not None:
        assert found.impossible is not bool(found.possible)


def test_a_week_is_no_date() -> None:
    assert read_date("2023-W28-5", TODAY) is None
