"""The picture of /compare: what each role is paid, on one scale for each unit."""

from collections.abc import Iterable, Sequence
from functools import partial

from bot.cards.card import Chart
from bot.cards.citations import best_source_labels
from bot.cards.parts.amounts import figure_amount, per, when
from bot.cards.parts.labels import figure_label, measure_label, short_titles
from bot.cards.text import shorten
from bot.charts.bars import Bar, bar_panel
from bot.charts.frame import (
    AMBER,
    ROSE,
    STEEL,
    TEAL,
    TEXT_SIZE,
    VIOLET,
    Plot,
    Spec,
    chart,
    fitting,
    panel_title,
    wrapped,
)
from bot.domain.pay.choose_figures import Paid
from bot.domain.pay.comparison import Comparison, Side
from bot.models.measure import MEANINGS, MeasureKind, Per
from bot.models.role import Figure
from bot.models.statistics import is_top_coded

MONEY_LABELS = (
    "datum.value > 0 && datum.value < 1 ? format(datum.value, '$.2f') : "
    "replace(replace(format(datum.value, '$,.3~s'), 'k', 'K'), 'G', 'B')"
)
"""How an amount is written at a scale: '$0.50', '$200K', '$1.5M', '$2B'; the prefixes of physics
would be 'm' for a thousandth and 'G' for a billion.
"""

COLOURS = {
    MeasureKind.MAY_BE_PAID: TEAL,
    MeasureKind.GUARANTEED: AMBER,
    MeasureKind.EARNED: VIOLET,
    MeasureKind.WAS_PAID: ROSE,
}
_BEHIND = " · "
_SHORTEST = 12
"""Characters of a label that still say something."""

_UNITS = {
    Per.YEAR: "US dollars a year",
    Per.WEEK: "US dollars a week",
    Per.DAY: "US dollars a day",
    Per.HOUR: "US dollars an hour",
    Per.SESSION: "US dollars a session",
    Per.EPISODE: "US dollars an episode",
    Per.SCRIPT: "US dollars a script",
    Per.PAYMENT: "US dollars, single payments",
    Per.TOTAL: "US dollars in all",
}


def comparison_chart(comparison: Comparison, after: int) -> Chart | None:
    """None where fewer than two of the roles have an amount."""
    if sum(side.chosen is not None for side in comparison.sides) < 2:
        return None
    return chart(partial(_plot, comparison), after)


def _plot(comparison: Comparison) -> Plot:
    titles = short_titles([side.paid.role for side in comparison.sides])
    paid = [
        (titles[place], side, side.chosen)
        for place, side in ((place, comparison.sides[place]) for place in comparison.order)
        if side.chosen is not None
    ]
    scales: dict[str, list[Bar]] = {}
    for title, side, chosen in paid:
        label = f"{measure_label(chosen.row.measure)}, {when(chosen.row.as_of)}"
        bar = figure_bar(title, chosen.row, label)
        scales.setdefault(_scale(side, chosen), []).append(bar)
    figures = [chosen for *_, chosen in paid]
    return Plot(
        title="What each is paid",
        subtitle=_subtitle(figures, list(scales)),
        sources=[label for stated in figures for label in best_source_labels(stated.agreeing)],
        panels=_panels(scales),
        facts=[f"{title}: {figure_fact(stated.row)}" for title, _, stated in paid],
    )


def figure_fact(figure: Figure) -> str:
    """'$390,000 to $900,000 a year (posted range, July 2023)', for the words under a picture."""
    return f"{figure_amount(figure)} ({figure_label(figure)}, {when(figure.as_of)})"


def figure_bar(name: str, figure: Figure, label: str) -> Bar:
    """A figure on a scale, whose caption says of what unit the amounts are; `label` stands behind
    the amount, shortened where there is not room for both: the amount stays whole.
    """
    amount = figure_amount(figure).removesuffix(per(figure.per))
    room = fitting(TEXT_SIZE) - len(amount) - len(_BEHIND)
    return Bar(
        name=name,
        stated=f"{amount}{_BEHIND}{shorten(label, room)}" if room >= _SHORTEST else amount,
        low=None if figure.low is None else float(figure.low),
        high=None if figure.high is None else float(figure.high),
        colour=COLOURS.get(MEANINGS[figure.measure].kind, STEEL),
    )


def top_code_note(figures: Iterable[Figure]) -> str:
    """What an arrow of a top-coded wage means, to stand behind what the amounts are; '' without."""
    return "; arrow: at least (top code)" if any(map(is_top_coded, figures)) else ""


def unit_label(unit: Per | None) -> str:
    return _UNITS[unit] if unit else ""


def _scale(side: Side, chosen: Paid) -> str:
    """What stands on one scale: one unit, and totals for many people apart from a person's pay."""
    total = ", totals for many people" if side.is_total else ""
    return f"{unit_label(chosen.row.per)}{total}"


def _subtitle(figures: Sequence[Paid], scales: Sequence[str]) -> str:
    kinds = {MEANINGS[stated.row.measure].kind for stated in figures}
    unlike = "; unlike measures" if len(kinds) > 1 else ""
    unlike += top_code_note(stated.row for stated in figures)
    if len(scales) == 1:
        return f"{scales[0]}, as stated{unlike}"
    return f"As stated, each unit on a scale of its own{unlike}"


def _panels(scales: dict[str, list[Bar]]) -> list[Spec]:
    panels = [bar_panel(bars, MONEY_LABELS) for bars in scales.values()]
    if len(scales) > 1:
        for panel, label in zip(panels, scales, strict=True):
            panel["title"] = panel_title(wrapped(label, TEXT_SIZE, bold=True), offset=6)
    return panels
