"""The floor: the smallest discord.py bot that answers each command with a fixed card.

`python -m bench.floor` with DISCORD_API_URL and FLOOR_CARDS, a JSON file of the commands, their
options and the sizes of their cards. It has the commands, options and completions that Picketdesk
has, on the same event loop, and nothing of Picketdesk in its memory.
"""

import asyncio
import io
import json
import os
import signal
from pathlib import Path
from typing import Any, TypedDict

import discord
import uvloop
from discord import app_commands, ui
from discord.http import Route

from bench.cards import Outline


class _Fixed(TypedDict):
    """What a command has: the names of its options, and the card that it answers with."""

    options: list[str]
    card: Outline


_FIXED: dict[str, _Fixed] = json.loads(Path(os.environ["FLOOR_CARDS"]).read_text(encoding="utf-8"))
_CHOICES = [
    app_commands.Choice(name=f"A role of the record, number {n} · An employer", value=f"role-{n}")
    for n in range(15)
]


class Card(ui.LayoutView):
    """A container with the texts, buttons and menus that Picketdesk's answer has."""

    def __init__(self, outline: Outline) -> None:
        super().__init__(timeout=None)
        container: ui.Container[Card] = ui.Container(accent_colour=0x4FB3BF)
        for text in outline["texts"]:
            container.add_item(ui.TextDisplay(text))
            container.add_item(ui.Separator(visible=False))
        buttons = [
            ui.Button[Card](label=f"Button {n}", custom_id=f"b{n}")
            for n in range(outline["buttons"])
        ]
        for start in range(0, len(buttons), 5):
            container.add_item(ui.ActionRow(*buttons[start : start + 5]))
        for number, count in enumerate(outline["menus"]):
            options = [
                discord.SelectOption(label=f"Choice {n}", value=str(n)) for n in range(count)
            ]
            container.add_item(ui.ActionRow(ui.Select(custom_id=f"m{number}", options=options)))
        self.add_item(container)
        self.stop()


async def _complete(_: discord.Interaction, __: str) -> list[app_commands.Choice[str]]:
    return _CHOICES


async def _answer(interaction: discord.Interaction, name: str) -> None:
    outline = _FIXED[name]["card"]
    if outline["picture"]:
        content = io.BytesIO(os.urandom(outline["picture"]))
        file = discord.File(content, filename="chart.png")
        await interaction.response.send_message(view=Card(outline), file=file)
        return
    await interaction.response.send_message(view=Card(outline))


def _command(name: str, options: list[str]) -> app_commands.Command[Any, ..., None]:
    """A command whose options are all texts and may all be left out."""
    arguments = "".join(f", {option}: str = ''" for option in options)
    scope: dict[str, Any] = {"discord": discord, "answer": _answer}
    body = f"await answer(interaction, {name!r})"
    exec(f"async def call(interaction: discord.Interaction{arguments}):\n    {body}", scope)  # noqa: S102
    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=name, description="An answer", callback=scope["call"]
    )
    for option in options:
        command.autocomplete(option)(_complete)
    return command


async def _run() -> None:
    Route.BASE = os.environ["DISCORD_API_URL"]
    client = discord.AutoShardedClient(
        intents=discord.Intents.none(), max_messages=None, chunk_guilds_at_startup=False
    )
    tree = app_commands.CommandTree(client)
    for name, fixed in _FIXED.items():
        tree.add_command(_command(name, fixed["options"]))
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
