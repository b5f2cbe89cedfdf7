"""Charts as Vega-Lite specifications: their frame, and the layers that panels are made of.

A chart is drawn some 400 units wide and shown at 300 to 550 pixels, so that its words are legible
on a phone. Its ground is dark and opaque: it reads alike in both themes of Discord. The colours
keep apart for colour-blind readers, and a shape or a word always says what a colour says.
"""

import json
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from bot.cards.card import Chart
from bot.cards.discord_limits import ALT_TEXT
from bot.cards.text import shorten

Spec = dict[str, Any]

WIDTH = 368
"""Inner width of a panel, in units."""

FONT = "Liberation Sans"
"""The one font that vl-convert brings along; words in a font that is not there are not drawn."""

GROUND, INK, FAINT, GRID = "#1f2128", "#f2f3f5", "#b9bec8", "#3b3f4a"
TEAL, AMBER, VIOLET, ROSE, STEEL = "#4fb3bf", "#e8a33d", "#a79bf0", "#e58a9b", "#97a3b4"
NAME_SIZE, TEXT_SIZE, FOOT_SIZE = 17, 15, 13
_PADDING = 13
_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


@dataclass(frozen=True, slots=True)
class Plot:
    """What a chart shows: the title, what the amounts are and where they come from, the panels, one
    below the other, and the same facts in words.
    """

    title: str
    subtitle: str
    sources: Sequence[str]
    panels: Sequence[Spec]
    facts: Sequence[str]


def chart(make: Callable[[], Plot], after: int) -> Chart:
    """The chart of what `make` returns; it is called when the chart is drawn or described, once."""
    plot = cache(make)
    return Chart(lambda version: _specification(plot(), version), lambda: _alt_text(plot()), after)


def _specification(plot: Plot, version: str) -> str:
    spec = {
        "$schema": _SCHEMA,
        "background": GROUND,
        "padding": _PADDING,
        "config": _CONFIG,
        "title": {
            "text": wrapped(plot.title, NAME_SIZE + 1, bold=True),
            "subtitle": wrapped(plot.subtitle, TEXT_SIZE),
        },
        "spacing": 10,
        "vconcat": [*plot.panels, _foot(plot, version)],
    }
    return json.dumps(spec, ensure_ascii=False, sort_keys=True)


def _alt_text(plot: Plot) -> str:
    """As many of the facts as there is room for, each whole: half a number is another number."""
    facts = plot.facts
    before, behind = f"{plot.title}. {plot.subtitle}. ", f". {_sources(plot)}."
    room = ALT_TEXT - len(before) - len(behind) - len(_MORE.format(len(facts)))
    kept: list[str] = []
    for fact in facts:
        room -= len(fact) + len(_BETWEEN)
        if room < 0:
            break
        kept.append(fact)
    more = _MORE.format(len(facts) - len(kept)) if len(kept) < len(facts) else ""
    return shorten(f"{before}{_BETWEEN.join(kept)}{more}{behind}", ALT_TEXT)


_BETWEEN = "; "
_MORE = "; and {} more"


_CONFIG: Spec = {
    "font": FONT,
    "view": {"stroke": None},
    "title": {
        "anchor": "start",
        "frame": "group",
        "offset": 10,
        "color": INK,
        "fontSize": NAME_SIZE + 1,
        "lineHeight": 21,
        "subtitleColor": FAINT,
        "subtitleFontSize": TEXT_SIZE,
        "subtitleLineHeight": 18,
        "subtitlePadding": 5,
    },
    "axis": {
        "labelColor": FAINT,
        "labelFontSize": TEXT_SIZE,
        "gridColor": GRID,
        "domain": False,
        "ticks": False,
        "labelPadding": 6,
        "title": None,
    },
    "legend": {
        "orient": "top",
        "direction": "vertical",
        "columns": 2,
        "title": None,
        "labelColor": INK,
        "labelFontSize": TEXT_SIZE,
        "labelLimit": 190,
        "symbolSize": 110,
        "offset": 4,
    },
    "tick": {"opacity": 1},
    "text": {"color": INK, "align": "left", "baseline": "top"},
}

_SHOWN_SOURCES = 3


def _sources(plot: Plot) -> str:
    named = list(dict.fromkeys(plot.sources))
    more = f" and {len(named) - _SHOWN_SOURCES} more" if len(named) > _SHOWN_SOURCES else ""
    kind = "Source" if len(named) == 1 else "Sources"
    return f"{kind}: {'; '.join(named[:_SHOWN_SOURCES])}{more}"


def _foot(plot: Plot, version: str) -> Spec:
    lines = wrapped(_sources(plot), FOOT_SIZE)
    lines.append(f"Picketdesk record {version}")
    mark = {"type": "text", "fontSize": FOOT_SIZE, "color": FAINT, "lineHeight": 16}
    encoding = {"x": {"value": 0}, "y": {"value": 0}, "text": {"value": lines}}
    return {"width": WIDTH, "height": 16 * len(lines), **layer([{}], mark, encoding)}


_MEAN_WIDTH = 0.52
_MEAN_WIDTH_BOLD = 0.57
"""Of a character, as a part of its size; a line of capitals alone is wider."""


def fitting(size: int, *, bold: bool = False, width: int = WIDTH) -> int:
    """How many characters fit into a line."""
    return int(width / (size * (_MEAN_WIDTH_BOLD if bold else _MEAN_WIDTH)))


def wrapped(text: str, size: int, *, bold: bool = False) -> list[str]:
    return textwrap.wrap(text, fitting(size, bold=bold))


Y: Spec = {"field": "y", "type": "quantitative", "scale": None, "axis": None}
"""The vertical place as it is, in units from the top."""


def colour_in(field: str) -> Spec:
    """The colour that each row names in a field."""
    return {"field": field, "type": "nominal", "scale": None}


POINT: Spec = {"type": "point", "filled": True, "opacity": 1}


def panel(height: int, layers: Sequence[Spec], **more: object) -> Spec:
    """The layers over one another; those without rows are left out."""
    drawn = [one for one in layers if one["data"]["values"]]
    return {"width": WIDTH, "height": height, "layer": drawn, **more}


def panel_title(text: str | Sequence[str], offset: int) -> Spec:
    """`offset` units above the panel."""
    return {"text": text, "color": FAINT, "fontSize": TEXT_SIZE, "offset": offset}


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
