"""Whether what is said equals what the record has: exactly, rounded, or as one end of it."""

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

from bot.domain.claims.text.cues import Cues
from bot.domain.claims.text.statements import Assertion, Hedge
from bot.domain.pay.interval import Interval
from bot.domain.time.calendar import Days
from bot.models.dates import When


class ValueMatch(StrEnum):
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


def _close(said: Fraction, held: Fraction | None, how: Assertion) -> ValueMatch:
    """Whether one number stands for another."""
    if held is None:
        return ValueMatch.NONE
    if said == held:
        return ValueMatch.EXACT
    apart = said - held
    near = abs(apart) * 2 <= how.step
    near = near or (how.hedge is Hedge.ABOUT and abs(apart) <= _ABOUT * held)
    near = near or (how.hedge is Hedge.NEARLY and 0 < apart <= _NEARLY * held)
    return ValueMatch.ROUNDED if near else ValueMatch.NONE


def match_amount(said: Assertion, held: Interval, cues: Cues) -> ValueMatch:
    """How an amount, a share, a multiple or a count fits an interval of the record."""
    if said.is_range:
        return _both(_close(said.low, held.low, said), _close(said.high, held.high, said))
    upper, lower = _close(said.low, held.high, said), _close(said.low, held.low, said)
    if said.hedge is Hedge.CEILING or (cues.ceiling and not held.is_point):
        return upper if not held.is_point or upper is ValueMatch.NONE else ValueMatch.BOUND
    if said.hedge is Hedge.LESS:
        return _below(said.low, held, upper)
    if said.hedge is Hedge.MORE:
        return _above(said.low, held, lower, cues)
    return upper if held.is_point else _one_end(held, upper, lower, cues)


def _one_end(held: Interval, upper: ValueMatch, lower: ValueMatch, cues: Cues) -> ValueMatch:
    """A single number that may be one end of an interval."""
    if cues.floor and lower is not ValueMatch.NONE:
        return lower
    if upper is not ValueMatch.NONE:
        return ValueMatch.BOUND if held.high_strict else ValueMatch.CEILING
    if lower is not ValueMatch.NONE:
        return ValueMatch.FLOOR if held.high is not None else ValueMatch.BOUND
    return ValueMatch.NONE


def _both(low: ValueMatch, high: ValueMatch) -> ValueMatch:
    if ValueMatch.NONE in (low, high):
        return ValueMatch.NONE
    return ValueMatch.EXACT if low is high is ValueMatch.EXACT else ValueMatch.ROUNDED


def _below(value: Fraction, held: Interval, upper: ValueMatch) -> ValueMatch:
    if held.high is None:
        return ValueMatch.NONE
    if upper is not ValueMatch.NONE and not held.is_point:
        return upper
    if held.high < value <= held.high * _NEAR_BY:
        return ValueMatch.IMPLIED
    return ValueMatch.BOUND if held.is_point and held.high == value else ValueMatch.NONE


def _above(value: Fraction, held: Interval, lower: ValueMatch, cues: Cues) -> ValueMatch:
    if held.low is None:
        return ValueMatch.NONE
    if lower is not ValueMatch.NONE and (held.high is None or (cues.floor and not held.is_point)):
        return lower
    if held.low > value >= held.low / _NEAR_BY:
        return ValueMatch.IMPLIED
    return ValueMatch.BOUND if held.low == value else ValueMatch.NONE


def match_days(said: Assertion, lengths: Iterable[Days], printed: Iterable[str]) -> ValueMatch:
    """How a length in days, weeks or months fits the counts of a strike."""
    a_unit = _DAYS.get(said.unit)
    if a_unit is None or said.is_range:
        return ValueMatch.NONE
    counts = [Fraction(days) for length in lengths for days in (length.least, length.most)]
    found = [_length(said, count / a_unit) for count in counts]
    for best in (ValueMatch.EXACT, ValueMatch.ROUNDED, ValueMatch.IMPLIED):
        if best in found:
            return best
    whole = str(said.low) if said.unit == "day" else ""
    return ValueMatch.PRINTED if whole in set(printed) else ValueMatch.NONE


def _length(said: Assertion, held: Fraction) -> ValueMatch:
    if said.hedge is Hedge.MORE:
        return ValueMatch.IMPLIED if held > said.low else ValueMatch.NONE
    if said.hedge in (Hedge.LESS, Hedge.CEILING):
        return ValueMatch.IMPLIED if held < said.low else ValueMatch.NONE
    if said.unit != "day" and abs(said.low - held) * 2 <= 1:
        return ValueMatch.ROUNDED
    return _close(said.low, held, said)


def match_date(said: Assertion, held: When) -> ValueMatch:
    """How a date fits one of the record."""
    if said.when is None:
        first = held.first
        same = first.month == said.month and said.day in (0, first.day)
        return ValueMatch.EXACT if same and (held.is_day or not said.day) else ValueMatch.NONE
    if said.when.first <= held.first and held.last <= said.when.last:
        return ValueMatch.EXACT
    return ValueMatch.VAGUE if held.overlaps(said.when) else ValueMatch.NONE
