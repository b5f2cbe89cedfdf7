"""What a question finds at a context: the page of its answer, a card, or a file to be made."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date

import discord

from bot.answers.context import Context
from bot.answers.registry import answer
from bot.cards.card import Card, Tone
from bot.cards.refusals import render_mistake
from bot.errors import UserError
from bot.interactions.file_replies import Order, order, order_answer
from bot.interactions.resolve_options import Typed, resolve
from bot.interactions.sent_pages import Ready, Shown, shown
from bot.models.question import Question

Options = Sequence[Typed] | Callable[[Context], Awaitable[Sequence[Typed]]]
"""What was typed; or, where the record says how to read it, what finds out."""


@dataclass(frozen=True, slots=True)
class Found:
    """The page of an answer, and what it is kept by."""

    page: Shown | Ready
    question: Question
    context: Context
    today: date

    def keep(self, view: discord.ui.LayoutView) -> None:
        """Keep the page as it was sent."""
        if isinstance(self.page, Shown):
            self.context.kept.keep(self.page, view, self.question, self.today)


async def find_page(
    context: Context, question: Question, options: Options = (), *, private: bool
) -> Found:
    """The page of an answer, or a card that says what is open; as it was sent before, if it was."""
    today = context.today()
    resolved = await _resolved(context, question, options)
    if isinstance(resolved, Card):
        return Found(shown(resolved, 0, None, private=True), question, context, today)
    page = context.kept.get(resolved, today, context.pictures, private=private)
    if page is None:
        card = await find_card(context, resolved)
        page = shown(card, resolved.page, context.pictures, private=private)
    return Found(page, resolved, context, today)


async def _resolved(context: Context, question: Question, options: Options) -> Question | Card:
    typed = await options(context) if callable(options) else options
    return resolve(context, question, typed)


async def find_card(context: Context, question: Question) -> Card:
    """The answer, or what a person can mend in the question."""
    try:
        return await answer(context, question)
    except UserError as error:
        return render_mistake(error.what, error.hint, question, context.version)


async def find_order(
    context: Context, question: Question, options: Options, kind: str | None
) -> Order | Card:
    """A file to be made, or the card that says why there is none."""
    resolved = await _resolved(context, question, options)
    if isinstance(resolved, Card):
        return resolved
    try:
        if kind is None:
            return await order(context, resolved)
        card = await answer(context, resolved)
        return card if card.tone is Tone.TROUBLE else order_answer(context, card, kind)
    except UserError as error:
        return render_mistake(error.what, error.hint, resolved, context.version)
