"""Every reply goes through here: one send, one log line, mistakes as cards."""

import asyncio
import logging
import time
from collections.abc import Mapping
from functools import partial
from typing import Any

from bot.answers.compare.ranked_card import REFERENCE_SLOT
from bot.answers.context import not_on_record
from bot.answers.export.card import render_formats
from bot.cards.card import Card, Tone
from bot.cards.refusals import render_bug, render_mistake
from bot.cards.report import render_passed_on, render_report, render_shown_back
from bot.cards.sanitize import LONGEST_CLAIM, LONGEST_ECHO, cleaned
from bot.interactions.answering import Options, find_card, find_order, find_page
from bot.interactions.components import copy_of, echoed_text
from bot.interactions.errors import report, report_end, tell
from bot.interactions.file_replies import deliver
from bot.interactions.in_flight import InFlight
from bot.interactions.rate_limits.gate import RateGate
from bot.interactions.record_lease import Desks
from bot.interactions.report_modal import handed_in, pass_on, report_form
from bot.interactions.send import NOBODY, AnyInteraction, Sender, may_turn
from bot.interactions.sent_pages import Ready, Shown, shown
from bot.models.question import Action, Pressed, Question, fits

log = logging.getLogger(__name__)


class Responder:
    """Answers slash commands and buttons from the context in use."""

    def __init__(self, desks: Desks, gate: RateGate | None = None) -> None:
        self.desks = desks
        self._gate = gate
        self._sender = Sender(desks.current.pictures)
        self.underway = InFlight()

    async def close(self) -> None:
        """Give up what is still to be added to cards, and let the answers that are on their way
        come; who is left waiting is told.
        """
        await self._sender.close()
        owed = await self.underway.end()
        version = self.desks.current.version
        await asyncio.gather(*(report_end(self._sender, one, version) for one in owed))

    async def ask(
        self,
        interaction: AnyInteraction,
        command: str,
        options: Options = (),
        *,
        private: bool = False,
        text: str = "",
        longest: int = LONGEST_ECHO,
    ) -> None:
        """Answer a command; `text` is free text that is looked for as it is, cut where it is longer
        than `longest`.
        """
        began = time.perf_counter()
        question = Question(command, text=cleaned(text, longest))
        find = partial(find_page, question=question, options=options, private=private)
        found = await self.desks.ask(find)
        found.keep(await self._sender.send(interaction, found.page))
        _log_line(command, found.page, began)

    async def _show(
        self, interaction: AnyInteraction, question: Question, *, private: bool
    ) -> Shown | Ready:
        """Send the page of an answer; as it was sent before, where it was."""
        found = await self.desks.ask(partial(find_page, question=question, private=private))
        found.keep(await self._sender.send(interaction, found.page))
        return found.page

    async def _turn(self, interaction: AnyInteraction, question: Question) -> Shown | Ready:
        """Put the page of an answer in the place of the one whose button was pressed.

        Where it must not take that place it is a private card of its own: a refusal in the place of
        a public answer, or what another person asks for than the one whose message it is.
        """
        message = may_turn(interaction)
        if message is None:
            return await self._show(interaction, question, private=True)
        private = message.flags.ephemeral
        found = await self.desks.ask(partial(find_page, question=question, private=private))
        if found.page.trouble and not private:
            await self._sender.send(interaction, found.page)
        else:
            found.keep(await self._sender.turn(interaction, message, found.page))
        return found.page

    async def _say(self, interaction: AnyInteraction, card: Card) -> Shown:
        """Send a private card: a refusal, or what a person is told about what they did."""
        page = shown(card, 0, None, private=True)
        await self._sender.send(interaction, page)
        return page

    async def _card(self, question: Question) -> Card:
        return await self.desks.ask(partial(find_card, question=question))

    async def export(self, interaction: AnyInteraction, options: Options, *, private: bool) -> None:
        """Answer a slash command by a file."""
        await self._give(interaction, Question("export"), options, private=private)

    async def _give(
        self,
        interaction: AnyInteraction,
        question: Question,
        options: Options = (),
        kind: str | None = None,
        *,
        private: bool = True,
    ) -> None:
        """A file, or the card that says why there is none; with `kind`, of the answer itself."""
        began = time.perf_counter()
        find = partial(find_order, question=question, options=options, kind=kind)
        ordered = await self.desks.ask(find)
        if isinstance(ordered, Card):
            await self._say(interaction, ordered)
        else:
            await deliver(interaction, ordered, private=private)
        log.info("%s as a file in %.1f ms", question.command, _since(began))

    async def press(self, interaction: AnyInteraction, pressed: Pressed, values: list[str]) -> None:
        """Answer a button or a select menu."""
        began = time.perf_counter()
        question = self._pressed_question(interaction, pressed, values)
        if _is_made_up(question, pressed, values):
            refusal = not_on_record()
            await self.refuse(interaction, refusal.what, refusal.hint)
            return
        if pressed.action is Action.REPORT:
            form = report_form(question, sent=self.desks.current.report_channel is not None)
            await interaction.response.send_modal(form)
            log.info("%s report form in %.1f ms", question.command, _since(began))
            return
        if question.command == "export":
            await self._give(interaction, question)
            return
        if pressed.action is Action.EXPORT and values:
            await self._give(interaction, question, kind=values[0])
            return
        page: Shown | Ready
        match pressed.action:
            case Action.TURN:
                page = await self._turn(interaction, question)
            case Action.SHARE | Action.OPEN:
                private = pressed.action is Action.OPEN
                page = await self._show(interaction, question, private=private)
            case Action.COPY:
                card = await self._card(question)
                await _send_copy(interaction, card)
                page = shown(card, 0, None, private=True)
            case Action.EXPORT:
                card = await self._card(question)
                page = await self._say(
                    interaction, card if card.tone is Tone.TROUBLE else render_formats(card)
                )
        _log_line(f"{question.command} {pressed.action.name.lower()}", page, began)

    async def hand_in(
        self, interaction: AnyInteraction, pressed: Pressed, data: Mapping[str, Any]
    ) -> None:
        """Pass a report on, or show it back with how it reaches somebody."""
        began = time.perf_counter()
        context = self.desks.current
        channel = context.report_channel
        report = handed_in(data, interaction.user)
        if channel is not None:
            await interaction.response.defer(ephemeral=True, thinking=True)
        asked = await self._card(self._pressed_question(interaction, pressed, []))
        passed_on = channel is not None and await self._pass_on(
            interaction, channel, render_report(report, asked, context.version)
        )
        refused = channel is not None and not passed_on
        if channel is None or refused:
            contact, version = context.contact, context.version
            card = render_shown_back(report, asked, contact, version, refused=refused)
        else:
            card = render_passed_on(report, asked, context.version)
        await self._say(interaction, card)
        outcome = "refused" if refused else "shown back" if channel is None else "passed on"
        log.info("%s report %s in %.1f ms", pressed.question.command, outcome, _since(began))

    async def _pass_on(self, interaction: AnyInteraction, channel: int, report: Card) -> bool:
        """Not where one person or server reports so much that nobody could read it."""
        if self._gate is not None and not self._gate.takes_report(interaction):
            return False
        return await pass_on(interaction.client, channel, report)

    def _pressed_question(
        self, interaction: AnyInteraction, pressed: Pressed, values: list[str]
    ) -> Question:
        question = pressed.question
        if pressed.needs_text and interaction.message is not None:
            text = cleaned(echoed_text(interaction.message.components), LONGEST_CLAIM)
            question = Question(question.command, question.arguments, question.page, text)
        if pressed.slot is not None and values:
            question = question.fill(pressed.slot, values[0])
        return question

    async def refuse(self, interaction: AnyInteraction, what: str, hint: str) -> None:
        """A private card for something that cannot be answered."""
        card = render_mistake(what, hint, Question("help"), self.desks.current.version)
        await self._say(interaction, card)

    async def report(self, interaction: AnyInteraction, error: BaseException) -> None:
        """An answer that failed, by a mistake of the bot or on its way to Discord."""
        await report(self._sender, interaction, error, self.desks.current.version)

    async def excuse(self, interaction: AnyInteraction, reference: str) -> None:
        """Tell of a mistake that the log has by its reference."""
        card = render_bug(reference, Question("help"), self.desks.current.version)
        await tell(self._sender, interaction, card, reference)


def _is_made_up(question: Question, pressed: Pressed, values: list[str]) -> bool:
    """Whether a menu's value is none that this bot offered, so that no button can carry it on. The
    place of a reference is not carried on: the roles are put in its order.
    """
    if pressed.slot == REFERENCE_SLOT and values:
        return values[0] not in ("1", "2", "3")
    return not fits(question)


def _log_line(what: str, page: Shown | Ready, began: float) -> None:
    outcome = "open" if page.trouble else "answered"
    log.info("%s %s in %.1f ms", what, outcome, _since(began))


def _since(began: float) -> float:
    """Milliseconds."""
    return (time.perf_counter() - began) * 1000


async def _send_copy(interaction: AnyInteraction, card: Card) -> None:
    content, file = copy_of(card)
    if file is None:
        await interaction.response.send_message(content, ephemeral=True, allowed_mentions=NOBODY)
        return
    await interaction.response.send_message(file=file, ephemeral=True, allowed_mentions=NOBODY)
