"""What a claim is looked up by is made ready: every number of the record, and its exact words."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Protocol

from bot.domain.claim import Kind, Said, apart
from bot.domain.interval import Interval
from bot.domain.numerals import numerals
from bot.domain.said_dates import said_dates
from bot.domain.stretches import Stretch
from bot.domain.verbatim import shingles
from bot.models.base import Row
from bot.models.event import Event, Strike
from bot.models.measure import Measure
from bot.models.quote import Quote, Statement
from bot.models.role import Figure
from bot.models.source import Evidence
from bot.store.columns import THOUSANDTHS

_Number = tuple[str, str, int | None, int | None, str, str, str, str]
_TELLING = ("events", "statements", "quotes", "strikes")
_COUNTED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.MULTIPLE, Kind.COUNT, Kind.DURATION})


LARGEST = 10**15
"""Numbers from here on are not looked up: their thousandths would not fit."""


class Content(Protocol):
    """The rows of a checked data set, by table."""

    def models(self, table: str) -> Iterable[Row]: ...


def insert_claimed(
    connection: sqlite3.Connection, content: Content, evidence: Sequence[Evidence]
) -> None:
    """Fill `numbers` and `shingles`; the evidence is stored already, numbered in its order."""
    connection.executemany(
        "INSERT INTO numbers VALUES (?,?,?,?,?,?,?,?)", set(_numbers(content, evidence))
    )
    connection.executemany("INSERT OR IGNORE INTO shingles VALUES (?,?,?)", _shingles(evidence))


def _shingles(evidence: Sequence[Evidence]) -> Iterator[tuple[str, int, int]]:
    for number, row in enumerate(evidence, start=1):
        for place, three in enumerate(shingles(row.excerpt or "")):
            yield (three, number, place)


def _numbers(content: Content, evidence: Sequence[Evidence]) -> Iterator[_Number]:
    for row in content.models("figures"):
        if isinstance(row, Figure):
            yield from _of_figure(row)
    telling: set[str] = set()
    for table in _TELLING:
        for row in content.models(table):
            identifier, text = _text(row)
            telling.add(identifier)
            yield from _told(identifier, "", text)
    for row in evidence:
        if row.record in telling:
            yield from _told(row.record, row.source, f"{row.excerpt or ''} {row.says or ''}")


def _of_figure(figure: Figure) -> Iterator[_Number]:
    if figure.share is not None:
        share = _thousandths(abs(Fraction(figure.share)))
        yield (figure.id, Kind.PERCENT, share, share, "", "", "", "")
    if figure.has_amount or figure.measure is Measure.RATIO:
        kind = Kind.MONEY if figure.has_amount else Kind.MULTIPLE
        yield _number(figure.id, kind, Interval.of(figure))


def _number(record: str, kind: str, of: Interval, *told: str) -> _Number:
    """A row of the table; `told` are the unit, the source and the words, '' where there is none."""
    strict = ("l" if of.low_strict else "") + ("h" if of.high_strict else "")
    low, high = (None if end is None else _thousandths(end) for end in (of.low, of.high))
    unit, source, words = (*told, "", "", "")[:3]
    return (record, kind, low, high, strict, unit, source, words)


def _thousandths(value: Fraction) -> int:
    return round(value * THOUSANDTHS)


def _text(row: Row) -> tuple[str, str]:
    match row:
        case Event():
            return row.id, f"{row.title}. {row.what}"
        case Statement():
            return row.id, row.says
        case Quote():
            return row.id, row.text
        case Strike():
            return row.id, ""
        case _:
            raise TypeError(type(row).__name__)


def _told(record: str, source: str, text: str) -> Iterator[_Number]:
    for said in apart([*said_dates(text), *numerals(text)]):
        if said.kind in _COUNTED and _fits(said):
            part = next(one for one in _parts(text) if one.start <= said.start < one.end)
            told = part.of(text).strip()
            yield _number(record, said.kind, said.interval, said.unit, source, told)


_PART_END = re.compile(r"[,;.](?=\s|$)")


def _parts(text: str) -> Iterator[Stretch]:
    """The parts of a text between its commas and stops: each tells what its own numbers are."""
    start = 0
    for found in _PART_END.finditer(text):
        yield Stretch(start, found.end())
        start = found.end()
    yield Stretch(start, len(text) + 1)


def _fits(said: Said) -> bool:
    """Whether SQLite can hold it."""
    return said.high < LARGEST
