"""Answers that are not ready soon: Discord hears in time that they are on their way."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.errors import log_bug
from bot.interactions.send import AnyInteraction
from bot.interactions.webhooks import why_undelivered

log = logging.getLogger(__name__)

SOON = 1.0
"""Seconds in which nearly all answers are there. Discord waits for three, and under load the way to
it takes its share of them.
"""

Defer = Callable[[], Awaitable[object]]


class Deferrals:
    """Defers what is not found soon. Whoever has found an answer hears of a deferral that is on its
    way before they send it, so that an interaction is never answered twice.
    """

    def __init__(self) -> None:
        self._on_their_way: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def where_slow(self, interaction: AnyInteraction, defer: Defer) -> AsyncGenerator[None]:
        """Around all that is done until an answer can be sent; nothing is sent inside."""
        begun: list[asyncio.Task[None]] = []
        loop = asyncio.get_running_loop()
        timer = loop.call_later(SOON, self._begin, interaction, defer, begun)
        try:
            yield
        finally:
            timer.cancel()
            if begun:
                await asyncio.wait(begun)

    def _begin(
        self, interaction: AnyInteraction, defer: Defer, begun: list[asyncio.Task[None]]
    ) -> None:
        if interaction.response.is_done():
            return
        task = asyncio.create_task(_deferred(defer))
        begun.append(task)
        self._on_their_way.add(task)
        task.add_done_callback(self._on_their_way.discard)

    async def settled(self) -> None:
        """Until of each deferral it is known whether Discord took it."""
        if self._on_their_way:
            await asyncio.wait(list(self._on_their_way))


async def _deferred(defer: Defer) -> None:
    """Where that fails, the answer is sent all the same: what becomes of it is told and logged."""
    try:
        await defer()
    except Exception as error:  # noqa: BLE001  (the answer must not be lost with it)
        why = why_undelivered(error)
        if why is None:
            log_bug(log, error)
        else:
            log.info("a deferral was not taken: %s", why)
