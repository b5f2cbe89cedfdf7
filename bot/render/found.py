"""The card of /search."""

import re
from collections.abc import Sequence

from bot.models.request import Action, Request
from bot.models.stated import Found, Name
from bot.render.amounts import plural
from bot.render.card import (
    Block,
    Bold,
    Button,
    Card,
    Choice,
    Code,
    Line,
    Menu,
    Span,
    Tone,
    head,
    line,
    small,
)
from bot.render.limits import SELECT_OPTIONS
from bot.render.names import KINDS

_MARKED = re.compile("\x02(.*?)\x03")
_LONGEST = 300


def render_search(
    hits: Sequence[Found], nearest: Sequence[Name], request: Request, version: str, *, every: bool
) -> Card:
    """Hits grouped by kind, the best first in each group, the words found in bold."""
    if not hits:
        return _nothing(nearest, request, version)
    blocks: list[Block] = []
    for kind, (_, many) in KINDS.items():
        found = [hit for hit in hits if hit.kind == kind]
        for place, hit in enumerate(found):
            title = (head(f"{many} ({len(found)})"),) if place == 0 else ()
            blocks.append(Block((*title, *_hit_lines(hit)), tight=place > 0))
    count = plural(len(hits), "record")
    has = "has" if len(hits) == 1 else "have"
    return Card(
        tone=Tone.RECORD,
        heading=(
            f"{count} {has} every word"
            if every
            else f"No record has every word; {count} {has} some of them"
        ),
        request=request,
        blocks=tuple(blocks),
        basis=(small("Best matches first within each kind; the words found are in bold."),),
        version=version,
        menus=(_menu(hits, request),),
    )


def _hit_lines(hit: Found) -> tuple[Line, ...]:
    title = line(*_spans(hit.title[:_LONGEST]), " · ", Code(hit.record))
    if "\x02" in hit.body:
        return (title, small(*_spans(hit.body[:_LONGEST])))
    return (title,)


def _spans(marked: str) -> list[Span]:
    """The text with what stands between the marks in bold."""
    spans: list[Span] = []
    for number, part in enumerate(_MARKED.split(marked)):
        text = part.replace("\x02", "").replace("\x03", "")
        if text:
            spans.append(Bold(text) if number % 2 else text)
    return spans


def _menu(hits: Sequence[Found], request: Request) -> Menu:
    bare = str.maketrans("", "", "\x02\x03")
    choices = tuple(
        Choice(hit.title.translate(bare), hit.record, KINDS[hit.kind][0])
        for hit in hits[:SELECT_OPTIONS]
    )
    return Menu("Open one of them", Request("search", request.arguments), 0, choices, Action.OPEN)


def _nothing(nearest: Sequence[Name], request: Request, version: str) -> Card:
    lines = [line("Nothing on record has any of these words.")]
    if nearest:
        lines.append(line("The nearest that the record holds:"))
    lines.append(small("A gap in the record? /record says how to report it."))
    return Card(
        tone=Tone.TROUBLE,
        heading="Nothing on record has these words",
        request=request,
        blocks=(Block(tuple(lines)),),
        version=version,
        buttons=tuple(
            Button(name.title, Action.OPEN, Request("search", (name.record,))) for name in nearest
        ),
    )
