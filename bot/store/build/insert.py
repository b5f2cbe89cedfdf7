"""The rows of the data set are stored. What can be cited is stored with its names and the words
that it is found by.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, TypeVar

from bot.domain.evidence.agreement import origin_of
from bot.models.base import Row
from bot.models.quote import Holder
from bot.models.role import Figure, Role
from bot.models.source import Evidence, Source, SourceQuality
from bot.models.statistics import Occupation
from bot.store.build.search_index import SearchIndex, SearchText
from bot.store.build.search_text import names_of, texts_of
from bot.store.build.stoppages import insert_stoppages
from bot.store.build.terms import insert_bargaining
from bot.store.claim_index import (
    INSERT_NUMBER,
    Shingle,
    StoredNumber,
    excerpt_shingles,
    figure_numbers,
    numbers_in,
)
from bot.store.tables import (
    ALIASES,
    ATTESTED,
    CITED,
    CORRECTIONS,
    EVIDENCE,
    OCCUPATIONS,
    PRICES,
    SITES,
    Content,
    Table,
    insert_into,
    select,
)

_AT_ONCE = 1000
_T = TypeVar("_T")


def in_parts(rows: Iterable[_T]) -> Iterator[list[_T]]:
    """The rows in lists that are small beside the memory, and large beside a call of SQLite."""
    waiting = iter(rows)
    while part := list(islice(waiting, _AT_ONCE)):
        yield part


def insert_rows(connection: sqlite3.Connection, content: Content, index: SearchIndex) -> None:
    """Fill the tables of the data package but `evidence`, and `records`, `names`, `search`."""
    labels: dict[str, str] = {}
    for table in CITED:
        for part in in_parts(content.models(table.name)):
            labels.update((row.id, row.title) for row in part if isinstance(row, Role))
            labels.update(_speakers(part))
            index.insert(_texts(part, table.kind, labels))
            _insert(connection, table, part)
            figures = [row for row in part if isinstance(row, Figure)]
            numbers = [one for row in figures for one in figure_numbers(row)]
            connection.executemany(INSERT_NUMBER, numbers)
    insert_bargaining(connection, content, index)
    _insert_occupations(connection, content, index)
    insert_stoppages(connection, content, index)
    for table in (PRICES, CORRECTIONS, ALIASES, SITES):
        _insert(connection, table, content.models(table.name))


def _insert(connection: sqlite3.Connection, table: Table[Any], rows: Iterable[Row]) -> None:
    connection.executemany(table.insert, (table.cells(row) for row in rows))


def _speakers(rows: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The names of holders; that of an article tells what it is about, not who speaks."""
    for row in rows:
        if isinstance(row, Holder) and row.kind != "article":
            yield row.id, row.name


def _texts(rows: list[Any], kind: str, labels: Mapping[str, str]) -> list[SearchText]:
    return [SearchText(row.id, kind, *texts_of(row, labels), names_of(row)) for row in rows]


def _insert_occupations(
    connection: sqlite3.Connection, content: Content, index: SearchIndex
) -> None:
    """An occupation is one record over all its years, under the title of the last one."""
    rows = [row for row in content.models("occupations") if isinstance(row, Occupation)]
    titles = {row.soc: row.title for row in sorted(rows, key=lambda row: row.year)}
    short = Counter(map(_shorter, titles.values()))
    index.insert([_occupation_text(soc, title, short) for soc, title in titles.items()])
    _insert(connection, OCCUPATIONS, rows)


def _occupation_text(soc: str, title: str, short: Counter[str]) -> SearchText:
    """`short` counts the titles that are cut to each: what several are cut to is no name."""
    called = dict.fromkeys((soc, title, f"BLS {title}", _shorter(title)))
    names = [name for name in called if name == title or short[name] < 2]
    body, more = f"BLS occupation {soc}", soc.replace("-", "")
    return SearchText(soc, "occupation", title, body, more, names)


def _shorter(title: str) -> str:
    """'Camera Operators' of 'Camera Operators, Television, Video, and Film'."""
    first, _, others = title.partition(", ")
    plain = others.startswith("All Other") or (" " not in first and not others.startswith("Except"))
    return title if plain else first


def weigh(connection: sqlite3.Connection) -> None:
    """Count how well attested each record is, once the evidence is stored."""
    weighed = (_WEIGH_SOURCES, _WEIGH_RECORDS, _WEIGH_ROLES, _WEIGH_SPEAKERS, _WEIGH_BARGAINED)
    for statement in weighed:
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

_WEIGH_SPEAKERS = """
UPDATE records SET weight = (
    SELECT count(*) FROM quotes WHERE records.id IN (quotes.holder, quotes.topic)
) + (
    SELECT count(*) FROM statements WHERE records.id IN (statements.holder, statements.topic)
)
WHERE kind IN ('holder', 'topic')
"""
_WEIGH_BARGAINED = """
UPDATE records SET weight = (
    SELECT coalesce(sum(json_array_length(stated.words)), 0)
    FROM terms JOIN stated ON stated.record = terms.id JOIN subjects ON subjects.id = terms.subject
    WHERE records.id IN (terms.contract, terms.subject, subjects.in_group)
)
WHERE kind IN ('contract', 'subject')
"""


_EVIDENCE = insert_into("evidence", ("number", "origin", *EVIDENCE.names))
_SHINGLE = insert_into("shingles", Shingle._fields, instead="INSERT OR IGNORE")


def insert_evidence(
    connection: sqlite3.Connection, content: Content, telling: set[str]
) -> Iterator[StoredNumber]:
    """Fill `evidence`, `stated`, `shingles`; gives the numbers that evidence of `telling` tells."""
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
    WHERE coalesce(evidence.via, sources.repeats, '-') NOT IN ('-', '?')
)
SELECT record, number, source, via FROM evidence WHERE record IN chained ORDER BY record, number
"""
_WORDS = f"json_group_array(json_array({', '.join(ATTESTED)}))"
_RANKS = " ".join(f"WHEN '{one.name}' THEN {one.value}" for one in SourceQuality)
_BEST_FIRST = select(
    ("evidence.*",),
    "FROM evidence JOIN sources ON sources.id = evidence.source "
    f"ORDER BY record, CASE standing {_RANKS} END, excerpt IS NULL, source, number",
)
_GATHERED = select(("record", _WORDS), f"FROM ({_BEST_FIRST}) AS evidence GROUP BY record")
_STATE = f"INSERT INTO stated {_GATHERED}"
