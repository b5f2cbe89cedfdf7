"""Text and lines of a card as Discord's Markdown: nothing pings or breaks out of its formatting."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.cards.card import Bold, Cite, Code, Italic, Line, Link, Span
from bot.cards.citations import date_label, outlet_label, source_label
from bot.cards.text import ISOLATE, POP
from bot.models.source import Source

BACKTICK = "\u02cb"
"""Stands for a backtick where a real one would end the code that it is in."""

_ESCAPE = re.compile(r"[\\`*_~|<>\[\]@]|:(?=//)|^[#-]")
_NUMBERED = re.compile(r"^(\d+)\.")
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_KEPT_LETTERS = 400
"""Longer texts are not kept: thousands of them, as people type them, are hundreds of MB."""

_PREFIX = {"plain": "", "head": "### ", "small": "-# ", "quote": "> ", "item": "- ", "code": ""}
_NOT_IN_URL = re.compile(r"[\s()<>\\]")


def escaped(text: str) -> str:
    """Text as Discord shows it, letter for letter; only what needs it has a backslash."""
    return _kept_escaped(text) if len(text) <= _KEPT_LETTERS else _escaped(text)


@lru_cache(maxsize=8192)
def _kept_escaped(text: str) -> str:
    return _escaped(text)


def _escaped(text: str) -> str:
    return _NUMBERED.sub(r"\1\\.", _ESCAPE.sub(r"\\\g<0>", text))


def unescaped(text: str) -> str:
    """The inverse of `escaped` and of `isolated`."""
    return _ESCAPED.sub(r"\1", text).removeprefix(ISOLATE).removesuffix(POP)


def _span(part: Span) -> str:
    match part:
        case str():
            return escaped(part)
        case Bold(text):
            return f"**{escaped(text)}**"
        case Italic(text):
            return f"*{escaped(text)}*"
        case Code(text):
            return _code(text)
        case Link(text, url):
            return link(text, url)
        case Cite():
            return escaped(part.text)


def _code(text: str) -> str:
    return f"`{text.replace('`', BACKTICK)}`"


def link(text: str, url: str) -> str:
    """A masked link without a preview of the page. An address that is not encrypted is there to
    copy: nobody lands there by one touch.
    """
    if not url.startswith("https://"):
        return f"{escaped(text)} {_code(_NOT_IN_URL.sub(_percent, url))}"
    return f"[{escaped(text)}](<{_NOT_IN_URL.sub(_percent, url)}>)"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def line_text(line: Line) -> str:
    if line.style == "code":
        told = "".join(part if isinstance(part, str) else part.text for part in line.spans)
        return f"```\n{told.replace('```', BACKTICK * 3)}\n```"
    text = "".join([escaped(part) if type(part) is str else _span(part) for part in line.spans])
    return _PREFIX[line.style] + text.replace("\n", " ")


def lines_text(lines: Iterable[Line]) -> str:
    """The lines in their order; an empty one ends a quotation, which else would run on."""
    texts: list[str] = []
    before = None
    for line in lines:
        if before == "quote" and line.style != "quote":
            texts.append("")
        texts.append(line_text(line))
        before = line.style
    return "\n".join(texts)


def citations_text(citations: Iterable[tuple[int, Source]]) -> str:
    """Numbered sources with their addresses: '1 Reuters, 4 June 2023, 3 5 July 2023 · 2 Newser,
    undated'. Those of one outlet stand together, and it is named once.
    """
    by_outlet: dict[str, list[tuple[int, Source]]] = {}
    for number, source in citations:
        by_outlet.setdefault(outlet_label(source), []).append((number, source))
    return " · ".join(", ".join(_of_one_outlet(cited)) for cited in by_outlet.values())


def _of_one_outlet(cited: Iterable[tuple[int, Source]]) -> Iterator[str]:
    label = source_label
    for number, source in cited:
        named = label(source)
        yield f"{number} {link(named, source.url) if source.url else escaped(named)}"
        label = date_label
