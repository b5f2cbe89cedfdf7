"""The process that builds a record beside the running bot, from the bot's side: building holds the
interpreter's lock for a second or more.
"""

import asyncio
import signal
import sys
from contextlib import suppress
from pathlib import Path

from bot.errors import NotTakenError

_FOLDER = Path(__file__).resolve().parents[2]
"""Where `-m` finds the bot, wherever it was started."""

_GRACE = 5.0
"""Seconds that a build has to remove what it has half written."""


async def prepare_in_process(data: Path, path: Path, log_level: str) -> None:
    """Have a record at `path` that is built from `data`, by a process of its own.

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
