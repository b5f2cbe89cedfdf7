"""Roles side by side: which figure stands for each, and what may be said of their ratio."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.pay.choose_figures import Paid, choose
from bot.domain.pay.inflation import Adjustment, adjustment
from bot.domain.pay.interval import Interval, NoRatio, Ratio, is_below_one, ratio_of
from bot.models.evidence import PaidRole
from bot.models.measure import MEANINGS, Measure, Per
from bot.models.price import Price
from bot.models.role import Figure


@dataclass(frozen=True, slots=True)
class Side:
    """A role in a comparison: the figure that stands for it (None where no amount is on record),
    whether a person chose it, the other amounts that could (those that disagree last, then the
    newest first), and how it is brought into the dollars of the year that was asked for.
    """

    role: PaidRole
    chosen: Paid | None
    by_person: bool
    others: tuple[Paid, ...]
    adjustment: Adjustment | None = None

    @property
    def figure(self) -> Figure:
        """The figure that stands for the role.

        Raises:
            ValueError: No amount is on record, so that the role is in no ratio.
        """
        if self.chosen is None:
            raise ValueError("a role without an amount has no figure")
        return self.chosen.row


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
    """What two sides give.

    Attributes:
        larger: The place of the side that is divided; it has the longer unit, if not the same.
        smaller: The place of the side that it is divided by.
        ratio: Without `same_unit` a number of the smaller's units: one year of the larger is so
            many weeks of the smaller.
        unlike: Whether their kinds of measure differ.
        same_unit: Whether both are paid for the same unit.
        other_thing: Whether what they count (`of`) differs.
        days_apart: How far apart their dates are.
        dollars_of: The year in whose dollars both are; None where they are as stated.
        overlap: Whether either can be the larger one.
    """

    larger: int
    smaller: int
    ratio: Ratio | NoRatio
    unlike: bool
    same_unit: bool
    other_thing: bool = False
    days_apart: int = 0
    dollars_of: int | None = None
    overlap: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to four roles; `pairs` hold the first against each of the others, in order."""

    sides: tuple[Side, ...]
    pairs: tuple[Pair, ...]
    dollars: Dollars | None = None

    @property
    def several(self) -> bool:
        """Whether they are more than two: such roles stand in a table."""
        return len(self.sides) > 2


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
    available = [amounts(role) for role in roles]
    candidates = [
        [stated for stated in figures if stated.row.id == picked.get(place)] or figures
        for place, figures in enumerate(available)
    ]
    chosen = choose(candidates, today)
    sides = tuple(
        Side(
            role=role,
            chosen=chosen[place],
            by_person=_id_of(chosen[place]) == picked.get(place, ""),
            others=_others(available[place], chosen[place]),
            adjustment=_adjustment(chosen[place], dollars),
        )
        for place, role in enumerate(roles)
    )
    pairs = tuple(_pair(sides, place, dollars) for place in range(1, len(sides)))
    return Comparison(sides, pairs, dollars)


def _others(figures: Sequence[Paid], chosen: Paid | None) -> tuple[Paid, ...]:
    others = [stated for stated in figures if stated is not chosen]
    return tuple(sorted(others, key=lambda f: (f.row.disagrees, -f.row.as_of.last.toordinal())))


def _adjustment(stated: Paid | None, dollars: Dollars | None) -> Adjustment | None:
    return dollars.adjustment(stated.row) if stated and dollars else None


def _id_of(stated: Paid | None) -> str | None:
    return stated.row.id if stated else None


def _pair(sides: Sequence[Side], place: int, dollars: Dollars | None) -> Pair:
    first, other = sides[0], sides[place]
    if first.chosen is None or other.chosen is None:
        return Pair(0, place, NoRatio.NO_PAY, unlike=False, same_unit=True)
    one, two = first.figure, other.figure
    (left, right), year = _amounts(first, other, dollars)
    ratio = _hindrance(first, other) or ratio_of(left, right)
    larger, smaller = 0, place
    if isinstance(ratio, Ratio) and _is_turned(one, two, ratio.interval):
        larger, smaller = place, 0
        ratio = ratio_of(right, left)
    same_unit = one.per == two.per
    return Pair(
        larger=larger,
        smaller=smaller,
        ratio=ratio,
        unlike=unlike_kinds(one.measure, two.measure),
        same_unit=same_unit,
        other_thing=one.of != two.of,
        days_apart=one.as_of.days_apart(two.as_of),
        dollars_of=year,
        overlap=same_unit and isinstance(ratio, Ratio) and _holds_one(ratio.interval),
    )


def _amounts(
    one: Side, other: Side, dollars: Dollars | None
) -> tuple[tuple[Interval, Interval], int | None]:
    """The amounts of two sides, and in the dollars of which year both of them are."""
    stated = Interval.of(one.figure), Interval.of(other.figure)
    if dollars is None or one.adjustment is None or other.adjustment is None:
        return stated, None
    adjusted = one.adjustment.interval(stated[0]), other.adjustment.interval(stated[1])
    return adjusted, dollars.year


def _holds_one(ratio: Interval) -> bool:
    """Whether there are numbers below and above 1 in it."""
    return (ratio.low is None or ratio.low < 1) and (ratio.high is None or ratio.high > 1)


LENGTH = {Per.HOUR: 0, Per.DAY: 1, Per.WEEK: 2, Per.EPISODE: 3, Per.SCRIPT: 4, Per.YEAR: 5}


def _is_turned(one: Figure, other: Figure, ratio: Interval) -> bool:
    """Whether the second is to be said in terms of the first: it is larger, or paid for longer."""
    if one.per == other.per or one.per is None or other.per is None:
        return is_below_one(ratio)
    return LENGTH.get(one.per, 0) < LENGTH.get(other.per, 0)


def _hindrance(a: Side, b: Side) -> NoRatio | None:
    one, other = a.figure, b.figure
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
