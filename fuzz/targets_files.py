"""Files: a hostile data package, its descriptor, settings, and the note of what is registered."""

import asyncio
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from bot.app import open_context
from bot.client.sync import Registration
from bot.dataset.check import check_dataset
from bot.dataset.package import DESCRIPTOR
from bot.dataset.tables import MODELS
from bot.errors import Fault, StartError
from bot.lifecycle.prepare import prepare_record
from bot.models.question import Question
from bot.settings import ROOT, Settings, read_settings
from fuzz import corpus
from fuzz.context import TODAY, hold_answer, record_settings
from fuzz.small import write_small
from fuzz.target import Check, Target, expect
from tests.kit.on_file import rows

_FILES = (DESCRIPTOR, *(f"{table}.csv" for table in MODELS))
_LONGEST = 4000
_ASKED = (
    Question("record"),
    Question("search", text="pay strike"),
    Question("timeline"),
    Question("check", text="The actors' strike lasted 118 days."),
)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def _hold_fault(fault: Fault) -> None:
    expect(fault.file in _FILES, f"a fault of no file: {fault.file}")
    expect(fault.row >= 1, "a fault of no row")
    expect(fault.what and fault.expected and str(fault), "a fault that says nothing")
    expect("\n" not in str(fault), "a fault of two lines")


def _changed(sound: bytes, change: bytes) -> bytes:
    """What a change makes of a file: its first byte tells how, the next three where."""
    how, at, cut = change[:1], int.from_bytes(change[1:3]) % (len(sound) + 1), change[3:4]
    if how == b"w":
        return change[1:]
    return sound[:at] + change[4:] + sound[at + int.from_bytes(cut) :]


@contextmanager
def _package() -> Iterator[Check]:
    """The first byte is the file that the rest changes, of a package of a few rows; a package that
    is still without faults is built and asked.
    """
    with _folder() as folder:
        data, record = folder / "data", folder / "record.sqlite"
        data.mkdir()
        write_small(data)
        sound = {name: (data / name).read_bytes() for name in _FILES}

        def check(content: bytes) -> None:
            name = _FILES[content[0] % len(_FILES)] if content else DESCRIPTOR
            (data / name).write_bytes(_changed(sound[name], content[1:]))
            try:
                _hold_package(data, record)
            finally:
                (data / name).write_bytes(sound[name])

        yield check


def _hold_package(data: Path, record: Path) -> None:
    reading = check_dataset(data)
    for fault in reading.faults:
        _hold_fault(fault)
    if not reading.faults:
        record.unlink(missing_ok=True)
        prepare_record(data, record)
        built = record_settings().model_copy(update={"record_db": record})
        asyncio.run(_hold_record(built))


async def _hold_record(settings: Settings) -> None:
    async with open_context(settings, lambda: TODAY) as context:
        asked = [Question.of("search", record=one) for one in list(context.names.by_record)[:20]]
        for request in (*_ASKED, *asked):
            await hold_answer(context, request)


def _changes() -> Iterator[bytes]:
    with _folder() as folder:
        write_small(folder)
        for place, name in enumerate(_FILES):
            content = (folder / name).read_bytes()
            if len(content) < _LONGEST:
                yield bytes([place]) + b"w" + content
            lines = content.splitlines(keepends=True)
            for at, line in [(content.find(one), one) for one in lines[1:4]]:
                change = line.replace(b"2023", b"2024")[:_LONGEST]
                yield bytes([place]) + b"i" + at.to_bytes(2) + bytes([min(255, len(line))]) + change


@contextmanager
def _settings() -> Iterator[Check]:
    """Lines of `.env`."""
    names = [name.upper() for name in Settings.model_fields]
    with _folder() as folder:
        path = folder / ".env"
        kept = {name: value for name, value in os.environ.items() if name.upper() not in names}

        def check(content: bytes) -> None:
            path.write_bytes(content)
            try:
                settings = read_settings()
            except StartError as error:
                expect("\n" not in str(error), "an error of two lines")
                return
            expect(settings.discord_api_url.isprintable(), "an address that cannot be printed")
            expect("\x00" not in f"{settings.data_dir}{settings.record_db}", "no path")

        with (
            patch.dict(os.environ, kept, clear=True),
            patch.dict(Settings.model_config, {"env_file": path}),
        ):
            yield check


@contextmanager
def _registered() -> Iterator[Check]:
    with _folder() as folder:
        noted = Registration(folder / "commands.json", "https://discord.com/api/v10")

        def check(content: bytes) -> None:
            noted.path.write_bytes(content)
            known = noted._known()
            noted._write({**known, "here": "x"})
            expect(noted._known() == {**known, "here": "x"}, "what was noted is not read")

        yield check


def _lines() -> Iterator[bytes]:
    yield (ROOT / ".env.example").read_bytes()[:_LONGEST]
    yield b'REPORT_CHANNEL=123\nCONTACT="a person"\nCHARTS=false\nLOG_LEVEL=debug\n'
    yield b"DATA_DIR=/tmp/x\nRECORD_DB=~/x.sqlite\nDISCORD_API_URL=https://example.org/api/v10/\n"
    yield b"export DISCORD_TOKEN='a.b.c' # comment\nDISCORD_API_URL=${HOME}\n"


def _cell_words() -> Iterator[bytes]:
    yield from corpus.name_words()
    for table in MODELS:
        yield from (name.encode() for row in rows(table)[:1] for name in row)
    yield from (b",", b'"', b'""', b"\n", b"|", b"null", b"[]", b"{}", b"1e999", b"-1", b"NaN")
    yield from (b"9" * 20, b"x" * 500, b"[" * 60, b"\\ud800", b"9999-12-31", b"0001-01-01")


TARGETS = (
    Target(
        "package",
        "every fault of a data package has its place; a package without faults is built and asked",
        _package,
        _changes,
        _cell_words,
    ),
    Target(
        "settings",
        "lines of .env are settings, or one sentence says which of them is wrong",
        _settings,
        _lines,
        lambda: (
            *(f"{name.upper()}=".encode() for name in Settings.model_fields),
            b"${",
            b"'",
            b'"',
        ),
    ),
    Target(
        "registration",
        "whatever stands in the note of what is registered, the next note is read",
        _registered,
        lambda: (b'{"1 https://discord.com/api/v10": "abc"}\n', b"[]", b"null", b'{"a": {"b": 1}}'),
        lambda: (b'"', b"{", b"[", b"1e999", b"null", b"NaN", b"\\ud800"),
    ),
)
