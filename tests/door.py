"""The one way in: a person types a slash command, presses a button, and reads what is there.

Behind it stands SimCord, a simulated Discord; nothing else in the tests knows it.
"""

from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import simcord

from bot.app import open_desk
from bot.commands.client import PicketdeskClient
from bot.settings import Settings

TODAY = date(2026, 11, 21)
Component = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply as the person sees it."""

    result: simcord.InteractionResult
    message: simcord.ResponseMessage | None

    @property
    def private(self) -> bool:
        return self.message is not None and self.message.ephemeral

    @property
    def components(self) -> list[Component]:
        return list(_walk(self.message.components)) if self.message else []

    @property
    def text(self) -> str:
        """All text, components first, then the content of an ordinary message."""
        shown = [part["content"] for part in self.components if part["type"] == 10]
        content = self.message.content if self.message else ""
        return "\n".join([*shown, content]).strip()

    @property
    def heading(self) -> str:
        """The first line, without its mark and its backslashes."""
        first = self.text.splitlines()[0]
        return first.removeprefix("## ").replace("\\", "")

    @property
    def buttons(self) -> dict[str, str]:
        """Custom ids by label."""
        return {part["label"]: part["custom_id"] for part in self.components if part["type"] == 2}

    @property
    def menus(self) -> list[Component]:
        return [part for part in self.components if part["type"] == 3]

    @property
    def files(self) -> list[str]:
        return [file.filename for file in self.message.attachments] if self.message else []

    async def file_text(self) -> str:
        """The first file, read as text."""
        assert self.message is not None
        return (await self.message.attachments[0].read()).decode("utf-8")


def _walk(components: list[Component]) -> Iterator[Component]:
    for part in components:
        yield part
        yield from _walk(part.get("components") or [])


class Door:
    """One person in one channel; `direct` asks in a direct message instead."""

    def __init__(self, world: simcord.Env, client: PicketdeskClient) -> None:
        self.world = world
        self.client = client
        self.errors_read = False
        self.channel = world.create_guild().create_text_channel("desk")
        self.user = world.create_user("reader")
        self.reader = world.guild.add_member(self.user)
        self.other = world.guild.add_member(world.create_user("someone-else"))

    async def slash(self, name: str, **options: Any) -> Reply:
        return _reply(await self.reader.slash(self.channel, name, **options))

    async def direct(self, name: str, **options: Any) -> Reply:
        """The same, in a direct message with the bot."""
        return _reply(await self.user.slash(name, **options))

    async def complete(self, command: str, option: str, typed: str, **others: Any) -> list[str]:
        """The values offered for an option while it is typed."""
        return [choice["value"] for choice in await self.offered(command, option, typed, **others)]

    async def offered(
        self, command: str, option: str, typed: str, **others: Any
    ) -> list[dict[str, Any]]:
        return await self.reader.autocomplete(self.channel, command, option, typed, **others)

    async def press(self, reply: Reply, label: str, *, by_other: bool = False) -> Reply:
        """Press the button with that label; the reply, or the message as it is now."""
        person = self.other if by_other else self.reader
        assert reply.message is not None
        result = await person.click(reply.message, custom_id=reply.buttons[label])
        return _reply(result, reply.message)

    async def pick(self, reply: Reply, menu: int, value: str) -> Reply:
        """Pick a value in one of the select menus."""
        assert reply.message is not None
        custom_id = reply.menus[menu]["custom_id"]
        result = await self.reader.select(reply.message, [value], custom_id=custom_id)
        return _reply(result, reply.message)

    async def restart(self, client: PicketdeskClient) -> None:
        """The bot stops and another process takes over."""
        await self.world.restart_bot(client)
        self.client = client

    def errors(self) -> list[BaseException]:
        """What the bot's handlers raised; a bug that nobody reads here fails the test."""
        self.errors_read = True
        return self.world.errors

    @property
    def sent(self) -> list[simcord.HttpLogEntry]:
        """Every request that the bot made."""
        return self.world.http_requests


def _reply(
    result: simcord.InteractionResult, before: simcord.ResponseMessage | None = None
) -> Reply:
    return Reply(result, result.response or before)


@asynccontextmanager
async def open_door(settings: Settings, today: date = TODAY) -> AsyncGenerator[Door]:
    """The real bot on a real record, with a person at the door."""
    async with open_desk(settings, lambda: today) as desk:
        client = PicketdeskClient(desk, None, shard_count=1)
        world = simcord.Env(client)
        await world.start()
        door = Door(world, client)
        try:
            yield door
        finally:
            await world.shutdown()
        if not door.errors_read:
            world.raise_errors()
