"""Amounts over time: ranges as upright bars, points as marks, open ends as arrows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.charts.frame import (
    AMBER,
    GROUND,
    POINT,
    ROSE,
    STEEL,
    TEAL,
    VIOLET,
    WIDTH,
    Spec,
    arrow,
    layer,
    panel,
)

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
    """`labels` is the Vega expression that writes an amount at the scale."""
    rows = [_row(mark) for mark in marks]
    kinds = list(dict.fromkeys(mark.kind for mark in marks))
    days = max(mark.last for mark in marks) - min(mark.first for mark in marks)
    encoding = {
        "x": _dates(days) | {"field": "middle"},
        "y": _amounts(labels) | {"field": "high"},
        "color": _scaled("kind", kinds, _COLOURS),
    }
    ranges = {row["kind"] for row in rows if row["drawn"] == "range"}
    shapes = [_UPRIGHT if kind in ranges else _SHAPES[n] for n, kind in enumerate(kinds)]
    layers = [
        *_ranges(_of(rows, "range"), encoding),
        *arrow(_of(rows, "down"), encoding, "down", _ARROW - 6, (20, 100)),
        *arrow(_of(rows, "up"), encoding, "up", _ARROW - 6, (20, 100)),
        *_points(_of(rows, "point"), encoding, _scaled("kind", kinds, shapes)),
    ]
    return panel(_HEIGHT, layers, width=WIDTH - 64)


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


def _points(rows: Sequence[Spec], encoding: Spec, shape: Spec) -> list[Spec]:
    """A mark in the middle of the time for which the amount held, and a line over all of it."""
    held = [row for row in rows if row["first"] != row["last"]]
    ends = {"x": encoding["x"] | {"field": "first"}, "x2": {"field": "last"}}
    edge = {"stroke": GROUND, "strokeWidth": 1.5}
    return [
        layer(held, {"type": "rule", "strokeWidth": 3}, encoding | ends),
        layer(rows, POINT | edge | {"size": 130}, encoding | {"shape": shape}),
    ]


def _ranges(rows: Sequence[Spec], encoding: Spec) -> list[Spec]:
    """The widest last, so that a narrow long bar shows on both sides of a wide short one."""
    ends = {"y": encoding["y"] | {"field": "low"}, "y2": {"field": "high"}}
    return [
        layer(
            [row for row in rows if row["width"] == width],
            {"type": "rule", "strokeWidth": width},
            encoding | ends,
        )
        for width in sorted({row["width"] for row in rows})
    ]
