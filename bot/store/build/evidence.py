"""The evidence is stored: who states what, on whose word, in which words."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from bot.domain.evidence.origins import origin_of
from bot.models.base import Row
from bot.models.source import Evidence, Source
from bot.store.build.claim_index import Shingle, excerpt_shingles, numbers_in
from bot.store.build.insert import in_parts
from bot.store.numbers import StoredNumber
from bot.store.tables import ATTESTED, EVIDENCE, Content, insert_into, select

_EVIDENCE = insert_into("evidence", ("number", "origin", *EVIDENCE.names))
_SHINGLE = insert_into("shingles", Shingle._fields, instead="INSERT OR IGNORE")


def insert_evidence(
    connection: sqlite3.Connection, content: Content, telling: set[str]
) -> Iterator[StoredNumber]:
    """Fill `evidence`, `stated` and `shingles`; gives the numbers that the evidence of the records
    `telling` tells in words.
    """
    number = 1
    for rows in in_parts(content.models("evidence")):
        part = [row for row in rows if isinstance(row, Evidence)]
        numbered = list(enumerate(part, start=number))
        number += len(part)
        # Its origin is the source itself for most; `_set_origins` follows the others' chains.
        cells = [(n, row.source, *EVIDENCE.cells(row)) for n, row in numbered]
        connection.executemany(_EVIDENCE, cells)
        connection.executemany(
            _SHINGLE, [one for n, row in numbered for one in excerpt_shingles(n, row)]
        )
        for row in part:
            if row.record in telling:
                text = f"{row.excerpt or ''} {row.says or ''}"
                yield from numbers_in(text, row.record, row.source)
    _set_origins(connection, content.models("sources"))
    connection.execute(_STATE)


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
_WORDS = f"json_group_array(json_array({', '.join(ATTESTED)}))"
_GATHERED = select(
    ("record", _WORDS),
    "FROM (SELECT * FROM evidence ORDER BY record, number) AS evidence GROUP BY record",
)
_STATE = f"INSERT INTO stated {_GATHERED}"
