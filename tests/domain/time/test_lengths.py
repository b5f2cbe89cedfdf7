"""Lengths of time that count from another date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.time.lengths import Length, read_length
from bot.models.dates import When, read_edtf


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("5 months later", [(5, "month")]),
        ("Three weeks on", [(3, "week")]),
        ("+100 days", [(100, "day")]),
        ("+100", [(100, "day")]),
        ("+2w", [(2, "week")]),
        ("118 days", [(118, "day")]),
        ("after 10 days", [(10, "day")]),
        ("10 days after that", [(10, "day")]),
        ("10 days after the start", [(10, "day")]),
        ("2 weeks and 3 days later", [(2, "week"), (3, "day")]),
        ("a year and a day", [(1, "year"), (1, "day")]),
        ("a couple of days later", [(2, "day")]),
        ("the day after", [(1, "day")]),
        ("another fortnight", [(1, "fortnight")]),
        ("the following month", [(1, "month")]),
    ],
)
def test_lengths_in_every_way_to_write_them(text: str, parts: list[tuple[int, str]]) -> None:
    assert read_length(text) == Length(tuple(parts))


@pytest.mark.parametrize(
    "text",
    [
        *("3 weeks ago", "in 3 days", "the day", "the day after tomorrow", "next week", "2 May"),
        *("10 days after 2 May 2023", "10 days after the SAG deal", "last 30 days", "2023", "100"),
    ],
)
def test_what_counts_from_today_or_names_its_date_is_no_length(text: str) -> None:
    assert read_length(text) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 9999))
def test_days_later_are_days_later(day: date, count: int) -> None:
    length = read_length(f"{count} days later")

    assert length is not None
    assert length.after(When.of_day(day)) == When.of_day(day + timedelta(days=count))


def test_it_is_as_exact_as_what_it_counts_from() -> None:
    length = Length(((1, "month"),))

    assert length.after(read_edtf("2023-05")) == read_edtf("2023-06")
    assert Length(((99999, "year"),)).after(read_edtf("2023-05")) is None
