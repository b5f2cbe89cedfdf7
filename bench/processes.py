"""The bots as processes of their own: started, timed until they answer, and read for memory."""

import itertools
import json
import time
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.cards import Outline
from bot.answers.registry import COMMANDS
from tests.kit import loopback_payloads as payloads
from tests.kit.bot_process import Process, memory, running
from tests.kit.loopback import Answer, LoopbackDiscord
from tests.kit.loopback_payloads import GUILD_CHANNEL_ID, By, by_reader

_START = 300.0
_ANSWER = 30.0
_PEOPLE, _GUILDS = 10_000, 1_000


def _in_turn() -> Iterator[By]:
    """Who asks: no single one may ask as fast as is measured."""
    return (by_reader(number % _PEOPLE, number % _GUILDS) for number in itertools.count())


@dataclass
class Bot:
    """A running bot. `start` is in seconds, from the process's start to its first answer."""

    name: str
    discord: LoopbackDiscord
    process: Process
    start: float = 0.0
    _readers: Iterator[By] = field(default_factory=_in_turn)

    async def slash(self, name: str, options: Mapping[str, object]) -> Answer:
        """Use a command, as the next person in turn."""
        return await self.discord.slash(name, options, **next(self._readers))

    async def complete(self, command: str, option: str, typed: str) -> Answer:
        """Type into an option, as the next person in turn."""
        by = next(self._readers)
        options, known = {option: typed}, self.discord.commands
        data, owned_by = payloads.chat_input(known, command, options, by, option)
        return await self.discord.interact(4, data, owned_by, by)

    def memory(self) -> float:
        """Resident memory in MB."""
        return memory(self.process.process.pid)


@asynccontextmanager
async def picketdesk(
    record: Path, data: Path | None = None, *, charts: bool = False
) -> AsyncGenerator[Bot]:
    """Picketdesk on a record file; it is built where it is not there yet."""
    more = {"RECORD_DB": str(record), "LOG_LEVEL": "ERROR", "CHARTS": str(charts)}
    if data is not None:
        more["DATA_DIR"] = str(data)
    async with _started("picketdesk", record.parent, "bot", more) as bot:
        yield bot


@asynccontextmanager
async def observed(folder: Path) -> AsyncGenerator[Bot]:
    """Picketdesk with its record, its log and the counts of bench.observed in a folder."""
    more = {"REPORT_CHANNEL": GUILD_CHANNEL_ID, "OBSERVED": str(folder / "inside.json")}
    more |= {"LOG_LEVEL": "WARNING", "CHARTS": "true"}
    async with _started("picketdesk", folder, "bench.observed", more) as bot:
        yield bot
        await bot.process.end()


@asynccontextmanager
async def floor(cards: Mapping[str, Outline], folder: Path) -> AsyncGenerator[Bot]:
    """The smallest bot, with the options and a card of each command."""
    path = folder / "cards.json"
    fixed = {
        name: {"options": [option.name for option in COMMANDS[name].typed], "card": card}
        for name, card in cards.items()
    }
    path.write_text(json.dumps(fixed), encoding="utf-8")
    async with _started("floor", folder, "bench.floor", {"FLOOR_CARDS": str(path)}) as bot:
        yield bot


@asynccontextmanager
async def _started(
    name: str, folder: Path, module: str, settings: Mapping[str, str]
) -> AsyncGenerator[Bot]:
    async with LoopbackDiscord(patience=_ANSWER) as discord:
        began = time.perf_counter()
        limited = {"RATE_LIMITS": "true", **settings}
        async with running(discord, folder, "-m", module, **limited) as process:
            bot = Bot(name, discord, process)
            await discord.ready(_START)
            await discord.until(lambda: discord.commands, _START)
            await bot.slash("help", {})
            bot.start = time.perf_counter() - began
            yield bot
