"""Dividing intervals, held against sample points; and words that stay true after rounding."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.pay.interval import (
    Interval,
    NoRatio,
    SaidNumber,
    divide,
    is_below_one,
    rounded_amounts,
    said_number,
    say,
)
from tests.kit.builders import make_figure

FAR = Fraction(10**15)
"""Stands for where an open upper end goes on to; 1/FAR for where an open lower end begins."""

amounts = st.decimals(0, 1_000_000, places=2).map(Fraction)
ratios = st.builds(Fraction, st.integers(1, 10**9), st.integers(1, 10**6))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Amounts between two ends, each of which may be open or strict."""
    low, high = sorted((draw(amounts), draw(amounts)))
    if draw(st.booleans()):
        high = low if draw(st.booleans()) else high
    shape = draw(st.sampled_from(["both", "both", "low", "high", "none"]))
    if shape == "none":
        return Interval(None, None)
    if shape == "low":
        return Interval(low, None, low_strict=draw(st.booleans()))
    if shape == "high":
        return Interval(None, high, high_strict=high > 0 and draw(st.booleans()))
    if low == high:
        return Interval(low, high)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


def samples(interval: Interval) -> list[Fraction]:
    """Amounts inside the interval, the ends or points very close to them among them."""
    low = Fraction(0) if interval.low is None else interval.low
    high = FAR if interval.high is None else interval.high
    if low == high:
        return [low]
    hair = (high - low) / FAR
    if interval.high is None:
        hair = 1 / FAR
    first = low + hair if interval.low_strict or interval.low is None else low
    last = high - hair if interval.high_strict else high
    return [first, first + hair, (low + high) / 2, last - hair, last]


def quotients(a: Interval, b: Interval) -> list[Fraction]:
    return [x / y for x, y in product(samples(a), samples(b)) if y]


def holds(ratio: Interval, value: Fraction) -> bool:
    above = ratio.low is None or value > ratio.low or (value == ratio.low and not ratio.low_strict)
    below = (
        ratio.high is None or value < ratio.high or (value == ratio.high and not ratio.high_strict)
    )
    return above and below


def near(value: Fraction, end: Fraction) -> bool:
    return abs(value - end) <= end / 10**6


@settings(deadline=None, max_examples=400)
@given(intervals(), intervals())
def test_a_ratio_holds_every_quotient_and_no_end_is_loose(a: Interval, b: Interval) -> None:
    ratio = divide(a, b)
    if NoRatio.ZERO is ratio:
        assert 0 in (a.high, b.high)
        return
    assert 0 not in (a.high, b.high)
    found = quotients(a, b)
    if NoRatio.OPEN is ratio:
        assert min(found) <= Fraction(1, 10**6)
        assert max(found) >= 10**6
        return
    assert isinstance(ratio, Interval)
    assert all(holds(ratio, value) for value in found)
    if ratio.low is None:
        assert min(found) <= Fraction(1, 10**6)
    else:
        assert near(min(found), ratio.low)
        assert ratio.low_strict == (ratio.low not in found)
    if ratio.high is None:
        assert max(found) >= 10**6
    else:
        assert near(max(found), ratio.high)
        assert ratio.high_strict == (ratio.high not in found)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # the research scientist and the member: more than 13 times
        (("390000", "900000", ""), ("", "30000", "high"), Interval(Fraction(13), None, True)),
        (("100", "100", ""), ("50", "50", ""), Interval(Fraction(2), Fraction(2))),
        (("", "900000", ""), ("30000", "", ""), Interval(None, Fraction(30))),
        (("", "900000", "high"), ("30000", "", ""), Interval(None, Fraction(30), False, True)),
        (("0", "10", ""), ("5", "20", ""), Interval(None, Fraction(2))),
        (("5", "20", ""), ("0", "10", ""), Interval(Fraction(1, 2), None)),
        (("", "10", ""), ("", "20", ""), NoRatio.OPEN),
        (("10", "", ""), ("20", "", ""), NoRatio.OPEN),
        (("0", "0", ""), ("20", "30", ""), NoRatio.ZERO),
        (("20", "30", ""), ("0", "0", ""), NoRatio.ZERO),
        (("", "0", ""), ("20", "30", ""), NoRatio.ZERO),
    ],
)
def test_figures_divided(
    a: tuple[str, str, str], b: tuple[str, str, str], expected: Interval | NoRatio
) -> None:
    one, other = (
        Interval.of(make_figure(low=low, high=high, strict=strict)) for low, high, strict in (a, b)
    )

    assert divide(one, other) == expected


def test_a_figures_cents_are_exact() -> None:
    found = Interval.of(make_figure(low="27.30", high="46.79", strict="both"))

    assert found == Interval(Fraction(2730, 100), Fraction(4679, 100), True, True)
    assert not found.is_point
    assert Interval.of(make_figure(low="27.30", high="27.30")).is_point
    assert not Interval.of(make_figure(low="", high="27.30")).is_point


def step_of(value: Fraction) -> Fraction:
    """How finely a ratio is said, worked out from its decimal exponent."""
    exponent = (Decimal(value.numerator) / Decimal(value.denominator)).adjusted()
    return Fraction(1) if exponent >= 2 else Fraction(10) ** (exponent - 1 if exponent < 0 else -1)


@settings(deadline=None, max_examples=400)
@given(ratios)
def test_the_nearest_number_is_said(value: Fraction) -> None:
    said, step = said_number(value), step_of(value)

    assert abs(said.value - value) <= step / 2
    assert said.value % step == 0
    assert Fraction(1, 10**said.places) == step
    assert said.exact == (said.value == value)


@pytest.mark.parametrize(
    ("value", "nearest", "places"),
    [
        ("1870.5", "1871", 0),
        ("100", "100", 0),
        ("99.97", "100", 1),
        ("34.0008", "34", 1),
        ("14.733", "14.7", 1),
        ("10", "10", 1),
        ("9.97", "10", 1),
        ("3.44", "3.4", 1),
        ("1", "1", 1),
        ("0.996", "1", 2),
        ("0.0342", "0.034", 3),
        ("0", "0", 1),
    ],
)
def test_rounding_by_size(value: str, nearest: str, places: int) -> None:
    exact = Fraction(value)

    assert said_number(exact) == SaidNumber(Fraction(nearest), places, exact == Fraction(nearest))


@given(amounts)
def test_an_amount_is_rounded_to_what_is_printed(amount: Fraction) -> None:
    third = amount / 3
    low, high = (
        rounded_amounts(Interval(third, None)).low,
        rounded_amounts(Interval(None, third)).high,
    )

    assert low is not None
    assert high is not None
    assert low <= third <= high
    assert high - low <= (1 if third >= 1000 else Fraction(1, 100))
    assert rounded_amounts(Interval(amount, amount)) == Interval(amount, amount)


@st.composite
def said_ratios(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(ratios), draw(ratios)))
    shape = draw(st.sampled_from(["both", "point", "low", "high"]))
    if shape == "point":
        return Interval(low, low)
    if shape == "low":
        return Interval(low, None, low_strict=draw(st.booleans()))
    if shape == "high":
        return Interval(None, high, high_strict=draw(st.booleans()))
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


@settings(deadline=None, max_examples=400)
@given(said_ratios())
def test_each_end_is_said_and_no_other(ratio: Interval) -> None:
    said = say(ratio)
    ends = [end for end in (ratio.low, ratio.high) if end is not None]

    assert list(said.numbers) == [said_number(end) for end in dict.fromkeys(ends)]
    assert said.exact == all(said_number(end).exact for end in ends)
    assert (
        said.words
        == {
            (True, True): "" if ratio.is_point else "between",
            (True, False): "more than" if ratio.low_strict else "at least",
            (False, True): "less than" if ratio.high_strict else "at most",
        }[ratio.low is not None, ratio.high is not None]
    )


def test_a_ratio_without_an_end_is_not_said() -> None:
    with pytest.raises(ValueError, match="without an end"):
        say(Interval(None, None))


@pytest.mark.parametrize(
    ("low", "high", "below"),
    [
        ("1/3", "1/2", True),
        (None, "1/2", True),
        ("1/2", "1", True),
        ("1/2", "3/2", False),
        ("1/2", None, False),
        ("1", "1", False),
        ("1", "2", False),
        ("2", "2", False),
        ("1/2", "1/2", True),
        (None, "1", True),
    ],
)
def test_below_one_for_certain(low: str | None, high: str | None, below: bool) -> None:
    ratio = Interval(
        None if low is None else Fraction(low), None if high is None else Fraction(high)
    )

    assert is_below_one(ratio) is below
