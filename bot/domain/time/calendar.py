"""Days: how long, which day of a strike, whether printed lengths agree, a strike as a span."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from bot.domain.evidence.as_known import told_before_end
from bot.models.dates import When
from bot.models.event import Strike
from bot.models.evidence import Stated


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days from `least` to `most`; the same where the dates are exact."""

    least: int
    most: int

    @property
    def is_exact(self) -> bool:
        return self.least == self.most

    def holds(self, days: int) -> bool:
        return self.least <= days <= self.most


def elapsed(start: When, end: When) -> Days:
    """End minus start. An imprecise date gives a range; never below nothing where they touch."""
    least = (end.first - start.last).days
    most = (end.last - start.first).days
    return Days(max(0, least) if start.overlaps(end) else least, most)


def counted(start: When, last_day: When) -> Days:
    """The days with both ends counted: day 1 is the first day."""
    days = elapsed(start, last_day)
    return Days(days.least + 1, days.most + 1)


class Stretch(Protocol):
    """What has the days of a strike: one of the record, or a stoppage that is listed alone."""

    @property
    def start(self) -> When: ...

    @property
    def end(self) -> When | None: ...

    @property
    def last_full_day(self) -> When | None: ...


def strike_elapsed(strike: Strike, today: date) -> Days:
    """Days from the start to the end, or to today where it goes on."""
    return elapsed(strike.start, strike.end or When.of_day(today))


def strike_counted(strike: Stretch, today: date) -> Days:
    """Days on strike: day 1 is the first day, the last is the last full day."""
    return counted(strike.start, strike.last_full_day or strike.end or When.of_day(today))


def agreeing_lengths(strike: Strike, today: date) -> dict[str, bool]:
    """The printed lengths, and whether each equals either count."""
    counts = (strike_elapsed(strike, today), strike_counted(strike, today))
    return {days: any(count.holds(int(days)) for count in counts) for days in strike.published_days}


class Phase(StrEnum):
    BEFORE = "before"
    ON = "on"
    MAYBE = "maybe"
    """the end is too imprecise to tell"""
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class StrikeDay:
    """Where a strike stands on a date. `day` counts from 1 and is set while it is on."""

    strike: Strike
    phase: Phase
    day: Days | None


def strike_on(strike: Strike, when: When, today: date) -> StrikeDay:
    """Where a strike stands on a day, or over a longer date.

    For a longer date, ON means that it was on for some of it; `day` is then its first and last
    day number within that date.
    """
    last = strike.last_full_day or strike.end or When.of_day(max(today, strike.start.last))
    if when.last < strike.start.first:
        return StrikeDay(strike, Phase.BEFORE, None)
    if strike.end is None and when.first > last.last:
        return StrikeDay(strike, Phase.MAYBE, None)
    if when.first > last.last:
        return StrikeDay(strike, Phase.ENDED, None)
    first_on = max(when.first, strike.start.first)
    last_on = min(when.last, last.last)
    number = Days((first_on - strike.start.first).days + 1, (last_on - strike.start.first).days + 1)
    phase = Phase.MAYBE if when.last > last.first and last.first != last.last else Phase.ON
    return StrikeDay(strike, phase, number)


def day_before(when: When) -> date | None:
    """The day before a date begins; None before the first day that there is."""
    return when.first - timedelta(days=1) if when.first > date.min else None


def day_after(when: When) -> date | None:
    """The day after a date ends; None after the last day that there is."""
    return when.last + timedelta(days=1) if when.last < date.max else None


@dataclass(frozen=True, slots=True)
class StrikeSpan:
    """A strike with its days, counted both ways. `odd_lengths` are in print and equal neither;
    `last` is the last day that it may have been on. `known_by` is the day by which all of it had to
    be known; `told_before_end` says that all that was known by then is older than its end.
    """

    stated: Stated[Strike]
    elapsed: Days
    counted: Days
    odd_lengths: tuple[str, ...]
    last: date
    known_by: date | None = None
    told_before_end: bool = False


def strike_span(stated: Stated[Strike], today: date, known_by: date | None = None) -> StrikeSpan:
    """The strike as of today, or of the day by which all of it had to be known."""
    strike = stated.row
    lengths = agreeing_lengths(strike, today)
    return StrikeSpan(
        stated=stated,
        elapsed=strike_elapsed(strike, today),
        counted=strike_counted(strike, today),
        odd_lengths=tuple(days for days, agrees in lengths.items() if not agrees),
        last=strike.end.last if strike.end else today,
        known_by=known_by,
        told_before_end=known_by is not None and told_before_end(stated),
    )
