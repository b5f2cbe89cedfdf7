"""Two bots measured in turn, question by question, so that what the machine does meets both."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

from bench.processes import Bot
from bench.questions import Question


@dataclass(frozen=True, slots=True)
class Pair:
    """Seconds of the bot and of the floor, sorted."""

    bot: list[float]
    floor: list[float]

    def ratio(self, part: float) -> float:
        """Bot ÷ floor at a quantile, 0.5 for the median."""
        return quantile(self.bot, part) / quantile(self.floor, part)


def quantile(seconds: Sequence[float], part: float) -> float:
    return seconds[min(len(seconds) - 1, int(len(seconds) * part))]


def together(pairs: Sequence[Pair]) -> Pair:
    """All measurements of several pairs as one."""
    own = sorted(second for pair in pairs for second in pair.bot)
    return Pair(own, sorted(second for pair in pairs for second in pair.floor))


async def latency(
    bot: Bot, floor: Bot, questions: Sequence[Question], others: Sequence[Question] | None = None
) -> Pair:
    """Each question to the one, and it or another one in its place to the other, one at a time."""
    own: list[float] = []
    base: list[float] = []
    for (name, options), (other, its_options) in zip(questions, others or questions, strict=True):
        own.append((await bot.slash(name, options)).seconds)
        base.append((await floor.slash(other, its_options)).seconds)
    return Pair(sorted(own), sorted(base))


Typed = tuple[str, str, str]
"""A command, its option, and what is typed into it."""


async def completion(
    bot: Bot, floor: Bot, typed: Sequence[Typed], others: Sequence[Typed] | None = None
) -> Pair:
    """Each text typed for the one, and it or another one in its place for the other."""
    own: list[float] = []
    base: list[float] = []
    for (command, option, text), other in zip(typed, others or typed, strict=True):
        own.append((await bot.complete(command, option, text)).seconds)
        base.append((await floor.complete(*other)).seconds)
    return Pair(sorted(own), sorted(base))


async def throughput(bot: Bot, questions: Sequence[Question], in_flight: int = 64) -> float:
    """Answers a second, with so many questions under way all the time."""
    waiting = iter(questions)

    async def person() -> None:
        for name, options in waiting:
            await bot.slash(name, options)

    began = time.perf_counter()
    await asyncio.gather(*[person() for _ in range(in_flight)])
    return len(questions) / (time.perf_counter() - began)
