"""What a typed date can turn out to be."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.models.dates import When, read_edtf


class DateOrder(StrEnum):
    """Which of two numbers is the month."""

    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"


@dataclass(frozen=True, slots=True)
class Several:
    """What can mean several times: the one that is taken first.

    Attributes:
        order: what decided between two days; None where it was nothing of the kind.
    """

    readings: tuple[When, ...]
    order: DateOrder | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that looks like a date and is none: there is no such day, or it cannot be read."""

    impossible: bool = False


Meaning = When | Several | Unread | None
"""None of what does not look like a date at all."""


def time_of(first: date, last: date) -> When:
    """From one day to another, both included: as a day, months or years where it is just these."""
    if first == last:
        return When.of_day(first)
    if first.day > 1 or last.day < monthrange(last.year, last.month)[1]:
        return When(f"{first.isoformat()}/{last.isoformat()}", first, last)
    whole_years = (first.month, last.month) == (1, 12)
    length = len("2023") if whole_years else len("2023-07")
    start, end = first.isoformat()[:length], last.isoformat()[:length]
    return When(start if start == end else f"{start}/{end}", first, last)


def months_of(year: int, month: int, count: int) -> When:
    """Some months from one on. OverflowError or ValueError where the calendar ends before."""
    first = date(year, month, 1)
    return time_of(first, shifted(first, count, "month") - timedelta(days=1))


def shifted(day: date, count: int, unit: str) -> date:
    """A day some days, weeks, months, years or decades on, or back; the last of a shorter month.

    Raises:
        ValueError, OverflowError: the calendar ends before.
    """
    if unit in _DAYS:
        return day + timedelta(days=count * _DAYS[unit])
    months = day.year * 12 + day.month - 1 + count * MONTHS_IN[unit]
    year, month = months // 12, months % 12 + 1
    if not date.min.year <= year <= date.max.year:
        raise ValueError("the calendar has no such year")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


_DAYS = {"day": 1, "week": 7, "fortnight": 14}
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
"""Months that a unit takes; the others are days."""
UNITS = "|".join((*_DAYS, *MONTHS_IN))


def edtf(text: str) -> When | Unread:
    """The date that is written so, if there is one."""
    try:
        return read_edtf(text)
    except (ValueError, OverflowError):
        return Unread(impossible=True)
