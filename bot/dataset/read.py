"""From CSV files to models: every row is read, every fault is kept with its place."""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.dataset.package import DESCRIPTOR, Package, read_package
from bot.errors import Fault
from bot.models.base import Row, columns_of
from bot.models.correction import Correction
from bot.models.event import Event, Strike
from bot.models.occupation import Occupation
from bot.models.price import Price
from bot.models.quote import Holder, Quote, Statement, Topic
from bot.models.role import Figure, Role
from bot.models.source import Evidence, Source
from bot.models.stoppage import Stoppage

RowT_co = TypeVar("RowT_co", bound=Row, covariant=True)


@dataclass(frozen=True, slots=True)
class Placed(Generic[RowT_co]):
    """A row of a table with the line of its file that it starts on."""

    line: int
    row: RowT_co
    cells: tuple[str, ...] = ()
    """The row as it stands in the file."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Every table of the record, in an order in which references lead backwards."""

    sources: tuple[Placed[Source], ...] = ()
    topics: tuple[Placed[Topic], ...] = ()
    holders: tuple[Placed[Holder], ...] = ()
    strikes: tuple[Placed[Strike], ...] = ()
    roles: tuple[Placed[Role], ...] = ()
    figures: tuple[Placed[Figure], ...] = ()
    quotes: tuple[Placed[Quote], ...] = ()
    statements: tuple[Placed[Statement], ...] = ()
    events: tuple[Placed[Event], ...] = ()
    evidence: tuple[Placed[Evidence], ...] = ()
    occupations: tuple[Placed[Occupation], ...] = ()
    prices: tuple[Placed[Price], ...] = ()
    stoppages: tuple[Placed[Stoppage], ...] = ()
    corrections: tuple[Placed[Correction], ...] = ()
    refused: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    """By table, the first cell of each row that is in the file but not well-formed, and for
    holders their names too; what refers to such a row is not at fault."""

    def is_refused(self, table: str, key: str | None) -> bool:
        """Whether `table` has a row for `key` that could not be read."""
        return key in self.refused.get(table, frozenset())

    def of(self, table: str) -> tuple[Placed[Row], ...]:
        """The rows of the table with that name."""
        rows: tuple[Placed[Row], ...] = getattr(self, table)
        return rows

    def models(self, table: str) -> Iterator[Row]:
        """The models of the table with that name, in the order of its file."""
        return (placed.row for placed in self.of(table))


MODELS: dict[str, type[Row]] = {
    "sources": Source,
    "topics": Topic,
    "holders": Holder,
    "strikes": Strike,
    "roles": Role,
    "figures": Figure,
    "quotes": Quote,
    "statements": Statement,
    "events": Event,
    "evidence": Evidence,
    "occupations": Occupation,
    "prices": Price,
    "stoppages": Stoppage,
    "corrections": Correction,
}
MAY_BE_EMPTY = frozenset({"corrections"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read of a data set, and every fault that was met on the way."""

    version: str
    tables: Tables
    faults: tuple[Fault, ...]


def read_dataset(directory: Path) -> Reading:
    """Read every file of the data set; faults are collected, none is raised."""
    package = read_package(directory)
    faults: list[Fault] = [package] if isinstance(package, Fault) else []
    tables: dict[str, tuple[Placed[Any], ...]] = {}
    refused: dict[str, frozenset[str]] = {}
    for table, model in MODELS.items():
        reader = _Reader(f"{table}.csv", model)
        rows = tuple(reader.rows(directory))
        # Of a file that is not read to its end nothing is kept, or the rest would seem missing.
        tables[table] = () if reader.cut else rows
        if isinstance(package, Package):
            reader.compare(package.columns(table))
        faults += reader.faults
        refused[table] = frozenset(reader.refused)
    version = package.version if isinstance(package, Package) else ""
    return Reading(version, Tables(**tables, refused=refused), tuple(faults))


class _Reader:
    """Reads one table."""

    def __init__(self, file: str, model: type[Row]) -> None:
        self.file = file
        self.model = model
        self.columns = columns_of(model)
        self.faults: list[Fault] = []
        self.refused: set[str] = set()
        self.cut = False

    def fault(self, line: int, column: str, what: str, found: str, expected: str) -> None:
        self.faults.append(Fault(self.file, line, column, what, found, expected))

    def rows(self, directory: Path) -> Iterator[Placed[Row]]:
        try:
            text = (directory / self.file).read_text(encoding="utf-8")
        except OSError as error:
            self.fault(1, "-", "cannot be read", error.strerror or "no file", "a readable file")
            return
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self.fault(line, "-", "is not UTF-8", "other bytes", "UTF-8 text")
            return
        yield from self._rows_of(text)

    def _rows_of(self, text: str) -> Iterator[Placed[Row]]:
        lines = csv.reader(io.StringIO(text, newline=""), strict=True)
        before = 0
        try:
            header = tuple(next(lines, ()))
            if header != self.columns:
                found, expected = ",".join(header), ",".join(self.columns)
                self.fault(1, "-", "has other columns", found, expected)
                return
            before = lines.line_num
            empty = True
            for cells in lines:
                empty = False
                line, before = before + 1, lines.line_num
                if len(cells) == len(header):
                    yield from self._row(line, cells)
                else:
                    wanted = f"{len(header)} cells"
                    self.fault(line, "-", "has another number of cells", str(len(cells)), wanted)
                    self._note_refused(cells)
            if empty and self.file.removesuffix(".csv") not in MAY_BE_EMPTY:
                self.fault(1, "-", "has no rows", "a header alone", "at least one row")
        except csv.Error as error:
            self.cut = True
            self.fault(before + 1, "-", "is not CSV", str(error), "quoted, comma-separated cells")

    def _row(self, line: int, cells: list[str]) -> Iterator[Placed[Row]]:
        try:
            row = self.model.model_validate(dict(zip(self.columns, cells, strict=True)))
        except ValidationError as error:
            self._note_refused(cells)
            for detail in error.errors(include_url=False):
                self._refuse(line, detail)
        else:
            yield Placed(line, row, tuple(cells))

    def _note_refused(self, cells: list[str]) -> None:
        self.refused.update(cells[:1])
        if self.model is Holder:
            self.refused.update(name for cell in cells for name in cell.split("|"))

    def _refuse(self, line: int, detail: ErrorDetails) -> None:
        column = next((str(part) for part in detail["loc"] if part in self.columns), "-")
        found = "this row" if column == "-" else str(detail["input"])
        message = detail["msg"].removeprefix("Value error, ")
        self.fault(line, column, "is not valid", found, message[:1].lower() + message[1:])

    def compare(self, described: tuple[str, ...] | None) -> None:
        """Hold the columns against the ones that the descriptor promises."""
        if described != self.columns:
            found = ",".join(described) if described else "no such table"
            expected = ",".join(self.columns)
            fault = Fault(DESCRIPTOR, 1, self.file, "describes other columns", found, expected)
            self.faults.append(fault)


def package_files(directory: Path) -> dict[str, bytes]:
    """Every file of the data set by its name; OSError where one cannot be read."""
    names = (DESCRIPTOR, *(f"{table}.csv" for table in MODELS))
    return {name: (directory / name).read_bytes() for name in names}


def fingerprint(package: Mapping[str, bytes]) -> str:
    """A digest of the files of a data set."""
    digest = hashlib.sha256()
    for name, content in package.items():
        digest.update(f"{name}:{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()
