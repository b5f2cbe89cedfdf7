"""Roles side by side: which figure stands for each, and what may be said of their ratio."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.pay.choose_figures import Paid, choose
from bot.domain.pay.inflation import Adjustment, adjustment
from bot.domain.pay.interval import Interval, NoRatio, divide, is_below_one
from bot.models.evidence import PaidRole
from bot.models.measure import MEANINGS, Measure, Per
from bot.models.price import Price
from bot.models.role import Figure


@dataclass(frozen=True, slots=True)
class Side:
    """A role in a comparison: the figure that stands for it (None where no amount is on record),
    whether a person chose it, the other amounts that could, and how it is brought into the dollars
    of the year that was asked for.
    """

    role: PaidRole
    chosen: Paid | None
    by_person: bool
    others: tuple[Paid, ...]
    adjustment: Adjustment | None = None


@dataclass(frozen=True, slots=True)
class Dollars:
    """The year in whose dollars amounts are asked for, and the prices by period."""

    year: int
    prices: Mapping[str, Price]

    def adjustment(self, figure: Figure) -> Adjustment | None:
        """How to adjust a figure; None where its date or the index does not allow it."""
        return adjustment(figure.as_of, self.year, self.prices)


@dataclass(frozen=True, slots=True)
class Pair:
    """What two sides give, by their places in the comparison.

    `ratio` is larger ÷ smaller. Without `same_unit` it is a number of the smaller's units: one
    year of the larger is so many weeks of the smaller. `unlike` says that their kinds of measure
    differ, `other_thing` that what they count (`of`) does, `days_apart` how far apart their dates
    are, `adjusted` that both are in the dollars of the year that was asked for.
    """

    larger: int
    smaller: int
    ratio: Interval | NoRatio
    unlike: bool
    same_unit: bool
    other_thing: bool = False
    days_apart: int = 0
    adjusted: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to four roles; `verdicts` hold the first against each of the others, in order."""

    sides: tuple[Side, ...]
    verdicts: tuple[Pair, ...]
    dollars: Dollars | None = None


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

    The figures of the first two roles are chosen together, those of the others for the first's.
    """
    candidates = [_candidates(role, picked.get(place)) for place, role in enumerate(roles)]
    chosen = choose(candidates, today)
    sides = tuple(
        Side(
            role=role,
            chosen=chosen[place],
            by_person=_id_of(chosen[place]) == picked.get(place, ""),
            others=tuple(f for f in amounts(role) if f is not chosen[place]),
            adjustment=_adjustment(chosen[place], dollars),
        )
        for place, role in enumerate(roles)
    )
    verdicts = tuple(_verdict(sides, place) for place in range(1, len(sides)))
    return Comparison(sides, verdicts, dollars)


def _adjustment(stated: Paid | None, dollars: Dollars | None) -> Adjustment | None:
    return dollars.adjustment(stated.row) if stated and dollars else None


def interval_of(side: Side, *, adjusted: bool) -> Interval:
    """The figure of a side as an interval, in the dollars of the year where it is adjusted."""
    if side.chosen is None:
        raise ValueError("a role without a figure has no interval")
    interval = Interval.of(side.chosen.row)
    return side.adjustment.interval(interval) if adjusted and side.adjustment else interval


def _id_of(stated: Paid | None) -> str | None:
    return stated.row.id if stated else None


def _candidates(role: PaidRole, picked: str | None) -> list[Paid]:
    found = amounts(role)
    return [stated for stated in found if stated.row.id == picked] or found


def _verdict(sides: Sequence[Side], place: int) -> Pair:
    a, b = sides[0], sides[place]
    if a.chosen is None or b.chosen is None:
        return Pair(0, place, NoRatio.NO_PAY, unlike=False, same_unit=True)
    one, other = a.chosen.row, b.chosen.row
    unlike = unlike_kinds(one.measure, other.measure)
    same_unit = one.per == other.per
    reason = _hindrance(a, b)
    adjusted = a.adjustment is not None and b.adjustment is not None
    left, right = interval_of(a, adjusted=adjusted), interval_of(b, adjusted=adjusted)
    ratio = reason or divide(left, right)
    found = Pair(
        0,
        place,
        ratio,
        unlike,
        same_unit,
        one.of != other.of,
        one.as_of.days_apart(other.as_of),
        adjusted,
    )
    if isinstance(ratio, Interval) and _is_turned(one, other, ratio):
        turned = divide(right, left)
        return replace(found, larger=place, smaller=0, ratio=turned)
    return found


LENGTH = {Per.HOUR: 0, Per.DAY: 1, Per.WEEK: 2, Per.EPISODE: 3, Per.SCRIPT: 4, Per.YEAR: 5}


def _is_turned(one: Figure, other: Figure, ratio: Interval) -> bool:
    """Whether the second is to be said in terms of the first: it is larger, or paid for longer."""
    if one.per == other.per or one.per is None or other.per is None:
        return is_below_one(ratio)
    return LENGTH.get(one.per, 0) < LENGTH.get(other.per, 0)


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
    bargained = {Measure.DEMAND, Measure.OFFER, Measure.INCREASE} & {one.measure, other.measure}
    if bargained and one.of != other.of:
        return NoRatio.OTHER_THING
    return None


def unlike_kinds(a: Measure, b: Measure) -> bool:
    """Whether two measures stand for different kinds of thing, so that a ratio can mislead."""
    return MEANINGS[a].kind is not MEANINGS[b].kind
