"""The floor: the smallest discord.py bot that answers every command with a fixed card.

`python -m bench.floor` with FLOOR_API_URL and FLOOR_CARD, a file with the text of the card's parts
as JSON. It has the commands, options and completions that Picketdesk has, on the same event loop.
"""

import asyncio
import json
import os
import signal
from pathlib import Path
from typing import Any

import discord
import uvloop
from discord import app_commands, ui
from discord.http import Route

_CARD: list[str] = json.loads(Path(os.environ["FLOOR_CARD"]).read_text(encoding="utf-8"))
_OPTIONS = {
    "compare": ["first", "second", "third", "fourth", "dollars_of"],
    "pay": ["role", "dollars_of"],
    "quote": ["topic", "holder", "source", "stance", "words"],
    "positions": ["topic"],
    "source": ["source"],
    "timeline": ["about", "from_date", "to_date"],
    "on": ["date"],
    "between": ["start", "end"],
    "strike": ["name"],
    "search": ["words"],
    "record": [],
    "help": [],
}
_CHOICES = [
    app_commands.Choice(name=f"A role of the record, number {n} · An employer", value=f"role-{n}")
    for n in range(15)
]


class Card(ui.LayoutView):
    """A container with as many texts as the card that Picketdesk answers, and four buttons."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        container: ui.Container[Card] = ui.Container(accent_colour=0x4FB3BF)
        for text in _CARD:
            container.add_item(ui.TextDisplay(text))
            container.add_item(ui.Separator(visible=False))
        buttons = [ui.Button[Card](label=f"Button {n}", custom_id=f"b{n}") for n in range(4)]
        container.add_item(ui.ActionRow(*buttons))
        self.add_item(container)
        self.stop()


async def _complete(_: discord.Interaction, __: str) -> list[app_commands.Choice[str]]:
    return _CHOICES


def _command(name: str, options: list[str]) -> app_commands.Command[Any, ..., None]:
    """A command whose options are all texts and may all be left out."""
    arguments = "".join(f", {option}: str = ''" for option in options)
    scope: dict[str, Any] = {"discord": discord, "Card": Card}
    body = "await interaction.response.send_message(view=Card())"
    exec(f"async def call(interaction: discord.Interaction{arguments}):\n    {body}", scope)  # noqa: S102
    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=name, description="An answer", callback=scope["call"]
    )
    for option in options:
        command.autocomplete(option)(_complete)
    return command


async def _run() -> None:
    Route.BASE = os.environ["FLOOR_API_URL"]
    client = discord.AutoShardedClient(
        intents=discord.Intents.none(), max_messages=None, chunk_guilds_at_startup=False
    )
    tree = app_commands.CommandTree(client)
    for name, options in _OPTIONS.items():
        tree.add_command(_command(name, options))
    client.setup_hook = tree.sync  # pyright: ignore[reportAttributeAccessIssue]
    async with client:
        running = asyncio.ensure_future(client.start("a-token"))
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, running.cancel)
        try:
            await running
        except asyncio.CancelledError:
            return


if __name__ == "__main__":
    uvloop.run(_run())
