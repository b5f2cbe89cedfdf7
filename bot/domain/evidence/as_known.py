"""What was known by a day: what sources state that were published by then.

A source counts as published on the last day that its date allows; an undated one is left out. The
word of a source counts from that source's own day, also where the source that it repeats is undated
or of a wider date: that one must have been out by then, and stays the origin of the word. What was
corrected after the day is left out, since it tells what was found later; notes are as they are now.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from bot.models.base import Row
from bot.models.correction import Correction
from bot.models.event import Strike
from bot.models.evidence import Attestation, Stated
from bot.models.source import Source

RowT_co = TypeVar("RowT_co", bound=Row, covariant=True)
RowT = TypeVar("RowT", bound=Row)


@dataclass(frozen=True, slots=True)
class Cutoff:
    """The day by whose end things had to be known, and today, by which all on record is out."""

    day: date
    today: date

    def out_on(self, source: Source) -> date | None:
        """The day from which on a source counts; None where it is undated."""
        return min(source.published.last, self.today) if source.published else None

    def has(self, source: Source) -> bool:
        """Whether a source was published by then."""
        out = self.out_on(source)
        return out is not None and out <= self.day

    def words(self, words: Iterable[Attestation]) -> tuple[Attestation, ...]:
        """The words of sources that were published by then."""
        return tuple(word for word in words if self.has(word.source))

    def corrections(self, corrections: Iterable[Correction]) -> tuple[Correction, ...]:
        """What was corrected by then."""
        return tuple(one for one in corrections if one.date <= self.day)


@dataclass(frozen=True, slots=True)
class KnownThen(Generic[RowT_co]):
    """Records parted by a day, each in the order in which they came.

    `shown` have an agreeing source that was published by then, and no word of another. Of the
    rest, `undated` have an agreeing source without a date, which may have been published by then,
    and the words of such sources alone; `later` are as they were, and `earliest` is the first day
    by which one of them was known.
    """

    shown: tuple[Stated[RowT_co], ...]
    later: tuple[Stated[RowT_co], ...]
    undated: tuple[Stated[RowT_co], ...]
    earliest: date | None


def known_by(records: Iterable[Stated[RowT]], cutoff: Cutoff) -> KnownThen[RowT]:
    """What of the records was known by the end of a day."""
    shown: list[Stated[RowT]] = []
    later: list[Stated[RowT]] = []
    undated: list[Stated[RowT]] = []
    for stated in records:
        then = replace(stated, corrections=cutoff.corrections(stated.corrections))
        kept = replace(then, evidence=cutoff.words(stated.evidence))
        dateless = tuple(word for word in stated.evidence if word.source.published is None)
        if kept.agreeing:
            shown.append(kept)
        elif any(not word.differs for word in dateless):
            undated.append(replace(then, evidence=dateless))
        else:
            later.append(stated)
    days = (cutoff.out_on(word.source) for stated in later for word in stated.agreeing)
    earliest = min((day for day in days if day), default=None)
    return KnownThen(tuple(shown), tuple(later), tuple(undated), earliest)


def known_strikes(strikes: Iterable[Stated[Strike]], cutoff: Cutoff) -> KnownThen[Strike]:
    """The same for strikes, as they stood on the day: one that began later was not known, and one
    that went on has no end, no printed lengths, and no note, which could tell of them.
    """
    strikes = list(strikes)
    begun = [stated for stated in strikes if stated.row.start.first <= cutoff.day]
    to_come = tuple(stated for stated in strikes if stated.row.start.first > cutoff.day)
    found = known_by(begun, cutoff)
    shown = tuple(replace(stated, row=_as_of(stated.row, cutoff.day)) for stated in found.shown)
    return replace(found, shown=shown, later=(*found.later, *to_come))


def _as_of(strike: Strike, day: date) -> Strike:
    ends = strike.end or strike.last_full_day
    if ends is None or ends.first <= day:
        return strike
    unknown = {"end": None, "end_time": None, "last_full_day": None}
    return strike.model_copy(update={**unknown, "published_days": (), "note": None})


def told_before_end(strike: Stated[Strike]) -> bool:
    """Whether every source of a strike that is over is older than its end."""
    end = strike.row.end
    dates = [word.source.published for word in strike.agreeing]
    return end is not None and bool(dates) and all(d and d.last < end.first for d in dates)
