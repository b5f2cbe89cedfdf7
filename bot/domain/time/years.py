"""Which year is meant where none is said: the latest in which the record has something then."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.time.date_meanings import DateOrder, Several
from bot.domain.time.parse_date import YEARS_TRIED, Yearless
from bot.models.dates import When


@dataclass(frozen=True, slots=True)
class YearChosen:
    """A date of every year in one of them.

    Attributes:
        on_record: whether the record has something then; else it is the last one up to today.
        others: in other years, the latest first: those that the record has, and the last one.
    """

    taken: When
    on_record: bool
    others: tuple[When, ...]


def choose_year(
    yearless: Yearless, days: Sequence[date], today: date, order: DateOrder
) -> YearChosen | None:
    """The year that is meant; `days` are those of the record, in their order. None where there has
    been no such day.
    """
    recorded = on_record(yearless, days, order)
    years = range(today.year, max(today.year - YEARS_TRIED, 0), -1)
    dated = (in_year(yearless, year, order) for year in years)
    latest = next((one for one in dated if one is not None and one.first <= today), None)
    past = [one for one in recorded if one.first <= today]
    taken = past[0] if past else latest
    if taken is None:
        return None
    beside = [*recorded, *([latest] if latest else [])]
    others = sorted({one for one in beside if one != taken}, key=_by_day, reverse=True)
    return YearChosen(taken, bool(past), tuple(others))


def common_year(
    yearless: Iterable[Yearless], days: Sequence[date], today: date, order: DateOrder
) -> int | None:
    """The latest year in which the record has something at each of several dates."""
    years = [
        {when.first.year for when in on_record(one, days, order) if when.first <= today}
        for one in yearless
    ]
    return max(set[int].intersection(*years), default=None) if years else None


def on_record(yearless: Yearless, days: Sequence[date], order: DateOrder) -> list[When]:
    """The date in each year in which one of some days falls on it, the latest first."""
    years = sorted({day.year for day in days}, reverse=True)
    dated = (in_year(yearless, year, order) for year in years)
    return [one for one in dated if one is not None and has_day(days, one)]


def in_year(yearless: Yearless, year: int, order: DateOrder) -> When | None:
    """The date in a year; of two days the one in that order."""
    found = yearless.in_year(year, order)
    return found.readings[0] if isinstance(found, Several) else found


def has_day(days: Sequence[date], when: When) -> bool:
    """Whether one of some days, which are in their order, is in a time."""
    return bisect_left(days, when.first) < bisect_right(days, when.last)


def _by_day(when: When) -> tuple[date, date]:
    return when.first, when.last
