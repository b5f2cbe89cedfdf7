"""Every reply goes through here: one send, one log line, mistakes as cards."""

import logging
import secrets
import time
from collections.abc import Mapping, Sequence
from typing import Any

import discord

from bot.commands.answers import answer
from bot.commands.desk import Desk
from bot.commands.exporter import Exporter
from bot.commands.reports import handed_in, pass_on, report_form
from bot.commands.resolve import Typed, resolve
from bot.commands.sender import NOBODY, AnyInteraction, Sender
from bot.errors import UserError
from bot.models.request import Action, Pressed, Request
from bot.render.card import Card, Tone
from bot.render.clean import LONGEST_CLAIM, LONGEST_ECHO, cleaned
from bot.render.components import copy_of, echoed_text
from bot.render.export import render_formats
from bot.render.report import render_passed_on, render_report, render_shown_back
from bot.render.trouble import render_bug, render_mistake

log = logging.getLogger(__name__)


class Responder:
    """Answers slash commands and buttons from one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._sender = Sender(desk.pictures)
        self._exporter = Exporter(desk)

    async def close(self) -> None:
        """Give up what is still to be added to cards."""
        await self._sender.close()

    async def ask(
        self,
        interaction: AnyInteraction,
        command: str,
        options: Sequence[Typed] = (),
        *,
        private: bool = False,
        text: str = "",
        longest: int = LONGEST_ECHO,
    ) -> None:
        """Answer a command; `text` is free text that is looked for as it is, cut where it is longer
        than `longest`.
        """
        began = time.perf_counter()
        request = Request(command, text=cleaned(text, longest))
        card = await self._card(request, options)
        hidden = private or card.tone is Tone.TROUBLE
        await self._sender.send(interaction, card, 0, private=hidden)
        _log_line(command, card, began)

    async def _card(self, request: Request, options: Sequence[Typed] = ()) -> Card:
        resolved = resolve(self.desk, request, options)
        if isinstance(resolved, Card):
            return resolved
        try:
            return await answer(self.desk, resolved)
        except UserError as error:
            return render_mistake(error.what, error.hint, resolved, self.desk.version)

    async def export(
        self, interaction: AnyInteraction, options: Sequence[Typed], *, private: bool
    ) -> None:
        """Answer a slash command by a file."""
        resolved = resolve(self.desk, Request("export"), options)
        if isinstance(resolved, Card):
            await self._sender.send(interaction, resolved, 0, private=True)
            return
        await self._give(interaction, resolved, private=private)

    async def _give(
        self,
        interaction: AnyInteraction,
        request: Request,
        kind: str | None = None,
        *,
        private: bool = True,
    ) -> None:
        """A file, or the card that says why there is none; with `kind`, of the answer itself."""
        began = time.perf_counter()
        card = await self._card(request) if kind else None
        try:
            if card is None:
                await self._exporter.send(interaction, request, private=private)
            elif card.tone is Tone.TROUBLE:
                await self._sender.send(interaction, card, 0, private=True)
            else:
                await self._exporter.send_answer(interaction, card, kind or "", private=private)
        except UserError as error:
            card = render_mistake(error.what, error.hint, request, self.desk.version)
            await self._sender.send(interaction, card, 0, private=True)
        log.info("%s as a file in %.1f ms", request.command, (time.perf_counter() - began) * 1000)

    async def press(self, interaction: AnyInteraction, pressed: Pressed, values: list[str]) -> None:
        """Answer a button or a select menu."""
        began = time.perf_counter()
        request = self._pressed_request(interaction, pressed, values)
        if pressed.action is Action.REPORT:
            form = report_form(request, sent=self.desk.report_channel is not None)
            await interaction.response.send_modal(form)
            log.info("%s report form in %.1f ms", request.command, _since(began))
            return
        if request.command == "export":
            await self._give(interaction, request)
            return
        if pressed.action is Action.EXPORT and values:
            await self._give(interaction, request, values[0])
            return
        card = await self._card(request)
        match pressed.action:
            case Action.COPY:
                await _send_copy(interaction, card)
            case Action.SHARE:
                await self._sender.send(
                    interaction, card, request.page, private=card.tone is Tone.TROUBLE
                )
            case Action.OPEN:
                await self._sender.send(interaction, card, request.page, private=True)
            case Action.TURN:
                await self._sender.turn(interaction, card, request.page)
            case Action.EXPORT:
                formats = card if card.tone is Tone.TROUBLE else render_formats(card)
                await self._sender.send(interaction, formats, 0, private=True)
        _log_line(f"{request.command} {pressed.action.name.lower()}", card, began)

    async def hand_in(
        self, interaction: AnyInteraction, pressed: Pressed, data: Mapping[str, Any]
    ) -> None:
        """Pass a report on, or show it back with how it reaches somebody."""
        began = time.perf_counter()
        desk, channel = self.desk, self.desk.report_channel
        report = handed_in(data, interaction.user)
        if channel is not None:
            await interaction.response.defer(ephemeral=True, thinking=True)
        asked = await self._card(self._pressed_request(interaction, pressed, []))
        refused = channel is not None and not await pass_on(
            interaction.client, channel, render_report(report, asked, desk.version)
        )
        if channel is None or refused:
            contact, version = desk.contact, desk.version
            card = render_shown_back(report, asked, contact, version, refused=refused)
        else:
            card = render_passed_on(report, asked, desk.version)
        await self._sender.send(interaction, card, 0, private=True)
        outcome = "refused" if refused else "shown back" if channel is None else "passed on"
        log.info("%s report %s in %.1f ms", pressed.request.command, outcome, _since(began))

    def _pressed_request(
        self, interaction: AnyInteraction, pressed: Pressed, values: list[str]
    ) -> Request:
        request = pressed.request
        if pressed.needs_text and interaction.message is not None:
            text = cleaned(echoed_text(interaction.message.components), LONGEST_CLAIM)
            request = Request(request.command, request.arguments, request.page, text)
        if pressed.slot is not None and values:
            request = request.fill(pressed.slot, values[0])
        return request

    async def refuse(self, interaction: AnyInteraction, what: str, hint: str) -> None:
        """A private card for something that cannot be answered."""
        card = render_mistake(what, hint, Request("help"), self.desk.version)
        await self._sender.send(interaction, card, 0, private=True)

    async def report(self, interaction: AnyInteraction, error: BaseException) -> None:
        """A bug: the person gets a reference that the log has too."""
        reference = secrets.token_hex(4)
        log.error("bug %s", reference, exc_info=error)
        card = render_bug(reference, Request("help"), self.desk.version)
        try:
            await self._sender.send(interaction, card, 0, private=True)
        except discord.HTTPException as failed:
            log.warning("bug %s could not be told: HTTP %s", reference, failed.status)


def _log_line(what: str, card: Card, began: float) -> None:
    outcome = "open" if card.tone is Tone.TROUBLE else "answered"
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
