"""A card as plain text: the whole answer, all pages, every source."""

from collections.abc import Iterable, Sequence

from bot.cards.card import Block, Bold, Card, Cite, Code, Italic, Line, Link, Span
from bot.cards.citations import full_source
from bot.models.source import Source

_PREFIX = {"plain": "", "head": "\n", "small": "  ", "quote": "  ", "item": "- ", "code": ""}


def _span(part: Span) -> str:
    match part:
        case str():
            return part
        case Bold(text) | Italic(text) | Code(text):
            return text
        case Link(text, url):
            return f"{text} ({url})"
        case Cite():
            return part.text


def _line(line: Line) -> str:
    return _PREFIX[line.style] + "".join(_span(part) for part in line.spans)


def _source(number: int | None, source: Source) -> str:
    return f"{'-' if number is None else f'[{number}]'} {full_source(source)}"


def plain_text(card: Card) -> str:
    """Everything that the card says, without any markup."""
    return _text(card, card.blocks, card.sources)


def first_text(card: Card, most: int) -> str:
    """As many of the first blocks as fit with the sources of these, in at most so many characters:
    the answer, with what limits it; '' where there is no room for one.
    """
    said = ""
    for count in range(1, len(card.blocks) + 1):
        blocks = card.blocks[:count]
        cited = {number for block in blocks for number in block.refs}
        sources = [entry for entry in card.sources if entry[0] in cited]
        longer = _text(card, blocks, sources)
        if len(longer) > most:
            break
        said = longer
    return said


def _text(card: Card, blocks: Iterable[Block], sources: Sequence[tuple[int | None, Source]]) -> str:
    parts = [card.heading, "", *(_line(line) for line in card.as_read.lines)]
    for block in blocks:
        parts += [_line(line) for line in block.lines]
    if card.basis:
        parts += ["", *(_line(line).strip() for line in card.basis)]
    if sources:
        parts += ["", "Sources", *(_source(number, source) for number, source in sources)]
    parts += ["", card.footer]
    return "\n".join(parts).strip() + "\n"
