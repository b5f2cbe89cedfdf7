"""Answers and completions on records of a thousand to a million pay figures, beside each other."""

import itertools
from collections.abc import Sequence
from pathlib import Path

from bench.building import measure_build, record_in
from bench.measure import completion, latency
from bench.processes import picketdesk
from bench.questions import asked, typed
from bench.synthetic import kept_package

SMALLEST = 1_000
Results = dict[str, float]


async def sizes(
    cache: Path, folder: Path, figures: Sequence[int], rounds: int
) -> dict[str, Results]:
    """For each size: the times of answers and completions ÷ those on the smallest record, and the
    time of the build ÷ that of a bare executemany of its rows.
    """
    found: dict[str, Results] = {}
    for count in figures:
        built = measure_build(kept_package(cache, count), count, folder)
        found[f"{count:,} figures"] = {
            "build, s": built.build,
            "build ÷ executemany": built.ratio,
            "memory of the build, MB": built.memory,
            **await _answers(cache, folder, count, rounds),
        }
    return found


async def _answers(cache: Path, folder: Path, count: int, rounds: int) -> Results:
    large, small = kept_package(cache, count), kept_package(cache, SMALLEST)
    async with (
        picketdesk(record_in(folder, count), large) as bot,
        picketdesk(record_in(folder, SMALLEST), small) as other,
    ):
        own, others = (
            list(itertools.islice(typed(1, data), rounds * 4)) for data in (large, small)
        )
        completed = await completion(bot, other, own, others)
        answered = await latency(bot, other, asked(1, rounds, large), asked(1, rounds, small))
    return {
        "answers p50": answered.ratio(0.5),
        "answers p99": answered.ratio(0.99),
        "autocomplete p50": completed.ratio(0.5),
        "autocomplete p99": completed.ratio(0.99),
    }
