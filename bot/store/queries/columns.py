"""The tables of a built record, and what their columns are beside those of the data package."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from bot.store.tables import SQL_NAMES, TABLES

_PACKAGE_NAMES = {own: name for name, own in SQL_NAMES.items()}

_OWN: Mapping[str, Mapping[str, str]] = {
    "records": {
        "id": "Id of the record.",
        "kind": "What it is.",
        "title": "What it is called.",
        "weight": "How many sources state it, those of a role's figures included.",
    },
    "parties": {
        "holder": "Who is a party, or is named.",
        "record": "The event or strike.",
    },
    "evidence": {
        "number": "Place in the table.",
        "origin": "The source at the end of the chain of via and repeats.",
    },
    "corrections": {"number": "Place in the ledger."},
}
"""Columns that the record has of its own."""

HIDDEN = ("files", "meta", "names", "numbers", "shingles", "stated")
"""Tables that are made for the answers of the bot alone."""


def columns_by_table(path: Path) -> dict[str, tuple[str, ...]]:
    """The columns of every table of a built record.

    Raises:
        sqlite3.Error: The file is none.
    """
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        listed = connection.execute("PRAGMA table_list").fetchall()
        return {
            name: tuple(
                row[1] for row in connection.execute("SELECT * FROM pragma_table_info(?)", (name,))
            )
            for schema, name, kind, *_ in listed
            if schema == "main" and kind == "table" and not name.startswith("sqlite_")
        }


def described_column(table: str, column: str, described: Mapping[str, str]) -> str:
    """What a column is, by the descriptions of the data package; '' where nothing says it."""
    own = _OWN.get(table, {}).get(column, "")
    name = _PACKAGE_NAMES.get(column, column)
    unit = TABLES[table].units.get(column) if table in TABLES else None
    if name in described and not own:
        return f"{unit}. {described[name]}" if unit else described[name]
    for end, says in (("_first", "First day that it allows"), ("_last", "Last day that it allows")):
        whole = column.removesuffix(end)
        whole = _PACKAGE_NAMES.get(whole, whole)
        if column.endswith(end) and whole in described:
            return f"{says}. {described[whole]}"
    return own
