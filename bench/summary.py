"""A load test in words and tables, as Markdown."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.samples import Line, Sample, line

IN_TIME = 3.0
"""Seconds that Discord waits for an answer."""

_COLUMNS = ("memory", "files", "connections", "threads", "children", "tasks", "objects", "blocks")
_LEFT_OVER = ("files", "connections", "threads", "children", "tasks")
_MISHAPS = ("bug ", "Traceback", " ERROR ", "Task ", "never awaited")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it. `before` and `after` are samples at rest, after the first tenth and after
    all; `seconds` those of each answer, by what was done and the command that it is about; `bursts`
    the slowest of each; `owed` the answers that were promised and never came; `counts` what was
    sent, by its kind; `refused` what Discord did not take.
    """

    samples: Sequence[Sample]
    before: Sample
    after: Sample
    seconds: Mapping[tuple[str, str], list[float]]
    outcomes: Counter[str]
    unanswered: Counter[str]
    bursts: Sequence[float]
    owed: int
    counts: Counter[str]
    refused: Counter[str]
    log: Sequence[str]

    @property
    def settled(self) -> Line:
        """The line through memory after the first tenth of the interactions."""
        return line(self.samples[len(self.samples) // 10 :], "memory")

    @property
    def late(self) -> int:
        return sum(one > IN_TIME for all_of_it in self.seconds.values() for one in all_of_it)

    @property
    def mishaps(self) -> list[str]:
        return [one for one in self.log if any(mark in one for mark in _MISHAPS)]

    @property
    def left_over(self) -> list[str]:
        """What there is more of at rest than there was."""
        names = _LEFT_OVER
        return [n for n in names if getattr(self.after, n) > getattr(self.before, n)]

    @property
    def sound(self) -> bool:
        """All were answered in time, and nothing broke or was left over. Memory is for a person to
        look at.
        """
        wrong = (self.unanswered, self.late, self.owed, self.refused, self.mishaps)
        return not any((*wrong, self.outcomes["bug"], self.left_over))


def summarized(result: Result) -> str:
    tables = (_whole(result), _held(result), *_took(result))
    return "\n".join("\n".join([*table, ""]) for table in tables)


def _whole(result: Result) -> Iterator[str]:
    everything = sorted(one for some in result.seconds.values() for one in some)
    last, settled = result.samples[-1], result.settled
    limits = f"{settled.slope:+.2f} ± {settled.error:.2f} MB"
    rows = {
        "Interactions": f"{len(everything):,} in {last.seconds / 60:.0f} minutes",
        "Unanswered": _listed(result.unanswered) or "0",
        f"Answered after more than {IN_TIME:g} s": f"{result.late}",
        "Promised for later and never sent": f"{result.owed}",
        "Refused by Discord": _listed(result.refused) or "0",
        "Outcomes": _listed(result.outcomes),
        "Messages edited later": f"{result.counts['edit'] + result.counts['followup']:,}",
        "Reports passed on": f"{result.counts['message']:,}",
        "Median, 99th percentile, slowest": ", ".join(
            f"{everything[int(part * (len(everything) - 1))]:.3f} s" for part in (0.5, 0.99, 1)
        ),
        "Memory a further 100,000, after the first tenth": f"{limits} (standard error)",
        "Slowest answer of each burst of 500": ", ".join(f"{s:.2f} s" for s in result.bursts),
        "Lines in the log; of errors": f"{len(result.log)}; {len(result.mishaps)}",
    }
    yield from ("| What | Measured |", "| --- | --- |")
    yield from (f"| {what} | {told} |" for what, told in rows.items())


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{what} {count:,}" for what, count in counts.most_common())


def _held(result: Result) -> Iterator[str]:
    yield "| At rest | " + " | ".join(_COLUMNS) + " |"
    yield "| --- |" + " ---: |" * len(_COLUMNS)
    for name, at_rest in (("before", result.before), ("after", result.after)):
        held = " | ".join(f"{getattr(at_rest, column):,}" for column in _COLUMNS)
        yield f"| {name} ({at_rest.done:,}) | {held} |"


def _took(result: Result) -> Iterator[Iterator[str]]:
    for place, told in enumerate(("What was done", "Command")):
        merged: dict[str, list[float]] = {}
        for key, seconds in result.seconds.items():
            if key[place]:
                merged.setdefault(key[place], []).extend(seconds)
        yield _times(told, merged)


def _times(told: str, seconds: Mapping[str, list[float]]) -> Iterator[str]:
    yield f"| {told} | Answers | Median ms | 99 % ms | Slowest ms |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for what in sorted(seconds):
        took = sorted(seconds[what])
        shown = [f"{took[int(part * (len(took) - 1))] * 1000:.0f}" for part in (0.5, 0.99, 1)]
        yield f"| {what} | {len(took):,} | {' | '.join(shown)} |"
