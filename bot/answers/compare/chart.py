"""The picture of /compare: what each role is paid, on one scale for each unit."""

from collections.abc import Iterable, Sequence
from functools import partial

from bot.cards.card import Chart
from bot.cards.citations import best_source_labels
from bot.cards.parts.amounts import figure_amount, per, plural, when
from bot.cards.parts.labels import capitalised, figure_label, measure_label, short_titles
from bot.charts.bars import Bar, bar_panel
from bot.charts.frame import (
    AMBER,
    ROSE,
    STEEL,
    TEAL,
    VIOLET,
    Plot,
    chart,
)
from bot.domain.pay.choose_figures import Paid
from bot.domain.pay.comparison import Comparison
from bot.models.measure import MEANINGS, MeasureKind, Per
from bot.models.role import Figure
from bot.models.statistics import is_top_coded

MONEY_LABELS = (
    "datum.value % 1 ? format(datum.value, '$,.2f') : "
    "datum.value < 1e4 ? format(datum.value, '$,') : "
    "replace(replace(format(datum.value, '$,.3~s'), 'k', 'K'), 'G', 'B')"
)
"""How an amount is written at a scale: '$0.50', '$1,500', '$200K', '$1.5M', '$2B'; the prefix of
physics would be 'G' for a billion.
"""

COLOURS = {
    MeasureKind.MAY_BE_PAID: TEAL,
    MeasureKind.GUARANTEED: AMBER,
    MeasureKind.EARNED: VIOLET,
    MeasureKind.WAS_PAID: ROSE,
}

_FRAME_HEIGHT, _ROLE_HEIGHT = 100, 60
"""What a chart takes on a phone, and each role in it, in pixels."""

_Titled = tuple[str, Paid]
"""The title of a role and the figure that stands for it."""

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
    """None where no two of the roles stand on one scale: a bar alone says nothing."""
    scales = _scales(comparison)
    if not scales:
        return None
    height = _FRAME_HEIGHT + _ROLE_HEIGHT * len(comparison.sides)
    return chart(partial(_plot, comparison, scales), after, height)


def _scales(comparison: Comparison) -> dict[str, list[_Titled]]:
    """What stands on one scale: one unit, and totals for many people apart from a person's pay."""
    titles = short_titles([side.paid.role for side in comparison.sides])
    scales: dict[str, list[_Titled]] = {}
    for place in comparison.order:
        side = comparison.sides[place]
        if side.chosen is not None:
            total = ", totals for many people" if side.is_total else ""
            scale = f"{unit_label(side.chosen.row.per)}{total}, as stated"
            scales.setdefault(scale, []).append((titles[place], side.chosen))
    return {scale: paid for scale, paid in scales.items() if len(paid) > 1}


def _plot(comparison: Comparison, scales: dict[str, list[_Titled]]) -> Plot:
    paid = [one for on_scale in scales.values() for one in on_scale]
    panels = [
        bar_panel(
            [
                figure_bar(
                    title, stated.row, f"{measure_label(stated.row.measure)}, {_as_of(stated)}"
                )
                for title, stated in on_scale
            ],
            MONEY_LABELS,
            scale,
        )
        for scale, on_scale in scales.items()
    ]
    left = sum(side.chosen is not None for side in comparison.sides) - len(paid)
    return Plot(
        title="What each is paid",
        remarks=_remarks([stated for _, stated in paid], left),
        sources=[label for _, stated in paid for label in best_source_labels(stated.agreeing)],
        panels=panels,
        facts=[f"{title}: {figure_fact(stated.row)}" for title, stated in paid],
    )


def _as_of(stated: Paid) -> str:
    return when(stated.row.as_of)


def _remarks(figures: Sequence[Paid], left: int) -> str:
    """What limits the picture; `left` are in units of their own."""
    kinds = {MEANINGS[stated.row.measure].kind for stated in figures}
    limits = (
        "unlike measures" if len(kinds) > 1 else "",
        top_code_note(stated.row for stated in figures),
        f"{plural(left, 'other')} in another unit, in the text" if left else "",
    )
    return capitalised("; ".join(limit for limit in limits if limit))


def figure_fact(figure: Figure) -> str:
    """'$390,000 to $900,000 a year (posted range, July 2023)', for the words under a picture."""
    return f"{figure_amount(figure)} ({figure_label(figure)}, {when(figure.as_of)})"


def figure_bar(name: str, figure: Figure, label: str) -> Bar:
    """A figure on a scale of its unit; `label` stands behind the amount."""
    amount = figure_amount(figure).removesuffix(per(figure.per))
    return Bar(
        name=name,
        stated=f"{amount} · {label}",
        low=None if figure.low is None else float(figure.low),
        high=None if figure.high is None else float(figure.high),
        colour=COLOURS.get(MEANINGS[figure.measure].kind, STEEL),
    )


def top_code_note(figures: Iterable[Figure]) -> str:
    """What an arrow of a top-coded wage means; '' where there is none."""
    return "arrow: at least (top code)" if any(map(is_top_coded, figures)) else ""


def unit_label(unit: Per | None) -> str:
    return _UNITS[unit] if unit else ""
