"""A chart's specification taken to pieces: its texts, its data, its layers and their scales."""

import json
import math
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NoReturn

import vl_convert

from bot.cards.card import Chart
from bot.charts.lettering import width_of
from tests.kit.drawn_chart import Drawing

Spec = dict[str, Any]
WIDTH = 368
_PICTURE_WIDTH = 392
"""With the ground around what is drawn: what stands at the edge of one picture does in all."""
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
    """The title and what limits the picture; '' where nothing does."""
    return " ".join(spec["title"]["text"]), " ".join(spec["title"].get("subtitle", ()))


def units(spec: Spec) -> list[str]:
    """What stands below the scales of amounts."""
    axes = (layer["encoding"]["x"].get("axis") or {} for layer in layers(spec))
    return list(dict.fromkeys(" ".join(axis["title"]) for axis in axes if axis.get("title")))


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


def widths(spec: Spec) -> Iterator[tuple[str, float]]:
    """Every line with its width; words of one height count together."""
    title, last = spec["title"], spec["vconcat"][-1]
    config = spec["config"]["title"]
    yield from ((line, width_of(line, config["fontSize"], bold=True)) for line in title["text"])
    small = config["subtitleFontSize"]
    yield from ((line, width_of(line, small, bold=False)) for line in title.get("subtitle", ()))
    size = last["mark"]["fontSize"]
    yield from ((x, width_of(x, size, bold=False)) for x in last["encoding"]["text"]["value"])
    for panel in panels(spec):
        yield from _panel_widths(panel)


def _panel_widths(panel: Spec) -> Iterator[tuple[str, float]]:
    at: dict[float, tuple[str, float]] = {}
    for layer in _text_layers(panel):
        size, bold = layer["mark"]["fontSize"], layer["mark"].get("fontWeight") == "bold"
        for row in layer["data"]["values"]:
            text = row[layer["encoding"]["text"]["field"]]
            before, wide = at.get(row["y"], ("", 0.0))
            at[row["y"]] = (f"{before} {text}".strip(), wide + width_of(text, size, bold=bold))
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
    """Scales of amounts that begin neither at zero nor, said to be logarithmic, at a power of ten;
    or that a mark or a tick would leave.
    """
    faults: list[str] = []
    for layer in layers(spec):
        for channel in ("x", "y"):
            place = layer["encoding"].get(channel, {})
            if place.get("type") != "quantitative" or not place.get("scale"):
                continue
            first, last = place["scale"]["domain"]
            ticks, values = place["axis"]["values"], [row[place["field"]] for row in rows([layer])]
            if (first, last) != (ticks[0], ticks[-1]):
                faults.append(f"the scale {first} to {last} has the ticks {ticks}")
            if first and not (place["scale"].get("type") == "log" and is_log(spec)):
                faults.append(f"the scale begins at {first} and does not say why")
            faults += [f"{one} is out of {ticks}" for one in values if not first <= one <= last]
    return faults


def is_log(spec: Spec) -> bool:
    """Whether a scale says that it is logarithmic."""
    return any("log scale" in text for text in (*units(spec), *texts(spec)))


def check(chart: Chart, version: str) -> Spec:
    """What holds for every picture; the specification."""
    spec, alt = read(chart, version), chart.alt_text()
    assert 1 <= len(alt) <= 1024
    assert "\n" not in alt
    assert all("url" not in part for part in walk(spec))
    assert "None" not in chart.specification(version)
    assert re.search(r"^Sources?: \S", foot(spec)), foot(spec)
    assert foot(spec).endswith(f"Picketdesk record {version}")
    assert joined(alt).startswith(joined(". ".join(part for part in head(spec) if part))), alt
    assert alt == "{title}. {description}".format(**spec["usermeta"])
    assert not place_faults(spec), place_faults(spec)
    assert not scale_faults(spec), scale_faults(spec)
    assert not [line for line in widths(spec) if line[1] > WIDTH]
    assert not [text for text in texts(spec) if "…" in text.removesuffix("…")]
    return spec


def drawn(chart: Chart, version: str = "1") -> str:
    """The picture as SVG: what Vega makes of it, with every place worked out."""
    spec = check(chart, version)
    vl_convert.vegalite_to_vega(spec)
    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    assert not _NO_PLACE.search(svg), _NO_PLACE.findall(svg)
    drawing = Drawing(svg)
    assert drawing.width == _PICTURE_WIDTH
    assert not list(drawing.faults())
    return svg


def labels(svg: str) -> list[str]:
    """The lines of text in it."""
    return re.findall(r">([^<>]+)</t(?:ext|span)>", svg)
