"""Rows in an order that readers of files get right, who guess what a column holds from its first
hundred rows: polars takes a column of years for whole numbers, and fails at the first month.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from itertools import islice

from bot.files.tables import CITED_COLUMNS, Cell, Export, cited_row

LOOKED_AT = 100
"""Rows that polars looks at unless it is told otherwise."""


class _Kind(IntEnum):
    """What a cell looks like; what looks like a higher one fits into no column of a lower."""

    NOTHING = 0
    WHOLE = 1
    DECIMAL = 2
    TEXT = 3


_WHOLE = re.compile(r"-?\d+")
_DECIMAL = re.compile(r"-?\d+\.\d+")


def _kind(cell: Cell) -> _Kind:
    text = "" if cell is None else str(cell)
    if not text:
        return _Kind.NOTHING
    if _WHOLE.fullmatch(text):
        return _Kind.WHOLE
    return _Kind.DECIMAL if _DECIMAL.fullmatch(text) else _Kind.TEXT


def telling_first(export: Export) -> Export:
    """With all kinds of cells among the rows that are looked at: where a column shows its own only
    further down, the first row that does comes up. All others stay in their order.
    """
    rows, cited = export.main.rows, export.cited
    if cited is None or len(rows) <= LOOKED_AT:
        return export
    kinds = [
        (*map(_kind, row), *_widest([cited_row(source) for source in sources]))
        for row, sources in zip(rows, cited, strict=True)
    ]
    columns = [[row[place] for row in kinds] for place in range(len(kinds[0]))]
    telling = {column.index(max(column)) for column in columns}
    others = (place for place in range(len(rows)) if place not in telling)
    head = telling.union(islice(others, LOOKED_AT - len(telling)))
    order = sorted(range(len(rows)), key=lambda place: (place not in head, place))
    main = replace(export.main, rows=tuple(rows[place] for place in order))
    return replace(export, main=main, cited=tuple(cited[place] for place in order))


def _widest(rows: Sequence[Sequence[Cell]]) -> list[_Kind]:
    """The widest kind that each column of a row's sources has."""
    nothing = _Kind.NOTHING
    return [
        max((_kind(row[place]) for row in rows), default=nothing)
        for place in range(len(CITED_COLUMNS))
    ]
