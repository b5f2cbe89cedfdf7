"""A chart's specification taken to pieces: its texts, its data, its layers and their scales."""

import json
import math
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NoReturn

import vl_convert

from bot.cards.card import Chart

Spec = dict[str, Any]
WIDTH = 368
_OF_SIZE = {False: 0.52, True: 0.57}
"""Mean width of a character as a part of its size: regular and bold."""

_AMOUNT = re.compile(r"\$\d(?:[\d,]*\d)?(?:\.\d+)?")
_NO_PLACE = re.compile(r"NaN|Infinity|undefined|null")
_PLACES = ("x", "x2", "y", "y2")


def read(chart: Chart, version: str = "1") -> Spec:
    """The specification as a reader of strict JSON has it: NaN and Infinity are no numbers."""
    return json.loads(chart.specification(version), parse_constant=_no_number)


def _no_number(name: str) -> NoReturn:
    raise AssertionError(f"{name} in a specification")


def walk(part: Any) -> Iterator[Spec]:
    """Every object in it, data and all."""
    if isinstance(part, dict):
        yield part
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            yield from walk(one)


def panels(spec: Spec) -> list[Spec]:
    """All that is above the sources."""
    return spec["vconcat"][:-1]


def foot(spec: Spec) -> str:
    """The lines below the panels as one text."""
    return " ".join(spec["vconcat"][-1]["encoding"]["text"]["value"])


def joined(text: str) -> str:
    """Text without its blanks: a line may also break behind a hyphen."""
    return "".join(text.split())


def head(spec: Spec) -> tuple[str, str]:
    """The title and what the amounts are."""
    return " ".join(spec["title"]["text"]), " ".join(spec["title"]["subtitle"])


def layers(spec: Spec, mark: str = "", shape: str = "") -> list[Spec]:
    """The layers of all panels, those of one mark or of one shape of point."""
    return [
        layer
        for panel in panels(spec)
        for layer in panel["layer"]
        if layer["mark"]["type"].startswith(mark)
        and str(layer["mark"].get("shape", "")).startswith(shape)
    ]


def rows(found: list[Spec]) -> list[Spec]:
    return [row for layer in found for row in layer["data"]["values"]]


def _text_layers(panel: Spec) -> Iterator[Spec]:
    yield from (layer for layer in panel["layer"] if layer["mark"]["type"] == "text")


def texts(spec: Spec) -> list[str]:
    """The words in the panels."""
    return [
        row[layer["encoding"]["text"]["field"]]
        for panel in panels(spec)
        for layer in _text_layers(panel)
        for row in layer["data"]["values"]
    ]


def amounts(text: str) -> list[str]:
    """'$300,000' and '$900,000'."""
    return _AMOUNT.findall(text)


def _wide(text: str, size: int, *, bold: bool) -> float:
    return len(text) * size * _OF_SIZE[bold]


def widths(spec: Spec) -> Iterator[tuple[str, float]]:
    """Every line with its width by the count of its characters; words of one height count
    together.
    """
    title, last = spec["title"], spec["vconcat"][-1]
    config = spec["config"]["title"]
    yield from ((line, _wide(line, config["fontSize"], bold=True)) for line in title["text"])
    small = config["subtitleFontSize"]
    yield from ((line, _wide(line, small, bold=False)) for line in title["subtitle"])
    size = last["mark"]["fontSize"]
    yield from ((x, _wide(x, size, bold=False)) for x in last["encoding"]["text"]["value"])
    for panel in panels(spec):
        yield from _panel_widths(panel)


def _panel_widths(panel: Spec) -> Iterator[tuple[str, float]]:
    named = panel.get("title", {"text": []})
    lines = [named["text"]] if isinstance(named["text"], str) else named["text"]
    yield from ((line, _wide(line, named["fontSize"], bold=True)) for line in lines)
    at: dict[float, tuple[str, float]] = {}
    for layer in _text_layers(panel):
        size, bold = layer["mark"]["fontSize"], layer["mark"].get("fontWeight") == "bold"
        for row in layer["data"]["values"]:
            text = row[layer["encoding"]["text"]["field"]]
            before, wide = at.get(row["y"], ("", 0.0))
            at[row["y"]] = (f"{before} {text}".strip(), wide + _wide(text, size, bold=bold))
    yield from at.values()


def place_faults(spec: Spec) -> list[str]:
    """Places that are no place: nothing, no finite number, no date."""
    faults: list[str] = []
    for layer in layers(spec):
        for channel in _PLACES:
            place = layer["encoding"].get(channel, {})
            if "field" not in place:
                continue
            for row in layer["data"]["values"]:
                value = row[place["field"]]
                if not _is_place(value, dated=place.get("type") == "temporal"):
                    faults.append(f"{channel}: {value!r}")
    return faults


def _is_place(value: object, *, dated: bool) -> bool:
    if isinstance(value, str):
        return bool(date.fromisoformat(value))
    return isinstance(value, int | float) and math.isfinite(value) and not dated


def scale_faults(spec: Spec) -> list[str]:
    """Scales of amounts that do not begin at zero, or that a mark or a tick would leave."""
    faults: list[str] = []
    for layer in layers(spec):
        for channel in ("x", "y"):
            place = layer["encoding"].get(channel, {})
            if place.get("type") != "quantitative" or not place.get("scale"):
                continue
            scale, values = place["scale"], [row[place["field"]] for row in rows([layer])]
            if scale.get("zero"):
                faults += [f"{value} below zero" for value in values if value < 0]
                continue
            ticks = place["axis"]["values"]
            if not ticks[0] == scale["domain"][0] == 0 or scale["domain"][1] != ticks[-1]:
                faults.append(f"the scale {scale['domain']} has the ticks {ticks}")
            faults += [f"{one} is out of {ticks}" for one in values if not 0 <= one <= ticks[-1]]
    return faults


def check(chart: Chart, version: str) -> Spec:
    """What holds for every picture; the specification."""
    spec, alt = read(chart, version), chart.alt_text()
    assert 1 <= len(alt) <= 1024
    assert "\n" not in alt
    assert all("url" not in part for part in walk(spec))
    assert "None" not in chart.specification(version)
    assert re.search(r"^Sources?: \S", foot(spec)), foot(spec)
    assert foot(spec).endswith(f"Picketdesk record {version}")
    opening = joined("{}. {}. ".format(*head(spec)))
    assert joined(alt).startswith(opening), alt
    assert not place_faults(spec), place_faults(spec)
    assert not scale_faults(spec), scale_faults(spec)
    assert not [line for line in widths(spec) if line[1] > WIDTH]
    return spec


def drawn(chart: Chart, version: str = "1") -> str:
    """The picture as SVG: what Vega makes of it, with every place worked out."""
    spec = check(chart, version)
    vl_convert.vegalite_to_vega(spec)
    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    assert not _NO_PLACE.search(svg), _NO_PLACE.findall(svg)
    return svg


def labels(svg: str) -> list[str]:
    """The lines of text in it."""
    return re.findall(r">([^<>]+)</t(?:ext|span)>", svg)
