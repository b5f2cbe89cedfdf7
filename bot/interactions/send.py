"""Cards on their way to Discord: sent, put in the place of another, and their pictures added."""

import asyncio
import logging
import time
from dataclasses import dataclass
from functools import partial

import aiohttp
import discord

from bot.charts.pool import ChartPool, PictureError
from bot.errors import log_bug, new_reference
from bot.interactions.sent_pages import PageToSend, with_picture
from bot.interactions.webhooks import why_undelivered

log = logging.getLogger(__name__)

AnyInteraction = discord.Interaction[discord.Client]
NOBODY = discord.AllowedMentions.none()

_EDIT_PATIENCE = 1.0
"""Seconds that a page waits to be turned, where the picture of the one before is on its way."""

_INVALID_TOKEN = 50027

_PROMISES = (
    discord.InteractionResponseType.deferred_channel_message,
    discord.InteractionResponseType.deferred_message_update,
)

_THINKING = "thinking"
"""Where an interaction has noted what became of its 'is thinking'."""

_PUBLIC, _OVER = "public", "over"

_FOR_THE_ASKER = "The answer is for whoever asked."
"""Seen by everybody for a moment."""


@dataclass(slots=True, eq=False)
class _Late:
    """The picture that a message waits for."""

    task: asyncio.Task[None] | None = None
    editing: bool = False


class Sender:
    """Sends cards. A card never waits for its picture: it is added when it is drawn, by one edit of
    the message, unless the message has been turned to another page or card meanwhile.
    """

    def __init__(self, pool: ChartPool | None) -> None:
        self._pool = pool
        self._late: dict[int, _Late] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    async def send(self, interaction: AnyInteraction, page: PageToSend) -> None:
        """Send a page as a message of its own."""
        if page.private and _is_thinking_in_public(interaction):
            await _take_away(interaction)
        view, files = page.view(), page.files()
        if is_thinking(interaction):
            # In place of 'is thinking', which would stay for ever.
            edited = await interaction.edit_original_response(
                view=view, attachments=files, allowed_mentions=NOBODY
            )
            interaction.extras[_THINKING] = _OVER  # what fails from here on must not undo it
            self._add_to_new(interaction, page, edited.id)
        elif interaction.response.is_done():
            await interaction.followup.send(
                view=view, files=files, ephemeral=page.private, allowed_mentions=NOBODY
            )
        else:
            sent = await interaction.response.send_message(
                view=view,
                files=files or discord.utils.MISSING,
                ephemeral=page.private,
                allowed_mentions=NOBODY,
            )
            self._add_to_new(interaction, page, sent.message_id or interaction.id)

    async def turn(
        self, interaction: AnyInteraction, message: discord.Message, page: PageToSend
    ) -> None:
        """Put a page in the place of the one whose button was pressed."""
        late = await self._instead_of_former(message.id)
        response = interaction.response
        edit = interaction.edit_original_response if response.is_done() else response.edit_message
        try:
            await edit(view=page.view(), attachments=page.files(), allowed_mentions=NOBODY)
        finally:
            latest = self._late.get(message.id) is late
            if latest:
                del self._late[message.id]
        if page.late is not None and latest:
            self._add_later(interaction, page, message.id, late)

    async def _instead_of_former(self, message_id: int) -> _Late:
        """Give up the picture that the message waits for: it must not come over the next page."""
        former = self._late.get(message_id)
        late = self._late[message_id] = _Late()
        if former is not None and former.task is not None:
            if former.editing:
                await asyncio.wait([former.task], timeout=_EDIT_PATIENCE)
            former.task.cancel()
        return late

    def _add_to_new(self, interaction: AnyInteraction, page: PageToSend, message_id: int) -> None:
        """The picture of a message that was sent just now, unless its page is turned already."""
        if page.late is not None and message_id not in self._late:
            self._add_later(interaction, page, message_id, _Late())

    def _add_later(
        self, interaction: AnyInteraction, page: PageToSend, message_id: int, late: _Late
    ) -> None:
        if self._closed:
            return
        self._late[message_id] = late
        late.task = asyncio.create_task(self._add_picture(interaction, page, late))
        self._tasks.add(late.task)
        late.task.add_done_callback(partial(self._done, message_id, late))

    def _done(self, message_id: int, late: _Late, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if self._late.get(message_id) is late:
            del self._late[message_id]
        if not task.cancelled() and (error := task.exception()) is not None:
            log_bug(log, error)

    async def _add_picture(
        self, interaction: AnyInteraction, page: PageToSend, late: _Late
    ) -> None:
        began = time.perf_counter()
        if self._pool is None or page.late is None:
            return
        picture = None
        try:
            picture = await self._pool.draw(page.late.specification, asker=asker_of(interaction))
        except PictureError:
            log.debug("the card says that there is no picture")
        late.editing = True
        if await _edited(interaction, with_picture(page, picture)):
            took = (time.perf_counter() - began) * 1000
            log.info("%s picture in %.1f ms", page.command, took)

    async def close(self) -> None:
        """Give up the pictures that are not there yet."""
        self._closed = True
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)


def asker_of(interaction: AnyInteraction) -> int:
    """Whose turn it is: a server's, or in a direct message a person's."""
    return interaction.guild_id or interaction.user.id


def may_turn(interaction: AnyInteraction) -> discord.Message | None:
    """The message whose page can be turned. For another person than the one who asked there is
    none: nobody turns somebody else's page.
    """
    message = interaction.message
    if message is None:
        return None
    asked_by = message.interaction_metadata.user.id if message.interaction_metadata else None
    return message if asked_by in (None, interaction.user.id) else None


async def defer(interaction: AnyInteraction, *, private: bool) -> None:
    """Have Discord say that the bot is thinking, to the asker or to everybody."""
    await interaction.response.defer(ephemeral=private, thinking=True)
    if not private:
        interaction.extras[_THINKING] = _PUBLIC


def is_thinking(interaction: AnyInteraction) -> bool:
    """Whether Discord says so to a person, which it would do for 15 minutes."""
    deferred = discord.InteractionResponseType.deferred_channel_message
    over = interaction.extras.get(_THINKING) == _OVER
    return interaction.response.type is deferred and not over


def is_waiting(interaction: AnyInteraction) -> bool:
    """Whether a person was promised something: an answer, or another page under their button."""
    return interaction.response.type in _PROMISES


def _is_thinking_in_public(interaction: AnyInteraction) -> bool:
    return is_thinking(interaction) and interaction.extras.get(_THINKING) == _PUBLIC


async def _take_away(interaction: AnyInteraction) -> None:
    """Delete the 'is thinking' that everybody sees. While it is there, what is sent next stands in
    its place, as public as that; and once it is deleted as it is, Discord takes nothing any more
    ('Unknown Message'). So it gets a content of its own first.
    """
    await interaction.edit_original_response(content=_FOR_THE_ASKER, allowed_mentions=NOBODY)
    interaction.extras[_THINKING] = _OVER
    try:
        await interaction.delete_original_response()
    except (discord.HTTPException, ConnectionError) as error:
        log.info("a line that says nothing stays: %s", why_undelivered(error) or "not deleted")


async def _edited(interaction: AnyInteraction, page: PageToSend) -> bool:
    """The picture, or that there is none, in the message; False where that is not to be had."""
    try:
        await interaction.edit_original_response(
            view=page.view(), attachments=page.files(), allowed_mentions=NOBODY
        )
    except discord.HTTPException as error:
        if error.status == 404 or error.code == _INVALID_TOKEN:
            log.info("a picture came too late: its message is gone, or its time is over")
            return False
        why = why_undelivered(error)
        if why is None:
            raise
    except (aiohttp.ClientError, OSError) as error:
        why = why_undelivered(error) or "Discord cannot be reached"
    else:
        return True
    log.warning("picture %s was not taken: %s", new_reference(), why)
    return False
