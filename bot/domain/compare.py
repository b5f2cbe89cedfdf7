"""Roles side by side: which figure stands for each, and what may be said of their ratio."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from bot.domain.agree import support
from bot.domain.interval import Interval, NoRatio, divide, is_below_one
from bot.models.measure import MEANINGS, Measure, Per, is_pay
from bot.models.role import Figure
from bot.models.stated import PaidRole, Stated

Paid = Stated[Figure]


@dataclass(frozen=True, slots=True)
class Side:
    """A role in a comparison: the figure that stands for it (None where no amount is on record),
    whether a person chose it, and the other amounts that could.
    """

    role: PaidRole
    chosen: Paid | None
    by_person: bool
    others: tuple[Paid, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two sides give, by their places in the comparison.

    `ratio` is larger ÷ smaller. Without `same_unit` it is a number of the smaller's units: one
    year of the larger is so many weeks of the smaller.
    """

    larger: int
    smaller: int
    ratio: Interval | NoRatio
    unlike: bool
    same_unit: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to four roles; `verdicts` hold the first against each of the others, in order."""

    sides: tuple[Side, ...]
    verdicts: tuple[Verdict, ...]


def amounts(role: PaidRole) -> list[Paid]:
    """The figures that can stand in a comparison: those that state money."""
    return [stated for stated in role.figures if stated.row.has_amount]


def compare(roles: Sequence[PaidRole], picked: Mapping[int, str]) -> Comparison:
    """The roles side by side; `picked` has ids of figures that a person chose, by place.

    The figures of the first two roles are chosen together, those of the others for the first's.
    """
    candidates = [_candidates(role, picked.get(place)) for place, role in enumerate(roles)]
    chosen = _choose(candidates)
    sides = tuple(
        Side(
            role=role,
            chosen=chosen[place],
            by_person=place in picked,
            others=tuple(f for f in amounts(role) if f is not chosen[place]),
        )
        for place, role in enumerate(roles)
    )
    verdicts = tuple(_verdict(sides, place) for place in range(1, len(sides)))
    return Comparison(sides, verdicts)


def _candidates(role: PaidRole, picked: str | None) -> list[Paid]:
    found = amounts(role)
    return [stated for stated in found if stated.row.id == picked] or found


def _choose(candidates: Sequence[list[Paid]]) -> list[Paid | None]:
    first, *rest = candidates
    chosen: list[Paid | None] = [None] * len(candidates)
    anchors: list[Paid] = first
    for place, options in enumerate(rest, start=1):
        if not options:
            continue
        if anchors:
            pairs = product(anchors, options)
            anchor, best = min(pairs, key=lambda pair: _pair_rank(pair[0], pair[1]))
            chosen[0], chosen[place] = anchor, best
            anchors = [anchor]
        else:
            chosen[place] = min(options, key=_own_rank)
    if chosen[0] is None and first:
        chosen[0] = min(first, key=_own_rank)
    return chosen


def _pair_rank(a: Paid, b: Paid) -> tuple[int | str, ...]:
    """The rules of choice in their order; the smaller pair is the better one.

    Pay before what is no pay; equal units before unequal ones; close dates; both ends stated
    before one; not marked as disagreeing; then standing, origins, the newer one.
    """
    both = (a, b)
    found = [support(stated.agreeing) for stated in both]
    return (
        sum(not is_pay(stated.row.measure) for stated in both),
        a.row.per != b.row.per,
        a.row.as_of.days_apart(b.row.as_of),
        sum(stated.row.low is None or stated.row.high is None for stated in both),
        sum(stated.row.disagrees for stated in both),
        sum(of.best for of in found),
        -sum(of.origins for of in found),
        -max(stated.row.as_of.last.toordinal() for stated in both),
        a.row.id,
        b.row.id,
    )


def _own_rank(stated: Paid) -> tuple[int | str, ...]:
    figure = stated.row
    found = support(stated.agreeing)
    return (
        not is_pay(figure.measure),
        figure.low is None or figure.high is None,
        figure.disagrees,
        -figure.as_of.last.toordinal(),
        found.best,
        -found.origins,
        figure.id,
    )


def _verdict(sides: Sequence[Side], place: int) -> Verdict:
    a, b = sides[0], sides[place]
    if a.chosen is None or b.chosen is None:
        return Verdict(0, place, NoRatio.NO_PAY, unlike=False, same_unit=True)
    one, other = a.chosen.row, b.chosen.row
    unlike = unlike_kinds(one.measure, other.measure)
    same_unit = one.per == other.per
    reason = _hindrance(a, b)
    ratio = reason or divide(Interval.of(one), Interval.of(other))
    turned = isinstance(ratio, Interval) and _is_turned(one, other, ratio)
    if not turned:
        return Verdict(0, place, ratio, unlike, same_unit)
    return Verdict(place, 0, divide(Interval.of(other), Interval.of(one)), unlike, same_unit)


_LENGTH = {Per.HOUR: 0, Per.DAY: 1, Per.WEEK: 2, Per.EPISODE: 3, Per.SCRIPT: 4, Per.YEAR: 5}


def _is_turned(one: Figure, other: Figure, ratio: Interval) -> bool:
    """Whether the second is to be said in terms of the first: it is larger, or paid for longer."""
    if one.per == other.per or one.per is None or other.per is None:
        return is_below_one(ratio)
    return _LENGTH.get(one.per, 0) < _LENGTH.get(other.per, 0)


def _hindrance(a: Side, b: Side) -> NoRatio | None:
    if a.chosen is None or b.chosen is None:
        return NoRatio.NO_PAY
    one, other = a.chosen.row, b.chosen.row
    if (a.role.role.counts == "group") != (b.role.role.counts == "group"):
        return NoRatio.TOTAL
    if Per.PAYMENT in (one.per, other.per):
        return NoRatio.PAYMENT
    if one.currency != other.currency:
        return NoRatio.CURRENCY
    return None


def unlike_kinds(a: Measure, b: Measure) -> bool:
    """Whether two measures stand for different kinds of thing, so that a ratio can mislead."""
    return MEANINGS[a].kind is not MEANINGS[b].kind
