"""Custom ids: what a button or a menu says when it is pressed, in at most 100 characters.

`v1:0:co:rs-ml-l6:grip` is an action, the place of the option that a menu fills (or nothing), a
page, the code of a command, and the values of its options by their places. Old messages rely on it.
"""

import re
from dataclasses import dataclass

from bot.answers.registry import BY_CODE, COMMANDS
from bot.domain.stoppages.lists import LONGEST_ENCODED
from bot.models.question import Action, Question

MAX_CUSTOM_ID = 100

READ_BACK = "*"
"""Stands for text that does not fit and is read back from the card itself."""

_VALUE = rf"[A-Za-z0-9?~%./-]{{0,{LONGEST_ENCODED}}}"
"""The longest of values are lists of stoppages."""
_CUSTOM_ID = re.compile(
    rf"(?P<action>[rvotsx])(?P<place>[0-5]?):(?P<page>[0-9]{{1,3}}):(?P<code>[a-z]{{2,9}})"
    rf"(?P<text>\*?)(?P<values>(?::{_VALUE}){{0,6}})"
)

_PLACES = {command.name: command.places for command in COMMANDS.values()}


def to_custom_id(action: Action, question: Question, option: str | None = None) -> str:
    """At most 100 characters; `option` is what a menu fills.

    Raises:
        ValueError: the values do not fit.
    """
    command = COMMANDS[question.command]
    given = dict(question.options)
    values = [given.pop(name, "") for name in _PLACES[command.name]]
    while values and not values[-1]:
        values.pop()
    place = "" if option is None else str(_PLACES[command.name].index(option))
    mark = READ_BACK if question.text else ""
    head = f"{action}{place}:{question.page}:{command.code}{mark}"
    custom_id = ":".join([head, *values])
    if given or ":" in "".join(values) or len(custom_id) > MAX_CUSTOM_ID:
        raise ValueError("the question does not fit into a custom id")
    if not _CUSTOM_ID.fullmatch(custom_id):
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
    """What a custom id says.

    Attributes:
        action: what is to be done with the question.
        question: without its text.
        option: what the picked value of a menu fills; None for a button.
        needs_text: whether the text has to be read back from the card.
    """

    action: Action
    question: Question
    option: str | None
    needs_text: bool


def from_custom_id(custom_id: str) -> Pressed | None:
    """What was pressed; None for a custom id that this bot never made."""
    match = _CUSTOM_ID.fullmatch(custom_id) if len(custom_id) <= MAX_CUSTOM_ID else None
    command = BY_CODE.get(match["code"]) if match else None
    if match is None or command is None:
        return None
    values = match["values"].split(":")[1:]
    places = _PLACES[command.name]
    filled = int(match["place"]) if match["place"] else None
    if any(values[len(places) :]) or (filled is not None and filled >= len(places)):
        return None
    given = tuple(sorted((n, v) for n, v in zip(places, values, strict=False) if v))
    return Pressed(
        action=Action(match["action"]),
        question=Question(command.name, given, int(match["page"])),
        option=None if filled is None else places[filled],
        needs_text=bool(match["text"]),
    )
