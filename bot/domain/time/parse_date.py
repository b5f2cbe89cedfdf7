"""Dates as people type them, in every way to write one. What can mean several is not hidden."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.domain.time.calendar_dates import MONTH, MONTH_NUMBERS, read_calendar_date
from bot.domain.time.date_like import looks_like_date, mended
from bot.domain.time.date_meanings import UNITS, DateOrder, Meaning, Several, Unread, edtf, shifted
from bot.domain.time.date_text import full_year, in_digits, one_spelling, without_leading
from bot.domain.time.holidays import read_holiday
from bot.domain.time.periods import read_period
from bot.domain.time.relative_dates import count_of, read_relative
from bot.models.dates import When

EXAMPLES = "'2023-07-27', '27 July 2023', 'July 2023' or 'yesterday'"
LONGEST = 60
"""Characters of a text that may be a date."""
YEARS_TRIED = 29
"""29 February comes every four years, and falls on each day of the week within 28."""


@dataclass(frozen=True, slots=True)
class Yearless:
    """A date of every year, like 'July 4', 'Labor Day', 'fall'.

    Attributes:
        said: What was typed, in the one spelling.
        month: The month that it can be as well: '7/23' is 23 July or July 2023.
    """

    said: str
    month: When | None = None

    def in_year(self, year: int, order: DateOrder) -> Several | When | None:
        """The date in a year; None where that year has none."""
        found = _in_full(f"{self.said} {year:04}", date(year, 1, 1), order)
        return None if isinstance(found, Unread) else found


def read_date(
    text: str, today: date, order: DateOrder = DateOrder.MONTH_FIRST
) -> Meaning | Yearless:
    """The date that `text` names; None where it does not look like a date at all."""
    if not text.strip() or len(text) > LONGEST:
        return None
    plain = one_spelling(text)
    said = in_digits(plain)
    found = _read(said, today, order)
    if found is None and (other := mended(said)) != said:
        found = _read(other, today, order)
    return found or (Unread() if looks_like_date(plain, said) else None)


def _read(said: str, today: date, order: DateOrder) -> Meaning | Yearless:
    bare = without_leading(said)
    for way in dict.fromkeys((said, bare)):
        if (found := _in_full(way, today, order)) is not None:
            return found
    return _yearless(bare, today, order)


@lru_cache(maxsize=4096)
def _in_full(said: str, today: date, order: DateOrder) -> Meaning:
    """What names its year, or counts from today."""

    def read(part: str) -> Meaning:
        return _in_full(without_leading(part), today, order) if part != said else None

    try:
        if (found := read_relative(said, today) or read_calendar_date(said, order)) is not None:
            return found
        if (holiday := read_holiday(said)) is not None:
            return When.of_day(holiday)
        return _shifted_from(said, today, order) or read_period(said, today, read)
    except (ValueError, OverflowError):
        return Unread(impossible=True)


_SHIFTED = re.compile(
    rf"(?P<count>an?|the|\d{{1,5}}) (?P<unit>{UNITS})s?"
    r" (?P<way>before|after|from|since) (?P<rest>.+)",
    re.ASCII,
)


def _shifted_from(said: str, today: date, order: DateOrder) -> Meaning:
    """'a week before 2 May 2023', 'the day after Labor Day 2023'."""
    found = _SHIFTED.fullmatch(said)
    start = _in_full(without_leading(found["rest"]), today, order) if found else None
    if found is None or not isinstance(start, When):
        return start if isinstance(start, Unread) else None
    count = count_of(found["count"])
    if found["way"] == "before":
        return When.of_day(shifted(start.first, -count, found["unit"]))
    return When.of_day(shifted(start.last, count, found["unit"]))


_UNFINISHED = re.compile(
    r".*(?:\W|\b(?:to|and|through|thru|until|till|of|in|the|q|h|early|mid|middle|late|start|end|close"
    r"|beginning))"
)
"""What a year behind it would go on with: '2023/', 'May to', 'early'."""


def _yearless(said: str, today: date, order: DateOrder) -> Meaning | Yearless:
    if _UNFINISHED.fullmatch(said):
        return None
    years = range(today.year, max(today.year - YEARS_TRIED, 0), -1)
    tried = (_in_full(f"{said} {year:04}", today, order) for year in years)
    first = next(tried, None)
    if first is None:
        return None
    month = _month_of(said)
    if isinstance(first, Unread) and all(isinstance(one, Unread) for one in tried):
        return month if month and month.first <= today else first
    return Yearless(said, None if said[:1].isalpha() else month)


_MONTH_AND_YEAR = re.compile(rf"(?P<month>{MONTH}|\d{{1,2}})[ /-](?P<year>\d\d)", re.ASCII)


def _month_of(said: str) -> When | None:
    """July 2023, for '7/23'; for 'jul 88', which can be no day, July 1988."""
    found = _MONTH_AND_YEAR.fullmatch(said)
    if found is None:
        return None
    month = MONTH_NUMBERS.get(found["month"]) or int(found["month"])
    read = edtf(f"{full_year(found['year'])}-{month:02}")
    return read if isinstance(read, When) else None
