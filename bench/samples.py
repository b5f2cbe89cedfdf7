"""What a running bot holds, sampled from outside and inside, and whether it grows."""

import csv
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from itertools import pairwise
from pathlib import Path

from tests.kit.bot_process import memory


@dataclass(frozen=True, slots=True)
class Sample:
    """After `done` interactions and so many seconds: resident memory in MB, open files,
    connections, threads, processes started and not ended, tasks, objects and blocks of memory.
    """

    done: int
    seconds: float
    memory: float
    files: int
    connections: int
    threads: int
    children: int
    tasks: int
    objects: int
    blocks: int


def sample(process: int, inside: Path, done: int, seconds: float) -> Sample:
    """Of a process of this system, which has to be a Linux; `inside` is bench.observed's file."""
    opened = _opened(process)
    connections = sum(one.startswith("socket:") for one in opened)
    return Sample(
        done=done,
        seconds=round(seconds, 1),
        memory=round(memory(process), 2),
        files=len(opened) - connections,
        connections=connections,
        threads=len(list(Path(f"/proc/{process}/task").iterdir())),
        children=len(Path(f"/proc/{process}/task/{process}/children").read_text().split()),
        **json.loads(inside.read_text(encoding="utf-8")),
    )


def _opened(process: int) -> list[str]:
    found: list[str] = []
    for entry in Path(f"/proc/{process}/fd").iterdir():
        try:
            found.append(os.readlink(entry))  # noqa: PTH115  (it is no path that it says)
        except OSError:
            continue  # closed since
    return found


def write(samples: Sequence[Sample], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, [field.name for field in fields(Sample)], lineterminator="\n")
        rows.writeheader()
        rows.writerows(asdict(one) for one in samples)


@dataclass(frozen=True, slots=True)
class Line:
    """A line through samples: where it starts, what it rises by in 100,000 interactions, and the
    standard error of that.
    """

    start: float
    slope: float
    error: float

    def at(self, done: int) -> float:
        return self.start + self.slope * done / 100_000


def line(samples: Sequence[Sample], name: str) -> Line:
    """By least squares, through one column of the samples.

    Samples that follow one another are alike, so that they tell less than their number says: the
    error counts as many of them as would be independent, by the correlation of neighbours.
    """
    across = [one.done / 100_000 for one in samples]
    values = [float(getattr(one, name)) for one in samples]
    count = len(values)
    middle, mean = sum(across) / count, sum(values) / count
    width = sum((x - middle) ** 2 for x in across)
    slope = sum((x - middle) * (y - mean) for x, y in zip(across, values, strict=True)) / width
    start = mean - slope * middle
    left = [y - start - slope * x for x, y in zip(across, values, strict=True)]
    spread = sum(one * one for one in left)
    alike = sum(a * b for a, b in pairwise(left)) / spread if spread else 0.0
    alike = min(max(alike, 0.0), 0.99)
    error = (spread / (count - 2) / width * (1 + alike) / (1 - alike)) ** 0.5
    return Line(start, slope, error)
