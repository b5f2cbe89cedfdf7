"""What the subcommands about the data set say: its faults, a correction, words that were compared.

In each case the text, and whether all is well.
"""

from datetime import date
from pathlib import Path

from bot.dataset.check import check_dataset, verify_excerpts
from bot.dataset.correct import Change, correct
from bot.dataset.tables import MODELS
from bot.errors import DatasetError, StartError


def check_report(data: Path) -> tuple[str, bool]:
    """Every fault of the data set, a line each, or every warning and the rows a table; and whether
    it is sound.
    """
    reading = check_dataset(data)
    if reading.faults:
        lines = [str(fault) for fault in reading.faults]
        more = f", and {reading.more} more" if reading.more else ""
        return "\n".join([*lines, f"{len(lines)} faults{more}"]) + "\n", False
    counts = [f"{table}: {len(reading.tables.of(table))} rows" for table in MODELS]
    warnings = [f"warning: {warning}" for warning in reading.warnings]
    lines = [*warnings, *counts, f"version {reading.version}: no faults"]
    return "\n".join(lines) + "\n", True


def correct_report(data: Path, change: Change, today: date) -> tuple[str, bool]:
    """What was corrected, or every fault that the data set would have; and whether it was.

    `today` is the day of the release. StartError where the files cannot be written.
    """
    try:
        corrected = correct(data, change, today)
    except DatasetError as error:
        lines = [*map(str, error.faults), "Nothing was changed."]
        return "\n".join(lines) + "\n", False
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        raise StartError(f"DATA_DIR: {data}: {reason}; `python -m bot check` says more.") from error
    return (
        f"{change.record}: {change.field} was {corrected.was!r}, is {change.value!r}\n"
        f"The data are version {corrected.version}, and corrections.csv has a row more.\n"
    ), True


def verify_report(data: Path, texts: Path) -> tuple[str, bool]:
    """Every excerpt that is not in its text, or how many are; and whether all are."""
    reading = check_dataset(data)
    if reading.faults:
        return check_report(data)
    compared, faults = verify_excerpts(reading.tables, texts)
    lines = [str(fault) for fault in faults]
    lines.append(f"{compared} excerpts compared, {len(faults)} not found word for word")
    return "\n".join(lines) + "\n", not faults and compared > 0
