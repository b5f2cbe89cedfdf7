"""A lock: the packages of one set, each at one version, with its extras and hashes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")

SETS: Mapping[str, tuple[str, ...]] = {
    "dev": ("dev",),
    "readers": ("dev", "readers"),
    "audit": ("audit",),
    "fuzz": ("dev", "fuzz"),
    "browse": ("browse",),
    "preview": ("preview",),
    "bot": (),
}
"""Each set, with the extras of pyproject.toml that it is resolved from. The widest is the first."""

_ENTRY = re.compile(
    r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\[(?P<extras>[a-z0-9, -]+)\])?"
    r"==(?P<version>[0-9][^\s;*]*)(?: ; (?P<marker>[^\\\n]+?))?"
    r"(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n"
    r"(?:    #(?: via)?(?: +[a-z0-9-]+)?\n)*"
)


@dataclass(frozen=True, slots=True)
class Pin:
    """A package at one version; `entry` is its lines in the lock."""

    name: str
    extras: frozenset[str]
    version: str
    marker: str
    entry: str

    def __str__(self) -> str:
        extras = f"[{','.join(sorted(self.extras))}]" if self.extras else ""
        marker = f" ({self.marker})" if self.marker else ""
        return f"{self.name}{extras} {self.version}{marker}"


def lock_path(name: str) -> Path:
    """Where the lock of a set is."""
    return ROOT / "requirements" / f"{name}.txt"


def parse_lock(text: str) -> list[Pin]:
    """The pins of a lock, in its order.

    Raises:
        ValueError: A line is not part of an exact version with hashes.
    """
    pins: list[Pin] = []
    place = 0
    while place < len(text):
        found = _ENTRY.match(text, place)
        if found is None:
            line = text[place:].partition("\n")[0]
            raise ValueError(f"not an exact version with hashes: {line}")
        extras = frozenset((found["extras"] or "").replace(" ", "").split(",")) - {""}
        pins.append(Pin(found["name"], extras, found["version"], found["marker"] or "", found[0]))
        place = found.end()
    return pins
