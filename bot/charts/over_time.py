"""Amounts over time: ranges as upright bars, points as marks, open ends as arrows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.charts.frame import AMBER, GROUND, ROSE, STEEL, TEAL, VIOLET, WIDTH, Spec

_HEIGHT = 210
_ARROW = 20
_COLOURS = (TEAL, AMBER, VIOLET, ROSE, STEEL)
_HOURGLASS = "M-0.8,-1L0.8,-1L-0.8,1L0.8,1Z"
_SHAPES = ("diamond", "circle", "square", "cross", _HOURGLASS)
"""None is a triangle: those are the heads of arrows."""

_UPRIGHT = "M-0.3,-1L0.3,-1L0.3,1L-0.3,1Z"
"""What stands for a range beside the name of its kind: an upright bar."""

KINDS = len(_COLOURS)
"""So many kinds of mark can be told apart."""

_YEARS_FROM = 900
"""Days from which on the scale of dates has years without months."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An amount that held from one day to another; None is an open end. `width` is that of the
    bar that a range becomes, in units.
    """

    kind: str
    first: date
    last: date
    low: float | None
    high: float | None
    width: int = 11

    @property
    def middle(self) -> date:
        return self.first + (self.last - self.first) / 2


def time_panel(marks: Sequence[Dated], labels: str) -> Spec:
    """`labels` is the expression that writes an amount at the scale."""
    rows = [_row(mark) for mark in marks]
    kinds = list(dict.fromkeys(mark.kind for mark in marks))
    layers = [
        layer
        for kind, draw in _DRAWN.items()
        if (found := _of(rows, kind))
        for layer in draw(found)
    ]
    days = max(mark.last for mark in marks) - min(mark.first for mark in marks)
    x, y = _dates(days), _amounts(labels)
    ranges = {row["kind"] for row in rows if row["drawn"] == "range"}
    shapes = [_UPRIGHT if kind in ranges else _SHAPES[n] for n, kind in enumerate(kinds)]
    for layer in layers:
        encoding = layer["encoding"]
        encoding["x"] |= x
        encoding["y"] |= y
        encoding["color"] = _scaled("kind", kinds, _COLOURS)
        if layer["mark"]["type"] == "point" and "shape" not in layer["mark"]:
            encoding["shape"] = _scaled("kind", kinds, shapes)
    return {"width": WIDTH - 64, "height": _HEIGHT, "layer": layers}


def _scaled(field: str, domain: Sequence[str], values: Sequence[str]) -> Spec:
    scale = {"domain": list(domain), "range": list(values[: len(domain)])}
    return {"field": field, "type": "nominal", "scale": scale}


def _dates(days: timedelta) -> Spec:
    written = "%Y" if days.days > _YEARS_FROM else "%b %Y"
    axis = {"format": written, "tickCount": 4, "grid": False, "labelOverlap": "greedy"}
    return {"type": "temporal", "scale": {"type": "utc", "padding": 14}, "axis": axis}


def _amounts(labels: str) -> Spec:
    axis = {"labelExpr": labels, "tickCount": 5}
    scale = {"zero": True, "nice": True}
    return {"type": "quantitative", "scale": scale, "axis": axis}


def _row(mark: Dated) -> Spec:
    low = mark.low if mark.low is not None else mark.high
    high = mark.high if mark.high is not None else mark.low
    shape = "down" if mark.low is None else "up" if mark.high is None else "range"
    return {
        "kind": mark.kind,
        "first": mark.first.isoformat(),
        "last": mark.last.isoformat(),
        "middle": mark.middle.isoformat(),
        "low": low,
        "high": high,
        "width": mark.width,
        "drawn": "point" if mark.low == mark.high else shape,
    }


def _of(rows: Sequence[Spec], drawn: str) -> list[Spec]:
    return [row for row in rows if row["drawn"] == drawn]


def _layer(rows: Sequence[Spec], mark: Spec, **encoding: Spec) -> Spec:
    place: Spec = {"x": {"field": "middle"}, "y": {"field": "high"}}
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": place | encoding}


_FILLED = {"type": "point", "filled": True, "opacity": 1}


def _point(rows: Sequence[Spec]) -> list[Spec]:
    """A mark in the middle of the time for which the amount held, and a line over all of it."""
    held = [row for row in rows if row["first"] != row["last"]]
    span = {"type": "rule", "strokeWidth": 3}
    over = [_layer(held, span, x={"field": "first"}, x2={"field": "last"})] if held else []
    edge = {"stroke": GROUND, "strokeWidth": 1.5}
    return [*over, _layer(rows, _FILLED | edge | {"size": 130})]


def _range(rows: Sequence[Spec]) -> list[Spec]:
    """The widest last, so that a narrow long bar shows on both sides of a wide short one."""
    widths = sorted({row["width"] for row in rows})
    return [
        _layer(
            [row for row in rows if row["width"] == width],
            {"type": "rule", "strokeWidth": width},
            y={"field": "low"},
            y2={"field": "high"},
        )
        for width in widths
    ]


def _down(rows: Sequence[Spec]) -> list[Spec]:
    return _arrow(rows, 1, "triangle-down")


def _up(rows: Sequence[Spec]) -> list[Spec]:
    return _arrow(rows, -1, "triangle-up")


def _arrow(rows: Sequence[Spec], side: int, head: str) -> list[Spec]:
    """A level line at the end that is stated, and an arrow towards the open one."""
    shaft = {"type": "rule", "strokeWidth": 3, "y2Offset": side * (_ARROW - 6)}
    point = _FILLED | {"shape": head, "size": 100, "yOffset": side * (_ARROW - 6)}
    return [
        _layer(rows, {"type": "tick", "thickness": 4, "size": 20, "orient": "horizontal"}),
        _layer(rows, shaft, y2={"field": "high"}),
        _layer(rows, point),
    ]


_DRAWN = {"range": _range, "down": _down, "up": _up, "point": _point}
