"""What the subcommands about the data set say: its faults, corrections, words that were compared.

In each case the text, and whether all is well.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bot.dataset.check import check_dataset, verify_excerpts
from bot.dataset.correct import correct
from bot.dataset.corrections_file import one_change, read_wanted
from bot.dataset.tables import MODELS
from bot.dataset.warning_rules import find_warnings
from bot.errors import DatasetError, StartError
from bot.models.correction import Correction


def check_report(data: Path) -> tuple[str, bool]:
    """Every fault of the data set, a line each, or the rows a table and what it should have
    besides, which is no fault; and whether it is sound.
    """
    reading = check_dataset(data)
    if reading.faults:
        lines = [str(fault) for fault in reading.faults]
        more = f", and {reading.more} more" if reading.more else ""
        return "\n".join([*lines, f"{len(lines)} faults{more}"]) + "\n", False
    warnings = [f"warning: {one}" for one in find_warnings(reading.tables)]
    if warnings:
        warnings.append("1 warning" if len(warnings) == 1 else f"{len(warnings)} warnings")
    counts = [f"{table}: {len(reading.tables.of(table))} rows" for table in MODELS]
    last = f"version {reading.version}: no faults"
    return "\n".join([*counts, *warnings, last]) + "\n", True


def correct_report(
    data: Path, wanted: Path | Mapping[str, str | None], day: date, today: date
) -> tuple[str, bool]:
    """What was corrected, or every fault that the data set would have; and whether it was.

    `wanted` is a file, or one cell by the names of a [[change]]; `today` is the day of the release.
    StartError where the files cannot be written.
    """
    try:
        entries = read_wanted(wanted) if isinstance(wanted, Path) else one_change(wanted)
        corrected = correct(data, entries, day, today)
    except DatasetError as error:
        return "\n".join([*map(str, error.faults), "Nothing was changed."]) + "\n", False
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        raise StartError(f"DATA_DIR: {data}: {reason}; `python -m bot check` says more.") from error
    lines = [_corrected(row) for row in corrected.ledger]
    more = "a row more" if len(lines) == 1 else f"{len(lines)} rows more"
    lines.append(f"The data are version {corrected.version}, and corrections.csv has {more}.")
    return "\n".join(lines) + "\n", True


def _corrected(row: Correction) -> str:
    of = f"{row.record}, by {row.source}" if row.source else row.record
    if whole := row.added:
        return f"{of}: added to {whole.table}"
    if whole := row.removed:
        return f"{of}: taken away from {whole.table}"
    return f"{of}: {row.field} was {row.was!r}, is {row.now!r}"


def verify_report(data: Path, texts: Path) -> tuple[str, bool]:
    """Every excerpt that is not in its text, or how many are; and whether all are."""
    reading = check_dataset(data)
    if reading.faults:
        return check_report(data)
    compared, faults = verify_excerpts(reading.tables, texts)
    lines = [str(fault) for fault in faults]
    lines.append(f"{compared} excerpts compared, {len(faults)} not found word for word")
    return "\n".join(lines) + "\n", not faults and compared > 0
