"""The record in Datasette: what is said of the tables is true of them, and the search finds."""

import json
import sqlite3
from collections.abc import Generator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from bot.browse import metadata, write_metadata
from bot.dataset.package import Package, read_package
from bot.dataset.tables import MODELS
from bot.errors import StartError
from bot.models.base import columns_of
from bot.settings import ROOT
from bot.store.tables import HIDDEN, columns_by_table
from tests.kit.bot_process import run_bot, said

Tables = dict[str, dict[str, Any]]


@pytest.fixture
def package() -> Package:
    found = read_package(ROOT / "data")
    assert isinstance(found, Package)
    return found


@pytest.fixture
def tables(package: Package, record_path: Path) -> Tables:
    found = metadata(package, columns_by_table(record_path), "record")
    return found["databases"]["record"]["tables"]


@pytest.fixture
def connection(record_path: Path) -> Generator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{record_path.as_uri()}?mode=ro", uri=True)) as opened:
        yield opened


def shown(tables: Tables) -> Tables:
    return {name: table for name, table in tables.items() if not table.get("hidden")}


def test_every_table_is_described_or_hidden(tables: Tables, record_path: Path) -> None:
    assert set(tables) >= {*MODELS, "records", "parties"}
    assert set(tables) == set(columns_by_table(record_path))
    for name, table in shown(tables).items():
        assert table["title"], name
        assert table["description"], name
    hidden = {name for name, table in tables.items() if table.get("hidden")}
    assert hidden == set(HIDDEN)


def test_every_column_is_described_and_none_that_there_is_not(
    tables: Tables, record_path: Path
) -> None:
    columns = columns_by_table(record_path)
    for name, table in shown(tables).items():
        assert set(table["columns"]) == set(columns[name]), name
        assert all(text.endswith((".", ")")) for text in table["columns"].values()), name


def test_what_the_tables_are_ordered_and_grouped_by_exists(
    tables: Tables, record_path: Path
) -> None:
    columns = columns_by_table(record_path)
    for name, table in shown(tables).items():
        used = [*table.get("facets", []), table.get("label_column"), table.get("sort")]
        used.append(table.get("sort_desc"))
        assert {column for column in used if column} <= set(columns[name]), name
    assert {name for name, table in shown(tables).items() if table.get("facets")} >= {
        "figures",
        "sources",
        "events",
        "quotes",
        "stoppages",
    }


def test_columns_of_another_name_or_unit_say_so(tables: Tables, package: Package) -> None:
    described = {
        resource.name: {column.name: column.description for column in resource.columns.fields}
        for resource in package.resources
    }
    assert tables["strikes"]["columns"]["unions"] == described["strikes"]["union"]
    assert tables["corrections"]["columns"]["now"] == described["corrections"]["is"]
    assert tables["figures"]["columns"]["low"].startswith("In cents")
    assert tables["prices"]["columns"]["value"].startswith("In thousandths")
    assert tables["events"]["columns"]["date_last"].startswith("Last day")
    assert all(
        tables["occupations"]["columns"][name].startswith("In cents")
        for name in columns_of(MODELS["occupations"])
        if name[:2] in ("h_", "a_")
    )


def test_licence_and_version_are_those_of_the_data(package: Package) -> None:
    found = metadata(package, {}, "record")

    assert found["title"] == f"The Picketdesk record, version {package.version}"
    assert "Creative Commons Zero" in found["license"]
    assert found["license_url"].startswith("https://creativecommons.org/")
    assert "belong to their authors" in found["description"]


def test_the_search_finds_as_datasette_asks(connection: sqlite3.Connection) -> None:
    """Datasette looks for the rows of `records` whose rowids the index has."""
    found = connection.execute(
        "SELECT id FROM records WHERE rowid IN "
        "(SELECT rowid FROM search WHERE search MATCH :words) ORDER BY id",
        {"words": '"hypocrisy"'},
    ).fetchall()
    by_index = connection.execute(
        "SELECT record FROM search WHERE search MATCH :words ORDER BY record",
        {"words": '"hypocrisy"'},
    ).fetchall()
    assert found == by_index
    assert len(found) > 5
    apart = connection.execute(
        "SELECT count(*) FROM records LEFT JOIN search ON search.rowid = records.rowid "
        "WHERE search.record IS NOT records.id"
    ).fetchone()
    assert apart == (0,)


def test_the_metadata_is_written_beside_the_record(record_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "record.metadata.json"
    write_metadata(ROOT / "data", record_path, path)
    assert "record" in json.loads(path.read_text(encoding="utf-8"))["databases"]

    with pytest.raises(StartError, match="RECORD_DB"):
        write_metadata(ROOT / "data", record_path, tmp_path / "no" / "such" / "folder.json")
    with pytest.raises(StartError, match="DATA_DIR"):
        write_metadata(tmp_path, record_path, path)


@pytest.mark.skipif(find_spec("datasette") is not None, reason="Datasette is installed")
def test_without_datasette_one_sentence_says_how_to_get_it(
    record_path: Path, tmp_path: Path
) -> None:
    done = run_bot(tmp_path, "browse", RECORD_DB=str(record_path))

    assert done.returncode == 1
    assert said(done.stderr) == ["Datasette is not installed: `make browse` installs it."]
