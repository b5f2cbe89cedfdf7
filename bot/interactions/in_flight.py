"""The interactions that are being answered, so that the bot does not end in the middle of one."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager

import discord

AnyInteraction = discord.Interaction[discord.Client]

GRACE = 2.0
"""Seconds that answers have to be sent when the bot ends."""


class InFlight:
    """What is being answered, by the task that does it."""

    def __init__(self) -> None:
        self._open: dict[asyncio.Task[object], AnyInteraction] = {}

    @contextmanager
    def answering(self, interaction: AnyInteraction) -> Generator[None]:
        """Around all that is done about an interaction."""
        task = asyncio.current_task()
        if task is None or task in self._open:
            yield
            return
        self._open[task] = interaction
        try:
            yield
        finally:
            del self._open[task]

    async def end(self) -> list[AnyInteraction]:
        """Wait a while, give up the rest, and return whom the bot still owes an answer: those to
        whom Discord says that it is thinking.
        """
        if self._open:
            await asyncio.wait(list(self._open), timeout=GRACE)
        left = dict(self._open)
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(list(left))
        return [interaction for interaction in left.values() if is_thinking(interaction)]


def is_thinking(interaction: AnyInteraction) -> bool:
    """Whether Discord says so to a person, which it would do for 15 minutes."""
    return interaction.response.type is discord.InteractionResponseType.deferred_channel_message
