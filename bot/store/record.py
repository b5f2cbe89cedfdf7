"""The open record: one read-only connection, and the small tables that every answer needs."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from bot.domain.search.lexicon import Lexicon
from bot.domain.search.ranking import Ranks
from bot.domain.search.words import words_of
from bot.domain.stoppages.directory import StoppageDirectory
from bot.models.base import Named
from bot.models.contract import Contract, Subject
from bot.models.event import Strike
from bot.models.evidence import Attestation, Correction, Stated
from bot.models.quote import Holder, Topic
from bot.models.source import Source
from bot.models.statistics import Occupation, Price, Stoppage
from bot.store.record_file import HeldFile
from bot.store.tables import (
    CONTRACTS,
    CORRECTIONS,
    HOLDERS,
    PRICES,
    RANKED_KINDS,
    SOURCES,
    STRIKES,
    SUBJECTS,
    TOPICS,
    Cells,
    RowT,
    Table,
)

NamedT = TypeVar("NamedT", bound=Named)
OccupationYears = dict[str, tuple[Occupation, ...]]
Parameters = Mapping[str, str | int | None]
_TRIES = 10


@dataclass(frozen=True, slots=True)
class Record:
    """A record that is open for reading. What every answer needs is in memory; all else is asked.

    `version` is like '2026.11.1'. Sources, holders, topics, strikes, contracts and subjects are by
    id (contracts in their order of time), prices by period, corrections by the record, the oldest
    first, counts by kind. `span` has the first and the last day of all events, as ISO days; ''
    where there are none. `days` are those on which an event is, or on which a strike began or
    ended, in their order, each as often as there is one.
    """

    connection: aiosqlite.Connection
    file: HeldFile
    version: str
    sources: Mapping[str, Source]
    holders: Mapping[str, Holder]
    topics: Mapping[str, Topic]
    strikes: Mapping[str, Stated[Strike]]
    contracts: Mapping[str, Contract]
    subjects: Mapping[str, Subject]
    prices: Mapping[str, Price]
    corrections: Mapping[str, tuple[Correction, ...]]
    counts: Mapping[str, int]
    span: tuple[str, str]
    days: Sequence[date]
    lexicon: Lexicon
    ranks: Ranks
    recent_occupations: OccupationYears = field(default_factory=OccupationYears)
    """By code, those that were asked for last."""
    all_stoppages: list[Stoppage] = field(default_factory=list[Stoppage])
    """Read when they are first asked for all together."""
    stoppage_directories: list[StoppageDirectory] = field(default_factory=list[StoppageDirectory])
    """One, made when it is first asked for. Nothing else of an open record changes."""

    def attestations(self, found: Iterable[Cells]) -> tuple[Attestation, ...]:
        """What sources state, from the columns that `tables.ATTESTED` names."""
        sources = self.sources
        return tuple(
            Attestation(
                sources[source],
                sources[origin],
                source == origin,
                excerpt,
                doc,
                start,
                end,
                says,
                bool(differs),
            )
            for source, origin, excerpt, doc, start, end, says, differs in found
        )

    def stated(self, table: Table[NamedT], found: Sequence[Cells]) -> list[Stated[NamedT]]:
        """Rows with their corrections and evidence, from the JSON cell behind their columns."""
        corrections, at = self.corrections, table.width
        return [
            Stated(row, self.attestations(json.loads(cells[at])), corrections.get(row.id, ()))
            for row, cells in zip(table.read_all(found), found, strict=True)
        ]

    async def list_stated(
        self, table: Table[NamedT], statement: str, parameters: Parameters
    ) -> list[Stated[NamedT]]:
        """What a statement of the table's `select_stated` finds."""
        return self.stated(table, await self.ask(statement, parameters))

    async def ask(self, statement: str, parameters: Parameters) -> Sequence[Any]:
        """The rows of one SELECT; one hop to the connection's thread and back."""
        return list(await self.connection.execute_fetchall(statement, parameters))


@asynccontextmanager
async def open_record(path: Path) -> AsyncGenerator[Record]:
    """Open a built record.

    Raises:
        sqlite3.Error: The file is no record, or was changed or replaced while it was opened.
        OSError: There is no file that can be read.
    """
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
    span = await _all(connection, "SELECT min(date_first), max(date_last) FROM events")
    event_days = await _all(connection, _EVENT_DAYS)
    record = Record(
        connection=connection,
        file=file,
        version=meta["version"],
        sources={row.id: row for row in await _rows(connection, SOURCES, "id")},
        holders={row.id: row for row in await _rows(connection, HOLDERS, "id")},
        topics={row.id: row for row in await _rows(connection, TOPICS, "id")},
        strikes={},
        contracts={row.id: row for row in await _rows(connection, CONTRACTS, "start_first, id")},
        subjects={row.id: row for row in await _rows(connection, SUBJECTS, "id")},
        prices={row.period: row for row in await _rows(connection, PRICES, "period")},
        corrections=_by_record(await _rows(connection, CORRECTIONS, "date, number")),
        counts=json.loads(meta["counts"]),
        span=(span[0][0] or "", span[0][1] or ""),
        days=(),
        lexicon=await _lexicon(connection),
        ranks=await _ranks(connection),
    )
    strikes = await record.list_stated(STRIKES, _STRIKES, {})
    ends = [end for strike in strikes for end in (strike.row.start, strike.row.end)]
    days = [date.fromisoformat(row[0]) for row in event_days]
    days += (end.first for end in ends if end is not None and end.is_day)
    by_id = {strike.row.id: strike for strike in strikes}
    return replace(record, strikes=by_id, days=sorted(days))


_EVENT_DAYS = "SELECT date FROM events WHERE length(date) = 10 ORDER BY date"


async def _lexicon(connection: aiosqlite.Connection) -> Lexicon:
    counts = dict(await _all(connection, "SELECT word, records FROM words ORDER BY word"))
    meanings: defaultdict[str, list[str]] = defaultdict(list)
    for alias, meaning in await _all(connection, _WORD_ALIASES):
        meanings[" ".join(words_of(alias))].append(meaning)
    return Lexicon(counts, {alias: tuple(own) for alias, own in meanings.items()})


_WORD_ALIASES = "SELECT alias, meaning FROM aliases WHERE kind = 'word' ORDER BY alias, meaning"


async def _ranks(connection: aiosqlite.Connection) -> Ranks:
    stored = dict(await _all(connection, "SELECT name, bytes FROM ranks ORDER BY name"))
    return Ranks(RANKED_KINDS, stored["kinds"], stored["shares"], stored["lengths"])


_STRIKES = STRIKES.select_stated("ORDER BY strikes.start_first, strikes.id")


def _probe(path: Path) -> None:
    """Find out whether the file is a record before a thread is started for it: where its
    connection fails, aiosqlite lets that thread outlive the event loop.
    """
    with closing(sqlite3.connect(_address(path), uri=True)) as connection:
        if not connection.execute("SELECT 1 FROM meta WHERE name = 'version'").fetchone():
            raise sqlite3.DatabaseError("the file holds no record")


def _address(path: Path) -> str:
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


def _by_record(corrections: Iterable[Correction]) -> dict[str, tuple[Correction, ...]]:
    found: dict[str, tuple[Correction, ...]] = {}
    for correction in corrections:
        found[correction.record] = (*found.get(correction.record, ()), correction)
    return found


async def _rows(connection: aiosqlite.Connection, table: Table[RowT], order: str) -> list[RowT]:
    """A whole table, in an order of its columns."""
    return table.read_all(await _all(connection, table.select(f"ORDER BY {order}")))


async def _all(connection: aiosqlite.Connection, statement: str) -> list[Any]:
    return list(await connection.execute_fetchall(statement))
