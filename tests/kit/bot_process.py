"""`python -m bot` as an operator starts it, without a `.env`: to its end, or on a Discord."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.settings import ROOT, Settings
from tests.kit.leaks import WRITTEN, leaks
from tests.kit.loopback import Answer, LoopbackDiscord

TOKEN = "a-made-up-token"
PATIENCE = 120
"""Seconds for a build on a machine that does much else."""

_TO_END = 5
"""Seconds that a bot has to end when its test is over."""

_LOGGED = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ ")


def environment(**settings: str) -> dict[str, str]:
    """The machine's environment with no settings of the bot but these."""
    names = {name.upper() for name in Settings.model_fields}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in names}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **settings}


# --- To its end -----------------------------------------------------------------------------------


def run_python(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run to the end; the exit code and what was written are for the test to judge."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment(**settings),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    WRITTEN.extend((done.stdout, done.stderr))
    return done


def run_bot(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return run_python(folder, "-m", "bot", *arguments, **settings)


@contextmanager
def started(folder: Path, *arguments: str, **settings: str) -> Generator[subprocess.Popen[str]]:
    """A bot that runs; what it wrote to standard error is in the file `stderr`."""
    with (folder / "stderr").open("w", encoding="utf-8") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", *arguments],
            cwd=folder,
            env=environment(**settings),
            stdout=subprocess.PIPE,
            stderr=stderr,
            encoding="utf-8",
        )
        try:
            yield process
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(_TO_END)
            process.kill()
            process.wait()
            assert process.stdout is not None
            process.stdout.close()


def said(stderr: str) -> list[str]:
    """The lines of standard error that are not lines of the log."""
    return [line for line in stderr.splitlines() if not _LOGGED.match(line)]


# --- On a Discord ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Process:
    """`python -m bot` with everything that it writes to standard error."""

    process: asyncio.subprocess.Process
    log: Path

    async def end(self) -> int:
        """SIGTERM; the exit code."""
        self.process.terminate()
        return await asyncio.wait_for(self.process.wait(), PATIENCE)


@asynccontextmanager
async def running(
    discord: LoopbackDiscord, folder: Path, *program: str, **settings: str
) -> AsyncGenerator[Process]:
    """`python -m bot`, or Python with another program that runs it; without charts, whose process
    takes as long as all the rest, where they are not asked for.
    """
    log = folder / "log"
    always = {
        "DISCORD_TOKEN": TOKEN,
        "DISCORD_API_URL": discord.api_url,
        "RECORD_DB": str(folder / "record.sqlite"),
        "RATE_LIMITS": "false",  # a test asks faster than people do
        "CHARTS": "false",
    }
    with log.open("ab") as stream:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *(program or ("-m", "bot")),
            cwd=folder,
            env=environment(**always | settings),
            stderr=stream,
        )
    try:
        yield Process(process, log)
    finally:
        await _ended(process)
    assert leaks(log.read_text(encoding="utf-8")) == []


async def _ended(process: asyncio.subprocess.Process) -> None:
    """By SIGTERM, so that what it has run is counted; by force where that takes long."""
    if process.returncode is None:
        process.terminate()
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), _TO_END)
    if process.returncode is None:
        process.kill()
        await process.wait()


@asynccontextmanager
async def connected(
    discord: LoopbackDiscord, folder: Path, *program: str, **settings: str
) -> AsyncGenerator[Process]:
    """As `running`, from the moment on at which it is connected."""
    log, told = folder / "log", "connected as application"
    before = log.read_text().count(told) if log.exists() else 0
    async with running(discord, folder, *program, **settings) as bot:
        await logged(bot, told, before + 1)
        await discord.ready(PATIENCE)
        yield bot


async def logged(bot: Process, words: str, times: int = 1) -> None:
    """Wait until the log has the words so many times."""
    async with asyncio.timeout(PATIENCE):
        while bot.log.read_text().count(words) < times:
            await asyncio.sleep(0.02)


async def answers(discord: LoopbackDiscord) -> Answer:
    """Ask something, and see that it is answered as it should be."""
    answer = await discord.slash("pay", {"role": "pm-ml-platform"})
    await discord.finished(answer, PATIENCE)
    assert "$300,000 to $900,000 a year" in answer.text
    return answer


def troubles(log: Path) -> list[str]:
    """The lines of the log that say that something went wrong, and tracebacks."""
    lines = log.read_text().splitlines()
    return [line for line in lines if not re.match(r"\S+ \S+ (INFO|DEBUG) ", line)]


# --- Processes of this machine --------------------------------------------------------------------


def alive(process: int) -> bool:
    """Whether it runs; one that has ended and is not yet waited for does not."""
    status = _about(process, "stat")
    return bool(status) and status.rpartition(")")[2].split()[0] != "Z"


def drawing_for(parent: int) -> list[int]:
    """The processes that draw for another process, by their command line."""
    children = map(int, _about(parent, f"task/{parent}/children").split())
    return [child for child in children if "bot.charts.renderer" in _about(child, "cmdline")]


async def gone(process: int) -> None:
    """Wait until a process has ended."""
    async with asyncio.timeout(PATIENCE):
        while alive(process):
            await asyncio.sleep(0.02)


def memory(process: int | str, kind: str = "VmRSS") -> float:
    """Resident memory in MB or, with VmHWM, the most so far; 0 where the system does not tell."""
    lines = dict(line.split(":", 1) for line in _about(process, "status").splitlines())
    return int(lines[kind].split()[0]) / 1024 if lines else 0.0


def _about(process: int | str, file: str) -> str:
    """What Linux tells of a process in a file; '' of one that has ended."""
    try:
        return Path(f"/proc/{process}/{file}").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return ""
