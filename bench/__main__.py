"""`python -m bench`: the bot beside the floor, as a table of ratios."""

import argparse
import itertools
import json
import tempfile
from pathlib import Path
from typing import Any

import uvloop

from bench.measure import completion, latency, throughput
from bench.processes import Bot, floor, picketdesk
from bench.questions import COMPLETED, REPEATED, Question, fresh


def _texts(components: list[dict[str, Any]]) -> list[str]:
    """The texts of a card, for the floor to answer a card of the same size."""
    found: list[str] = []
    for part in components:
        if part.get("content"):
            found.append(part["content"])
        found += _texts(part.get("components") or [])
    return found


async def _card(record: Path) -> list[str]:
    async with picketdesk(record) as bot:
        _, answer = await bot.discord.slash("compare", REPEATED["compare"])
    return _texts(answer["components"])


async def _compare(bot: Bot, other: Bot, rounds: int) -> dict[str, Any]:
    results: dict[str, Any] = {"commands": {}}
    for name, options in REPEATED.items():
        once: list[Question] = [(name, options)] * rounds
        new: list[Question] = [(name, o) for o in itertools.islice(fresh(name, 1), rounds)]
        await latency(bot, other, once[:5])
        repeated, first = await latency(bot, other, once), await latency(bot, other, new)
        results["commands"][name] = {
            "repeated p50": repeated.ratio(0.5),
            "repeated p99": repeated.ratio(0.99),
            "fresh p50": first.ratio(0.5),
            "fresh p99": first.ratio(0.99),
            "repeated ms": repeated.bot[len(repeated.bot) // 2] * 1000,
            "floor ms": repeated.floor[len(repeated.floor) // 2] * 1000,
        }
        print(name, {k: round(v, 2) for k, v in results["commands"][name].items()}, flush=True)
    typed = [
        (command, option, text) for command, (option, texts) in COMPLETED.items() for text in texts
    ] * (rounds // 8)
    completed = await completion(bot, other, typed)
    results["autocomplete p50"] = completed.ratio(0.5)
    results["autocomplete p99"] = completed.ratio(0.99)
    questions: list[Question] = list(REPEATED.items()) * (rounds // 2)
    rates: dict[str, list[float]] = {"picketdesk": [], "floor": []}
    for _ in range(3):
        for one in (bot, other):
            rates[one.name].append(await throughput(one, questions))
    results["throughput"] = max(rates["picketdesk"]) / max(rates["floor"])
    results["rates"] = rates
    results["memory MB over"] = bot.memory() - other.memory()
    return results


async def _start(record: Path, card: list[str], folder: Path) -> list[float]:
    """How much longer the bot takes to its first answer, in seconds, three times."""
    over: list[float] = []
    for _ in range(3):
        async with picketdesk(record) as bot:
            own = bot.start
        async with floor(card, folder) as other:
            over.append(own - other.start)
    return over


async def _run(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        record = folder / "record.sqlite"
        card = await _card(record)
        over = await _start(record, card, folder)
        async with picketdesk(record) as bot, floor(card, folder) as other:
            results = await _compare(bot, other, rounds)
        results["start over floor, s"] = sorted(over)[1]
        shown = {key: value for key, value in results.items() if key != "commands"}
        print(json.dumps(shown, indent=2))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--rounds", type=int, default=200, help="questions a command")
    uvloop.run(_run(parser.parse_args().rounds))


if __name__ == "__main__":
    main()
