"""A card cut into pages that Discord can take."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from bot.cards.card import Block, Card
from bot.cards.discord_limits import BUTTONS_IN_ROW, MESSAGE_COMPONENTS, MESSAGE_TEXT, PAGE_TEXT
from bot.cards.markdown import citation_text, escaped, lines_text
from bot.models.source import Source

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
    """The blocks, their texts and the sources of one page; `number` counts from 0, and `first` is
    the number of its first block among those of the card.
    """

    number: int
    first: int
    count: int
    blocks: tuple[Block, ...]
    texts: tuple[str, ...]
    citations: tuple[tuple[int, Source], ...]


def pages(card: Card) -> list[Page]:
    """The card's blocks, packed in their order; every page has its own sources."""
    by_number = {number: source for number, source in card.sources if number}
    fixed = sum(len(escaped(text)) for text in (card.heading, card.footer, card.question.text))
    fixed += len(lines_text(card.basis)) + _SPARE + (len(CHART_FAILED) if card.chart else 0)
    room = min(PAGE_TEXT, MESSAGE_TEXT - fixed)
    most_blocks = _most_blocks(card)
    packed: list[list[tuple[Block, str]]] = [[]]
    used = 0
    cited: set[int] = set()
    loose = 0
    for block in card.blocks:
        text = lines_text(block.lines)
        refs = block.refs
        fresh = refs - cited
        cost = _weight(text) + sum(_citation_weight(by_number, number) for number in fresh)
        loose += not block.tight
        full = loose > most_blocks or len(cited | fresh) > _MOST_CITATIONS
        if packed[-1] and (used + cost > room or full):
            packed.append([])
            used, loose = 0, int(not block.tight)
            cited = set()
            fresh = refs
            cost = _weight(text) + sum(_citation_weight(by_number, n) for n in fresh)
        packed[-1].append((block, text))
        used += cost
        cited |= fresh
    starts = accumulate((len(content) for content in packed), initial=0)
    return [
        Page(
            number=number,
            first=first,
            count=len(packed),
            blocks=tuple(block for block, _ in content),
            texts=tuple(text for _, text in content),
            citations=_cited((block for block, _ in content), by_number),
        )
        for number, (first, content) in enumerate(zip(starts, packed, strict=False))
    ]


def chart_place(card: Card, page: Page) -> int | None:
    """The number of the page's blocks that stand above the card's chart; None where it is on
    another page, or there is none.
    """
    if card.chart is None:
        return None
    after = min(card.chart.after, len(card.blocks))
    above = after - page.first
    return above if 0 < above <= len(page.blocks) or after == page.number == 0 else None


def _most_blocks(card: Card) -> int:
    """Blocks of a page, each a text with air before it, beside buttons and menus."""
    buttons = len(card.buttons) + _OWN_BUTTONS
    rows = -(-buttons // BUTTONS_IN_ROW)
    others = _OWN_COMPONENTS + buttons + rows + 2 * len(card.menus)
    others += _CHART_COMPONENTS if card.chart else 0
    return max(1, min(_MOST_BLOCKS, (MESSAGE_COMPONENTS - others) // 2))


def _weight(text: str) -> int:
    return len(text) + 3


def _citation_weight(by_number: dict[int, Source], number: int) -> int:
    return len(citation_text(number, by_number[number])) + 3


def _cited(blocks: Iterable[Block], by_number: dict[int, Source]) -> tuple[tuple[int, Source], ...]:
    numbers = sorted({number for block in blocks for number in block.refs})
    return tuple((number, by_number[number]) for number in numbers)
