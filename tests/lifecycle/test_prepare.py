"""The record is built when the data changed, whole, and never at the cost of a good one."""

import asyncio
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StartError
from bot.lifecycle.prepare import prepare_record
from bot.settings import ROOT
from bot.store.record import open_record
from bot.store.record_file import holds_record, stamp_of
from tests.kit.bot_process import environment
from tests.kit.data_copy import DataCopy


@pytest.fixture
def data(tmp_path: Path) -> DataCopy:
    return DataCopy(tmp_path / "data")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "record.sqlite"


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    prepare_record(DataCopy(folder / "data").directory, folder / "record.sqlite")
    return folder / "record.sqlite"


@pytest.fixture
def built(data: DataCopy, path: Path, built_once: Path) -> Path:
    """The record of the data, in a file that only this test has."""
    assert data.directory.is_dir()
    path.parent.mkdir()
    return Path(shutil.copy(built_once, path))


def title_of(path: Path, role: str) -> str:
    with closing(sqlite3.connect(path)) as connection:
        statement = "SELECT title FROM roles WHERE id = ?"
        return str(connection.execute(statement, (role,)).fetchone()[0])


def identity(path: Path) -> tuple[int, int, bytes]:
    return path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes()


def beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if each != path)


def broken(data: DataCopy) -> str:
    """Break the data set; returns how its first fault is named."""
    line = data.add("topics", id="Bad")
    return f"topics.csv:{line}:id: is not valid, found 'Bad', expected"


# --- When it is built ----------------------------------------------------------------------------


def test_a_record_is_built_in_a_folder_that_is_made(data: DataCopy, path: Path) -> None:
    assert not path.parent.exists()
    assert not holds_record(path)

    prepare_record(data.directory, path)

    role = data.rows("roles")[0]
    assert holds_record(path)
    assert title_of(path, role["id"]) == role["title"]
    assert beside(path) == []


def test_nothing_is_built_when_nothing_changed(data: DataCopy, built: Path) -> None:
    before = identity(built)

    prepare_record(data.directory, built)

    assert identity(built) == before


def test_the_same_data_elsewhere_is_the_same_data(
    data: DataCopy, built: Path, tmp_path: Path
) -> None:
    before = identity(built)
    moved = tmp_path / "moved"
    shutil.copytree(data.directory, moved)

    prepare_record(moved, built)

    assert identity(built) == before


def test_one_changed_cell_builds_it_anew(data: DataCopy, built: Path) -> None:
    role, before = data.rows("roles")[0]["id"], identity(built)
    mark = stamp_of(built)
    data.change("roles", role, "title", "Another title")

    prepare_record(data.directory, built)

    assert title_of(built, role) == "Another title"
    assert identity(built)[0] != before[0]
    assert stamp_of(built) != mark
    assert beside(built) == []


def test_another_version_builds_it_anew(data: DataCopy, built: Path) -> None:
    before = identity(built)
    descriptor = data.directory / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8")
    version = '"version": "2030.1.1"'
    start = text.index('"version": "')
    descriptor.write_text(text[:start] + version + text[text.index(",", start) :], encoding="utf-8")

    prepare_record(data.directory, built)

    assert identity(built) != before
    with closing(sqlite3.connect(built)) as connection:
        found = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    assert found == ("2030.1.1",)


async def test_who_reads_the_old_record_goes_on_reading_it(data: DataCopy, built: Path) -> None:
    topic = data.rows("topics")[0]["id"]
    async with open_record(built) as old:
        data.change("topics", topic, "about", "New words.")
        prepare_record(data.directory, built)
        again = await old.ask("SELECT about FROM topics WHERE id = :id", {"id": topic})
        async with open_record(built) as new:
            assert new.topics[topic].about == "New words."
        assert list(again) == [(old.topics[topic].about,)]
        assert old.topics[topic].about != "New words."


# --- What is at the path -------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"noise" * 5000, b"SQLite format 3\x00" + b"\xff" * 8000])
def test_a_file_of_noise_is_replaced(data: DataCopy, path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    prepare_record(data.directory, path)

    assert holds_record(path)
    assert beside(path) == []


def test_a_record_cut_short_is_replaced(data: DataCopy, built: Path) -> None:
    whole = built.read_bytes()
    built.write_bytes(whole[: len(whole) // 2])

    prepare_record(data.directory, built)

    with closing(sqlite3.connect(built)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("place", [70, 30_000, 1_000_000, -1])
def test_a_record_with_other_bytes_in_it_is_replaced(
    data: DataCopy, built: Path, caplog: pytest.LogCaptureFixture, place: int
) -> None:
    """Its stamp is as it should be."""
    whole = built.read_bytes()
    other = bytearray(whole)
    other[place] ^= 1
    built.write_bytes(other)
    assert not holds_record(built)

    prepare_record(data.directory, built)

    assert holds_record(built)
    assert beside(built) == []
    assert "damaged" in caplog.text


def test_a_damaged_record_is_nothing_to_go_on_with(data: DataCopy, built: Path) -> None:
    other = bytearray(built.read_bytes())
    other[-100] ^= 1
    built.write_bytes(other)
    broken(data)

    with pytest.raises(StartError, match="There is no earlier record"):
        prepare_record(data.directory, built)


def test_what_a_killed_process_left_is_removed_a_day_later(data: DataCopy, path: Path) -> None:
    path.parent.mkdir()
    old, young = (path.with_name(f"{path.name}.{number}-abc.new") for number in (1, 2))
    for left in (old, young):
        left.write_bytes(b"half")
    os.utime(old, (0, 0))

    prepare_record(data.directory, path)

    assert beside(path) == [young.name]


def test_a_record_of_another_layout_is_replaced(data: DataCopy, built: Path) -> None:
    with closing(sqlite3.connect(built)) as connection, connection:
        connection.execute("UPDATE meta SET value = 'old ' || value WHERE name = 'stamp'")
    assert not holds_record(built)

    prepare_record(data.directory, built)

    assert holds_record(built)


def test_another_database_is_no_record(data: DataCopy, path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (text TEXT)")
    assert stamp_of(path) is None

    prepare_record(data.directory, path)

    assert holds_record(path)


# --- A broken data set ---------------------------------------------------------------------------


def test_a_broken_data_set_keeps_the_last_good_record(
    data: DataCopy, built: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = identity(built)
    role = data.rows("roles")[0]
    data.change("roles", role["id"], "title", "Another title")
    fault = broken(data)

    with caplog.at_level(logging.ERROR):
        prepare_record(data.directory, built)

    assert identity(built) == before
    assert title_of(built, role["id"]) == role["title"]
    assert beside(built) == []
    [logged] = caplog.records
    assert (logged.levelname, logged.name) == ("ERROR", "bot.lifecycle.prepare")
    assert fault in logged.getMessage()
    assert "DATA_DIR" in logged.getMessage()
    assert "1 fault in the data set" in logged.getMessage()


def test_a_mended_data_set_is_built(data: DataCopy, built: Path) -> None:
    broken(data)
    prepare_record(data.directory, built)
    data.change("topics", "Bad", "id", "mended")

    prepare_record(data.directory, built)

    with closing(sqlite3.connect(built)) as connection:
        statement = "SELECT count(*) FROM topics WHERE id = 'mended'"
        assert connection.execute(statement).fetchone() == (1,)


def test_a_broken_data_set_without_a_record_cannot_start(data: DataCopy, path: Path) -> None:
    fault = broken(data)

    with pytest.raises(StartError, match="DATA_DIR") as raised:
        prepare_record(data.directory, path)

    assert fault in str(raised.value)
    assert str(data.directory) in str(raised.value)
    assert "python -m bot check" in str(raised.value)
    assert "\n" not in str(raised.value)
    assert not path.exists()


def test_a_broken_data_set_and_a_file_of_noise_cannot_start(data: DataCopy, path: Path) -> None:
    broken(data)
    path.parent.mkdir()
    path.write_bytes(b"noise" * 5000)

    with pytest.raises(StartError, match="DATA_DIR"):
        prepare_record(data.directory, path)

    assert path.read_bytes() == b"noise" * 5000


def test_a_data_set_that_is_gone_keeps_the_last_good_record(
    data: DataCopy, built: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = identity(built)
    shutil.rmtree(data.directory)

    prepare_record(data.directory, built)

    assert identity(built) == before
    assert "DATA_DIR" in caplog.text


def test_a_data_set_that_was_never_there_cannot_start(path: Path, tmp_path: Path) -> None:
    with pytest.raises(StartError, match="DATA_DIR") as raised:
        prepare_record(tmp_path / "nowhere", path)

    assert "nowhere" in str(raised.value)
    assert not path.exists()


def test_the_file_that_is_missing_is_named(
    data: DataCopy, built: Path, caplog: pytest.LogCaptureFixture
) -> None:
    data.path("quotes").unlink()

    prepare_record(data.directory, built)

    assert "DATA_DIR" in caplog.text
    assert "quotes.csv" in caplog.text


def test_an_amount_finer_than_a_cent_keeps_the_last_good_record(
    data: DataCopy, built: Path
) -> None:
    before = identity(built)
    data.add("figures", low="1.234")

    prepare_record(data.directory, built)

    assert identity(built) == before


# --- A file that cannot be written ---------------------------------------------------------------


def test_a_folder_that_cannot_be_made_is_named(data: DataCopy, tmp_path: Path) -> None:
    """Nobody can make a folder in a file, root neither."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for path in (tmp_path / "file" / "record.sqlite", tmp_path / "file" / "deep" / "r.sqlite"):
        with pytest.raises(StartError, match="RECORD_DB") as raised:
            prepare_record(data.directory, path)
        assert str(path) in str(raised.value)
        assert "\n" not in str(raised.value)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


def test_nothing_is_left_beside_a_file_that_cannot_be_replaced(data: DataCopy, path: Path) -> None:
    path.mkdir(parents=True)
    (path / "kept").touch()

    with pytest.raises(StartError, match="RECORD_DB"):
        prepare_record(data.directory, path)

    assert beside(path) == []
    assert (path / "kept").exists()


# --- Two at once ---------------------------------------------------------------------------------

PROGRAM = """
import sys
from pathlib import Path
from bot.lifecycle.prepare import prepare_record
from bot.store.record_file import holds_record

data, path = Path(sys.argv[1]), Path(sys.argv[2])
sys.stdin.readline()
for _ in range(5):
    prepare_record(data, path)
    assert holds_record(path)
print("done")
"""


def test_two_processes_at_once_both_succeed(tmp_path: Path, path: Path) -> None:
    """Each has its own data, so that neither finds the other's record to be its own."""
    copies = [DataCopy(tmp_path / "one"), DataCopy(tmp_path / "two")]
    copies[1].add("topics", id="made-up-topic")
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(each.directory), str(path)],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for each in copies
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    results = [process.communicate(timeout=60) for process in processes]

    assert results == [("done\n", "")] * 2
    assert [process.returncode for process in processes] == [0, 0]
    assert beside(path) == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        count = connection.execute("SELECT count(*) FROM topics").fetchone()[0]
    assert count in {len(each.rows("topics")) for each in copies}


async def test_a_record_is_readable_while_it_is_replaced(data: DataCopy, built: Path) -> None:
    """Whoever opens the path at any moment finds a whole record."""
    topic = data.rows("topics")[0]["id"]
    stop = asyncio.Event()
    opened = 0

    async def read() -> None:
        nonlocal opened
        while not stop.is_set():
            async with open_record(built) as record:
                assert topic in record.topics
                opened += 1

    reader = asyncio.ensure_future(read())
    for number in range(3):
        data.change("topics", topic, "about", f"Words {number}.")
        await asyncio.to_thread(prepare_record, data.directory, built)
    stop.set()
    await reader

    assert opened > 3


def test_the_shipped_data_makes_the_record_that_tests_share(record_path: Path) -> None:
    before = identity(record_path)

    prepare_record(ROOT / "data", record_path)

    assert identity(record_path) == before
