"""A card cut into pages that Discord can take."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.render.card import Block, Card, Citation
from bot.render.clean import escaped
from bot.render.discord_text import citation_text, line_text, lines_text
from bot.render.limits import BUTTONS_IN_ROW, MESSAGE_COMPONENTS, MESSAGE_TEXT, PAGE_TEXT
from bot.render.text import footer

CHART_FAILED = "The chart could not be drawn."

_SPARE = 60
"""Text that a page needs beside all that is counted: its number, and marks of Markdown."""

_MOST_BLOCKS = 10
_OWN_BUTTONS = 7
"""Back, Next, Copy as text, Share, Cite, Export and Report an error."""
_OWN_COMPONENTS = 6
"""Container, heading, air, separator, small print and the words that were asked for."""
_CHART_COMPONENTS = 4
"""The chart with air before it, and a text more where it parts a block from a tight one."""
_MOST_CITATIONS = 12


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks and the sources of one page; `number` counts from 0."""

    number: int
    count: int
    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...]


def pages(card: Card) -> list[Page]:
    """The card's blocks, packed in their order; every page has its own sources."""
    by_number = {citation.number: citation for citation in card.citations}
    fixed = sum(len(escaped(text)) for text in (card.heading, footer(card), card.request.text))
    fixed += len(lines_text(card.basis)) + _SPARE + (len(CHART_FAILED) if card.chart else 0)
    room = min(PAGE_TEXT, MESSAGE_TEXT - fixed)
    most_blocks = _most_blocks(card)
    packed: list[list[Block]] = [[]]
    used = 0
    cited: set[int] = set()
    for block in card.blocks:
        fresh = {number for number in block.refs if number not in cited}
        cost = _weight(block) + sum(_citation_weight(by_number, number) for number in fresh)
        loose = sum(not earlier.tight for earlier in packed[-1]) + (not block.tight)
        full = loose > most_blocks or len(cited | fresh) > _MOST_CITATIONS
        if packed[-1] and (used + cost > room or full):
            packed.append([])
            used = 0
            cited = set()
            fresh = set(block.refs)
            cost = _weight(block) + sum(_citation_weight(by_number, n) for n in fresh)
        packed[-1].append(block)
        used += cost
        cited |= fresh
    return [
        Page(number, len(packed), tuple(blocks), _cited(blocks, by_number))
        for number, blocks in enumerate(packed)
    ]


def _most_blocks(card: Card) -> int:
    """Blocks of a page, each a text with air before it, beside buttons and menus."""
    buttons = len(card.buttons) + _OWN_BUTTONS
    rows = -(-buttons // BUTTONS_IN_ROW)
    others = _OWN_COMPONENTS + buttons + rows + 2 * len(card.menus)
    others += _CHART_COMPONENTS if card.chart else 0
    return max(1, min(_MOST_BLOCKS, (MESSAGE_COMPONENTS - others) // 2))


def _weight(block: Block) -> int:
    return sum(len(line_text(line)) + 1 for line in block.lines) + 2


def _citation_weight(by_number: dict[int, Citation], number: int) -> int:
    return len(citation_text(by_number[number])) + 3


def _cited(blocks: Sequence[Block], by_number: dict[int, Citation]) -> tuple[Citation, ...]:
    numbers = sorted({number for block in blocks for number in block.refs})
    return tuple(by_number[number] for number in numbers)
