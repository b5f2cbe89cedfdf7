"""The data set as text while it is corrected: what is changed in it, and whose doing a fault is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bot.dataset.corrections_file import Addition, Change, Entry, Removal, Wanted
from bot.dataset.csv_text import CsvRow, CsvText
from bot.dataset.rules.corrections import IDS
from bot.dataset.tables import CORRECTED, MODELS, corrected_columns
from bot.errors import Fault
from bot.models.base import columns_of
from bot.models.correction import RecordKey, WholeRow, key_columns

LEDGER = "corrections"
_SEVERAL = (
    "states several things for it",
    "one: take away all that it states for the record, and add it as it should be",
)
_UNDONE = {
    "refers to nothing": "is still referred to",
    "has no evidence": "is stated by nobody else",
}
"""What a fault says, and what is wrong with the removal that brought it."""
_NO_IDS = ", ".join(table for table in MODELS if table not in CORRECTED)


class Draft:
    """Every table that can be corrected, and the ledger, as they stand in their files. What is
    wrong with an entry is gathered in `faults`; such an entry changes nothing.
    """

    def __init__(self, directory: Path, day: date) -> None:
        names = (*CORRECTED, LEDGER)
        self.before = {
            name: (directory / f"{name}.csv").read_bytes().decode("utf-8") for name in names
        }
        self.faults: list[Fault] = []
        self._day = day
        self._texts = {name: CsvText(text) for name, text in self.before.items()}
        self._rows: defaultdict[RecordKey, list[tuple[str, CsvRow]]] = defaultdict(list)
        self._touched: defaultdict[CsvRow, list[Entry[Any]]] = defaultdict(list)
        self._removed: dict[RecordKey, Entry[Removal]] = {}
        for table in CORRECTED:
            for row in self._texts[table].rows[1:]:
                self._rows[_whole(table, row).key].append((table, row))

    def apply(self, wanted: Wanted) -> None:
        """What goes first, so that the same source can be given other words in its place."""
        for removal in wanted.remove:
            self._remove(removal)
        changed: set[tuple[RecordKey, str]] = set()
        for change in wanted.change:
            cell = (change.wanted.key, change.wanted.field)
            if cell in changed:
                expected = "one change of a cell"
                self._refuse(change, "field", "is there twice", change.wanted.field, expected)
            else:
                changed.add(cell)
                self._change(change)
        for addition in wanted.add:
            self._add(addition)

    def changed(self) -> dict[str, str]:
        """The texts of the tables that are not as they were, the ledger first."""
        after = {name: str(self._texts[name]) for name in (LEDGER, *CORRECTED)}
        return {name: text for name, text in after.items() if text != self.before[name]}

    def named(self, faults: Iterable[Fault]) -> Iterator[Fault]:
        """Faults of the changed data, by the entry that brought them, or by the line of the file as
        it is.
        """
        by_line = {f"{name}.csv": text.by_line() for name, text in self._texts.items()}
        for fault in faults:
            row = by_line.get(fault.file, {}).get(fault.row)
            own = self._place(fault, row)
            yield own
            for key, removal in self._removed.items():
                if key.record == fault.found and (what := _UNDONE.get(fault.what)):
                    expected = f"nothing that needs it, as {own.file}:{own.row}:{own.column} does"
                    yield removal.fault("record", what, fault.found, expected)

    def _place(self, fault: Fault, row: CsvRow | None) -> Fault:
        entries = self._touched.get(row, ()) if row else ()
        if not entries:
            return replace(fault, row=row.line) if row else fault
        changes = [one for one in entries if getattr(one.wanted, "field", "") == fault.column]
        entry = (changes or entries)[0]
        return replace(fault, file=entry.file, row=entry.number)

    def _remove(self, entry: Entry[Removal]) -> None:
        wanted = entry.wanted
        found = self._found(entry)
        if not found:
            return
        self._removed[wanted.key] = entry
        if wanted.source is None:
            evidence = (key for key in self._rows if key.record == wanted.record and key.source)
            found = [*found, *(row for key in evidence for row in self._rows[key])]
        for table, row in found:
            whole = _whole(table, row)
            self._texts[table].remove(row)
            self._rows[whole.key].remove((table, row))
            self._write(entry, whole.key, "", str(whole), "")

    def _change(self, entry: Entry[Change]) -> None:
        wanted, found = entry.wanted, self._found(entry)
        if not found:
            return
        table, row = found[0]
        if wanted.field not in corrected_columns(table):
            expected = f"a column of {table}.csv other than {' and '.join(key_columns(table))}"
            self._refuse(entry, "field", "is no such column", wanted.field, expected)
            return
        column = columns_of(MODELS[table]).index(wanted.field)
        was = row.read(column)
        if len(found) > 1 and wanted.field != "via":
            what, expected = _SEVERAL
            self._refuse(entry, "source", what, str(wanted.source), expected)
        elif was == wanted.now:
            self._refuse(entry, "is", "corrects nothing", was, "another value")
        else:
            for _, each in found:  # of several, the via: all have the same
                each.write(column, wanted.now)
                self._touched[each].append(entry)
            self._write(entry, wanted.key, wanted.field, was, wanted.now)

    def _add(self, entry: Entry[Addition]) -> None:
        table, row = entry.wanted.table, entry.wanted.row
        faults = list(_unknown_cells(entry))
        if faults:
            self.faults += faults
            return
        columns = columns_of(MODELS[table])
        whole = WholeRow(table, {column: row.get(column, "") for column in columns})
        if self._is_there(whole):
            expected = "a row that is not on record"
            found = whole.key.record
            self._refuse(entry, key_columns(table)[0], "is there already", found, expected)
            return
        added = self._texts[table].insert([*whole.cells.values()])
        self._rows[whole.key].append((table, added))
        self._touched[added].append(entry)
        self._write(entry, whole.key, "", "", str(whole))

    def _is_there(self, whole: WholeRow) -> bool:
        """Of a source's words for a record, whether they are there in the same words."""
        found = self._rows[whole.key]
        if whole.key.source is None:
            return bool(found)
        return any(_whole(table, row) == whole for table, row in found)

    def _found(self, entry: Entry[Change] | Entry[Removal]) -> list[tuple[str, CsvRow]]:
        """The rows that an entry is of; without any, why is added to the faults."""
        key = entry.wanted.key
        found = list(self._rows.get(key, ()))
        if found:
            return found
        if key in self._removed or RecordKey(key.record) in self._removed:
            self._refuse(entry, "record", "is taken away", key.record, "what stays on record")
        elif key.source is None:
            expected = f"{IDS} ({_NO_IDS} take no corrections)"
            self._refuse(entry, "record", "refers to nothing", key.record, expected)
        else:
            expected = f"a source that evidence.csv has for {key.record}"
            self._refuse(entry, "source", "refers to nothing", key.source, expected)
        return []

    def _refuse(self, entry: Entry[Any], column: str, what: str, found: str, expected: str) -> None:
        self.faults.append(entry.fault(column, what, found, expected))

    def _write(self, entry: Entry[Any], key: RecordKey, field: str, was: str, now: str) -> None:
        cells = [self._day.isoformat(), key.record, key.source or "", field, was, now]
        row = self._texts[LEDGER].append([*cells, entry.wanted.why])
        self._touched[row].append(entry)


def _unknown_cells(entry: Entry[Addition]) -> Iterator[Fault]:
    """What of a row to be added has no place, or gives it none."""
    table, row = entry.wanted.table, entry.wanted.row
    if table not in CORRECTED:
        expected = f"one of {', '.join(CORRECTED)}: what has no id is edited by hand"
        yield entry.fault("table", "takes no corrections", table, expected)
        return
    for column in row:
        if column not in columns_of(MODELS[table]):
            yield entry.fault(column, "is no such column", column, f"a column of {table}.csv")
    for column in key_columns(table):
        if not row.get(column):
            yield entry.fault(column, "is missing", "no cell", f"a cell, as {table}.csv has it")


def _whole(table: str, row: CsvRow) -> WholeRow:
    columns = columns_of(MODELS[table])
    return WholeRow(table, {column: row.read(place) for place, column in enumerate(columns)})
