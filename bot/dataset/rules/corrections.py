"""The rules on the ledger of corrections: it adds up to the record as it is."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from bot.dataset.csv_rows import Placed
from bot.dataset.rules.references import References
from bot.dataset.tables import MODELS, Tables
from bot.errors import Fault
from bot.models.base import Named, columns_of
from bot.models.correction import Correction


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
        elif not any(known.is_refused(table, row.record) for table in _TABLES):
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
