"""Which bots run on a record: a file beside it for each of them, which says how to reach it and
what became of its last reload.
"""

import json
import logging
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from bot.errors import StartError

if sys.platform != "win32":
    import fcntl

log = logging.getLogger(__name__)

_MOST = 9
"""Bots on one record that can be told to reload."""

_PATIENCE = 900.0
_LOOK_AGAIN = 0.05


@dataclass(frozen=True, slots=True)
class Note:
    """The process of a bot, the space that its number is of, and its last reload: when it began,
    by the monotonic clock in nanoseconds, in a sentence what became of it, and whether it is in
    use.
    """

    process: int
    space: str
    began: int = 0
    told: str = ""
    taken: bool = False


class Running:
    """The file of this bot. It is locked as long as the bot runs, so that one that is left over is
    told from one that is not.
    """

    def __init__(self, path: Path, file: int) -> None:
        self.path = path
        self._file = file
        self.write()

    @classmethod
    def claim(cls, record: Path) -> Self | None:
        """The first file that no other bot has; None where there is none to be had."""
        try:
            for path in _paths(record):
                file = _open(path, os.O_RDWR | os.O_CREAT)
                if _locked(file) and _leads_to(path, file):
                    return cls(path, file)
                os.close(file)
        except OSError as error:
            log.warning("`python -m bot reload` will not find this bot: %s", error.strerror)
            return None
        log.warning("`python -m bot reload` will not find this bot: too many run on this record")
        return None

    def write(self, began: int = 0, told: str = "", *, taken: bool = False) -> None:
        """Write what became of a reload."""
        note = Note(os.getpid(), _space(), began, told, taken)
        text = json.dumps(asdict(note)).encode()
        with suppress(OSError):  # a full disk: who waits for it gives up
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, text, 0)

    def close(self) -> None:
        """Take the file away."""
        with suppress(OSError):
            self.path.unlink()
        os.close(self._file)


def reload_bots(record: Path) -> tuple[str, bool]:
    """Have every bot on a record reload: what became of it, a line each, and whether all have.

    StartError where there is none, or where it cannot be told.
    """
    if sys.platform == "win32":
        raise StartError("This system cannot signal the bot: end it and start it again.")
    told: list[Note] = []
    for path, file in _live(record):
        try:
            told.append(_reloaded(path, file))
        finally:
            os.close(file)
    if not told:
        raise StartError(
            f"No bot runs on {record}: it reads the data when it starts. "
            "Where it has another RECORD_DB, set that here too."
        )
    return "".join(f"{note.told}\n" for note in told), all(note.taken for note in told)


def _reloaded(path: Path, file: int) -> Note:
    began = time.monotonic_ns()
    note = _read(file, began)
    if note.space != _space():
        raise StartError("The bot runs in another container: send it SIGHUP there.")
    try:
        os.kill(note.process, signal.SIGHUP)
    except OSError as error:
        raise StartError(
            f"Process {note.process} cannot be told: {error.strerror}. "
            "Type this as the user that runs the bot."
        ) from error
    while (note := _read(file, began)).began < began:
        if _locked(file):
            raise StartError("The bot has ended meanwhile: it reads the data when it starts.")
        if time.monotonic_ns() - began > _PATIENCE * 1e9:
            raise StartError(f"The bot does not say what became of it; see its log, and {path}.")
        time.sleep(_LOOK_AGAIN)
    return note


def _live(record: Path) -> Iterator[tuple[Path, int]]:
    """The files of bots that run."""
    for path in _paths(record):
        with suppress(FileNotFoundError):
            file = _open(path, os.O_RDONLY)
            if _locked(file):
                os.close(file)
            else:
                yield path, file


def _read(file: int, began: int) -> Note:
    """The note in a file, once it is all there."""
    while True:
        try:
            return Note(**json.loads(os.pread(file, 1 << 16, 0)))
        except (ValueError, TypeError):
            if time.monotonic_ns() - began > _PATIENCE * 1e9:
                raise StartError(
                    "The bot does not say how to reach it: end it and start it again."
                ) from None
            time.sleep(_LOOK_AGAIN)


def _paths(record: Path) -> list[Path]:
    return [record.with_suffix(f".{n}.pid" if n > 1 else ".pid") for n in range(1, _MOST + 1)]


def _open(path: Path, how: int) -> int:
    return os.open(path, how | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)


def _locked(file: int) -> bool:
    """Whether the lock of the file is ours: no other process has it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _leads_to(path: Path, file: int) -> bool:
    """Whether the path leads to that file, and not to one that was put there since."""
    with suppress(OSError):
        return path.stat().st_ino == os.fstat(file).st_ino
    return False


def _space() -> str:
    """What numbers of processes are of: those of another container are others."""
    with suppress(OSError):
        return str(Path("/proc/self/ns/pid").readlink())
    return ""
