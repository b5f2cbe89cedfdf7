"""A card cut into pages that Discord can take, and that are short on a phone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from bot.cards import phone_height
from bot.cards.card import Block, Card, Chart, Menu
from bot.cards.citations import source_label
from bot.cards.discord_limits import BUTTONS_IN_ROW, MESSAGE_COMPONENTS, MESSAGE_TEXT
from bot.cards.markdown import citations_text, escaped, lines_text
from bot.models.source import Source

CHART_FAILED = "The chart could not be drawn."

_SPARE = 460
"""Text that a page needs beside all that is counted: its number, marks of Markdown, and how the
question was read.
"""

_MOST_BLOCKS = 10
_OWN_LABELS = ("Next", "Copy as text", "Cite", "Export", "Report an error")
"""Of the buttons under a first page."""
_OWN_BUTTONS = 7
"""These, with Back and Share."""
_OWN_COMPONENTS = 6
"""Container, heading, air, separator, small print and the words that were asked for."""
_CHART_COMPONENTS = 4
"""The chart with air before it, and a text more where it parts a block from a tight one."""
_MOST_CITATIONS = 12
_FIRST_MENUS = 2

_Content = list[tuple[Block, str]]


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks, their texts and the sources of one page.

    Attributes:
        number: counts from 0.
        chart: the number of its blocks that stand above the card's chart; None where that is on
            another page, or there is none.
        height: what it is taken to have on a phone, in pixels.
    """

    number: int
    count: int
    blocks: tuple[Block, ...]
    texts: tuple[str, ...]
    citations: tuple[tuple[int, Source], ...]
    chart: int | None
    menus: tuple[Menu, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Use:
    """What a page takes up: characters of text, pixels on a phone but for the names of its sources,
    the characters of these names, its sources, its blocks and those that are not tight.

    `most_height` is what it may have in pixels; `chart` is the number of its blocks that stand
    above the card's chart, None where it has none.
    """

    most_height: float
    text: int
    height: float
    names: int = 0
    cited: frozenset[int] = frozenset()
    blocks: int = 0
    loose: int = 0
    chart: int | None = None

    @property
    def whole_height(self) -> float:
        return self.height + phone_height.small_height(self.names)

    def with_part(
        self, block: Block | None, text: str, by_number: dict[int, Source], chart: Chart | None
    ) -> "_Use":
        """With a block, with the chart, or with a block that has the chart under it."""
        with_block = self.with_block(block, text, by_number) if block else self
        return with_block.with_chart(chart) if chart else with_block

    def with_block(self, block: Block, text: str, by_number: dict[int, Source]) -> "_Use":
        fresh = [(number, by_number[number]) for number in block.refs - self.cited]
        air = 0 if block.tight else phone_height.AIR
        return replace(
            self,
            text=self.text + len(text) + 3 + sum(len(citations_text([one])) + 3 for one in fresh),
            height=self.height + phone_height.lines_height(block.lines) + air,
            names=self.names + sum(len(source_label(source)) + 5 for _, source in fresh),
            cited=self.cited | block.refs,
            blocks=self.blocks + 1,
            loose=self.loose + (not block.tight or not self.blocks),
        )

    def with_chart(self, chart: Chart) -> "_Use":
        height = self.height + chart.height + phone_height.AIR
        return replace(self, height=height, chart=self.blocks)

    def is_over(self, most_blocks: int) -> bool:
        return (
            self.text > MESSAGE_TEXT
            or self.whole_height > self.most_height
            or self.loose > most_blocks
            or len(self.cited) > _MOST_CITATIONS
        )


def pages(card: Card) -> list[Page]:
    """The card's blocks, packed in their order; every page has its own sources. None is higher than
    is meant, but for one that has a single block.
    """
    by_number = {number: source for number, source in card.sources if number}
    packed = list(_packed(card, by_number))
    return [
        Page(
            number=number,
            count=len(packed),
            blocks=tuple(block for block, _ in content),
            texts=tuple(text for _, text in content),
            citations=_cited((block for block, _ in content), by_number),
            chart=use.chart,
            menus=_menus(card, first=number == 0 and len(packed) > 1),
            height=use.whole_height,
        )
        for number, (content, use) in enumerate(packed)
    ]


def _packed(card: Card, by_number: dict[int, Source]) -> Iterator[tuple[_Content, _Use]]:
    """The blocks of each page with their texts, and what they take up."""
    most_blocks = _most_blocks(card)
    content: _Content = []
    used = _empty(card, first=True)
    for block, chart in _parts(card):
        text = lines_text(block.lines) if block else ""
        with_part = partial(_Use.with_part, block=block, text=text, chart=chart)
        more = with_part(used, by_number=by_number)
        if content and more.is_over(most_blocks):
            yield content, used
            content = []
            more = with_part(_empty(card), by_number=by_number)
        used = more
        if block:
            content.append((block, text))
    yield content, used


def _parts(card: Card) -> Iterator[tuple[Block | None, Chart | None]]:
    """What stands on pages in its order: blocks, and the chart where it stands. It is a part of
    its own, which goes to the next page where it has no room, unless no block follows.
    """
    count = len(card.blocks)
    above = min(card.chart.after, count) if card.chart else None
    for place, block in enumerate(card.blocks):
        if place == above:
            yield None, card.chart
        yield block, card.chart if above == place + 1 == count else None
    if above == count == 0:
        yield None, card.chart


def _empty(card: Card, *, first: bool = False) -> _Use:
    """A page that has no blocks yet; on the first stands what the card says under its facts."""
    basis = card.basis if first else ()
    texts = (card.heading, card.short_footer, card.question.text)
    seen = len(card.question.text), len(card.short_footer) + len("Page 10 of 20 · ")
    labels = [*(button.label for button in card.buttons), *_OWN_LABELS]
    return _Use(
        most_height=phone_height.FIRST_PAGE if first else phone_height.LATER_PAGE,
        text=sum(len(escaped(text)) for text in texts)
        + len(lines_text(basis))
        + (len(CHART_FAILED) if card.chart else 0)
        + _SPARE,
        height=phone_height.AROUND
        + phone_height.heading_height(card.heading)
        + phone_height.lines_height(basis)
        + sum(map(phone_height.small_height, seen))
        + phone_height.buttons_height(labels)
        + phone_height.MENU * len(_menus(card, first=first)),
    )


def _menus(card: Card, *, first: bool) -> tuple[Menu, ...]:
    """Those of a page; the first of several has no room for many."""
    if not first:
        return card.menus
    return tuple(menu for menu in card.menus if not menu.later)[:_FIRST_MENUS]


def _most_blocks(card: Card) -> int:
    """Blocks of a page, each a text with air before it, beside buttons and menus."""
    buttons = len(card.buttons) + _OWN_BUTTONS
    rows = -(-buttons // BUTTONS_IN_ROW)
    others = _OWN_COMPONENTS + buttons + rows + 2 * len(card.menus)
    others += _CHART_COMPONENTS if card.chart else 0
    return max(1, min(_MOST_BLOCKS, (MESSAGE_COMPONENTS - others) // 2))


def _cited(blocks: Iterable[Block], by_number: dict[int, Source]) -> tuple[tuple[int, Source], ...]:
    numbers = sorted({number for block in blocks for number in block.refs})
    return tuple((number, by_number[number]) for number in numbers)
