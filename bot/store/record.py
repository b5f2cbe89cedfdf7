"""The open record: one read-only connection, and the small tables that every answer needs."""

import sqlite3
from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiosqlite

from bot.models.event import Strike
from bot.models.occupation import Occupation
from bot.models.price import Price
from bot.models.quote import Holder, Topic
from bot.models.source import Source
from bot.models.stated import Stated
from bot.store import rows

Parameters = Mapping[str, str | int | None]


def _no_wages() -> dict[str, tuple[Occupation, ...]]:
    return {}


@dataclass(frozen=True, slots=True)
class Record:
    """A record that is open for reading.

    `sources`, `holders`, `topics` and `strikes` are by id, `prices` by period, and in memory; all
    else is asked.
    `counts` has the number of rows by kind.
    """

    connection: aiosqlite.Connection
    version: str
    sources: Mapping[str, Source]
    holders: Mapping[str, Holder]
    topics: Mapping[str, Topic]
    strikes: Mapping[str, Stated[Strike]]
    prices: Mapping[str, Price]
    counts: Mapping[str, int]
    span: tuple[str, str]
    wages: dict[str, tuple[Occupation, ...]] = field(default_factory=_no_wages)
    """The occupations that were asked for last, by code: the same few are, again and again."""

    async def ask(self, statement: str, parameters: Parameters) -> Iterable[Any]:
        """The rows of one SELECT; one hop to the connection's thread and back."""
        return await self.connection.execute_fetchall(statement, parameters)


@asynccontextmanager
async def open_record(path: Path) -> AsyncGenerator[Record]:
    """Open a built record; sqlite3.Error where the file is none."""
    _probe(path)
    async with aiosqlite.connect(_address(path), uri=True, isolation_level=None) as connection:
        await connection.executescript("PRAGMA query_only = ON; PRAGMA cache_size = -8192;")
        meta = dict(await _all(connection, "SELECT name, value FROM meta ORDER BY name"))
        sources = await _all(connection, "SELECT * FROM sources ORDER BY id")
        holders = await _all(connection, "SELECT * FROM holders ORDER BY id")
        topics = await _all(connection, "SELECT * FROM topics ORDER BY id")
        strikes = await _all(connection, _STRIKES)
        prices = await _all(connection, "SELECT period, value, source FROM prices ORDER BY period")
        counts = await _all(connection, _COUNTS)
        span = await _all(connection, "SELECT min(date_first), max(date_last) FROM events")
        by_id = {row[0]: rows.source(row) for row in sources}
        yield Record(
            connection=connection,
            version=meta["version"],
            sources=by_id,
            holders={row[0]: rows.holder(row) for row in holders},
            topics={row[0]: rows.topic(row) for row in topics},
            strikes={
                row[0]: Stated(rows.strike(row), rows.attestations(row[-1], by_id))
                for row in strikes
            },
            prices={row[0]: rows.price(row) for row in prices},
            counts=dict(counts),
            span=(span[0][0] or "", span[0][1] or ""),
        )


def _probe(path: Path) -> None:
    """Find out whether the file is a record before a thread is started for it: where its
    connection fails, aiosqlite lets that thread outlive the event loop.
    """
    with closing(sqlite3.connect(_address(path), uri=True)) as connection:
        if not connection.execute("SELECT 1 FROM meta WHERE name = 'version'").fetchone():
            raise sqlite3.DatabaseError("the file holds no record")


def _address(path: Path) -> str:
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


_COUNTS = """
SELECT kind, count(*) FROM records GROUP BY kind
UNION ALL SELECT 'stoppage', count(*) FROM stoppages ORDER BY 1
"""
_STRIKES = """
SELECT s.*, stated.words FROM strikes AS s JOIN stated ON stated.record = s.id
ORDER BY s.start_first, s.id
"""


async def _all(connection: aiosqlite.Connection, statement: str) -> list[Any]:
    return list(await connection.execute_fetchall(statement))
