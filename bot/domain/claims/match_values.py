"""Whether what is claimed equals what the record has: exactly, rounded, or as one end of it."""

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

from bot.domain.claims.text.cues import Cues
from bot.domain.claims.text.statements import Assertion, Hedge
from bot.domain.pay.interval import Interval
from bot.domain.time.calendar import Days
from bot.models.dates import When


class ValueMatch(StrEnum):
    """How a number or date of a claim fits one of the record."""

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
    """the record's own date is less exact than the claim's"""
    NONE = "none"


_ABOUT = Fraction(5, 100)
_NEARLY = Fraction(7, 100)
_NEAR_BY = 3
"""How far a bound may be from what the record has, as a factor, and still speak of it."""

DAYS_A_UNIT = {
    "day": Fraction(1),
    "week": Fraction(7),
    "month": Fraction(3044, 100),
    "year": Fraction(36525, 100),
}


def _close(number: Fraction, recorded: Fraction | None, claimed: Assertion) -> ValueMatch:
    """Whether a number stands for another, by the step and the hedge of what is claimed."""
    if recorded is None:
        return ValueMatch.NONE
    if number == recorded:
        return ValueMatch.EXACT
    apart = number - recorded
    near = abs(apart) * 2 <= claimed.step
    near = near or (claimed.hedge is Hedge.ABOUT and abs(apart) <= _ABOUT * recorded)
    near = near or (claimed.hedge is Hedge.NEARLY and 0 < apart <= _NEARLY * recorded)
    return ValueMatch.ROUNDED if near else ValueMatch.NONE


def match_amount(claimed: Assertion, recorded: Interval, cues: Cues) -> ValueMatch:
    """How an amount, a share, a multiple or a count fits an interval of the record."""
    lower = _close(claimed.low, recorded.low, claimed)
    if claimed.is_range:
        return _both(lower, _close(claimed.high, recorded.high, claimed))
    upper = _close(claimed.low, recorded.high, claimed)
    if claimed.hedge is Hedge.CEILING or (cues.ceiling and not recorded.is_point):
        return upper if not recorded.is_point or upper is ValueMatch.NONE else ValueMatch.BOUND
    if claimed.hedge is Hedge.LESS:
        return _below(claimed.low, recorded, upper)
    if claimed.hedge is Hedge.MORE:
        return _above(claimed.low, recorded, lower, cues)
    return upper if recorded.is_point else _one_end(recorded, upper, lower, cues)


def _one_end(recorded: Interval, upper: ValueMatch, lower: ValueMatch, cues: Cues) -> ValueMatch:
    """A single number that may be one end of an interval."""
    if cues.floor and lower is not ValueMatch.NONE:
        return lower
    if upper is not ValueMatch.NONE:
        return ValueMatch.BOUND if recorded.high_strict else ValueMatch.CEILING
    if lower is not ValueMatch.NONE:
        return ValueMatch.FLOOR if recorded.high is not None else ValueMatch.BOUND
    return ValueMatch.NONE


def _both(low: ValueMatch, high: ValueMatch) -> ValueMatch:
    if ValueMatch.NONE in (low, high):
        return ValueMatch.NONE
    return ValueMatch.EXACT if low is high is ValueMatch.EXACT else ValueMatch.ROUNDED


def _below(value: Fraction, recorded: Interval, upper: ValueMatch) -> ValueMatch:
    if recorded.high is None:
        return ValueMatch.NONE
    if upper is not ValueMatch.NONE and not recorded.is_point:
        return upper
    if recorded.high < value <= recorded.high * _NEAR_BY:
        return ValueMatch.IMPLIED
    return ValueMatch.BOUND if recorded.is_point and recorded.high == value else ValueMatch.NONE


def _above(value: Fraction, recorded: Interval, lower: ValueMatch, cues: Cues) -> ValueMatch:
    if recorded.low is None:
        return ValueMatch.NONE
    if lower is not ValueMatch.NONE and (
        recorded.high is None or (cues.floor and not recorded.is_point)
    ):
        return lower
    if recorded.low > value >= recorded.low / _NEAR_BY:
        return ValueMatch.IMPLIED
    return ValueMatch.BOUND if recorded.low == value else ValueMatch.NONE


def match_days(claimed: Assertion, lengths: Iterable[Days], printed: Iterable[str]) -> ValueMatch:
    """How a length fits the days elapsed and counted of a strike, else those that sources print."""
    days_a_unit = DAYS_A_UNIT.get(claimed.unit)
    if days_a_unit is None:
        return ValueMatch.NONE
    counts = [Fraction(days) for length in lengths for days in (length.least, length.most)]
    if claimed.is_range:
        within = any(claimed.low <= count / days_a_unit <= claimed.high for count in counts)
        return ValueMatch.ROUNDED if within else ValueMatch.NONE
    matches = [_length(claimed, count / days_a_unit) for count in counts]
    for best in (ValueMatch.EXACT, ValueMatch.ROUNDED, ValueMatch.IMPLIED):
        if best in matches:
            return best
    whole = str(claimed.low) if claimed.unit == "day" else ""
    return ValueMatch.PRINTED if whole in set(printed) else ValueMatch.NONE


def _length(claimed: Assertion, recorded: Fraction) -> ValueMatch:
    if claimed.hedge is Hedge.MORE:
        return ValueMatch.IMPLIED if recorded > claimed.low else ValueMatch.NONE
    if claimed.hedge in (Hedge.LESS, Hedge.CEILING):
        return ValueMatch.IMPLIED if recorded < claimed.low else ValueMatch.NONE
    if claimed.unit != "day" and abs(claimed.low - recorded) * 2 <= 1:
        return ValueMatch.ROUNDED
    return _close(claimed.low, recorded, claimed)


def match_date(claimed: Assertion, recorded: When) -> ValueMatch:
    """How a date fits one of the record."""
    if claimed.when is None or claimed.lent:
        same = recorded.first.month == claimed.month and claimed.day in (0, recorded.first.day)
        told = recorded.is_day or not claimed.day
        if (same and told) or claimed.when is None:
            return ValueMatch.EXACT if same and told else ValueMatch.NONE
    if claimed.when.first <= recorded.first and recorded.last <= claimed.when.last:
        return ValueMatch.EXACT
    return ValueMatch.VAGUE if recorded.overlaps(claimed.when) else ValueMatch.NONE
