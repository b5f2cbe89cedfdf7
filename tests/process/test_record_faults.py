"""The record's file is deleted, damaged or replaced under the running bot, or cannot be written:
never an answer from noise, and the file is put right.
"""

import asyncio
import os
import re
import resource
import secrets
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.lifecycle.prepare import prepare_record
from bot.store.record_file import holds_record
from tests.kit.bot_process import PATIENCE, Process, connected, run_python, troubles
from tests.kit.loopback_faults import FaultyDiscord
from tests.process.editions import Editions, ask

TOO_SMALL = 400_000
"""Bytes that the file of a process may have, where the record takes several times that."""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.05)


async def asked_until(discord: FaultyDiscord, edition: int) -> list[int]:
    """Ask until a question is answered from that edition; what the others were answered from."""
    found: list[int] = []
    async with asyncio.timeout(PATIENCE):
        while (answered := await ask(discord)) != edition:
            found.append(answered)
            await asyncio.sleep(0.1)
    return found


def overwrite(record: Path, content: bytes) -> None:
    """In the same file, as a program does that knows nothing of it."""
    with record.open("r+b") as file:
        file.write(content)


def truncate(record: Path) -> None:
    os.truncate(record, record.stat().st_size // 2)


def empty(record: Path) -> None:
    os.truncate(record, 0)


def noise_inside(record: Path) -> None:
    overwrite(record, secrets.token_bytes(record.stat().st_size))


def noise_after_the_header(record: Path) -> None:
    """It is a database still, by its first page."""
    whole = record.read_bytes()
    overwrite(record, whole[:8192] + secrets.token_bytes(len(whole) - 8192))


def noise_in_its_place(record: Path) -> None:
    beside = record.with_name("noise")
    beside.write_bytes(secrets.token_bytes(100_000))
    beside.replace(record)


@pytest.mark.parametrize(
    "damage",
    [
        truncate,
        noise_after_the_header,
        pytest.param(empty, marks=pytest.mark.thorough),
        pytest.param(noise_inside, marks=pytest.mark.thorough),
    ],
)
async def test_a_damaged_file_is_built_anew(
    discord: FaultyDiscord,
    tmp_path: Path,
    data: Editions,
    record: Path,
    damage: Callable[[Path], None],
) -> None:
    async with connected(discord, tmp_path, **data.settings) as bot:
        assert await ask(discord) == 1

        damage(record)

        assert set(await asked_until(discord, 1)) <= {0}
        assert holds_record(record)
        assert "the record's file was overwritten" in bot.log.read_text()
        assert await bot.end() == 0


@pytest.mark.parametrize("damage", [Path.unlink, noise_in_its_place])
async def test_a_file_that_is_gone_is_put_back_and_answers_go_on(
    discord: FaultyDiscord,
    tmp_path: Path,
    data: Editions,
    record: Path,
    damage: Callable[[Path], None],
) -> None:
    """Also where the data are gone: the bot has the file open."""
    async with connected(discord, tmp_path, **data.settings) as bot:
        before = record.read_bytes()
        shutil.rmtree(data.directory)

        damage(record)

        assert [await ask(discord) for _ in range(3)] == [1, 1, 1]
        await until(lambda: holds_record(record))
        assert record.read_bytes() == before
        await until(lambda: "the record 2030.1.1 is in use" in bot.log.read_text())
        assert await ask(discord) == 1
        assert await bot.end() == 0
    assert len(troubles(bot.log)) == 1


async def test_another_process_puts_its_record_there(
    discord: FaultyDiscord, tmp_path: Path, data: Editions, record: Path
) -> None:
    async with connected(discord, tmp_path, **data.settings) as bot:
        data.write(2)
        await asyncio.to_thread(prepare_record, data.directory, record)

        assert set(await asked_until(discord, 2)) <= {1}

        same = record.with_name("same")
        shutil.copy(record, same)
        same.replace(record)
        assert await ask(discord) == 2
        await until(lambda: bot.log.read_text().count("2030.1.2 is in use") == 2)
        assert await bot.end() == 0


async def test_without_file_and_data_it_says_so_until_there_are_data(
    discord: FaultyDiscord, tmp_path: Path, data: Editions, record: Path
) -> None:
    async with connected(discord, tmp_path, **data.settings) as bot:
        assert await ask(discord) == 1
        away = data.directory.rename(tmp_path / "away")
        noise_inside(record)

        for _ in range(8):
            answer = await discord.slash("strike", {"name": "sag-aftra-2023"})
            [reference] = re.findall(r"Reference: `(\w+)`", answer.text)
            assert answer.ephemeral
            assert reference in bot.log.read_text()
        log = bot.log.read_text()
        assert 1 <= log.count("is not put right") <= 4
        assert "There is no earlier record to go on with" in log

        away.rename(data.directory)
        assert set(await asked_until(discord, 1)) == {0}
        assert holds_record(record)
        assert await bot.end() == 0


async def test_twenty_records_leave_nothing_open(
    discord: FaultyDiscord, tmp_path: Path, data: Editions, record: Path
) -> None:
    """Each replaces the one before."""
    async with connected(discord, tmp_path, **data.settings) as bot:
        data.write(2)
        second = tmp_path / "second"
        await asyncio.to_thread(prepare_record, data.directory, second)
        kept = [record.read_bytes(), second.read_bytes()]
        sizes: list[tuple[int, int]] = []
        for number in range(1, 24):
            beside = tmp_path / "beside"
            beside.write_bytes(kept[number % 2])
            beside.replace(record)
            await asked_until(discord, number % 2 + 1)
            sizes.append(held_by(bot))
        await until(lambda: held_by(bot) <= sizes[2])
        assert await bot.end() == 0
    assert troubles(bot.log) == []


def held_by(bot: Process) -> tuple[int, int]:
    """Open files and threads."""
    process = Path("/proc") / str(bot.process.pid)
    return len(list((process / "fd").iterdir())), len(list((process / "task").iterdir()))


# --- It cannot be written ------------------------------------------------------------------------


def test_a_full_disk_at_the_start_is_one_sentence(tmp_path: Path, record: Path) -> None:
    # Coverage writes when all is over, and has a disk then.
    program = f"""
import resource, runpy, sys
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, ({TOO_SMALL}, hard))
sys.argv[0] = "bot"
try:
    runpy.run_module("bot", run_name="__main__")
finally:
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
"""
    done = run_python(tmp_path, "-c", program, RECORD_DB=str(record))

    assert done.returncode == 1
    assert done.stderr.startswith(f"RECORD_DB: the record cannot be written to {record}: ")
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


async def test_a_full_disk_at_a_reload_leaves_the_record(
    discord: FaultyDiscord, tmp_path: Path, data: Editions, record: Path
) -> None:
    async with connected(discord, tmp_path, **data.settings) as bot:
        before = record.read_bytes()
        unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (TOO_SMALL, unlimited[1]))
        data.write(2)

        bot.process.send_signal(signal.SIGHUP)
        await until(lambda: "reload: " in bot.log.read_text())

        [told] = troubles(bot.log)
        assert f"RECORD_DB: the record cannot be written to {record}: " in told
        assert told.endswith("The record 2030.1.1 stays in use.")
        assert await ask(discord) == 1
        assert record.read_bytes() == before
        assert list(tmp_path.glob("*.new")) == []

        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, unlimited)
        bot.process.send_signal(signal.SIGHUP)
        assert set(await asked_until(discord, 2)) <= {1}
        assert await bot.end() == 0


OBEDIENT = (
    "import ctypes, os, sys; ctypes.CDLL(None).prctl(24, 1);"
    "os.execv(sys.executable, [sys.executable, '-m', 'bot'])"
)
"""The bot without the right of root to write where nobody may (PR_CAPBSET_DROP, DAC_OVERRIDE)."""


async def test_in_a_folder_that_cannot_be_written_a_record_is_answered_from(
    discord: FaultyDiscord, tmp_path: Path, data: Editions
) -> None:
    record = tmp_path / "kept" / "record.sqlite"
    await asyncio.to_thread(prepare_record, data.directory, record)
    record.parent.chmod(0o555)
    try:
        there = {**data.settings, "RECORD_DB": str(record)}
        async with connected(discord, tmp_path, "-c", OBEDIENT, **there) as bot:
            assert await ask(discord) == 1
            data.write(2)
            bot.process.send_signal(signal.SIGHUP)
            await until(lambda: "reload: " in bot.log.read_text())
            assert await ask(discord) == 1
            assert await bot.end() == 0
    finally:
        record.parent.chmod(0o755)
    said = "\n".join(troubles(bot.log))
    assert "`python -m bot reload` will not find this bot: Permission denied" in said
    assert f"RECORD_DB: the record cannot be written to {record}: " in said
    assert "Traceback" not in said
