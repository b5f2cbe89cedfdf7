"""What a fuzz target is: a parser, the property that must hold, and inputs to begin with."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass

Check = Callable[[bytes], None]
"""Holds one input against the property; an exception is a finding."""


class BrokenError(AssertionError):
    """The property of a target does not hold."""


def expect(holds: object, what: str) -> None:
    if not holds:
        raise BrokenError(what)


@dataclass(frozen=True, slots=True)
class Target:
    """`opened` gives the check, with all that it needs open; `seeds` are inputs to begin with and
    `words` what may stand in them.
    """

    name: str
    holds: str
    """the property, in a few words"""
    opened: Callable[[], AbstractContextManager[Check]]
    seeds: Callable[[], Iterable[bytes]]
    words: Callable[[], Iterable[bytes]]


def text_of(data: bytes) -> str:
    """Bytes as the text that a person can type: JSON carries no lone surrogates."""
    return data.decode("utf-8", "replace")
