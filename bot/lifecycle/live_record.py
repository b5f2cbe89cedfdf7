"""The record under the running bot: another one is taken in use, and a damaged file put right."""

import asyncio
import logging
import secrets
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.answers.context import Context
from bot.errors import RecordLostError
from bot.interactions.record_lease import Desks
from bot.store.file.fingerprint import holds_record, is_whole
from bot.store.file.open_file import HeldFile

log = logging.getLogger(__name__)

OpenDesk = Callable[[], AbstractAsyncContextManager[Context]]

_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 2.0
"""Seconds that an answer waits for the file to be put right: Discord waits for three."""

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0
"""Seconds from an attempt that failed to the next."""

_GRACE = 5.0
"""Seconds that a build has to remove what it has half written."""


class NotTakenError(Exception):
    """Another record cannot be taken in use; the message says why, in a sentence."""


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


class Keeper:
    """Keeps the record of a running bot. One thing at a time is done to the file."""

    def __init__(self, place: Place, open_context: OpenDesk) -> None:
        self._place = place
        self._open_context = open_context
        self._turn = asyncio.Lock()
        self._mending: asyncio.Task[None] | None = None
        self._reference = ""
        self._pause = 0.0
        self._next_attempt = 0.0
        self._desks: Desks | None = None

    @property
    def desks(self) -> Desks:
        if self._desks is None:
            raise RuntimeError("it is not opened")
        return self._desks

    async def open(self) -> None:
        """Take the record in use at the start. sqlite3.Error or OSError where there is none."""
        stack = AsyncExitStack()
        context = await stack.enter_async_context(self._open_context())
        self._desks = Desks(context, stack.aclose, self._mended, self._look_after)

    async def close(self) -> None:
        """Give up what is being done, and close the record."""
        if self._mending is not None:
            self._mending.cancel()
            await asyncio.wait([self._mending])
        await self.desks.close()

    async def reload(self) -> Outcome:
        """Build the record from the data as they are, and answer from it; else nothing changes."""
        before = self.desks.current.version
        try:
            async with self._turn:
                await self._build()
                file = self.desks.current.record.file
                if file.in_place() and file.unchanged():
                    told = f"The data are the same: the record {before} stays in use."
                else:
                    await self._reopen()
                    told = f"The record {self.desks.current.version} is in use; it was {before}."
        except NotTakenError as error:
            return Outcome(f"{error} The record {before} stays in use.", taken=False)
        return Outcome(told, taken=True)

    async def _build(self) -> None:
        """Have the record built by a process of its own."""
        place = self._place
        command = (
            sys.executable,
            "-m",
            "bot.lifecycle.prepare",
            place.data,
            place.record,
            place.log_level,
        )
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                cwd=_ROOT,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                # Ctrl-C is for the bot, which ends the build in its own way.
                start_new_session=True,
            )
        except OSError as error:
            raise NotTakenError(f"The build does not start: {error.strerror}.") from error
        try:
            told, _ = await process.communicate()
        except asyncio.CancelledError:
            await _end(process)
            raise
        if process.returncode:
            raise NotTakenError(f"The build ended with {process.returncode}; the log says more.")
        if told:
            raise NotTakenError(told.decode("utf-8", "replace"))

    async def _reopen(self) -> None:
        """Answer from what is at the path."""
        stack = AsyncExitStack()
        try:
            context = await stack.enter_async_context(self._open_context())
            whole = await asyncio.to_thread(context.record.file.whole)
        except (sqlite3.Error, OSError) as error:
            raise NotTakenError(f"RECORD_DB: the record cannot be opened: {error}.") from error
        except asyncio.CancelledError:
            await stack.aclose()
            raise
        if not whole:
            await stack.aclose()
            raise NotTakenError("RECORD_DB: the file was changed while it was opened.")
        self.desks.use(context, stack.aclose)

    # --- A file that was changed, deleted or replaced ---------------------------------------------

    async def _mended(self) -> None:
        """Until the file is put right. RecordLostError where it is not, or not in time."""
        if not self._may_mend():
            raise RecordLostError(self._reference)
        task = self._mending or self._begin_mending()
        try:
            async with asyncio.timeout(_PATIENCE):
                await asyncio.shield(task)
        except TimeoutError:
            raise RecordLostError(self._reference) from None

    def _look_after(self) -> None:
        """Begin to put the file right; nobody waits for it, as it still can be read."""
        if self._mending is None and self._may_mend():
            self._begin_mending()

    def _may_mend(self) -> bool:
        return self._mending is not None or time.monotonic() >= self._next_attempt

    def _begin_mending(self) -> asyncio.Task[None]:
        self._reference = secrets.token_hex(4)
        task = self._mending = asyncio.ensure_future(self._mend(self._reference))
        task.add_done_callback(self._mending_done)
        return task

    def _mending_done(self, task: asyncio.Task[None]) -> None:
        self._mending = None
        if not task.cancelled():
            task.exception()  # it is logged, and told to who waits

    async def _mend(self, reference: str) -> None:
        try:
            async with self._turn:
                file = self.desks.current.record.file
                if not (file.unchanged() and file.in_place()):
                    await self._put_right(file, reference)
        except Exception as error:
            self._note_failure(error, reference)
            raise RecordLostError(reference) from error
        self._pause = 0.0

    def _note_failure(self, error: Exception, reference: str) -> None:
        self._pause = min(self._pause * 2 or _FIRST_PAUSE, _LONGEST_PAUSE)
        self._next_attempt = time.monotonic() + self._pause
        if isinstance(error, NotTakenError):
            log.error("the record's file is not put right (%s): %s", reference, error)
        else:
            log.error("bug %s", reference, exc_info=error)

    async def _put_right(self, file: HeldFile, reference: str) -> None:
        path = self._place.record
        if await asyncio.to_thread(holds_record, path):
            log.info("another process has put a record in the place of this one")
            await self._reopen()
            log.info("the record %s is in use", self.desks.current.version)
            return
        log.warning("the record's file was %s (%s)", _what_happened(file), reference)
        if not file.unchanged():
            await self._build()
        elif await asyncio.to_thread(is_whole, path):
            raise NotTakenError(f"RECORD_DB: {path} is kept by another version of the bot.")
        else:
            try:
                await asyncio.to_thread(file.put_back)
            except OSError as error:
                raise NotTakenError(f"RECORD_DB: {path}: {error.strerror}.") from error
        await self._reopen()
        log.info("the record %s is in use", self.desks.current.version)


def _what_happened(file: HeldFile) -> str:
    if not file.unchanged():
        return "overwritten"
    return "replaced" if file.path.exists() else "deleted"


async def _end(process: asyncio.subprocess.Process) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError, TimeoutError):
            process.send_signal(number)
            async with asyncio.timeout(_GRACE):
                await process.wait()
                return
