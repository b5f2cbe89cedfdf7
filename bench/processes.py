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

from bench.loopback import Loopback

ROOT = Path(__file__).resolve().parents[1]
_PATIENCE = 60.0


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


@asynccontextmanager
async def picketdesk(record: Path, data: Path | None = None) -> AsyncGenerator[Bot]:
    """Picketdesk on a record file; it is built where it is not there yet."""
    more = {"DISCORD_TOKEN": "a-token", "RECORD_DB": str(record), "LOG_LEVEL": "WARNING"}
    if data is not None:
        more["DATA_DIR"] = str(data)
    async with _started("picketdesk", ("bot",), more, "DISCORD_API_URL") as bot:
        yield bot


@asynccontextmanager
async def floor(card: list[str], folder: Path) -> AsyncGenerator[Bot]:
    """The smallest bot, with a card of so many texts."""
    path = folder / "card.json"
    path.write_text(json.dumps(card), encoding="utf-8")
    async with _started(
        "floor", ("bench.floor",), {"FLOOR_CARD": str(path)}, "FLOOR_API_URL"
    ) as bot:
        yield bot


@asynccontextmanager
async def _started(
    name: str, module: tuple[str, ...], more: Mapping[str, str], address: str
) -> AsyncGenerator[Bot]:
    async with Loopback() as discord:
        environment = {**os.environ, **more, address: discord.api_url}
        began = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *module, cwd=ROOT, env=environment
        )
        try:
            async with asyncio.timeout(_PATIENCE):
                await discord.identified.wait()
                await discord.registered.wait()
            await discord.slash("help", {})
            yield Bot(name, discord, process, time.perf_counter() - began)
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()
