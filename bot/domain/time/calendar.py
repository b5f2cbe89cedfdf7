"""Days: how long, which day of a strike, and whether printed lengths agree."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

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


def strike_elapsed(strike: Strike, today: date) -> Days:
    """Days from the start to the end, or to today where it goes on."""
    return elapsed(strike.start, strike.end or When.of_day(today))


def strike_counted(strike: Strike, today: date) -> Days:
    """Days on strike: day 1 is the first day, the last is the last full day."""
    return counted(strike.start, strike.last_full_day or strike.end or When.of_day(today))


def agreeing_lengths(strike: Strike, today: date) -> dict[str, bool]:
    """The printed lengths, and whether each equals either count."""
    counts = (strike_elapsed(strike, today), strike_counted(strike, today))
    return {days: any(count.holds(int(days)) for count in counts) for days in strike.published_days}


@dataclass(frozen=True, slots=True)
class StrikeSpan:
    """A strike with its days, as of a day.

    Attributes:
        stated: Without an end where it was not known by a past day.
        as_of: Today, or the past day by which everything had to be known.
        as_known: Whether it is such a past day.
        elapsed: From the start to the end, or to the day where it goes on.
        counted: On strike: day 1 is the first day, the last is the last full day.
        other_lengths: Lengths in print, in days, that equal neither.
        told_before_end: Whether all that was known by a past day is older than the end.
    """

    stated: Stated[Strike]
    as_of: date
    as_known: bool
    elapsed: Days
    counted: Days
    other_lengths: tuple[str, ...]
    told_before_end: bool


def strike_span(stated: Stated[Strike], as_of: date, *, as_known: bool = False) -> StrikeSpan:
    """A strike with its days up to a day: today, or the one by which it had to be `as_known`."""
    strike = stated.row
    agreeing = agreeing_lengths(strike, as_of)
    return StrikeSpan(
        stated,
        as_of,
        as_known,
        elapsed=strike_elapsed(strike, as_of),
        counted=strike_counted(strike, as_of),
        other_lengths=tuple(days for days, agrees in agreeing.items() if not agrees),
        told_before_end=as_known and told_before_end(stated),
    )


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
