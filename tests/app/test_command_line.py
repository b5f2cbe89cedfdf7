"""`python -m bot` as a process: one sentence where it cannot start, and an end when told so."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
from importlib.util import find_spec
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot.settings import ROOT
from tests.kit.bot_process import PATIENCE, run_bot, said, started
from tests.kit.loopback import LoopbackDiscord

WRONG = "wrong-token-that-nobody-may-read"


@pytest.fixture
def record(record_path: Path, tmp_path: Path) -> str:
    """A record of the test's own that is built already."""
    path = tmp_path / "record.sqlite"
    path.write_bytes(record_path.read_bytes())
    return str(path)


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """The only line beside the log, of a bot that ended with code 1."""
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    [line] = said(done.stderr)
    assert line.endswith(".")
    return line


# --- Settings that are wrong ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [("LOG_LEVEL", "as-loud-as-can-be"), ("DISCORD_API_URL", "no-url-whatsoever")],
)
@pytest.mark.parametrize("arguments", [(), ("preview",), ("check",)])
def test_a_bad_setting_is_one_sentence(
    tmp_path: Path, name: str, value: str, arguments: tuple[str, ...]
) -> None:
    done = run_bot(tmp_path, *arguments, **{name: value})

    line = one_sentence(done)
    assert line.startswith(f"{name} cannot be used: ")
    assert "leave it empty" in line
    assert value not in done.stdout + done.stderr
    assert done.stdout == ""


def test_an_unknown_data_dir_is_one_sentence(tmp_path: Path) -> None:
    done = run_bot(
        tmp_path, DATA_DIR=str(tmp_path / "nowhere"), RECORD_DB=str(tmp_path / "r.sqlite")
    )

    line = one_sentence(done)
    assert line.startswith("DATA_DIR: ")
    assert str(tmp_path / "nowhere") in line
    assert "with DATA_DIR empty, the record that comes with the bot is used" in line
    assert not (tmp_path / "r.sqlite").exists()


def test_a_record_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    done = run_bot(tmp_path, RECORD_DB=str(tmp_path / "file" / "r.sqlite"))

    line = one_sentence(done)
    assert line.startswith("RECORD_DB: ")
    assert "set RECORD_DB to a file in a folder that can be written" in line


def test_an_unknown_command_says_how_it_is_used(tmp_path: Path) -> None:
    done = run_bot(tmp_path, "dance")

    assert done.returncode == 2
    assert "usage: python -m bot" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_bot_to_reload_is_one_sentence(tmp_path: Path, record: str) -> None:
    done = run_bot(tmp_path, "reload", RECORD_DB=record)

    assert one_sentence(done).startswith(f"No bot runs on {record}: it reads the data when it ")
    assert done.stdout == ""


# --- SQLite that does not do ----------------------------------------------------------------------

_OLDER = """
sqlite3.sqlite_version, sqlite3.sqlite_version_info = "3.36.0", (3, 36, 0)
"""
_WITHOUT_FTS5 = """
sqlite3.sqlite_version, sqlite3.sqlite_version_info = "3.37.2", (3, 37, 2)
connect = sqlite3.connect
def connect_without(*arguments, **options):
    connection = connect(*arguments, **options)
    connection.set_authorizer(lambda action, name, module, *_: int(module == "fts5"))
    return connection
sqlite3.connect = connect_without
"""


@pytest.mark.parametrize(
    ("changed", "found"), [(_OLDER, "3.36.0"), (_WITHOUT_FTS5, "3.37.2 without FTS5")]
)
@pytest.mark.parametrize("arguments", [(), ("preview",), ("browse",)])
def test_a_sqlite_that_does_not_do_is_one_sentence(
    tmp_path: Path, changed: str, found: str, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sqlite3\n" + changed, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), str(ROOT)])

    done = run_bot(tmp_path, *arguments, PYTHONPATH=path, RECORD_DB=str(tmp_path / "record.sqlite"))

    line = one_sentence(done)
    assert line.startswith("The bot needs SQLite 3.37 or newer with FTS5 and JSON")
    assert f"has {found}: " in line
    assert not (tmp_path / "record.sqlite").exists()


def test_faults_of_the_data_are_named_on_an_older_sqlite_too(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sqlite3\n" + _OLDER, encoding="utf-8")

    done = run_bot(tmp_path, "check", PYTHONPATH=os.pathsep.join([str(tmp_path), str(ROOT)]))

    assert done.returncode == 0
    assert said(done.stderr) == []


# --- The preview ---------------------------------------------------------------------------------


REMEDIES = [
    ("preview", r"`make run ARGS='preview --port (\d+)'`"),
    ("browse", r"`make browse ARGS='--port (\d+)'`"),
]


@pytest.mark.parametrize(("command", "remedy"), REMEDIES)
def test_a_port_in_use_names_a_command_with_one_that_is_free(
    tmp_path: Path, record: str, command: str, remedy: str
) -> None:
    if command == "browse" and not find_spec("datasette"):
        pytest.skip("Datasette is not installed")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run_bot(tmp_path, command, "--port", str(port), RECORD_DB=record)

    found = re.fullmatch(rf"Port {port} is in use; try another: {remedy}\.", one_sentence(done))
    assert found, done.stderr
    with socket.create_server(("127.0.0.1", int(found[1]))):
        assert int(found[1]) > 1023
    assert done.stdout == ""


@pytest.mark.parametrize("port", ["70000", "-1"])
@pytest.mark.parametrize(("command", "remedy"), REMEDIES)
def test_a_port_that_there_is_not_is_one_sentence(
    tmp_path: Path, record: str, port: str, command: str, remedy: str
) -> None:
    if command == "browse" and not find_spec("datasette"):
        pytest.skip("Datasette is not installed")
    done = run_bot(tmp_path, command, f"--port={port}", RECORD_DB=record)

    line = one_sentence(done)
    assert line.startswith(f"Port {port} cannot be used (ports are numbers from 0 to 65535); ")
    assert re.search(remedy, line)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("arguments", [("preview", "--port", "0"), ("preview", "--port")])
def test_the_preview_opens_and_ends(
    tmp_path: Path, record: str, arguments: tuple[str, ...], number: signal.Signals
) -> None:
    if arguments[-1] == "--port":
        with socket.create_server(("127.0.0.1", 0)) as free:
            arguments = (*arguments, str(free.getsockname()[1]))

    with started(tmp_path, *arguments, RECORD_DB=record) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        url = re.search(r"http://127\.0\.0\.1:(\d+)\S*", first)
        assert url, (tmp_path / "stderr").read_text(encoding="utf-8")
        assert arguments[-1] in ("0", url[1])
        with urlopen(url[0], timeout=PATIENCE) as answer:  # noqa: S310  (the address is our own)
            assert answer.status == 200
            assert "text/html" in answer.headers["Content-Type"]
        process.send_signal(number)
        assert process.wait(timeout=PATIENCE) == 0

    assert said((tmp_path / "stderr").read_text(encoding="utf-8")) == []


def test_without_a_token_the_preview_opens(tmp_path: Path, record: str) -> None:
    """On its own port; where that is taken, it says so, which shows the same."""
    with started(tmp_path, RECORD_DB=record, DISCORD_TOKEN="  ") as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        errors = (tmp_path / "stderr").read_text(encoding="utf-8")

    assert "preview" in (first or said(errors)[-1])


# --- On Discord ----------------------------------------------------------------------------------


async def run_beside(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """As run_bot, while this process goes on serving."""
    return await asyncio.to_thread(run_bot, folder, **settings)


async def test_a_refused_token_is_one_sentence_without_it(tmp_path: Path, record: str) -> None:
    async with LoopbackDiscord(token="the-right-token-of-this-test") as discord:
        done = await run_beside(
            tmp_path,
            DISCORD_TOKEN=WRONG,
            DISCORD_API_URL=discord.api_url,
            RECORD_DB=record,
            LOG_LEVEL="DEBUG",
        )

    line = one_sentence(done)
    assert line.startswith("DISCORD_TOKEN: ")
    assert "Reset Token" in line
    assert WRONG not in done.stdout + done.stderr
    assert discord.registrations == 0


def test_an_api_that_nobody_serves_is_one_sentence(tmp_path: Path, record: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    done = run_bot(
        tmp_path,
        DISCORD_TOKEN=WRONG,
        DISCORD_API_URL=f"http://127.0.0.1:{port}/api/v10",
        RECORD_DB=record,
    )

    assert one_sentence(done).startswith("DISCORD_API_URL: ")
    assert WRONG not in done.stdout + done.stderr


async def test_an_api_that_is_none_is_one_sentence(tmp_path: Path, record: str) -> None:
    """A server that knows none of the paths."""
    async with LoopbackDiscord(token="the-right-token-of-this-test") as discord:
        done = await run_beside(
            tmp_path,
            DISCORD_TOKEN="the-right-token-of-this-test",
            DISCORD_API_URL=discord.api_url.replace("v10", "v99"),
            RECORD_DB=record,
        )

    assert one_sentence(done).startswith("DISCORD_API_URL: ")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_bot_on_discord_answers_and_ends(
    tmp_path: Path, record: str, number: signal.Signals
) -> None:
    token = "the-right-token-of-this-test"
    async with LoopbackDiscord(token=token) as discord:
        settings = {"DISCORD_TOKEN": f" {token}\n", "DISCORD_API_URL": discord.api_url}
        with started(tmp_path, RECORD_DB=record, LOG_LEVEL="DEBUG", **settings) as process:
            await discord.ready(20)
            answer = await discord.slash("pay", {"role": "pm-ml-platform"})
            assert answer.type == 4
            process.send_signal(number)
            code = await asyncio.to_thread(process.wait, 10)
        assert discord.registrations == 1
        with started(tmp_path, RECORD_DB=record, **settings):
            await discord.ready(20)
            await discord.slash("help")
        assert discord.registrations == 1, "unchanged commands are not put again"

    errors = (tmp_path / "stderr").read_text(encoding="utf-8")
    assert code == 0
    assert said(errors) == []
    assert token not in errors
    notes = json.loads(Path(record).with_suffix(".commands.json").read_text(encoding="utf-8"))
    assert len(notes) == 1
    assert list(tmp_path.glob("*.new")) == []
