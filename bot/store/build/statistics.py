"""The tables of statistics are stored: what a bureau publishes for all, not for one record."""

import sqlite3
from collections.abc import Callable, Iterable

from bot.models.base import Row
from bot.models.occupation import Occupation
from bot.models.price import Price
from bot.models.stoppage import Stoppage
from bot.store.columns import price_cells, stoppage_cells, wage_cells


def insert_statistics(
    connection: sqlite3.Connection, models: Callable[[str], Iterable[Row]]
) -> None:
    """Store the occupations, the prices and the stoppages; `models` has the rows of a table."""
    _insert_occupations(
        connection, [row for row in models("occupations") if isinstance(row, Occupation)]
    )
    connection.executemany(
        "INSERT INTO prices VALUES (?, ?, ?)",
        (price_cells(row) for row in models("prices") if isinstance(row, Price)),
    )
    connection.executemany(
        "INSERT INTO stoppages VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        (stoppage_cells(row) for row in models("stoppages") if isinstance(row, Stoppage)),
    )


def _insert_occupations(connection: sqlite3.Connection, rows: list[Occupation]) -> None:
    """An occupation is one record over all its years, under the title of the last one."""
    titles = {row.soc: row.title for row in sorted(rows, key=lambda row: row.year)}
    connection.executemany("INSERT INTO records VALUES (?, 'occupation', ?, 0)", titles.items())
    connection.executemany(
        "INSERT INTO occupations VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (wage_cells(row) for row in rows),
    )
    names = [(soc, name) for soc, title in titles.items() for name in (soc, title, f"BLS {title}")]
    connection.executemany("INSERT OR IGNORE INTO names VALUES (?, ?)", names)
    connection.execute(_INSERT_SEARCH)


_INSERT_SEARCH = """
INSERT INTO search (rowid, record, kind, title, body, digits)
SELECT rowid, id, kind, title, 'BLS occupation ' || id, '' FROM records WHERE kind = 'occupation'
ORDER BY rowid
"""
