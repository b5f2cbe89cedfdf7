"""Programs that stand for the one that draws."""

import sys
from pathlib import Path

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
