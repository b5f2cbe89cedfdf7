"""The process that draws, from the bot's side: started, asked, and ended."""

import asyncio
import contextlib
import os
import struct
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Self

COMMAND = (sys.executable, "-m", "bot.charts.renderer")
_FOLDER = Path(__file__).resolve().parents[2]
"""Where `-m` finds the bot, wherever it was started."""

# As in bot/charts/renderer.py, which is not imported here: it would load Vega into the bot.
_REQUEST = struct.Struct(">cI")
_ANSWER = struct.Struct(">?I")
_LONGEST_ANSWER = 1_000_000
"""Bytes."""

_UNTOLD = "DISCORD_TOKEN"
"""What the process is not told; the settings may have come from the environment."""

_GRACE = 0.5
"""Seconds to end by itself: asyncio complains where a process is killed that is just ending."""

PictureKind = Literal["png", "svg"]
_BEGINNINGS: dict[PictureKind, bytes] = {"png": b"\x89PNG\r\n\x1a\n", "svg": b"<svg "}


class PictureError(Exception):
    """There is no picture; the message says why, for the log."""


class ChartProcess:
    """One process, which draws one chart at a time. `asked` is how many it was asked for."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._answering = True
        self.asked = 0

    @property
    def usable(self) -> bool:
        """Whether it runs, and has answered as it should so far."""
        return self._answering and self._process.returncode is None

    @classmethod
    async def start(cls, command: Sequence[str]) -> Self:
        """Raises PictureError where the command cannot be run."""
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                cwd=_FOLDER,
                env={name: os.environ[name] for name in os.environ if name != _UNTOLD},
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
            )
        except OSError as error:
            raise PictureError(f"the process does not start: {error.strerror}") from error
        return cls(process)

    async def draw(self, specification: bytes, limit: float, kind: PictureKind = "png") -> bytes:
        """The picture, within `limit` seconds. Raises PictureError where there is none."""
        self.asked += 1
        self._answering = False
        try:
            async with asyncio.timeout(limit):
                drawn, body = await self._answer(specification, kind)
        except TimeoutError:
            raise PictureError(f"no picture within {limit:g} s") from None
        except (asyncio.IncompleteReadError, OSError):
            raise PictureError("the process ended") from None
        self._answering = True
        if not drawn:
            raise PictureError(body.decode("utf-8", "replace"))
        return body

    async def _answer(self, specification: bytes, kind: PictureKind) -> tuple[bool, bytes]:
        requests, answers = self._process.stdin, self._process.stdout
        if requests is None or answers is None:  # pragma: no cover  (both are pipes)
            raise OSError
        head = _REQUEST.pack(kind[:1].encode(), len(specification))
        requests.write(head + specification)
        await requests.drain()
        drawn, length = _ANSWER.unpack(await answers.readexactly(_ANSWER.size))
        body = await answers.readexactly(length) if length <= _LONGEST_ANSWER else b""
        if not body or drawn != body.startswith(_BEGINNINGS[kind]):
            raise PictureError("the process gave no answer of its kind")
        return drawn, body

    async def end(self) -> None:
        """Close its input, at which it ends; kill it where it does not. Returns when it is gone."""
        process = self._process
        if process.stdin is not None:
            process.stdin.close()
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_GRACE):
                    await process.wait()
        finally:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
        if process.stdout is not None:
            with contextlib.suppress(OSError):
                await process.stdout.read()  # a pipe with something in it would stay open
        await process.wait()
