"""The rules that belong to one table, which is in memory: sources, events, statistics."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from bot.dataset.csv_rows import Placed
from bot.dataset.tables import Tables
from bot.errors import Fault
from bot.models.base import Named, Row
from bot.models.event import Strike
from bot.models.occupation import oews_source
from bot.models.stoppage import Stoppage, stoppage_source

RowT = TypeVar("RowT", bound=Row)


def unambiguous_ids(tables: Tables) -> Iterator[Fault]:
    """A source's id is not the name of an outlet that has several sources: nobody types it for
    that one document.
    """
    outlets = Counter(_slug(placed.row.outlet) for placed in tables.sources)
    for placed in tables.sources:
        if outlets[placed.row.id] > 1 and _slug(placed.row.outlet) == placed.row.id:
            what, expected = (
                "is the name of an outlet with several sources",
                "an id that tells them apart",
            )
            yield placed.fault("id", what, placed.row.id, expected)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def _ids_of(rows: Iterable[Placed[Row]]) -> set[str]:
    """The ids of a table's rows."""
    return {placed.row.id for placed in rows if isinstance(placed.row, Named)}


def _repeated(
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
    yield from _repeated(
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
    yield from _repeated(tables.prices, "period", lambda row: (row.period,), "index a period")


def stoppage_sources(tables: Tables) -> Iterator[Fault]:
    """A stoppage is from the final list, and a provisional one from the list of its year."""
    known = _ids_of(tables.sources)
    for placed in tables.stoppages:
        source, expected = placed.row.source, stoppage_source(placed.row)
        if source in known and source != expected:
            yield placed.fault("source", "is not its list", source, expected)


def single_stoppages(tables: Tables) -> Iterator[Fault]:
    """A stoppage has one row: what starts at an employer is told apart by union and states."""
    yield from _repeated(
        tables.stoppages,
        "employer",
        lambda row: (row.employer, row.union, row.states, row.start),
        "row of a stoppage",
    )


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
