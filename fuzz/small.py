"""A data package of a few real rows that has no faults: small enough to be read again and again."""

import csv
import shutil
from collections import defaultdict
from pathlib import Path

from bot.dataset.package import DESCRIPTOR
from bot.dataset.tables import MODELS
from bot.settings import ROOT

_BEGUN = {
    "figures": 4,
    "quotes": 2,
    "statements": 2,
    "events": 3,
    "strikes": 1,
    "occupations": 2,
    "prices": 3,
    "stoppages": 2,
}
"""Rows of each table to begin with; what they refer to comes along."""

_DATA = ROOT / "data"


class _Rows:
    def __init__(self) -> None:
        self.header: dict[str, list[str]] = {}
        self.rows: dict[str, list[list[str]]] = {}
        self.kept: defaultdict[str, set[int]] = defaultdict(set)
        self._meant: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        """the rows that an id or the name of a holder refers to, and the evidence of an id"""
        for table in MODELS:
            with (_DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
                self.header[table], *self.rows[table] = csv.reader(file)
            for place, row in enumerate(self.rows[table]):
                for key in self._keys(table, row):
                    self._meant[key].append((table, place))

    def _keys(self, table: str, row: list[str]) -> list[str]:
        if table == "holders":
            return [*row[:2], *row[self.header[table].index("aliases")].split("|")]
        return row[:1]

    def keep(self, table: str, place: int) -> None:
        if place in self.kept[table]:
            return
        self.kept[table].add(place)
        for cell in self.rows[table][place]:
            for part in {cell, *cell.split("|")} - {""}:
                for meant in self._meant.get(part, ()):
                    self.keep(*meant)


def write_small(folder: Path) -> None:
    """Write the package into a folder."""
    rows = _Rows()
    for table, count in _BEGUN.items():
        for place in range(count):
            rows.keep(table, place)
    for place, row in enumerate(rows.rows["sources"]):
        if row[0].startswith("bls-"):
            rows.keep("sources", place)
    for table in MODELS:
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(rows.header[table])
            writer.writerows(rows.rows[table][place] for place in sorted(rows.kept[table]))
    shutil.copy(_DATA / DESCRIPTOR, folder)
