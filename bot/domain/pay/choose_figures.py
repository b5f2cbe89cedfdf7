"""Which figure stands for a role today, and which stand for roles that are compared."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bot.domain.evidence.agreement import is_dated_original
from bot.models.dates import When
from bot.models.evidence import Stated
from bot.models.measure import MEANINGS, NOT_PAY, Measure, MeasureKind, Per
from bot.models.role import Figure

Paid = Stated[Figure]

_ENDS = frozenset({Measure.P10, Measure.P25, Measure.P75, Measure.P90})
"""Measures that speak for the ends of a population, not for all of it."""

_MOST_DAYS = 731
"""Of what still is a figure of one year: a season is dated to the two that it is played in."""


def current_rank(stated: Paid, today: date) -> tuple[float | str, ...]:
    """The smaller, the better a figure stands for its role today.

    An amount goes before what is none, and pay before what is no pay; what has begun before what
    has not; what holds for many (a listing, a scale, an average) before what one person was paid;
    what does not disagree before what does; then the newest; then what is of no special case (`of`,
    a percentile), what states both its ends, a year before an hour, a median before a mean; then
    what a dated original states, and of minimums the least.
    """
    figure = stated.row
    begun = figure.as_of.first <= today
    distance = -figure.as_of.last.toordinal() if begun else figure.as_of.first.toordinal()
    least = figure.low if figure.measure is Measure.MINIMUM else None
    return (
        not figure.has_amount,
        figure.measure in NOT_PAY,
        not begun,
        MEANINGS[figure.measure].kind is MeasureKind.WAS_PAID,
        figure.disagrees,
        distance,
        figure.of is not None or figure.measure in _ENDS,
        figure.low is None or figure.high is None,
        figure.per is Per.HOUR,
        figure.measure is Measure.MEAN,
        not any(map(is_dated_original, stated.agreeing)),
        float(least or 0),
        figure.id,
    )


def current_figure(figures: Iterable[Paid], today: date) -> Paid | None:
    """The figure that stands for a role today; None without one."""
    return min(figures, key=lambda stated: current_rank(stated, today), default=None)


def choose(candidates: Sequence[Sequence[Paid]], today: date) -> list[Paid | None]:
    """The figure of each role in a comparison: the newest ones that all are of one kind and one
    year; where there are none, the one that stands for each role today. None for a role without.
    """
    current = [current_figure(figures, today) for figures in candidates]
    standing = [stated for stated in current if stated is not None]
    if all(are_alike(standing[0].row, other.row) for other in standing[1:]):
        return current
    chosen = iter(_newest_alike([figures for figures in candidates if figures], today) or standing)
    return [stated and next(chosen) for stated in current]


def are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one kind (measure, unit, and what exactly is counted) and year."""
    return _kind(one) == _kind(other) and _of_one_year(one.as_of, other.as_of)


def _kind(figure: Figure) -> tuple[object, ...]:
    return (figure.measure, figure.per, figure.of, figure.currency)


def _of_one_year(one: When, other: When) -> bool:
    """Whether two dates lie in one calendar year, or overlap and are no longer than a season."""
    years = {day.year for when in (one, other) for day in (when.first, when.last)}
    longest = max((when.last - when.first).days for when in (one, other))
    return len(years) == 1 or (one.overlaps(other) and longest < _MOST_DAYS)


def _newest_alike(candidates: Sequence[Sequence[Paid]], today: date) -> list[Paid] | None:
    """Undisputed pay that has begun, one figure a role, all of them alike; None without."""
    first, *rest = (
        [stated for stated in figures if _may_be_matched(stated.row, today)]
        for figures in candidates
    )
    found = list(_matched(first, rest, today))
    return min(found, key=_alike_rank, default=None)


def _may_be_matched(figure: Figure, today: date) -> bool:
    pay = figure.measure not in NOT_PAY
    return pay and not figure.disagrees and figure.as_of.first <= today


def _matched(
    first: Sequence[Paid], rest: Sequence[Sequence[Paid]], today: date
) -> Iterator[list[Paid]]:
    """Each figure of the first role with the best one like it of each other, if all have one."""
    for stated in first:
        alike = [[one for one in figures if are_alike(stated.row, one.row)] for figures in rest]
        if all(alike):
            yield [stated, *(min(f, key=lambda one: current_rank(one, today)) for f in alike)]


def _alike_rank(alike: Sequence[Paid]) -> tuple[object, ...]:
    """The smaller, the better: all of a population before its ends, then the newest; then as
    `current_rank` has it. The order of the roles does not matter.
    """
    figure = alike[0].row
    days = [stated.row.as_of.last.toordinal() for stated in alike]
    return (
        figure.measure in _ENDS,
        -min(days),
        -sum(days),
        figure.of is not None,
        figure.per is Per.HOUR,
        figure.measure is Measure.MEAN,
        sorted(stated.row.id for stated in alike),
    )
