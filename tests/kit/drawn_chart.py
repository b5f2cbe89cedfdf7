"""A drawn chart taken to pieces: where its texts and marks are, and what stands upon what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import combinations

from bot.charts.lettering import width_of

_MOVED = re.compile(r"translate\(([-\d.e]+),([-\d.e]+)\)")
_RECTANGLE = re.compile(r"M([-\d.e]+),([-\d.e]+)h([-\d.e]+)v([-\d.e]+)")
_OVER, _UNDER = 0.72, 0.2
"""How far letters reach over their line and under it, as a part of their size."""
_TOUCH = 1.0
"""Units that two things may share without anybody seeing it."""
_SYMBOL = 5.0
"""Half of what is taken for the width of a mark."""


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    def meets(self, other: "Box") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > _TOUCH and down > _TOUCH


class Drawing(HTMLParser):
    """The texts, lines and marks of an SVG by Vega, each with its place in the picture."""

    def __init__(self, svg: str) -> None:
        super().__init__()
        self.texts: list[Box] = []
        self.marks: list[Box] = []
        self.width = self.height = 0.0
        self._places = [(0.0, 0.0)]
        self._style: dict[str, str] = {}
        self._line = (0.0, 0.0)
        self.feed(svg)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        moved = _MOVED.search(given.get("transform", ""))
        x, y = self._places[-1]
        if moved:
            x, y = x + float(moved[1]), y + float(moved[2])
        self._places.append((x, y))
        if tag == "svg":
            self.width, self.height = float(given["width"]), float(given["height"])
        elif tag == "text":
            self._style, self._line = given, (x, y)
        elif tag == "tspan":
            self._line = (self._line[0], self._line[1] + float(given.get("dy", 0)))
        elif tag == "line" and given.get("stroke"):
            far = (x + float(given.get("x2", 0)), y + float(given.get("y2", 0)))
            half = float(given.get("stroke-width", 1)) / 2
            self._add_line((x, y), far, half)
        elif tag == "path" and {given.get("fill", ""), given.get("stroke", "")} - {"", "none"}:
            self._add_path(given.get("d", ""), x, y)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._places.pop()
        if tag == "text":
            self._style = {}

    def handle_data(self, data: str) -> None:
        if not (self._style and data.strip()) or self._style.get("opacity") == "0":
            return
        size = float(self._style["font-size"].removesuffix("px"))
        wide = width_of(data, int(size), bold=self._style.get("font-weight") == "bold")
        x, y = self._line
        left = x - wide * {"middle": 0.5, "end": 1.0}.get(self._style.get("text-anchor", ""), 0)
        self.texts.append(Box(left, y - size * _OVER, left + wide, y + size * _UNDER, data))

    def _add_line(self, near: tuple[float, float], far: tuple[float, float], half: float) -> None:
        (left, right), (top, bottom) = (sorted((near[n], far[n])) for n in (0, 1))
        level = bottom - top < right - left
        across, down = (0.0, half) if level else (half, 0.0)
        # a hair's line is made as wide as two things have to share to meet
        seen = max(0.0, _TOUCH + 0.2 - 2 * half) / 2
        across, down = (across, down + seen) if level else (across + seen, down)
        self.marks.append(Box(left - across, top - down, right + across, bottom + down))

    def _add_path(self, drawn: str, x: float, y: float) -> None:
        found = _RECTANGLE.match(drawn)
        if found is None:
            self.marks.append(Box(x - _SYMBOL, y - _SYMBOL, x + _SYMBOL, y + _SYMBOL))
            return
        left, top, wide, high = (float(number) for number in found.groups())
        if wide and high and (wide, high) != (self.width, self.height):
            self.marks.append(Box(x + left, y + top, x + left + wide, y + top + high))

    def faults(self) -> Iterator[str]:
        """Texts that leave the picture, and that stand upon one another, a line or a mark."""
        for one in self.texts:
            if not (one.left >= 0 and one.right <= self.width and one.bottom <= self.height):
                yield f"{one} leaves the picture of {self.width} by {self.height}"
            if "…" in one.text.rstrip("…"):
                yield f"{one.text!r} is cut in the middle"
        for one, other in combinations(self.texts, 2):
            if one.meets(other):
                yield f"{one} stands upon {other}"
        for one in self.texts:
            if not one.text.isdecimal():  # the number of a mark stands on its mark
                yield from (f"{one} stands upon {mark}" for mark in self.marks if one.meets(mark))
