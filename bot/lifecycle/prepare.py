"""Has a record that is built from the data: at the start, and as a process of its own beside a
running bot, because building holds the interpreter's lock for a second or more.
"""

import logging
import signal
import sqlite3
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.dataset.package import DESCRIPTOR
from bot.dataset.tables import fingerprint, package_files
from bot.errors import DatasetError, StartError
from bot.log import set_up_logging
from bot.store.record_file import holds_record, is_whole, stamp, stamp_of

log = logging.getLogger(__name__)


def prepare_record(data: Path, path: Path) -> str:
    """Have a record at `path` that is built from `data`.

    A broken data set never replaces a good record: the last good one is kept, and the log says
    what is wrong, as does what is returned, else ''. StartError where there is none, or where the
    file cannot be written.
    """
    try:
        package = package_files(data)
        digest = fingerprint(package)
        if stamp_of(path) == stamp(digest):
            if is_whole(path):
                log.info("the record is built from this data")
                return ""
            log.warning("the record's file is damaged: it is built anew")
        return _build(data, path, digest, package)
    except (DatasetError, OSError) as error:
        return _keep_last(path, data, error)


def _build(data: Path, path: Path, digest: str, package: Mapping[str, Path]) -> str:
    # A start on a record that is there need not load all that checks and builds one.
    from bot.dataset.check import load_dataset  # noqa: PLC0415
    from bot.store.build.build import build  # noqa: PLC0415

    reading = load_dataset(data)
    try:
        build(reading.tables, reading.version, digest, path, package)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise StartError(
            f"RECORD_DB: the record cannot be written to {path}: {reason}. Make room there, or set "
            "RECORD_DB to a file in a folder that can be written."
        ) from error
    rows = {table: len(reading.tables.of(table)) for table in ("roles", "figures", "sources")}
    log.info("built the record %s from data %s: %s", reading.version, digest[:12], rows)
    return ""


def _keep_last(path: Path, data: Path, error: DatasetError | OSError) -> str:
    if isinstance(error, DatasetError):
        what = f"{error} ({error.faults[0]})"
    else:
        name = Path(error.filename or DESCRIPTOR).name
        what = f"{name} cannot be read: {error.strerror}"
    if not holds_record(path):
        raise StartError(
            f"DATA_DIR: {data}: {what}. There is no earlier record to go on with. "
            "`python -m bot check` lists every fault; with DATA_DIR empty, the record that comes "
            "with the bot is used."
        ) from error
    log.error("DATA_DIR: %s. The last good record stays in use.", what)
    return f"DATA_DIR: {what}; `python -m bot check` lists every fault."


def main(data: str, path: str, level: str) -> int:
    """Prepare a record; standard output says in a sentence why that was not done, if it was not."""
    signal.signal(signal.SIGTERM, _end)
    set_up_logging(level, "")
    try:
        refused = prepare_record(Path(data), Path(path))
    except StartError as error:
        refused = str(error)
    sys.stdout.write(refused)
    return 0


def _end(*_: object) -> None:
    """End by an exception, so that what is half built is removed."""
    raise SystemExit(1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
