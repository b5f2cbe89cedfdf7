"""Dates as people type them."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.time.date_meanings import DateOrder, Several, Unread
from bot.domain.time.parse_date import Yearless, read_date
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
        ("7/27/23", "2023-07-27"),
        ("27.7.23", "2023-07-27"),
        ("3/31/88", "1988-03-31"),
        ("27-Jul-23", "2023-07-27"),
        ("27/Jul/2023", "2023-07-27"),
        ("Jul 27 '23", "2023-07-27"),
        ("27 july, 2023", "2023-07-27"),
        ("July 27th of 2023", "2023-07-27"),
        ("the fourth of May, 2023", "2023-05-04"),
        ("twenty-seventh of July 2023", "2023-07-27"),
        ("since July 2023", "2023-07"),
        ("by 27 July 2023.", "2023-07-27"),
        ("20230727", "2023-07-27"),
        ("2023/7/27", "2023-07-27"),
        ("2023-07-27T23:30:00Z", "2023-07-27"),
        ("2023-07-27 23:30", "2023-07-27"),
        ("<t:1689318060:D>", "2023-07-14"),
        ("<t:1689318060>", "2023-07-14"),
        ("1689318060", "2023-07-14"),
        ("14Jul2023", "2023-07-14"),
        ("Thursday 7/27/23", "2023-07-27"),
        ("July 27, 2023 (Thursday)", "2023-07-27"),
        ("Tuesday 5/2/2023", "2023-05-02"),
        ("July 14, 2023 at 12:01 a.m. PT", "2023-07-14"),
        ("27.7.2023 14:00", "2023-07-27"),
        ("07/2023", "2023-07"),
        ("7-2023", "2023-07"),
        ("2023 July", "2023-07"),
        ("'23", "2023"),
        ("2022-23", "2022/2023"),
        ("Septmber 27, 2023", "2023-09-27"),
        ("27 Febuary 2023", "2023-02-27"),
        ("yesturday", "2026-07-31"),
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
        "32 July 2023",
        "July 0",
        "31/31/23",
        "20231327",
        "2023-15",
        "2024/2023",
        "<t:99999999999999:D>",
        "a week before 31 June 2023",
        "9999 years ago",
    ],
)
def test_days_that_do_not_exist(text: str) -> None:
    assert read_date(text, TODAY) == Unread(impossible=True)


@pytest.mark.parametrize(
    ("text", "month_first", "day_first"),
    [
        ("07/08/2023", "2023-07-08", "2023-08-07"),
        ("12-01-2023", "2023-12-01", "2023-01-12"),
        ("5/2/23", "2023-05-02", "2023-02-05"),
        ("on 5/2/23", "2023-05-02", "2023-02-05"),
    ],
)
def test_what_can_be_two_days_is_in_the_order_of_who_reads(
    text: str, month_first: str, day_first: str
) -> None:
    days = (read_edtf(month_first), read_edtf(day_first))
    assert read_date(text, TODAY, DateOrder.MONTH_FIRST) == Several(days, DateOrder.MONTH_FIRST)
    assert read_date(text, TODAY, DateOrder.DAY_FIRST) == Several(days[::-1], DateOrder.DAY_FIRST)


def test_between_dots_the_day_is_first() -> None:
    days = (read_edtf("2023-11-09"), read_edtf("2023-09-11"))
    for order in DateOrder:
        assert read_date("9.11.2023", TODAY, order) == Several(days, DateOrder.DAY_FIRST)


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("July 4", 2023, "2023-07-04"),
        ("4th of July", 2023, "2023-07-04"),
        ("the Fourth of July", 2023, "2023-07-04"),
        ("2 May", 2023, "2023-05-02"),
        ("Sept. 27", 2023, "2023-09-27"),
        ("9/24", 2023, "2023-09-24"),
        ("24/9", 2023, "2023-09-24"),
        ("July", 2023, "2023-07"),
        ("in May", 2023, "2023-05"),
        ("early May", 2023, "2023-05-01/2023-05-10"),
        ("summer", 2023, "2023-06/2023-08"),
        ("Labor Day", 2023, "2023-09-04"),
        ("Q3", 2023, "2023-07/2023-09"),
        ("Feb 29", 2024, "2024-02-29"),
        ("Thursday, July 27", 2023, "2023-07-27"),
        ("May 2 to Sept 27", 2023, "2023-05-02/2023-09-27"),
    ],
)
def test_a_date_without_a_year_is_one_in_each(text: str, year: int, expected: str) -> None:
    found = read_date(text, TODAY)

    assert isinstance(found, Yearless)
    assert found.in_year(year, DateOrder.MONTH_FIRST) == read_edtf(expected)


def test_a_day_that_a_year_does_not_have() -> None:
    leap, friday = read_date("Feb 29", TODAY), read_date("Friday, July 27", TODAY)

    assert isinstance(leap, Yearless)
    assert isinstance(friday, Yearless)
    assert leap.in_year(2023, DateOrder.MONTH_FIRST) is None
    assert friday.in_year(2023, DateOrder.MONTH_FIRST) is None
    assert friday.in_year(2018, DateOrder.MONTH_FIRST) == read_edtf("2018-07-27")


@pytest.mark.parametrize(("text", "month"), [("7/23", "2023-07"), ("9/24", "2024-09")])
def test_a_day_and_a_month_with_two_digits_of_a_year_look_the_same(text: str, month: str) -> None:
    found = read_date(text, TODAY)

    assert isinstance(found, Yearless)
    assert found.month == read_edtf(month)


def test_two_digits_behind_a_month_in_letters_are_a_day() -> None:
    found = read_date("Aug. 14", TODAY)

    assert isinstance(found, Yearless)
    assert found.month is None


@pytest.mark.parametrize(
    ("text", "month"), [("Jul 88", "1988-07"), ("Aug '14", "2014-08"), ("march 99", "1999-03")]
)
def test_two_digits_that_are_no_day_are_a_year(text: str, month: str) -> None:
    assert read_date(text, TODAY) == read_edtf(month)


@pytest.mark.parametrize(
    "text",
    [
        "never",
        "soon",
        "a few days ago",
        "12th of never",
        "Friday the 13th",
        "27 Thermidor 2023",
        "Q5 2023",
        "5/2/23/4",
        "1/2-1/9 2023",
        "2023/",
        "/2023",
        "../2023",
        "-2023",
        "99",
    ],
)
def test_what_looks_like_a_date_is_no_name(text: str) -> None:
    assert read_date(text, TODAY) == Unread()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "the strike",
        "writers' strike of 2023",
        "SAG strike vote",
        "TechCrunch article",
        "Darth Vader",
        "WGA deal",
        "Two unions are on strike at once",
        "e-sag23-start",
        "second",
        "on",
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
    lambda day: f"{day.day}-{MONTHS[day.month - 1][:3]}-{day.year}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.isoformat()}T12:00:00+02:00",
)
NAMES = ("iso", "day first", "short", "weekday", "ordinal", "sheet", "together", "slashes", "time")


def ordinal(number: int) -> str:
    return "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@pytest.mark.parametrize("write", WRITTEN, ids=NAMES)
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
@given(st.dates(date(1941, 1, 1), date(2040, 12, 31)), st.sampled_from(tuple(DateOrder)))
def test_two_digits_of_a_year_are_enough(day: date, order: DateOrder) -> None:
    shown = f"{day.month}/{day.day}" if order is DateOrder.MONTH_FIRST else f"{day.day}/{day.month}"
    found = read_date(f"{shown}/{day.year % 100:02}", TODAY, order)

    assert (found.readings[0] if isinstance(found, Several) else found) == When.of_day(day)


@settings(deadline=None, max_examples=300)
@given(
    st.integers(1, 31),
    st.integers(1, 12),
    st.integers(1900, 2100),
    st.sampled_from("/-"),
    st.sampled_from(tuple(DateOrder)),
)
def test_numbers_alone_name_a_day_in_that_order_or_the_only_one(
    first: int, second: int, year: int, mark: str, order: DateOrder
) -> None:
    found = read_date(f"{first}{mark}{second}{mark}{year}", TODAY, order)

    days = [made(year, first, second), made(year, second, first)]
    if order is DateOrder.DAY_FIRST:
        days.reverse()
    possible = tuple(dict.fromkeys(When.of_day(day) for day in days if day))
    if len(possible) == 1:
        assert found == possible[0]
    else:
        assert found == (Several(possible, order) if possible else Unread(impossible=True))


def made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


PIECES = (
    *("2023", "07", "31", "0", "july", "of", "th", "/", "-", ".", "?", "~", "%", " ", ","),
    *("\u0663", "\u00b2", "summer ", "last ", "a week ", "ago", "before ", "early ", "q3", " to "),
    *("9999", "labor day"),
)
pieces = st.sampled_from(PIECES)


@settings(deadline=None, max_examples=400)
@given(st.text(max_size=80) | st.lists(pieces, max_size=9).map("".join))
def test_no_text_raises(text: str) -> None:
    found = read_date(text, TODAY)

    readings = found.readings if isinstance(found, Several) else (found,)
    for one in readings:
        if isinstance(one, When):
            assert one.first <= one.last
            assert read_edtf(one.text) == one


def test_a_week_is_no_date() -> None:
    assert read_date("2023-W28-5", TODAY) is None
