"""The gateway, held to its word: what cannot be read is left out, and no fault ends the bot.

discord.py lets whatever goes wrong while one event is read end the whole process, waits up to 17
minutes between two attempts to connect, and makes no pause at all where a connection that was
made is closed at once.
"""

import asyncio
import json
import logging
import math
import time
from collections.abc import Callable
from typing import Any, ClassVar, Self, cast

import aiohttp
import discord
import yarl
from discord import shard
from discord.backoff import ExponentialBackoff
from discord.gateway import DiscordWebSocket, ReconnectWebSocket

from bot.errors import new_reference

log = logging.getLogger(__name__)

_SILENCE = 1.5
"""How many intervals of the heartbeat Discord may say nothing; it answers each heartbeat."""

_DOUBLINGS = 5
"""Of the seconds between two attempts where Discord cannot be reached: 32 at most."""

_FOR_THE_CONNECTION = (
    ReconnectWebSocket,
    discord.ConnectionClosed,
    aiohttp.ClientError,
    OSError,
)
"""What discord.py connects anew for."""


class Pace:
    """At most `burst` at once, and one in `seconds` from there on."""

    def __init__(
        self, burst: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst = burst
        self._seconds = seconds
        self._clock = clock
        self._free = -math.inf

    def take(self) -> float:
        """The seconds to wait for one's turn."""
        now = self._clock()
        self._free = max(self._free + self._seconds, now)
        return max(0.0, self._free - now - (self._burst - 1) * self._seconds)


class Gateway(DiscordWebSocket):
    """A connection that outlives what it cannot read."""

    pace: ClassVar[Pace] = Pace(8, 5)

    @classmethod
    async def from_client(
        cls,
        client: discord.Client,
        *,
        initial: bool = False,
        gateway: yarl.URL | None = None,
        shard_id: int | None = None,
        session: str | None = None,
        sequence: int | None = None,
        resume: bool = False,
        encoding: str = "json",
        compress: bool = True,
    ) -> Self:
        if gateway is not None and not resume:
            cls.DEFAULT_GATEWAY = gateway  # the one that REST named, for connections to come
        while True:
            await asyncio.sleep(cls.pace.take())
            try:
                made = await super().from_client(
                    client,
                    initial=initial,
                    gateway=gateway,
                    shard_id=shard_id,
                    session=session,
                    sequence=sequence,
                    resume=resume,
                    encoding=encoding,
                    compress=compress,
                )
            except (aiohttp.ClientError, OSError) as error:
                what = type(error).__name__
                log.warning("the gateway cannot be reached, and is tried again: %s", what)
            else:
                made.notice_silence()
                return made

    def notice_silence(self) -> None:
        """Connect anew soon after Discord stops to answer heartbeats."""
        beats = self._keep_alive
        if beats is not None and beats.interval:
            longest = min(self._max_heartbeat_timeout, beats.interval * _SILENCE)
            self._max_heartbeat_timeout = beats.heartbeat_timeout = longest

    async def poll_event(self) -> None:
        try:
            await super().poll_event()
        except ReconnectWebSocket as asked:
            code = self._close_code or self.socket.close_code
            then = "the session goes on" if asked.resume else "a session begins anew"
            log.info("the connection to the gateway ended with %s: %s on another", code, then)
            raise

    async def received_message(self, msg: str | bytes, /) -> None:
        try:
            text = self._decompressor.decompress(msg) if isinstance(msg, bytes) else msg
        except Exception as error:
            # What follows in the stream cannot be read either; Discord sends it again.
            reference = new_reference()
            log.warning("frame %s of the gateway is broken: connecting anew", reference)
            await self.close()
            raise ReconnectWebSocket(self.shard_id) from error
        if text is None:
            return
        try:
            await super().received_message(text)
        except _FOR_THE_CONNECTION:
            raise
        except Exception as error:  # noqa: BLE001  (whatever it is, the next event comes)
            await self._leave_out(text, error)

    async def _leave_out(self, text: str, error: Exception) -> None:
        reference = new_reference()
        frame = _object(text)
        if frame is None:
            log.warning("frame %s of the gateway is left out: it is no JSON object", reference)
            return
        event, data = frame.get("t"), frame.get("d")
        if frame.get("op") != self.DISPATCH or event in ("READY", "RESUMED"):
            log.error("bug %s: no greeting on the gateway", reference, exc_info=error)
            await self.close()
            raise ReconnectWebSocket(self.shard_id, resume=False) from error
        log.error("bug %s: an event of the gateway is left out", reference, exc_info=error)
        if event == "INTERACTION_CREATE" and isinstance(data, dict):
            self._dispatch("unread_interaction", data, reference)


def _object(text: str) -> dict[str, Any] | None:
    try:
        frame = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return cast(dict[str, Any], frame) if isinstance(frame, dict) else None


class _Backoff(ExponentialBackoff[bool]):
    def __init__(self, base: int = 1) -> None:
        super().__init__(base)
        self._max = _DOUBLINGS


def use_gateway() -> None:
    """Have discord.py connect in this way; it has no setting for that."""
    shard.DiscordWebSocket = Gateway  # pyright: ignore[reportPrivateImportUsage]
    shard.ExponentialBackoff = _Backoff  # pyright: ignore[reportPrivateImportUsage]
