"""The file of a record: what it is known by, written in one step, whole, and held open."""

import hashlib
import os
import secrets
import shutil
import sqlite3
import time
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

FORMAT = "16"
"""Counts changes of what is built from the same rows; part of the fingerprint."""


def schema() -> str:
    return files("bot.store").joinpath("schema.sql").read_text(encoding="utf-8")


def layout() -> str:
    """A digest of the schema and the way it is filled."""
    return hashlib.sha256(f"{FORMAT}\n{schema()}".encode()).hexdigest()


def stamp(fingerprint: str) -> str:
    """What a built file is known by: its layout and the data."""
    return f"{layout()} {fingerprint}"


def stamp_of(path: Path) -> str | None:
    """The stamp of a built file; None where there is no readable record."""
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("SELECT value FROM meta WHERE name = 'stamp'").fetchone()
    except sqlite3.Error:
        return None
    return str(found[0]) if found else None


def holds_record(path: Path) -> bool:
    """Whether there is an undamaged record that this version of the bot can read."""
    return (stamp_of(path) or "").startswith(layout()) and is_whole(path)


def is_whole(path: Path) -> bool:
    """Whether a file is as it was when a record was built there."""
    try:
        with path.open("rb") as file:
            return is_sealed(file)
    except OSError:
        return False


_ABANDONED = 86_400.0
"""Seconds after which what a killed process has left half written is removed."""


@contextmanager
def replacing(path: Path) -> Generator[Path]:
    """The path of a file to be written, which takes the place of `path` at the end; on an error
    `path` is as it was, and nothing is left beside it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _remove_abandoned(path)
    beside = path.with_name(f"{path.name}.{os.getpid()}-{secrets.token_hex(4)}.new")
    try:
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()


def _remove_abandoned(path: Path) -> None:
    for left in path.parent.glob(f"{path.name}.*.new"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()


_HEADER = 100
_NUMBERS = (slice(60, 64), slice(68, 72))
"""Of the header, those that SQLite leaves to programs (PRAGMA user_version and application_id)."""
_PART = 1 << 18


def seal(path: Path) -> None:
    """Write the digest of a closed database into it."""
    with path.open("rb+") as file:
        digest = _digest(file)
        for number, part in zip(_NUMBERS, (digest[:4], digest[4:]), strict=True):
            file.seek(number.start)
            file.write(part)


def is_sealed(file: BinaryIO) -> bool:
    """Whether an open file is as it was sealed; it takes a millisecond a megabyte."""
    file.seek(0)
    header = file.read(_HEADER)
    return b"".join(header[number] for number in _NUMBERS) == _digest(file)


def _digest(file: BinaryIO) -> bytes:
    """Of the whole file but the two numbers."""
    file.seek(0)
    header = bytearray(file.read(_HEADER))
    for number in _NUMBERS:
        header[number] = bytes(4)
    digest = hashlib.blake2b(header, digest_size=8)
    while part := file.read(_PART):
        digest.update(part)
    return digest.digest()


class HeldFile:
    """The file of an open record, held open beside the database so that a change of it is seen:
    SQLite is told that it never changes, and would read whatever is in it.

    Raises:
        OSError: It cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("rb", buffering=0)
        self._number = self._file.fileno()
        state = os.fstat(self._number)
        self._place = (state.st_dev, state.st_ino)
        self._content = (state.st_size, state.st_mtime_ns)

    def unchanged(self) -> bool:
        """Whether the file has what it had; one that was deleted or replaced still has it. It takes
        a microsecond, to be asked before and after each answer.
        """
        state = os.fstat(self._number)
        return self._content == (state.st_size, state.st_mtime_ns)

    def in_place(self) -> bool:
        """Whether the path still leads to it."""
        try:
            state = os.stat(self.path)  # noqa: PTH116  (Path.stat takes twice the time)
        except OSError:
            return False
        return self._place == (state.st_dev, state.st_ino)

    def whole(self) -> bool:
        """Whether it is as it was built; some milliseconds."""
        return is_sealed(self._file)

    def put_back(self) -> None:
        """Have the path lead to the same content again, in one step.

        Raises:
            OSError: It cannot be written.
        """
        self._file.seek(0)
        with replacing(self.path) as beside, beside.open("wb") as copy:
            shutil.copyfileobj(self._file, copy)

    def close(self) -> None:
        self._file.close()
