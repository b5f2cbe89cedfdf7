"""The kinds of failure that people are told about in words."""

import logging
import secrets
from collections.abc import Iterable
from dataclasses import dataclass


def new_reference() -> str:
    """What a person is told and the log has too, so that the one can be found by the other."""
    return secrets.token_hex(4)


def log_bug(log: logging.Logger, error: BaseException) -> str:
    """A mistake of the bot, with its traceback; returns its reference."""
    reference = new_reference()
    log.error("bug %s", reference, exc_info=error)
    return reference


class UserError(Exception):
    """Something a person can mend; both sentences are safe to show.

    `what` says what was wrong, `hint` what to try instead. Neither may hold text that a person
    typed, except through the renderer, which cleans and escapes it.
    """

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


class StartError(Exception):
    """The bot cannot start; the message tells the operator what is wrong and what to try."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of the data set. `row` is the line number in the file, the header being row 1."""

    file: str
    row: int
    column: str
    what: str
    found: str
    expected: str

    def __str__(self) -> str:
        found = self.found if len(self.found) <= 80 else self.found[:77] + "..."
        return (
            f"{self.file}:{self.row}:{self.column}: "
            f"{self.what}, found {found!r}, expected {self.expected}"
        )


class DatasetError(Exception):
    """The faults that one reading of the data set found; `more` counts the ones not kept."""

    def __init__(self, faults: Iterable[Fault], more: int = 0) -> None:
        self.faults = tuple(sorted(faults))
        self.more = more
        count = len(self.faults) + more
        super().__init__(f"{count} fault{'' if count == 1 else 's'} in the data set")


class NotTakenError(Exception):
    """Another record cannot be taken in use; the message says why, in a sentence."""


class RecordLostError(Exception):
    """The record cannot be read or built anew; the log has the reference and the reason."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference
