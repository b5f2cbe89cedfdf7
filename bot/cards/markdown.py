"""Lines of a card as Discord's Markdown."""

import re
from collections.abc import Iterable

from bot.cards.card import Bold, Cite, Code, Italic, Line, Link, Span
from bot.cards.citations import source_label
from bot.cards.text import BACKTICK, escaped
from bot.models.source import Source

_PREFIX = {"plain": "", "head": "### ", "small": "-# ", "quote": "> ", "item": "- ", "code": ""}
_NOT_IN_URL = re.compile(r"[\s()<>\\]")


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


def citation_text(number: int, source: Source) -> str:
    """A numbered source, with its address where it has one."""
    label = source_label(source)
    return f"{number} {link(label, source.url) if source.url else escaped(label)}"
