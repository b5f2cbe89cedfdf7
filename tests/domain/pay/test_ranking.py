"""In which order roles stand in a table."""

from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.pay.comparison import Comparison, Side, compare
from bot.models.evidence import PaidRole
from bot.models.measure import Per
from tests.kit.builders import make_paid, make_stated

TODAY = date(2026, 8, 1)
UNITS = ["year", "week", "day", "hour", "episode", "script", "payment"]
BOUNDS = [("100", "200"), ("100", "100"), ("", "200"), ("150", ""), ("0", "0"), ("120", "200")]
PERCENT: dict[str, Any] = {"currency": "", "per": "", "measure": "increase", "share": "7"}


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Two to four roles with one amount each, or none."""
    roles: list[PaidRole] = []
    for place in range(draw(st.integers(2, 4))):
        low, high = draw(st.sampled_from(BOUNDS))
        per = draw(st.sampled_from(UNITS))
        figure = make_stated(f"f-{place}", low=low, high=high, per=per)
        counts = draw(st.sampled_from(["person", "person", "person", "group"]))
        figures = draw(st.sampled_from([(figure,), (figure,), (figure,), ()]))
        roles.append(make_paid(f"role-{place}", *figures, counts=counts))
    return compare(roles, {}, TODAY)


def rank(side: Side) -> int:
    """Rates, then single payments, then totals, then roles without an amount."""
    if side.chosen is None:
        return 3
    if side.paid.role.counts == "group":
        return 2
    return int(side.chosen.row.per is Per.PAYMENT)


def unit(side: Side) -> Per | None:
    return side.chosen.row.per if side.chosen else None


def upper(side: Side) -> Decimal:
    """The upper end that is stated, or the one end that is."""
    assert side.chosen is not None
    low, high = side.chosen.row.low, side.chosen.row.high
    return high if high is not None else low or Decimal(0)


@given(comparisons())
def test_each_role_has_one_place(comparison: Comparison) -> None:
    assert sorted(comparison.order) == list(range(len(comparison.sides)))


@given(comparisons())
def test_payments_totals_and_roles_without_pay_come_last_in_that_order(
    comparison: Comparison,
) -> None:
    ranks = [rank(comparison.sides[place]) for place in comparison.order]

    assert ranks == sorted(ranks)


@given(comparisons())
def test_what_is_paid_for_the_first_roles_unit_comes_first(comparison: Comparison) -> None:
    rates = [
        unit(comparison.sides[place])
        for place in comparison.order
        if rank(comparison.sides[place]) == 0
    ]
    others = [one is not unit(comparison.sides[0]) for one in rates]

    assert others == sorted(others)
    assert [one for one, _ in groupby(rates)] == list(dict.fromkeys(rates)), "units never mix"


@given(comparisons())
def test_within_a_unit_the_higher_amount_comes_first(comparison: Comparison) -> None:
    order = [comparison.sides[place] for place in comparison.order]
    for one, other in pairwise(order):
        if other.chosen is None or rank(one) != rank(other):
            continue
        if rank(one) in (1, 2) or unit(one) is unit(other):
            assert upper(one) >= upper(other)


def test_longer_units_come_before_shorter_ones() -> None:
    units = ["day", "hour", "year", "week"]
    roles = [make_paid(f"r-{per}", make_stated(f"f-{per}", per=per)) for per in units]

    assert compare(roles, {}, TODAY).order == (0, 2, 3, 1)


def test_the_lower_end_decides_between_equal_upper_ends() -> None:
    bounds = [("100", "200"), ("", "200"), ("200", "200"), ("200", "")]
    roles = [
        make_paid(f"r-{place}", make_stated(f"f-{place}", low=low, high=high))
        for place, (low, high) in enumerate(bounds)
    ]

    assert compare(roles, {}, TODAY).order == (2, 3, 0, 1)


def test_percents_are_no_amount() -> None:
    rise = make_stated("f-rise", low="", high="", **PERCENT)
    paid = make_paid("r-zero", make_stated("f-zero", low="0", high="0", per="payment"))

    found = compare((make_paid("r-rise", rise), paid), {}, TODAY)

    assert found.order == (1, 0)
