"""A question: the command, what its options are, and which page of the answer is meant."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

THE_RECORD = "."
"""Stands for the record itself where an id is asked for; no id has a full stop."""


class Action(StrEnum):
    """What pressing a button does with its question; the value stands in its custom id."""

    TURN = "v"
    """show this page (or this choice) in place of the card"""
    OPEN = "o"
    """open it as a card of its own"""
    COPY = "t"
    """give the whole answer as plain text"""
    SHARE = "s"
    """post it for everybody in the channel"""
    REPORT = "r"
    """open the form that reports an error in it, or hand that form in"""
    EXPORT = "x"
    """give it as a file; the value of a menu is the format"""


@dataclass(frozen=True, slots=True)
class Question:
    """A resolved question. `options` are names and values (ids, EDTF dates, stances) in the order
    of the names, none of them ''. `page` counts from 0. `text` is free (the words of a search, a
    claim) and never stands in a custom id.
    """

    command: str
    options: tuple[tuple[str, str], ...] = ()
    page: int = 0
    text: str = ""

    @classmethod
    def of(cls, command: str, /, *, text: str = "", **options: str) -> Self:
        """The question with these options; an empty one is left out."""
        return cls(command, tuple(sorted((name, v) for name, v in options.items() if v)), text=text)

    def __getitem__(self, option: str) -> str:
        """The value of an option, '' where it is not given."""
        for name, value in self.options:
            if name == option:
                return value
        return ""

    def filled(self, **options: str) -> Self:
        """The same question from its first page, with these options; '' takes one away."""
        given = {**dict(self.options), **options}
        return replace(self, options=tuple(sorted((n, v) for n, v in given.items() if v)), page=0)
