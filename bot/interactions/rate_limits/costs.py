"""How much one person and one server may ask, and what each kind of question counts."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import discord

from bot.answers.registry import COMMANDS
from bot.interactions.custom_ids import from_custom_id
from bot.interactions.rate_limits.token_bucket import Meter, Pace
from bot.models.question import Action

PERSON, SERVER = Pace(60, 5), Pace(400, 40)
"""Units of work: a page turned, or a name completed, is one."""

REPORTS_OF_PERSON, REPORTS_OF_SERVER = Pace(5, 1 / 60), Pace(20, 1 / 15)
"""Reports, which somebody has to read."""

_PRESS, _COMMAND, _FILE = 1.0, 2.0, 20.0
_LETTERS = 150
"""Letters of a claim that are as much work as turning a page."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Who has to wait: one person, or else a whole server; and for how many seconds."""

    seconds: float
    person: bool


class AskerLimits:
    """Asked for each question, it says who has to wait; what it lets through is counted.

    A person is counted wherever they ask, a server for all who ask there, and whom the one holds
    up does not use up the other. In direct messages there is no server.
    """

    def __init__(
        self,
        person: Pace = PERSON,
        server: Pace = SERVER,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._people, self._servers = Meter(person), Meter(server)
        self._clock = clock

    def ask(self, person: int, server: int | None, cost: float) -> Wait | None:
        """Who has to wait; None where nobody has, and then it is counted."""
        now = self._clock()
        if seconds := self._people.wait(person, cost, now):
            return Wait(seconds, person=True)
        if server is not None:
            if seconds := self._servers.wait(server, cost, now):
                return Wait(seconds, person=False)
            self._servers.count(server, cost, now)
        self._people.count(person, cost, now)
        return None


def cost_of(interaction: discord.Interaction[Any]) -> float:
    """Units of work that an interaction is, by what Discord says of it, before anything is done."""
    data = cast(Mapping[str, Any], interaction.data or {})
    match interaction.type:
        case discord.InteractionType.autocomplete:
            return _PRESS
        case discord.InteractionType.application_command:
            command = COMMANDS.get(str(data.get("name")))
            work = command.work if command else _COMMAND
            return work + _letters(data) / _LETTERS
        case _:
            pressed = from_custom_id(str(data.get("custom_id", "")))
            if pressed is None:
                return _PRESS
            chosen = pressed.action is Action.EXPORT and bool(data.get("values"))
            gives_file = chosen or COMMANDS[pressed.question.command].gives_file
            return _FILE if gives_file else _PRESS


def _letters(data: Mapping[str, Any]) -> int:
    """How long a text is that is worked through: what was typed, or the message that was picked."""
    options: list[dict[str, Any]] = data.get("options") or []
    resolved: dict[str, Any] = data.get("resolved") or {}
    messages: dict[str, dict[str, Any]] = resolved.get("messages") or {}
    texts = [option.get("value") for option in options]
    texts += [message.get("content") for message in messages.values()]
    return sum(len(text) for text in texts if isinstance(text, str))
