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
from bot.ports import free_port
from bot.settings import Settings

if TYPE_CHECKING:
    import simcord

WELCOME = """\
**Picketdesk** answers what a role is paid, who said what, and what happened when, with sources. \
Type into the line at the bottom, press Enter after each part, and send with the arrow:
- `/strike` `writers 2023`
- `/pay` `day performer`
- `/help`

“New messages” then leads to the answer. Here is what `/compare` answers:"""
"""The first message in the channel. SimCord reads no command that is typed in one go, as Discord
does, and does not go to a new answer by itself before it was told so once.
"""

FIRST_QUESTION = {"first": "actors", "second": "software developers"}
"""What the first card compares."""

_WIDTH, _HEIGHT = 1100, 900
_PATIENCE = 30.0
"""Seconds that an answer may take with its picture: the first one starts a process."""


async def run_preview(settings: Settings, port: int) -> None:
    """Serve the page on 127.0.0.1 until SIGINT or SIGTERM; `port` 0 takes any that is free."""
    if find_spec("simcord") is None:
        raise StartError(
            "The preview is not installed: `make run` installs it, or set DISCORD_TOKEN."
        )
    free_port(port, "`make run ARGS='preview --port {}'`")
    import simcord  # noqa: PLC0415  (a bot on Discord runs without it)

    async with chart_pool(settings) as pool, open_context(settings, today_utc) as context:
        responder = Responder(LiveRecord(context), pool, settings.report_channel)
        client = PicketdeskClient(responder, None, shard_count=1)
        async with simcord.run(client, check_errors=False, settle_timeout=_PATIENCE) as world:
            await _set_clock(world)
            channel = await _channel(world, client)
            welcome = await client.get_partial_messageable(channel.id).send(WELCOME)
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
                )
                await preview.__aenter__()
            except simcord.SetupError as error:
                raise StartError(f"The preview cannot start: {error}.") from error
            try:
                await preview.show(welcome)
                _announce(preview.url)
                await _until_ended(preview)
            finally:
                await preview.close()


async def _set_clock(world: "simcord.Env") -> None:
    """To the time of the start, which all messages of the preview then have: SimCord's clock begins
    at a day of its own, and stands still until it is told to go on.
    """
    passed = datetime.now(UTC) - world.now()
    await world.advance_time(max(0.0, passed.total_seconds()))


async def _channel(world: "simcord.Env", client: PicketdeskClient) -> "simcord.ChannelHandle":
    """A channel with our name. SimCord lets us change neither the title and the sign of its page
    nor the bot's picture.
    """
    if client.user is not None:
        await client.user.edit(username="Picketdesk")
    guild = world.create_guild(name="Picketdesk preview")
    return guild.create_text_channel("picketdesk", topic="A preview on your own machine")


def _announce(url: str) -> None:
    sys.stdout.write(
        f"Picketdesk preview: {url}\n"
        "Open it in a browser; its first message says what to type. Ctrl-C ends it.\n"
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
