"""The open record: one read-only connection, and the small tables that every answer needs."""

import sqlite3
from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiosqlite

from bot.models.event import Strike
from bot.models.quote import Holder, Topic
from bot.models.source import Source
from bot.store import rows

Parameters = Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True)
class Record:
    """A record that is open for reading.

    `sources`, `holders`, `topics` and `strikes` are by id and in memory; all else is asked.
    `counts` has the number of rows by kind.
    """

    connection: aiosqlite.Connection
    version: str
    sources: Mapping[str, Source]
    holders: Mapping[str, Holder]
    topics: Mapping[str, Topic]
    strikes: Mapping[str, Strike]
    counts: Mapping[str, int]
    span: tuple[str, str]

    async def ask(self, statement: str, parameters: Parameters) -> Iterable[Any]:
        """The rows of one SELECT; one hop to the connection's thread and back."""
        return await self.connection.execute_fetchall(statement, parameters)


@asynccontextmanager
async def open_record(path: Path) -> AsyncGenerator[Record]:
    """Open a built record; sqlite3.Error where the file is none."""
    async with aiosqlite.connect(_address(path), uri=True, isolation_level=None) as connection:
        await connection.executescript("PRAGMA query_only = ON; PRAGMA cache_size = -8192;")
        meta = dict(await _all(connection, "SELECT name, value FROM meta ORDER BY name"))
        if "version" not in meta:
            raise sqlite3.DatabaseError("the file holds no record")
        sources = await _all(connection, "SELECT * FROM sources ORDER BY id")
        holders = await _all(connection, "SELECT * FROM holders ORDER BY id")
        topics = await _all(connection, "SELECT * FROM topics ORDER BY id")
        strikes = await _all(connection, "SELECT * FROM strikes ORDER BY start_first, id")
        counts = await _all(
            connection, "SELECT kind, count(*) FROM records GROUP BY kind ORDER BY kind"
        )
        span = await _all(connection, "SELECT min(date_first), max(date_last) FROM events")
        yield Record(
            connection=connection,
            version=meta["version"],
            sources={row[0]: rows.source(row) for row in sources},
            holders={row[0]: rows.holder(row) for row in holders},
            topics={row[0]: rows.topic(row) for row in topics},
            strikes={row[0]: rows.strike(row) for row in strikes},
            counts=dict(counts),
            span=(span[0][0], span[0][1]),
        )


def _address(path: Path) -> str:
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


async def _all(connection: aiosqlite.Connection, statement: str) -> list[Any]:
    return list(await connection.execute_fetchall(statement))
