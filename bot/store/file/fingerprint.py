"""What a built file is known by: the data that it is built from, and how."""

import hashlib
import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from bot.store.file.checksum import is_sealed

FORMAT = "10"
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
