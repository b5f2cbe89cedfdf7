"""Intervals of amounts, possibly open or strict at an end, and what dividing them gives."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from bot.models.role import Figure

Number = Decimal | Fraction | int


@dataclass(frozen=True, slots=True)
class Interval:
    """Amounts from `low` to `high`; None where nothing bounds them. Amounts are not negative.

    A strict bound is itself excluded.
    """

    low: Fraction | None
    high: Fraction | None
    low_strict: bool = False
    high_strict: bool = False

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high

    @classmethod
    def of(cls, figure: Figure) -> "Interval":
        return cls(
            None if figure.low is None else Fraction(figure.low),
            None if figure.high is None else Fraction(figure.high),
            figure.low_strict,
            figure.high_strict,
        )


class NoRatio(StrEnum):
    """Why two figures have no ratio."""

    OPEN = "open"
    """neither end of the ratio is bounded"""
    ZERO = "zero"
    """an amount is nothing at all"""
    PAYMENT = "payment"
    """one of them is a single payment, not a rate"""
    TOTAL = "total"
    """one is a total for many people, the other one person's pay"""
    NO_PAY = "no-pay"
    """one of the roles has no amount of money on record"""
    OTHER_THING = "other-thing"
    """a demand, an offer or a rise that is not of the same thing"""
    CURRENCY = "currency"
    """they are in different currencies"""


def divide(a: Interval, b: Interval) -> Interval | NoRatio:
    """A ÷ B = [A.low ÷ B.high, A.high ÷ B.low], an end strict where either of its parts is."""
    if _is_zero(a) or _is_zero(b):
        return NoRatio.ZERO
    low = a.low / b.high if a.low and b.high else None
    high = a.high / b.low if a.high is not None and b.low else None
    if low is None and high is None:
        return NoRatio.OPEN
    return Interval(
        low,
        high,
        low_strict=low is not None and (a.low_strict or b.high_strict),
        high_strict=high is not None and (a.high_strict or b.low_strict),
    )


def _is_zero(interval: Interval) -> bool:
    return interval.high is not None and interval.high == 0


@dataclass(frozen=True, slots=True)
class Division:
    """One end of a ratio. `quotient` has as many places as a reader needs; `exact` says that none
    were cut off.
    """

    dividend: Fraction
    divisor: Fraction
    quotient: Fraction
    exact: bool


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """An end that a ratio does not have, and which of its two amounts lack the bound for it."""

    dividend: bool
    divisor: bool


@dataclass(frozen=True, slots=True)
class Ratio:
    """One amount divided by another.

    Attributes:
        interval: The quotient, unrounded.
        said: The quotient as it is said, rounded so that the words stay true.
        ends: The lower and the upper end; one where both are the same.
    """

    interval: Interval
    said: "Multiple"
    ends: tuple[Division | OpenEnd, ...]

    @property
    def is_one(self) -> bool:
        return self.interval == Interval(Fraction(1), Fraction(1))


def ratio_of(a: Interval, b: Interval) -> Ratio | NoRatio:
    """A ÷ B with all that is said of it, or why it cannot be said."""
    quotient = divide(a, b)
    if isinstance(quotient, NoRatio):
        return quotient
    ends = (_end(a.low, b.high, quotient.low), _end(a.high, b.low, quotient.high))
    return Ratio(quotient, say(quotient), ends[:1] if quotient.is_point else ends)


def _end(
    dividend: Fraction | None, divisor: Fraction | None, quotient: Fraction | None
) -> Division | OpenEnd:
    """A bound of nothing gives no end, as if it were not there."""
    if not dividend or not divisor or quotient is None:
        return OpenEnd(not dividend, not divisor)
    places = 100
    while quotient * places < places and quotient * places < 10:
        places *= 10
    near = Fraction(round(quotient * places), places)
    return Division(dividend, divisor, near, near == quotient)


def is_below_one(ratio: Interval) -> bool:
    """Whether the first of the two was the smaller one for certain."""
    if ratio.high is None:
        return False
    return ratio.high < 1 or (ratio.high == 1 and ratio.low != ratio.high)


_WHOLE_FROM = 10
_TENTHS_FROM = 1


def _step(value: Fraction) -> Fraction:
    """How finely a ratio is said: whole from 10, tenths from 1, below that two figures."""
    if value >= _WHOLE_FROM:
        return Fraction(1)
    step = Fraction(1, 10)
    while value < _TENTHS_FROM and value > 0:
        value *= 10
        step /= 10
    return step


def rounded_down(value: Fraction) -> Fraction:
    """The nearest number that is said and is not above `value`."""
    step = _step(value)
    return floor(value / step) * step


def rounded_up(value: Fraction) -> Fraction:
    """The nearest number that is said and is not below `value`."""
    step = _step(value)
    return ceil(value / step) * step


def rounded(value: Fraction) -> Fraction:
    """The nearest number that is said."""
    step = _step(value)
    return floor(value / step + Fraction(1, 2)) * step


def plain(value: Number) -> str:
    """A number in digits without trailing zeros; the number is a finite decimal."""
    fraction = Fraction(value)
    decimal = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    text = f"{decimal:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class Multiple:
    """A ratio as it is said: 'between', 'at least', 'more than', 'at most', 'less than',
    'exactly' or 'about', with one or two numbers that keep the words true.
    """

    words: str
    numbers: tuple[Fraction, ...]


def say(ratio: Interval) -> Multiple:
    """The words for a ratio that has at least one end."""
    if ratio.low is not None and ratio.low == ratio.high:
        near = rounded(ratio.low)
        return Multiple("exactly" if near == ratio.low else "about", (near,))
    if ratio.low is not None and ratio.high is not None:
        return Multiple("between", (rounded_down(ratio.low), rounded_up(ratio.high)))
    if ratio.low is not None:
        return Multiple("more than" if ratio.low_strict else "at least", (rounded_down(ratio.low),))
    if ratio.high is not None:
        return Multiple("less than" if ratio.high_strict else "at most", (rounded_up(ratio.high),))
    raise ValueError("a ratio without an end cannot be said")
