"""A page of an answer on its way into a message, and the pages that were sent before."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Any

import discord
import orjson
from discord import ui

from bot.answers.context import Context
from bot.cards.card import Card, Tone
from bot.cards.plain_text import plain_text
from bot.charts.pool import ChartPool, picture_key
from bot.interactions.components import Drawn, message_view, picture_file, shows_chart, text_file

MOST_KEPT = 1000
"""Pages; each takes some 5 KB."""


class _MadeView(ui.LayoutView):
    """A view of components that are made already; its buttons are answered by their custom ids."""

    def __init__(self, components: list[dict[str, Any]]) -> None:
        super().__init__(timeout=None)
        self._made = components
        self.stop()

    def to_components(self) -> list[dict[str, Any]]:
        return self._made

    def has_components_v2(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class LateChart:
    """The specification of a chart, and the page of the card that it will stand on."""

    card: Card
    page: int
    specification: str


@dataclass(frozen=True, slots=True)
class PageToSend:
    """A page as a message.

    Attributes:
        components: what Discord takes.
        private: whether only the asker sees it.
        command: that of the card, which names the picture.
        trouble: whether it says why there is no answer.
        text: the whole answer, of a card that has it as a file.
        picture: its chart as PNG, and what that is kept by.
        late: the chart that is still to be drawn.
    """

    components: list[dict[str, Any]]
    private: bool
    command: str
    trouble: bool = False
    text: bytes = b""
    picture: tuple[str, bytes] | None = None
    late: LateChart | None = None

    def view(self) -> ui.LayoutView:
        return _MadeView(self.components)

    def files(self) -> list[discord.File]:
        if self.text:
            return [text_file(self.command, self.text)]
        return [picture_file(self.command, self.picture[1])] if self.picture else []


def page_of(card: Card, page: int, pool: ChartPool | None, *, private: bool) -> PageToSend:
    """The page with its picture, where that was drawn before."""
    chart = card.chart if pool is not None and shows_chart(card, page) else None
    if pool is None or chart is None:
        return _page(card, page, private=private)
    specification = chart.specification(card.version)
    key = picture_key(specification)
    drawn = pool.kept(key)
    if drawn is None:
        late = LateChart(card, page, specification)
        return replace(_page(card, page, private=private), late=late)
    return replace(_page(card, page, "drawn", private=private), picture=(key, drawn))


def _page(card: Card, page: int, drawn: Drawn = "not yet", *, private: bool) -> PageToSend:
    trouble = card.tone is Tone.TROUBLE
    private = private or trouble
    view = message_view(card, page, private=private, drawn=drawn)
    text = plain_text(card).encode() if card.filed else b""
    return PageToSend(view.to_components(), private, card.question.command, trouble, text)


def with_picture(page: PageToSend, picture: bytes | None) -> PageToSend:
    """A page that was sent without its picture, now with it or, where there is none, saying so."""
    if page.late is None:
        return page
    drawn = "drawn" if picture else "failed"
    made = _page(page.late.card, page.late.page, drawn, private=page.private)
    return replace(made, picture=("", picture) if picture else None)


@dataclass(frozen=True, slots=True)
class _Kept:
    components: bytes
    private: bool
    command: str
    picture: str | None


class KeptPages:
    """The pages that were asked for last: the record does not change under them, so that the same
    question has the same answer until the day is over. They are lost with the context they are of.
    """

    def __init__(self) -> None:
        self._context: Context | None = None
        self._pages: OrderedDict[Hashable, _Kept] = OrderedDict()

    def get(self, context: Context, key: Hashable, pool: ChartPool | None) -> PageToSend | None:
        """The page; None where it was not sent, or where its picture is gone."""
        kept = self._pages.get(key) if context is self._context else None
        if kept is None:
            return None
        picture = None
        if kept.picture is not None and pool is not None:
            drawn = pool.kept(kept.picture)
            if drawn is None:
                del self._pages[key]
                return None
            picture = (kept.picture, drawn)
        self._pages.move_to_end(key)
        components = orjson.loads(kept.components)
        return PageToSend(components, kept.private, kept.command, picture=picture)

    def keep(self, context: Context, key: Hashable, page: PageToSend) -> None:
        """Keep what was sent, unless it was no answer, or lacks its picture."""
        if page.trouble or page.text or page.late is not None:
            return
        if context is not self._context:
            self._context = context
            self._pages.clear()
        picture = page.picture[0] if page.picture else None
        self._pages[key] = _Kept(orjson.dumps(page.components), page.private, page.command, picture)
        if len(self._pages) > MOST_KEPT:
            self._pages.popitem(last=False)
