"""/check, and 'Check against the record' on any message."""

from typing import Any

import discord
from discord import app_commands

from bot.answers.spec import PRIVATE, Command
from bot.domain.claims.text.statements import LONGEST, joined
from bot.interactions.autocomplete import AnyInteraction
from bot.interactions.respond import Responder

CHECK_MESSAGE = "Check against the record"

Menu = app_commands.ContextMenu


def check_commands(responder: Responder) -> list[Command | Menu]:
    """The commands that hold a text against the record."""

    @app_commands.command(
        description="A claim's amounts, dates and quotations held against the record"
    )
    @app_commands.describe(claim="A text of up to 4,000 characters", private=PRIVATE)
    async def check(
        interaction: AnyInteraction,
        claim: app_commands.Range[str, None, LONGEST],
        private: bool = False,
    ) -> None:
        await responder.ask(
            interaction, "check", private=private, text=joined(claim), longest=LONGEST
        )

    async def check_message(interaction: AnyInteraction, message: discord.Message) -> None:
        # The message comes with the interaction, and nobody is called out: the answer is private.
        await responder.ask(
            interaction, "check", private=True, text=joined(message.content), longest=LONGEST
        )

    menu: Any = app_commands.ContextMenu(name=CHECK_MESSAGE, callback=check_message)
    return [check, menu]
