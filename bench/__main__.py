"""`python -m bench`: the bot beside the floor, as tables of ratios.

With `--cache FOLDER`, records of a thousand to a million figures are measured too; their packages
are kept there. With `--chart FILE`, the ratios are drawn as a PNG.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import uvloop

from bench import sections
from bench.parts import parts
from bench.picture import draw
from bench.processes import floor, picketdesk
from bench.sections import Rows
from bench.sizes import sizes
from bench.targets import section_table, targets_table

SECTIONS = ("start", "answers", "completions", "throughput", "pictured", "parts")
FIGURES = (1_000, 10_000, 100_000, 1_000_000)


async def _run(given: argparse.Namespace) -> dict[str, Rows]:
    results: dict[str, Rows] = {}

    def tell(section: str, rows: Rows) -> None:
        results[section] = rows
        sys.stdout.write(f"{section_table(section, rows)}\n\n")
        sys.stdout.flush()

    rounds: int = given.rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        record = folder / "record.sqlite"
        cards = await sections.cards(record)
        if "start" in given.only:
            tell("start", await sections.starts(record, cards, folder))
        async with picketdesk(record) as bot, floor(cards, folder) as other:
            if "answers" in given.only:
                tell("answers", await sections.answers(bot, other, rounds))
            if "completions" in given.only:
                tell("completions", await sections.completions(bot, other, rounds))
            if "throughput" in given.only:
                tell("throughput", await sections.throughputs(bot, other, rounds))
            tell("memory", sections.memory(bot, other))
        if "pictured" in given.only:
            tell("pictured", await sections.pictured(record, folder, rounds))
        if "parts" in given.only:
            tell("parts", {"/compare of two": await parts(record, rounds)})
        if given.cache:
            tell("sizes", await sizes(given.cache, folder, given.figures, rounds))
    return results


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=200, help="questions a command")
    parser.add_argument("--only", nargs="*", default=SECTIONS, choices=SECTIONS)
    parser.add_argument("--cache", type=Path, help="where synthetic packages are kept")
    parser.add_argument("--figures", type=int, nargs="*", default=FIGURES)
    parser.add_argument("--chart", type=Path, help="a PNG of the ratios")
    given = parser.parse_args()
    results = uvloop.run(_run(given))
    sys.stdout.write(f"{targets_table(results)}\n")
    if given.chart:
        given.chart.write_bytes(draw(results))


if __name__ == "__main__":
    main()
