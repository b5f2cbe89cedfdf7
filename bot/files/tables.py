"""Answers and parts of the record as tables, before they are files."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bot.models.base import Named
from bot.models.contract import ContractTerm
from bot.models.event import Event, Strike
from bot.models.evidence import Attestation, ExportedFact
from bot.models.quote import Quote, Statement
from bot.models.role import Figure
from bot.models.source import Source
from bot.models.statistics import Stoppage

Cell = str | int | Decimal | None
"""A text, a number, or nothing that is stated."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows, each with a cell for every column. `name` is short: a sheet can be called so."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Export:
    """What a file holds: `about` says what it is, from where, on which terms; `main` is the one
    table of a file that can have but one, and `lines` are what it has above that table.
    """

    name: str
    about: tuple[tuple[str, str], ...]
    main: Table
    others: tuple[Table, ...] = ()
    lines: tuple[str, ...] = ()


FACT_COLUMNS = (
    *("record", "kind", "what", "text"),
    *("low", "high", "strict", "currency", "unit", "per", "measure", "share", "as_of", "of"),
    "note",
    *("source", "outlet", "published", "standing", "url", "origin", "states", "differs"),
)
SOURCE_COLUMNS = ("id", "kind", "standing", "title", "author", "outlet", "published", "url")


def facts_table(facts: Iterable[ExportedFact]) -> Table:
    """A row for what each source states of each record; a record that nobody states has one."""
    rows: dict[tuple[Cell, ...], None] = {}
    for fact in facts:
        stated = _stated(fact)
        for word in fact.statements or (None,):
            rows[(fact.row.id, fact.kind, fact.title, *stated, *_word(word))] = None
    return Table("facts", FACT_COLUMNS, tuple(rows))


def _stated(fact: ExportedFact) -> tuple[Cell, ...]:
    """The columns from `text` to `note`. A record that is no figure has no amounts."""
    row = fact.row
    if isinstance(row, ContractTerm):
        bounds = (row.low, row.high, row.strict, row.currency, row.unit, row.per, row.measure)
        return (row.says, *bounds, None, row.effective.text, row.of, row.note)
    if isinstance(row, Figure):
        money = (row.low, row.high, row.strict, row.currency, None, row.per, row.measure.value)
        return (None, *money, row.share, row.as_of.text, row.of, row.note)
    text, dated, note = _said(row)
    return (text, *_NO_AMOUNT, dated, None, note)


_NO_AMOUNT = (None,) * 8


def _said(row: Named) -> tuple[Cell, Cell, Cell]:
    """Text, date and note."""
    match row:
        case Quote():
            return row.text, row.said_on.text if row.said_on else None, row.note
        case Statement():
            return row.says, row.said_on.text if row.said_on else None, row.note
        case Event():
            return row.what, row.date.text, row.note
        case Strike():
            return row.employer_side, _span(row), row.note
        case Stoppage():
            told = f"{row.workers} workers, {row.days_lost} working days lost"
            return told, _span(row), "provisional" if row.provisional else None
        case _:
            return None, None, None


def _span(row: Strike | Stoppage) -> str:
    """From and to, as EDTF; a start alone where no end is on record."""
    return f"{row.start.text}/{row.end.text}" if row.end else row.start.text


def _word(word: Attestation | None) -> tuple[Cell, ...]:
    if word is None:
        return (None,) * 8
    source = word.source
    return (
        source.id,
        source.outlet,
        source.published.text if source.published else None,
        source.standing,
        source.url,
        word.origin.id,
        word.excerpt or word.says,
        "yes" if word.differs else None,
    )


def sources_table(sources: Iterable[Source]) -> Table:
    """Every source once, in its order."""
    once = {source.id: source for source in sources}
    return Table("sources", SOURCE_COLUMNS, tuple(_source(source) for source in once.values()))


def _source(source: Source) -> tuple[Cell, ...]:
    published = source.published.text if source.published else None
    named = (source.title, source.author, source.outlet)
    return (source.id, source.kind, source.standing, *named, published, source.url)
