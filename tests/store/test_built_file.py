"""The file that is built: whole, strict, and closed to writing."""

import asyncio
import csv
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.dataset.tables import MODELS
from bot.lifecycle.prepare import prepare_record
from bot.settings import ROOT
from bot.store.record import open_record
from tests.kit.bot_process import run_python


@pytest.fixture
def connection(record_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{record_path.as_uri()}?mode=ro", uri=True)) as opened:
        yield opened


def test_all_tables_but_those_of_the_search_are_strict(connection: sqlite3.Connection) -> None:
    listed = connection.execute("SELECT name, type, strict FROM pragma_table_list").fetchall()
    tables = {
        name: strict
        for name, kind, strict in listed
        if kind == "table" and not name.startswith("sqlite_")
    }

    assert {*MODELS, "meta", "records", "parties", "names"} <= set(tables)
    assert [name for name, strict in tables.items() if not strict] == []
    assert [name for name, kind, _ in listed if kind == "virtual"] == ["search"]


def test_the_file_is_whole(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    found = connection.execute("SELECT count(*) FROM search WHERE search MATCH 'strike'").fetchone()
    assert found[0] > 10


@pytest.mark.parametrize("table", MODELS)
def test_every_row_is_in_its_table(connection: sqlite3.Connection, table: str) -> None:
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = len(list(csv.reader(file))) - 1
    statement = f"SELECT count(*) FROM {table}"  # noqa: S608
    assert connection.execute(statement).fetchone() == (rows,)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("figures", "low"),
        ("figures", "high"),
        ("figures", "share"),
        ("strikes", "workers"),
        ("stoppages", "workers"),
        ("stoppages", "days_lost"),
        ("evidence", "start"),
    ],
)
def test_numbers_are_whole_numbers(connection: sqlite3.Connection, table: str, column: str) -> None:
    statement = f"SELECT DISTINCT typeof({column}) FROM {table}"  # noqa: S608
    kinds = {kind for (kind,) in connection.execute(statement)}
    assert kinds == ({"integer"} if table == "stoppages" else {"integer", "null"})


def test_money_is_in_cents_and_shares_in_thousandths(connection: sqlite3.Connection) -> None:
    found = connection.execute("SELECT low, high FROM figures WHERE id = 'f-pm-range'").fetchone()
    assert found == (30_000_000, 90_000_000)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO meta VALUES ('more', '1')",
        "UPDATE figures SET low = 0",
        "DELETE FROM evidence",
        "DROP TABLE quotes",
        "CREATE TABLE more (a TEXT)",
        "PRAGMA query_only = OFF; DELETE FROM evidence",
    ],
)
async def test_the_open_record_refuses_to_be_written(record_path: Path, statement: str) -> None:
    before = record_path.read_bytes()
    async with open_record(record_path) as record:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            await record.connection.executescript(statement)

    assert record_path.read_bytes() == before


async def test_reading_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    prepare_record(ROOT / "data", path)
    async with open_record(path) as record:
        assert record.counts
        assert [each.name for each in tmp_path.iterdir()] == ["record.sqlite"]
    assert [each.name for each in tmp_path.iterdir()] == ["record.sqlite"]


async def test_a_path_may_hold_what_an_address_may_not(tmp_path: Path) -> None:
    path = tmp_path / "a record?mode=rw#%20.sqlite"
    prepare_record(ROOT / "data", path)
    inode = path.stat().st_ino
    prepare_record(ROOT / "data", path)

    assert path.stat().st_ino == inode
    async with open_record(path) as record:
        assert record.sources


async def test_a_file_that_is_no_record_is_refused(tmp_path: Path) -> None:
    noise, other = tmp_path / "noise.sqlite", tmp_path / "other.sqlite"
    noise.write_bytes(b"no record at all" * 500)
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE meta (name TEXT, value TEXT)")
    for path in (noise, other, tmp_path / "missing.sqlite"):
        with pytest.raises(sqlite3.Error):
            async with asyncio.timeout(10), open_record(path):
                pytest.fail(f"{path.name} was opened")
    assert not (tmp_path / "missing.sqlite").exists()


PROGRAM = """
import asyncio, sqlite3, sys
from pathlib import Path
from bot.store.record import open_record

async def main():
    try:
        async with open_record(Path(sys.argv[1])) as record:
            print(len(record.sources))
            if len(sys.argv) > 2:
                raise KeyError(sys.argv[2])
    except (KeyError, sqlite3.Error) as error:
        print(type(error).__name__)

asyncio.run(main())
"""


@pytest.mark.parametrize(
    ("arguments", "last"), [([], ""), (["break"], "KeyError"), (["missing"], "OperationalError")]
)
def test_nothing_keeps_the_process_alive(
    tmp_path: Path, record_path: Path, arguments: list[str], last: str
) -> None:
    """The connection's thread ends: after use, after an error inside, where nothing could open."""
    path = record_path.with_name("missing") if arguments == ["missing"] else record_path
    done = run_python(tmp_path, "-c", PROGRAM, str(path), *arguments)

    assert done.returncode == 0
    said = done.stdout.split()
    if arguments != ["missing"]:
        # Where the file cannot be opened aiosqlite does not wait for its thread, which may then
        # find the loop closed and say so. It ends all the same.
        assert done.stderr == ""
    assert said[-1] == last if last else said[0].isdigit()
