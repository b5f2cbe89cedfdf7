"""The rules on the ledger of corrections, which adds up to the record as it is."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from bot.dataset.csv_rows import Placed
from bot.dataset.rules.rows import References
from bot.dataset.tables import CORRECTED, MODELS, Tables, corrected_columns
from bot.errors import Fault
from bot.models.base import Row, columns_of
from bot.models.correction import Correction, RecordKey, key_columns

NAMED = tuple(table for table in CORRECTED if table != "evidence")
IDS = f"an id of {', '.join(NAMED[:-1])} or {NAMED[-1]}"


def known_fields(known: References) -> Iterator[Fault]:
    """A correction is of a column of a record that is on record, or that was taken away."""
    for key, ledger in _ledger(known).items():
        table = _table_of(known.corrected_rows[key], ledger)
        for placed in ledger:
            if placed.row.was == placed.row.now:
                yield placed.fault("is", "corrects nothing", placed.row.now, "another value")
            yield from _unknown(placed) if table is None else _unknown_column(placed, table)


def _table_of(rows: Sequence[Placed[Row]], ledger: Sequence[Placed[Correction]]) -> str | None:
    """The table that has, or had, what is corrected."""
    tables = [placed.table for placed in rows]
    tables += (row.table for placed in ledger if (row := placed.row.removed))
    return next((table for table in tables if table in CORRECTED), None)


def _unknown(placed: Placed[Correction]) -> Iterator[Fault]:
    row = placed.row
    if row.source is None:
        yield placed.fault("record", "refers to nothing", row.record, IDS)
    else:
        expected = f"a source that evidence.csv has for {row.record}"
        yield placed.fault("source", "refers to nothing", row.source, expected)


def _unknown_column(placed: Placed[Correction], table: str) -> Iterator[Fault]:
    row = placed.row
    whole = row.added or row.removed
    if whole and whole.table != table:
        column = "is" if row.added else "was"
        yield placed.fault(column, "is of another table", whole.table, f"a row of {table}.csv")
    if row.field is not None and row.field not in corrected_columns(table):
        expected = f"a column of {table}.csv other than {' and '.join(key_columns(table))}"
        yield placed.fault("field", "is no such column", row.field, expected)


def adding_up(known: References) -> Iterator[Fault]:
    """Taken back from the last to the first, the corrections of a record, or of what a source
    states for it, begin at what is on record now, and each of them ends where the next one begins.
    """
    for key, ledger in _ledger(known).items():
        rows = known.corrected_rows[key]
        table = _table_of(rows, ledger)
        if table is not None:
            fields = (None, *corrected_columns(table))
            sound = [placed for placed in ledger if placed.row.field in fields]
            yield from _History(rows).take_back(sound)


def _ledger(known: References) -> dict[RecordKey, list[Placed[Correction]]]:
    """The corrections by what they are of, by their days, but for rows that cannot be read."""
    found: defaultdict[RecordKey, list[Placed[Correction]]] = defaultdict(list)
    if all(known.counts[table] for table in CORRECTED):
        for placed in sorted(
            known.tables.corrections, key=lambda placed: (placed.row.date, placed.line)
        ):
            if not any(known.tables.is_refused(table, placed.row.record) for table in CORRECTED):
                found[placed.row.key].append(placed)
    return found


class _History:
    """The rows of one key, which go back in time. A source may state several things for a record;
    of a record there is one row.
    """

    def __init__(self, rows: Sequence[Placed[Row]]) -> None:
        self.rows = [
            dict(zip(columns_of(MODELS[placed.table]), placed.cells, strict=True))
            for placed in rows
        ]
        self.place = f"{rows[0].table}.csv:{rows[0].line}" if rows else ""
        self.later: dict[str | None, Placed[Correction]] = {}
        """By field the correction that was taken back last; under None the one of a whole row."""

    def take_back(self, ledger: Sequence[Placed[Correction]]) -> Iterator[Fault]:
        for placed in reversed(ledger):
            if removed := placed.row.removed:
                yield from self._put_back(placed, removed.cells)
            elif added := placed.row.added:
                yield from self._take_out(placed, added.cells)
            elif placed.row.field is not None:
                yield from self._change_back(placed, placed.row.field)

    def _put_back(self, placed: Placed[Correction], cells: dict[str, str]) -> Iterator[Fault]:
        is_there = cells in self.rows if placed.row.source else self.rows or self.later
        if is_there:
            later = self.later.get(None, placed)
            expected = f"nothing of it on record, since row {placed.line} took it away"
            yield later.fault("record", "was taken away", placed.row.record, expected)
        self.rows.append(dict(cells))
        self.later = {None: placed}

    def _take_out(self, placed: Placed[Correction], cells: dict[str, str]) -> Iterator[Fault]:
        if not self.rows:
            yield self._not_there(placed)
            return
        row = next((row for row in self.rows if _agree(row, cells)), self.rows[0])
        for field, cell in cells.items():
            if row.get(field, cell) != cell:
                yield self._mismatch(placed, field, cell, row[field])
        self.rows.remove(row)
        self.later = {None: placed}

    def _change_back(self, placed: Placed[Correction], field: str) -> Iterator[Fault]:
        row = placed.row
        if not self.rows:
            yield self._not_there(placed)
            return
        found = [cells for cells in self.rows if cells.get(field, row.now) == row.now]
        if not found:
            yield self._mismatch(placed, field, row.now, self.rows[0][field])
        # All that a source states for a record has one via.
        for cells in found if field == "via" else [*found, *self.rows][:1]:
            cells[field] = row.was
        self.later[field] = placed

    def _not_there(self, placed: Placed[Correction]) -> Fault:
        later = self.later.get(None, placed)
        what, expected = (
            "does not follow from the correction before",
            f"nothing in row {later.line}",
        )
        return placed.fault("record", what, placed.row.record, expected)

    def _mismatch(self, placed: Placed[Correction], field: str, now: str, found: str) -> Fault:
        later = self.later.get(field) or self.later.get(None)
        if later is None:
            expected = f"{found!r}, as {self.place} has it"
            return placed.fault("is", "is not what the record has", now, expected)
        what = "does not follow from the correction before"
        expected = f"{now!r}, what row {placed.line} says it is"
        return later.fault("was", what, found, expected)


def _agree(row: dict[str, str], cells: dict[str, str]) -> bool:
    """Whether a row is as the ledger has it, but for columns that it did not have then."""
    return all(row.get(field, cell) == cell for field, cell in cells.items())


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
