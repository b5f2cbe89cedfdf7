"""The way to Discord and back: what is refused, or cannot go on, ends in one sentence."""

import asyncio
import logging
from collections.abc import Coroutine

import aiohttp
import discord

from bot.client.gateway import use_gateway
from bot.errors import StartError, log_bug

log = logging.getLogger(__name__)

LOGIN_PATIENCE = 120.0
"""Seconds for all that Discord is asked for before the bot connects."""

_REFUSED = (
    "DISCORD_TOKEN: Discord refuses this token; get another at "
    "https://discord.com/developers/applications under Bot, Reset Token, and put it into .env."
)
_OLD = "is not what Discord wants any more; install the latest version of Picketdesk."
_SHARDS = "Discord wants another number of connections from this bot; start it again."
_CLOSED = {
    4004: _REFUSED,
    4010: _SHARDS,
    4011: _SHARDS,
    4012: f"The version of the gateway that this bot speaks {_OLD}",
    4013: f"What this bot asks to be told of {_OLD}",
    4014: f"What this bot asks to be told of {_OLD}",
}


async def connect(client: discord.Client, token: str, url: str) -> None:
    """Answer until cancelled. StartError where Discord cannot be reached or refuses."""
    use_gateway()
    try:
        await _log_in(client, token, url)
        await _until_cancelled(client.connect())
    except StartError:
        raise
    except discord.LoginFailure as error:
        raise StartError(_REFUSED) from error
    except discord.PrivilegedIntentsRequired as error:
        raise _closed(4014) from error
    except discord.ConnectionClosed as error:
        raise _closed(error.code) from error
    except discord.app_commands.CommandSyncFailure as error:
        raise StartError(
            f"Discord refuses this bot's commands: HTTP {error.status}. Start it again; where that "
            "does not help, install the latest version of Picketdesk."
        ) from error
    except (aiohttp.ClientError, discord.HTTPException, discord.GatewayNotFound, OSError) as error:
        raise StartError(
            f"DISCORD_API_URL: Discord cannot be reached at {url}; see whether this machine is "
            "online and may reach it, and start the bot again."
        ) from error
    except Exception as error:
        reference = log_bug(log, error)
        raise StartError(
            f"The bot cannot go on; the log has why, as bug {reference}. Start it again."
        ) from error


async def _log_in(client: discord.Client, token: str, url: str) -> None:
    """StartError where what answers is not Discord."""
    try:
        async with asyncio.timeout(LOGIN_PATIENCE):
            await client.login(token)
    except (ValueError, TypeError, KeyError) as error:
        log.warning("what answers at DISCORD_API_URL cannot be read", exc_info=error)
        raise StartError(
            f"DISCORD_API_URL: what answers at {url} is not Discord; leave DISCORD_API_URL empty "
            "to reach Discord itself."
        ) from error


async def _until_cancelled(connected: Coroutine[object, object, None]) -> None:
    """discord.py goes on where it is cancelled while it connects anew: it is told again."""
    running = asyncio.ensure_future(connected)
    try:
        await asyncio.wait([running])
    finally:
        while not running.done():
            running.cancel()
            await asyncio.wait([running], timeout=0.1)
    running.result()


def _closed(code: int) -> StartError:
    """Discord closed the gateway for good; it says why by a number alone."""
    log.warning("Discord closed the gateway for good, with code %s", code)
    otherwise = f"Discord closed the gateway for good, with code {code}; start the bot again."
    return StartError(_CLOSED.get(code, otherwise))
