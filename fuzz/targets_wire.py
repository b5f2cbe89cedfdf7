"""What comes over a wire: the protocol of the process that draws, and interactions of Discord."""

import asyncio
import io
import json
import struct
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from typing import Any, cast
from unittest.mock import patch

from bot.cards.report import Report
from bot.charts import renderer as drawing
from bot.charts.process import ChartProcess, PictureError
from bot.interactions.report_modal import handed_in
from fuzz import corpus
from fuzz.context import record_settings
from fuzz.target import Check, Target, expect, text_of
from tests.kit.door import Door, Reply, open_door

_PNG = b"\x89PNG\r\n\x1a\n"


def _stub(spec: bytes) -> bytes:
    """Read as the program does, but draw nothing: Vega is not what is tried."""
    drawing._read(spec)
    return _PNG


@contextmanager
def _drawing() -> Iterator[Check]:
    def check(data: bytes) -> None:
        answers = io.BytesIO()
        armed: list[float] = []
        drawing.serve(io.BytesIO(data), answers, armed.append)
        expect(armed[1::2] == [0] * (len(armed) // 2), "the timer runs on")
        answers.seek(0)
        for _ in range(len(armed) // 2):
            drawn, length = drawing.ANSWER.unpack(answers.read(drawing.ANSWER.size))
            body = answers.read(length)
            expect(len(body) == length and body, "an answer is cut off")
            expect(drawn == body.startswith(_PNG), "a picture that is none")
            expect(drawn or len(body) < 150, "a reason that goes on and on")
        expect(not answers.read(), "an answer that nobody asked for")

    with patch.dict(drawing.DRAWN_BY, {b"p": _stub, b"s": _stub}):
        yield check


class _Pipe:
    """The input of a process that reads nothing."""

    def write(self, data: bytes) -> None: ...

    async def drain(self) -> None: ...


class _Process:
    """A process whose answers are there already."""

    def __init__(self, answers: bytes) -> None:
        self.stdin = _Pipe()
        self.stdout = asyncio.StreamReader()
        self.stdout.feed_data(answers)
        self.stdout.feed_eof()
        self.returncode = None


@contextmanager
def _worker() -> Iterator[Check]:
    loop = asyncio.new_event_loop()

    async def draw(data: bytes) -> None:
        worker = ChartProcess(cast("asyncio.subprocess.Process", _Process(data)))
        while worker.usable:
            try:
                picture = await worker.draw(b"{}", 5.0)
            except PictureError as error:
                expect(len(str(error)) < 1_000_000, "an error that goes on and on")
                if worker.usable:
                    continue
                return
            expect(picture.startswith(_PNG), "a picture that is none")

    yield lambda data: loop.run_until_complete(draw(data))
    loop.close()


def forms(data: bytes) -> None:
    """JSON of a form that was handed in: whatever it holds, there is a report."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return
    if not isinstance(found, dict):
        return
    user: Any = type("User", (), {"display_name": text_of(data[:32]), "id": 1})()
    report = handed_in(cast("dict[str, Any]", found), user)
    expect(isinstance(report, Report), "no report")


@contextmanager
def _forms() -> Iterator[Check]:
    yield forms


_A_DOOR = 500
_COMMANDS = (
    ("pay", "role"), ("search", "words"), ("check", "claim"), ("on", "date"), ("cite", "record"),
    ("export", "what"), ("quote", "words"), ("strike", "name"), ("timeline", "known_by"),
)  # fmt: skip


@contextmanager
def _interactions() -> Iterator[Check]:
    """Through the whole bot. The first byte is the command; the first line its option, the second
    the custom id of what is pressed then, the third the value of a menu.
    """
    loop = asyncio.new_event_loop()
    at = _AtDoor()
    try:
        yield lambda data: loop.run_until_complete(at.ask(data))
    finally:
        loop.run_until_complete(at.close())
        loop.close()


class _AtDoor:
    """A door that is opened anew from time to time, because it keeps all that was sent."""

    def __init__(self) -> None:
        self._open = AsyncExitStack()
        self._door: Door | None = None
        self._asked = 0

    async def close(self) -> None:
        await self._open.aclose()

    async def ask(self, data: bytes) -> None:
        if self._door is None or self._asked % _A_DOOR == 0:
            await self.close()
            self._door = await self._open.enter_async_context(open_door(record_settings()))
        self._asked += 1
        command, option = _COMMANDS[data[0] % len(_COMMANDS)] if data else _COMMANDS[0]
        typed, custom_id, value, *_ = [*text_of(data[1:]).split("\n"), "", "", ""]
        try:
            reply = await self._door.slash(command, **{option: typed[:4000]})
            _hold_reply(self._door, reply)
            if custom_id and reply.message is not None:
                _hold_reply(
                    self._door, await self._door.forge(reply, custom_id[:100], value[:100] or None)
                )
        finally:
            self._door.sent.clear()
            self._door.world.errors.clear()


def _hold_reply(door: Door, reply: Reply) -> None:
    if door.world.errors:
        raise door.world.errors[0]
    faults = door.faults()
    expect(not faults, f"Discord refuses it: {faults}")
    expect(reply.result.modal or reply.text.strip() or reply.files, "an empty reply")


def _asked() -> Iterator[bytes]:
    ids = list(corpus.custom_ids())
    for place, name in enumerate((*corpus.named(), *corpus.claims())):
        yield bytes([place % len(_COMMANDS)]) + name[:500] + b"\n" + ids[place % len(ids)]


def _requests() -> Iterator[bytes]:
    for spec in (b"{}", b'{"data": {"values": [1]}}', b'{"a": {"url": "x"}}', b"[[[]]]", b"nul"):
        yield drawing.REQUEST.pack(b"p", len(spec)) + spec
        yield drawing.REQUEST.pack(b"s", len(spec)) + spec * 2


TARGETS = (
    Target(
        "drawing",
        "the program that draws answers each whole request once, whatever it is",
        _drawing,
        _requests,
        lambda: (
            b"p\x00\x00\x00\x02",
            b"s\x00\x00\x00\x02",
            b'"url"',
            b"{",
            b"[",
            b"null",
            b"1e999",
        ),
    ),
    Target(
        "worker",
        "what the program answers is a picture or a reason, and nothing is waited for",
        _worker,
        lambda: (
            struct.pack(">?I", True, 12) + _PNG + b"abcd",
            struct.pack(">?I", False, 3) + b"why",
            struct.pack(">?I", True, 3) + b"why",
        ),
        lambda: (_PNG, b"\x01\x00\x00\x00\x08", b"\x00\x00\x00\x00\x03", b"\xff\xff\xff\xff"),
    ),
    Target(
        "forms",
        "a form that was handed in is a report, whatever its parts are",
        _forms,
        lambda: (
            b'{"components": [{"component": {"custom_id": "what", "value": "x"}}]}',
            b'{"components": [{"components": [{"custom_id": "where", "value": null}]}]}',
        ),
        lambda: (b'"components"', b'"component"', b'"custom_id"', b'"value"', b"null", b"[", b"{"),
    ),
    Target(
        "interactions",
        "every command, button and menu is answered by what Discord takes, and nothing fails",
        _interactions,
        _asked,
        lambda: (*corpus.id_words(), *corpus.name_words()),
    ),
)
