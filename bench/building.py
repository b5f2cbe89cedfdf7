"""The build beside its floor: a bare `executemany` of the same rows into the same tables.

`python -m bench.building CACHE 1000 100000` prints, for synthetic records of so many figures, the
seconds of `prepare_record` (every row checked) and of the floor, their ratio, and the peak memory
of each process. The packages are kept below CACHE.
"""

import argparse
import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.synthetic import kept_package
from bot.lifecycle.prepare import prepare_record
from bot.settings import ROOT
from bot.store.build.build import PRAGMAS
from bot.store.record_file import schema
from tests.kit.bot_process import memory

_CHUNK = 20_000
_TABLES = (
    "meta", "files", "records", "sources", "topics", "holders", "strikes", "roles", "figures",
    "occupations", "prices", "stoppages", "corrections", "quotes", "statements", "events",
    "parties", "evidence", "stated", "names", "numbers", "shingles",
)  # fmt: skip
_SEARCH = ("rowid", "record", "kind", "title", "body", "named", "more")


@dataclass(frozen=True, slots=True)
class Built:
    """Seconds and, in MB, the peak of resident memory, of the build and of its floor."""

    figures: int
    build: float
    floor: float
    memory: float
    floor_memory: float

    @property
    def ratio(self) -> float:
        return self.build / self.floor


def measure_build(package: Path, figures: int, folder: Path) -> Built:
    """Build a record in a process of its own, then fill its like in another. The record stays in
    the folder, as record_in.
    """
    record, like = record_in(folder, figures), folder / "floor.sqlite"
    for one in (record, like):
        one.unlink(missing_ok=True)
    build, memory = _in_process("build", package, record)
    floor, floor_memory = _in_process("floor", record, like)
    like.unlink()
    return Built(figures, build, floor, memory, floor_memory)


def record_in(folder: Path, figures: int) -> Path:
    return folder / f"figures-{figures}.sqlite"


def _in_process(what: str, *paths: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "bench.building", f"--{what}", *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603
    seconds, memory = json.loads(done.stdout)
    return seconds, memory


def _build(package: Path, record: Path) -> float:
    began = time.perf_counter()
    prepare_record(package, record)
    return time.perf_counter() - began


def _floor(record: Path, path: Path) -> float:
    """Seconds of storing the rows of a built record anew; reading them is not counted."""
    with (
        closing(sqlite3.connect(record)) as built,
        closing(sqlite3.connect(path, isolation_level=None)) as connection,
    ):
        began = time.perf_counter()
        connection.executescript(PRAGMAS + schema() + "BEGIN;")
        seconds = time.perf_counter() - began
        for insert, rows in _rows(built):
            began = time.perf_counter()
            connection.executemany(insert, rows)
            seconds += time.perf_counter() - began
        began = time.perf_counter()
        connection.execute("COMMIT")
        return seconds + time.perf_counter() - began


def _rows(built: sqlite3.Connection) -> Iterator[tuple[str, Sequence[tuple[object, ...]]]]:
    for table in (*_TABLES, "search"):
        columns = ", ".join(_SEARCH if table == "search" else _columns(built, table))
        marks = ", ".join("?" * (columns.count(",") + 1))
        insert = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608
        found = built.execute(f"SELECT {columns} FROM {table}")  # noqa: S608
        while rows := found.fetchmany(_CHUNK):
            yield insert, rows


def _columns(built: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in built.execute(f"PRAGMA table_info({table})")]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.building", description=__doc__)
    parser.add_argument("--build", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--floor", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("cache", type=Path)
    parser.add_argument("figures", nargs="+")
    given = parser.parse_args()
    if given.build or given.floor:
        run = _build if given.build else _floor
        seconds = run(given.cache, Path(given.figures[0]))
        sys.stdout.write(json.dumps([seconds, memory("self", "VmHWM")]))
        return
    for figures in map(int, given.figures):
        built = measure_build(kept_package(given.cache, figures), figures, given.cache)
        sys.stdout.write(
            f"{built.figures:>9,} figures: build {built.build:.1f} s, floor {built.floor:.1f} s, "
            f"ratio {built.ratio:.2f}, peak {built.memory:.0f} MB\n"
        )


if __name__ == "__main__":
    main()
