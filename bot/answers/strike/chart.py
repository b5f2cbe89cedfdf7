"""The picture of /strike: its place by workers and by days lost among all listed stoppages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from bot.answers.strike.rank import Standing
from bot.cards.card import Chart
from bot.cards.citations import source_label
from bot.cards.parts.amounts import number
from bot.charts.frame import (
    AMBER,
    FAINT,
    INK,
    STEEL,
    TEXT_LINE,
    TEXT_SIZE,
    TITLE_SIZE,
    WIDTH,
    Plot,
    Spec,
    Y,
    chart,
    colour_in,
    layer,
    panel,
    paragraph,
    words,
)
from bot.charts.lettering import width_of, wrapped
from bot.charts.stoppage_names import stoppage_name
from bot.models.statistics import Rank, RankedStoppage, Stoppage

_LARGEST = 3
_HEIGHT = 280
"""What the highest of these charts take on a phone, in pixels."""
_TITLE_LINES = 1.6
"""Two lines, less what a break between words leaves of the first."""
_BAR, _BAND = 8, 13
"""Heights: of a bar, and of what the next name is below this one."""
_LEAST = 0.02
"""Of the longest bar: one that is shorter could not be seen."""


@dataclass(frozen=True, slots=True)
class _Line:
    place: int
    name: str
    value: int
    own: bool


@dataclass(frozen=True, slots=True)
class _Ranking:
    """A panel: what the ranks are by, and its lines in order."""

    title: str
    lines: Sequence[_Line]


def rank_chart(name: str, standing: Standing, after: int) -> Chart | None:
    """None for a strike that is not on the lists, or too small to be seen beside the largest."""
    rankings = [
        _Ranking(title, lines)
        for title, lines in (
            ("By workers", _by_workers(standing)),
            ("By days lost (workers × working days)", _by_days_lost(standing)),
        )
        if any(line.own and line.value >= _LEAST * lines[0].value for line in lines)
    ]
    if not rankings:
        return None
    return chart(partial(_plot, name, standing, rankings), after, _HEIGHT)


def listed_title(stoppage: Stoppage) -> str:
    """What a stoppage that is no strike of the record is called above its chart, in two lines."""
    return stoppage_name(stoppage, {}, TITLE_SIZE, _TITLE_LINES * WIDTH)


def _plot(name: str, standing: Standing, rankings: Sequence[_Ranking]) -> Plot:
    return Plot(
        title=name,
        remarks=f"Among {number(standing.ranking.count)} US stoppages of 1,000 workers and more, "
        f"{standing.span}",
        sources=[source_label(source) for source in standing.lists],
        panels=[_panel(ranking) for ranking in rankings],
        facts=[f"{_lowered(ranking.title)}: {_said(ranking.lines)}" for ranking in rankings],
    )


def _lowered(title: str) -> str:
    return f"{title[:1].lower()}{title[1:]}"


def _said(lines: Sequence[_Line]) -> str:
    return ", ".join(f"{line.place}. {line.name}: {number(line.value)}" for line in lines)


def _by_workers(standing: Standing) -> list[_Line]:
    ranking = standing.ranking
    ranked = [(one, one.by_workers) for one in ranking.ranked]
    return _lines(standing, ranked, ranking.most_workers, lambda stoppage: stoppage.workers)


def _by_days_lost(standing: Standing) -> list[_Line]:
    ranking = standing.ranking
    ranked = [(one, one.by_days_lost) for one in ranking.ranked]
    return _lines(
        standing, ranked, ranking.most_days_lost, lambda stoppage: stoppage.days_lost or 0
    )


def _lines(
    standing: Standing,
    ranked: Sequence[tuple[RankedStoppage, Rank]],
    largest: Sequence[Stoppage],
    value: Callable[[Stoppage], int],
) -> list[_Line]:
    """The strike's own and as many of the largest as make three, in order."""
    own = [_line(one.stoppage, rank.place, value, standing, own=True) for one, rank in ranked]
    values = [value(stoppage) for stoppage in largest]
    top = [
        _line(stoppage, 1 + sum(other > value(stoppage) for other in values), value, standing)
        for stoppage in largest
        if stoppage.id not in {one.stoppage.id for one, _ in ranked}
    ]
    lines = [*own, *top[: max(1, _LARGEST - len(own))]]
    return sorted(lines, key=lambda line: line.place)


def _line(
    stoppage: Stoppage,
    place: int,
    value: Callable[[Stoppage], int],
    standing: Standing,
    *,
    own: bool = False,
) -> _Line:
    amount = value(stoppage)
    beside = width_of(f"{place}. {number(amount)}  ", TEXT_SIZE)
    name = stoppage_name(stoppage, standing.strikes, TEXT_SIZE, WIDTH - beside)
    return _Line(place, name, amount, own)


def _panel(ranking: _Ranking) -> Spec:
    rows: list[Spec] = []
    names: list[Spec] = []
    y = TEXT_LINE
    for line in ranking.lines:
        written = number(line.value)
        room = WIDTH - width_of(f"{written}  ", TEXT_SIZE)
        name = wrapped(f"{line.place}. {line.name}", TEXT_SIZE, room)
        ink = INK if line.own else FAINT
        names += [row | {"ink": ink} for row in paragraph(name, y, TEXT_LINE)]
        rows.append(_row(line, ranking.lines[0].value) | {"y": y, "ink": ink, "written": written})
        y += TEXT_LINE * len(name) + _BAND
        rows[-1] |= {"above": y - _BAND, "below": y - _BAND + _BAR}
    length = {"field": "to", "type": "quantitative", "scale": None}
    left, right, ink = {"value": 0}, {"value": WIDTH}, colour_in("ink")
    high = {"y": Y | {"field": "above"}, "y2": {"field": "below"}}
    text = {"type": "text", "fontSize": TEXT_SIZE}
    layers = [
        words([{"y": 0, "text": ranking.title}], "text", TEXT_SIZE, fontWeight="bold"),
        layer(
            rows,
            {"type": "rect"},
            {"x": left, "x2": length, **high, "color": colour_in("colour")},
        ),
        layer(names, text, {"x": left, "y": Y, "text": {"field": "text"}, "color": ink}),
        layer(
            rows,
            text | {"align": "right"},
            {"x": right, "y": Y, "text": {"field": "written"}, "color": ink},
        ),
    ]
    return panel(y - _BAND + _BAR, layers)


def _row(line: _Line, most: int) -> Spec:
    return {
        "name": f"{line.place}. {line.name}",
        "value": line.value,
        "to": round(line.value / most * WIDTH, 1),
        "colour": AMBER if line.own else STEEL,
    }
