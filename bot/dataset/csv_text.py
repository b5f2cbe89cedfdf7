"""A CSV file as text, to be changed row by row: what is not changed stays, byte for byte."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.dataset.exported import defused, is_exported, original

_CELL = re.compile(r'("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\n|\r|\Z)')
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(slots=True, eq=False)
class CsvRow:
    """One row: its cells as they stand in the file, and what ends it. `line` is where it begins in
    the file, the header being 1; a row that was added has 0. The cells of an export are `marked`.
    """

    raw: list[str]
    end: str
    line: int
    marked: bool = False

    def read(self, column: int) -> str:
        """The cell of a column, counted from 0."""
        cell = self.raw[column]
        bare = cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
        return original(bare) if self.marked else bare

    def write(self, column: int, value: str) -> None:
        self.raw[column] = quoted(defused(value) if self.marked else value)

    @property
    def is_empty(self) -> bool:
        return not any(map(self.read, range(len(self.raw))))

    @property
    def text(self) -> str:
        return f"{','.join(self.raw)}{self.end}"


class CsvText:
    """The rows of a file, the header first, without the empty ones at its end."""

    def __init__(self, text: str) -> None:
        self._end = "\r\n" if "\r\n" in text else "\n"
        self.rows = list(_rows(text))
        self._empty: list[CsvRow] = []
        while len(self.rows) > 1 and self.rows[-1].is_empty:
            self._empty.insert(0, self.rows.pop())
        self._width = len(self.rows[0].raw) if self.rows else 0
        self._marked = bool(self.rows) and is_exported(map(self.rows[0].read, range(self._width)))
        for row in self.rows:
            row.marked = self._marked

    def __str__(self) -> str:
        """The file. A last row without an end gets one where rows follow it."""
        rows = [*self.rows, *self._empty]
        ended = (row.text if row.end else f"{row.text}{self._end}" for row in rows[:-1])
        return "".join([*ended, *(row.text for row in rows[-1:])])

    def append(self, cells: list[str]) -> CsvRow:
        """Add a row at the end."""
        return self._add(len(self.rows), cells)

    def insert(self, cells: list[str]) -> CsvRow:
        """Add a row below those that begin with the same cell; else where its first cell belongs,
        if the file is sorted by it; else at the end.
        """
        keys = [row.read(0) for row in self.rows[1:]]
        if cells[0] in keys:
            return self._add(len(keys) - keys[::-1].index(cells[0]) + 1, cells)
        if keys == sorted(keys):
            return self._add(1 + sum(key < cells[0] for key in keys), cells)
        return self.append(cells)

    def remove(self, row: CsvRow) -> None:
        self.rows.remove(row)

    def by_line(self) -> dict[int, CsvRow]:
        """The rows by the lines that they will begin on."""
        found: dict[int, CsvRow] = {}
        line = 1
        for row in self.rows:
            found[line] = row
            line += max(1, len(_LINE_END.findall(row.text)))
        return found

    def _add(self, place: int, cells: list[str]) -> CsvRow:
        raw = [quoted(defused(cell) if self._marked else cell) for cell in cells]
        row = CsvRow(raw + [""] * (self._width - len(raw)), self._end, 0, self._marked)
        self.rows.insert(place, row)
        return row


def quoted(value: str) -> str:
    """A cell as it stands in the file: in quotation marks only where it needs them."""
    if any(letter in value for letter in ',"\r\n'):
        return '"' + value.replace('"', '""') + '"'
    return value


def _rows(text: str) -> Iterator[CsvRow]:
    raw: list[str] = []
    line = 1
    for match in _CELL.finditer(text):
        if not raw and not match[0]:
            return  # behind the last row
        raw.append(match[1])
        if match[2] == ",":
            continue
        row = CsvRow(raw, match[2], line)
        yield row
        line += len(_LINE_END.findall(row.text))
        raw = []
