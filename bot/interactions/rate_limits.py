"""How much one person and one server may ask; who asks too fast is told so, and nothing else is
done.
"""

import contextlib
import logging
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import aiohttp
import discord
from discord import ui

from bot.answers.registry import COMMANDS
from bot.cards.refusals import render_wait
from bot.interactions.components import message_view
from bot.interactions.custom_ids import from_custom_id
from bot.interactions.send import NOBODY, AnyInteraction
from bot.models.question import Action, Question

_ROUNDING = 1e-6
"""Seconds that sums of times may be off."""


@dataclass(frozen=True, slots=True)
class Pace:
    """`at_once` is what may come in one moment, `each_second` how fast it may come again; both in
    units of work.
    """

    at_once: float
    each_second: float


class Meter:
    """Holds each of many askers to one pace. Times are seconds of a clock that never goes back.

    Of an asker it keeps the one moment at which their past questions are worked off. Whose moment
    is over is as good as unknown, and forgotten; beyond `most`, who asked the longest ago is.
    """

    def __init__(self, pace: Pace, most: int = 20_000) -> None:
        self._pace = pace
        self._most = most
        self._worked_off: OrderedDict[int, float] = OrderedDict()

    def __len__(self) -> int:
        """How many askers are kept."""
        return len(self._worked_off)

    def wait(self, asker: int, cost: float, now: float) -> float:
        """Seconds until that much may be asked, 0 where it may be at once. Nothing is counted.

        What costs more than may come at once may come where nothing else did.
        """
        longest = self._pace.at_once / self._pace.each_second
        over = self._after(asker, cost, now) - now - longest
        return over if over > _ROUNDING else 0.0

    def count(self, asker: int, cost: float, now: float) -> None:
        """Count what is answered."""
        self._worked_off[asker] = self._after(asker, cost, now)
        self._worked_off.move_to_end(asker)
        while len(self._worked_off) > self._most or self._first_is_over(now):
            self._worked_off.popitem(last=False)

    def _after(self, asker: int, cost: float, now: float) -> float:
        begins = max(self._worked_off.get(asker, now), now)
        return begins + min(cost, self._pace.at_once) / self._pace.each_second

    def _first_is_over(self, now: float) -> bool:
        return bool(self._worked_off) and next(iter(self._worked_off.values())) <= now


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


log = logging.getLogger(__name__)

_BETWEEN_LINES = 60.0
"""Seconds between two lines of the log: who floods the bot must not flood the log."""


class RateGate:
    """Lets questions in, each person and each server at the pace of `limits`. `version` is that of
    the record, for the card that says to wait.
    """

    def __init__(
        self, version: Callable[[], str], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._version = version
        self._clock = clock
        self._questions = AskerLimits(clock=clock)
        self._reports = AskerLimits(REPORTS_OF_PERSON, REPORTS_OF_SERVER, clock)
        self._held = 0
        self._told = -math.inf

    async def lets_in(self, interaction: AnyInteraction) -> bool:
        """Whether it is answered by others; else it is answered here, with the least work."""
        asker, cost = interaction.user.id, cost_of(interaction)
        held = self._questions.ask(asker, interaction.guild_id, cost)
        if held is None:
            return True
        self._note()
        with contextlib.suppress(discord.DiscordException, aiohttp.ClientError, OSError):
            if interaction.type is discord.InteractionType.autocomplete:
                await interaction.response.autocomplete([])
            else:
                version = self._version()
                view = _wait_view(math.ceil(round(held.seconds, 3)), held.person, version)
                await interaction.response.send_message(
                    view=view, ephemeral=True, allowed_mentions=NOBODY
                )
        return False

    def takes_report(self, interaction: AnyInteraction) -> bool:
        """Whether a report goes on to those who read it."""
        held = self._reports.ask(interaction.user.id, interaction.guild_id, 1)
        if held is not None:
            self._note()
        return held is None

    def _note(self) -> None:
        self._held += 1
        now = self._clock()
        if now - self._told >= _BETWEEN_LINES:
            log.warning("asked too fast: %s held back since the last such line", self._held)
            self._held, self._told = 0, now


@lru_cache(maxsize=128)
def _wait_view(seconds: int, person: bool, version: str) -> ui.LayoutView:
    return message_view(
        render_wait(seconds, person=person).answering(Question("help"), version), 0, private=True
    )
