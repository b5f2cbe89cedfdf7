"""Amounts as bars on one scale: ranges as bars, points as marks, open ends as arrows."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.text import shorten
from bot.charts.frame import (
    FAINT,
    NAME_SIZE,
    POINT,
    TEXT_SIZE,
    WIDTH,
    Spec,
    Y,
    arrow,
    colour_in,
    fitting,
    layer,
    panel,
    words,
)

_ROW, _STATED_AT, _BAR_AT, _BAR = 70, 22, 50, 13
_ARROW = 24
_KINDS = ("range", "left", "right", "point")
_SCALE = (_ARROW + 6, WIDTH - _ARROW - 8)
"""Where the scale begins and ends: an arrow fits on either side."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An amount with what stands above it. None is an open end; a point has equal ends."""

    name: str
    stated: str
    low: float | None
    high: float | None
    colour: str


def bar_panel(bars: Sequence[Bar], labels: str) -> Spec:
    """A row a bar: its name, what is stated, the bar; below all the scale, from zero.

    `labels` is the Vega expression that writes a value of the scale.
    """
    rows = [_row(bar, number) for number, bar in enumerate(bars)]
    below = [{**row, "y": row["y"] + _STATED_AT} for row in rows]
    layers = [
        *_marks(rows, labels),
        words(rows, "name", NAME_SIZE, fontWeight="bold"),
        words(below, "stated", TEXT_SIZE, color=FAINT),
    ]
    return panel(_ROW * len(rows), layers)


def _ticks(top: float) -> list[float]:
    """Three to five round values from zero to the first one that is not below the top."""
    step = 1.0
    while step * 4 < top:
        step *= 10
    for part in (0.1, 0.2, 0.25, 0.5, 1):
        if step * part * 4 >= top:
            step *= part
            break
    count = next(number for number in range(1, 5) if step * number >= top)
    return [step * number for number in range(count + 1)]


def _row(bar: Bar, number: int) -> Spec:
    low = bar.low if bar.low is not None else bar.high
    high = bar.high if bar.high is not None else bar.low
    return {
        "y": number * _ROW,
        "bar": number * _ROW + _BAR_AT,
        "name": shorten(bar.name, fitting(NAME_SIZE, bold=True)),
        "stated": shorten(bar.stated, fitting(TEXT_SIZE)),
        "from": low,
        "to": high,
        "colour": bar.colour,
        "kind": "left" if bar.low is None else "right" if bar.high is None else _closed(bar),
    }


def _closed(bar: Bar) -> str:
    return "point" if bar.low == bar.high else "range"


def _marks(rows: Sequence[Spec], labels: str) -> list[Spec]:
    found = {kind: [row for row in rows if row["kind"] == kind] for kind in _KINDS}
    ticks = _ticks(max(row["to"] for row in rows) or 1)
    x: Spec = {
        "type": "quantitative",
        "scale": {"domain": [0, ticks[-1]], "range": _SCALE},
        "axis": {"orient": "bottom", "labelExpr": labels, "values": ticks},
    }
    encoding: Spec = {
        "x": x | {"field": "to"},
        "y": Y | {"field": "bar"},
        "color": colour_in("colour"),
    }
    ends = {"x": x | {"field": "from"}, "x2": {"field": "to"}}
    return [
        layer(found["range"], {"type": "rule", "strokeWidth": _BAR}, encoding | ends),
        *arrow(found["left"], encoding, "left", _ARROW - 6, (_BAR + 9, 120)),
        *arrow(found["right"], encoding, "right", _ARROW - 6, (_BAR + 9, 120)),
        layer(found["point"], POINT | {"shape": "diamond", "size": 190}, encoding),
    ]
