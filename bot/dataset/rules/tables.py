"""The rules that belong to one table, which is in memory, and those on the ledger of corrections,
which adds up to the record as it is.
"""

import re
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import TypeVar

from bot.dataset.csv_rows import Placed
from bot.dataset.rules.rows import References
from bot.dataset.tables import MODELS, Tables
from bot.errors import Fault
from bot.models.base import Named, Row, columns_of
from bot.models.event import Strike
from bot.models.evidence import Correction
from bot.models.question import THE_RECORD
from bot.models.statistics import Stoppage, oews_source, stoppage_source

RowT = TypeVar("RowT", bound=Row)


def unambiguous_ids(tables: Tables) -> Iterator[Fault]:
    """A source's id is not the name of an outlet that has several sources."""
    outlets = Counter(_slug(placed.row.outlet) for placed in tables.sources)
    for placed in tables.sources:
        if outlets[placed.row.id] > 1 and _slug(placed.row.outlet) == placed.row.id:
            what = "is the name of an outlet with several sources"
            yield placed.fault("id", what, placed.row.id, "an id that tells them apart")


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def _ids_of(rows: Iterable[Placed[Row]]) -> set[str]:
    """The ids of a table's rows."""
    return {placed.row.id for placed in rows if isinstance(placed.row, Named)}


def repeated(
    rows: Iterable[Placed[RowT]], column: str, key: Callable[[RowT], tuple[object, ...]], one: str
) -> Iterator[Fault]:
    """Rows that have the key of a row before; what people call a row is the first part of it."""
    first: dict[tuple[object, ...], int] = {}
    for placed in rows:
        parts = key(placed.row)
        earlier = first.setdefault(parts, placed.line)
        if earlier != placed.line:
            expected = f"one {one} (row {earlier} has it)"
            yield placed.fault(column, "is there twice", str(parts[0]), expected)


def occupation_years(tables: Tables) -> Iterator[Fault]:
    """An occupation has one row a year, under one title, and the year has its source."""
    yield from repeated(
        tables.occupations,
        "soc",
        lambda row: (f"{row.soc} {row.year}",),
        "row of an occupation a year",
    )
    sources = _ids_of(tables.sources)
    for placed in tables.occupations if sources else ():
        source, year = oews_source(placed.row.year), str(placed.row.year)
        if source not in sources and not tables.is_refused("sources", source):
            yield placed.fault("year", "has no source", year, f"{source} in sources.csv")


def price_periods(tables: Tables) -> Iterator[Fault]:
    """A month or a year has one index."""
    yield from repeated(tables.prices, "period", lambda row: (row.period,), "index a period")


def stoppage_sources(tables: Tables) -> Iterator[Fault]:
    """A stoppage is from the final list, and a provisional one from the list of its year."""
    known = _ids_of(tables.sources)
    for placed in tables.stoppages:
        source, expected = placed.row.source, stoppage_source(placed.row)
        if source in known and source != expected:
            yield placed.fault("source", "is not its list", source, expected)


def single_stoppages(tables: Tables) -> Iterator[Fault]:
    """A stoppage has one row: what starts at an employer is told apart by union and states."""
    yield from repeated(
        tables.stoppages,
        "employer",
        lambda row: (row.employer, row.union, row.states, row.start),
        "row of a stoppage",
    )


_ALIASED = (
    *("sources", "topics", "holders", "strikes", "roles", "events", "stoppages"),
    *("contracts", "subjects"),
)
_FILES = frozenset(f"{table}.csv" for table in MODELS)


def known_meanings(known: References) -> Iterator[Fault]:
    """What an alias means is on record, and it is said once."""
    aliases = known.tables.aliases
    yield from repeated(
        aliases,
        "alias",
        lambda row: (f"{row.alias}, {row.kind}, {row.meaning}".casefold(),),
        "row of an alias and its meaning",
    )
    parties = {row.row.employer for row in known.tables.stoppages}
    parties |= {row.row.union for row in known.tables.stoppages if row.row.union}
    for placed in aliases:
        kind, meaning = placed.row.kind, placed.row.meaning
        if kind == "record" and not _may_be_named(meaning, known):
            expected = "an id, a code of occupations.csv, a file of the package or '.'"
            yield placed.fault("meaning", "refers to nothing", meaning, expected)
        if kind == "party" and not (meaning in parties or _is_unread(known, "stoppages", meaning)):
            expected = "an employer or a union of stoppages.csv"
            yield placed.fault("meaning", "refers to nothing", meaning, expected)


def _may_be_named(meaning: str, known: References) -> bool:
    if meaning == THE_RECORD or meaning in _FILES:
        return True
    if any(known.has(table, meaning) for table in _ALIASED):
        return True
    return meaning in known.occupations or _is_unread(known, "occupations", meaning)


def _is_unread(known: References, table: str, key: str) -> bool:
    """Whether `key` may stand where the table could not be read."""
    return not known.counts[table] or known.tables.is_refused(table, key)


def strike_stoppages(tables: Tables) -> Iterator[Fault]:
    """The stoppages of a strike are on record, and share a day with it."""
    stoppages = {placed.row.id: placed.row for placed in tables.stoppages}
    for placed in tables.strikes if stoppages else ():
        for code in placed.row.stoppage:
            found = stoppages.get(code)
            if found is None and not tables.is_refused("stoppages", code):
                what, expected = "refers to nothing", "an id of stoppages.csv"
            elif found is not None and not _share_a_day(placed.row, found):
                what, expected = "is of another time", f"a stoppage during {placed.row.id}"
            else:
                continue
            yield placed.fault("stoppage", what, code, expected)


def _share_a_day(strike: Strike, stoppage: Stoppage) -> bool:
    """Whether they may; without an end, either may go on."""
    ended = strike.end is not None and strike.end.last < stoppage.start.first
    over = stoppage.end is not None and stoppage.end.last < strike.start.first
    return not ended and not over


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
            expected = f"{day.text if day else 'no end'}, as {strike.id} has it"
            yield placed.fault("date", "is not the strike's own", event.date.text, expected)


def corrected_fields(known: References) -> Iterator[Fault]:
    """A correction changes a cell, other than the id, of a record that is on record."""
    for placed in known.tables.corrections:
        row = placed.row
        corrected = known.corrected_rows.get(row.record)
        if corrected is not None:
            table = corrected.table
            if row.field == "id" or row.field not in columns_of(MODELS[table]):
                expected = f"a column of {table}.csv other than id"
                yield placed.fault("field", "is no such column", row.field, expected)
        elif not any(known.tables.is_refused(table, row.record) for table in _TABLES):
            expected = f"an id of {', '.join(_TABLES[:-1])} or {_TABLES[-1]}"
            yield placed.fault("record", "refers to nothing", row.record, expected)
        if row.was == row.now:
            yield placed.fault("is", "corrects nothing", row.now, "another value")


def adding_up(known: References) -> Iterator[Fault]:
    """The corrections of a cell lead from one to the next, and the last one to the cell now."""
    chains: defaultdict[tuple[str, str], list[Placed[Correction]]] = defaultdict(list)
    for placed in sorted(
        known.tables.corrections, key=lambda placed: (placed.row.date, placed.line)
    ):
        if placed.row.field == "id":
            continue  # no correction at all: `corrected_fields` has named it
        chains[placed.row.record, placed.row.field].append(placed)
    for (record, field), chain in chains.items():
        for earlier, later in pairwise(chain):
            if later.row.was != earlier.row.now:
                expected = f"{earlier.row.now!r}, what row {earlier.line} says it is"
                what = "does not follow from the correction before"
                yield later.fault("was", what, later.row.was, expected)
        corrected = known.corrected_rows.get(record)
        if corrected is not None:
            cells = dict(zip(columns_of(MODELS[corrected.table]), corrected.cells, strict=True))
            last = chain[-1]
            if cells.get(field, last.row.now) != last.row.now:
                place = f"{corrected.table}.csv:{corrected.line}"
                expected = f"{cells[field]!r}, as {place} has it"
                yield last.fault("is", "is not what the record has", last.row.now, expected)


def dated_corrections(tables: Tables, version: str) -> Iterator[Fault]:
    """No correction is younger than the month that the version of the record names."""
    last = last_day_of(version)
    for placed in tables.corrections if last else ():
        day = placed.row.date
        if last and day > last:
            expected = f"a day up to {last}, the end of the month of version {version}"
            yield placed.fault("date", "is to come", day.isoformat(), expected)


def last_day_of(version: str) -> date | None:
    """The last day of the month of a version ('2026.11.1'); None where it names no month."""
    year, month, *_ = (*version.split("."), "", "")
    if not (year.isdigit() and month.isdigit() and int(year) and 1 <= int(month) <= 12):
        return None
    return date(int(year), int(month), monthrange(int(year), int(month))[1])


_TABLES = tuple(table for table, model in MODELS.items() if issubclass(model, Named))
