"""What a record needs of SQLite, which comes with Python or its system and not with the bot."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing

from bot.errors import StartError

OLDEST = (3, 37)
"""STRICT tables and `PRAGMA table_list` came with it. The statements use nothing newer."""

_PARTS: Mapping[str, str] = {
    "FTS5": "CREATE VIRTUAL TABLE probe USING fts5 (text)",
    "JSON": "SELECT json_array()",
}
"""Parts that it can be built without, and what fails then."""


def require_sqlite() -> None:
    """See that this Python's SQLite can hold a record.

    Raises:
        StartError: It is too old, or was built without a part that is needed.
    """
    found = _unfit()
    if found:
        least = ".".join(map(str, OLDEST))
        raise StartError(
            f"The bot needs SQLite {least} or newer with {' and '.join(_PARTS)}, and this Python "
            f"has {found}: `make clean`, then `make run PYTHON=/path/to/python` with another."
        )


def _unfit() -> str:
    """The SQLite of this Python in words, where it does not do; else ''."""
    if sqlite3.sqlite_version_info < OLDEST:
        return sqlite3.sqlite_version
    with closing(sqlite3.connect(":memory:")) as connection:
        for part, probe in _PARTS.items():
            try:
                connection.execute(probe)
            except sqlite3.Error:
                return f"{sqlite3.sqlite_version} without {part}"
    return ""
