"""How wide texts are, against the program that draws them, and what is seen in a drawing."""

import re

import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from bot.charts.frame import AMBER, FAINT, GROUND, INK, ROSE, STEEL, TEAL, VIOLET
from bot.charts.lettering import FONT, width_of, wrapped
from tests.kit.chart_specs import Spec
from tests.kit.drawn_chart import Drawing

TEXT, MARK = 4.5, 3.0
"""The contrasts that WCAG asks for, of text and of what is not text."""


def drawing(mark: Spec, encoding: Spec, **more: object) -> str:
    spec = {
        "config": {"view": {"stroke": None}, "font": FONT},
        "padding": 0,
        "data": {"values": [{"a": 1}]},
        "mark": {"fontSize": 16, "align": "left", **mark},
        "encoding": encoding,
        "width": 100,
        "height": 100,
        **more,
    }
    return vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "iiiiiiiiii",
        "WWWWWWWWWW",
        "abcdefghijklmnopqrstuvwxyz",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "0123456789 $,.;:!?&%()[]/-+*#@",
        "é à ñ ü Ø æ – — · × ‘ ’ “ ” …",
    ],
)
def test_a_text_is_as_wide_as_it_is_drawn(text: str, *, bold: bool) -> None:
    weight = "bold" if bold else "normal"
    svg = drawing(
        {"type": "text", "fontWeight": weight},
        {"x": {"value": 0}, "text": {"value": text}},
        width=1,
        height=1,
    )
    found = re.search(r'width="([\d.]+)"', svg)

    assert found is not None
    assert float(found[1]) - 2 <= width_of(text, 16, bold=bold) <= float(found[1]) * 1.03 + 1


@given(st.text(), st.integers(20, 400), st.integers(1, 4))
def test_lines_fit_and_lose_nothing_but_the_end(text: str, width: int, most: int) -> None:
    lines = wrapped(text, 16, width, most=most)

    assert len(lines) <= most
    assert all(width_of(line, 16) <= width or len(line.strip("…")) <= 1 for line in lines)
    kept, whole = "".join("".join(lines).split()), "".join(text.split())
    assert kept == whole or (kept.endswith("…") and whole.startswith(kept[:-1]))


def test_a_line_through_words_and_words_upon_words_are_found() -> None:
    axis = {"grid": True, "values": [1], "labels": False, "title": None}
    x = {"field": "a", "type": "quantitative", "scale": {"domain": [0, 2]}, "axis": axis}
    place = {"y": {"value": 50}, "text": {"value": "words of an evening"}}

    crossed = drawing({"type": "text", "align": "center"}, place | {"x": x})
    beside = drawing({"type": "text", "dx": 4}, place | {"x": x}, width=400)
    assert any("stands upon Box" in fault for fault in Drawing(crossed).faults())
    assert not list(Drawing(beside).faults())
    twice = drawing({"type": "text"}, place | {"x": {"value": 0}})
    assert not list(Drawing(twice).faults())
    doubled = twice.replace("</svg>", f"{twice.partition('>')[2]}")
    assert any("stands upon" in fault for fault in Drawing(doubled).faults())


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("light", "least"),
    [
        *((one, TEXT) for one in (INK, FAINT, TEAL)),
        *((x, MARK) for x in (AMBER, VIOLET, ROSE, STEEL)),
    ],
)
def test_colours_stand_out_from_the_ground(light: str, least: float) -> None:
    assert (luminance(light) + 0.05) / (luminance(GROUND) + 0.05) >= least
