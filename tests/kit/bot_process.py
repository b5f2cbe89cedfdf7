"""The bot as a process of its own, for tests against a loopback Discord."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from bot.settings import ROOT
from tests.kit.loopback import Answer, LoopbackDiscord

TOKEN = "a-made-up-token"
PATIENCE = 60
_TO_END = 5
"""Seconds that a bot has to end when its test is over."""


class Process:
    """`python -m bot` with everything that it writes to standard error."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self.process = process
        self.log = log

    async def end(self) -> int:
        """SIGTERM; the exit code."""
        self.process.terminate()
        return await asyncio.wait_for(self.process.wait(), PATIENCE)


@asynccontextmanager
async def running(
    discord: LoopbackDiscord, folder: Path, *program: str, **settings: str
) -> AsyncGenerator[Process]:
    """`python -m bot`, or Python with another program that runs it; without charts, whose process
    takes as long as all the rest, where a test does not want them.
    """
    log = folder / "log"
    with log.open("ab") as stream:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *(program or ("-m", "bot")),
            cwd=ROOT,
            env={
                **os.environ,
                "DISCORD_TOKEN": TOKEN,
                "DISCORD_API_URL": discord.api_url,
                "RECORD_DB": str(folder / "record.sqlite"),
                "RATE_LIMITS": "false",  # a test asks faster than people do
                "CHARTS": "false",
                **settings,
            },
            stderr=stream,
        )
    try:
        yield Process(process, log)
    finally:
        await _ended(process)
    written = log.read_text()
    assert TOKEN not in written
    assert "loopback-" not in written, "the token of an interaction is in the log"


async def _ended(process: asyncio.subprocess.Process) -> None:
    """By SIGTERM, so that what it has run is counted; by force where that takes long."""
    if process.returncode is None:
        process.terminate()
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), _TO_END)
    if process.returncode is None:
        process.kill()
        await process.wait()


async def identified(discord: LoopbackDiscord, log: Path, times: int) -> None:
    """Until the bot has said so many times that it is connected."""
    async with asyncio.timeout(PATIENCE):
        while not log.exists() or log.read_text().count("connected as application") < times:
            await asyncio.sleep(0.05)
    await discord.ready(PATIENCE)


async def logged(bot: Process, words: str, times: int = 1) -> None:
    """Wait until the log has the words so many times."""
    async with asyncio.timeout(PATIENCE):
        while bot.log.read_text().count(words) < times:
            await asyncio.sleep(0.02)


async def answers(discord: LoopbackDiscord) -> Answer:
    """Ask something, and see that it is answered as it should be."""
    answer = await discord.slash("pay", {"role": "pm-ml-platform"})
    assert "$300,000 to $900,000 a year" in answer.text
    return answer


def troubles(log: Path) -> list[str]:
    """The lines of the log that say that something went wrong, and tracebacks."""
    lines = log.read_text().splitlines()
    return [line for line in lines if not re.match(r"\S+ \S+ (INFO|DEBUG) ", line)]
