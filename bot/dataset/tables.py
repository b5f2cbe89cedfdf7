"""The data set as tables: the small ones in memory, the large ones read when they are needed."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.dataset.csv_rows import Placed, Reader, Streamed
from bot.dataset.package import DESCRIPTOR, Package, read_package
from bot.errors import Fault
from bot.models.alias import Alias
from bot.models.base import Named, Row, columns_of
from bot.models.contract import Contract, ContractTerm, Subject
from bot.models.correction import Correction, key_columns
from bot.models.event import Event, Strike
from bot.models.quote import Holder, Quote, Statement, Topic
from bot.models.role import Figure, Role
from bot.models.site import Site
from bot.models.source import Evidence, Source
from bot.models.statistics import Occupation, Price, Stoppage, TrackedStoppage


@dataclass(frozen=True, slots=True)
class Tables:
    """Every table of the record, in an order in which references lead backwards."""

    sources: tuple[Placed[Source], ...] = ()
    topics: tuple[Placed[Topic], ...] = ()
    holders: tuple[Placed[Holder], ...] = ()
    strikes: tuple[Placed[Strike], ...] = ()
    contracts: tuple[Placed[Contract], ...] = ()
    subjects: tuple[Placed[Subject], ...] = ()
    roles: Collection[Placed[Role]] = ()
    figures: Collection[Placed[Figure]] = ()
    terms: tuple[Placed[ContractTerm], ...] = ()
    quotes: tuple[Placed[Quote], ...] = ()
    statements: tuple[Placed[Statement], ...] = ()
    events: tuple[Placed[Event], ...] = ()
    evidence: Collection[Placed[Evidence]] = ()
    occupations: tuple[Placed[Occupation], ...] = ()
    prices: tuple[Placed[Price], ...] = ()
    stoppages: tuple[Placed[Stoppage], ...] = ()
    tracked_stoppages: tuple[Placed[TrackedStoppage], ...] = ()
    corrections: tuple[Placed[Correction], ...] = ()
    aliases: tuple[Placed[Alias], ...] = ()
    sites: tuple[Placed[Site], ...] = ()
    refused: Mapping[str, AbstractSet[str]] = field(default_factory=dict[str, AbstractSet[str]])
    """By table, the first cell of each row that is in the file but not well-formed, and for
    holders, stoppages, subjects and terms all cells; what refers to such a row is not at fault."""

    def is_refused(self, table: str, key: str | None) -> bool:
        """Whether `table` has a row for `key` that could not be read."""
        return key in self.refused.get(table, frozenset())

    def of(self, table: str) -> Collection[Placed[Row]]:
        """The rows of the table with that name."""
        rows: Collection[Placed[Row]] = getattr(self, table)
        return rows

    def models(self, table: str) -> Iterator[Row]:
        """The models of the table with that name, in the order of its file."""
        return (placed.row for placed in self.of(table))


MODELS: dict[str, type[Row]] = {
    "sources": Source,
    "topics": Topic,
    "holders": Holder,
    "strikes": Strike,
    "contracts": Contract,
    "subjects": Subject,
    "roles": Role,
    "figures": Figure,
    "terms": ContractTerm,
    "quotes": Quote,
    "statements": Statement,
    "events": Event,
    "evidence": Evidence,
    "occupations": Occupation,
    "prices": Price,
    "stoppages": Stoppage,
    "tracked_stoppages": TrackedStoppage,
    "corrections": Correction,
    "aliases": Alias,
    "sites": Site,
}
MAY_BE_EMPTY = frozenset({"corrections", "aliases", "sites"})
CORRECTED = tuple(table for table, model in MODELS.items() if issubclass(model, (Named, Evidence)))
"""Tables whose rows the ledger of corrections can name: by their id, or by record and source."""

LARGE = ("roles", "figures", "evidence")
"""Tables that may be larger than memory."""


@dataclass(frozen=True, slots=True)
class ReadDataset:
    """What could be read of a data set, and every fault that was met on the way.

    `more` is how many faults there are beside the ones that are kept.
    """

    version: str
    tables: Tables
    faults: tuple[Fault, ...]
    more: int = 0


def read_dataset(directory: Path) -> ReadDataset:
    """Read every file of the data set; faults are collected, none is raised.

    The rows of the large tables, and what is wrong with them, are for whoever goes through them.
    """
    package = read_package(directory)
    faults: list[Fault] = [package] if isinstance(package, Fault) else []
    tables: dict[str, Any] = {}
    refused: dict[str, AbstractSet[str]] = {}
    for table, model in MODELS.items():
        path = directory / f"{table}.csv"
        reader = Reader(path, model, may_be_empty=table in MAY_BE_EMPTY)
        if table in LARGE:
            tables[table] = Streamed[Any](reader)
        else:
            rows = tuple(reader.rows())
            tables[table] = () if reader.cut else rows
            faults += reader.faults.kept
        refused[table] = reader.refused
        if isinstance(package, Package):
            faults += _described(table, model, package)
    version = package.version if isinstance(package, Package) else ""
    return ReadDataset(version, Tables(**tables, refused=refused), tuple(faults))


def _described(table: str, model: type[Row], package: Package) -> Iterator[Fault]:
    """Hold the columns of a table against the ones that the descriptor promises."""
    described, columns = package.columns(table), columns_of(model)
    if described != columns:
        found = ",".join(described) if described else "no such table"
        what, expected = "describes other columns", ",".join(columns)
        yield Fault(DESCRIPTOR, 1, f"{table}.csv", what, found, expected)


def package_files(directory: Path) -> dict[str, Path]:
    """Every file of the data set by its name.

    Raises:
        OSError: One of them cannot be read.
    """
    files = {name: directory / name for name in (DESCRIPTOR, *(f"{table}.csv" for table in MODELS))}
    for path in files.values():
        with path.open("rb"):
            pass
    return files


def fingerprint(package: Mapping[str, Path]) -> str:
    """A digest of the files of a data set."""
    digest = hashlib.sha256()
    for name, path in package.items():
        with path.open("rb") as file:
            digest.update(f"{name}:{path.stat().st_size}:".encode())
            while part := file.read(1 << 20):
                digest.update(part)
    return digest.hexdigest()


def corrected_columns(table: str) -> tuple[str, ...]:
    """The columns of a table that a correction may be of."""
    keys = key_columns(table)
    return tuple(column for column in columns_of(MODELS[table]) if column not in keys)
