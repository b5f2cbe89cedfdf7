"""Every reply goes through here: one send, one log line, mistakes as cards."""

import asyncio
import logging
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import discord

from bot.answers import registry
from bot.answers.context import Context, not_on_record
from bot.answers.export.answer import FileOrder, order, order_answer
from bot.answers.export.card import render_formats
from bot.answers.spec import Command
from bot.cards.card import Card, Tone
from bot.cards.readings import public, with_readings
from bot.cards.refusals import render_bug, render_mistake
from bot.cards.report import render_passed_on, render_report, render_shown_back
from bot.cards.text import LONGEST_CLAIM, cleaned
from bot.charts.pool import ChartPool
from bot.errors import UserError
from bot.interactions import errors
from bot.interactions.command_counts import CommandCounts
from bot.interactions.components import copy_of, echoed_text
from bot.interactions.custom_ids import Pressed, fits
from bot.interactions.deferrals import Deferrals
from bot.interactions.file_replies import FileReplies
from bot.interactions.marks import unmarked
from bot.interactions.rate_limits import RateGate
from bot.interactions.report_modal import handed_in, pass_on, report_form
from bot.interactions.resolve_options import Resolved, resolve
from bot.interactions.resolve_words import resolve_words
from bot.interactions.send import (
    NOBODY,
    AnyInteraction,
    Sender,
    defer,
    is_thinking,
    is_waiting,
    may_turn,
)
from bot.interactions.sent_pages import KeptPages, PageToSend, page_of
from bot.lifecycle.live_record import LiveRecord
from bot.models.question import Action, Question

log = logging.getLogger(__name__)

GRACE = 2.0
"""Seconds that answers have to be sent when the bot ends."""

_MOST_ASKED = 5
"""Commands that lead where what is asked most does."""

_SOMEWHERE = Question("help")
"""What stands in the buttons of a card that answers no question."""

Given = Mapping[str, str]
"""What was typed into the options, by their names."""

Keep = Callable[[], None]


class Responder:
    """Answers slash commands and buttons from the record in use.

    Args:
        live: the record in use.
        pool: draws the charts; without it, cards have none.
        report_channel: the id of the channel that reports of errors go to, if to any.
        gate: holds back who reports too much.
    """

    def __init__(
        self,
        live: LiveRecord,
        pool: ChartPool | None = None,
        report_channel: int | None = None,
        gate: RateGate | None = None,
    ) -> None:
        registry.load()
        self.live = live
        self._pool = pool
        self._report_channel = report_channel
        self._gate = gate
        self._sender = Sender(pool)
        self._files = FileReplies(pool)
        self._kept = KeptPages()
        self._counts = CommandCounts()
        self._deferrals = Deferrals()
        self._answering: dict[asyncio.Task[object], AnyInteraction] = {}

    @property
    def _version(self) -> str:
        return self.live.current.record.version

    # --- Who is being answered --------------------------------------------------------------------

    @contextmanager
    def answering(self, interaction: AnyInteraction) -> Generator[None]:
        """Around all that is done about an interaction, so that the bot does not end amid it."""
        task = asyncio.current_task()
        if task is None or task in self._answering:
            yield
            return
        self._answering[task] = interaction
        try:
            yield
        finally:
            del self._answering[task]

    async def close(self) -> None:
        """Give up what is still to be added to cards, and let the answers that are on their way
        come; who is left waiting is told.
        """
        await self._sender.close()
        if self._answering:
            await asyncio.wait(list(self._answering), timeout=GRACE)
        left = dict(self._answering)
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(list(left))
        await self._deferrals.settled()
        owed = [interaction for interaction in left.values() if is_waiting(interaction)]
        await asyncio.gather(*(errors.report_end(self._sender, one, self._version) for one in owed))

    # --- Commands ---------------------------------------------------------------------------------

    async def ask(
        self,
        interaction: AnyInteraction,
        command: Command,
        given: Given,
        *,
        private: bool,
        text: str = "",
    ) -> None:
        """Answer a command; `text` is free text, looked for as it is."""
        began = time.perf_counter()
        if command.message_menu:
            text = unmarked(text)
        question = Question(command.name, text=cleaned(command.joins(text), command.longest))
        question = question.filled(**self._counted(interaction, command))
        if command.gives_file:
            await self._give(interaction, question, given, private=private)
            return
        page = await self._send_answer(interaction, question, given, private=private)
        _log_line(command.name, page, began)

    def _counted(self, interaction: AnyInteraction, command: Command) -> dict[str, str]:
        """Count the command; of one that leads with what is asked most, the option that says so."""
        place = interaction.guild_id or interaction.user.id
        if not command.leads_with:
            self._counts.count(place, command.name)
            return {}
        most = self._counts.most_asked(place, _MOST_ASKED)
        return {command.leads_with: ".".join(registry.COMMANDS[name].code for name in most)}

    async def _find(
        self,
        context: Context,
        question: Question,
        given: Given,
        *,
        private: bool,
        locale: str = "",
    ) -> tuple[PageToSend, Keep]:
        """The page of an answer, or a card that says what is open; as it was sent before, if it
        was. And what keeps it as it is sent.
        """
        resolved = await _resolved(context, question, given, locale)
        if isinstance(resolved, Card):
            shown = resolved if private else public(resolved)
            return page_of(shown, 0, None, private=True), _keep_nothing
        key = (resolved, context.today(), private)
        page = self._kept.get(context, key, self._pool)
        if page is not None:
            return page, _keep_nothing
        asked = resolved.question
        card = with_readings(await find_card(context, asked), resolved.readings, asked)
        page = page_of(card, asked.page, self._pool, private=private)
        return page, partial(self._kept.keep, context, key, page)

    async def _send_answer(
        self, interaction: AnyInteraction, question: Question, given: Given, *, private: bool
    ) -> PageToSend:
        """Send the page of an answer; as it was sent before, where it was."""
        locale = interaction.locale.value
        find = partial(self._find, question=question, given=given, private=private, locale=locale)
        promise = partial(defer, interaction, private=private)
        async with self._deferrals.where_slow(interaction, promise):
            page, keep = await self.live.lease(find)
        await self._sender.send(interaction, page)
        keep()
        return page

    async def _turn(self, interaction: AnyInteraction, question: Question) -> PageToSend:
        """Put the page of an answer in the place of the one whose button was pressed.

        Where it must not take that place it is a private card of its own: a refusal in the place of
        a public answer, or what another person asks for than the one whose message it is.
        """
        message = may_turn(interaction)
        if message is None:
            return await self._send_answer(interaction, question, {}, private=True)
        private = message.flags.ephemeral
        find = partial(self._find, question=question, given={}, private=private)
        async with self._deferrals.where_slow(interaction, interaction.response.defer):
            page, keep = await self.live.lease(find)
        if page.trouble and not private:
            await self._sender.send(interaction, page)
        else:
            await self._sender.turn(interaction, message, page)
            keep()
        return page

    async def _say(self, interaction: AnyInteraction, card: Card) -> PageToSend:
        """Send a private card: a refusal, or what a person is told about what they did."""
        page = page_of(card.answering(_SOMEWHERE, self._version), 0, None, private=True)
        await self._sender.send(interaction, page)
        return page

    async def _card(self, interaction: AnyInteraction, question: Question) -> Card:
        """The card of an answer, of which only the asker is shown something."""
        promise = partial(defer, interaction, private=True)
        async with self._deferrals.where_slow(interaction, promise):
            return await self.live.lease(partial(find_card, question=question))

    async def _give(
        self,
        interaction: AnyInteraction,
        question: Question,
        given: Given,
        kind: str | None = None,
        *,
        private: bool = True,
    ) -> None:
        """A file, or the card that says why there is none; with `kind`, of the answer itself."""
        began = time.perf_counter()
        find = partial(_find_file, question=question, given=given, kind=kind, pool=self._pool)
        ordered, resolved = await self.live.lease(find)
        if isinstance(ordered, Card):
            await self._say(interaction, ordered if private else public(ordered))
        else:
            await self._files.deliver(interaction, ordered, resolved, private=private)
        log.info("%s as a file in %.1f ms", question.command, _since(began))

    # --- Buttons, menus and forms -----------------------------------------------------------------

    async def press(self, interaction: AnyInteraction, pressed: Pressed, values: list[str]) -> None:
        """Answer a button or a select menu."""
        began = time.perf_counter()
        question = _pressed_question(interaction, pressed, values)
        command = registry.COMMANDS[question.command]
        if _is_made_up(command, question, pressed, values):
            refusal = not_on_record()
            await self.refuse(interaction, refusal.what, refusal.hint)
            return
        if pressed.action is Action.REPORT:
            form = report_form(question, sent=self._report_channel is not None)
            await interaction.response.send_modal(form)
            log.info("%s report form in %.1f ms", question.command, _since(began))
            return
        if command.gives_file:
            private = pressed.action is not Action.SHARE
            await self._give(interaction, question, {}, private=private)
            return
        if pressed.action is Action.EXPORT and values:
            await self._give(interaction, question, {}, values[0])
            return
        page = await self._pressed(interaction, pressed.action, question)
        _log_line(f"{question.command} {pressed.action.name.lower()}", page, began)

    async def _pressed(
        self, interaction: AnyInteraction, action: Action, question: Question
    ) -> PageToSend:
        match action:
            case Action.TURN:
                return await self._turn(interaction, question)
            case Action.SHARE | Action.OPEN:
                private = action is Action.OPEN
                return await self._send_answer(interaction, question, {}, private=private)
            case Action.COPY:
                card = await self._card(interaction, question)
                await _send_copy(interaction, card)
                return page_of(card, 0, None, private=True)
            case _:
                card = await self._card(interaction, question)
                shown = card if card.tone is Tone.TROUBLE else render_formats(card)
                return await self._say(interaction, shown)

    async def hand_in(
        self, interaction: AnyInteraction, pressed: Pressed, data: Mapping[str, Any]
    ) -> None:
        """Pass a report on, or show it back with how it reaches somebody."""
        began = time.perf_counter()
        channel = self._report_channel
        report = handed_in(data, interaction.user)
        if channel is not None:
            await interaction.response.defer(ephemeral=True, thinking=True)
        asked = await self._card(interaction, _pressed_question(interaction, pressed, []))
        passed_on = channel is not None and await self._pass_on(
            interaction, channel, render_report(report, asked)
        )
        refused = channel is not None and not passed_on
        if passed_on:
            card = render_passed_on(report, asked)
        else:
            contact = self.live.current.contact
            card = render_shown_back(report, asked, contact, refused=refused)
        await self._say(interaction, card)
        outcome = "refused" if refused else "shown back" if channel is None else "passed on"
        log.info("%s report %s in %.1f ms", pressed.question.command, outcome, _since(began))

    async def _pass_on(self, interaction: AnyInteraction, channel: int, report: Card) -> bool:
        """Not where one person or server reports so much that nobody could read it."""
        if self._gate is not None and not self._gate.takes_report(interaction):
            return False
        return await pass_on(interaction.client, channel, report)

    # --- What cannot be answered ------------------------------------------------------------------

    async def refuse(self, interaction: AnyInteraction, what: str, hint: str) -> None:
        """A private card for something that cannot be answered."""
        await self._say(interaction, render_mistake(what, hint))

    async def report(self, interaction: AnyInteraction, error: BaseException) -> None:
        """An answer that failed, by a mistake of the bot or on its way to Discord."""
        await errors.report(self._sender, interaction, error, self._version)

    async def excuse(self, interaction: AnyInteraction, reference: str) -> None:
        """Tell of a mistake that the log has by its reference."""
        card = render_bug(reference)
        await errors.tell(self._sender, interaction, card, reference, self._version)


async def find_card(context: Context, question: Question) -> Card:
    """The answer, or what a person can mend in the question."""
    try:
        return await registry.answer(context, question)
    except UserError as error:
        return _mistake(error, context, question)


def _mistake(error: UserError, context: Context, question: Question) -> Card:
    if len(question.text) > LONGEST_CLAIM:
        question = replace(question, text="")  # no card has the room to repeat it
    return render_mistake(error.what, error.hint).answering(question, context.record.version)


async def _resolved(
    context: Context, question: Question, given: Given, locale: str = ""
) -> Resolved | Card:
    resolved: Resolved | Card | None = None
    if given:
        resolved = await resolve(context, question, given, locale)
    elif registry.COMMANDS[question.command].asks_others and not question.options:
        resolved = await resolve_words(context, question.text, locale)
    if resolved is None:
        return Resolved(question)
    if isinstance(resolved, Card):
        return resolved.answering(question, context.record.version)
    return resolved


async def _find_file(
    context: Context, question: Question, given: Given, kind: str | None, pool: ChartPool | None
) -> tuple[FileOrder | Card, Resolved]:
    """A file to be made, or the card that says why there is none; and what was asked for."""
    resolved = await _resolved(context, question, given)
    if isinstance(resolved, Card):
        return resolved, Resolved(question)
    return await _ordered(context, resolved.question, kind, pool), resolved


async def _ordered(
    context: Context, question: Question, kind: str | None, pool: ChartPool | None
) -> FileOrder | Card:
    try:
        if kind is None:
            ordered = await order(context, question)
        else:
            card = await registry.answer(context, question)
            if card.tone is Tone.TROUBLE:
                return card
            ordered = order_answer(card, kind)
    except UserError as error:
        return _mistake(error, context, question)
    if ordered.chart is not None and pool is None:
        drawn = UserError("This bot draws no charts", "Whoever runs it can set CHARTS=true.")
        return _mistake(drawn, context, question)
    return ordered


def _keep_nothing() -> None:
    """For a page that is no answer, or is kept already."""


def _pressed_question(interaction: AnyInteraction, pressed: Pressed, values: list[str]) -> Question:
    question = pressed.question
    if pressed.needs_text and interaction.message is not None:
        text = cleaned(echoed_text(interaction.message.components), LONGEST_CLAIM)
        question = replace(question, text=text)
    if pressed.option is not None and values:
        question = question.filled(**{pressed.option: values[0]})
    return question


def _is_made_up(command: Command, question: Question, pressed: Pressed, values: list[str]) -> bool:
    """Whether a menu's value is none that this bot offered: none of the option's choices, or none
    that a custom id can carry on.
    """
    option = command.option(pressed.option) if pressed.option and values else None
    if option is not None and option.choices:
        return values[0] not in dict(option.choices)
    return not fits(question)


def _log_line(what: str, page: PageToSend, began: float) -> None:
    outcome = "open" if page.trouble else "answered"
    log.info("%s %s in %.1f ms", what, outcome, _since(began))


def _since(began: float) -> float:
    """Milliseconds."""
    return (time.perf_counter() - began) * 1000


async def _send_copy(interaction: AnyInteraction, card: Card) -> None:
    content, file = copy_of(card)
    if is_thinking(interaction):
        files = [] if file is None else [file]
        await interaction.edit_original_response(
            content=content, attachments=files, allowed_mentions=NOBODY
        )
        return
    await interaction.response.send_message(
        content or None,
        file=file or discord.utils.MISSING,
        ephemeral=True,
        allowed_mentions=NOBODY,
    )
