"""What the models share: frozen rows, and the cell types of the CSV files.

A type whose cells have a pattern is described: `check` says so what it expected. So do the messages
of all errors, which stand behind 'expected'.
"""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9-]{1,20}$"),
    Field(description="an id: 1 to 20 letters a to z, digits and hyphens"),
]
"""An id that people cite and buttons carry; unique over all tables and never re-used."""

MAX_TEXT = 500
"""Characters of a text; several of them stand on one page of a card."""

MAX_DIGITS = 15
"""Digits of a whole number; SQLite keeps a little over 18."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT, strip_whitespace=True)]


def optional(cell: object) -> object:
    """An empty cell as None; for fields whose own type does the rest."""
    return None if cell == "" else cell


def _parts(cell: object) -> object:
    """'WGA|AMPTP' as a tuple; an empty cell is an empty tuple."""
    if isinstance(cell, str):
        return tuple(part.strip() for part in cell.split("|")) if cell else ()
    return cell


def _yes(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    if cell not in ("", "yes"):
        raise ValueError("'yes' or nothing")
    return cell == "yes"


def count(cell: object) -> object:
    """Digits alone, so that what is stored is what is read."""
    if isinstance(cell, str) and cell and not (cell.isascii() and cell.isdigit()):
        raise ValueError("a whole number in digits alone, such as 11500")
    if isinstance(cell, str) and len(cell) > MAX_DIGITS:
        raise ValueError(f"a whole number of at most {MAX_DIGITS} digits")
    return optional(cell)


OptionalText = Annotated[Text | None, BeforeValidator(optional)]
OptionalSlug = Annotated[Slug | None, BeforeValidator(optional)]
Parts = Annotated[tuple[Text, ...], BeforeValidator(_parts)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_parts)]
YesOrEmpty = Annotated[bool, BeforeValidator(_yes)]
OptionalCount = Annotated[int | None, BeforeValidator(count)]


class Row(BaseModel):
    """One row of one table, exactly as the source states it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(Row):
    """A row that can be named and cited by its id."""

    id: Slug


def columns_of(model: type[Row]) -> tuple[str, ...]:
    """The columns of a model's table: its fields, under the names that they have in the file."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def read_date(text: str) -> date:
    """An ISO day ('2023-07-14'); ValueError for anything else."""
    try:
        if len(text) == len("2023-07-14") and "W" not in text:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError("a day of the calendar, such as 2023-07-14")
