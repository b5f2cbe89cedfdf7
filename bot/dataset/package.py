"""The descriptor of the data package: its version, and the columns that it promises."""

import json
import re
from itertools import accumulate
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.dataset.expected import SEEN, UNSEEN, expected
from bot.errors import Fault
from bot.models.unseen import unseen

DESCRIPTOR = "datapackage.json"

_DEEPEST = 100
"""Arrays and objects in one another. How many the parser takes differs between Pythons."""

_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Column(_Part):
    name: str
    description: str = ""


class Columns(_Part):
    fields: tuple[Column, ...]


class Resource(_Part):
    name: str
    path: str
    title: str = ""
    description: str = ""
    columns: Columns = Field(alias="schema")


class Licence(_Part):
    title: str = ""
    path: str = ""


class Package(_Part):
    """What `data/datapackage.json` says of the data set, as far as the bot relies on it."""

    version: str = Field(
        pattern=r"^\d{4}\.\d{1,2}\.\d+$",
        description="year, month and a number, such as 2026.11.1",
    )
    title: str
    description: str = ""
    licenses: tuple[Licence, ...] = ()
    resources: tuple[Resource, ...]

    def columns(self, table: str) -> tuple[str, ...] | None:
        """The columns described for `table`, in order; None where it is not described."""
        for resource in self.resources:
            if resource.name == table:
                return tuple(column.name for column in resource.columns.fields)
        return None


def read_package(directory: Path) -> Package | Fault:
    """The descriptor, or the fault that keeps it from being read."""
    try:
        found = _json((directory / DESCRIPTOR).read_bytes())
        return found if isinstance(found, Fault) else Package.model_validate(found)
    except OSError as error:
        reason = error.strerror or "no file"
        return Fault(DESCRIPTOR, 1, "-", "cannot be read", reason, "a readable file")
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "-"
        found = "nothing" if first["type"] == "missing" else str(first["input"])
        return Fault(DESCRIPTOR, 1, place, "is not as described", found, expected(first, Package))


def _json(content: bytes) -> object:
    """What the file says, or the fault that keeps it from being read."""
    line = 1
    try:
        said = _parsed(content.decode("utf-8"))
        written = json.dumps(said, ensure_ascii=False)
        written.encode("utf-8")
    except UnicodeDecodeError:
        return Fault(DESCRIPTOR, 1, "-", "is not UTF-8", "other bytes", "UTF-8 text")
    except UnicodeEncodeError:
        found = "half a character"
    except RecursionError:
        found = "too many parts in one another"
    except json.JSONDecodeError as error:
        line, found = error.lineno, error.msg
    else:
        hidden = unseen(written)
        return Fault(DESCRIPTOR, 1, "-", UNSEEN, hidden, SEEN) if hidden else said
    return Fault(DESCRIPTOR, line, "-", "is not JSON", found, "valid JSON")


def _parsed(text: str) -> object:
    """The values of a JSON text, whole numbers as text.

    Raises:
        RecursionError: There are more than _DEEPEST arrays and objects in one another.
    """
    brackets = _BRACKET.findall(_STRING.sub("", text))
    if max(accumulate(1 if one in "[{" else -1 for one in brackets), default=0) > _DEEPEST:
        raise RecursionError
    # No number of a package is computed with, and Python refuses to read very long ones.
    return json.loads(text, parse_int=str)
