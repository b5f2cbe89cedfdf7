"""The curve of a load test: what the bot held after how many interactions, as a picture."""

import io
from collections.abc import Sequence
from typing import Any

import vl_convert
from PIL import Image

from bench.samples import Line, Sample

_PANELS = {
    "memory": "Resident memory, MB",
    "connections": "Connections and files",
    "tasks": "Tasks of asyncio",
}
_INK, _LINE, _FIT = "#333333", "#2f7f89", "#c9655b"
_WIDTH, _HEIGHT = 640, (200, 80, 80)


def draw(samples: Sequence[Sample], settled: Line) -> bytes:
    """A PNG: memory on an axis from zero with the line through it, and beneath what could leak."""
    rows: list[dict[str, float]] = [
        {
            "done": one.done,
            "memory": one.memory,
            "connections": one.connections + one.files,
            "tasks": one.tasks,
        }
        for one in samples
    ]
    panels = [
        _panel(rows, field, title, height)
        for (field, title), height in zip(_PANELS.items(), _HEIGHT, strict=True)
    ]
    panels[0]["layer"].append(_fit(rows, settled))
    spec: dict[str, Any] = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": "white",
        "padding": 12,
        "config": {"font": "Liberation Sans", "view": {"stroke": None}},
        "vconcat": panels,
    }
    full = vl_convert.vegalite_to_png(spec, scale=2, allowed_base_urls=[])
    packed = io.BytesIO()
    with Image.open(io.BytesIO(full)) as drawn:
        drawn.convert("RGB").quantize(32, dither=Image.Dither.NONE).save(packed, "PNG")
    return packed.getvalue()


def _panel(rows: list[dict[str, float]], field: str, title: str, height: int) -> dict[str, Any]:
    x = {
        "field": "done",
        "type": "quantitative",
        "title": "Interactions",
        "axis": {"format": "~s", "tickCount": 10},
    }
    y: dict[str, Any] = {"field": field, "type": "quantitative", "scale": {"zero": True}}
    y["title"] = None
    return {
        "title": {"text": title, "anchor": "start", "color": _INK, "fontSize": 13},
        "width": _WIDTH,
        "height": height,
        "data": {"values": rows},
        "layer": [
            {"mark": {"type": "line", "color": _LINE}, "encoding": {"x": x, "y": y}},
        ],
    }


def _fit(rows: list[dict[str, float]], settled: Line) -> dict[str, Any]:
    ends = (rows[len(rows) // 10]["done"], rows[-1]["done"])
    values = [{"done": done, "memory": settled.at(int(done))} for done in ends]
    return {
        "data": {"values": values},
        "mark": {"type": "line", "color": _FIT, "strokeDash": [6, 4]},
        "encoding": {
            "x": {"field": "done", "type": "quantitative"},
            "y": {"field": "memory", "type": "quantitative"},
        },
    }
