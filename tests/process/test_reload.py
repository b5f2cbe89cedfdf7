"""Data are put in the place of others under the running bot, and no answer is lost or mixed."""

import asyncio
import os
import re
import signal
import subprocess
from pathlib import Path

from tests.kit.bot_process import (
    PATIENCE,
    TOKEN,
    connected,
    logged,
    run_bot,
    running,
    troubles,
)
from tests.kit.loopback import LoopbackDiscord
from tests.kit.loopback_faults import FaultyDiscord
from tests.process.editions import ROLE, Editions, ask, edition_of

ASKERS = 24
PAUSE = 0.05
UNHURRIED = f"bot.interactions.webhooks.TO_ANSWER={PATIENCE}"
"""What is asked has to be answered here, not soon."""

QUESTIONS = (
    ("pay", {"role": ROLE}),
    ("compare", {"first": ROLE, "second": "sag-aftra-member"}),
    ("search", {"words": "manager edition"}),
    ("cite", {"record": ROLE}),
)


async def reload(folder: Path, data: Editions) -> subprocess.CompletedProcess[str]:
    """`python -m bot reload`, while this process goes on serving."""
    record, directory = str(folder / "record.sqlite"), str(data.directory)
    return await asyncio.to_thread(
        run_bot, folder, "reload", RECORD_DB=record, DATA_DIR=directory, CHARTS="false"
    )


async def test_no_answer_is_lost_or_mixed_while_records_are_exchanged(
    tmp_path: Path, data: Editions
) -> None:
    in_use, ended, answered = 1, False, 0

    async def keep_asking(discord: LoopbackDiscord, number: int) -> None:
        nonlocal answered
        while not ended:
            name, options = QUESTIONS[number % len(QUESTIONS)]
            at_least = in_use
            answer = await discord.slash(name, {**options, "private": True})
            # On a busy machine it takes more than a second, and is announced.
            edition = edition_of(await discord.finished(answer, PATIENCE))
            assert at_least <= edition <= in_use + 1
            number += 1
            answered += 1
            await asyncio.sleep(PAUSE)

    async with (
        LoopbackDiscord(token=TOKEN, patience=PATIENCE) as discord,
        connected(
            discord, tmp_path, "-m", "tests.kit.hurried", **data.settings, HURRY=UNHURRIED
        ) as bot,
    ):
        askers = [asyncio.create_task(keep_asking(discord, number)) for number in range(ASKERS)]
        for edition in (2, 3, 4):
            data.write(edition)
            done = await reload(tmp_path, data)
            in_use = edition
            assert done.stdout == (
                f"The record 2030.1.{edition} is in use; it was 2030.1.{edition - 1}.\n"
            )
            assert (done.returncode, done.stderr) == (0, "")
        ended = True
        await asyncio.gather(*askers)
        assert answered > 3 * ASKERS
        assert await discord.autocomplete("pay", {"role": "manager edit"}, "role") == [
            {"name": "Manager, edition 4 · Netflix", "value": ROLE}
        ]
        assert await bot.end() == 0
    # discord.py warns where the machine is slow.
    assert [line for line in troubles(bot.log) if "WARNING discord.gateway:" not in line] == []
    assert list(tmp_path.glob("record*.pid")) == []
    assert list(tmp_path.glob("*.new")) == []


async def test_faulty_data_are_refused_and_the_record_stays(
    discord: FaultyDiscord, tmp_path: Path, data: Editions
) -> None:
    async with connected(discord, tmp_path, **data.settings) as bot:
        same = await reload(tmp_path, data)
        assert same.stdout == "The data are the same: the record 2030.1.1 stays in use.\n"
        assert same.returncode == 0

        data.write(2)
        line = data.copy.add("topics", id="Bad")
        done = await reload(tmp_path, data)

        assert done.returncode == 1
        [told] = done.stdout.splitlines()
        assert "1 fault in the data set" in told
        assert f"topics.csv:{line}:id: is not valid, found 'Bad'" in told
        assert told.endswith("The record 2030.1.1 stays in use.")
        assert f"ERROR bot.lifecycle.reload: reload: {told}" in bot.log.read_text()
        assert await ask(discord) == 1

        data.copy.change("topics", "Bad", "id", "good")
        assert (await reload(tmp_path, data)).returncode == 0
        assert await ask(discord) == 2
        assert await bot.end() == 0


async def test_of_several_reloads_at_once_the_last_counts(
    discord: FaultyDiscord, tmp_path: Path, data: Editions
) -> None:
    async with connected(discord, tmp_path, **data.settings) as bot:
        for edition in (2, 3, 4):
            data.write(edition)
            bot.process.send_signal(signal.SIGHUP)
            await asyncio.sleep(0.2)
        await logged(bot, "The record 2030.1.4 is in use")
        assert await ask(discord) == 4
        assert await bot.end() == 0
    assert troubles(bot.log) == []


async def test_the_bot_ends_while_it_builds(
    discord: FaultyDiscord, tmp_path: Path, data: Editions
) -> None:
    async with connected(discord, tmp_path, **data.settings) as bot:
        data.write(2)
        bot.process.send_signal(signal.SIGHUP)
        async with asyncio.timeout(PATIENCE):
            while not list(tmp_path.glob("*.new")):
                await asyncio.sleep(0.002)
        assert await bot.end() == 0
        async with asyncio.timeout(PATIENCE):  # the process that builds may end after the bot
            while await asyncio.to_thread(_half_written, tmp_path):
                await asyncio.sleep(0.02)
    assert troubles(bot.log) == []


def _half_written(folder: Path) -> list[Path]:
    return list(folder.glob("*.new"))


async def test_the_bot_ends_with_its_terminal(
    discord: FaultyDiscord, tmp_path: Path, data: Editions
) -> None:
    """The system sends SIGHUP then, too."""
    ours, terminal = os.openpty()
    program = (
        f"import os, runpy; os.setsid(); os.open({os.ttyname(terminal)!r}, os.O_RDWR);"
        "runpy.run_module('bot', run_name='__main__')"
    )
    os.close(terminal)
    async with connected(discord, tmp_path, "-c", program, **data.settings) as bot:
        assert await ask(discord) == 1
        os.close(ours)
        assert await asyncio.wait_for(bot.process.wait(), PATIENCE) == 0
    assert "ending" in bot.log.read_text()


async def test_nobody_to_reload(tmp_path: Path, data: Editions) -> None:
    """A file that was left over by a bot that was killed is no bot."""
    (tmp_path / "record.pid").write_text(f'{{"process": {os.getpid()}, "space": ""}}')

    done = await reload(tmp_path, data)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"No bot runs on {tmp_path / 'record.sqlite'}")


async def test_two_bots_on_one_record(tmp_path: Path, data: Editions) -> None:
    async with (
        LoopbackDiscord(token=TOKEN) as one,
        LoopbackDiscord(token=TOKEN) as two,
        running(one, tmp_path, **data.settings) as first,
        running(two, tmp_path, **data.settings) as second,
    ):
        await one.ready(PATIENCE)
        await two.ready(PATIENCE)
        assert [await ask(each) for each in (one, two)] == [1, 1]
        data.write(2)

        done = await reload(tmp_path, data)

        assert done.returncode == 0
        assert len(re.findall(r"^The .*record 2030\.1\.2 ", done.stdout, re.MULTILINE)) == 2
        assert [await ask(each) for each in (one, two)] == [2, 2]
        assert await first.end() == 0
        assert await ask(two) == 2
        assert (await reload(tmp_path, data)).stdout == (
            "The data are the same: the record 2030.1.2 stays in use.\n"
        )
        assert await second.end() == 0
    assert troubles(tmp_path / "log") == []
