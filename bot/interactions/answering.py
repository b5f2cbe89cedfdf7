"""What a question finds at a desk: the page of its answer, a card, or a file to be made."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date

import discord

from bot.answers.context import Desk
from bot.answers.registry import answer
from bot.cards.card import Card, Tone
from bot.cards.refusals import render_mistake
from bot.errors import UserError
from bot.interactions.file_replies import Order, order, order_answer
from bot.interactions.resolve_options import Typed, resolve
from bot.interactions.sent_pages import Ready, Shown, shown
from bot.models.question import Request

Options = Sequence[Typed] | Callable[[Desk], Awaitable[Sequence[Typed]]]
"""What was typed; or, where the record says how to read it, what finds out."""


@dataclass(frozen=True, slots=True)
class Found:
    """The page of an answer, and what it is kept by."""

    page: Shown | Ready
    request: Request
    desk: Desk
    today: date

    def keep(self, view: discord.ui.LayoutView) -> None:
        """Keep the page as it was sent."""
        if isinstance(self.page, Shown):
            self.desk.kept.keep(self.page, view, self.request, self.today)


async def find_page(desk: Desk, request: Request, options: Options = (), *, private: bool) -> Found:
    """The page of an answer, or a card that says what is open; as it was sent before, if it was."""
    today = desk.today()
    resolved = await _resolved(desk, request, options)
    if isinstance(resolved, Card):
        return Found(shown(resolved, 0, None, private=True), request, desk, today)
    page = desk.kept.get(resolved, today, desk.pictures, private=private)
    if page is None:
        card = await find_card(desk, resolved)
        page = shown(card, resolved.page, desk.pictures, private=private)
    return Found(page, resolved, desk, today)


async def _resolved(desk: Desk, request: Request, options: Options) -> Request | Card:
    typed = await options(desk) if callable(options) else options
    return resolve(desk, request, typed)


async def find_card(desk: Desk, request: Request) -> Card:
    """The answer, or what a person can mend in the question."""
    try:
        return await answer(desk, request)
    except UserError as error:
        return render_mistake(error.what, error.hint, request, desk.version)


async def find_order(
    desk: Desk, request: Request, options: Options, kind: str | None
) -> Order | Card:
    """A file to be made, or the card that says why there is none."""
    resolved = await _resolved(desk, request, options)
    if isinstance(resolved, Card):
        return resolved
    try:
        if kind is None:
            return await order(desk, resolved)
        card = await answer(desk, resolved)
        return card if card.tone is Tone.TROUBLE else order_answer(desk, card, kind)
    except UserError as error:
        return render_mistake(error.what, error.hint, resolved, desk.version)
