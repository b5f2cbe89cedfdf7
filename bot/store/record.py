"""The open record: one read-only connection, and the small tables that every answer needs."""

import json
import sqlite3
from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from bot.models.base import Named
from bot.models.correction import Correction
from bot.models.event import Strike
from bot.models.evidence import Stated
from bot.models.occupation import Occupation
from bot.models.price import Price
from bot.models.quote import Holder, Topic
from bot.models.source import Source
from bot.store import rows
from bot.store.file.open_file import HeldFile

NamedT = TypeVar("NamedT", bound=Named)
Parameters = Mapping[str, str | int | None]
_TRIES = 10


def _no_wages() -> dict[str, tuple[Occupation, ...]]:
    return {}


@dataclass(frozen=True, slots=True)
class Record:
    """A record that is open for reading.

    `sources`, `holders`, `topics` and `strikes` are by id, `prices` by period, `corrections` by the
    record that was corrected, the oldest first, and in memory; all else is asked.
    `counts` has the number of rows by kind.
    """

    connection: aiosqlite.Connection
    file: HeldFile
    version: str
    sources: Mapping[str, Source]
    holders: Mapping[str, Holder]
    topics: Mapping[str, Topic]
    strikes: Mapping[str, Stated[Strike]]
    prices: Mapping[str, Price]
    corrections: Mapping[str, tuple[Correction, ...]]
    counts: Mapping[str, int]
    span: tuple[str, str]
    wages: dict[str, tuple[Occupation, ...]] = field(default_factory=_no_wages)
    """The occupations that were asked for last, by code: the same few are, again and again."""

    def stated(self, row: NamedT, words: str) -> Stated[NamedT]:
        """A row with its evidence, from the JSON cell that has it, and its corrections."""
        return Stated(row, rows.attestations(words, self.sources), self.corrections.get(row.id, ()))

    async def ask(self, statement: str, parameters: Parameters) -> Iterable[Any]:
        """The rows of one SELECT; one hop to the connection's thread and back."""
        return await self.connection.execute_fetchall(statement, parameters)


@asynccontextmanager
async def open_record(path: Path) -> AsyncGenerator[Record]:
    """Open a built record; sqlite3.Error or OSError where the file is none."""
    for _ in range(_TRIES):
        _probe(path)
        with closing(HeldFile(path)) as file:
            async with aiosqlite.connect(
                _address(path), uri=True, isolation_level=None
            ) as database:
                if not file.in_place():
                    continue  # another file was put there between one opening and the other
                record = await _read(database, file)
                if not file.unchanged():
                    raise sqlite3.DatabaseError("the file was changed while it was read")
                yield record
                return
    raise sqlite3.OperationalError("the file is replaced again and again")


async def _read(connection: aiosqlite.Connection, file: HeldFile) -> Record:
    await connection.executescript("PRAGMA query_only = ON; PRAGMA cache_size = -8192;")
    meta = dict(await _all(connection, "SELECT name, value FROM meta ORDER BY name"))
    sources = await _all(connection, "SELECT * FROM sources ORDER BY id")
    holders = await _all(connection, "SELECT * FROM holders ORDER BY id")
    topics = await _all(connection, "SELECT * FROM topics ORDER BY id")
    strikes = await _all(connection, _STRIKES)
    prices = await _all(connection, "SELECT period, value, source FROM prices ORDER BY period")
    ledger = await _all(connection, _CORRECTIONS)
    span = await _all(connection, "SELECT min(date_first), max(date_last) FROM events")
    record = Record(
        connection=connection,
        file=file,
        version=meta["version"],
        sources={row[0]: rows.source(row) for row in sources},
        holders={row[0]: rows.holder(row) for row in holders},
        topics={row[0]: rows.topic(row) for row in topics},
        strikes={},
        prices={row[0]: rows.price(row) for row in prices},
        corrections=_by_record(rows.correction(row) for row in ledger),
        counts=json.loads(meta["counts"]),
        span=(span[0][0] or "", span[0][1] or ""),
    )
    stated = (record.stated(rows.strike(row), row[-1]) for row in strikes)
    return replace(record, strikes={strike.row.id: strike for strike in stated})


def _probe(path: Path) -> None:
    """Find out whether the file is a record before a thread is started for it: where its
    connection fails, aiosqlite lets that thread outlive the event loop.
    """
    with closing(sqlite3.connect(_address(path), uri=True)) as connection:
        if not connection.execute("SELECT 1 FROM meta WHERE name = 'version'").fetchone():
            raise sqlite3.DatabaseError("the file holds no record")


def _address(path: Path) -> str:
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


_CORRECTIONS = """
SELECT date, record, field, was, now, why FROM corrections ORDER BY date, number
"""
_STRIKES = """
SELECT s.*, stated.words FROM strikes AS s JOIN stated ON stated.record = s.id
ORDER BY s.start_first, s.id
"""


def _by_record(corrections: Iterable[Correction]) -> dict[str, tuple[Correction, ...]]:
    found: dict[str, tuple[Correction, ...]] = {}
    for correction in corrections:
        found[correction.record] = (*found.get(correction.record, ()), correction)
    return found


async def _all(connection: aiosqlite.Connection, statement: str) -> list[Any]:
    return list(await connection.execute_fetchall(statement))
