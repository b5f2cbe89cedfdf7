"""A card as plain text: the whole answer, all pages, every source."""

from bot.cards.card import Bold, Card, Cite, Code, Italic, Line, Link, Span
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
    parts = [card.heading, ""]
    for block in card.blocks:
        parts += [_line(line) for line in block.lines]
    if card.basis:
        parts += ["", *(_line(line).strip() for line in card.basis)]
    if card.sources:
        parts += ["", "Sources", *(_source(number, source) for number, source in card.sources)]
    parts += ["", card.footer]
    return "\n".join(parts).strip() + "\n"
