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
from bot.models.question import THE_RECORD
from bot.models.statistics import oews_source

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


def ids_of(rows: Iterable[Placed[Row]]) -> set[str]:
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
    sources = ids_of(tables.sources)
    for placed in tables.occupations if sources else ():
        source, year = oews_source(placed.row.year), str(placed.row.year)
        if source not in sources and not tables.is_refused("sources", source):
            yield placed.fault("year", "has no source", year, f"{source} in sources.csv")


def price_periods(tables: Tables) -> Iterator[Fault]:
    """A month or a year has one index."""
    yield from repeated(tables.prices, "period", lambda row: (row.period,), "index a period")


STOPPAGE_TABLES = ("stoppages", "tracked_stoppages")
STOPPAGE_FILES = " or ".join(f"{table}.csv" for table in STOPPAGE_TABLES)
_ALIASED = (
    *("sources", "topics", "holders", "strikes", "roles", "events", "contracts", "subjects"),
    *STOPPAGE_TABLES,
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
    named = (*known.tables.stoppages, *known.tables.tracked_stoppages)
    parties = {name for one in named for name in (one.row.employer, one.row.union)}
    for placed in aliases:
        kind, meaning = placed.row.kind, placed.row.meaning
        if kind == "record" and not _may_be_named(meaning, known):
            expected = "an id, a code of occupations.csv, a file of the package or '.'"
            yield placed.fault("meaning", "refers to nothing", meaning, expected)
        unread = any(_is_unread(known, table, meaning) for table in STOPPAGE_TABLES)
        if kind == "party" and meaning not in parties and not unread:
            expected = f"an employer or a union of {STOPPAGE_FILES}"
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
