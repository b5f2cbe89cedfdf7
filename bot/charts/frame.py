"""Charts as Vega-Lite specifications: their frame, and the layers that panels are made of.

A chart is drawn some 390 units wide and shown at 260 to 550 pixels, so that its words are legible
on a phone, and it is as low as it can be. Its ground is dark and opaque: it reads alike in both
themes of Discord. The colours keep apart for colour-blind readers, and a shape or a word always
says what a colour says. No line of a scale runs through words.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from bot.cards.card import Chart
from bot.cards.discord_limits import ALT_TEXT
from bot.cards.text import shorten
from bot.charts.lettering import FONT, wrapped

Spec = dict[str, Any]

WIDTH = 368
"""Inner width of a panel, in units."""

GROUND, INK, FAINT, GRID = "#1f2128", "#f2f3f5", "#b9bec8", "#3b3f4a"
TEAL, AMBER, VIOLET, ROSE, STEEL = "#4fb3bf", "#e8a33d", "#a79bf0", "#e58a9b", "#97a3b4"
TITLE_SIZE, NAME_SIZE, TEXT_SIZE, FOOT_SIZE = 18, 17, 16, 14
NAME_LINE, TEXT_LINE, FOOT_LINE = 20, 19, 17
"""From one line of text to the next, in units."""

_PADDING = 12
_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


@dataclass(frozen=True, slots=True)
class Plot:
    """What a chart shows.

    Attributes:
        remarks: What limits it, to stand below the title; '' where nothing does.
        sources: Where the amounts come from, the most important first.
        panels: One below the other.
        facts: The same in words.
    """

    title: str
    remarks: str
    sources: Sequence[str]
    panels: Sequence[Spec]
    facts: Sequence[str]


def chart(make: Callable[[], Plot], after: int, height: int) -> Chart:
    """The chart of what `make` returns; it is called when the chart is drawn or described, once."""
    plot = cache(make)
    return Chart(
        lambda version: _specification(plot(), version),
        lambda: shorten(f"{plot().title}. {_description(plot())}", ALT_TEXT),
        after,
        height,
    )


def _specification(plot: Plot, version: str) -> str:
    """The title and the description are what a screen reader is told of the picture."""
    title: Spec = {"text": wrapped(plot.title, TITLE_SIZE, WIDTH, bold=True)}
    if plot.remarks:
        title["subtitle"] = wrapped(plot.remarks, TEXT_SIZE, WIDTH)
    spec = {
        "$schema": _SCHEMA,
        "usermeta": {"title": plot.title, "description": _description(plot)},
        "background": GROUND,
        "padding": _PADDING,
        "config": _CONFIG,
        "title": title,
        "spacing": 8,
        "vconcat": [*plot.panels, _foot(plot, version)],
    }
    return json.dumps(spec, ensure_ascii=False, sort_keys=True)


def _description(plot: Plot) -> str:
    """As many of the facts as there is room for, each whole: half a number is another number."""
    facts = plot.facts
    before = f"{plot.remarks}. " if plot.remarks else ""
    behind = f". {_sources(plot)}."
    room = ALT_TEXT - len(f"{plot.title}. {before}{behind}{_MORE.format(len(facts))}")
    kept: list[str] = []
    for fact in facts:
        room -= len(fact) + len(_BETWEEN)
        if room < 0:
            break
        kept.append(fact)
    more = _MORE.format(len(facts) - len(kept)) if len(kept) < len(facts) else ""
    return f"{before}{_BETWEEN.join(kept)}{more}{behind}"


_BETWEEN = "; "
_MORE = "; and {} more"


_CONFIG: Spec = {
    "font": FONT,
    "aria": False,
    "view": {"stroke": None},
    "title": {
        "anchor": "start",
        "frame": "group",
        "offset": 8,
        "color": INK,
        "fontSize": TITLE_SIZE,
        "lineHeight": NAME_LINE + 1,
        "subtitleColor": FAINT,
        "subtitleFontSize": TEXT_SIZE,
        "subtitleLineHeight": TEXT_LINE,
        "subtitlePadding": 4,
    },
    "axis": {
        "labelColor": FAINT,
        "labelFontSize": TEXT_SIZE,
        "grid": False,
        "gridColor": GRID,
        "domain": False,
        "ticks": False,
        "labelPadding": 4,
        "title": None,
        "titleColor": FAINT,
        "titleFontSize": TEXT_SIZE,
        "titleFontWeight": "normal",
        "titlePadding": 2,
    },
    "tick": {"opacity": 1},
    "text": {"color": INK, "align": "left", "baseline": "top"},
}

_SHOWN_SOURCES = 3
_FOOT_LINES = 2


def _sources(plot: Plot, most: int = _SHOWN_SOURCES) -> str:
    """'Sources: TechCrunch, 27 July 2023, 1 August 2023; Deadline, undated and 4 more'."""
    named = list(dict.fromkeys(plot.sources))
    by_outlet: dict[str, list[str]] = {}
    for label in named[:most]:
        outlet, _, published = label.rpartition(", ")
        by_outlet.setdefault(outlet, []).append(published)
    said = "; ".join(", ".join((outlet, *days)) for outlet, days in by_outlet.items())
    more = f" and {len(named) - most} more" if len(named) > most else ""
    kind = "Source" if len(named) == 1 else "Sources"
    return f"{kind}: {said}{more}"


def _foot(plot: Plot, version: str) -> Spec:
    """As many of the sources as stand in two lines with the version, but one of them always."""
    lines: list[str] = []
    for most in range(_SHOWN_SOURCES, 0, -1):
        text = f"{_sources(plot, most)}. Picketdesk record {version}"
        lines = wrapped(text, FOOT_SIZE, WIDTH, most=len(text))
        if len(lines) <= _FOOT_LINES:
            break
    mark = {"type": "text", "fontSize": FOOT_SIZE, "color": FAINT, "lineHeight": FOOT_LINE}
    encoding = {"x": {"value": 0}, "y": {"value": 0}, "text": {"value": lines}}
    return {"width": WIDTH, "height": FOOT_LINE * len(lines), **layer([{}], mark, encoding)}


Y: Spec = {"field": "y", "type": "quantitative", "scale": None, "axis": None}
"""The vertical place as it is, in units from the top."""


def colour_in(field: str) -> Spec:
    """The colour that each row names in a field."""
    return {"field": field, "type": "nominal", "scale": None}


POINT: Spec = {"type": "point", "filled": True, "opacity": 1}


def panel(height: int, layers: Sequence[Spec]) -> Spec:
    """The layers over one another; those without rows are left out."""
    drawn = [one for one in layers if one["data"]["values"]]
    return {"width": WIDTH, "height": height, "layer": drawn}


def layer(rows: Sequence[Spec], mark: Spec, encoding: Spec) -> Spec:
    """A mark for each row."""
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def arrow(
    rows: Sequence[Spec],
    encoding: Spec,
    towards: Literal["left", "right", "up", "down"],
    reach: int,
    sizes: tuple[int, int],
) -> list[Spec]:
    """A line across the end that is stated, and an arrow of `reach` units towards the open one.

    `encoding` places the stated end; `sizes` are the line's length in units and the area of the
    arrow's head in square units.
    """
    level = towards in ("left", "right")
    axis, across = ("x", "vertical") if level else ("y", "horizontal")
    away = -reach if towards in ("left", "up") else reach
    length, head = sizes
    tick = {"type": "tick", "thickness": 4, "size": length, "orient": across}
    shaft = {"type": "rule", "strokeWidth": 3, f"{axis}2Offset": away}
    if level:
        shaft["xOffset"] = 0
    point = POINT | {"shape": f"triangle-{towards}", "size": head, f"{axis}Offset": away}
    return [
        layer(rows, tick, encoding),
        layer(rows, shaft, encoding | {f"{axis}2": {"field": encoding[axis]["field"]}}),
        layer(rows, point, encoding),
    ]


def words(rows: Sequence[Spec], field: str, size: int, **mark: object) -> Spec:
    """A layer of text; `rows` have the text in `field`, and their place in `y`. It begins at the
    left edge of the panel, or ends at its right one where `align` is 'right'.
    """
    edge = WIDTH if mark.get("align") == "right" else 0
    texts = [{"y": row["y"], field: row[field]} for row in rows]
    encoding = {"x": {"value": edge}, "y": Y, "text": {"field": field}}
    return layer(texts, {"type": "text", "fontSize": size, **mark}, encoding)


def paragraph(lines: Sequence[str], y: float, line: int) -> list[Spec]:
    """Rows for `words`, one a line of text, `line` units from one to the next."""
    return [{"y": y + line * number, "text": text} for number, text in enumerate(lines)]
