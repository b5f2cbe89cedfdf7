"""Amounts over time: ranges as upright bars, points as marks, open ends as arrows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards.parts.labels import capitalised
from bot.charts.frame import (
    AMBER,
    FAINT,
    GROUND,
    POINT,
    ROSE,
    STEEL,
    TEAL,
    TEXT_LINE,
    TEXT_SIZE,
    VIOLET,
    WIDTH,
    Spec,
    Y,
    arrow,
    colour_in,
    layer,
    panel,
    paragraph,
    words,
)
from bot.charts.lettering import width_of, wrapped
from bot.charts.scales import amount_scale, day_scale

_HEIGHT = 150
_ARROW = 20
_SYMBOL, _APART = 20, 14
"""Widths: of a symbol before its name, and of what parts that from the next."""
_DAYS = (62, WIDTH - 12)
"""Where the scale of days begins and ends: the amounts of the scale stand to the left."""
_AT_THE_EDGE: Spec = {"labelAlign": "left", "labelPadding": 0}
_HEADROOM = 11
"""Half a line of text: what stands at the topmost line of the scale reaches so far."""
_COLOURS = (TEAL, AMBER, VIOLET, ROSE, STEEL)
_HOURGLASS = "M-0.8,-1L0.8,-1L-0.8,1L0.8,1Z"
_SHAPES = ("diamond", "circle", "square", "cross", _HOURGLASS)
"""None is a triangle: those are the heads of arrows."""

_UPRIGHT = "M-0.3,-1L0.3,-1L0.3,1L-0.3,1Z"
"""What stands for a range beside the name of its kind: an upright bar."""

KINDS = len(_COLOURS)
"""So many kinds of mark can be told apart."""


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


def time_panel(marks: Sequence[Dated], labels: str, unit: str) -> Spec:
    """The unit, what the kinds of mark are, and the marks beside the scale. `labels` is the Vega
    expression that writes an amount at the scale.
    """
    rows = [_row(mark) for mark in marks]
    kinds = list(dict.fromkeys(mark.kind for mark in marks))
    scale = amount_scale([(row["low"], row["high"]) for row in rows])
    ranges = {row["kind"] for row in rows if row["drawn"] == "range"}
    shapes = [_UPRIGHT if kind in ranges else _SHAPES[n] for n, kind in enumerate(kinds)]
    key, top = _key(kinds, shapes, f"{unit}{scale.note}")
    bottom = top + _HEADROOM + _HEIGHT
    axis = {"labelExpr": labels, "grid": True, **_AT_THE_EDGE}
    days = day_scale(min(mark.first for mark in marks), max(mark.last for mark in marks))
    encoding = {
        "x": days.channel(_DAYS) | {"field": "middle"},
        "y": scale.channel((bottom, top + _HEADROOM), axis) | {"field": "high"},
        "color": _scaled("kind", kinds, _COLOURS),
    }
    layers = [
        *_ranges(_of(rows, "range"), encoding),
        *arrow(_of(rows, "down"), encoding, "down", _ARROW - 6, (20, 100)),
        *arrow(_of(rows, "up"), encoding, "up", _ARROW - 6, (20, 100)),
        *_points(_of(rows, "point"), encoding, _scaled("kind", kinds, shapes)),
        *key,
    ]
    return panel(bottom, layers)


def _key(kinds: Sequence[str], shapes: Sequence[str], unit: str) -> tuple[list[Spec], int]:
    """The unit and, beside their marks, the kinds; and how high that is. One kind needs no mark."""
    if len(kinds) == 1:
        lines = wrapped(f"{capitalised(kinds[0])}, {unit}", TEXT_SIZE, WIDTH)
        return [words(paragraph(lines, 0, TEXT_LINE), "text", TEXT_SIZE)], TEXT_LINE * len(lines)
    lines = wrapped(unit, TEXT_SIZE, WIDTH)
    rows, x, y = paragraph(lines, 0, TEXT_LINE), 0.0, TEXT_LINE * len(lines)
    named: list[Spec] = []
    for kind, shape, colour in zip(kinds, shapes, _COLOURS, strict=False):
        [name] = wrapped(kind, TEXT_SIZE, WIDTH - _SYMBOL, most=1)
        wide = _SYMBOL + width_of(name, TEXT_SIZE)
        if x and x + wide > WIDTH:
            x, y = 0.0, y + TEXT_LINE
        named.append({"x": x, "y": y, "text": name, "shape": shape, "colour": colour})
        x += wide + _APART
    return [words(rows, "text", TEXT_SIZE, color=FAINT), *_named(named)], y + TEXT_LINE


def _named(kinds: Sequence[Spec]) -> list[Spec]:
    """A symbol and a text for each kind of mark."""
    place: Spec = {"x": {"field": "x", "type": "quantitative", "scale": None, "axis": None}, "y": Y}
    text = {"type": "text", "fontSize": TEXT_SIZE, "xOffset": _SYMBOL}
    symbol = POINT | {"size": 110, "xOffset": 7, "yOffset": 7}
    look = {"color": colour_in("colour"), "shape": {"field": "shape", "scale": None}}
    return [
        layer(kinds, symbol, place | look),
        layer(kinds, text, place | {"text": {"field": "text"}}),
    ]


def _scaled(field: str, domain: Sequence[str], values: Sequence[str]) -> Spec:
    scale = {"domain": list(domain), "range": list(values[: len(domain)])}
    return {"field": field, "type": "nominal", "scale": scale, "legend": None}


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
