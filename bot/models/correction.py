"""What was wrong in the record, and since when it is right."""

import datetime as dt
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from bot.models.base import MAX_TEXT, Row, Slug, Text, read_date


def _day(cell: object) -> object:
    return read_date(cell) if isinstance(cell, str) else cell


ColumnName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


Cell = Annotated[str, StringConstraints(max_length=2 * MAX_TEXT)]


class Correction(Row):
    """One cell of one record that was corrected. `was` and `now` are the cell as it stands in the
    CSV, with nothing taken away; the column of `now` is called `is`.
    """

    date: Annotated[dt.date, BeforeValidator(_day)]
    record: Slug
    field: ColumnName
    was: Cell
    now: Cell = Field(alias="is")
    why: Text
