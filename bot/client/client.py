"""The Discord client: it needs no privileged intent, no guild, no member and no message."""

import asyncio
import logging
import sys
from typing import Any, cast

import discord

from bot.client.sync import Registration
from bot.client.tree import Tree
from bot.interactions.rate_limits.gate import RateGate
from bot.interactions.record_lease import Desks
from bot.interactions.respond import AnyInteraction, Responder
from bot.models.question import Action, from_custom_id

log = logging.getLogger(__name__)


_TO_ANSWER = ("id", "type", "token", "version", "application_id", "attachment_size_limit")
"""What an interaction needs to have, so that somebody can be told something."""

_PRESSED = (discord.InteractionType.component, discord.InteractionType.modal_submit)


class PicketdeskClient(discord.AutoShardedClient):
    """Answers commands through its tree, and buttons by what their custom ids say; with a gate,
    those that it lets in.
    """

    def __init__(
        self,
        desks: Desks,
        registration: Registration | None,
        shard_count: int | None = None,
        gate: RateGate | None = None,
    ) -> None:
        super().__init__(
            intents=discord.Intents.none(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            shard_count=shard_count,
        )
        self._gate = gate
        self._responder = Responder(desks, gate)
        self._registration = registration
        self.tree = Tree(self, self._responder, gate)

    async def setup_hook(self) -> None:
        if self._registration is None:
            await self.tree.sync()
            return
        await self._registration.register(self.tree)

    async def close(self) -> None:
        await self._responder.close()
        await super().close()

    async def on_ready(self) -> None:
        log.info("connected as application %s", self.application_id)

    async def on_resumed(self) -> None:
        log.info("the session goes on")

    async def on_unread_interaction(self, data: dict[str, Any], reference: str) -> None:
        """Tell whoever used a command or a button that Discord's event could not be read."""
        bare: Any = {name: data.get(name) for name in _TO_ANSWER}
        try:
            interaction = discord.Interaction[discord.Client](data=bare, state=self._connection)
        except (TypeError, ValueError):
            return  # not even that much of it is there
        await self._responder.excuse(interaction, reference)

    def dispatch(self, event: str, /, *args: object, **kwargs: object) -> None:
        """Commands and completions go to the tree on their own: no task is made of them here."""
        if event != "interaction" or cast(AnyInteraction, args[0]).type in _PRESSED:
            super().dispatch(event, *args, **kwargs)

    async def on_interaction(self, interaction: discord.Interaction[discord.Client]) -> None:
        """Buttons, select menus and forms."""
        if self._gate is not None and not await self._gate.lets_in(interaction):
            return
        with self._responder.underway.answering(interaction):
            await self._on_pressed(interaction)

    async def _on_pressed(self, interaction: AnyInteraction) -> None:
        data: Any = interaction.data or {}
        pressed = from_custom_id(str(data.get("custom_id", "")))
        form = interaction.type is discord.InteractionType.modal_submit
        if pressed is None or (form and pressed.action is not Action.REPORT):
            await self._responder.refuse(
                interaction,
                "This button is not one of this bot's",
                "Ask again with a slash command; /help shows them.",
            )
            return
        if form:
            await self._responder.hand_in(interaction, pressed, data)
            return
        await self._responder.press(interaction, pressed, list(data.get("values") or []))

    async def on_error(self, event_method: str, /, *args: object, **_: object) -> None:
        error = sys.exc_info()[1]
        if error is None or isinstance(error, asyncio.CancelledError):
            return
        if event_method == "on_interaction":
            await self._responder.report(cast(AnyInteraction, args[0]), error)
            return
        log.error("in %s", event_method, exc_info=error)
