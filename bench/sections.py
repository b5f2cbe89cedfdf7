"""What is measured of a running bot beside a running floor."""

import asyncio
import itertools
import statistics
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.cards import Outline, outline
from bench.measure import Pair, completion, latency, throughput, together
from bench.processes import Bot, floor, picketdesk
from bench.questions import PICTURED, REPEATED, Question, asked, fresh, typed

Rows = dict[str, dict[str, float]]

_STARTS = 5
_RUNS = 3
_PATIENCE = 30.0
_PICTURE = 30_000
"""Bytes of a picture; charts have 20,000 to 40,000."""


async def cards(record: Path) -> dict[str, Outline]:
    """The size of each command's answer; the record is built where it is not there yet."""
    async with picketdesk(record) as bot:
        return await _sizes(bot)


async def _sizes(bot: Bot) -> dict[str, Outline]:
    answers = {name: await bot.slash(name, options) for name, options in REPEATED.items()}
    return {name: outline(answer.data["components"]) for name, answer in answers.items()}


async def answers(bot: Bot, other: Bot, rounds: int) -> Rows:
    """First responses a command, of a question asked before and of questions not asked before."""
    found: Rows = {}
    repeated: list[Pair] = []
    new: list[Pair] = []
    for name, options in REPEATED.items():
        await latency(bot, other, [(name, options)] * 10)
        repeated.append(await latency(bot, other, [(name, options)] * rounds))
        others: list[Question] = [(name, one) for one in itertools.islice(fresh(name, 1), rounds)]
        new.append(await latency(bot, other, others))
        found[name] = _row(repeated[-1], new[-1])
    found["all commands"] = _row(together(repeated), together(new))
    return found


def _row(repeated: Pair, new: Pair) -> dict[str, float]:
    return {
        "repeated p50": repeated.ratio(0.5),
        "repeated p99": repeated.ratio(0.99),
        "fresh p50": new.ratio(0.5),
        "fresh p99": new.ratio(0.99),
        "floor ms": statistics.median(repeated.floor) * 1000,
    }


async def completions(bot: Bot, other: Bot, rounds: int) -> Rows:
    """Choices for what is typed, letter by letter."""
    pair = await completion(bot, other, list(itertools.islice(typed(1), rounds * 4)))
    return {"all commands": {"p50": pair.ratio(0.5), "p99": pair.ratio(0.99)}}


async def throughputs(bot: Bot, other: Bot, rounds: int) -> Rows:
    """Answers a second with 64 in flight, the best of several runs in turn."""
    repeated: list[Question] = list(REPEATED.items()) * rounds
    found: Rows = {"repeated": {}, "fresh": {}}
    for run in range(_RUNS):
        new = asked(100 + run, rounds // 2)
        for kind, questions in (("repeated", repeated), ("fresh", new)):
            for one in (bot, other):
                rate = await throughput(one, questions)
                key = f"{one.name}, a second"
                found[kind][key] = max(rate, found[kind].get(key, 0.0))
    for rates in found.values():
        rates["÷ floor"] = rates["picketdesk, a second"] / rates["floor, a second"]
    return found


def memory(bot: Bot, other: Bot) -> Rows:
    """Resident memory of two bots as they are."""
    own, others = bot.memory(), other.memory()
    return {"after these questions": {"MB": own, "floor, MB": others, "MB over": own - others}}


async def starts(record: Path, sizes: Mapping[str, Outline], folder: Path) -> Rows:
    """How much longer the bot takes to its first answer, and how much more memory it has then."""
    over: list[float] = []
    floors: list[float] = []
    resident: list[float] = []
    for _ in range(_STARTS):
        async with picketdesk(record, charts=True) as bot:
            own, megabytes = bot.start, bot.memory()
        async with floor(sizes, folder) as other:
            over.append(own - other.start)
            floors.append(other.start)
            resident.append(megabytes - other.memory())
    return {
        "the start": {
            "floor, s": statistics.median(floors),
            "seconds over": statistics.median(over),
            "MB over": statistics.median(resident),
        }
    }


async def pictured(record: Path, folder: Path, rounds: int) -> Rows:
    """Repeated answers that have their chart with them, beside a floor that sends as many bytes."""
    async with picketdesk(record, charts=True) as bot:
        sizes = await _sizes(bot)
        for name in PICTURED:
            answer = await _with_picture(bot, name)
            sizes[name] = outline(answer["components"], _PICTURE)
        async with floor(sizes, folder) as other:
            found = {
                name: await latency(bot, other, [(name, REPEATED[name])] * rounds)
                for name in PICTURED
            }
    return {
        name: {"repeated p50": pair.ratio(0.5), "repeated p99": pair.ratio(0.99)}
        for name, pair in found.items()
    }


async def _with_picture(bot: Bot, name: str) -> dict[str, Any]:
    """Ask until the chart is drawn and comes with the answer."""
    began = time.perf_counter()
    while time.perf_counter() - began < _PATIENCE:
        answer = await bot.slash(name, REPEATED[name])
        if answer.data.get("attachments"):
            return answer.data
        await asyncio.sleep(0.2)
    raise TimeoutError(f"no chart comes with /{name}")
