"""Which figure of a role stands for today."""

from collections.abc import Iterable
from datetime import date

from bot.models.evidence import Stated
from bot.models.measure import MEANINGS, Measure, MeasureKind, Per, is_pay
from bot.models.role import Figure

ENDS = frozenset({Measure.P10, Measure.P25, Measure.P75, Measure.P90})
"""Measures that speak for the ends of a population, not for all of it."""


def is_single(figure: Figure) -> bool:
    """Whether it is what somebody was paid, rather than what holds for many."""
    return MEANINGS[figure.measure].kind is MeasureKind.WAS_PAID


def currency_rank(stated: Stated[Figure], today: date) -> tuple[int | str, ...]:
    """The smaller, the better a figure stands for its role today.

    Pay goes before what is no pay; what has begun before what has not; what holds for many (a
    listing, a scale, an average) before what one person was paid; what does not disagree before
    what does; then the newest; then what is of no special case (`of`, a percentile), what states
    both its ends, a year before an hour, a median before a mean.
    """
    figure = stated.row
    begun = figure.as_of.first <= today
    distance = -figure.as_of.last.toordinal() if begun else figure.as_of.first.toordinal()
    return (
        not is_pay(figure.measure),
        not begun,
        is_single(figure),
        figure.disagrees,
        distance,
        figure.of is not None or figure.measure in ENDS,
        figure.low is None or figure.high is None,
        figure.per is Per.HOUR,
        figure.measure is Measure.MEAN,
        figure.id,
    )


def current_figure(figures: Iterable[Stated[Figure]], today: date) -> Stated[Figure] | None:
    """The figure that stands for a role today; None without one."""
    return min(figures, key=lambda stated: currency_rank(stated, today), default=None)
