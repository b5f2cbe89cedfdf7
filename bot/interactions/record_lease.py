"""The context that questions are answered from: one after the other, while the bot runs."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.answers.context import Context
from bot.errors import RecordLostError

log = logging.getLogger(__name__)

FoundT = TypeVar("FoundT")
Close = Callable[[], Awaitable[None]]
Mend = Callable[[], Awaitable[None]]
_TRIES = 3


async def _nothing() -> None:
    """For a context that is closed by who opened it."""


@dataclass(slots=True, eq=False)
class _Place:
    """A context, and how many answers are being found at it."""

    context: Context
    close: Close
    answering: int = 0
    left: bool = False


class Desks:
    """Has the context in use. An answer is found in one context from its beginning to its end, and
    a context whose place another has taken is closed when the last answer from it is found.

    `mend` puts the record's file right and another context in use, or raises RecordLostError;
    `look_after` is told that the file is not where it was, which needs no haste.
    """

    def __init__(
        self,
        context: Context,
        close: Close = _nothing,
        mend: Mend | None = None,
        look_after: Callable[[], None] = lambda: None,
    ) -> None:
        self._place = _Place(context, close)
        self._closing: set[asyncio.Task[None]] = set()
        self._mend = mend or _cannot_mend
        self._look_after = look_after

    @property
    def current(self) -> Context:
        """The context in use, for what is in memory: names, the version, the day."""
        return self._place.context

    async def ask(self, find: Callable[[Context], Awaitable[FoundT]]) -> FoundT:
        """What `find` finds in the context in use, which must not send anything: it is called
        again, in another context, where the record's file was changed meanwhile.
        """
        for _ in range(_TRIES):
            place = self._place
            file = place.context.record.file
            if file.unchanged():
                place.answering += 1
                try:
                    found = await find(place.context)
                except Exception:
                    if file.unchanged():
                        raise
                else:
                    if file.unchanged():
                        return found
                finally:
                    if place is self._place and not file.in_place():
                        self._look_after()
                    place.answering -= 1
                    self._close_unused(place)
            if place is self._place:
                await self._mend()
        raise _lost("is changed again and again")

    def use(self, context: Context, close: Close) -> None:
        """Answer from this context from here on."""
        place, self._place = self._place, _Place(context, close)
        place.left = True
        self._close_unused(place)

    def _close_unused(self, place: _Place) -> None:
        if place.left and not place.answering:
            task = asyncio.ensure_future(place.close())
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)

    async def close(self) -> None:
        """Close the context in use, and wait for the others."""
        await asyncio.gather(self._place.close(), *self._closing)


async def _cannot_mend() -> None:
    raise _lost("was changed")


def _lost(what: str) -> RecordLostError:
    reference = secrets.token_hex(4)
    log.error("the record's file %s (reference %s)", what, reference)
    return RecordLostError(reference)
