"""From checked rows to a SQLite file, built beside the old one and swapped in whole."""

import hashlib
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from bot.domain.origin import Stated, origin_of
from bot.models.base import Row
from bot.models.correction import Correction
from bot.models.event import Event, Strike
from bot.models.quote import Holder, Quote, Statement, Topic
from bot.models.role import Figure, Role
from bot.models.source import Evidence, Source
from bot.store.claimed import insert_claimed
from bot.store.columns import cells
from bot.store.replacing import replacing
from bot.store.seal import is_sealed, seal
from bot.store.statistics import insert_statistics
from bot.store.wording import digits, names_of, searched

FORMAT = "8"
"""Counts changes of what is built from the same rows; part of the fingerprint."""

PRAGMAS = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;"
"""Nobody reads the file before it is swapped in, so a journal would only cost time."""

KINDS: dict[type[Row], str] = {
    Source: "source",
    Topic: "topic",
    Holder: "holder",
    Strike: "strike",
    Role: "role",
    Figure: "figure",
    Quote: "quote",
    Statement: "statement",
    Event: "event",
}
_INSERTS: dict[type[Row], str] = {
    Source: "INSERT INTO sources VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
    Topic: "INSERT INTO topics VALUES (?,?,?)",
    Holder: "INSERT INTO holders VALUES (?,?,?,?,?,?,?)",
    Strike: "INSERT INTO strikes VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    Role: "INSERT INTO roles VALUES (?,?,?,?,?,?,?,?,?,?)",
    Figure: "INSERT INTO figures VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    Quote: "INSERT INTO quotes VALUES (?,?,?,?,?,?,?,?,?,?,?)",
    Statement: "INSERT INTO statements VALUES (?,?,?,?,?,?,?,?,?)",
    Event: "INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?,?)",
}


class Content(Protocol):
    """The rows of a checked data set, by table."""

    def models(self, table: str) -> Iterable[Row]: ...


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


def build(
    content: Content,
    version: str,
    fingerprint: str,
    path: Path,
    package: Mapping[str, bytes] | None = None,
) -> None:
    """Build the record and put it in the place of `path` in one step. `package` are the files that
    the content was read from, by name, to be exported as they are.

    OSError or sqlite3.Error where it cannot be written; `path` is then as it was.
    """
    with replacing(path) as beside:
        with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
            _fill(connection, content, version, stamp(fingerprint))
            _insert_files(connection, package or {})
        seal(beside)


def _fill(connection: sqlite3.Connection, content: Content, version: str, mark: str) -> None:
    connection.executescript(PRAGMAS + schema())
    connection.execute("BEGIN")
    evidence = [row for row in content.models("evidence") if isinstance(row, Evidence)]
    weights = _weights(content, evidence)
    roles = {row.id: row.title for row in content.models("roles") if isinstance(row, Role)}
    for model, kind in KINDS.items():
        filling = _Filling(kind, _INSERTS[model], weights, roles)
        _insert_records(connection, content.models(f"{kind}s"), filling)
    insert_statistics(connection, content.models)
    _insert_corrections(connection, content.models("corrections"))
    sources = {row.id: row for row in content.models("sources") if isinstance(row, Source)}
    _insert_evidence(connection, evidence, sources)
    connection.execute(_INSERT_STATED)
    insert_claimed(connection, content, evidence)
    _insert_parties(connection, content)
    meta = [("stamp", mark), ("version", version)]
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta)
    connection.execute("COMMIT")
    connection.executescript("PRAGMA optimize; ANALYZE;")


def _insert_files(connection: sqlite3.Connection, package: Mapping[str, bytes]) -> None:
    connection.executemany(
        "INSERT INTO files VALUES (?, ?)",
        [(name, zlib.compress(content)) for name, content in package.items()],
    )


def _weights(content: Content, evidence: Iterable[Evidence]) -> Counter[str]:
    """How well attested each record is; a role is as well attested as its figures together."""
    roles = {row.id: row.role for row in content.models("figures") if isinstance(row, Figure)}
    weights: Counter[str] = Counter()
    for row in evidence:
        weights.update((row.record, row.source))
        if row.record in roles:
            weights[roles[row.record]] += 1
    return weights


@dataclass(frozen=True, slots=True)
class _Filling:
    """What is needed to store the rows of one table."""

    kind: str
    insert: str
    weights: Counter[str]
    roles: dict[str, str]


def _insert_records(connection: sqlite3.Connection, rows: Iterable[Row], filling: _Filling) -> None:
    for row in rows:
        columns = cells(row)
        identifier = columns[0]
        title, body = searched(row, filling.roles)
        number = connection.execute(
            "INSERT INTO records VALUES (?, ?, ?, ?)",
            (identifier, filling.kind, title, filling.weights[str(identifier)]),
        ).lastrowid
        connection.execute(filling.insert, columns)
        connection.executemany(
            "INSERT OR IGNORE INTO names VALUES (?, ?)",
            [(identifier, name) for name in names_of(row)],
        )
        connection.execute(
            "INSERT INTO search (rowid, record, kind, title, body, digits) VALUES (?,?,?,?,?,?)",
            (number, identifier, filling.kind, title, body, digits(row)),
        )


def _insert_corrections(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    connection.executemany(
        "INSERT INTO corrections VALUES (NULL,?,?,?,?,?,?)",
        (
            (row.date.isoformat(), row.record, row.field, row.was, row.now, row.why)
            for row in rows
            if isinstance(row, Correction)
        ),
    )


def _insert_evidence(
    connection: sqlite3.Connection, evidence: list[Evidence], sources: dict[str, Source]
) -> None:
    stated: Stated = {(row.record, row.source): row for row in evidence}
    connection.executemany(
        "INSERT INTO evidence VALUES (NULL,?,?,?,?,?,?,?,?,?,?)",
        (
            (
                row.record,
                row.source,
                row.via,
                origin_of(row.record, row.source, sources, stated),
                row.excerpt,
                row.doc,
                row.start,
                row.end,
                row.says,
                int(row.differs),
            )
            for row in evidence
        ),
    )


_INSERT_STATED = """
INSERT INTO stated
SELECT record, json_group_array(
    json_array(source, origin, excerpt, doc, start, finish, says, differs)
)
FROM (SELECT * FROM evidence ORDER BY record, number)
GROUP BY record
"""


def _insert_parties(connection: sqlite3.Connection, content: Content) -> None:
    holders = [row for row in content.models("holders") if isinstance(row, Holder)]
    connection.executemany(
        "INSERT OR IGNORE INTO parties VALUES (?, ?)", set(_parties(content, holders))
    )


def _parties(content: Content, known: Iterable[Holder]) -> Iterator[tuple[str, str]]:
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
