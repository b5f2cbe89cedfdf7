"""A larger amount and figures of the other role, for tests of what the one is of the others."""

from datetime import date
from fractions import Fraction
from typing import Any

from bot.domain.pay.comparison import compare
from bot.domain.pay.equivalents import Equivalent, Term, equivalents
from bot.domain.pay.interval import Interval
from bot.models.evidence import PaidRole, Stated
from bot.models.role import Figure
from tests.domain.made import make_paid, make_stated

TODAY = date(2026, 8, 1)
OPEN: dict[str, Any] = {"low": "", "strict": "high"}
"""Cells of what is below its upper end."""


def wage(identifier: str = "f-whole", **cells: Any) -> Stated[Figure]:
    """The larger amount: a posted range of 39,000 to 90,000 dollars a year in July 2023."""
    range_: dict[str, Any] = {"low": "39000", "high": "90000", "measure": "posted-range"}
    return make_stated(identifier, **(range_ | cells))


def mean(identifier: str = "f-mean", **cells: Any) -> Stated[Figure]:
    """What stands for the other role: a mean below 3,000 dollars a year in July 2023."""
    return make_stated(identifier, **({**OPEN, "high": "3000"} | cells))


def part(identifier: str, measure: str, per: str = "year", **cells: Any) -> Stated[Figure]:
    """A figure of exactly 2,000 dollars, not nearer in time than what stands for its role."""
    exact: dict[str, Any] = {
        "low": "2000",
        "high": "2000",
        "as_of": "2023-06",
        "measure": measure,
        "per": per,
    }
    return make_stated(identifier, **(exact | cells))


def threshold(identifier: str = "f-bar", **cells: Any) -> Stated[Figure]:
    return part(identifier, "threshold", **cells)


def minimum(identifier: str = "f-min", per: str = "week", **cells: Any) -> Stated[Figure]:
    return part(identifier, "minimum", per, **cells)


def found_for(
    one: PaidRole, other: PaidRole, picked: dict[int, str] | None = None
) -> list[Equivalent]:
    comparison = compare((one, other), picked or {}, TODAY)
    (pair,) = comparison.pairs
    return list(equivalents(comparison, pair))


def parts(
    whole: Stated[Figure], *others: Stated[Figure], picked: bool = False, counts: str = "person"
) -> dict[Term, str]:
    """The id of each term's part; with `picked`, the first of the others stands for its role."""
    choice = {1: others[0].row.id} if picked else {}
    found = found_for(make_paid("a", whole), make_paid("b", *others, counts=counts), choice)
    return {equivalent.term: equivalent.part.row.id for equivalent in found}


def multiplied(stated: Stated[Figure], times: int) -> Stated[Figure]:
    """The same figure with amounts so many times as high."""
    bounds = {"low": stated.row.low, "high": stated.row.high}
    higher = {end: bound * times for end, bound in bounds.items() if bound is not None}
    return Stated(stated.row.model_copy(update=higher), stated.evidence)


def points(figure: Figure) -> list[Fraction]:
    """Amounts inside a figure's bounds, near to them and far from them."""
    least = Fraction(figure.low) if figure.low is not None else Fraction(0)
    most = Fraction(figure.high) if figure.high is not None else least + 100_000
    inside = [least + (most - least) * share / 1000 for share in (0, 1, 250, 999, 1000)]
    outside = [
        end for end, strict in ((least, figure.low_strict), (most, figure.high_strict)) if strict
    ]
    return [point for point in inside if point > 0 and point not in outside]


def within(value: Fraction, ratio: Interval) -> bool:
    above = ratio.low is None or value > ratio.low or (value == ratio.low and not ratio.low_strict)
    below = ratio.high is None or value < ratio.high
    return above and (below or (value == ratio.high and not ratio.high_strict))
