"""The bots as processes of their own: started, timed until they answer, and read for memory."""

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from bench.cards import Outline
from bench.loopback import Loopback
from bench.payloads import REPORT_CHANNEL
from bench.questions import ROOT
from bot.answers.registry import COMMANDS

_PATIENCE = 300.0


@dataclass
class Bot:
    """A running bot. `start` is in seconds, from the process's start to its first answer."""

    name: str
    discord: Loopback
    process: asyncio.subprocess.Process
    start: float

    def memory(self) -> float:
        """Resident memory in MB, by the system's own account; 0 where it keeps none there."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return 0.0
        lines = status.read_text(encoding="utf-8").splitlines()
        resident = next(line for line in lines if line.startswith("VmRSS"))
        return int(resident.split()[1]) / 1024


@dataclass(frozen=True, slots=True)
class _Program:
    """A module that is run with settings, and the setting for the address of Discord."""

    name: str
    module: str
    settings: Mapping[str, str]
    address: str


@asynccontextmanager
async def picketdesk(
    record: Path, data: Path | None = None, *, charts: bool = False
) -> AsyncGenerator[Bot]:
    """Picketdesk on a record file; it is built where it is not there yet."""
    more = {"LOG_LEVEL": "ERROR", "CHARTS": str(charts)}
    if data is not None:
        more["DATA_DIR"] = str(data)
    async with _started(_picketdesk("bot", record, more)) as bot:
        yield bot


@asynccontextmanager
async def observed(folder: Path, servers: int) -> AsyncGenerator[Bot]:
    """Picketdesk on so many servers, with its record, its log and the counts of bench.observed in
    a folder.
    """
    more = {"REPORT_CHANNEL": REPORT_CHANNEL, "OBSERVED": str(folder / "inside.json")}
    program = _picketdesk("bench.observed", folder / "record.sqlite", more)
    with (folder / "log").open("wb") as log:
        async with _started(program, Loopback(servers), log) as bot:
            yield bot


def _picketdesk(module: str, record: Path, more: Mapping[str, str]) -> _Program:
    always = {"DISCORD_TOKEN": "a-token", "RECORD_DB": str(record), "LOG_LEVEL": "WARNING"}
    return _Program("picketdesk", module, {**always, **more}, "DISCORD_API_URL")


@asynccontextmanager
async def floor(cards: Mapping[str, Outline], folder: Path) -> AsyncGenerator[Bot]:
    """The smallest bot, with the options and a card of each command."""
    path = folder / "cards.json"
    fixed = {
        name: {"options": [option.name for option in COMMANDS[name].typed], "card": card}
        for name, card in cards.items()
    }
    path.write_text(json.dumps(fixed), encoding="utf-8")
    program = _Program("floor", "bench.floor", {"FLOOR_CARDS": str(path)}, "FLOOR_API_URL")
    async with _started(program) as bot:
        yield bot


@asynccontextmanager
async def _started(
    program: _Program, loopback: Loopback | None = None, log: IO[bytes] | None = None
) -> AsyncGenerator[Bot]:
    async with loopback or Loopback() as discord:
        environment = {**os.environ, **program.settings, program.address: discord.api_url}
        began = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", program.module, cwd=ROOT, env=environment, stderr=log
        )
        try:
            async with asyncio.timeout(_PATIENCE):
                await discord.identified.wait()
                await discord.registered.wait()
            await discord.slash("help", {})
            yield Bot(program.name, discord, process, time.perf_counter() - began)
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()
