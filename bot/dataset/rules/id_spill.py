"""What all tables have under one id, gathered on disk: there may be more of it than memory."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from bot.dataset.csv_rows import Placed
from bot.dataset.tables import MODELS
from bot.models.base import Named, Row
from bot.models.source import Evidence

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16384;
CREATE TABLE met (id TEXT, place INTEGER, line INTEGER, source TEXT, via TEXT, differs INTEGER);
"""
_INSERT = "INSERT INTO met VALUES (?, ?, ?, ?, ?, ?)"
_PLACES = {table: number for number, table in enumerate(MODELS)}
_TABLES = tuple(MODELS)


class Owner(NamedTuple):
    """A record that has the id."""

    table: str
    line: int


class EvidenceRow(NamedTuple):
    """A row of evidence for it."""

    line: int
    source: str
    via: str | None
    differs: bool


class SameId(NamedTuple):
    """What all tables have under one id.

    Attributes:
        owners: The records that have it, in the order of the tables.
        evidence: The rows of evidence for it, in their order.
    """

    identifier: str
    owners: list[Owner]
    evidence: list[EvidenceRow]


class IdSpill:
    """Ids and evidence are put in, in any order, and come out by id."""

    def __init__(self) -> None:
        # Without a name the file is SQLite's own, and gone when it is closed.
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.executescript(_SCHEMA)

    def close(self) -> None:
        self._connection.close()

    def add(self, rows: Iterable[Placed[Row]]) -> None:
        self._connection.execute("BEGIN")
        self._connection.executemany(_INSERT, _cells(rows))
        self._connection.execute("COMMIT")

    def drop_table(self, table: str) -> None:
        self._connection.execute("DELETE FROM met WHERE place = ?", (_PLACES[table],))

    def by_id(self) -> Iterator[SameId]:
        found = self._connection.execute("SELECT * FROM met ORDER BY id, place, line")
        for identifier, rows in groupby(found, key=itemgetter(0)):
            same = SameId(identifier, [], [])
            for _, place, line, source, via, differs in rows:
                if _TABLES[place] == "evidence":
                    same.evidence.append(EvidenceRow(line, source, via, bool(differs)))
                else:
                    same.owners.append(Owner(_TABLES[place], line))
            yield same


def _cells(rows: Iterable[Placed[Row]]) -> Iterator[tuple[object, ...]]:
    for placed in rows:
        row, place = placed.row, _PLACES[placed.table]
        if isinstance(row, Evidence):
            yield (row.record, place, placed.line, row.source, row.via, row.differs)
        elif isinstance(row, Named):
            yield (row.id, place, placed.line, None, None, None)
