"""Answers and parts of the record as tables, before they are files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from bot.cards.citations import full_source
from bot.dataset.exported import EXPORTED
from bot.models.base import Named
from bot.models.contract import ContractTerm
from bot.models.dates import When
from bot.models.event import Event, Strike
from bot.models.evidence import Attestation, ExportedFact
from bot.models.quote import Quote, Statement
from bot.models.role import Figure
from bot.models.source import Source
from bot.models.statistics import Stoppage, TrackedStoppage

Cell = str | int | Decimal | None
"""A text, a number, or nothing that is stated."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows, each with a cell for every column. `name` is short: a sheet can be called so."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Cited(NamedTuple):
    """A source of a row; `word` is what it states for the row's record, where that is on record."""

    source: Source
    word: Attestation | None = None

    @property
    def differs(self) -> bool:
        """Whether the source states something else than the row."""
        return self.word is not None and self.word.differs


@dataclass(frozen=True, slots=True)
class Export:
    """What a file holds.

    Attributes:
        name: of the file, without its ending.
        about: what it is, from where, on which terms.
        terms: the licence and the version, in the words that stand in every row.
        main: the one table of a file that can have but one.
        cited: for each row of `main` who states it; None where `main` is one table of several
            that stand beside each other as they are on record.
        others: what a workbook has besides.
        lines: an answer in words, for a workbook.
    """

    name: str
    about: tuple[tuple[str, str], ...]
    terms: tuple[str, str]
    main: Table
    cited: tuple[tuple[Cited, ...], ...] | None = None
    others: tuple[Table, ...] = ()
    lines: tuple[str, ...] = ()


FACT_COLUMNS = (
    *("record", "kind", "title", "topic", "stance", "text"),
    *("low", "high", "strict", "currency", "unit", "per", "measure", "share", "of"),
    *("as_of", "start", "end", "workers", "days_lost", "note"),
)
SOURCE_COLUMNS = (
    *("id", "kind", "standing", "title", "author", "outlet", "published", "url", "copied_by"),
)
CITED_COLUMNS = (*SOURCE_COLUMNS, "origin", "states", "differs")


def facts_table(facts: Iterable[ExportedFact]) -> tuple[Table, tuple[tuple[Cited, ...], ...]]:
    """A row for each record, and who states it."""
    rows: dict[str, tuple[Cell, ...]] = {}
    cited: dict[str, dict[Cited, None]] = {}
    for fact in facts:
        rows.setdefault(fact.row.id, (fact.row.id, fact.kind, fact.title, *_stated(fact.row)))
        told = cited.setdefault(fact.row.id, {})
        told.update((Cited(word.source, word), None) for word in fact.statements)
    table = Table("facts", FACT_COLUMNS, tuple(rows.values()))
    return table, tuple(map(tuple, cited.values()))


class _Told(NamedTuple):
    """The columns of a fact from `topic` on; what a record has not is None."""

    topic: Cell = None
    stance: Cell = None
    text: Cell = None
    low: Cell = None
    high: Cell = None
    strict: Cell = None
    currency: Cell = None
    unit: Cell = None
    per: Cell = None
    measure: Cell = None
    share: Cell = None
    of: Cell = None
    as_of: Cell = None
    start: Cell = None
    end: Cell = None
    workers: Cell = None
    days_lost: Cell = None
    note: Cell = None


def _stated(row: Named) -> _Told:
    match row:
        case Figure() | ContractTerm():
            return _amount(row)
        case Quote() | Statement():
            text = row.text if isinstance(row, Quote) else row.says
            told = _Told(topic=row.topic, stance=row.stance, text=text, note=row.note)
            return _dated(told, row.said_on)
        case Event():
            return _dated(_Told(text=row.what, note=row.note), row.date)
        case Strike():
            told = _Told(text=row.employer_side, workers=row.workers, note=row.note)
            return _lasting(told, row)
        case Stoppage():
            told = _Told(workers=row.workers, days_lost=row.days_lost, note=_doubt(row))
            return _lasting(told, row)
        case _:
            return _Told()


def _amount(row: Figure | ContractTerm) -> _Told:
    told = _Told(
        low=row.low,
        high=row.high,
        strict=row.strict,
        currency=row.currency,
        per=row.per,
        measure=row.measure,
        of=row.of,
        note=row.note,
    )
    if isinstance(row, Figure):
        return _dated(told._replace(share=row.share), row.as_of)
    return _dated(told._replace(text=row.says, unit=row.unit), row.effective)


def _dated(told: _Told, date: When | None) -> _Told:
    """With a date as it is stated, and the first and the last day that it allows."""
    if date is None:
        return told
    first, last = date.first.isoformat(), date.last.isoformat()
    return told._replace(as_of=date.text, start=first, end=last)


def _lasting(told: _Told, row: Strike | Stoppage) -> _Told:
    """From and to, as EDTF; a start alone where no end is on record."""
    if row.end is None:
        return _dated(told, row.start)._replace(end=None)
    span = When(f"{row.start.text}/{row.end.text}", row.start.first, row.end.last)
    return _dated(told, span)


def _doubt(row: Stoppage) -> str | None:
    """That it is provisional; of what the bureau does not list that, and how sure it is."""
    if isinstance(row, TrackedStoppage):
        ours = "industry, ownership and most days lost are Picketdesk's"
        return f"on no BLS list; sure: {row.sure}; {ours}. {row.note or ''}".strip()
    return "provisional" if row.provisional else None


def sources_table(sources: Iterable[Source]) -> Table:
    """Every source once, in its order."""
    once = {source.id: source for source in sources}
    return Table("sources", SOURCE_COLUMNS, tuple(_source(source) for source in once.values()))


def statements_table(main: Table, cited: Iterable[Sequence[Cited]]) -> Table:
    """A row for what each source states of each record."""
    told = zip(main.rows, cited, strict=True)
    rows = tuple((row[0], *cited_row(one)) for row, sources in told for one in sources)
    return Table("statements", ("record", *(f"source_{name}" for name in CITED_COLUMNS)), rows)


def cited_row(cited: Cited) -> tuple[Cell, ...]:
    """The columns of CITED_COLUMNS."""
    word = cited.word
    if word is None:
        return (*_source(cited.source), None, None, None)
    differs = "yes" if cited.differs else None
    return (*_source(cited.source), word.origin.id, word.excerpt or word.says, differs)


def _source(source: Source) -> tuple[Cell, ...]:
    published = source.published.text if source.published else None
    named = (source.title, source.author, source.outlet)
    places = (source.url, source.copied_by)
    return (source.id, source.kind, source.standing, *named, published, *places)


def exported_table(export: Export) -> Table:
    """The main table with the columns of EXPORTED, if it is not one of several."""
    main = export.main
    if export.cited is None:
        return main
    rows = tuple(
        (*row, _named(cited), *export.terms)
        for row, cited in zip(main.rows, export.cited, strict=True)
    )
    return Table(main.name, (*main.columns, *EXPORTED), rows)


def _named(cited: Sequence[Cited]) -> str | None:
    """'The Intercept, ... | Variety, ... (states something else)'; None of nobody."""
    named = (
        f"{full_source(one.source)}{' (states something else)' if one.differs else ''}"
        for one in sorted(cited, key=lambda one: one.differs)
    )
    return " | ".join(named) or None
