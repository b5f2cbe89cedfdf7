"""What an amount is in terms of the other role's figures, and what is left out of it."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.pay.comparison import Term, compare
from bot.domain.pay.interval import Interval, NoRatio
from bot.models.evidence import Stated
from bot.models.measure import NOT_PAY, Measure
from bot.models.role import Figure
from tests.domain.pay.whole_and_part import (
    TODAY,
    found_for,
    mean,
    minimum,
    multiplied,
    part,
    parts,
    points,
    threshold,
    wage,
    within,
)
from tests.kit.builders import figure_lists, make_paid, stated_figures


def test_each_term_once_in_its_order() -> None:
    found = found_for(
        make_paid("a", wage()),
        make_paid("b", mean(), threshold(), threshold("f-bar-2"), minimum(), minimum("f-min-2")),
    )

    assert [one.term for one in found] == [Term.MINIMUM, Term.AVERAGE, Term.THRESHOLD]
    assert [one.ratio.divisor.row.id for one in found] == ["f-min", "f-mean", "f-bar"]
    assert {one.ratio.dividend.row.id for one in found} == {"f-whole"}
    exact = Interval(Fraction(39, 2), Fraction(45))
    assert [one.ratio.quotient for one in found] == [
        exact,
        Interval(Fraction(13), None, low_strict=True),
        exact,
    ]


def test_the_order_of_the_roles_does_not_matter() -> None:
    one, other = make_paid("a", wage()), make_paid("b", mean(), threshold(), minimum())

    assert found_for(one, other) == found_for(other, one)


@pytest.mark.parametrize("per", ["year", "script", "episode", "week", "day", "hour"])
def test_units_of_work_at_a_minimum_are_no_longer_than_the_whole(per: str) -> None:
    assert parts(wage(), mean(), minimum(per=per))[Term.MINIMUM] == "f-min"
    allowed = per in ("week", "day", "hour")

    found = parts(wage(per="week"), mean(per="week"), minimum(per=per))

    assert (Term.MINIMUM in found) is allowed


@pytest.mark.parametrize("term", [Term.AVERAGE, Term.THRESHOLD])
@pytest.mark.parametrize(
    ("whole", "per"), [("year", "week"), ("week", "year"), ("week", "week"), ("hour", "hour")]
)
def test_averages_and_bars_are_of_a_year_each(term: Term, whole: str, per: str) -> None:
    measure = {Term.AVERAGE: "median", Term.THRESHOLD: "threshold"}[term]

    found = parts(wage(per=whole), mean(per=whole), part("f-other", measure, per))

    assert found.get(term) != "f-other"
    assert term not in found or whole == "year"


def test_the_mean_that_stands_may_be_the_average_and_no_other_mean_of_its_unit() -> None:
    older = mean("f-older", as_of="2001")

    assert parts(wage(), mean(), older)[Term.AVERAGE] == "f-mean"
    assert parts(wage(as_of="2001"), mean(), older, picked=True)[Term.AVERAGE] == "f-mean"


@pytest.mark.parametrize(("measure", "term"), [("minimum", "minimum"), ("threshold", "threshold")])
def test_what_the_comparison_divides_already_is_not_said_again(measure: str, term: str) -> None:
    chosen, alike = part("f-chosen", measure), part("f-alike", measure)

    assert Term(term) not in parts(wage(), chosen, alike, picked=True)
    assert Term(term) in parts(wage(), mean(), chosen, alike, picked=True)


def test_a_minimum_of_another_unit_stands_beside_the_one_that_is_divided() -> None:
    assert parts(wage(), minimum("f-year", "year"), minimum(), picked=True) == {
        Term.MINIMUM: "f-min"
    }


@pytest.mark.parametrize("measure", ["minimum", "mean", "threshold"])
def test_figures_that_disagree_are_left_out(measure: str) -> None:
    bad = part("f-bad", measure, disagrees="yes")
    stands = minimum("f-day", "day") if measure == "mean" else mean()

    assert "f-bad" not in parts(wage(), stands, bad, picked=True).values()
    assert "f-good" in parts(wage(), stands, bad, part("f-good", measure), picked=True).values()


def test_a_mean_that_stands_and_disagrees_is_no_average() -> None:
    assert Term.AVERAGE not in parts(wage(), mean(disagrees="yes"))


@pytest.mark.parametrize("measure", ["minimum", "mean", "median"])
def test_a_measure_like_the_whole_has_is_left_out(measure: str) -> None:
    other = part("f-alike", measure)

    assert "f-alike" not in parts(wage(measure=measure), threshold(), other, picked=True).values()
    assert "f-alike" in parts(wage(), threshold(), other, picked=True).values()


@pytest.mark.parametrize(("one", "other"), [("median", "mean"), ("mean", "median")])
def test_a_median_is_set_against_a_mean_only_where_that_stands(one: str, other: str) -> None:
    alike, unlike = part("f-alike", one), part("f-unlike", other)

    assert parts(wage(measure=one), alike, unlike, picked=True) == {}
    assert parts(wage(measure=one), unlike, alike, picked=True) == {Term.AVERAGE: "f-unlike"}
    assert parts(wage(), alike, unlike, picked=True) == {Term.AVERAGE: "f-alike"}


@pytest.mark.parametrize("measure", ["minimum", "mean", "median", "threshold"])
def test_a_payment_is_no_part(measure: str) -> None:
    assert "f-once" not in parts(wage(), minimum(), part("f-once", measure, "payment")).values()


def test_payments_and_totals_are_no_whole() -> None:
    others = (mean(), threshold(), minimum())

    assert parts(wage(per="payment"), *others) == {}
    assert parts(wage(), *others, counts="group") == {}
    for counts in ("person", "group"):
        group = make_paid("a", wage(), counts="group")
        assert found_for(group, make_paid("b", *others, counts=counts)) == []


def test_two_currencies_are_not_divided() -> None:
    bar = threshold()
    pounds = Stated(bar.row.model_copy(update={"currency": "GBP"}), bar.evidence)

    assert Term.THRESHOLD not in parts(wage(), mean(), pounds)


@pytest.mark.parametrize(
    "measure", ["threshold", "demand", "offer", "planned", "share-below", "increase"]
)
def test_what_is_no_pay_is_no_whole(measure: str) -> None:
    share = "87" if measure == "share-below" else ""

    assert parts(wage(measure=measure, share=share), mean(), minimum()) == {}


@pytest.mark.parametrize(
    ("whole", "other", "reason"),
    [
        ({"low": "0", "high": "0"}, {}, NoRatio.ZERO),
        ({}, {"low": "0", "high": "0", "strict": ""}, NoRatio.ZERO),
        ({"per": "payment"}, {}, NoRatio.PAYMENT),
        ({}, {"per": "payment"}, NoRatio.PAYMENT),
        ({}, {"measure": "demand", "of": "first year"}, NoRatio.OTHER_THING),
    ],
)
def test_nothing_where_the_two_may_not_be_divided(
    whole: dict[str, str], other: dict[str, str], reason: NoRatio
) -> None:
    one = make_paid("a", wage(**whole))
    two = make_paid("b", mean(**other), threshold(), minimum())
    picked = {1: "f-mean"}

    assert compare((one, two), picked, TODAY).pairs[0].ratio is reason
    assert found_for(one, two, picked) == []


def test_nothing_for_a_role_without_pay() -> None:
    assert found_for(make_paid("a", wage()), make_paid("b")) == []
    assert found_for(make_paid("a"), make_paid("b", threshold())) == []


def test_two_open_figures_keep_what_can_be_said() -> None:
    one = make_paid("a", wage(low=""))
    other = make_paid("b", mean(), threshold())

    assert compare((one, other), {}, TODAY).pairs[0].ratio is NoRatio.OPEN
    (found,) = found_for(one, other)
    assert found.term is Term.THRESHOLD
    assert found.ratio.quotient == Interval(None, Fraction(45))


NEAR = [
    ({"as_of": "1999", "per": "day"}, {"as_of": "2023-07", "of": "first year"}),
    ({"as_of": "2023-06", "per": "day"}, {"as_of": "2023-05"}),
    ({"as_of": "2023-06", "per": "week"}, {"as_of": "2023-06", "per": "day"}),
    ({"low": "2000"}, {"low": ""}),
    ({"as_of": "2023-08"}, {"as_of": "2023-06"}),
]


@pytest.mark.parametrize(
    ("better", "worse"), NEAR, ids=["no special case", "date", "week", "both ends", "newer"]
)
def test_which_part_is_taken(better: dict[str, str], worse: dict[str, str]) -> None:
    good, bad = minimum("f-b", **better), minimum("f-a", **worse)

    assert parts(wage(), mean(), bad, good, picked=True)[Term.MINIMUM] == "f-b"
    assert parts(wage(), mean(), good, bad, picked=True)[Term.MINIMUM] == "f-b"


def test_a_part_that_is_larger_is_dropped_for_the_next() -> None:
    large = threshold("f-large", low="95000", high="95000", as_of="2023-07")

    assert Term.THRESHOLD not in parts(wage(), mean(), large)
    assert parts(wage(), mean(), large, threshold())[Term.THRESHOLD] == "f-bar"
    overlapping = threshold("f-over", low="60000", high="60000")
    assert parts(wage(), mean(), overlapping)[Term.THRESHOLD] == "f-over"


def test_a_part_of_nothing_is_dropped() -> None:
    assert Term.THRESHOLD not in parts(wage(), mean(), threshold(low="0", high="0"))


@settings(max_examples=300)
@given(
    stated_figures("f-whole").filter(lambda stated: stated.row.measure not in NOT_PAY),
    st.integers(1, 40),
    figure_lists().filter(bool),
)
def test_every_pair_of_amounts_divides_to_within_the_ratio(
    one: Stated[Figure], times: int, other: list[Stated[Figure]]
) -> None:
    found = found_for(make_paid("a", multiplied(one, times)), make_paid("b", *other))

    for equivalent in found:
        whole, piece = equivalent.ratio.dividend.row, equivalent.ratio.divisor.row
        assert not piece.disagrees
        assert piece.measure is not whole.measure
        assert piece.measure in (Measure.MINIMUM, Measure.MEAN, Measure.THRESHOLD)
        quotients = [a / b for a, b in product(points(whole), points(piece))]
        assert all(within(quotient, equivalent.ratio.quotient) for quotient in quotients)
        assert max(quotients) > 1 or equivalent.ratio.quotient == Interval(Fraction(1), Fraction(1))
        if not (whole.strict or piece.strict) and None not in (whole.low, piece.high):
            assert min(quotients) == equivalent.ratio.quotient.low, "the ends are reached"
        if not (whole.strict or piece.strict) and None not in (whole.high, piece.low):
            assert max(quotients) == equivalent.ratio.quotient.high, "the ends are reached"
