"""What was found, a record in one line or two, the words found in bold."""

import re

from bot.cards.card import Bold, Code, Italic, Line, Span, line, small
from bot.cards.parts.labels import KINDS
from bot.domain.search.marking import END, START, excerpt, marks_anew
from bot.models.search import SearchHit

_MARKED = re.compile(f"{START}(.*?){END}", re.DOTALL)
_TITLE = 320
_BODY = 140


def hit_lines(hit: SearchHit) -> tuple[Line, ...]:
    """Its title; and of its text the part with the words that the title lacks."""
    spans = _spans(excerpt(hit.title, _TITLE))
    if hit.kind == "quote":
        spans = ["“", *spans, f"” {hit.speaker}"]
    elif hit.kind == "statement":
        spans = [*spans, " ", Italic(f"({hit.speaker}, paraphrased)")]
    title = line(*spans, f" · {KINDS[hit.kind][0]} · ", Code(hit.record))
    # A figure is never shown without what it counts and its note.
    shown = hit.body
    if hit.kind != "figure":
        shown = excerpt(marks_anew(hit.body, hit.title), _BODY)
    return (title, small(*_spans(shown))) if shown else (title,)


def _spans(marked: str) -> list[Span]:
    """The text with what stands between the marks in bold."""
    parts = enumerate(_MARKED.split(marked))
    return [Bold(text) if number % 2 else text for number, text in parts if text]
