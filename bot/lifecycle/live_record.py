"""The record under the running bot: leased to answers, exchanged for another, put right."""

import asyncio
import logging
import signal
import sqlite3
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeVar

from bot.answers.context import Context
from bot.errors import NotTakenError, RecordLostError, new_reference
from bot.store.record_file import HeldFile, holds_record, is_whole

log = logging.getLogger(__name__)

AnswerT = TypeVar("AnswerT")
OpenContext = Callable[[], AbstractAsyncContextManager[Context]]

_TRIES = 3
_PATIENCE = 2.0
"""Seconds that an answer waits for the file to be put right: Discord waits for three."""

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0
"""Seconds from an attempt that failed to the next."""

_FOLDER = Path(__file__).resolve().parents[2]
"""Where `-m` finds the bot, wherever it was started."""

_GRACE = 5.0
"""Seconds that a build has to remove what it has half written."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the record is, the data that it is built from, and how much a build logs."""

    data: Path
    record: Path
    log_level: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a reload: in a sentence, and whether the data are in use."""

    told: str
    taken: bool


@dataclass(slots=True, eq=False)
class _Lease:
    """An open context, and how many answers are being found in it."""

    context: Context
    opened: AsyncExitStack
    answering: int = 0
    left: bool = False


class LiveRecord:
    """Has the context in use. An answer is found in one context from its beginning to its end; one
    whose place another has taken is closed when the last answer in it is found.

    One thing at a time is done to the record's file. Without a `place`, as in the preview, it is
    not put right.
    """

    def __init__(self, context: Context, opened: AsyncExitStack | None = None) -> None:
        """`opened` is what closes the context when it is left."""
        self._lease = _Lease(context, opened or AsyncExitStack())
        self._closing: set[asyncio.Task[None]] = set()
        self._place: Place | None = None
        self._open_context: OpenContext | None = None
        self._turn = asyncio.Lock()
        self._repairing: asyncio.Task[None] | None = None
        self._reference = ""
        self._pause = 0.0
        self._next_attempt = 0.0

    @classmethod
    async def open(cls, place: Place, open_context: OpenContext) -> Self:
        """Take the record in use at the start. sqlite3.Error or OSError where there is none."""
        opened = AsyncExitStack()
        live = cls(await opened.enter_async_context(open_context()), opened)
        live._place, live._open_context = place, open_context
        return live

    async def close(self) -> None:
        """Give up what is being done, and close the record."""
        if self._repairing is not None:
            self._repairing.cancel()
            await asyncio.wait([self._repairing])
        await asyncio.gather(self._lease.opened.aclose(), *self._closing)

    @property
    def current(self) -> Context:
        """The context in use, for what is in memory: names, the version, the day."""
        return self._lease.context

    # --- Answers ----------------------------------------------------------------------------------

    async def lease(self, find: Callable[[Context], Awaitable[AnswerT]]) -> AnswerT:
        """What `find` finds in the context in use, which must not send anything: it is called
        again, in another context, where the record's file was changed meanwhile.

        Raises:
            RecordLostError: the file cannot be put right, or not in time.
        """
        for _ in range(_TRIES):
            lease = self._lease
            file = lease.context.record.file
            if file.unchanged():
                lease.answering += 1
                try:
                    found = await find(lease.context)
                except Exception:
                    if file.unchanged():
                        raise
                else:
                    if file.unchanged():
                        return found
                finally:
                    if lease is self._lease and not file.in_place():
                        self._look_after()
                    lease.answering -= 1
                    self._close_unused(lease)
            if lease is self._lease:
                await self._repaired()
        raise _lost("is changed again and again")

    def use(self, context: Context, opened: AsyncExitStack) -> None:
        """Answer from this context from here on."""
        lease, self._lease = self._lease, _Lease(context, opened)
        lease.left = True
        self._close_unused(lease)

    def _close_unused(self, lease: _Lease) -> None:
        if lease.left and not lease.answering:
            task = asyncio.ensure_future(lease.opened.aclose())
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)

    # --- Another record ---------------------------------------------------------------------------

    async def reload(self) -> Outcome:
        """Build the record from the data as they are, and answer from it; else nothing changes."""
        before = self.current.record.version
        try:
            async with self._turn:
                await self._build()
                file = self.current.record.file
                if file.in_place() and file.unchanged():
                    told = f"The data are the same: the record {before} stays in use."
                else:
                    await self._replace()
                    told = f"The record {self.current.record.version} is in use; it was {before}."
        except NotTakenError as error:
            return Outcome(f"{error} The record {before} stays in use.", taken=False)
        return Outcome(told, taken=True)

    def _source(self) -> tuple[Place, OpenContext]:
        if self._place is None or self._open_context is None:
            raise NotTakenError("This record is read once, at the start.")
        return self._place, self._open_context

    async def _build(self) -> None:
        place, _ = self._source()
        await prepare_in_process(place.data, place.record, place.log_level)

    async def _replace(self) -> None:
        """Answer from what is at the path."""
        _, open_context = self._source()
        opened = AsyncExitStack()
        try:
            context = await opened.enter_async_context(open_context())
            whole = await asyncio.to_thread(context.record.file.whole)
        except (sqlite3.Error, OSError) as error:
            raise NotTakenError(f"RECORD_DB: the record cannot be opened: {error}.") from error
        except asyncio.CancelledError:
            await opened.aclose()
            raise
        if not whole:
            await opened.aclose()
            raise NotTakenError("RECORD_DB: the file was changed while it was opened.")
        self.use(context, opened)

    # --- A file that was changed, deleted or replaced ---------------------------------------------

    async def _repaired(self) -> None:
        """Until the file is put right. RecordLostError where it is not, or not in time."""
        if self._place is None:
            raise _lost("was changed")
        if not self._may_repair():
            raise RecordLostError(self._reference)
        task = self._repairing or self._begin_repair()
        try:
            async with asyncio.timeout(_PATIENCE):
                await asyncio.shield(task)
        except TimeoutError:
            raise RecordLostError(self._reference) from None

    def _look_after(self) -> None:
        """Begin to put the file right; nobody waits for it, as it still can be read."""
        if self._place is not None and self._repairing is None and self._may_repair():
            self._begin_repair()

    def _may_repair(self) -> bool:
        return self._repairing is not None or time.monotonic() >= self._next_attempt

    def _begin_repair(self) -> asyncio.Task[None]:
        self._reference = new_reference()
        task = self._repairing = asyncio.ensure_future(self._repair(self._reference))
        task.add_done_callback(self._repair_done)
        return task

    def _repair_done(self, task: asyncio.Task[None]) -> None:
        self._repairing = None
        if not task.cancelled():
            task.exception()  # it is logged, and told to who waits

    async def _repair(self, reference: str) -> None:
        try:
            async with self._turn:
                file = self.current.record.file
                if not (file.unchanged() and file.in_place()):
                    await self._put_right(file, reference)
        except Exception as error:
            self._pause = min(self._pause * 2 or _FIRST_PAUSE, _LONGEST_PAUSE)
            self._next_attempt = time.monotonic() + self._pause
            _log_failure(error, reference)
            raise RecordLostError(reference) from error
        self._pause = 0.0

    async def _put_right(self, file: HeldFile, reference: str) -> None:
        path = self._source()[0].record
        if await asyncio.to_thread(holds_record, path):
            log.info("another process has put a record in the place of this one")
        else:
            log.warning("the record's file was %s (%s)", _what_happened(file), reference)
            await self._rebuilt_or_put_back(file, path)
        await self._replace()
        log.info("the record %s is in use", self.current.record.version)

    async def _rebuilt_or_put_back(self, file: HeldFile, path: Path) -> None:
        if not file.unchanged():
            await self._build()
        elif await asyncio.to_thread(is_whole, path):
            raise NotTakenError(f"RECORD_DB: {path} is kept by another version of the bot.")
        else:
            try:
                await asyncio.to_thread(file.put_back)
            except OSError as error:
                raise NotTakenError(f"RECORD_DB: {path}: {error.strerror}.") from error


def _lost(what: str) -> RecordLostError:
    reference = new_reference()
    log.error("the record's file %s (reference %s)", what, reference)
    return RecordLostError(reference)


def _log_failure(error: Exception, reference: str) -> None:
    if isinstance(error, NotTakenError):
        log.error("the record's file is not put right (%s): %s", reference, error)
    else:
        log.error("bug %s", reference, exc_info=error)


def _what_happened(file: HeldFile) -> str:
    if not file.unchanged():
        return "overwritten"
    return "replaced" if file.path.exists() else "deleted"


async def prepare_in_process(data: Path, path: Path, log_level: str) -> None:
    """Have a record at `path` that is built from `data`, by a process of its own, because building
    holds the interpreter's lock for a second or more.

    Raises:
        NotTakenError: it was not; what was at the path still is.
    """
    try:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.lifecycle.prepare", data, path, log_level),
            cwd=_FOLDER,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            # Ctrl-C is for the bot, which ends the build in its own way.
            start_new_session=True,
        )
    except OSError as error:
        raise NotTakenError(f"The build does not start: {error.strerror}.") from error
    try:
        refused, _ = await process.communicate()
    except asyncio.CancelledError:
        await _ended(process)
        raise
    if process.returncode:
        raise NotTakenError(f"The build ended with {process.returncode}; the log says more.")
    if refused:
        raise NotTakenError(refused.decode("utf-8", "replace"))


async def _ended(process: asyncio.subprocess.Process) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError, TimeoutError):
            process.send_signal(number)
            async with asyncio.timeout(_GRACE):
                await process.wait()
                return
