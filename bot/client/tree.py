"""The command tree: all commands, for servers and for people, and what becomes of a bug."""

from typing import Any

import discord
from discord import AppCommandOptionType, app_commands

from bot.answers.check.command import check_commands
from bot.answers.cite.command import cite_commands
from bot.answers.export.command import export_commands
from bot.answers.pay.command import pay_commands
from bot.answers.quote.command import word_commands
from bot.answers.source.command import record_commands
from bot.answers.timeline.command import day_commands
from bot.interactions.rate_limits.gate import RateGate
from bot.interactions.respond import Responder

_SUBJECTS = (
    pay_commands,
    word_commands,
    day_commands,
    check_commands,
    cite_commands,
    export_commands,
    record_commands,
)

_HOLDS: dict[AppCommandOptionType, type] = {
    AppCommandOptionType.string: str,
    AppCommandOptionType.integer: int,
    AppCommandOptionType.boolean: bool,
}


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
        for make in _SUBJECTS:
            for command in make(responder):
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
        with self._responder.underway.answering(interaction):
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
