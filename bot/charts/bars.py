"""Amounts as bars on one scale: ranges as bars, points as marks, open ends as arrows."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.discord_limits import shorten
from bot.charts.frame import FAINT, NAME_SIZE, TEXT_SIZE, WIDTH, Spec, Y, fitting, words

_ROW, _STATED_AT, _BAR_AT, _BAR = 70, 22, 50, 13
_ARROW = 24
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

    `labels` is the expression that writes a value of the scale.
    """
    rows = [_row(bar, number) for number, bar in enumerate(bars)]
    below = [{**row, "y": row["y"] + _STATED_AT} for row in rows]
    ticks = _ticks(max(row["to"] for row in rows) or 1)
    scale = {"domain": [0, ticks[-1]], "range": _SCALE}
    axis = {"orient": "bottom", "labelExpr": labels, "values": ticks}
    layers = [
        *_layers(rows),
        words(rows, "name", NAME_SIZE, fontWeight="bold"),
        words(below, "stated", TEXT_SIZE, color=FAINT),
    ]
    for layer in layers:
        x = layer["encoding"].get("x", {})
        if "field" in x:
            x |= {"type": "quantitative", "scale": scale, "axis": axis}
    return {"width": WIDTH, "height": _ROW * len(rows), "layer": layers}


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


def _layers(rows: Sequence[Spec]) -> list[Spec]:
    kinds = {kind: [row for row in rows if row["kind"] == kind] for kind in _DRAWN}
    return [layer for kind, found in kinds.items() if found for layer in _DRAWN[kind](found)]


def _layer(rows: Sequence[Spec], mark: Spec, **encoding: Spec) -> Spec:
    place = {"x": {"field": "to"}, "y": Y | {"field": "bar"}}
    colour = {"field": "colour", "type": "nominal", "scale": None}
    return {
        "data": {"values": list(rows)},
        "mark": mark,
        "encoding": {**place, "color": colour, **encoding},
    }


def _range(rows: Sequence[Spec]) -> list[Spec]:
    mark = {"type": "rule", "strokeWidth": _BAR}
    return [_layer(rows, mark, x={"field": "from"}, x2={"field": "to"})]


def _point(rows: Sequence[Spec]) -> list[Spec]:
    mark = {"type": "point", "shape": "diamond", "filled": True, "size": 190, "opacity": 1}
    return [_layer(rows, mark)]


def _left(rows: Sequence[Spec]) -> list[Spec]:
    return _arrow(rows, -1, "triangle-left")


def _right(rows: Sequence[Spec]) -> list[Spec]:
    return _arrow(rows, 1, "triangle-right")


def _arrow(rows: Sequence[Spec], side: int, head: str) -> list[Spec]:
    """An upright line at the end that is stated, and an arrow towards the open one."""
    shaft = {"type": "rule", "strokeWidth": 3, "xOffset": 0, "x2Offset": side * (_ARROW - 6)}
    point = {"type": "point", "shape": head, "filled": True, "size": 120, "opacity": 1}
    return [
        _layer(rows, {"type": "tick", "thickness": 4, "size": _BAR + 9, "orient": "vertical"}),
        _layer(rows, shaft, x2={"field": "to"}),
        _layer(rows, point | {"xOffset": side * (_ARROW - 6)}),
    ]


_DRAWN = {"range": _range, "left": _left, "right": _right, "point": _point}
