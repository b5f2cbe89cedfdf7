"""A table is declared once: what is written is what `schema.sql` has, and is read back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.dataset.tables import MODELS, read_dataset
from bot.settings import ROOT
from bot.store.claim_index import StoredNumber
from bot.store.tables import TABLES

_OF_THE_RECORD = {"evidence": {"number", "origin"}, "corrections": {"number"}}
"""Columns that are made of no field."""


@pytest.fixture
def connection(record_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{record_path.as_uri()}?mode=ro", uri=True)) as opened:
        yield opened


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    found = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return [name for (name,) in found]


def test_every_table_of_the_data_package_is_declared() -> None:
    assert {name: table.model for name, table in TABLES.items()} == MODELS


@pytest.mark.parametrize("name", TABLES)
def test_the_columns_are_those_of_the_schema(connection: sqlite3.Connection, name: str) -> None:
    own = _OF_THE_RECORD.get(name, set())

    found = [column for column in columns(connection, name) if column not in own]

    assert list(TABLES[name].names) == found


def test_the_columns_of_numbers_are_those_of_the_schema(connection: sqlite3.Connection) -> None:
    assert list(StoredNumber._fields) == columns(connection, "numbers")


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_read_as_it_was_written(name: str) -> None:
    table = TABLES[name]
    for row in read_dataset(ROOT / "data").tables.models(name):
        assert table.read_all([table.cells(row)]) == [row]
