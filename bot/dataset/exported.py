"""What a CSV file from /export has beyond a table of the data, so that it can be taken as data."""

import re
from collections.abc import Iterable

EXPORTED = ("sources", "licence", "version")
"""The last columns of every exported table: who states each row, on which terms, as of when."""

_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20'#]")
"""How a formula begins, also in full width; and the marks that spreadsheets have of their own."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def defused(text: str) -> str:
    """Text for a cell of a CSV file: an apostrophe before what a spreadsheet could take for a
    formula. A negative number is none.
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def original(text: str) -> str:
    """The inverse of `defused`: without the one apostrophe that a cell may begin with."""
    return text.removeprefix("'")


def is_exported(header: Iterable[str]) -> bool:
    """Whether a table with that header came from /export, so that its cells may be defused."""
    return not set(EXPORTED).isdisjoint(header)
