"""`python -m bench`: the bot beside the floor, as a table of ratios."""

import argparse
import json
import tempfile
from pathlib import Path

import uvloop

from bench import sections
from bench.processes import floor, picketdesk

SECTIONS = ("answers", "completions", "throughputs", "starts", "pictured")


async def _run(rounds: int, chosen: list[str]) -> dict[str, object]:
    results: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        record = folder / "record.sqlite"
        sizes = await sections.cards(record)
        if "starts" in chosen:
            results["starts"] = await sections.starts(record, sizes, folder)
        async with picketdesk(record) as bot, floor(sizes, folder) as other:
            if "answers" in chosen:
                results["answers"] = await sections.answers(bot, other, rounds)
            if "completions" in chosen:
                results["completions"] = await sections.completions(bot, other, rounds)
            if "throughputs" in chosen:
                results["throughputs"] = await sections.throughputs(bot, other, rounds)
            over = bot.memory() - other.memory()
            results["memory over floor at the end, MB"] = over
        if "pictured" in chosen:
            results["pictured"] = await sections.pictured(record, folder, rounds)
    return results


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--rounds", type=int, default=200, help="questions a command")
    parser.add_argument("--only", nargs="*", default=SECTIONS, choices=SECTIONS)
    arguments = parser.parse_args()
    print(json.dumps(uvloop.run(_run(arguments.rounds, list(arguments.only))), indent=2))


if __name__ == "__main__":
    main()
