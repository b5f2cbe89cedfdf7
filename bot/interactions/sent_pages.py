"""A page of an answer on its way into a message, and the pages that were sent before."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any

import discord
import orjson

from bot.cards.card import Card, Tone
from bot.charts.pool import ChartPool, picture_key
from bot.interactions.components import (
    Drawn,
    ReadyView,
    message_view,
    picture_file,
    shows_chart,
    text_file,
)
from bot.models.question import Question

MOST_KEPT = 1000
"""Pages; each takes some 5 KB."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A card's page as a message shows it; `specification` is of the chart that stands on it."""

    card: Card
    page: int
    private: bool
    specification: str | None = None
    picture: bytes | None = None

    @property
    def missing(self) -> str | None:
        """The specification of the chart that is still to be drawn."""
        return None if self.picture else self.specification

    @property
    def trouble(self) -> bool:
        return self.card.tone is Tone.TROUBLE

    def view(self, drawn: Drawn = "not yet") -> discord.ui.LayoutView:
        drawn = "drawn" if self.picture else drawn
        return message_view(self.card, self.page, private=self.private, drawn=drawn)

    def files(self) -> list[discord.File]:
        if self.card.filed:
            return [text_file(self.card)]
        return [picture_file(self.card.question, self.picture)] if self.picture else []


def shown(card: Card, page: int, pictures: ChartPool | None, *, private: bool) -> Shown:
    """The page with its picture, where that was drawn before."""
    private = private or card.tone is Tone.TROUBLE
    if pictures is None or card.chart is None or not shows_chart(card, page):
        return Shown(card, page, private)
    specification = card.chart.specification(card.version)
    return Shown(card, page, private, specification, pictures.cached(specification))


@dataclass(frozen=True, slots=True)
class Ready:
    """A page that was sent before, as it was sent."""

    components: list[dict[str, Any]]
    private: bool
    question: Question
    picture: bytes | None = None
    missing: None = None
    trouble: bool = False

    def view(self) -> discord.ui.LayoutView:
        return ReadyView(self.components)

    def files(self) -> list[discord.File]:
        return [picture_file(self.question, self.picture)] if self.picture else []


@dataclass(frozen=True, slots=True)
class _Kept:
    components: bytes
    question: Question
    picture: str | None


class KeptPages:
    """The pages that were asked for last: the record does not change under them, so that the same
    question has the same answer until the day is over. They are lost with the context they are of.
    """

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, _Kept] = OrderedDict()

    def get(
        self, question: Question, today: date, pictures: ChartPool | None, *, private: bool
    ) -> Ready | None:
        """The page; None where it was not sent, or where its picture is gone."""
        key = (question, today, private)
        kept = self._pages.get(key)
        if kept is None:
            return None
        picture = None
        if kept.picture is not None and pictures is not None:
            picture = pictures.kept(kept.picture)
            if picture is None:
                del self._pages[key]
                return None
        self._pages.move_to_end(key)
        return Ready(orjson.loads(kept.components), private, kept.question, picture)

    def keep(
        self, page: Shown, view: discord.ui.LayoutView, question: Question, today: date
    ) -> None:
        """Keep what was sent, unless it was no answer, or lacks its picture."""
        if page.trouble or page.card.filed or page.missing is not None:
            return
        picture = picture_key(page.specification) if page.specification else None
        components = orjson.dumps(view.to_components())
        self._pages[question, today, page.private] = _Kept(components, page.card.question, picture)
        if len(self._pages) > MOST_KEPT:
            self._pages.popitem(last=False)
