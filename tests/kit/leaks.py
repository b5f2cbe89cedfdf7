"""What no log may have: the tokens of the tests' bots, and those of interactions."""

import re
from pathlib import Path

TOKENS = (
    "a-made-up-token",
    "a-word",
    "the-right-token-of-this-test",
    "wrong-token-that-nobody-may-read",
    "sesame-open",
)
"""Every token that a test gives a bot, or how it begins."""

WRITTEN: list[str] = []
"""What processes wrote to pipes since it was looked through last."""

_OF_INTERACTIONS = re.compile(r"\b(?:loopback-\d|simcord_(?:interaction|webhook)_\d)\w*")
_LOGS = ("log", "stderr", "stdout", "*.log")


def leaks(text: str) -> list[str]:
    """The tokens in a text."""
    return [token for token in TOKENS if token in text] + _OF_INTERACTIONS.findall(text)


def logs_in(folder: Path) -> list[str]:
    """What processes logged to files of a folder."""
    files = [file for name in _LOGS for file in folder.rglob(name) if file.is_file()]
    return [file.read_text(encoding="utf-8", errors="replace") for file in files]
