"""The rules on work stoppages: those on the bureau's lists, those on none of them, and what refers
to either.
"""

from collections import defaultdict
from collections.abc import Iterator

from bot.dataset.csv_rows import Placed
from bot.dataset.rules.tables import STOPPAGE_FILES, STOPPAGE_TABLES, ids_of, repeated
from bot.dataset.tables import Tables
from bot.errors import Fault
from bot.models.event import Strike
from bot.models.source import Source
from bot.models.statistics import (
    BUREAU_LIST,
    TOTALS_BY_YEAR,
    TRACKED_UNTIL,
    TRACKER,
    Stoppage,
    TrackedStoppage,
    stoppage_source,
)


def bureau_stoppages(tables: Tables) -> Iterator[Fault]:
    """A stoppage of the bureau is from its final list, and a provisional one from the list of its
    year; it has its days lost.
    """
    known = ids_of(tables.sources)
    for placed in tables.stoppages:
        source, expected = placed.row.source, stoppage_source(placed.row)
        if source in known and source != expected:
            yield placed.fault("source", "is not its list", source, expected)
        if placed.row.days_lost is None:
            yield placed.fault("days_lost", "is missing", "", "the days lost that the list has")


def tracked_stoppages(tables: Tables) -> Iterator[Fault]:
    """A stoppage that is on no list of the bureau says so, and has its source, or says why not."""
    sources = {placed.row.id: placed.row for placed in tables.sources}
    for placed in tables.tracked_stoppages:
        row = placed.row
        if row.source in sources:
            yield from _tracked_source(placed, sources[row.source])
        if not row.provisional:
            expected = "'yes', since no list of it is final"
            yield placed.fault("provisional", "is not valid", "", expected)
        if row.days_lost is None and row.end is not None:
            yield placed.fault("days_lost", "is missing", "", "a number, since it has an end")
        elif row.note is None and (row.days_lost is None or not row.is_as_tracked):
            expected = "why there are no days lost, or whose the numbers are"
            yield placed.fault("note", "is missing", "", expected)
    yield from _after_the_tracker(tables)


def _tracked_source(placed: Placed[TrackedStoppage], source: Source) -> Iterator[Fault]:
    """The tracker up to its end, the bureau's totals of the year, or what is no statistics."""
    row, totals = placed.row, TOTALS_BY_YEAR.get(placed.row.start.first.year)
    if row.source.startswith(BUREAU_LIST):
        expected = "another source: what the bureau lists stands in stoppages.csv"
        yield placed.fault("source", "is a list of the bureau", row.source, expected)
    elif source.kind == "statistics" and row.source not in (TRACKER, totals):
        expected = " or ".join(one for one in (TRACKER, totals, "an article") if one)
        yield placed.fault("source", "is not its list", row.source, expected)
    elif not row.is_on_tracker and row.is_as_tracked:
        expected = f"a day up to {TRACKED_UNTIL}, or a source of its own"
        yield placed.fault("start", "is after the end of its list", row.start.text, expected)


def _after_the_tracker(tables: Tables) -> Iterator[Fault]:
    """Nothing that the tracker has ends after the day on which it was read."""
    read = next((one.row.published for one in tables.sources if one.row.id == TRACKER), None)
    for placed in tables.tracked_stoppages if read else ():
        row = placed.row
        if row.is_on_tracker and row.end and read and row.end.first > read.last:
            expected = f"a day up to {read.text}, of which {TRACKER} is"
            yield placed.fault("end", "is after the state of its list", row.end.text, expected)


def single_stoppages(tables: Tables) -> Iterator[Fault]:
    """A stoppage has one row in its list: what starts at an employer is told apart by union and
    states. None stands in both lists, as far as their days are known.
    """
    for rows in (tables.stoppages, tables.tracked_stoppages):
        yield from repeated(
            rows,
            "employer",
            lambda row: (row.employer, row.union, row.states, row.start),
            "row of a stoppage",
        )
    listed: defaultdict[str, list[Placed[Stoppage]]] = defaultdict(list)
    for placed in tables.stoppages:
        listed[placed.row.employer.casefold()].append(placed)
    for placed in tables.tracked_stoppages:
        for other in listed[placed.row.employer.casefold()]:
            if _overlap(placed.row, other.row):
                expected = f"none of stoppages.csv (row {other.line} has it)"
                what = "is on the bureau's list"
                yield placed.fault("employer", what, placed.row.employer, expected)


def _overlap(one: Stoppage, other: Stoppage) -> bool:
    """Whether they share a day that is listed: without an end, only the first is."""
    last, others_last = one.end or one.start, other.end or other.start
    return one.start.first <= others_last.last and other.start.first <= last.last


def strike_stoppages(tables: Tables) -> Iterator[Fault]:
    """The stoppages of a strike are on record, and share a day with it."""
    both = (*tables.stoppages, *tables.tracked_stoppages)
    stoppages = {placed.row.id: placed.row for placed in both}
    read = tables.stoppages and tables.tracked_stoppages
    for placed in tables.strikes if read else ():
        for code in placed.row.stoppage:
            found = stoppages.get(code)
            refused = any(tables.is_refused(one, code) for one in STOPPAGE_TABLES)
            if found is None and not refused:
                what, expected = "refers to nothing", f"an id of {STOPPAGE_FILES}"
            elif found is not None and not _share_a_day(placed.row, found):
                what, expected = "is of another time", f"a stoppage during {placed.row.id}"
            else:
                continue
            yield placed.fault("stoppage", what, code, expected)


def _share_a_day(one: Strike | Stoppage, other: Stoppage) -> bool:
    """Whether they may; without an end, either may go on."""
    ended = one.end is not None and one.end.last < other.start.first
    over = other.end is not None and other.end.last < one.start.first
    return not ended and not over
