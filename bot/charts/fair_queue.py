"""A lock that those who wait for it have in turn, however often each of them asks."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager


class FairQueue:
    """One at a time. An asker's second turn comes after the first ones of all others who wait."""

    def __init__(self) -> None:
        self._locked = False
        self._waiters: OrderedDict[int, deque[asyncio.Future[None]]] = OrderedDict()

    @asynccontextmanager
    async def turn(self, asker: int) -> AsyncGenerator[None]:
        """Wait for a turn, and keep it for as long as the block takes."""
        if self._locked:
            await self._wait(asker)
        self._locked = True
        try:
            yield
        finally:
            self._wake_next()

    async def _wait(self, asker: int) -> None:
        waiter = asyncio.get_running_loop().create_future()
        self._waiters.setdefault(asker, deque()).append(waiter)
        try:
            await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled():
                self._wake_next()  # its turn came just as it was given up
            raise

    def _wake_next(self) -> None:
        while self._waiters:
            asker, waiters = self._waiters.popitem(last=False)
            waiter = waiters.popleft()
            if waiters:
                self._waiters[asker] = waiters
            if not waiter.done():
                waiter.set_result(None)
                return
        self._locked = False
