"""A strike as a span of days, counted both ways."""

from dataclasses import dataclass
from datetime import date

from bot.domain.evidence.as_known import told_before_end
from bot.domain.time.calendar import Days, agreeing_lengths, strike_counted, strike_elapsed
from bot.models.event import Strike
from bot.models.evidence import Stated


@dataclass(frozen=True, slots=True)
class StrikeSpan:
    """A strike with its days.

    Attributes:
        stated: the strike with its evidence.
        elapsed: the end minus the start, or today where it goes on.
        counted: day 1 is the first day, the last is the last full day.
        odd_lengths: lengths in days that are in print and equal neither.
        last: the last day that it may have been on, today where it goes on.
        known_by: the day by which all of it had to be known, if one was asked for.
        told_before_end: whether all that was known by then is older than its end.
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
