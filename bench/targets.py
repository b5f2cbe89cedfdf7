"""What was asked of the bot's speed, beside what was measured."""

from collections.abc import Mapping
from dataclasses import dataclass

Values = Mapping[str, float]
Results = Mapping[str, Mapping[str, Values]]
"""By section, row and column."""

_ALL = "all commands"
_START = "the start"
_LARGEST = "1,000,000 figures"


@dataclass(frozen=True, slots=True)
class Target:
    """A limit for one measured value: at most, or, with `least`, at least."""

    what: str
    limit: float
    section: str
    row: str
    column: str
    least: bool = False
    unit: str = " ×"

    def measured(self, results: Results) -> float | None:
        return results.get(self.section, {}).get(self.row, {}).get(self.column)

    def met(self, value: float) -> bool:
        return value >= self.limit if self.least else value <= self.limit

    @property
    def asked(self) -> str:
        return f"{'≥' if self.least else '≤'} {self.limit:g}{self.unit}"


TARGETS = (
    Target("Repeated answer, p50", 1.25, "answers", _ALL, "repeated p50"),
    Target("Repeated answer, p99", 1.5, "answers", _ALL, "repeated p99"),
    Target("Fresh text answer, p50", 2, "answers", _ALL, "fresh p50"),
    Target("Autocomplete, p50", 1.25, "completions", _ALL, "p50"),
    Target(
        "Throughput, 64 in flight, repeated", 0.8, "throughput", "repeated", "÷ floor", least=True
    ),
    Target("Throughput, 64 in flight, fresh", 0.8, "throughput", "fresh", "÷ floor", least=True),
    Target(
        "Start on a built record, over the floor", 0.4, "start", _START, "seconds over", unit=" s"
    ),
    Target(
        "Memory before the first chart, over the floor", 40, "start", _START, "MB over", unit=" MB"
    ),
    Target("10⁶ figures, answers ÷ 10³, p50", 1.5, "sizes", _LARGEST, "answers p50"),
    Target("10⁶ figures, autocomplete ÷ 10³, p50", 1.5, "sizes", _LARGEST, "autocomplete p50"),
    Target("10⁶ figures, build ÷ executemany", 5, "sizes", _LARGEST, "build ÷ executemany"),
    Target(
        "10⁶ figures, memory of the build",
        300,
        "sizes",
        _LARGEST,
        "memory of the build, MB",
        unit=" MB",
    ),
)


def targets_table(results: Results) -> str:
    """A Markdown table; what was not measured in this run is left out."""
    lines = ["| Target | asked | measured | |", "| --- | ---: | ---: | --- |"]
    for target in TARGETS:
        value = target.measured(results)
        if value is not None:
            met = "met" if target.met(value) else "missed"
            lines.append(
                f"| {target.what} | {target.asked} | {_number(value)}{target.unit} | {met} |"
            )
    return "\n".join(lines)


def section_table(title: str, rows: Mapping[str, Values]) -> str:
    """A Markdown table of one section, a row each, with all columns."""
    columns = list(dict.fromkeys(column for values in rows.values() for column in values))
    lines = [f"| {title} | {' | '.join(columns)} |", f"| --- |{' ---: |' * len(columns)}"]
    for name, values in rows.items():
        cells = [_number(values[column]) if column in values else "" for column in columns]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"
