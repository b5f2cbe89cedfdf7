"""Amounts on one scale: ranges as bars, points as marks, open ends as arrows.

A bar goes from the lower end of a range to the upper one, never from zero, so that the scale may
have a line for each power of ten where it has to; it then says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.charts.frame import (
    FAINT,
    GRID,
    NAME_LINE,
    NAME_SIZE,
    POINT,
    TEXT_LINE,
    TEXT_SIZE,
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
from bot.charts.lettering import wrapped
from bot.charts.scales import amount_scale

_BAR, _BAND, _GAP = 12, 22, 6
"""Heights: of a bar, of the part of the scale around it, and of what parts it from the next."""
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


def bar_panel(bars: Sequence[Bar], labels: str, unit: str) -> Spec:
    """A row a bar: its name, what is stated, the bar; below all the scale and its unit.

    `labels` is the Vega expression that writes a value of the scale.
    """
    rows: list[Spec] = []
    names: list[Spec] = []
    stated: list[Spec] = []
    y = 0
    for bar in bars:
        name = wrapped(bar.name, NAME_SIZE, WIDTH, bold=True)
        below = wrapped(bar.stated, TEXT_SIZE, WIDTH)
        names += paragraph(name, y, NAME_LINE)
        stated += paragraph(below, y + NAME_LINE * len(name), TEXT_LINE)
        y += NAME_LINE * len(name) + TEXT_LINE * len(below) + _BAND
        rows.append(_row(bar, y - _BAND // 2))
        y += _GAP
    layers = [
        *_marks(rows, labels, unit),
        words(names, "text", NAME_SIZE, fontWeight="bold"),
        words(stated, "text", TEXT_SIZE, color=FAINT),
    ]
    return panel(y - _GAP, layers)


def _row(bar: Bar, middle: int) -> Spec:
    low = bar.low if bar.low is not None else bar.high
    high = bar.high if bar.high is not None else bar.low
    return {
        "bar": middle,
        "from": low,
        "to": high,
        "colour": bar.colour,
        "kind": "left" if bar.low is None else "right" if bar.high is None else _closed(bar),
    }


def _closed(bar: Bar) -> str:
    return "point" if bar.low == bar.high else "range"


def _marks(rows: Sequence[Spec], labels: str, unit: str) -> list[Spec]:
    found = {kind: [row for row in rows if row["kind"] == kind] for kind in _KINDS}
    x = _x(rows, labels, unit)
    encoding: Spec = {
        "x": x | {"field": "to"},
        "y": Y | {"field": "bar"},
        "color": colour_in("colour"),
    }
    ends = {"x": x | {"field": "from"}, "x2": {"field": "to"}}
    return [
        _grid(rows, x),
        layer(found["range"], {"type": "rule", "strokeWidth": _BAR}, encoding | ends),
        *arrow(found["left"], encoding, "left", _ARROW - 6, (_BAR + 6, 120)),
        *arrow(found["right"], encoding, "right", _ARROW - 6, (_BAR + 6, 120)),
        layer(found["point"], POINT | {"shape": "diamond", "size": 190}, encoding),
    ]


def _x(rows: Sequence[Spec], labels: str, unit: str) -> Spec:
    scale = amount_scale([(row["from"], row["to"]) for row in rows])
    title = wrapped(f"{unit}{scale.note}", TEXT_SIZE, WIDTH)
    return scale.channel(_SCALE, {"orient": "bottom", "labelExpr": labels, "title": title})


def _grid(rows: Sequence[Spec], x: Spec) -> Spec:
    """The lines of the scale, beside the bars alone: words stand between."""
    lines = [
        {"value": value, "above": row["bar"] - _BAND // 2, "below": row["bar"] + _BAND // 2}
        for row in rows
        for value in x["axis"]["values"]
    ]
    places = {"x": x | {"field": "value"}, "y": Y | {"field": "above"}, "y2": {"field": "below"}}
    return layer(lines, {"type": "rule", "color": GRID}, places)
