"""What a claim is looked up by is made ready: every number of the record, and its exact words."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from bot.domain.claims.text.numbers import find_numbers
from bot.domain.claims.text.quotations import shingles
from bot.domain.claims.text.spans import TextSpan
from bot.domain.claims.text.statements import Kind
from bot.domain.pay.interval import Interval
from bot.models.base import Named
from bot.models.contract import ContractTerm
from bot.models.event import Event
from bot.models.measure import Measure
from bot.models.quote import Quote, Statement
from bot.models.role import Figure
from bot.models.source import Evidence
from bot.store.tables import THOUSANDTHS, Cells, Content, insert_into

LARGEST = 10**15
"""Numbers from here on are not looked up: SQLite could not hold their thousandths."""


class StoredNumber(NamedTuple):
    """A number that a record states or tells, from `low` to `high` in thousandths; None where
    nothing bounds it. `strict` has 'l' where `low` itself is excluded, 'h' where `high` is.
    `source` is the one whose words tell it, '' for the record's own, `told` those words, '' for a
    pay figure.
    """

    record: str
    kind: Kind
    low: int | None
    high: int | None
    strict: str = ""
    unit: str = ""
    source: str = ""
    told: str = ""

    @classmethod
    def of(cls, record: str, kind: Kind, interval: Interval, *words: str) -> "StoredNumber":
        """`words` are the unit, the source and what is told, as far as there are any."""
        strict = ("l" if interval.low_strict else "") + ("h" if interval.high_strict else "")
        low, high = thousandths(interval.low), thousandths(interval.high)
        return cls(record, kind, low, high, strict, *words)

    @classmethod
    def read(cls, cells: Cells) -> "StoredNumber":
        """From the columns of its table."""
        record, kind, *rest = cells
        return cls(record, Kind(kind), *rest)

    @property
    def interval(self) -> Interval:
        low, high = (
            None if end is None else Fraction(end, THOUSANDTHS) for end in (self.low, self.high)
        )
        return Interval(low, high, low_strict="l" in self.strict, high_strict="h" in self.strict)


def thousandths(value: Fraction | None) -> int | None:
    return None if value is None else round(value * THOUSANDTHS)


NUMBER_COLUMNS = tuple(f"numbers.{name}" for name in StoredNumber._fields)
INSERT_NUMBER = insert_into("numbers", StoredNumber._fields)


_TELLING = ("events", "statements", "quotes", "strikes", "terms")
_COUNTED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.MULTIPLE, Kind.COUNT, Kind.DURATION})


def telling_ids(content: Content) -> set[str]:
    """The records that tell numbers in words."""
    return {row.id for row in _telling(content)}


def told_numbers(content: Content) -> Iterator[StoredNumber]:
    """The numbers that records tell in their own words."""
    for row in _telling(content):
        yield from numbers_in(_text(row), row.id)


def _telling(content: Content) -> Iterator[Named]:
    rows = (row for table in _TELLING for row in content.models(table))
    return (row for row in rows if isinstance(row, Named))


class Shingle(NamedTuple):
    """Three words in a row of the excerpt of a row of evidence, and how many come before them."""

    words: str
    evidence: int
    place: int


def excerpt_shingles(number: int, row: Evidence) -> Iterator[Shingle]:
    """Every three words in a row of an excerpt; `number` is that of its row of evidence."""
    for place, words in enumerate(shingles(row.excerpt or "")):
        yield Shingle(words, number, place)


def figure_numbers(figure: Figure) -> Iterator[StoredNumber]:
    """The share, amounts or multiple that a figure states."""
    if figure.share is not None:
        share = abs(Fraction(figure.share))
        yield StoredNumber.of(figure.id, Kind.PERCENT, Interval(share, share))
    if figure.has_amount or figure.measure is Measure.RATIO:
        kind = Kind.MONEY if figure.has_amount else Kind.MULTIPLE
        yield StoredNumber.of(figure.id, kind, Interval.of(figure))


def _text(row: Named) -> str:
    match row:
        case Event():
            return f"{row.title}. {row.what}"
        case Statement() | ContractTerm():
            return row.says
        case Quote():
            return row.text
        case _:
            return ""


def numbers_in(text: str, record: str, source: str = "") -> Iterator[StoredNumber]:
    """The numbers that a text tells for a record; without a source it is the record's own."""
    for said in find_numbers(text):
        if said.kind in _COUNTED and said.high < LARGEST:
            part = next(one for one in _parts(text) if one.start <= said.start < one.end)
            words = part.of(text).strip()
            yield StoredNumber.of(record, said.kind, said.interval, said.unit, source, words)


_PART_END = re.compile(r"[,;.](?=\s|$)")


def _parts(text: str) -> Iterator[TextSpan]:
    """The parts of a text between its commas and stops: each tells what its own numbers are."""
    start = 0
    for found in _PART_END.finditer(text):
        yield TextSpan(start, found.end())
        start = found.end()
    yield TextSpan(start, len(text) + 1)
