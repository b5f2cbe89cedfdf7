"""A correction: one cell of one record, its row in the ledger, and the version that says so."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.dataset.check import load_dataset
from bot.dataset.package import DESCRIPTOR
from bot.dataset.tables import MODELS
from bot.errors import DatasetError, Fault
from bot.models.base import Named, columns_of

LEDGER = "corrections.csv"


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be corrected: the cell `field` of a record is `value` from `day` on."""

    record: str
    field: str
    value: str
    why: str
    day: date


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction that was written: the cell before, and the version of the record since."""

    was: str
    version: str


def correct(directory: Path, change: Change, today: date) -> Corrected:
    """Write a correction into the data set. The whole changed data set is checked first, in a copy.

    Raises:
        DatasetError: It would have faults; each is named, and nothing is written.
        OSError: It cannot be written.
    """
    if change.day > today:
        found, expected = change.day.isoformat(), f"a day up to {today}"
        raise DatasetError([Fault(LEDGER, 1, "date", "is to come", found, expected)])
    before = load_dataset(directory)
    names = (DESCRIPTOR, *(f"{table}.csv" for table in MODELS))
    files = {name: (directory / name).read_bytes().decode("utf-8") for name in names}
    version = next_version(before.version, change.day)
    was, changed = _changed(files, change, (before.version, version))
    with tempfile.TemporaryDirectory() as copy:
        for name, text in (files | changed).items():
            _write(Path(copy) / name, text)
        load_dataset(Path(copy))
    _put(directory, changed)
    return Corrected(was, version)


def next_version(version: str, day: date) -> str:
    """'2026.11.2' after '2026.11.1'; the first of its month where the day is in a later one."""
    year, month, number = (int(part) for part in version.split("."))
    if (day.year, day.month) > (year, month):
        return f"{day.year}.{day.month}.1"
    return f"{year}.{month}.{number + 1}"


def _changed(
    files: Mapping[str, str], change: Change, versions: tuple[str, str]
) -> tuple[str, dict[str, str]]:
    """The cell before, and the files that change, in the order in which they are put in place.

    The version goes first: alone, it says nothing wrong. Then the ledger: with it alone, the
    record is not what the ledger says, and `check` names that.
    """
    was, table = _find(files, change)
    row = [change.day.isoformat(), change.record, change.field, was, change.value, change.why]
    old, new = (re.escape(versions[0]), versions[1])
    described = re.sub(rf'("version"\s*:\s*"){old}"', rf'\g<1>{new}"', files[DESCRIPTOR], count=1)
    changed = {DESCRIPTOR: described, LEDGER: appended(files[LEDGER], row)}
    if table is not None:
        column = columns_of(MODELS[table]).index(change.field)
        name = f"{table}.csv"
        changed[name] = replaced(files[name], change.record, column, change.value)
    return was, changed


def _find(files: Mapping[str, str], change: Change) -> tuple[str, str | None]:
    """The cell as it is and its table; without either, the check says what is not there."""
    for table, model in MODELS.items():
        columns = columns_of(model)
        if not issubclass(model, Named) or change.field not in columns or change.field == "id":
            continue
        was = read_cell(files[f"{table}.csv"], change.record, columns.index(change.field))
        if was is not None:
            return was, table
    return "", None


def _put(directory: Path, files: Mapping[str, str]) -> None:
    """Write every file beside its old one, then put them in place one after the other."""
    beside = {name: directory / f"{name}.{os.getpid()}.new" for name in files}
    try:
        for name, text in files.items():
            _write(beside[name], text)
            shutil.copymode(directory / name, beside[name])
        for name, path in beside.items():
            path.replace(directory / name)
    finally:
        for path in beside.values():
            with suppress(FileNotFoundError):
                path.unlink()


def _write(path: Path, text: str) -> None:
    with path.open("wb") as file:
        file.write(text.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())


_CELL = re.compile(r'("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\n|\r|\Z)')
_Spans = list[tuple[int, int]]


def read_cell(text: str, key: str, column: int) -> str | None:
    """The cell of a column, counted from 0, in the first row that begins with `key`."""
    span = _find_cell(text, key, column)
    return None if span is None else _bare(text[slice(*span)])


def replaced(text: str, key: str, column: int, value: str) -> str:
    """The text with that cell set to `value`, and every other byte as it is.

    Raises:
        KeyError: There is no such cell.
    """
    span = _find_cell(text, key, column)
    if span is None:
        raise KeyError(key)
    start, end = span
    return f"{text[:start]}{quoted(value)}{text[end:]}"


def appended(text: str, cells: list[str]) -> str:
    """The text with one row more, in a line of its own."""
    end = "\r\n" if "\r\n" in text else "\n"
    before = text if text.endswith(("\n", "\r")) or not text else f"{text}{end}"
    return f"{before}{','.join(quoted(cell) for cell in cells)}{end}"


def quoted(value: str) -> str:
    """A cell as it stands in the file: in quotation marks only where it needs them."""
    if any(letter in value for letter in ',"\r\n'):
        return '"' + value.replace('"', '""') + '"'
    return value


def _find_cell(text: str, key: str, column: int) -> tuple[int, int] | None:
    for spans in _rows(text):
        if column < len(spans) and _bare(text[slice(*spans[0])]) == key:
            return spans[column]
    return None


def _rows(text: str) -> Iterator[_Spans]:
    """Where the cells of each row begin and end."""
    spans: _Spans = []
    at = 0
    while at < len(text):
        match = _CELL.match(text, at)
        if match is None:
            return
        spans.append(match.span(1))
        at = match.end()
        if match[2] == ",":
            if at == len(text):
                spans.append((at, at))
                yield spans
            continue
        yield spans
        spans = []


def _bare(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
