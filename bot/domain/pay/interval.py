"""Intervals of amounts, possibly open or strict at an end, and what dividing them gives."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from bot.models.evidence import Stated
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
    """one of them is a payment or a total, not a rate"""
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


def is_below_one(ratio: Interval) -> bool:
    """Whether the first of the two was the smaller one for certain."""
    if ratio.high is None:
        return False
    return ratio.high < 1 or (ratio.high == 1 and ratio.low != ratio.high)


_WHOLE_FROM = 100
_TENTHS_FROM = 1


def _step(value: Fraction) -> Fraction:
    """How finely a ratio is said: whole from 100, tenths from 1, below that two figures."""
    if value >= _WHOLE_FROM:
        return Fraction(1)
    step = Fraction(1, 10)
    while value < _TENTHS_FROM and value > 0:
        value *= 10
        step /= 10
    return step


@dataclass(frozen=True, slots=True)
class SaidNumber:
    """A quotient as it is said, in a heading as in its arithmetic: the nearest number of as many
    decimal places as are said of its size; `exact` where that is the quotient itself.
    """

    value: Fraction
    places: int
    exact: bool


def said_number(value: Fraction) -> SaidNumber:
    step = _step(value)
    near = floor(value / step + Fraction(1, 2)) * step
    return SaidNumber(near, len(str(step.denominator)) - 1, near == value)


_THOUSAND = 1000


def rounded_amount(value: Fraction, whole: Callable[[Fraction], int] = round) -> Fraction:
    """An amount to the cent; to the dollar where it is not exact and a thousand or more."""
    cents = Fraction(whole(value * 100), 100)
    return cents if cents == value or value < _THOUSAND else Fraction(whole(value))


def rounded_amounts(interval: Interval) -> Interval:
    """Both ends as amounts are printed; the only end of an open one outward, so that 'less than'
    and 'at least' stay true.
    """
    low, high = interval.low, interval.high
    return replace(
        interval,
        low=None if low is None else rounded_amount(low, floor if high is None else round),
        high=None if high is None else rounded_amount(high, ceil if low is None else round),
    )


def plain(value: Number) -> str:
    """A number in digits without trailing zeros; the number is a finite decimal."""
    fraction = Fraction(value)
    decimal = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    text = f"{decimal:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class Multiple:
    """A ratio as it is said: 'between', 'at least', 'more than', 'at most', 'less than', or '' for
    a single number; with one or two numbers.
    """

    words: str
    numbers: tuple[SaidNumber, ...]

    @property
    def exact(self) -> bool:
        return all(number.exact for number in self.numbers)


def say(ratio: Interval) -> Multiple:
    """The words for a ratio that has at least one end."""
    low, high = ratio.low, ratio.high
    if low is not None and high is not None:
        ends = (low,) if ratio.is_point else (low, high)
        return Multiple("between" if ends[1:] else "", tuple(map(said_number, ends)))
    if low is not None:
        return Multiple("more than" if ratio.low_strict else "at least", (said_number(low),))
    if high is not None:
        return Multiple("less than" if ratio.high_strict else "at most", (said_number(high),))
    raise ValueError("a ratio without an end cannot be said")


@dataclass(frozen=True, slots=True)
class Ratio:
    """One figure divided by another, both as they are stated; `amounts` are what was divided by
    what, as they are printed: the same, or dollars of another year. `quotient` is every number that
    the ratio can be.
    """

    dividend: Stated[Figure]
    divisor: Stated[Figure]
    amounts: tuple[Interval, Interval]
    quotient: Interval
    said: Multiple

    @property
    def is_one(self) -> bool:
        return self.quotient == _ONE

    @property
    def overlaps(self) -> bool:
        """Whether either of the two can be the larger one."""
        low, high = self.quotient.low, self.quotient.high
        return (low is None or low < 1) and (high is None or high > 1)


_ONE = Interval(Fraction(1), Fraction(1))


def ratio_of(
    dividend: Stated[Figure],
    divisor: Stated[Figure],
    amounts: tuple[Interval, Interval] | None = None,
) -> Ratio | NoRatio:
    """One figure divided by another; by `amounts` where they are not those that are stated."""
    one, other = amounts or (Interval.of(dividend.row), Interval.of(divisor.row))
    quotient = divide(one, other)
    if isinstance(quotient, NoRatio):
        return quotient
    return Ratio(dividend, divisor, (one, other), quotient, say(quotient))
