"""The command line: `python -m bot` runs on Discord with a token, else opens the preview."""

import argparse
import asyncio
import gc
import logging
import sys
from collections.abc import Coroutine, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot.errors import StartError
from bot.log import set_up_logging
from bot.models.base import read_date
from bot.settings import BROWSE_PORT, PREVIEW_PORT, Settings, read_settings


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    parser.set_defaults(command="run", port=PREVIEW_PORT)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("run", help="on Discord with a token, else the preview (the default)")
    preview = commands.add_parser("preview", help="the bot in a local browser page")
    preview.add_argument("--port", type=int, default=PREVIEW_PORT, help="0 takes any free one")
    browse = commands.add_parser("browse", help="the record in Datasette, in the browser")
    browse.add_argument("--port", type=int, default=BROWSE_PORT, help="0 takes any free one")
    check = commands.add_parser("check", help="name every fault of the data set")
    check.add_argument("--data", type=Path, metavar="DIR", help="instead of DATA_DIR")
    verify = commands.add_parser("verify", help="hold every quotation against its text")
    verify.add_argument("--texts", type=Path, required=True, metavar="DIR")
    verify.add_argument("--data", type=Path, metavar="DIR", help="instead of DATA_DIR")
    commands.add_parser("reload", help="have the running bot take the data in use as they are")
    correct = commands.add_parser("correct", help="correct the data, and write it in the ledger")
    correct.add_argument("record", nargs="?", metavar="RECORD", help="the id of a record")
    correct.add_argument("field", nargs="?", metavar="FIELD", help="the column that is wrong")
    correct.add_argument("value", nargs="?", metavar="NEW", help="what it is; '' empties it")
    correct.add_argument("--why", metavar="TEXT", help="why, for the public ledger")
    correct.add_argument("--source", help="of what this source states for the record")
    correct.add_argument(
        "--from",
        dest="file",
        type=Path,
        metavar="FILE.toml",
        help="all that the file says, at once",
    )
    correct.add_argument("--date", type=_day, metavar="DAY", help="instead of today")
    correct.add_argument("--data", type=Path, metavar="DIR", help="instead of DATA_DIR")
    arguments = parser.parse_args(given)
    arguments.command = arguments.command or "run"
    if arguments.command == "correct":
        _require_one_form(correct, arguments)
    return arguments


def _require_one_form(parser: argparse.ArgumentParser, given: argparse.Namespace) -> None:
    """A file, or all that one cell needs; else the program ends with its usage."""
    cell = (given.record, given.field, given.value, given.why)
    if given.file is None and None in cell:
        parser.error("RECORD, FIELD, NEW and --why are required, or --from FILE.toml")
    if given.file is not None and (*cell, given.source) != (None,) * 5:
        parser.error("--from FILE.toml says all; only --date and --data can stand beside it")


def _day(text: str) -> date:
    try:
        return read_date(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2026-11-21") from None


def main(given: Sequence[str]) -> int:
    """The exit code: 0, or 1 after one sentence on standard error."""
    arguments = _arguments(given)
    try:
        settings = read_settings()
        set_up_logging(settings.log_level, settings.token)
        if arguments.command in ("check", "verify", "correct", "reload"):
            return _report(arguments, settings)
        return _run(arguments, settings)
    except StartError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _report(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.lifecycle import data_commands as examine
    from bot.lifecycle import pid_file as running

    data = getattr(arguments, "data", None) or settings.data_dir
    if arguments.command == "reload":
        text, sound = running.reload_bots(settings.record_db)
    elif arguments.command == "check":
        text, sound = examine.check_report(data)
    elif arguments.command == "correct":
        today = datetime.now(UTC).date()
        wanted = arguments.file or {
            "record": arguments.record,
            "source": arguments.source,
            "field": arguments.field,
            "is": arguments.value,
            "why": arguments.why,
        }
        text, sound = examine.correct_report(data, wanted, arguments.date or today, today)
    else:
        text, sound = examine.verify_report(data, arguments.texts)
    sys.stdout.write(text)
    return 0 if sound else 1


def _run(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.store.sqlite import require_sqlite

    require_sqlite()
    on_discord = arguments.command == "run" and bool(settings.token)
    if on_discord:
        _ignore_hangups()
    if arguments.command == "browse":
        _browse(settings, arguments.port)
    elif on_discord:
        _run_on_discord(settings)
    else:
        _preview(settings, getattr(arguments, "port", PREVIEW_PORT))
    return 0


def _ignore_hangups() -> None:
    from bot.lifecycle.reload import ignore_hangups

    ignore_hangups()


def _prepare(settings: Settings) -> None:
    from bot.lifecycle.prepare import prepare_record

    prepare_record(settings.data_dir, settings.record_db)


def _browse(settings: Settings, port: int) -> None:
    from bot.browse import run_browse

    _prepare(settings)
    run_browse(settings.data_dir, settings.record_db, port)


def _preview(settings: Settings, port: int) -> None:
    from bot.preview import run_preview

    _prepare(settings)
    asyncio.run(run_preview(settings, port))


def _run_on_discord(settings: Settings) -> None:
    gc.disable()
    from bot.app import run_on_discord

    _prepare(settings)
    gc.freeze()  # what is loaded stays: going over it again and again only takes time
    gc.enable()
    _run_fast(run_on_discord(settings))


def _run_fast(main_task: Coroutine[Any, Any, None]) -> None:
    """On uvloop, where there is one for this system."""
    try:
        import uvloop
    except ImportError:
        asyncio.run(main_task)
        return
    uvloop.run(main_task)


if __name__ == "__main__":
    code = main(sys.argv[1:])
    logging.shutdown()
    sys.exit(code)
