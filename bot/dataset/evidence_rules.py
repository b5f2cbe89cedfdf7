"""The rules on evidence: who states what, on whose word, in which words."""

from collections import defaultdict
from collections.abc import Iterator

from bot.dataset.read import Placed, Tables
from bot.dataset.rules import ids_of
from bot.domain.origin import OriginCycleError, origin_of
from bot.errors import Fault
from bot.models.base import Named, Row

_ATTESTED = ("figures", "quotes", "statements", "events", "strikes")
_CITABLE = (*_ATTESTED, "roles")


def evidence_records(tables: Tables) -> Iterator[Fault]:
    """Evidence is for a record that can be cited, by way of a source that is on record."""
    records = {record for table in _CITABLE for record in ids_of(tables.of(table))}
    sources = ids_of(tables.sources)
    whole = all(tables.of(table) for table in _CITABLE)
    for placed in tables.evidence:
        row = placed.row
        refused = any(tables.is_refused(table, row.record) for table in _CITABLE)
        if whole and row.record not in records and not refused:
            expected = "the id of a figure, quote, statement, event, strike or role"
            yield Fault(
                "evidence.csv", placed.line, "record", "refers to nothing", row.record, expected
            )
        if row.via in (None, "-") or tables.is_refused("sources", row.via):
            continue
        if sources and row.via not in sources:
            yield Fault(
                "evidence.csv",
                placed.line,
                "via",
                "refers to nothing",
                str(row.via),
                "an id of sources.csv, '-' or nothing",
            )


def attested(tables: Tables) -> Iterator[Fault]:
    """Every figure, quote, statement, event and strike has a source that does state it."""
    supported = {placed.row.record for placed in tables.evidence if not placed.row.differs}
    for table in _ATTESTED if tables.evidence else ():
        for placed in tables.of(table):
            if not isinstance(placed.row, Named) or tables.is_refused("evidence", placed.row.id):
                continue
            if placed.row.id not in supported:
                yield Fault(
                    f"{table}.csv",
                    placed.line,
                    "id",
                    "has no evidence",
                    placed.row.id,
                    "at least one row of evidence.csv that does not differ",
                )


def one_via(tables: Tables) -> Iterator[Fault]:
    """All rows of one source for one record give one `via`."""
    first: dict[tuple[str, str], Placed[Row]] = {}
    for placed in tables.evidence:
        row = placed.row
        earlier = first.setdefault((row.record, row.source), placed)
        via = getattr(earlier.row, "via", None)
        if via != row.via:
            yield Fault(
                "evidence.csv",
                placed.line,
                "via",
                "differs within one source",
                row.via or "",
                f"{via or 'nothing'!r}, as in row {earlier.line}",
            )


def ending_chains(tables: Tables) -> Iterator[Fault]:
    """The chain from a source to the origin of a fact has an end."""
    sources = {placed.row.id: placed.row for placed in tables.sources}
    stated = {(p.row.record, p.row.source): p.row for p in tables.evidence}
    for placed in tables.evidence:
        row = placed.row
        try:
            origin_of(row.record, row.source, sources, stated)
        except OriginCycleError:
            yield Fault(
                "evidence.csv",
                placed.line,
                "via",
                "goes round in a circle",
                row.source,
                "a chain of sources that ends",
            )
        except KeyError:
            continue  # a source that is not on record: `references` has named it


def quoted_words(tables: Tables) -> Iterator[Fault]:
    """A quote's words are an excerpt, in the same words, of the article it is from."""
    excerpts: defaultdict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for placed in tables.evidence:
        excerpts[placed.row.record].add((placed.row.source, placed.row.excerpt))
    sources = ids_of(tables.sources)
    for placed in tables.quotes if tables.evidence else ():
        quote = placed.row
        if quote.source not in sources or tables.is_refused("evidence", quote.id):
            continue  # named already
        if (quote.source, quote.text) not in excerpts[quote.id]:
            yield Fault(
                "quotes.csv",
                placed.line,
                "text",
                "is not attested word for word",
                quote.text,
                f"an excerpt of {quote.source} in evidence.csv with the same words",
            )


def excerpt_documents(tables: Tables) -> Iterator[Fault]:
    """An excerpt's document is the one of its source."""
    documents = {placed.row.id: placed.row.doc for placed in tables.sources}
    for placed in tables.evidence if tables.sources else ():
        row = placed.row
        if row.doc is not None and row.doc != documents.get(row.source, row.doc):
            yield Fault(
                "evidence.csv",
                placed.line,
                "doc",
                "is not the source's document",
                row.doc,
                f"{documents.get(row.source) or 'nothing'!r}, the document of {row.source}",
            )
