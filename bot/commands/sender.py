"""Cards on their way to Discord: sent, put in the place of another, and their pictures added."""

import asyncio
import logging
import secrets
import time
from dataclasses import dataclass
from functools import partial

import aiohttp
import discord

from bot.commands.pictures import PictureError, Pictures
from bot.render.card import Card, Tone
from bot.render.components import Drawn, message_view, picture_file, shows_chart, text_file

log = logging.getLogger(__name__)

AnyInteraction = discord.Interaction[discord.Client]
NOBODY = discord.AllowedMentions.none()

_EDIT_PATIENCE = 1.0
"""Seconds that a page waits to be turned, where the picture of the one before is on its way."""

_INVALID_TOKEN = 50027


@dataclass(frozen=True, slots=True)
class _Shown:
    """A card's page as a message shows it. `missing` is whether a picture is still to be added."""

    card: Card
    page: int
    private: bool
    picture: bytes | None = None
    missing: bool = False

    def view(self, drawn: Drawn = "not yet") -> discord.ui.LayoutView:
        drawn = "drawn" if self.picture else drawn
        return message_view(self.card, self.page, private=self.private, drawn=drawn)

    def files(self) -> list[discord.File]:
        if self.card.filed:
            return [text_file(self.card)]
        return [picture_file(self.card, self.picture)] if self.picture else []

    def with_picture(self, picture: bytes) -> "_Shown":
        return _Shown(self.card, self.page, self.private, picture)


@dataclass(slots=True, eq=False)
class _Late:
    """The picture that a message waits for."""

    task: asyncio.Task[None] | None = None
    editing: bool = False


class Sender:
    """Sends cards. A card never waits for its picture: it is added when it is drawn, by one edit of
    the message, unless the message has been turned to another page or card meanwhile.
    """

    def __init__(self, pictures: Pictures | None) -> None:
        self._pictures = pictures
        self._late: dict[int, _Late] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    async def send(
        self, interaction: AnyInteraction, card: Card, page: int, *, private: bool
    ) -> None:
        """A card as a message of its own."""
        if interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
            # In place of 'is thinking', which would stay for ever.
            view = message_view(card, page, private=private)
            await interaction.edit_original_response(view=view, allowed_mentions=NOBODY)
            return
        if interaction.response.is_done():
            view = message_view(card, page, private=private)
            await interaction.followup.send(view=view, ephemeral=private, allowed_mentions=NOBODY)
            return
        shown = self._shown(card, page, private=private)
        sent = await interaction.response.send_message(
            view=shown.view(),
            files=shown.files() or discord.utils.MISSING,
            ephemeral=private,
            allowed_mentions=NOBODY,
        )
        if shown.missing and sent.message_id not in self._late:
            self._add_later(interaction, shown, sent.message_id or interaction.id, _Late())

    async def turn(self, interaction: AnyInteraction, card: Card, page: int) -> None:
        """The card in place of the one whose button was pressed.

        For another person than the one who asked it is a private card of its own, so that nobody
        turns somebody else's page; so is a refusal, which must not take the place of a public
        answer.
        """
        message = interaction.message
        if message is None or not _may_turn(interaction, message, card):
            await self.send(interaction, card, page, private=True)
            return
        shown = self._shown(card, page, private=message.flags.ephemeral)
        late = await self._instead_of_former(message.id)
        try:
            await interaction.response.edit_message(
                view=shown.view(), attachments=shown.files(), allowed_mentions=NOBODY
            )
        finally:
            latest = self._late.get(message.id) is late
            if latest:
                del self._late[message.id]
        if shown.missing and latest:
            self._add_later(interaction, shown, message.id, late)

    def _shown(self, card: Card, page: int, *, private: bool) -> _Shown:
        if self._pictures is None or card.chart is None or not shows_chart(card, page):
            return _Shown(card, page, private)
        picture = self._pictures.cached(card.chart)
        return _Shown(card, page, private, picture, missing=picture is None)

    async def _instead_of_former(self, message_id: int) -> _Late:
        """Give up the picture that the message waits for: it must not come over the next page."""
        former = self._late.get(message_id)
        late = self._late[message_id] = _Late()
        if former is not None and former.task is not None:
            if former.editing:
                await asyncio.wait([former.task], timeout=_EDIT_PATIENCE)
            former.task.cancel()
        return late

    def _add_later(
        self, interaction: AnyInteraction, shown: _Shown, message_id: int, late: _Late
    ) -> None:
        if self._closed:
            return
        self._late[message_id] = late
        late.task = asyncio.create_task(self._add_picture(interaction, shown, late))
        self._tasks.add(late.task)
        late.task.add_done_callback(partial(self._done, message_id, late))

    def _done(self, message_id: int, late: _Late, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if self._late.get(message_id) is late:
            del self._late[message_id]
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("bug %s", secrets.token_hex(4), exc_info=error)

    async def _add_picture(self, interaction: AnyInteraction, shown: _Shown, late: _Late) -> None:
        began = time.perf_counter()
        if self._pictures is None or shown.card.chart is None:
            return
        try:
            shown = shown.with_picture(await self._pictures.draw(shown.card.chart))
        except PictureError:
            log.debug("the card says that there is no picture")
        late.editing = True
        if await _edited(interaction, shown):
            took = (time.perf_counter() - began) * 1000
            log.info("%s picture in %.1f ms", shown.card.request.command, took)

    async def close(self) -> None:
        """Give up the pictures that are not there yet."""
        self._closed = True
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)


def _may_turn(interaction: AnyInteraction, message: discord.Message, card: Card) -> bool:
    asked_by = message.interaction_metadata.user.id if message.interaction_metadata else None
    own = asked_by in (None, interaction.user.id)
    return own and (card.tone is not Tone.TROUBLE or message.flags.ephemeral)


async def _edited(interaction: AnyInteraction, shown: _Shown) -> bool:
    """The picture, or that there is none, in the message; False where that is not to be had."""
    try:
        await interaction.edit_original_response(
            view=shown.view("failed"), attachments=shown.files(), allowed_mentions=NOBODY
        )
    except (discord.DiscordServerError, aiohttp.ClientError, OSError):
        log.warning("a picture was not taken: Discord cannot be reached")
        return False
    except discord.HTTPException as error:
        if error.status != 404 and error.code != _INVALID_TOKEN:
            raise
        log.info("a picture came too late: its message is gone, or its time is over")
        return False
    return True
