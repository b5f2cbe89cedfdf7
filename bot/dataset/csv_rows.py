"""One CSV file, row by row: each is checked by its model, each fault is kept with its place."""

import codecs
import csv
import io
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.dataset.expected import SEEN, UNSEEN, expected
from bot.dataset.exported import EXPORTED, is_exported, original
from bot.errors import DatasetError, Fault
from bot.models.base import Row, columns_of
from bot.models.contract import ContractTerm, Subject
from bot.models.quote import Holder
from bot.models.statistics import Stoppage
from bot.models.unseen import unseen

MOST_FAULTS = 10_000
"""Faults that are kept of one data set."""


class Faults:
    """Each fault once, up to the most that are kept; `more` counts the ones beyond."""

    def __init__(self) -> None:
        self.kept: set[Fault] = set()
        self.more = 0

    def add(self, fault: Fault) -> None:
        if len(self.kept) < MOST_FAULTS or fault in self.kept:
            self.kept.add(fault)
        else:
            self.more += 1

    def update(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            self.add(fault)

    def merge(self, other: "Faults") -> None:
        self.update(other.kept)
        self.more += other.more


RowT_co = TypeVar("RowT_co", bound=Row, covariant=True)
_PART = 1 << 20
_DELIMITERS = {"semicolons": ";", "tabs": "\t"}
_COMMAS = (
    "commas: where numbers have a decimal comma, Excel writes semicolons; save it from LibreOffice "
    "with ',' as the field delimiter, or make ',' the list separator of the system"
)
UTF_8 = "UTF-8 text: in Excel, save it as 'CSV UTF-8'"
_CSV_ERRORS = {
    "unexpected end of data": "a quotation mark that is never closed",
    "',' expected after '\"'": "more text after a closing quotation mark",
}
"""What is found, by the message of the csv module."""


@dataclass(frozen=True, slots=True)
class Placed(Generic[RowT_co]):
    """A row of a table, the line of the file that it starts on, and its cells as they are there."""

    table: str
    line: int
    row: RowT_co
    cells: tuple[str, ...] = ()

    def fault(self, column: str, what: str, found: str, expected: str) -> Fault:
        """Something that is wrong with the row."""
        return Fault(f"{self.table}.csv", self.line, column, what, found, expected)


class Reader:
    """Reads one table. `faults` and `refused`, the first cell of each row that is not well-formed
    (of holders, stoppages, subjects and terms all cells), are complete once the rows were read to
    their end.
    """

    def __init__(self, path: Path, model: type[Row], *, may_be_empty: bool = False) -> None:
        self.path = path
        self.model = model
        self.may_be_empty = may_be_empty
        self.columns = columns_of(model)
        self.faults = Faults()
        self.refused: set[str] = set()
        self.cut = False
        """Whether the file ends before its rows do: of such a file nothing counts, or the rest
        would seem missing."""

    def rows(self) -> Iterator[Placed[Row]]:
        self.faults = Faults()
        self.refused.clear()
        self.cut = False
        try:
            bad = _undecodable(self.path)
            if bad is not None:
                self._fault(bad, "-", "is not UTF-8", "other bytes", UTF_8)
                return
            with self.path.open(encoding="utf-8-sig") as file:
                yield from self._rows_of(file)
        except OSError as error:
            self._fault(1, "-", "cannot be read", error.strerror or "no file", "a readable file")

    def _rows_of(self, text: Iterator[str]) -> Iterator[Placed[Row]]:
        lines = csv.reader(text, strict=True)
        before = 0
        try:
            header = tuple(next(lines, ()))
            if not self._is_header(header):
                return
            before = lines.line_num
            gap = 0
            empty = True
            for cells in lines:
                line, before = before + 1, lines.line_num
                if not any(cells):
                    gap = gap or line
                    continue
                if gap:
                    expected = "rows with cells; empty ones stand at the end alone"
                    self._fault(gap, "-", "is an empty row", "no cells", expected)
                gap, empty = 0, False
                yield from self._row(line, cells, header)
            if empty and not self.may_be_empty:
                self._fault(1, "-", "has no rows", "a header alone", "at least one row")
        except csv.Error as error:
            self.cut = True
            found = _CSV_ERRORS.get(str(error), str(error))
            expected = "cells with commas between them, in quotation marks where they need them"
            self._fault(before + 1, "-", "is not CSV", found, expected)

    def _is_header(self, header: tuple[str, ...]) -> bool:
        """Whether it is that of the table, perhaps with the columns of an export; else a fault."""
        width = len(self.columns)
        if header[:width] == self.columns and set(header[width:]) <= set(EXPORTED):
            return True
        found, expected = ",".join(header), ",".join(self.columns)
        for name, delimiter in _DELIMITERS.items():
            if found.split(delimiter)[:width] == [*self.columns]:
                self._fault(1, "-", f"has {name} between its cells", found, _COMMAS)
                return False
        self._fault(1, "-", "has other columns", found, expected)
        return False

    def _row(self, line: int, cells: list[str], header: tuple[str, ...]) -> Iterator[Placed[Row]]:
        if len(cells) != len(header):
            wanted = f"{len(header)} cells"
            self._fault(line, "-", "has another number of cells", str(len(cells)), wanted)
            self._note_refused(cells)
            return
        own = _own_cells(cells, header, len(self.columns))
        if self._has_unseen(line, own):
            self._note_refused(own)
        else:
            yield from self._valid(line, own)

    def _has_unseen(self, line: int, cells: list[str]) -> bool:
        if not unseen("".join(cells)):
            return False
        for column, cell in zip(self.columns, cells, strict=True):
            if found := unseen(cell):
                self._fault(line, column, UNSEEN, found, SEEN)
        return True

    def _valid(self, line: int, cells: list[str]) -> Iterator[Placed[Row]]:
        try:
            row = self.model.model_validate(dict(zip(self.columns, cells, strict=True)))
        except ValidationError as error:
            self._note_refused(cells)
            for detail in error.errors(include_url=False):
                self._refuse(line, detail)
        else:
            yield Placed(self.path.stem, line, row, tuple(cells))

    def _note_refused(self, cells: list[str]) -> None:
        self.refused.update(cells[:1])
        if issubclass(self.model, Holder | Stoppage | Subject | ContractTerm):
            self.refused.update(name for cell in cells for name in (cell, *cell.split("|")))

    def _refuse(self, line: int, detail: ErrorDetails) -> None:
        column = next((str(part) for part in detail["loc"] if part in self.columns), "-")
        given = "" if detail["input"] is None else str(detail["input"])
        found = "this row" if column == "-" else given
        self._fault(line, column, "is not valid", found, expected(detail, self.model))

    def _fault(self, line: int, column: str, what: str, found: str, expected: str) -> None:
        self.faults.add(Fault(self.path.name, line, column, what, found, expected))


class Streamed(Collection[Placed[RowT_co]]):
    """The rows of a table that may be larger than memory: read from its file, and checked by their
    model, each time that they are gone through.

    Raises:
        DatasetError: When it is gone through again: by then it is another file.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._length: int | None = None

    def __iter__(self) -> Iterator[Placed[RowT_co]]:
        count = 0
        for placed in self.reader.rows():
            count += 1
            yield placed  # pyright: ignore[reportReturnType]
        length = 0 if self.reader.cut else count
        if self._length not in (None, length):
            found, expected = f"{count} rows", f"{self._length}, as before"
            changed = Fault(self.reader.path.name, 1, "-", "is another file", found, expected)
            raise DatasetError([changed])
        self._length = length

    def __len__(self) -> int:
        if self._length is None:
            for _ in self:
                pass
        return self._length or 0

    def __contains__(self, placed: object) -> bool:
        return any(placed == each for each in self)


def read_rows(text: str, width: int) -> Iterator[list[str]]:
    """The cells of a table of `width` columns that has no faults, row by row below its header."""
    header, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return (_own_cells(row, header, width) for row in rows if any(row))


def _own_cells(cells: list[str], header: Iterable[str], width: int) -> list[str]:
    """The cells as they are on record: an export has more columns, and marks in its cells."""
    own = cells[:width]
    return [original(cell) for cell in own] if is_exported(header) else own


def _undecodable(path: Path) -> int | None:
    """The line of the first byte that is not UTF-8; None where all of the file is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    with path.open("rb") as file:
        while True:
            part = file.read(_PART)
            try:
                decoder.decode(part, final=not part)
            except UnicodeDecodeError as error:
                return line + error.object[: error.start].count(b"\n")
            if not part:
                return None
            line += part.count(b"\n")
