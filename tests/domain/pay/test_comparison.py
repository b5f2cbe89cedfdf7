"""Which figure stands for a role, and what is said of two: the rules of choice, one by one."""

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.pay.comparison import Comparison, Pair, amounts, compare
from bot.domain.pay.interval import Interval, NoRatio, Ratio
from bot.models.evidence import PaidRole, Stated
from bot.models.measure import Measure, unlike_kinds
from tests.kit.builders import make_paid, make_stated, stated_figures

TODAY = date(2026, 8, 1)

OTHER = make_stated("f-other", measure="mean", as_of="2023-06-15")


def chosen(comparison: Comparison) -> list[str | None]:
    return [side.chosen.row.id if side.chosen else None for side in comparison.sides]


@pytest.mark.parametrize(
    "measure", ["threshold", "demand", "offer", "planned", "share-below", "increase"]
)
def test_pay_goes_before_what_is_no_pay(measure: str) -> None:
    share = "87" if measure == "share-below" else ""
    no_pay = make_stated("f-a", measure=measure, share=share, as_of="2023-06-15")
    pay = make_stated("f-b", measure="mean", as_of="1999", low="")

    found = compare((make_paid("role-a", no_pay, pay), make_paid("role-b", OTHER)), {}, TODAY)

    assert found.sides[0].chosen is pay


def test_the_two_sides_choose_each_other() -> None:
    role_a = make_paid(
        "role-a", make_stated("f-old", as_of="2007"), make_stated("f-new", as_of="2023")
    )
    role_b = make_paid(
        "role-b", make_stated("f-older", as_of="2007"), make_stated("f-week", per="week")
    )

    assert chosen(compare((role_a, role_b), {}, TODAY)) == ["f-old", "f-older"]
    assert chosen(compare((role_b, role_a), {}, TODAY)) == ["f-older", "f-old"]


def test_a_picked_figure_wins_and_the_other_side_follows_it() -> None:
    role_a = make_paid("role-a", make_stated("f-new"), make_stated("f-old", as_of="2001"))
    role_b = make_paid("role-b", make_stated("f-close"), make_stated("f-2001", as_of="2001"))

    found = compare((role_a, role_b), {0: "f-old"}, TODAY)

    assert chosen(found) == ["f-old", "f-2001"]
    assert [side.by_person for side in found.sides] == [True, False]
    assert [[f.row.id for f in side.others] for side in found.sides] == [["f-new"], ["f-close"]]
    assert chosen(compare((role_a, role_b), {0: "f-old", 1: "f-close"}, TODAY)) == [
        "f-old",
        "f-close",
    ]


def test_beside_a_picked_figure_without_one_like_it_stands_what_leads_pay() -> None:
    bar = make_stated("f-bar", measure="threshold", as_of="2001")
    role_a = make_paid("role-a", make_stated("f-new"), bar)
    role_b = make_paid("role-b", make_stated("f-lead"), make_stated("f-2001", as_of="2001"))

    assert chosen(compare((role_a, role_b), {0: "f-bar"}, TODAY)) == ["f-bar", "f-lead"]


def test_a_total_for_many_is_matched_with_totals_alone() -> None:
    group = make_paid("role-a", make_stated("f-group", as_of="2022"), counts="group")
    person = make_paid("role-b", make_stated("f-2022", as_of="2022"), make_stated("f-lead"))

    assert chosen(compare((group, person), {}, TODAY)) == ["f-group", "f-lead"]


def test_a_picked_figure_that_the_role_does_not_have_leaves_the_rules() -> None:
    role = make_paid("role-a", make_stated("f-one"))

    assert chosen(compare((role, make_paid("role-b", OTHER)), {0: "f-gone"}, TODAY)) == [
        "f-one",
        "f-other",
    ]


def test_nobody_chose_what_the_rules_chose() -> None:
    """An id of a percentage, which cannot stand in a comparison."""
    rise = make_stated(
        "f-rise", measure="increase", low="", high="", share="7", currency="", per=""
    )
    role = make_paid("role-a", make_stated("f-one"), rise)

    found = compare((role, make_paid("role-b", OTHER)), {0: "f-rise"}, TODAY)

    assert chosen(found) == ["f-one", "f-other"]
    assert not found.sides[0].by_person


def pair_of(a: PaidRole, b: PaidRole) -> tuple[Pair, list[str]]:
    """What two roles give, and the two ids, larger first."""
    found = compare((a, b), {}, TODAY)
    (pair,) = found.pairs
    ids = [found.sides[place].paid.role.id for place in (pair.larger, pair.smaller)]
    return pair, ids


PERCENT: dict[str, Any] = {
    "low": "",
    "high": "",
    "currency": "",
    "per": "",
    "measure": "increase",
    "share": "7",
}


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        (make_paid("a", make_stated()), make_paid("b"), NoRatio.NO_PAY),
        (make_paid("a"), make_paid("b", make_stated()), NoRatio.NO_PAY),
        (make_paid("a"), make_paid("b"), NoRatio.NO_PAY),
        (
            make_paid("a", make_stated()),
            make_paid("b", make_stated(**PERCENT), counts="rate"),
            NoRatio.NO_PAY,
        ),
        (
            make_paid("a", make_stated(), counts="group"),
            make_paid("b", make_stated()),
            NoRatio.TOTAL,
        ),
        (
            make_paid("a", make_stated(per="payment"), counts="group"),
            make_paid("b", make_stated()),
            NoRatio.TOTAL,
        ),
        (
            make_paid("a", make_stated(per="payment")),
            make_paid("b", make_stated()),
            NoRatio.PAYMENT,
        ),
        (
            make_paid("a", make_stated(per="total")),
            make_paid("b", make_stated(per="payment")),
            NoRatio.PAYMENT,
        ),
        (
            make_paid("a", make_stated(low="0", high="0")),
            make_paid("b", make_stated()),
            NoRatio.ZERO,
        ),
        (
            make_paid("a", make_stated(low="")),
            make_paid("b", make_stated(low="")),
            NoRatio.OPEN,
        ),
        (
            make_paid("a", make_stated(high="")),
            make_paid("b", make_stated(high="")),
            NoRatio.OPEN,
        ),
    ],
)
def test_no_ratio_and_the_reason(a: PaidRole, b: PaidRole, reason: NoRatio) -> None:
    for roles in ((a, b), (b, a)):
        pair, ids = pair_of(*roles)
        assert pair.ratio is reason
        assert ids == [paid.role.id for paid in roles]


def test_two_currencies_are_not_divided() -> None:
    dollars = make_stated()
    pounds = Stated(dollars.row.model_copy(update={"currency": "GBP"}), dollars.evidence)

    pair, _ = pair_of(make_paid("a", dollars), make_paid("b", pounds))

    assert pair.ratio is NoRatio.CURRENCY


def test_totals_of_two_groups_are_divided() -> None:
    pair, _ = pair_of(
        make_paid("a", make_stated(low="300", high="300"), counts="group"),
        make_paid("b", make_stated(low="100", high="100"), counts="group"),
    )

    assert isinstance(pair.ratio, Ratio)
    assert pair.ratio.quotient == Interval(Fraction(3), Fraction(3))


@pytest.mark.parametrize(
    ("big", "little"),
    [
        (("300", "400"), ("100", "200")),
        (("300", ""), ("100", "200")),
        (("300", "400"), ("", "200")),
        (("300", "300"), ("100", "100")),
        (("300", "300"), ("100", "299.99")),
    ],
)
def test_the_larger_stands_first(big: tuple[str, str], little: tuple[str, str]) -> None:
    one = make_paid("big", make_stated(low=big[0], high=big[1]))
    other = make_paid("little", make_stated(low=little[0], high=little[1]))

    for roles in ((one, other), (other, one)):
        pair, ids = pair_of(*roles)
        assert ids == ["big", "little"]
        assert pair.same_unit
        assert isinstance(pair.ratio, Ratio)
        assert pair.ratio.quotient.low is not None
        assert pair.ratio.quotient.low > 1


def test_what_overlaps_stands_as_it_was_asked() -> None:
    one = make_paid("wide", make_stated(low="50", high="400"))
    other = make_paid("inside", make_stated(low="100", high="200"))

    assert pair_of(one, other)[1] == ["wide", "inside"]
    assert pair_of(other, one)[1] == ["inside", "wide"]


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("year", "week"),
        ("week", "day"),
        ("day", "session"),
        ("session", "hour"),
        ("year", "episode"),
        ("year", "script"),
    ],
)
def test_the_longer_unit_stands_first_whatever_is_larger(longer: str, shorter: str) -> None:
    one = make_paid("long", make_stated(per=longer, low="10", high="10"))
    other = make_paid("short", make_stated(per=shorter, low="40", high="40"))

    for roles in ((one, other), (other, one)):
        pair, ids = pair_of(*roles)
        assert ids == ["long", "short"]
        assert not pair.same_unit
        assert isinstance(pair.ratio, Ratio)
        assert pair.ratio.quotient.is_point
        assert pair.ratio.quotient.low == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("a", "b", "unlike"),
    [
        (Measure.POSTED_RANGE, Measure.MEAN, True),
        (Measure.MEDIAN, Measure.MEAN, False),
        (Measure.POSTED_RANGE, Measure.PLANNED, False),
        (Measure.MINIMUM, Measure.PAID, True),
        (Measure.PAID, Measure.TOTAL_COMPENSATION, False),
        (Measure.THRESHOLD, Measure.MEAN, True),
    ],
)
def test_unlike_kinds_are_marked(a: Measure, b: Measure, unlike: bool) -> None:
    assert unlike_kinds(a, b) is unlike
    assert unlike_kinds(b, a) is unlike
    pair, _ = pair_of(
        make_paid("a", make_stated(measure=a)), make_paid("b", make_stated(measure=b))
    )
    assert pair.unlike is unlike


def test_equal_figures_are_one_to_one() -> None:
    one, other = (make_paid(name, make_stated(low="7", high="7")) for name in ("a", "b"))

    pair, ids = pair_of(one, other)

    assert isinstance(pair.ratio, Ratio)
    assert pair.ratio.quotient == Interval(Fraction(1), Fraction(1))
    assert ids == ["a", "b"]


@pytest.mark.parametrize("measure", ["demand", "offer", "increase"])
def test_what_is_bargained_for_is_divided_only_by_the_same_thing(measure: str) -> None:
    bargained = make_stated(measure=measure, of="a script")
    same, other = make_stated(of="a script"), make_stated(of="a day")

    pair, _ = pair_of(make_paid("a", bargained), make_paid("b", other))
    assert pair.ratio is NoRatio.OTHER_THING
    pair, _ = pair_of(make_paid("a", bargained), make_paid("b", same))
    assert isinstance(pair.ratio, Ratio)
    assert not pair.other_thing


def test_a_verdict_says_how_far_apart_the_dates_are_and_the_things() -> None:
    one = make_stated(as_of="2023-07", of="first year", low="300", high="300")
    other = make_stated(as_of="2023-08-10/2024")

    for figures in ((one, other), (other, one)):
        pair, _ = pair_of(*(make_paid(stated.row.as_of.text[:7], stated) for stated in figures))
        assert pair.days_apart == 10
        assert pair.other_thing
        assert isinstance(pair.ratio, Ratio)


def test_three_and_four_roles_are_held_against_the_first() -> None:
    first = make_paid("r0", make_stated("f-0", low="1000", high="1000"))
    others = [make_paid(f"r{n}", make_stated(f"f-{n}")) for n in (1, 2, 3)]
    for count in (1, 2, 3):
        found = compare((first, *others[:count]), {}, TODAY)
        assert [(v.larger, v.smaller) for v in found.pairs] == [
            (0, place) for place in range(1, count + 1)
        ]


def test_all_of_three_are_of_one_year() -> None:
    first = make_paid("r0", make_stated("f-07", as_of="2007"), make_stated("f-23", as_of="2023"))
    second = make_paid("r1", make_stated("f-second", as_of="2007"))
    third = make_paid(
        "r2", make_stated("f-third-23", as_of="2023"), make_stated("f-third-07", as_of="2007")
    )

    assert chosen(compare((first, second, third), {}, TODAY)) == ["f-07", "f-second", "f-third-07"]


def test_a_role_without_pay_does_not_stop_the_others() -> None:
    empty = make_paid("none", make_stated(**PERCENT))
    one, other = make_paid("r1", make_stated("f-1")), make_paid("r2", make_stated("f-2"))

    assert chosen(compare((one, empty, other), {}, TODAY)) == ["f-1", None, "f-2"]
    assert chosen(compare((empty, one, other), {}, TODAY)) == [None, "f-1", "f-2"]
    reasons = [pair.ratio for pair in compare((empty, one, other), {}, TODAY).pairs]
    assert reasons == [NoRatio.NO_PAY, NoRatio.NO_PAY]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"measure": "mean", "as_of": "1999", "low": ""}, {"measure": "threshold"}),
        ({"as_of": "1999"}, {"measure": "paid"}),
        ({"as_of": "1999"}, {"as_of": "2027"}),
        ({"as_of": "1999"}, {"disagrees": "yes"}),
        ({"as_of": "2024", "low": "", "of": "first year"}, {"as_of": "2023"}),
        ({"low": ""}, {"of": "first year"}),
        ({}, {"low": ""}),
    ],
    ids=["pay", "many", "begun", "agrees", "newer", "general", "both ends"],
)
def test_beside_a_role_without_pay_the_rules_choose_alone(
    better: dict[str, Any], worse: dict[str, Any]
) -> None:
    good, bad = make_stated("f-b", **better), make_stated("f-a", **worse)
    role, empty = make_paid("role-a", bad, good), make_paid("none")

    assert compare((role, empty), {}, TODAY).sides[0].chosen is good
    assert compare((empty, role), {}, TODAY).sides[1].chosen is good


def test_only_money_can_stand() -> None:
    rise, pay = make_stated("f-rise", **PERCENT), make_stated("f-pay")
    cells = PERCENT | {"measure": "ratio", "low": "300", "share": ""}
    ratio = make_stated("f-ratio", None, **cells)

    assert amounts(make_paid("role-a", rise, pay, ratio)) == [pay]


@st.composite
def role_sets(draw: st.DrawFn) -> list[PaidRole]:
    return [
        make_paid(
            f"role-{place}",
            *(
                draw(stated_figures(f"f-{place}-{number}"))
                for number in range(draw(st.integers(0, 4)))
            ),
        )
        for place in range(draw(st.integers(2, 4)))
    ]


@settings(deadline=None, max_examples=60)
@given(role_sets(), st.integers(0, 2**32))
def test_the_choice_does_not_hang_on_the_order_of_the_figures(
    roles: list[PaidRole], seed: int
) -> None:
    shuffler = Random(seed)  # noqa: S311
    turned = [
        PaidRole(paid.role, tuple(shuffler.sample(paid.figures, len(paid.figures))), ())
        for paid in roles
    ]

    before, after = compare(roles, {}, TODAY), compare(turned, {}, TODAY)

    assert chosen(before) == chosen(after)
    assert before.pairs == after.pairs


@settings(deadline=None, max_examples=60)
@given(role_sets())
def test_what_stands_and_what_could_are_all_the_amounts(roles: list[PaidRole]) -> None:
    found = compare(roles, {}, TODAY)

    for side, paid in zip(found.sides, roles, strict=True):
        stands = [side.chosen] if side.chosen else []
        assert {f.row.id for f in [*stands, *side.others]} == {f.row.id for f in amounts(paid)}
        assert len(stands) + len(side.others) == len(amounts(paid))
        assert bool(stands) == bool(amounts(paid))
        pay = [f for f in amounts(paid) if f.row.measure in ("mean", "minimum")]
        assert not stands or stands[0] in pay or not pay
        agreeing = [f for f in pay if not f.row.disagrees]
        assert not stands or stands[0] in agreeing or not agreeing
