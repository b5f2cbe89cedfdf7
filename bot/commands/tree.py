"""The command tree: all commands, for servers and for people, and what becomes of a bug."""

import discord
from discord import app_commands

from bot.commands.check import check_commands
from bot.commands.cite import cite_commands
from bot.commands.days import day_commands
from bot.commands.export import export_commands
from bot.commands.gate import Gate
from bot.commands.pay import pay_commands
from bot.commands.record import record_commands
from bot.commands.responder import Responder
from bot.commands.words import word_commands

_SUBJECTS = (
    pay_commands,
    word_commands,
    day_commands,
    check_commands,
    cite_commands,
    export_commands,
    record_commands,
)


class Tree(app_commands.CommandTree[discord.Client]):
    """Commands that can be installed to a server or to a person, and used in direct messages."""

    def __init__(
        self, client: discord.Client, responder: Responder, gate: Gate | None = None
    ) -> None:
        super().__init__(
            client,
            fallback_to_global=False,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
        )
        self._responder = responder
        self._gate = gate
        for make in _SUBJECTS:
            for command in make(responder):
                self.add_command(command)

    async def interaction_check(self, interaction: discord.Interaction[discord.Client], /) -> bool:
        """Asked before each command and each completion."""
        return self._gate is None or await self._gate.lets_in(interaction)

    async def on_error(
        self, interaction: discord.Interaction[discord.Client], error: app_commands.AppCommandError
    ) -> None:
        if isinstance(error, (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)):
            await self._responder.refuse(
                interaction,
                "This command has changed since your Discord loaded it",
                "Reload Discord (Ctrl+R, or close and open the app) and type it again.",
            )
            return
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await self._responder.report(interaction, cause)
