"""A row of the public ledger: what was corrected, what was added, what was taken away."""

import datetime as dt
import json
from collections.abc import Iterable
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field, StringConstraints, TypeAdapter, model_validator

from bot.models.base import MAX_TEXT, OptionalSlug, Row, Slug, Text, optional, read_date
from bot.models.unseen import unseen

ColumnName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9_]*$"),
    Field(description="the name of a column"),
]

Cell = Annotated[str, StringConstraints(max_length=40 * MAX_TEXT)]
"""A cell, or a whole row."""


def key_columns(table: str) -> tuple[str, ...]:
    """The columns by which a correction names a row; they are never corrected themselves."""
    return ("record", "source") if table == "evidence" else ("id",)


class RecordKey(NamedTuple):
    """What a correction is of: a record, or what one source states for it."""

    record: str
    source: str | None = None


class WholeRow(NamedTuple):
    """A row of a table as it stands in the CSV: every column with its cell."""

    table: str
    cells: dict[str, str]

    @property
    def key(self) -> RecordKey:
        """Whose row it is; KeyError where it does not say."""
        return RecordKey(*(self.cells[column] for column in key_columns(self.table)))

    def __str__(self) -> str:
        """As the ledger has it: `{"events": {"id": "e-1", "date": "2023-07-14", ...}}`."""
        return json.dumps({self.table: self.cells}, ensure_ascii=False)


_ROW = TypeAdapter(dict[str, dict[str, str]])


def read_row(cell: str) -> WholeRow:
    """A row that the ledger has whole; ValueError where it is none."""
    [(table, cells)] = _ROW.validate_json(cell).items()
    return WholeRow(table, cells)


def _day(cell: object) -> object:
    return read_date(cell) if isinstance(cell, str) else cell


class Correction(Row):
    """What was corrected in one record, or with `source` in what that source states for it.

    With a `field` it is one cell: `was` and `now` are as it stands in the CSV, with nothing taken
    away. Without, it is the row itself: `now` has one that was added, `was` one that was taken
    away, as `WholeRow` writes it. The column of `now` is called `is`.
    """

    date: Annotated[dt.date, BeforeValidator(_day)]
    record: Slug
    source: OptionalSlug
    field: Annotated[ColumnName | None, BeforeValidator(optional)]
    was: Cell
    now: Cell = Field(alias="is")
    why: Text

    @property
    def key(self) -> RecordKey:
        return RecordKey(self.record, self.source)

    @property
    def added(self) -> WholeRow | None:
        """The row that was added, where one was."""
        return read_row(self.now) if self.field is None and self.now else None

    @property
    def removed(self) -> WholeRow | None:
        """The row that was taken away, where one was."""
        return read_row(self.was) if self.field is None and self.was else None

    @model_validator(mode="after")
    def _has_its_row(self) -> "Correction":
        if self.field is not None:
            return self
        if hidden := [found for cell in _cells_of(self.was or self.now) if (found := unseen(cell))]:
            raise ValueError(f"a row without characters that are not seen ({hidden[0]})")
        if bool(self.was) == bool(self.now) or not _is_row_of(self.key, self.was or self.now):
            raise ValueError(
                "a field, or the whole row of the record as JSON in either was or is: "
                '{"table": {"column": "cell"}}'
            )
        return self


def _cells_of(cell: str) -> Iterable[str]:
    """The cells of a whole row, in which JSON may have escaped what is not seen."""
    try:
        return read_row(cell).cells.values()
    except ValueError:
        return ()


def _is_row_of(key: RecordKey, cell: str) -> bool:
    try:
        return read_row(cell).key == key
    except (ValueError, KeyError):
        return False
