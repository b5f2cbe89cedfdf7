"""The Discord client and its command tree: it needs no privileged intent, no guild, no member and
no message.
"""

import asyncio
import logging
import sys
from typing import Any, cast

import discord
from discord import AppCommandOptionType, app_commands

from bot.client.sync import Registration
from bot.interactions.custom_ids import from_custom_id
from bot.interactions.rate_limits import RateGate
from bot.interactions.respond import Responder
from bot.interactions.send import AnyInteraction
from bot.interactions.slash import registered_commands
from bot.models.question import Action

log = logging.getLogger(__name__)

_TO_ANSWER = ("id", "type", "token", "version", "application_id", "attachment_size_limit")
"""What an interaction needs to have, so that somebody can be told something."""

_PRESSED = (discord.InteractionType.component, discord.InteractionType.modal_submit)

_HOLDS: dict[AppCommandOptionType, type] = {
    AppCommandOptionType.string: str,
    AppCommandOptionType.integer: int,
    AppCommandOptionType.boolean: bool,
}


class PicketdeskClient(discord.AutoShardedClient):
    """Answers commands through its tree, and buttons by what their custom ids say; with a gate,
    those that it lets in.
    """

    def __init__(
        self,
        responder: Responder,
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
        self._responder = responder
        self._registration = registration
        self.tree = Tree(self, responder, gate)

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
        with self._responder.answering(interaction):
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


class Tree(app_commands.CommandTree[discord.Client]):
    """Commands that can be installed to a server or to a person, and used in direct messages."""

    def __init__(
        self, client: discord.Client, responder: Responder, gate: RateGate | None = None
    ) -> None:
        super().__init__(
            client,
            fallback_to_global=False,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
        )
        self._gate = gate
        self._responder = responder
        for command in registered_commands(responder):
            self.add_command(command)

    async def interaction_check(self, interaction: discord.Interaction[discord.Client], /) -> bool:
        """Before each command and each completion: hold back who asks too fast, and refuse options
        of another kind than the command has. A Discord that has not loaded the command again sends
        what it knows, and discord.py takes any value as it comes.
        """
        if self._gate is not None and not await self._gate.lets_in(interaction):
            return False
        data: Any = interaction.data or {}
        command = self.get_command(str(data.get("name")))
        typing = interaction.type is discord.InteractionType.autocomplete
        if typing or not isinstance(command, app_commands.Command):
            return True
        for option in data.get("options") or ():
            declared = command.get_parameter(option["name"])
            if declared and not isinstance(option.get("value"), _HOLDS[declared.type]):
                raise app_commands.CommandSignatureMismatch(command)
        return True

    async def _call(self, interaction: discord.Interaction[discord.Client]) -> None:
        with self._responder.answering(interaction):
            try:
                await super()._call(interaction)
            except app_commands.AppCommandError:
                raise
            except Exception as error:  # noqa: BLE001  (what Discord sent was not as it should be)
                await self._responder.report(interaction, error)

    async def on_error(
        self, interaction: discord.Interaction[discord.Client], error: app_commands.AppCommandError
    ) -> None:
        if interaction.type is discord.InteractionType.autocomplete:
            await interaction.response.autocomplete([])  # there is no place for words
            return
        if isinstance(error, (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)):
            try:
                await self._responder.refuse(
                    interaction,
                    "This command has changed since your Discord loaded it",
                    "Reload Discord (Ctrl+R, or close and open the app) and type it again.",
                )
            except Exception as failed:  # noqa: BLE001  (nobody else would hear of it)
                await self._responder.report(interaction, failed)
            return
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await self._responder.report(interaction, cause)
