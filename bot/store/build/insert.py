"""Everything that can be cited is stored: its row, its names, and the words that it is found by."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from bot.models.base import Row
from bot.models.event import Event, Strike
from bot.models.quote import Holder, Quote, Statement, Topic
from bot.models.role import Figure, Role
from bot.models.source import Source
from bot.store.build.claim_index import figure_numbers
from bot.store.build.content import Content
from bot.store.build.search_text import digits, names_of, searched
from bot.store.columns import cells
from bot.store.kinds import KINDS

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
_RECORD = "INSERT INTO records (rowid, id, kind, title, weight) VALUES (?,?,?,?,0)"
_NAME = "INSERT OR IGNORE INTO names VALUES (?, ?)"
_SEARCH = "INSERT INTO search (rowid, record, kind, title, body, digits) VALUES (?,?,?,?,?,?)"
NUMBER = "INSERT INTO numbers VALUES (?,?,?,?,?,?,?,?)"

_AT_ONCE = 1000
_T = TypeVar("_T")


def in_parts(rows: Iterable[_T]) -> Iterator[list[_T]]:
    """The rows in lists that are small beside the memory, and large beside a call of SQLite."""
    waiting = iter(rows)
    while part := list(islice(waiting, _AT_ONCE)):
        yield part


def insert_records(connection: sqlite3.Connection, content: Content) -> None:
    """Fill `records`, the tables of each kind, `names`, `search` and the numbers of figures."""
    titles: dict[str, str] = {}
    number = 1
    for model, kind in KINDS.items():
        for part in in_parts(content.models(f"{kind}s")):
            titles.update((row.id, row.title) for row in part if isinstance(row, Role))
            _insert(connection, model, list(enumerate(part, start=number)), titles)
            number += len(part)


def _insert(
    connection: sqlite3.Connection,
    model: type[Row],
    numbered: list[tuple[int, Row]],
    titles: dict[str, str],
) -> None:
    """Store rows of one kind with their numbers; `titles` are those of the roles."""
    kind = KINDS[model]
    stored = [cells(row) for _, row in numbered]
    texts = [searched(row, titles) for _, row in numbered]
    connection.executemany(
        _RECORD,
        [
            (n, own[0], kind, text[0])
            for (n, _), own, text in zip(numbered, stored, texts, strict=True)
        ],
    )
    connection.executemany(_INSERTS[model], stored)
    connection.executemany(
        _NAME,
        [
            (own[0], name)
            for (_, row), own in zip(numbered, stored, strict=True)
            for name in names_of(row)
        ],
    )
    connection.executemany(
        _SEARCH,
        [
            (n, own[0], kind, *text, digits(row))
            for (n, row), own, text in zip(numbered, stored, texts, strict=True)
        ],
    )
    figures = [row for _, row in numbered if isinstance(row, Figure)]
    connection.executemany(NUMBER, [one for row in figures for one in figure_numbers(row)])


def weigh(connection: sqlite3.Connection) -> None:
    """Count how well attested each record is, once the evidence is stored."""
    for statement in (_WEIGH_SOURCES, _WEIGH_RECORDS, _WEIGH_ROLES):
        connection.execute(statement)


_WEIGH_SOURCES = """
UPDATE records SET weight = (SELECT count(*) FROM evidence WHERE source = records.id)
WHERE kind = 'source'
"""
_WEIGH_RECORDS = """
UPDATE records SET weight = json_array_length(stated.words)
FROM stated WHERE stated.record = records.id
"""
_WEIGH_ROLES = """
UPDATE records SET weight = weight + (
    SELECT coalesce(sum(json_array_length(stated.words)), 0)
    FROM figures JOIN stated ON stated.record = figures.id WHERE figures.role = records.id
)
WHERE kind = 'role'
"""
