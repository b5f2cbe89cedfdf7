"""Roles side by side: which figure stands for each, and what may be said of their ratio."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from bot.domain.pay.choose_figures import Paid, are_alike, choose, current_figure
from bot.domain.pay.inflation import Adjustment, Dollars
from bot.domain.pay.interval import (
    Interval,
    NoRatio,
    Ratio,
    is_below_one,
    ratio_of,
    rounded_amounts,
)
from bot.domain.pay.price_index import NoIndex
from bot.models.evidence import PaidRole
from bot.models.measure import LENGTH, NO_RATE, NOT_PAY, Measure, Per, unlike_kinds
from bot.models.role import Figure
from bot.models.statistics import Occupation


class Term(StrEnum):
    """In terms of what the amount is said."""

    MINIMUM = "minimum"
    """units of work at a scale minimum"""
    AVERAGE = "average"
    """people who earn a mean or a median"""
    THRESHOLD = "threshold"
    """times a bar to pass"""


_TERMS = {
    Measure.MINIMUM: Term.MINIMUM,
    Measure.MEAN: Term.AVERAGE,
    Measure.MEDIAN: Term.AVERAGE,
    Measure.THRESHOLD: Term.THRESHOLD,
}


@dataclass(frozen=True, slots=True)
class Equivalent:
    """How many of the part the whole is, as both are stated; `unlike` as in a Pair."""

    term: Term
    ratio: Ratio
    unlike: bool


def equivalents(whole: Paid, chosen: Paid, others: Iterable[Paid]) -> tuple[Equivalent, ...]:
    """An amount in terms of figures of another role, which `chosen` stands for: at most one a
    term, of the first part that gives a number of at least one.
    """
    found: dict[Term, Equivalent] = {}
    parts = [part for part in (chosen, *others) if _is_part(whole, part, chosen)]
    for part in sorted(parts, key=lambda part: _part_rank(whole, part)):
        term = _TERMS[part.row.measure]
        ratio = None if term in found else ratio_of(whole, part)
        if isinstance(ratio, Ratio) and not is_below_one(ratio.quotient):
            unlike = unlike_kinds(whole.row.measure, part.row.measure)
            found[term] = Equivalent(term, ratio, unlike)
    return tuple(found[term] for term in Term if term in found)


def _is_part(whole: Paid, part: Paid, chosen: Paid) -> bool:
    """Whether the whole may be said in terms of a figure, and that says more than the comparison.

    People at the average that stands for their role do; a median set against a mean that does not
    stand would only blur it. A division that the comparison has already, or one like it of another
    date, does not.
    """
    one, other, stands = whole.row, part.row, chosen.row
    term = _TERMS.get(other.measure)
    if term is None or other.measure is one.measure or other.disagrees:
        return False
    if other.currency != one.currency or not _ALLOWED[term](one, other):
        return False
    if term is Term.AVERAGE and part is chosen:
        return True
    if term is Term.AVERAGE and _TERMS.get(one.measure) is term:
        return False
    return (other.measure, other.per) != (stands.measure, stands.per)


def _part_rank(whole: Paid, part: Paid) -> tuple[int | str, ...]:
    """No special case first, then the date closest to the whole's, weeks, and the newest."""
    return (
        part.row.of is not None,
        whole.row.as_of.days_apart(part.row.as_of),
        part.row.per is not Per.WEEK,
        part.row.low is None,
        -part.row.as_of.last.toordinal(),
        part.row.id,
    )


def _shorter_unit(whole: Figure, part: Figure) -> bool:
    if whole.per is None or part.per is None or NO_RATE & {whole.per, part.per}:
        return False
    return LENGTH[part.per] <= LENGTH[whole.per]


def _same_year(whole: Figure, part: Figure) -> bool:
    return whole.per is Per.YEAR and part.per is Per.YEAR


_ALLOWED: dict[Term, Callable[[Figure, Figure], bool]] = {
    Term.MINIMUM: _shorter_unit,
    Term.AVERAGE: _same_year,
    Term.THRESHOLD: _same_year,
}


@dataclass(frozen=True, slots=True)
class Side:
    """A role in a comparison and the figure that stands for it, chosen by the rules or `by_person`.

    `others` are the amounts that could stand: what disagrees last, else the newest first.
    `adjustment` brings `chosen` into the dollars of the year that was asked for, or says why it
    cannot; None where no year was asked for.
    """

    paid: PaidRole
    chosen: Paid | None
    by_person: bool
    others: tuple[Paid, ...]
    adjustment: Adjustment | NoIndex | None = None

    @property
    def unit(self) -> Per | None:
        return self.chosen.row.per if self.chosen else None

    @property
    def is_total(self) -> bool:
        """Whether its figures are totals for many people together."""
        return self.paid.role.counts == "group"


@dataclass(frozen=True, slots=True)
class Pair:
    """What two sides give, by their places in the comparison.

    `ratio` is larger ÷ smaller; without `same_unit` one year of the larger is so many weeks of the
    smaller. `unlike` says that their kinds of measure differ, `other_thing` that what they count
    (`of`) does. `dollars` is the year in whose dollars both are divided; None for as stated.
    """

    larger: int
    smaller: int
    ratio: Ratio | NoRatio
    unlike: bool = False
    same_unit: bool = True
    other_thing: bool = False
    days_apart: int = 0
    dollars: int | None = None
    equivalents: tuple[Equivalent, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to four roles side by side: `pairs` are the first against each of the others, `order` the
    places of the sides, the highest amount first.
    """

    sides: tuple[Side, ...]
    pairs: tuple[Pair, ...]
    order: tuple[int, ...]
    dollars: Dollars | None = None

    @property
    def of_one_kind(self) -> bool:
        """Whether all its figures are of one kind and year."""
        chosen = [side.chosen.row for side in self.sides if side.chosen]
        return all(are_alike(chosen[0], figure) for figure in chosen[1:])


def amounts(role: PaidRole) -> list[Paid]:
    """The figures that can stand in a comparison: those that state money."""
    return [stated for stated in role.figures if stated.row.has_amount]


def compare(
    roles: Sequence[PaidRole],
    picked: Mapping[int, str],
    today: date,
    dollars: Dollars | None = None,
) -> Comparison:
    """The roles side by side; `picked` has ids of figures that a person chose, by place.

    The others' figures are chosen for those; totals for many people are matched with totals alone.
    """
    figures = [amounts(role) for role in roles]
    candidates = [
        [stated for stated in own if stated.row.id == picked.get(place)] or own
        for place, own in enumerate(figures)
    ]
    leading = [current_figure(own, today) for own in candidates]
    of_one_sort = len({role.role.counts == "group" for role in roles}) == 1
    chosen = choose(candidates, today) if of_one_sort else leading
    sides = tuple(
        Side(
            paid=role,
            chosen=stands,
            by_person=stands is not None and stands.row.id == picked.get(place),
            others=_others(figures[place], stands),
            adjustment=dollars.adjustment(stands.row) if stands and dollars else None,
        )
        for place, (role, stands) in enumerate(zip(roles, chosen, strict=True))
    )
    pairs = tuple(_pair(sides, place, dollars) for place in range(1, len(sides)))
    return Comparison(sides, pairs, _by_amount(sides), dollars)


def _others(figures: Sequence[Paid], chosen: Paid | None) -> tuple[Paid, ...]:
    newest = sorted(figures, key=lambda f: (f.row.disagrees, -f.row.as_of.last.toordinal()))
    return tuple(stated for stated in newest if stated is not chosen)


def _pair(sides: Sequence[Side], place: int, dollars: Dollars | None) -> Pair:
    """The first side against another, or that against the first where it is the larger one."""
    first, second = sides[0], sides[place]
    if first.chosen is None or second.chosen is None:
        return Pair(0, place, NoRatio.NO_PAY)
    one, other = first.chosen.row, second.chosen.row
    left, right = Interval.of(one), Interval.of(other)
    adjusted = None
    of_first, of_second = first.adjustment, second.adjustment
    if dollars and isinstance(of_first, Adjustment) and isinstance(of_second, Adjustment):
        adjusted = dollars.year
        left = rounded_amounts(of_first.interval(left))
        right = rounded_amounts(of_second.interval(right))
    larger, smaller = 0, place
    hindrance = NoRatio.TOTAL if first.is_total != second.is_total else _hindrance(one, other)
    ratio = hindrance or ratio_of(first.chosen, second.chosen, (left, right))
    if isinstance(ratio, Ratio) and _is_turned(one, other, ratio.quotient):
        larger, smaller = place, 0
        ratio = ratio_of(second.chosen, first.chosen, (right, left))
    return Pair(
        larger,
        smaller,
        ratio,
        unlike=unlike_kinds(one.measure, other.measure),
        same_unit=one.per == other.per,
        other_thing=one.of != other.of,
        days_apart=one.as_of.days_apart(other.as_of),
        dollars=adjusted,
        equivalents=_equivalents(sides[larger], sides[smaller], ratio),
    )


def _is_turned(one: Figure, other: Figure, ratio: Interval) -> bool:
    """Whether the second is to be said in terms of the first: it is larger, or paid for longer."""
    if one.per == other.per or one.per is None or other.per is None:
        return is_below_one(ratio)
    return LENGTH[one.per] < LENGTH[other.per]


def _hindrance(one: Figure, other: Figure) -> NoRatio | None:
    if NO_RATE & {one.per, other.per}:
        return NoRatio.PAYMENT
    if one.currency != other.currency:
        return NoRatio.CURRENCY
    bargained = {Measure.DEMAND, Measure.OFFER, Measure.INCREASE} & {one.measure, other.measure}
    if bargained and one.of != other.of:
        return NoRatio.OTHER_THING
    return None


def _equivalents(larger: Side, smaller: Side, ratio: Ratio | NoRatio) -> tuple[Equivalent, ...]:
    """None where the two may not be divided, and where the larger amount is no person's pay."""
    whole, other = larger.chosen, smaller.chosen
    hindered = isinstance(ratio, NoRatio) and ratio is not NoRatio.OPEN
    if hindered or whole is None or other is None or larger.is_total:
        return ()
    if whole.row.measure in NOT_PAY:
        return ()
    return equivalents(whole, other, smaller.others)


_PAYMENT, _TOTAL, _UNPAID = 10, 11, 12


def _by_amount(sides: Sequence[Side]) -> tuple[int, ...]:
    """The places of the sides, the highest amount first.

    What is paid for the first role's unit goes first, then longer units before shorter ones, then
    single payments, totals for many people, and roles without an amount. Within a unit the upper
    end decides, then the lower one; an open end counts as the end that is stated.
    """
    unit = sides[0].unit
    return tuple(sorted(range(len(sides)), key=lambda place: (*_rank(sides[place], unit), place)))


def _rank(side: Side, unit: Per | None) -> tuple[int, float, float]:
    if side.chosen is None:
        return (_UNPAID, 0, 0)
    figure = side.chosen.row
    low, high = figure.low, figure.high
    amounts = (-float(high if high is not None else low or 0), -float(low or 0))
    if side.is_total:
        return (_TOTAL, *amounts)
    if figure.per is None or figure.per in NO_RATE:
        return (_PAYMENT, *amounts)
    return (0 if figure.per is unit else 1 + LENGTH[Per.YEAR] - LENGTH[figure.per], *amounts)


@dataclass(frozen=True, slots=True)
class LikeForLike:
    """Two occupations in one year and unit, and their median wages; `first` earns more by these."""

    first: Occupation
    second: Occupation
    per: Per
    medians: tuple[Decimal, Decimal]

    def ratio(self, measure: Measure) -> Fraction | None:
        """First ÷ second by a measure; None where one of the two is not published."""
        one, other = self.first.wage(self.per, measure), self.second.wage(self.per, measure)
        return Fraction(one) / Fraction(other) if one and other else None


def like_for_like(
    first: Sequence[Occupation], second: Sequence[Occupation], near: date
) -> LikeForLike | None:
    """The pair of years whose May is nearest to a day, yearly wages before hourly ones.

    None where the two have no year with a median in one unit in common.
    """
    by_year = {one.year: one for one in second}
    pairs = [(one, by_year[one.year]) for one in first if one.year in by_year]
    apart = {one.year: abs((date(one.year, 5, 15) - near).days) for one in first}
    for one, other in sorted(pairs, key=lambda pair: (apart[pair[0].year], -pair[0].year)):
        for per in (Per.YEAR, Per.HOUR):
            found = _ordered(one, other, per)
            if found is not None:
                return found
    return None


def _ordered(one: Occupation, other: Occupation, per: Per) -> LikeForLike | None:
    own, theirs = one.wage(per, Measure.MEDIAN), other.wage(per, Measure.MEDIAN)
    if own is None or theirs is None:
        return None
    if own >= theirs:
        return LikeForLike(one, other, per, (own, theirs))
    return LikeForLike(other, one, per, (theirs, own))


def two_codes(codes: Iterable[str | None]) -> tuple[str, str] | None:
    """The two different occupations of two roles; None where one has none or they share one."""
    found = list(codes)
    if len(found) != 2 or found[0] is None or found[1] is None or found[0] == found[1]:
        return None
    return (found[0], found[1])
