"""Processes of this machine, and programs that stand for the one that draws."""

import asyncio
import sys
from pathlib import Path

PATIENCE = 20.0

SERVES = r"""
import os, struct, sys
PNG = b"\x89PNG\r\n\x1a\n"
def request():
    head = sys.stdin.buffer.read(5)
    if len(head) < 5:
        raise SystemExit
    return sys.stdin.buffer.read(struct.unpack(">cI", head)[1])
def reply(body):
    os.write(1, struct.pack(">?I", True, len(body)) + body)
"""
"""The two halves of the conversation, for the programs below."""

TELLS = f"""{SERVES}
number = 0
while True:
    spec = request()
    number += 1
    reply(PNG + b"%d:%d:%s" % (os.getpid(), number, spec))
"""
"""Instead of a picture: which process drew it, as its how manieth, from what."""


def program(text: str, *arguments: object) -> tuple[str, ...]:
    return (sys.executable, "-c", text, *map(str, arguments))


def waits_for(file: Path) -> tuple[str, ...]:
    """A program that draws when a file is there, one that is not seen before included."""
    text = f"""{SERVES}
import pathlib, time
while True:
    spec = request()
    while not pathlib.Path(sys.argv[1]).exists():
        time.sleep(0.01)
    reply(PNG + spec)
"""
    return program(text, file)


def alive(process: int) -> bool:
    """Whether it runs; one that has ended and is not yet waited for does not."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def drawing_for(parent: int) -> list[int]:
    """The processes that draw for another process, by their command line."""
    return [one for one in _children(parent) if "bot.charts.renderer" in _command_line(one)]


def _children(parent: int) -> list[int]:
    found: list[int] = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text(encoding="utf-8")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(status.rpartition(")")[2].split()[1]) == parent:
            found.append(int(folder.name))
    return found


def _command_line(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return ""


async def gone(process: int) -> None:
    """Wait until a process has ended."""
    async with asyncio.timeout(PATIENCE):
        while alive(process):
            await asyncio.sleep(0.02)
