"""What a claim is looked up by is made ready: every number of the record, and its exact words."""

import re
from collections.abc import Iterator
from fractions import Fraction

from bot.domain.claims.text.dates import said_dates
from bot.domain.claims.text.numbers import numerals
from bot.domain.claims.text.quotations import shingles
from bot.domain.claims.text.spans import TextSpan
from bot.domain.claims.text.statements import Assertion, Kind, apart
from bot.domain.pay.interval import Interval
from bot.models.base import Row
from bot.models.event import Event, Strike
from bot.models.measure import Measure
from bot.models.quote import Quote, Statement
from bot.models.role import Figure
from bot.models.source import Evidence
from bot.store.build.content import Content
from bot.store.columns import THOUSANDTHS

Number = tuple[str, str, int | None, int | None, str, str, str, str]
_TELLING = ("events", "statements", "quotes", "strikes")
_COUNTED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.MULTIPLE, Kind.COUNT, Kind.DURATION})


LARGEST = 10**15
"""Numbers from here on are not looked up: their thousandths would not fit."""


def telling_ids(content: Content) -> set[str]:
    """The records that tell numbers in words."""
    return {_text(row)[0] for table in _TELLING for row in content.models(table)}


def told_numbers(content: Content) -> Iterator[Number]:
    """The numbers that records tell in their own words."""
    for table in _TELLING:
        for row in content.models(table):
            identifier, text = _text(row)
            yield from told(identifier, "", text)


def excerpt_shingles(number: int, row: Evidence) -> Iterator[tuple[str, int, int]]:
    """Every three words in a row of an excerpt, with the number of its evidence and their place."""
    for place, three in enumerate(shingles(row.excerpt or "")):
        yield (three, number, place)


def figure_numbers(figure: Figure) -> Iterator[Number]:
    """The share, amounts or multiple that a figure states."""
    if figure.share is not None:
        share = _thousandths(abs(Fraction(figure.share)))
        yield (figure.id, Kind.PERCENT, share, share, "", "", "", "")
    if figure.has_amount or figure.measure is Measure.RATIO:
        kind = Kind.MONEY if figure.has_amount else Kind.MULTIPLE
        yield _number(figure.id, kind, Interval.of(figure))


def _number(record: str, kind: str, of: Interval, *more: str) -> Number:
    """A row of the table; `more` are the unit, the source and the words, '' where there is none."""
    strict = ("l" if of.low_strict else "") + ("h" if of.high_strict else "")
    low, high = (None if end is None else _thousandths(end) for end in (of.low, of.high))
    unit, source, words = (*more, "", "", "")[:3]
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


def told(record: str, source: str, text: str) -> Iterator[Number]:
    """The numbers that a text of a source tells for a record; '' is the record itself."""
    for said in apart([*said_dates(text), *numerals(text)]):
        if said.kind in _COUNTED and _fits(said):
            part = next(one for one in _parts(text) if one.start <= said.start < one.end)
            words = part.of(text).strip()
            yield _number(record, said.kind, said.interval, said.unit, source, words)


_PART_END = re.compile(r"[,;.](?=\s|$)")


def _parts(text: str) -> Iterator[TextSpan]:
    """The parts of a text between its commas and stops: each tells what its own numbers are."""
    start = 0
    for found in _PART_END.finditer(text):
        yield TextSpan(start, found.end())
        start = found.end()
    yield TextSpan(start, len(text) + 1)


def _fits(said: Assertion) -> bool:
    """Whether SQLite can hold it."""
    return said.high < LARGEST
