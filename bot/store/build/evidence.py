"""The evidence is stored: who states what, on whose word, in which words."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from bot.domain.evidence.origins import origin_of
from bot.models.base import Row
from bot.models.source import Evidence, Source
from bot.store.build.claim_index import excerpt_shingles, told
from bot.store.build.content import Content
from bot.store.build.insert import in_parts

_EVIDENCE = "INSERT INTO evidence VALUES (?,?,?,?,?,?,?,?,?,?,?)"
_SHINGLE = "INSERT OR IGNORE INTO shingles VALUES (?,?,?)"


def insert_evidence(
    connection: sqlite3.Connection, content: Content, telling: set[str]
) -> Iterator[tuple[object, ...]]:
    """Fill `evidence`, `stated` and `shingles`; gives the numbers that the evidence of the records
    `telling` tells in words.
    """
    number = 1
    for rows in in_parts(content.models("evidence")):
        part = [row for row in rows if isinstance(row, Evidence)]
        numbered = list(enumerate(part, start=number))
        number += len(part)
        connection.executemany(_EVIDENCE, [_cells(n, row) for n, row in numbered])
        connection.executemany(
            _SHINGLE, [one for n, row in numbered for one in excerpt_shingles(n, row)]
        )
        for row in part:
            if row.record in telling:
                text = f"{row.excerpt or ''} {row.says or ''}"
                yield from told(row.record, row.source, text)
    _set_origins(connection, content.models("sources"))
    connection.execute(_STATE)


def _cells(number: int, row: Evidence) -> tuple[object, ...]:
    """The columns of a row; as its origin the source itself, which most are."""
    return (
        number,
        row.record,
        row.source,
        row.via,
        row.source,
        row.excerpt,
        row.doc,
        row.start,
        row.end,
        row.says,
        int(row.differs),
    )


def _set_origins(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Follow the chains of the records that have one."""
    sources = {row.id: row for row in rows if isinstance(row, Source)}
    changed: list[tuple[str, int]] = []
    found = connection.execute(_CHAINED)
    for _, group in groupby(found, key=itemgetter(0)):
        words = list(group)
        vias = {source: via for _, _, source, via in words}
        for _, number, source, _ in words:
            origin = origin_of(source, sources, vias)
            if origin != source:
                changed.append((origin, number))
    for part in in_parts(changed):
        connection.executemany("UPDATE evidence SET origin = ? WHERE number = ?", part)


_CHAINED = """
WITH chained (record) AS (
    SELECT evidence.record FROM evidence JOIN sources ON sources.id = evidence.source
    WHERE coalesce(evidence.via, sources.repeats, '-') <> '-'
)
SELECT record, number, source, via FROM evidence WHERE record IN chained ORDER BY record, number
"""
_STATE = """
INSERT INTO stated
SELECT record, json_group_array(
    json_array(source, origin, excerpt, doc, start, finish, says, differs)
)
FROM (SELECT * FROM evidence ORDER BY record, number)
GROUP BY record
"""
