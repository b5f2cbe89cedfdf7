"""The rules on what all tables have under one id: it is one record, and who states what of it."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from bot.dataset.csv_rows import Placed
from bot.dataset.rules.rows import References
from bot.dataset.tables import MODELS
from bot.domain.evidence.agreement import OriginCycleError, origin_of
from bot.errors import Fault
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
    """What all tables have under one id: records, in the order of the tables, and evidence."""

    identifier: str
    owners: list[Owner]
    evidence: list[EvidenceRow]


class IdSpill:
    """Ids and evidence are put in, in any order, and come out by id. They are kept on disk: there
    may be more of them than memory.
    """

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


_ATTESTED = ("figures", "quotes", "statements", "events", "strikes", "terms")
_CITABLE = (*_ATTESTED, "roles")


def record_faults(gathered: Iterable[SameId], known: References) -> Iterator[Fault]:
    """What is wrong with ids and with their evidence."""
    whole = all(known.counts[table] for table in _CITABLE)
    for same in gathered:
        yield from _unique(same)
        if same.evidence:
            if whole:
                yield from _evidence_records(same, known)
            yield from _one_via(same.evidence)
            yield from _ending_chains(same.evidence, known)
        if known.counts["evidence"] and all(row.differs for row in same.evidence):
            yield from _attested(same, known)


def _unique(same: SameId) -> Iterator[Fault]:
    """An id names one record, over all tables together."""
    for owner in same.owners[1:]:
        first = same.owners[0]
        expected = f"an id of its own ({first.table}.csv:{first.line} has it)"
        yield Fault(f"{owner.table}.csv", owner.line, "id", "is taken", same.identifier, expected)


def _evidence_records(same: SameId, known: References) -> Iterator[Fault]:
    """Evidence is for a record that can be cited."""
    if any(owner.table in _CITABLE for owner in same.owners):
        return
    if any(known.tables.is_refused(table, same.identifier) for table in _CITABLE):
        return
    expected = "the id of a figure, quote, statement, event, strike, term or role"
    for row in same.evidence:
        what = "refers to nothing"
        yield Fault("evidence.csv", row.line, "record", what, same.identifier, expected)


def _attested(same: SameId, known: References) -> Iterator[Fault]:
    """Every figure, quote, statement, event, strike and term has a source that does state it."""
    if known.tables.is_refused("evidence", same.identifier):
        return
    what, expected = "has no evidence", "at least one row of evidence.csv that does not differ"
    for table, line in same.owners:
        if table in _ATTESTED:
            yield Fault(f"{table}.csv", line, "id", what, same.identifier, expected)


def _one_via(evidence: Sequence[EvidenceRow]) -> Iterator[Fault]:
    """All rows of one source for one record give one `via`."""
    first: dict[str, EvidenceRow] = {}
    for row in evidence:
        earlier = first.setdefault(row.source, row)
        if earlier.via != row.via:
            what = "differs within one source"
            expected = f"{earlier.via or 'nothing'!r}, as in row {earlier.line}"
            yield Fault("evidence.csv", row.line, "via", what, row.via or "", expected)


def _ending_chains(evidence: Sequence[EvidenceRow], known: References) -> Iterator[Fault]:
    """The chain from a source to the origin of a fact has an end."""
    vias = {row.source: row.via for row in evidence}
    for row in evidence:
        try:
            origin_of(row.source, known.sources, vias)
        except OriginCycleError:
            what, expected = "goes round in a circle", "a chain of sources that ends"
            yield Fault("evidence.csv", row.line, "via", what, row.source, expected)
        except KeyError:
            continue  # a source that is not on record: `references` has named it


def quoted_words(known: References) -> Iterator[Fault]:
    """A quote's words are an excerpt, in the same words, of the article it is from."""
    for placed in known.tables.quotes if known.counts["evidence"] else ():
        quote = placed.row
        if quote.source not in known.sources or known.tables.is_refused("evidence", quote.id):
            continue  # named already
        if (quote.source, quote.text) not in known.excerpts[quote.id]:
            expected = f"an excerpt of {quote.source} in evidence.csv with the same words"
            yield placed.fault("text", "is not attested word for word", quote.text, expected)
