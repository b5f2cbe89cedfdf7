"""Reloads: at SIGHUP the data are built and taken in use, without losing an answer."""

import asyncio
import logging
import os
import signal
import sys
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.errors import log_bug
from bot.lifecycle.live_record import LiveRecord, Outcome
from bot.lifecycle.pid_file import Running

log = logging.getLogger(__name__)


class Reloads:
    """One reload after the other. Who asks while one runs gets another one after it: the data may
    have changed since it read them.
    """

    def __init__(self, live: LiveRecord, running: Running | None) -> None:
        self._live = live
        self._running = running
        self._asked = False
        self._task: asyncio.Task[None] | None = None

    def ask(self) -> None:
        self._asked = True
        if self._task is None:
            self._task = asyncio.ensure_future(self._reload())

    async def _reload(self) -> None:
        while self._asked:
            self._asked = False
            began = time.monotonic_ns()
            outcome = await self._outcome()
            log.log(logging.INFO if outcome.taken else logging.ERROR, "reload: %s", outcome.told)
            if self._running is not None:
                self._running.write(began, outcome.told, taken=outcome.taken)
        self._task = None

    async def _outcome(self) -> Outcome:
        try:
            return await self._live.reload()
        except Exception as error:  # noqa: BLE001  (who asked for the reload is told)
            reference = log_bug(log, error)
            return Outcome(f"The reload failed: see {reference} in the bot's log.", taken=False)

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])


def ignore_hangups() -> None:
    """For the start, when SIGHUP would end the bot: the data are being read anyway."""
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, signal.SIG_IGN)


@asynccontextmanager
async def reloading(
    live: LiveRecord, record: Path, end: Callable[[], object]
) -> AsyncGenerator[None]:
    """Reload at SIGHUP, where the system has it; `end` is called where it says that the terminal
    is gone which the bot was started in.
    """
    if sys.platform == "win32":
        yield
        return
    had_terminal = _has_terminal()
    loop = asyncio.get_running_loop()
    running = Running.claim(record)
    reloads = Reloads(live, running)

    def hang_up() -> None:
        if had_terminal and not _has_terminal():
            end()
        else:
            reloads.ask()

    loop.add_signal_handler(signal.SIGHUP, hang_up)
    try:
        yield
    finally:
        await reloads.close()
        if running is not None:
            running.close()


def _has_terminal() -> bool:
    try:
        os.close(os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY))
    except OSError:
        return False
    return True
