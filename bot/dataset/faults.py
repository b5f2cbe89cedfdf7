"""The faults of a data set as they are found: all are counted, and as many kept as can be read."""

from collections.abc import Iterable

from bot.errors import Fault

MOST = 10_000
"""Faults that are kept of one data set."""


class Faults:
    """Each fault once, up to the most that are kept; `more` counts the ones beyond."""

    def __init__(self) -> None:
        self.kept: set[Fault] = set()
        self.more = 0

    def add(self, fault: Fault) -> None:
        if len(self.kept) < MOST or fault in self.kept:
            self.kept.add(fault)
        else:
            self.more += 1

    def update(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            self.add(fault)

    def merge(self, other: "Faults") -> None:
        self.update(other.kept)
        self.more += other.more
