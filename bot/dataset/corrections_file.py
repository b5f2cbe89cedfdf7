"""What is to be corrected, as a file in TOML has it: cells, rows to add, records to take away."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.dataset.expected import expected
from bot.errors import DatasetError, Fault
from bot.models.base import OptionalSlug, Slug, Text
from bot.models.correction import ColumnName, RecordKey


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    why: Text


class Change(_Entry):
    """A cell of a record, or with `source` of what that source states for it."""

    record: Slug
    source: OptionalSlug = None
    field: ColumnName
    now: str = Field(alias="is")

    @property
    def key(self) -> RecordKey:
        return RecordKey(self.record, self.source)


class Addition(_Entry):
    """A row; columns that `row` leaves out are empty."""

    table: str
    row: dict[str, str]


class Removal(_Entry):
    """A record with its evidence, or with `source` what that source states for it."""

    record: Slug
    source: OptionalSlug = None

    @property
    def key(self) -> RecordKey:
        return RecordKey(self.record, self.source)


EntryT_co = TypeVar("EntryT_co", bound=_Entry, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[EntryT_co]):
    """What is wanted, and where it says so: the first [[add]] of a file is 1 of 'FILE.toml:add'."""

    wanted: EntryT_co
    file: str
    number: int

    def fault(self, column: str, what: str, found: str, expected: str) -> Fault:
        return Fault(self.file, self.number, column, what, found, expected)


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that is to be corrected in one version."""

    remove: tuple[Entry[Removal], ...] = ()
    change: tuple[Entry[Change], ...] = ()
    add: tuple[Entry[Addition], ...] = ()


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    remove: tuple[Removal, ...] = ()
    change: tuple[Change, ...] = ()
    add: tuple[Addition, ...] = ()


def read_wanted(path: Path) -> Wanted:
    """What the file says.

    Raises:
        DatasetError: It cannot be read; each fault is named.
    """
    said = _toml(path)
    if not said:
        wanted = "[[change]], [[add]] or [[remove]]"
        raise DatasetError([Fault(path.name, 1, "-", "has no entries", "nothing", wanted)])
    try:
        file = _File.model_validate(said)
    except ValidationError as error:
        raise DatasetError(_faults(error, path.name)) from error
    return Wanted(
        remove=_placed(file.remove, f"{path.name}:remove"),
        change=_placed(file.change, f"{path.name}:change"),
        add=_placed(file.add, f"{path.name}:add"),
    )


def one_change(cells: Mapping[str, str | None]) -> Wanted:
    """One cell, by the names that [[change]] has.

    Raises:
        DatasetError: It is not well-formed; each fault is named.
    """
    try:
        file = _File.model_validate({"change": [cells]})
    except ValidationError as error:
        raise DatasetError(_faults(error, "correct")) from error
    return Wanted(change=_placed(file.change, "correct:change"))


def _placed(entries: Iterable[EntryT_co], file: str) -> tuple[Entry[EntryT_co], ...]:
    return tuple(Entry(wanted, file, number) for number, wanted in enumerate(entries, 1))


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        what, found, wanted = "cannot be read", error.strerror or "no file", "a readable file"
    except UnicodeDecodeError:
        what, found, wanted = "is not UTF-8", "other bytes", "UTF-8 text"
    except tomllib.TOMLDecodeError as error:
        what, found, wanted = f"is not TOML: {error}", "this file", "TOML"
    raise DatasetError([Fault(path.name, 1, "-", what, found, wanted)])


def _faults(error: ValidationError, name: str) -> Iterator[Fault]:
    for detail in error.errors(include_url=False):
        kind, number, *column = (*detail["loc"], 0)[: max(2, len(detail["loc"]))]
        found = "nothing" if detail["type"] == "missing" else str(detail["input"])
        place = str(column[-1]) if column else "-"
        file, said = f"{name}:{kind}", expected(detail, _File)
        yield Fault(file, int(number) + 1, place, "is not valid", found, said)
