"""A version with corrections: what is wanted, its rows in the ledger, and the version number."""

import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.dataset.check import load_dataset
from bot.dataset.corrections_file import Wanted
from bot.dataset.draft import LEDGER, Draft
from bot.dataset.package import DESCRIPTOR
from bot.dataset.tables import package_files
from bot.errors import DatasetError, Fault
from bot.models.correction import Correction


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was written: the new rows of the ledger, and the version of the record since."""

    ledger: tuple[Correction, ...]
    version: str


def correct(directory: Path, wanted: Wanted, day: date, today: date) -> Corrected:
    """Correct the data set, as of `day`. The whole changed data set is checked first, in a copy.

    Raises:
        DatasetError: An entry cannot be followed, or the data set would have faults; each is
            named, and nothing is written.
        OSError: It cannot be written.
    """
    if day > today:
        found, expected = day.isoformat(), f"a day up to {today}"
        raise DatasetError([Fault(f"{LEDGER}.csv", 1, "date", "is to come", found, expected)])
    before = load_dataset(directory)
    draft = Draft(directory, day)
    draft.apply(wanted)
    if draft.faults:
        raise DatasetError(draft.faults)
    version = next_version(before.version, day)
    changed = _changed(directory, draft, before.version, version)
    corrections = _checked(directory, changed, draft)[len(before.tables.corrections) :]
    _put(directory, changed)
    return Corrected(corrections, version)


def next_version(version: str, day: date) -> str:
    """'2026.11.2' after '2026.11.1'; the first of its month where the day is in a later one."""
    year, month, number = (int(part) for part in version.split("."))
    if (day.year, day.month) > (year, month):
        return f"{day.year}.{day.month}.1"
    return f"{year}.{month}.{number + 1}"


def _changed(directory: Path, draft: Draft, old: str, new: str) -> dict[str, str]:
    """The files that change, in the order in which they are put in place.

    The version goes first: alone, it says nothing wrong. Then the ledger: with it alone, the
    record is not what the ledger says, and `check` names that.
    """
    described = (directory / DESCRIPTOR).read_bytes().decode("utf-8")
    pattern = rf'("version"\s*:\s*"){re.escape(old)}"'
    versioned = re.sub(pattern, rf'\g<1>{new}"', described, count=1)
    return {DESCRIPTOR: versioned} | {f"{n}.csv": text for n, text in draft.changed().items()}


def _checked(directory: Path, changed: Mapping[str, str], draft: Draft) -> tuple[Correction, ...]:
    """The ledger of the changed data set, which has no faults; else DatasetError."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for file, path in package_files(directory).items():
            shutil.copyfile(path, copy / file)
        for file, text in changed.items():
            _write(copy / file, text)
        try:
            reading = load_dataset(copy)
        except DatasetError as error:
            raise DatasetError(set(draft.named(error.faults)), error.more) from error
    return tuple(placed.row for placed in reading.tables.corrections)


def _put(directory: Path, files: Mapping[str, str]) -> None:
    """Write every file beside its old one, then put them in place one after the other."""
    beside = {name: directory / f"{name}.{os.getpid()}.new" for name in files}
    try:
        for name, text in files.items():
            _write(beside[name], text)
            shutil.copymode(directory / name, beside[name])
        for name, path in beside.items():
            path.replace(directory / name)
    finally:
        for path in beside.values():
            with suppress(FileNotFoundError):
                path.unlink()


def _write(path: Path, text: str) -> None:
    with path.open("wb") as file:
        file.write(text.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
