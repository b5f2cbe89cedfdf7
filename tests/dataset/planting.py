"""Faults of rows, planted in a copy of the data set, and how the line that names each begins."""

from collections.abc import Callable

from tests.kit.data_copy import DataCopy

Plant = Callable[[DataCopy], str]
"""Plants one fault; returns how the line that names it begins."""

INVALID = "is not valid"
NOTHING = "refers to nothing"


def named(table: str, line: int, column: str, what: str, found: str) -> str:
    return f"{table}.csv:{line}:{column}: {what}, found {found!r}, expected "


def cell(table: str, column: str, value: str, **more: str) -> Plant:
    """A new row with one cell that is not valid."""

    def plant(data: DataCopy) -> str:
        line = data.add(table, **{column: value, **more})
        return named(table, line, column, INVALID, value)

    return plant


def row(table: str, reason: str, **cells: str) -> Plant:
    """A new row whose cells do not go together, for this reason."""

    def plant(data: DataCopy) -> str:
        line = data.add(table, **cells)
        return named(table, line, "-", INVALID, "this row") + reason

    return plant


def dangling(table: str, column: str) -> Plant:
    """A new row that refers to an id that no row has."""

    def plant(data: DataCopy) -> str:
        line = data.add(table, **{column: "nobody-has-this"})
        return named(table, line, column, NOTHING, "nobody-has-this")

    return plant


def unknown_party(table: str, column: str) -> Plant:
    def plant(data: DataCopy) -> str:
        line = data.add(table, **{column: "The Unheard-of Guild"})
        return named(table, line, column, "names no holder", "The Unheard-of Guild")

    return plant
