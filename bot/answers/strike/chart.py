"""The picture of /strike: its place by workers and by days lost among all listed stoppages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from bot.answers.strike.rank import Standing
from bot.cards.card import Chart
from bot.cards.citations import source_label
from bot.cards.parts.amounts import number
from bot.cards.text import shorten
from bot.charts.frame import (
    AMBER,
    FAINT,
    INK,
    STEEL,
    TEXT_SIZE,
    WIDTH,
    Plot,
    Spec,
    Y,
    chart,
    colour_in,
    fitting,
    layer,
    panel,
    panel_title,
)
from bot.models.statistics import Rank, RankedStoppage, Stoppage

_LARGEST = 4
_ROW, _BAR_AT, _BAR = 38, 25, 9


@dataclass(frozen=True, slots=True)
class _Line:
    place: int
    name: str
    value: int
    own: bool


def rank_chart(name: str, standing: Standing, after: int) -> Chart | None:
    """None for a strike that is not on the lists."""
    return chart(partial(_plot, name, standing), after) if standing.ranking.ranked else None


def _plot(name: str, standing: Standing) -> Plot:
    ranking = standing.ranking
    by_workers = _lines(
        name,
        [(one, one.by_workers) for one in ranking.ranked],
        ranking.most_workers,
        lambda stoppage: stoppage.workers,
    )
    by_days = _lines(
        name,
        [(one, one.by_days_lost) for one in ranking.ranked],
        ranking.most_days_lost,
        lambda stoppage: stoppage.days_lost or 0,
    )
    return Plot(
        title=name,
        subtitle=f"Among {number(ranking.count)} US stoppages of 1,000 workers and more, "
        f"{standing.span}",
        sources=[source_label(source) for source in standing.lists],
        panels=[
            _panel(by_workers, "By workers"),
            _panel(by_days, "By days lost (workers × working days)"),
        ],
        facts=[f"by workers: {_said(by_workers)}", f"by days lost: {_said(by_days)}"],
    )


def _said(lines: Sequence[_Line]) -> str:
    return ", ".join(f"{line.place}. {line.name}: {number(line.value)}" for line in lines)


def _lines(
    name: str,
    ranked: Sequence[tuple[RankedStoppage, Rank]],
    largest: Sequence[Stoppage],
    value: Callable[[Stoppage], int],
) -> list[_Line]:
    """The largest few and the strike's own, in order."""
    own = {
        one.stoppage.id: _Line(rank.place, name, value(one.stoppage), own=True)
        for one, rank in ranked
    }
    values = [value(stoppage) for stoppage in largest]
    top = [
        own.get(stoppage.id)
        or _Line(
            1 + sum(other > value(stoppage) for other in values),
            f"{stoppage.employer}, {stoppage.start.first.year}",
            value(stoppage),
            own=False,
        )
        for stoppage in largest[:_LARGEST]
    ]
    return [*top, *(line for line in own.values() if line not in top)]


def _panel(lines: Sequence[_Line], title: str) -> Spec:
    most = max(line.value for line in lines)
    rows = [
        {
            "y": place * _ROW + 4,
            "bar": place * _ROW + 4 + _BAR_AT,
            "name": _name(line),
            "value": line.value,
            "to": round(line.value / most * WIDTH, 1),
            "colour": AMBER if line.own else STEEL,
            "ink": INK if line.own else FAINT,
            "written": number(line.value),
        }
        for place, line in enumerate(lines)
    ]
    bar = {"type": "rule", "strokeWidth": _BAR}
    length = {"field": "to", "type": "quantitative", "scale": None}
    left, right, bar_at = {"value": 0}, {"value": WIDTH}, Y | {"field": "bar"}
    text = {"type": "text", "fontSize": TEXT_SIZE}
    names = {"x": left, "y": Y, "text": {"field": "name"}, "color": colour_in("ink")}
    layers = [
        layer(rows, bar, {"x": left, "x2": length, "y": bar_at, "color": colour_in("colour")}),
        layer(rows, text, names),
        layer(rows, text | {"align": "right"}, names | {"x": right, "text": {"field": "written"}}),
    ]
    return panel(_ROW * len(lines) + 4, layers, title=panel_title(title, offset=2))


def _name(line: _Line) -> str:
    room = fitting(TEXT_SIZE) - len(number(line.value)) - 2
    return shorten(f"{line.place}. {line.name}", room)
