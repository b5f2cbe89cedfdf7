"""Charts as Vega-Lite specifications: the ground, the words around a picture, and its parts.

A chart is drawn some 400 units wide and shown at 300 to 550 pixels, so that its words are legible
on a phone. Its ground is dark and opaque: it reads alike in both themes of Discord. The colours
keep apart for colour-blind readers, and a shape or a word always says what a colour says.
"""

import json
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.cards.card import Chart
from bot.cards.discord_limits import ALT_TEXT, shorten

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
class Frame:
    """What stands around the panels: the title, what the amounts are, and where they come from."""

    title: str
    subtitle: str
    sources: Sequence[str]
    version: str


def chart(frame: Frame, panels: Sequence[Spec], facts: Sequence[str], after: int) -> Chart:
    """The panels below one another in their frame; `facts` are what the picture shows, in words."""
    spec = {
        "$schema": _SCHEMA,
        "background": GROUND,
        "padding": _PADDING,
        "config": _CONFIG,
        "title": {
            "text": wrapped(frame.title, NAME_SIZE + 1, bold=True),
            "subtitle": wrapped(frame.subtitle, TEXT_SIZE),
        },
        "spacing": 10,
        "vconcat": [*panels, _foot(frame)],
    }
    return Chart(json.dumps(spec, ensure_ascii=False, sort_keys=True), _alt(frame, facts), after)


def _alt(frame: Frame, facts: Sequence[str]) -> str:
    """As many of the facts as there is room for, each whole: half a number is another number."""
    before, behind = f"{frame.title}. {frame.subtitle}. ", f". {_sources(frame)}."
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


def _sources(frame: Frame) -> str:
    named = list(dict.fromkeys(frame.sources))
    more = f" and {len(named) - _SHOWN_SOURCES} more" if len(named) > _SHOWN_SOURCES else ""
    kind = "Source" if len(named) == 1 else "Sources"
    return f"{kind}: {'; '.join(named[:_SHOWN_SOURCES])}{more}"


def _foot(frame: Frame) -> Spec:
    lines = wrapped(_sources(frame), FOOT_SIZE)
    lines.append(f"Picketdesk record {frame.version}")
    mark = {"type": "text", "fontSize": FOOT_SIZE, "color": FAINT, "lineHeight": 16}
    return {
        "width": WIDTH,
        "height": 16 * len(lines),
        "data": {"values": [{}]},
        "mark": mark,
        "encoding": {"x": {"value": 0}, "y": {"value": 0}, "text": {"value": lines}},
    }


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


def words(rows: Sequence[Spec], field: str, size: int, **mark: object) -> Spec:
    """A layer of text at the left edge; `rows` have the text in `field`, and their place in `y`."""
    return {
        "data": {"values": [{"y": row["y"], field: row[field]} for row in rows]},
        "mark": {"type": "text", "fontSize": size, **mark},
        "encoding": {"x": {"value": 0}, "y": Y, "text": {"field": field}},
    }


def at_the_right(layer: Spec) -> Spec:
    """The same words, ending at the right edge."""
    layer["mark"]["align"] = "right"
    layer["encoding"]["x"] = {"value": WIDTH}
    return layer
