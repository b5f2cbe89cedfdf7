"""The ratios of a run as a picture: each command beside the floor, which is 1."""

from collections.abc import Mapping
from typing import Any

import vl_convert

Rows = Mapping[str, Mapping[str, float]]

_SHOWN = {"repeated p50": "asked before", "fresh p50": "not asked before"}
_COLOURS = ["#2f7f89", "#e8a33d"]
_INK = "#333333"


def draw(results: Mapping[str, Rows]) -> bytes:
    """A PNG of the section 'answers': two bars a command, with a line at the floor."""
    rows = [
        {"command": name, "question": shown, "ratio": round(values[column], 2)}
        for name, values in results["answers"].items()
        for column, shown in _SHOWN.items()
    ]
    y: dict[str, Any] = {"field": "command", "type": "nominal", "sort": None, "title": None}
    offset = {"field": "question", "sort": list(_SHOWN.values())}
    x: dict[str, Any] = {"field": "ratio", "type": "quantitative", "title": "time ÷ floor, median"}
    colour: dict[str, Any] = {"field": "question", "type": "nominal", "title": None}
    colour |= {"scale": {"domain": list(_SHOWN.values()), "range": _COLOURS}}
    colour |= {"legend": {"orient": "top"}}
    bars = {
        "mark": {"type": "bar"},
        "encoding": {"y": y, "yOffset": offset, "x": x, "color": colour},
    }
    label = {
        "mark": {"type": "text", "align": "left", "dx": 3, "color": _INK, "fontSize": 9},
        "encoding": {
            "y": y,
            "yOffset": offset,
            "x": x,
            "text": {"field": "ratio", "format": ".2f"},
        },
    }
    floor = {
        "data": {"values": [{"floor": 1}]},
        "mark": {"type": "rule", "color": _INK, "strokeDash": [3, 3]},
        "encoding": {"x": {"field": "floor", "type": "quantitative"}},
    }
    spec: dict[str, Any] = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": "white",
        "padding": 12,
        "width": 560,
        "height": {"step": 13},
        "config": {"font": "Liberation Sans", "view": {"stroke": None}},
        "title": {
            "text": "First response beside the smallest discord.py bot (1)",
            "anchor": "start",
            "color": _INK,
        },
        "data": {"values": rows},
        "layer": [bars, label, floor],
    }
    return vl_convert.vegalite_to_png(spec, scale=2, allowed_base_urls=[])
