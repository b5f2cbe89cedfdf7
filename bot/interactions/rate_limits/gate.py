"""What stands before every question: who asks too fast is told so, and nothing else is done."""

import contextlib
import logging
import math
import time
from collections.abc import Callable
from functools import lru_cache

import aiohttp
import discord
from discord import ui

from bot.cards.refusals import render_wait
from bot.interactions.components import message_view
from bot.interactions.rate_limits.costs import (
    REPORTS_OF_PERSON,
    REPORTS_OF_SERVER,
    AskerLimits,
    cost_of,
)
from bot.interactions.send import NOBODY, AnyInteraction
from bot.models.question import Question

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
