"""From checked rows to a SQLite file, built beside the old one and swapped in whole."""

import json
import sqlite3
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import IO

from bot.models.event import Event, Strike
from bot.models.quote import Holder
from bot.store.build.insert import insert_evidence, insert_rows, weigh
from bot.store.build.search_index import SearchIndex
from bot.store.claim_index import INSERT_NUMBER, telling_ids, told_numbers
from bot.store.record_file import replacing, schema, seal, stamp
from bot.store.tables import Content, insert_into

PRAGMAS = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA foreign_keys = ON;
PRAGMA cache_size = -32768;
"""
"""Nobody reads the file before it is swapped in, so a journal would only cost time. The cache, of
32 MB, keeps pages of the indexes that rows come to in no order.
"""

_PART = 1 << 20


def build(
    content: Content,
    version: str,
    fingerprint: str,
    path: Path,
    package: Mapping[str, Path] | None = None,
) -> None:
    """Build the record and put it in the place of `path` in one step. `package` are the files that
    the content was read from, by name, to be exported as they are.

    Raises:
        OSError: It cannot be written; `path` is as it was.
        sqlite3.Error: The same, where SQLite meets it.
    """
    with replacing(path) as beside:
        with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
            _fill(connection, content, version, stamp(fingerprint))
            _insert_files(connection, package or {})
        seal(beside)


def _fill(connection: sqlite3.Connection, content: Content, version: str, mark: str) -> None:
    connection.executescript(PRAGMAS + schema())
    connection.execute("BEGIN")
    index = SearchIndex(connection, content)
    insert_rows(connection, content, index)
    attested = insert_evidence(connection, content, telling_ids(content))
    connection.executemany(INSERT_NUMBER, dict.fromkeys([*attested, *told_numbers(content)]))
    weigh(connection)
    index.finish()
    holders = [row for row in content.models("holders") if isinstance(row, Holder)]
    connection.executemany(_PARTY, set(_parties(content, holders)))
    counts = json.dumps(dict(connection.execute(_COUNTS).fetchall()))
    meta = [("stamp", mark), ("version", version), ("counts", counts)]
    connection.executemany(insert_into("meta", ("name", "value")), meta)
    connection.execute("COMMIT")
    connection.executescript("PRAGMA optimize; ANALYZE;")


_PARTY = insert_into("parties", ("holder", "record"), instead="INSERT OR IGNORE")
_COUNTS = "SELECT kind, count(*) FROM records GROUP BY kind ORDER BY kind"


def _insert_files(connection: sqlite3.Connection, package: Mapping[str, Path]) -> None:
    """Store the files compressed, a part at a time: they may be larger than memory."""
    for name, path in package.items():
        with tempfile.TemporaryFile() as packed:
            _compress(path, packed)
            size = packed.tell()
            packed.seek(0)
            row = connection.execute("INSERT INTO files VALUES (?, zeroblob(?))", (name, size))
            with connection.blobopen("files", "content", row.lastrowid or 0) as blob:
                while part := packed.read(_PART):
                    blob.write(part)


def _compress(path: Path, packed: IO[bytes]) -> None:
    packing = zlib.compressobj()
    with path.open("rb") as file:
        while part := file.read(_PART):
            packed.write(packing.compress(part))
    packed.write(packing.flush())


def _parties(content: Content, known: Iterable[Holder]) -> Iterator[tuple[str, str]]:
    """The ids of holders, each with that of an event or strike it is a party to or named in."""
    holders = {name: row.id for row in known for name in (row.name, *row.aliases)}
    people = {row.name: row.id for row in known if row.kind == "person"}
    for row in content.models("events"):
        if isinstance(row, Event):
            yield from ((holders[name], row.id) for name in row.parties)
            told = f"{row.title} {row.what}"
            yield from ((one, row.id) for name, one in people.items() if name in told)
    for row in content.models("strikes"):
        if isinstance(row, Strike):
            yield from ((holders[name], row.id) for name in row.union)
