"""The picture of /pay: a role's figures over time, or side by side where they are of one time."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.answers.compare.chart import (
    MONEY_LABELS,
    figure_bar,
    figure_fact,
    top_code_note,
    unit_label,
)
from bot.cards.card import Chart
from bot.cards.citations import best_source_labels
from bot.cards.parts.amounts import plural, when
from bot.cards.parts.labels import capitalised, figure_label, measure_label, role_name
from bot.charts.bars import bar_panel
from bot.charts.frame import Plot, Spec, chart
from bot.charts.over_time import KINDS, Dated, time_panel
from bot.domain.pay.populations import changed_populations
from bot.models.evidence import PaidRole, Stated
from bot.models.measure import Measure
from bot.models.role import Figure

_FEWEST, _BARS = 2, 6
_OTHERS = "other measures"
_HEIGHT = 290
"""What the highest of these charts take on a phone, in pixels."""
_SPREADS = {
    (Measure.P10, Measure.P90): ("10th to 90th percentile", 5),
    (Measure.P25, Measure.P75): ("25th to 75th percentile", 14),
}
"""What the ends of a population make together, and how wide its bar is."""


def pay_chart(
    paid: PaidRole, first: Stated[Figure] | None, after: int, known: str = ""
) -> Chart | None:
    """The figures in the unit of the one that stands for the role; None where it is but one.
    `known` is said behind what the figures are.
    """
    if first is None or not first.row.has_amount:
        return None
    found = [
        stated
        for stated in paid.figures
        if stated.row.per is first.row.per and not stated.row.disagrees
    ]
    if len(found) < _FEWEST:
        return None
    drawn = found if _by_name(found) else _of_one_thing(found, first)
    return chart(partial(_plot, paid, drawn, known), after, _HEIGHT)


def _by_name(found: Sequence[Stated[Figure]]) -> bool:
    """Whether they are of one time and so few that each has a bar with a name."""
    days = [stated.row.as_of for stated in found]
    same_time = max(day.first for day in days) <= min(day.last for day in days)
    return same_time and len(found) <= _BARS


def _of_one_thing(
    found: Sequence[Stated[Figure]], first: Stated[Figure]
) -> Sequence[Stated[Figure]]:
    """Those that count what `first` counts; all of them where it has no other like it."""
    alike = [stated for stated in found if stated.row.of == first.row.of]
    return alike if len(alike) >= _FEWEST else found


def _plot(paid: PaidRole, found: Sequence[Stated[Figure]], known: str) -> Plot:
    figures = [stated.row for stated in found]
    left = sum(stated.row.has_amount for stated in paid.figures) - len(found)
    limits = (
        f"{plural(left, 'more figure')} in the text" if left else "",
        top_code_note(figures),
        "the people counted changed" if changed_populations(figures, paid.years) else "",
        known.strip(" ,;"),
    )
    newest = sorted(figures, key=lambda figure: figure.as_of.last, reverse=True)
    return Plot(
        title=role_name(paid.role),
        remarks=capitalised("; ".join(limit for limit in limits if limit)),
        sources=[label for stated in found for label in best_source_labels(stated.agreeing)],
        panels=[_panel(found)],
        facts=[figure_fact(figure) for figure in newest],
    )


def _panel(found: Sequence[Stated[Figure]]) -> Spec:
    figures = [stated.row for stated in found]
    unit = f"{unit_label(figures[0].per)}, as stated"
    if _by_name(found):
        bars = [figure_bar(_what(figure), figure, when(figure.as_of)) for figure in figures]
        return bar_panel(bars, MONEY_LABELS, unit)
    return time_panel(_kinds_limited(_dated(figures)), MONEY_LABELS, unit)


def _what(figure: Figure) -> str:
    return capitalised(figure_label(figure))


def _dated(figures: Sequence[Figure]) -> list[Dated]:
    """A mark a figure; the ends of a population by the same source make one bar."""
    by_measure = {(figure.measure, figure.as_of.text, figure.of): figure for figure in figures}
    taken: set[str] = set()
    marks: list[Dated] = []
    for (low_measure, high_measure), (label, width) in _SPREADS.items():
        for figure in figures:
            key = (high_measure, figure.as_of.text, figure.of)
            other = by_measure.get(key) if figure.measure is low_measure else None
            if other is not None:
                marks += _spread(label, figure, other, width)
                taken |= {figure.id, other.id}
    rest = [figure for figure in figures if figure.id not in taken]
    several = len({figure.of for figure in figures}) > 1
    return [
        *marks,
        *(
            _mark(figure_label(one) if several else measure_label(one.measure), one, one)
            for one in rest
        ),
    ]


def _spread(label: str, low: Figure, high: Figure, width: int) -> list[Dated]:
    """A bar from the low end to the high one; where that is a bound only, an arrow on from it."""
    if high.high is not None or high.low is None:
        return [_mark(label, low, high, width)]
    reached = high.model_copy(update={"high": high.low})
    return [_mark(label, low, reached, width), _mark(label, high, high)]


def _mark(label: str, low: Figure, high: Figure, width: int = 11) -> Dated:
    return Dated(
        kind=label,
        first=low.as_of.first,
        last=low.as_of.last,
        low=None if low.low is None else float(low.low),
        high=None if high.high is None else float(high.high),
        width=width,
    )


def _kinds_limited(marks: list[Dated]) -> list[Dated]:
    """The rarest kinds of mark become one where there are more than can be told apart."""
    counts: dict[str, int] = {}
    for mark in marks:
        counts[mark.kind] = counts.get(mark.kind, 0) + 1
    if len(counts) <= KINDS:
        return marks
    kept = sorted(counts, key=lambda kind: -counts[kind])[: KINDS - 1]
    return [mark if mark.kind in kept else replace(mark, kind=_OTHERS) for mark in marks]
