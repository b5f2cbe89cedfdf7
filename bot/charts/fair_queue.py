"""One heavy thing at a time, and those who ask for them in turn."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager


class FairQueue:
    """Who asked for many things waits for the second one until everybody else had their first."""

    def __init__(self) -> None:
        self._taken = False
        self._lines: OrderedDict[int, deque[asyncio.Future[None]]] = OrderedDict()

    @asynccontextmanager
    async def turn(self, asker: int) -> AsyncGenerator[None]:
        """Wait for a turn, and keep it for as long as the block takes."""
        if self._taken:
            await self._called(asker)
        self._taken = True
        try:
            yield
        finally:
            self._next()

    async def _called(self, asker: int) -> None:
        called = asyncio.get_running_loop().create_future()
        self._lines.setdefault(asker, deque()).append(called)
        try:
            await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():
                self._next()  # called just as it was given up
            raise

    def _next(self) -> None:
        while self._lines:
            asker, line = self._lines.popitem(last=False)
            called = line.popleft()
            if line:
                self._lines[asker] = line
            if not called.done():
                called.set_result(None)
                return
        self._taken = False
