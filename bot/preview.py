"""The bot in a local browser page, without a token: SimCord in place of Discord."""

import asyncio
import sys
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bot.app import chart_pool, on_end_signal, open_context, today_utc
from bot.client.client import PicketdeskClient
from bot.errors import StartError
from bot.interactions.respond import Responder
from bot.lifecycle.live_record import LiveRecord
from bot.settings import Settings

if TYPE_CHECKING:
    import simcord

FIRST_QUESTION = {"first": "rs-ml-l6", "second": "sag-aftra-member"}
"""What the card that is in the channel at the start compares."""

_WIDTH, _HEIGHT = 1100, 900
_PATIENCE = 30.0
"""Seconds that an answer may take with its picture: the first one starts a process."""


async def run_preview(settings: Settings, port: int) -> None:
    """Serve the page on 127.0.0.1 until SIGINT or SIGTERM; `port` 0 takes any that is free."""
    if find_spec("simcord") is None:
        raise StartError(
            "The preview is not installed: `make run` installs it, or set DISCORD_TOKEN."
        )
    import simcord  # noqa: PLC0415  (a bot on Discord runs without it)

    async with chart_pool(settings) as pool, open_context(settings, today_utc) as context:
        responder = Responder(LiveRecord(context), pool, settings.report_channel)
        client = PicketdeskClient(responder, None, shard_count=1)
        async with simcord.run(client, check_errors=False, settle_timeout=_PATIENCE) as world:
            if client.user is not None:
                await client.user.edit(username="Picketdesk")
            channel = world.create_guild(name="Picketdesk preview").create_text_channel("desk")
            you = world.guild.add_member(world.create_user("you"))
            await you.slash(channel, "compare", **FIRST_QUESTION)
            try:
                preview = world.preview(
                    channel,
                    viewers=[you],
                    layout="channel",
                    width=_WIDTH,
                    height=_HEIGHT,
                    port=port,
                    presentation_time=datetime.now(UTC),
                )
                await preview.__aenter__()
            except simcord.SetupError as error:
                raise StartError(f"The preview cannot start on port {port}: {error}.") from error
            try:
                _announce(preview.url)
                await _until_ended(preview)
            finally:
                await preview.close()


def _announce(url: str) -> None:
    sys.stdout.write(
        f"Picketdesk preview: {url}\n"
        "Open it in a browser and type /compare, /pay, /on or /help. Ctrl-C ends it.\n"
    )
    sys.stdout.flush()


async def _until_ended(preview: "simcord.Preview") -> None:
    """Until a signal, or until the session is ended in the page."""
    ended = asyncio.Event()
    on_end_signal(ended.set)
    waits = [asyncio.ensure_future(ended.wait()), asyncio.ensure_future(preview.wait_closed())]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
