"""Dividing intervals, held against sample points; and words that stay true after rounding."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.pay.interval import (
    Division,
    Interval,
    NoRatio,
    OpenEnd,
    divide,
    is_below_one,
    plain,
    ratio_of,
    rounded,
    rounded_down,
    rounded_up,
    say,
)
from tests.domain.made import make_figure

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
    return Fraction(1) if exponent >= 1 else Fraction(10) ** (exponent - 1 if exponent < 0 else -1)


@settings(deadline=None, max_examples=400)
@given(ratios)
def test_rounding_stays_within_a_step(value: Fraction) -> None:
    step = step_of(value)

    assert value - step < rounded_down(value) <= value
    assert value <= rounded_up(value) < value + step
    assert abs(rounded(value) - value) <= step / 2
    for said in (rounded_down(value), rounded_up(value), rounded(value)):
        assert said % step == 0
        assert Fraction(plain(said)) == said


@pytest.mark.parametrize(
    ("value", "down", "up", "nearest"),
    [
        ("13.67", "13", "14", "14"),
        ("13.5", "13", "14", "14"),
        ("10", "10", "10", "10"),
        ("9.97", "9.9", "10", "10"),
        ("3.44", "3.4", "3.5", "3.4"),
        ("1", "1", "1", "1"),
        ("0.996", "0.99", "1", "1"),
        ("0.0342", "0.034", "0.035", "0.034"),
        ("0", "0", "0", "0"),
    ],
)
def test_rounding_by_size(value: str, down: str, up: str, nearest: str) -> None:
    exact = Fraction(value)

    assert plain(rounded_down(exact)) == down
    assert plain(rounded_up(exact)) == up
    assert plain(rounded(exact)) == nearest


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
def test_the_words_are_true_of_the_ratio(ratio: Interval) -> None:
    said = say(ratio)
    first, last = said.numbers[0], said.numbers[-1]

    match said.words:
        case "exactly":
            assert ratio.low == ratio.high == first
        case "about":
            assert ratio.low == ratio.high != first
            assert ratio.low is not None
            assert abs(first - ratio.low) <= step_of(ratio.low) / 2
        case "between":
            assert ratio.low is not None
            assert ratio.high is not None
            assert first <= ratio.low < ratio.high <= last
            assert len(said.numbers) == 2
        case "at least" | "more than":
            assert ratio.low is not None
            assert ratio.high is None
            assert first <= ratio.low
            assert (said.words == "more than") == ratio.low_strict
        case "at most" | "less than":
            assert ratio.low is None
            assert ratio.high is not None
            assert first >= ratio.high
            assert (said.words == "less than") == ratio.high_strict
        case _:
            pytest.fail(f"nobody says {said.words!r}")


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


@settings(max_examples=200)
@given(intervals(), intervals())
def test_each_end_of_a_ratio_can_be_divided_again(a: Interval, b: Interval) -> None:
    ratio = ratio_of(a, b)
    if isinstance(ratio, NoRatio):
        assert ratio is divide(a, b)
        return

    assert ratio.interval == divide(a, b)
    assert len(ratio.ends) == (1 if ratio.interval.is_point else 2)
    for end, bound in zip(ratio.ends, (ratio.interval.low, ratio.interval.high), strict=False):
        if isinstance(end, OpenEnd):
            assert bound is None
            assert end.dividend or end.divisor
        else:
            exact = end.dividend / end.divisor
            assert exact == bound
            assert end.exact == (end.quotient == exact)
            assert abs(end.quotient - exact) < exact / 20


def test_an_end_is_open_where_an_amount_has_no_bound() -> None:
    ratio = ratio_of(Interval(Fraction(2), None), Interval(Fraction(3), Fraction(3)))

    assert not isinstance(ratio, NoRatio)
    third = Division(Fraction(2), Fraction(3), Fraction(67, 100), exact=False)
    assert ratio.ends == (third, OpenEnd(dividend=True, divisor=False))
