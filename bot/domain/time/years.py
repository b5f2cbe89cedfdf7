"""Which year is meant where none is said: the one in which the record has most to tell of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.time.calendar import Phase, strike_on
from bot.domain.time.date_meanings import DateOrder, Several, time_of
from bot.domain.time.parse_date import YEARS_TRIED, Yearless
from bot.models.dates import When
from bot.models.event import Strike


class Ground(StrEnum):
    """Why a year is taken, to go on from 'is read as 2 May 2023, '."""

    TURN = "when a strike began or ended"
    MOST = "with most on record"
    LATEST = "the latest with something on record"
    DURING = "the year with a strike on then and most on record"
    LAST = "the last one"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the record has on its days.

    Attributes:
        days: in their order, each as often as something is on it.
        today: how far what goes on has come.
    """

    days: Sequence[date]
    strikes: Sequence[Strike]
    today: date

    def count(self, when: When) -> int:
        return bisect_right(self.days, when.last) - bisect_left(self.days, when.first)

    def turns(self, when: When) -> bool:
        """Whether a strike began or ended on a day."""
        ends = (end for one in self.strikes for end in (one.start, one.end))
        return any(end is not None and end.is_day and end.first == when.first for end in ends)

    def strike_was_on(self, when: When) -> bool:
        return any(strike_on(one, when, self.today).phase is Phase.ON for one in self.strikes)

    def count_of_year(self, when: When) -> int:
        first, last = date(when.first.year, 1, 1), date(when.first.year, 12, 31)
        return self.count(time_of(first, last))


@dataclass(frozen=True, slots=True)
class YearChosen:
    """A date of every year in one of them; `others` are in other years, the likeliest first."""

    taken: When
    ground: Ground
    others: tuple[When, ...]


def choose_year(yearless: Yearless, recorded: Recorded, order: DateOrder) -> YearChosen | None:
    """The year that is meant. Of a day, first one in which a strike began or ended on it or that
    has most on record, then of those with a strike on the one with most on record; of longer times
    the latest that has something. Else the last up to today; None where there was no such day.
    """
    today = recorded.today
    years = range(today.year, max(today.year - YEARS_TRIED, 0), -1)
    dated = (in_year(yearless, year, order) for year in years)
    latest = next((one for one in dated if one is not None and one.first <= today), None)
    found = on_record(yearless, recorded.days, order)
    during = [] if found and not found[0].is_day else _during(yearless, recorded, order)
    if found and found[0].is_day:
        found.sort(key=lambda one: (recorded.turns(one), recorded.count(one)), reverse=True)
    likeliest = list(dict.fromkeys((*found, *during, *([latest] if latest else ()))))
    taken = next((one for one in likeliest if one.first <= today), None)
    if taken is None:
        return None
    others = tuple(one for one in likeliest if one != taken)
    past = [one for one in found if one.first <= today]
    return YearChosen(taken, _ground(taken, past, recorded), others)


def _ground(taken: When, past: Sequence[When], recorded: Recorded) -> Ground:
    if taken not in past:
        return Ground.DURING if taken.is_day and recorded.strike_was_on(taken) else Ground.LAST
    if taken.is_day and recorded.turns(taken):
        return Ground.TURN
    return Ground.LATEST if taken == max(past, key=_by_day) else Ground.MOST


def _during(yearless: Yearless, recorded: Recorded, order: DateOrder) -> list[When]:
    """The day in each year in which a strike was on then, that with most on record first."""
    years = {
        year
        for one in recorded.strikes
        for year in range(one.start.first.year, (one.end or one.start).last.year + 1)
    }
    dated = (in_year(yearless, year, order) for year in sorted(years, reverse=True))
    days = [one for one in dated if one is not None and one.is_day]
    on = [one for one in days if recorded.strike_was_on(one)]
    return sorted(on, key=recorded.count_of_year, reverse=True)


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
