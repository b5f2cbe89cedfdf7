"""The card of /search."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.cards.card import (
    Block,
    Bold,
    Button,
    Card,
    Choice,
    Code,
    Italic,
    Line,
    Menu,
    Span,
    Tone,
    head,
    line,
    small,
)
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import plural
from bot.cards.parts.labels import KINDS
from bot.models.evidence import Name, SearchHit
from bot.models.question import Action, Question

_MARKED = re.compile("\x02(.*?)\x03")
_LONGEST = 320


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What was found, and where nothing was, the nearest names. `more` says that there are more
    than these, and whether these are the best of them or the first.
    """

    hits: Sequence[SearchHit]
    every: bool
    more: Literal["", "best", "first"] = ""
    nearest: Sequence[Name] = ()


def render_search(answer: SearchAnswer) -> Card:
    """Hits grouped by kind, the words found in bold."""
    hits, more = answer.hits, answer.more
    if not hits:
        return _nothing(answer.nearest)
    blocks: list[Block] = []
    for kind, (_, many) in KINDS.items():
        found = [hit for hit in hits if hit.kind == kind]
        for place, hit in enumerate(found):
            title = (head(f"{many} ({len(found)})"),) if place == 0 else ()
            blocks.append(Block((*title, *_hit_lines(hit)), tight=place > 0))
    return Card(
        tone=Tone.RECORD,
        heading=_heading(len(hits), every=answer.every, more=more),
        blocks=tuple(blocks),
        basis=(small(_FIRST if more == "first" else _BEST),),
        menus=(_menu(hits),),
    )


_BEST = "Best matches first within each kind; the words found are in bold."
_FIRST = "Some of each kind, in no order of fit: one of the words is in too many records for that."


def _heading(count: int, *, every: bool, more: str) -> str:
    found = f"The {more} {count} of the records that" if more else plural(count, "record")
    has = "has" if count == 1 else "have"
    if every:
        return f"{found} {has} every word"
    if more:
        return f"No record has every word; the {more} {count} that have some of them"
    return f"No record has every word; {found} {has} some of them"


def _hit_lines(hit: SearchHit) -> tuple[Line, ...]:
    spans = _spans(_cut(hit.title))
    if hit.kind == "quote":
        spans = ["“", *spans, f"” {hit.speaker}"]
    elif hit.kind == "statement":
        spans = [*spans, " ", Italic("(paraphrase)")]
    title = line(*spans, " · ", Code(hit.record))
    # A figure is never shown without what it counts and its note.
    shown = hit.body if hit.kind == "figure" else _cut(hit.body) if "\x02" in hit.body else ""
    return (title, small(*_spans(shown))) if shown else (title,)


def _cut(text: str) -> str:
    """The beginning of a long text, cut outside a marked word."""
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rpartition(" ")[0] + "…"


def _spans(marked: str) -> list[Span]:
    """The text with what stands between the marks in bold."""
    spans: list[Span] = []
    for number, part in enumerate(_MARKED.split(marked)):
        text = part.replace("\x02", "").replace("\x03", "")
        if text:
            spans.append(Bold(text) if number % 2 else text)
    return spans


def _menu(hits: Sequence[SearchHit]) -> Menu:
    bare = str.maketrans("", "", "\x02\x03")
    choices = tuple(
        Choice(hit.title.translate(bare), hit.record, KINDS[hit.kind][0])
        for hit in hits[:SELECT_OPTIONS]
    )
    return Menu("Open one of them", Question("search"), "record", choices, Action.OPEN)


def _nothing(nearest: Sequence[Name]) -> Card:
    lines = [line("The nearest that the record holds:")] if nearest else []
    lines.append(small("A gap in the record? ", Code("/record"), " says how to report it."))
    return Card(
        tone=Tone.TROUBLE,
        heading="Nothing on record has these words",
        blocks=(Block(tuple(lines)),),
        copyable=False,
        buttons=tuple(
            Button(name.title, Action.OPEN, Question.of("search", record=name.record))
            for name in nearest
        ),
    )
