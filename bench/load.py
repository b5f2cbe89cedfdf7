"""`python -m bench.load`: a crowd asks the bot a million things, and what it holds is watched.

It writes samples.csv, memory.png and summary.md into a folder, and prints the summary. The bot runs
as a process of its own, with charts, against a Discord on the local machine.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson
import uvloop

from bench import samples
from bench.crowd import Act, Crowd
from bench.curve import draw
from bench.processes import Bot, observed
from bench.samples import Sample
from bench.summary import Result, summarized
from bot.settings import ROOT
from tests.kit.loopback import Answer

_IN_FLIGHT = 64
_SAMPLES = 200
_BURST = 500
_BURSTS = 3
_QUIET = 35.0
"""Seconds in which aiohttp closes the connections that nobody uses: it looks every 15 s."""

_STRANGE_EVENTS = 2_000
"""After so many interactions comes an event that discord.py does not know."""


class Load:
    """A crowd before a bot, and what came of it."""

    def __init__(self, bot: Bot, folder: Path, seed: int) -> None:
        self._bot, self._folder = bot, folder
        self._crowd = Crowd(bot.discord.commands, seed)
        self._began = time.perf_counter()
        self.done = 0
        self.samples: list[Sample] = []
        self.seconds: dict[tuple[str, str], list[float]] = {}
        self.outcomes: Counter[str] = Counter()
        self.unanswered: Counter[str] = Counter()

    async def ask(self, count: int, every: int, in_flight: int = _IN_FLIGHT) -> None:
        """So many interactions, always as many under way; a sample after `every` of them."""
        acts = self._crowd.acts(count)
        await asyncio.gather(*[self._person(acts, every) for _ in range(in_flight)])

    async def burst(self) -> float:
        """All at once; the seconds that the slowest answer took."""
        acts = list(self._crowd.acts(_BURST))
        return max(await asyncio.gather(*[self._send(act) for act in acts]))

    async def rest(self) -> Sample:
        """What the bot holds after a while in which nobody asked."""
        await asyncio.sleep(_QUIET)
        return self._sample()

    async def _person(self, acts: Iterator[Act], every: int) -> None:
        for act in acts:
            await self._send(act)
            self.done += 1
            if self.done % every == 0:
                self.samples.append(self._sample())
                _tell(self.samples[-1])
            if self.done % _STRANGE_EVENTS == 0:
                await self._bot.discord.send(0, {"id": "1", "of": [None]}, "SOMETHING_ELSE")

    async def _send(self, act: Act) -> float:
        """Seconds to the answer."""
        try:
            answer = await self._bot.discord.interact(
                act.kind, act.data, act.owned_by, act.by, act.source
            )
        except TimeoutError:
            self.unanswered[act.what] += 1
            return float("inf")
        self.seconds.setdefault((act.what, act.of), []).append(answer.seconds)
        self.outcomes[_outcome(answer)] += 1
        self._crowd.seen(act, answer)
        return answer.seconds

    def _sample(self) -> Sample:
        return samples.sample(
            self._bot.process.process.pid,
            self._folder / "inside.json",
            self.done,
            time.perf_counter() - self._began,
        )


def _tell(reached: Sample) -> None:
    rate = reached.done / reached.seconds
    sys.stderr.write(f"{reached.done:,}: {reached.memory:.1f} MB, {rate:.0f} a second\n")


_KINDS = {5: "promised", 6: "promised", 8: "choices", 9: "form"}
_TELLING = {
    b"That did not work": "bug",
    b"a lot at once": "held back",
    b'"accent_color":13198683': "refused",
}


def _outcome(answer: Answer) -> str:
    if answer.type in _KINDS:
        return _KINDS[answer.type]
    body = orjson.dumps(answer.data)
    return next((told for mark, told in _TELLING.items() if mark in body), "answered")


async def _run(interactions: int, seed: int, folder: Path) -> Result:
    async with observed(folder) as bot:
        load = Load(bot, folder, seed)
        bursts = [await load.burst() for _ in range(_BURSTS)]
        every = max(interactions // _SAMPLES, 1)
        await load.ask(interactions // 10, every)
        before = await load.rest()
        await load.ask(interactions - interactions // 10, every)
        after = await load.rest()
        bursts += [await load.burst() for _ in range(_BURSTS)]
        await asyncio.sleep(_QUIET)
    return Result(
        samples=load.samples,
        before=before,
        after=after,
        seconds=load.seconds,
        outcomes=load.outcomes,
        unanswered=load.unanswered,
        bursts=bursts,
        owed=len(bot.discord.owed),
        counts=bot.discord.counts,
        refused=bot.discord.refused,
        log=(folder / "log").read_text(encoding="utf-8").splitlines(),
    )


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--interactions", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1, help="of all that the crowd does")
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "load", help="a folder")
    chosen = parser.parse_args(given)
    out: Path = chosen.out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        result = uvloop.run(_run(chosen.interactions, chosen.seed, Path(name)))
    samples.write(result.samples, out / "samples.csv")
    (out / "memory.png").write_bytes(draw(result.samples, result.settled))
    (out / "log").write_text("\n".join(result.log), encoding="utf-8")
    (out / "summary.md").write_text(summarized(result), encoding="utf-8")
    sys.stdout.write(summarized(result))
    return 0 if result.sound else 1


if __name__ == "__main__":
    sys.exit(main())
