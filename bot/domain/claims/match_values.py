"""Whether what is said equals what the record has: exactly, rounded, or as one end of it."""

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

from bot.domain.claims.text.cues import Cues
from bot.domain.claims.text.statements import Hedge, Said
from bot.domain.pay.interval import Interval
from bot.domain.time.calendar import Days
from bot.models.dates import When


class Match(StrEnum):
    EXACT = "exact"
    ROUNDED = "rounded"
    """the words, or the way in which the number is written, announce the rounding"""
    IMPLIED = "implied"
    """it follows from what the record has"""
    CEILING = "ceiling"
    """it is the upper end, given as the amount"""
    FLOOR = "floor"
    """it is the lower end, given as the amount"""
    BOUND = "bound"
    """it is a bound, given as the amount, or an amount, given as a bound"""
    PRINTED = "printed"
    """sources print it, but no count of the days gives it"""
    VAGUE = "vague"
    """the record's own date is less exact than what is said"""
    NONE = "none"


_ABOUT = Fraction(5, 100)
_NEARLY = Fraction(7, 100)
_NEAR_BY = 3
"""How far a bound may be from what the record has, as a factor, and still speak of it."""

_DAYS_A_MONTH = Fraction(3044, 100)
_DAYS = {
    "day": Fraction(1),
    "week": Fraction(7),
    "month": _DAYS_A_MONTH,
    "year": Fraction(36525, 100),
}


def _close(said: Fraction, held: Fraction | None, how: Said) -> Match:
    """Whether one number stands for another."""
    if held is None:
        return Match.NONE
    if said == held:
        return Match.EXACT
    apart = said - held
    near = abs(apart) * 2 <= how.step
    near = near or (how.hedge is Hedge.ABOUT and abs(apart) <= _ABOUT * held)
    near = near or (how.hedge is Hedge.NEARLY and 0 < apart <= _NEARLY * held)
    return Match.ROUNDED if near else Match.NONE


def match_amount(said: Said, held: Interval, cues: Cues) -> Match:
    """How an amount, a share, a multiple or a count fits an interval of the record."""
    if said.is_range:
        return _both(_close(said.low, held.low, said), _close(said.high, held.high, said))
    upper, lower = _close(said.low, held.high, said), _close(said.low, held.low, said)
    if said.hedge is Hedge.CEILING or (cues.ceiling and not held.is_point):
        return upper if not held.is_point or upper is Match.NONE else Match.BOUND
    if said.hedge is Hedge.LESS:
        return _below(said.low, held, upper)
    if said.hedge is Hedge.MORE:
        return _above(said.low, held, lower, cues)
    return upper if held.is_point else _one_end(held, upper, lower, cues)


def _one_end(held: Interval, upper: Match, lower: Match, cues: Cues) -> Match:
    """A single number that may be one end of an interval."""
    if cues.floor and lower is not Match.NONE:
        return lower
    if upper is not Match.NONE:
        return Match.BOUND if held.high_strict else Match.CEILING
    if lower is not Match.NONE:
        return Match.FLOOR if held.high is not None else Match.BOUND
    return Match.NONE


def _both(low: Match, high: Match) -> Match:
    if Match.NONE in (low, high):
        return Match.NONE
    return Match.EXACT if low is high is Match.EXACT else Match.ROUNDED


def _below(value: Fraction, held: Interval, upper: Match) -> Match:
    if held.high is None:
        return Match.NONE
    if upper is not Match.NONE and not held.is_point:
        return upper
    if held.high < value <= held.high * _NEAR_BY:
        return Match.IMPLIED
    return Match.BOUND if held.is_point and held.high == value else Match.NONE


def _above(value: Fraction, held: Interval, lower: Match, cues: Cues) -> Match:
    if held.low is None:
        return Match.NONE
    if lower is not Match.NONE and (held.high is None or (cues.floor and not held.is_point)):
        return lower
    if held.low > value >= held.low / _NEAR_BY:
        return Match.IMPLIED
    return Match.BOUND if held.low == value else Match.NONE


def match_days(said: Said, lengths: Iterable[Days], printed: Iterable[str]) -> Match:
    """How a length in days, weeks or months fits the counts of a strike."""
    a_unit = _DAYS.get(said.unit)
    if a_unit is None or said.is_range:
        return Match.NONE
    counts = [Fraction(days) for length in lengths for days in (length.least, length.most)]
    found = [_length(said, count / a_unit) for count in counts]
    for best in (Match.EXACT, Match.ROUNDED, Match.IMPLIED):
        if best in found:
            return best
    whole = str(said.low) if said.unit == "day" else ""
    return Match.PRINTED if whole in set(printed) else Match.NONE


def _length(said: Said, held: Fraction) -> Match:
    if said.hedge is Hedge.MORE:
        return Match.IMPLIED if held > said.low else Match.NONE
    if said.hedge in (Hedge.LESS, Hedge.CEILING):
        return Match.IMPLIED if held < said.low else Match.NONE
    if said.unit != "day" and abs(said.low - held) * 2 <= 1:
        return Match.ROUNDED
    return _close(said.low, held, said)


def match_date(said: Said, held: When) -> Match:
    """How a date fits one of the record."""
    if said.when is None:
        first = held.first
        same = first.month == said.month and said.day in (0, first.day)
        return Match.EXACT if same and (held.is_day or not said.day) else Match.NONE
    if said.when.first <= held.first and held.last <= said.when.last:
        return Match.EXACT
    return Match.VAGUE if held.overlaps(said.when) else Match.NONE
