"""The rules that belong to one table, which is in memory."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from bot.dataset.csv_rows import Placed
from bot.dataset.rules.rows import References
from bot.dataset.tables import MODELS, Tables
from bot.errors import Fault
from bot.models.base import Named, Row
from bot.models.event import Strike
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
