"""The rules across rows; each is a small function, and each names every fault.

A table without rows is a fault of its own, so a check that would need it says nothing more.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from bot.dataset.read import MODELS, Placed, Tables
from bot.domain.origin import OriginCycleError, origin_of
from bot.errors import Fault
from bot.models.base import Named, Row
from bot.models.measure import Measure
from bot.models.occupation import oews_source

_REFERENCES = (
    ("sources", "repeats", "sources"),
    ("holders", "source", "sources"),
    ("roles", "schedule", "roles"),
    ("figures", "role", "roles"),
    ("figures", "strike", "strikes"),
    ("quotes", "holder", "holders"),
    ("quotes", "topic", "topics"),
    ("quotes", "source", "sources"),
    ("statements", "holder", "holders"),
    ("statements", "topic", "topics"),
    ("events", "strike", "strikes"),
    ("evidence", "source", "sources"),
    ("prices", "source", "sources"),
)
_ATTESTED = ("figures", "quotes", "statements", "events", "strikes")
_CITABLE = (*_ATTESTED, "roles")


def _ids(rows: Iterable[Placed[Row]]) -> set[str]:
    return {placed.row.id for placed in rows if isinstance(placed.row, Named)}


def unique_ids(tables: Tables) -> Iterator[Fault]:
    """An id names one record, over all tables together."""
    first: dict[str, str] = {}
    for table in MODELS:
        for placed in tables.of(table):
            if not isinstance(placed.row, Named):
                continue
            place = f"{table}.csv:{placed.line}"
            if placed.row.id in first:
                expected = f"an id of its own ({first[placed.row.id]} has it)"
                yield Fault(f"{table}.csv", placed.line, "id", "is taken", placed.row.id, expected)
            else:
                first[placed.row.id] = place


def unambiguous_ids(tables: Tables) -> Iterator[Fault]:
    """A source's id is not the name of an outlet that has several sources: nobody types it for
    that one document.
    """
    outlets = Counter(_slug(placed.row.outlet) for placed in tables.sources)
    for placed in tables.sources:
        if outlets[placed.row.id] > 1 and _slug(placed.row.outlet) == placed.row.id:
            yield Fault(
                "sources.csv",
                placed.line,
                "id",
                "is the name of an outlet with several sources",
                placed.row.id,
                "an id that tells them apart",
            )


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def references(tables: Tables) -> Iterator[Fault]:
    """Every id that a row refers to is on record."""
    known = {table: _ids(tables.of(table)) for table in MODELS}
    for table, column, target in _REFERENCES:
        for placed in tables.of(table):
            value = getattr(placed.row, column)
            if value is None or not known[target] or tables.is_refused(target, value):
                continue
            if value not in known[target]:
                expected = f"an id of {target}.csv"
                yield Fault(
                    f"{table}.csv", placed.line, column, "refers to nothing", value, expected
                )


def evidence_records(tables: Tables) -> Iterator[Fault]:
    """Evidence is for a record that can be cited, by way of a source that is on record."""
    records = {record for table in _CITABLE for record in _ids(tables.of(table))}
    sources = _ids(tables.sources)
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
    sources = _ids(tables.sources)
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


def occupation_years(tables: Tables) -> Iterator[Fault]:
    """An occupation has one row a year, under one title, and the year has its source."""
    first: dict[tuple[str, int], int] = {}
    sources = _ids(tables.sources)
    for placed in tables.occupations:
        row = placed.row
        earlier = first.setdefault((row.soc, row.year), placed.line)
        if earlier != placed.line:
            yield Fault(
                "occupations.csv",
                placed.line,
                "soc",
                "is there twice",
                f"{row.soc} {row.year}",
                f"one row of an occupation a year (row {earlier} has it)",
            )
        source = oews_source(row.year)
        if sources and source not in sources and not tables.is_refused("sources", source):
            yield Fault(
                "occupations.csv",
                placed.line,
                "year",
                "has no source",
                str(row.year),
                f"{source} in sources.csv",
            )


def price_periods(tables: Tables) -> Iterator[Fault]:
    """A month or a year has one index."""
    first: dict[str, int] = {}
    for placed in tables.prices:
        earlier = first.setdefault(placed.row.period, placed.line)
        if earlier != placed.line:
            yield Fault(
                "prices.csv",
                placed.line,
                "period",
                "is there twice",
                placed.row.period,
                f"one index a period (row {earlier} has it)",
            )


def role_occupations(tables: Tables) -> Iterator[Fault]:
    """The occupation that a role was assigned to is one of the table."""
    known = {placed.row.soc for placed in tables.occupations}
    for placed in tables.roles if known else ():
        code = placed.row.occupation
        if code is not None and code not in known and not tables.is_refused("occupations", code):
            yield Fault(
                "roles.csv",
                placed.line,
                "occupation",
                "refers to nothing",
                code,
                "a code of occupations.csv",
            )


def known_parties(tables: Tables) -> Iterator[Fault]:
    """Parties and unions are the name or an alias of exactly one holder."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for placed in tables.holders:
        for name in (placed.row.name, *placed.row.aliases):
            owners[name].add(placed.row.id)
    columns = (("events", "parties"), ("strikes", "union"), ("roles", "union"))
    for table, column in columns if tables.holders else ():
        for placed in tables.of(table):
            for name in getattr(placed.row, column):
                if len(owners[name]) != 1 and not tables.is_refused("holders", name):
                    what = "names several holders" if owners[name] else "names no holder"
                    yield Fault(
                        f"{table}.csv",
                        placed.line,
                        column,
                        what,
                        name,
                        "the name or an alias of one holder",
                    )


def counted_figures(tables: Tables) -> Iterator[Fault]:
    """A schedule that nobody is paid as such has percentages, not amounts of money."""
    rates = {placed.row.id for placed in tables.roles if placed.row.counts == "rate"}
    for placed in tables.figures:
        figure = placed.row
        if figure.role in rates and figure.has_amount:
            yield Fault(
                "figures.csv",
                placed.line,
                "currency",
                "puts money on a rate",
                figure.id,
                "a percentage, or a role that counts a person or a group",
            )
        if figure.measure is Measure.SHARE_BELOW and (figure.share is None or not figure.high):
            yield Fault(
                "figures.csv",
                placed.line,
                "share",
                "is half a share",
                figure.id,
                "a share in percent and the amount it stays below",
            )


def strike_events(tables: Tables) -> Iterator[Fault]:
    """The events that begin and end a strike fall on its days."""
    strikes = {placed.row.id: placed.row for placed in tables.strikes}
    for placed in tables.events:
        event = placed.row
        strike = strikes.get(event.strike or "")
        if strike is None or event.kind not in ("strike-start", "strike-end"):
            continue
        day = strike.start if event.kind == "strike-start" else strike.end
        if day is None or not day.overlaps(event.date):
            yield Fault(
                "events.csv",
                placed.line,
                "date",
                "is not the strike's own",
                event.date.text,
                f"{day.text if day else 'no end'}, as {strike.id} has it",
            )
