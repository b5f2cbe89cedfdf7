"""A question as a button can carry it: the command, what it asks about, page and action."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

MAX_CUSTOM_ID = 100
COMMAND_CODES = {
    "compare": "co",
    "pay": "pa",
    "quote": "qu",
    "positions": "po",
    "source": "so",
    "timeline": "ti",
    "on": "on",
    "between": "be",
    "strike": "st",
    "search": "se",
    "check": "ch",
    "cite": "ci",
    "export": "ex",
    "record": "re",
    "help": "he",
}
"""What stands for a command in a custom id. Old buttons rely on it: a code is never re-used."""

_COMMANDS = {code: command for command, code in COMMAND_CODES.items()}

THE_RECORD = "."
"""Stands for the record itself where an id is asked for; no id has a full stop."""

READ_BACK = "*"
"""Stands in a custom id for text that does not fit and is read back from the card itself."""


class Action(StrEnum):
    """What pressing a button does with its question."""

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
    """A resolved question. `arguments` are ids, EDTF dates, stances or '' in the command's order.

    `text` is the free text of the question (the words of a search, a claim); it never stands in a
    custom id. `slot` is the argument that a select menu fills, counted from 0.
    """

    command: str
    arguments: tuple[str, ...] = ()
    page: int = 0
    text: str = ""

    def at(self, page: int) -> "Question":
        return replace(self, page=page)

    def fill(self, slot: int, value: str) -> "Question":
        """The same question with argument `slot` set to `value`, from its first page."""
        arguments = list(self.arguments)
        arguments += [""] * (slot + 1 - len(arguments))
        arguments[slot] = value
        return replace(self, arguments=tuple(arguments), page=0)

    def argument(self, slot: int) -> str:
        return self.arguments[slot] if slot < len(self.arguments) else ""


_ARGUMENT = r"[A-Za-z0-9?~%./-]{0,24}"
_CUSTOM_ID = re.compile(
    rf"(?P<action>[rvotsx])(?P<slot>[0-5]?):(?P<page>[0-9]{{1,3}}):(?P<command>[a-z]{{2,9}})"
    rf"(?P<text>\*?)(?P<arguments>(?::{_ARGUMENT}){{0,6}})"
)


def to_custom_id(action: Action, question: Question, slot: int | None = None) -> str:
    """At most 100 characters; ValueError where the arguments do not fit."""
    if any(":" in argument for argument in question.arguments):
        raise ValueError("the question does not fit into a custom id")
    arguments = "".join(f":{argument}" for argument in question.arguments)
    mark = READ_BACK if question.text else ""
    place = "" if slot is None else str(slot)
    custom_id = (
        f"{action}{place}:{question.page}:{COMMAND_CODES[question.command]}{mark}{arguments}"
    )
    if len(custom_id) > MAX_CUSTOM_ID or not _CUSTOM_ID.fullmatch(custom_id):
        raise ValueError("the question does not fit into a custom id")
    return custom_id


def fits(question: Question) -> bool:
    """Whether a custom id can carry it: a value of a menu that somebody made up can be anything."""
    try:
        to_custom_id(Action.TURN, question)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a custom id says; `needs_text` means that the card has to be read back."""

    action: Action
    question: Question
    slot: int | None
    needs_text: bool


def from_custom_id(custom_id: str) -> Pressed | None:
    """What was pressed; None for a custom id that this bot never made."""
    match = _CUSTOM_ID.fullmatch(custom_id) if len(custom_id) <= MAX_CUSTOM_ID else None
    if match is None or match["command"] not in _COMMANDS:
        return None
    arguments = tuple(match["arguments"].split(":")[1:])
    return Pressed(
        action=Action(match["action"]),
        question=Question(_COMMANDS[match["command"]], arguments, int(match["page"])),
        slot=int(match["slot"]) if match["slot"] else None,
        needs_text=bool(match["text"]),
    )
