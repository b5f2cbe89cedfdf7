"""The one way in: a person types a slash command, presses a button, and reads what is there.

Behind it stands SimCord, a simulated Discord; nothing else in the tests knows it.
"""

import json
import re
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from types import FrameType
from typing import Any
from unittest.mock import patch

import discord
import simcord
from simcord.actors import _component_interaction
from simcord.backend import serializers

from bot import app
from bot.answers.context import Context
from bot.app import chart_pool
from bot.charts.pool import ChartPool, PoolLimits
from bot.client.client import PicketdeskClient
from bot.domain.names.index import NameIndex
from bot.interactions.rate_limits import RateGate
from bot.interactions.respond import Responder
from bot.lifecycle.live_record import LiveRecord
from bot.models.evidence import Name
from bot.settings import Settings
from tests.kit import contract

TODAY = date(2026, 11, 21)
Component = dict[str, Any]
Payload = dict[str, Any]
TEXT, BUTTON, SELECT, GALLERY = 10, 2, 3, 12
FORM = 9
"""The kind of answer that opens a form."""

PNG_BYTES = 150_000
_PATIENCE = 30.0
"""Seconds that a drawing may take, with the start of its process, on a slow machine."""

_LOOK_AGAIN = 0.002
"""Seconds until it is looked again whether the bot is done: SimCord's own 0.05 are most of the time
of an answer that waits for nothing.
"""


class World(simcord.Env):
    """A simulated Discord that sees sooner that the bot has answered."""

    async def _settle_internal(self, *, idle: float = _LOOK_AGAIN, **given: Any) -> None:
        await super()._settle_internal(idle=idle, **given)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a message. `png` is None where the message does not have the file."""

    png: bytes | None
    alt: str


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
        return list(walk(self.message.components)) if self.message else []

    @property
    def text(self) -> str:
        """All text, components first, then the content of an ordinary message."""
        shown = [part["content"] for part in self.components if part["type"] == TEXT]
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
        return {
            part["label"]: part["custom_id"] for part in self.components if part["type"] == BUTTON
        }

    @property
    def form(self) -> Payload:
        """The form that opened."""
        assert self.result.modal is not None
        return self.result.modal

    @property
    def bare(self) -> str:
        """All text without the backslashes and stars of its markup."""
        return bare(self.text)

    @property
    def menus(self) -> list[Component]:
        return [part for part in self.components if part["type"] == SELECT]

    @property
    def files(self) -> list[str]:
        return [file.filename for file in self.message.attachments] if self.message else []

    @property
    def pictures(self) -> list[Picture]:
        """The pictures in the card, each from the file that the message has for it."""
        if self.message is None:
            return []
        stored = {str(file.id): file.url for file in self.message.attachments}
        content = self.message._env.backend.cdn
        return [
            Picture(
                content.get(stored.get(item["media"].get("attachment_id", ""), "")),
                item.get("description") or "",
            )
            for part in self.components
            if part["type"] == GALLERY
            for item in part["items"]
        ]

    async def file_bytes(self) -> bytes:
        """The first file."""
        assert self.message is not None
        return await self.message.attachments[0].read()

    async def file_text(self) -> str:
        """The first file, read as text."""
        return (await self.file_bytes()).decode("utf-8-sig")


def bare(text: str) -> str:
    """Text as it is read: without the backslashes and stars of its markup."""
    kept = re.sub(r"\\([^0-9A-Za-z\s])", lambda found: found[1].replace("*", "\0"), text)
    return kept.replace("*", "").replace("\0", "*")


def walk(components: list[Component]) -> Iterator[Component]:
    for part in components:
        yield part
        yield from walk(part.get("components") or [])


class Door:
    """One person in one channel; `direct` asks in a direct message instead."""

    def __init__(self, world: World, client: PicketdeskClient) -> None:
        self.world = world
        self.client = client
        self.errors_read = False
        self.channel = world.create_guild().create_text_channel("desk")
        self.user = world.create_user("reader")
        self.reader = world.guild.add_member(self.user)
        self.other = world.guild.add_member(world.create_user("someone-else"))

    async def slash(self, name: str, /, **options: Any) -> Reply:
        return _reply(await self.reader.slash(self.channel, name, **options))

    async def direct(self, name: str, /, **options: Any) -> Reply:
        """The same, in a direct message with the bot."""
        return _reply(await self.user.slash(name, **options))

    async def on_message(self, command: str, text: str) -> Reply:
        """Somebody else writes a message, and the person picks the command from its menu."""
        written = await self.other.send(self.channel, text)
        return _reply(await self.reader.context_menu(self.channel, command, written))

    async def on_made(self, command: str, **made: Any) -> Reply:
        """The same on a message of any kind, made of the fields in which Discord sends it."""
        written = await self.other.send(self.channel, "…")
        whole = serializers.message_payload

        def filled(backend: Any, message: Any, **given: Any) -> Payload:
            payload = dict(whole(backend, message, **given))
            return payload | {"content": "", **made} if message.id == written.id else payload

        with patch.object(serializers, "message_payload", filled):
            return _reply(await self.reader.context_menu(self.channel, command, written))

    async def complete(self, command: str, option: str, typed: str, **others: Any) -> list[str]:
        """The values offered for an option while it is typed."""
        return [choice["value"] for choice in await self.offered(command, option, typed, **others)]

    async def offered(
        self, command: str, option: str, typed: str, **others: Any
    ) -> list[dict[str, Any]]:
        return await self.reader.autocomplete(self.channel, command, option, typed, **others)

    async def press(self, reply: Reply, label: str, *, by_other: bool = False) -> Reply:
        """Press the button with that label; the reply, or the message as it is now."""
        assert reply.message is not None
        result = await self._person(reply, by_other=by_other).click(
            reply.message, custom_id=reply.buttons[label]
        )
        return _reply(result, reply.message)

    async def with_menus(self, reply: Reply, *, by_other: bool = False) -> Reply:
        """The page that has the menus: the next one where the first has no room for them."""
        if reply.menus or "Next" not in reply.buttons:
            return reply
        return await self.press(reply, "Next", by_other=by_other)

    async def menu(self, reply: Reply, placeholder: str) -> int:
        """The place of the select menu whose placeholder begins so, for `pick`."""
        menus = (await self.with_menus(reply)).menus
        return next(n for n, one in enumerate(menus) if one["placeholder"].startswith(placeholder))

    async def pick(self, reply: Reply, menu: int, value: str, *, by_other: bool = False) -> Reply:
        """Pick a value in one of the select menus, of the next page where this one has none."""
        reply = await self.with_menus(reply, by_other=by_other)
        assert reply.message is not None
        custom_id = reply.menus[menu]["custom_id"]
        person = self._person(reply, by_other=by_other)
        result = await person.select(reply.message, [value], custom_id=custom_id)
        return _reply(result, reply.message)

    async def forge(self, reply: Reply, custom_id: str, value: str | None = None) -> Reply:
        """Press what the message does not have: a button or, with a value, a select menu."""
        assert reply.message is not None
        stored = self.world.backend.get_message(reply.message.channel_id, reply.message.id)
        data: Payload = {"custom_id": custom_id, "component_type": BUTTON}
        if value is not None:
            data |= {"component_type": SELECT, "values": [value]}
        result = await _component_interaction(self._person(reply), stored, data)
        return _reply(result, reply.message)

    async def pages(self, reply: Reply) -> list[str]:
        """The text of every page, from this one on by pressing Next."""
        texts = [reply.text]
        while "Next" in reply.buttons:
            reply = await self.press(reply, "Next")
            texts.append(reply.text)
        return texts

    async def read(self, reply: Reply) -> str:
        """What all its pages say, from this one on, without the marks of their markup."""
        return bare("\n".join(await self.pages(reply)))

    async def submit(self, reply: Reply, /, *, by_other: bool = False, **typed: str) -> Reply:
        """Hand in the form that a button opened, with what is typed into its fields."""
        person = self._person(reply, by_other=by_other)
        return _reply(await person.submit_modal(reply.result, typed))

    def open_channel(self, name: str, *, closed: bool = False) -> simcord.ChannelHandle:
        """Another text channel of the server; in a `closed` one the bot must not write."""
        silent = discord.PermissionOverwrite(send_messages=False, view_channel=False)
        guild = self.world.guild
        return guild.create_text_channel(
            name, overwrites={guild.default_role: silent} if closed else {}
        )

    def written(self, channel: simcord.ChannelHandle) -> list[Any]:
        """The messages of a channel as they were sent, the first one first."""
        place = f"/channels/{channel.id}/messages"
        return [one.json for one in self.sent if one.method == "POST" and one.path == place]

    def _person(self, reply: Reply, *, by_other: bool = False) -> Any:
        """Who presses: in the server a member, in a direct message the one whose it is."""
        assert reply.message is not None
        if reply.message.channel_id == self.channel.id:
            return self.other if by_other else self.reader
        return self.user

    async def restart(self, client: PicketdeskClient) -> None:
        """The bot stops and another process takes over."""
        await self.world.restart_bot(client)
        self.client = client

    @contextmanager
    def reading(self, locale: str) -> Iterator[None]:
        """The person's Discord is set to this language, like 'en-GB'."""
        taken = discord.Interaction._from_data

        def translated(interaction: Any, data: Any) -> None:
            taken(interaction, data | {"locale": locale})

        with patch.object(discord.Interaction, "_from_data", translated):
            yield

    @contextmanager
    def limited(self, size: int) -> Iterator[None]:
        """Discord takes files up to that many bytes."""
        taken = discord.Interaction._from_data

        def lowered(interaction: Any, data: Any) -> None:
            data["attachment_size_limit"] = size
            taken(interaction, data)

        with patch.object(discord.Interaction, "_from_data", lowered):
            yield

    def errors(self) -> list[BaseException]:
        """What the bot's handlers raised; a bug that nobody reads here fails the test."""
        self.errors_read = True
        return self.world.errors

    @property
    def sent(self) -> list[simcord.HttpLogEntry]:
        """Every request that the bot made."""
        return self.world.http_requests

    @property
    def payloads(self) -> list[tuple[contract.Kind, Any]]:
        """The bodies that the bot sent: its commands, and all that answers interactions."""
        return [(kind, one.json) for one in self.sent if (kind := _kind(one)) and one.json]

    def faults(self) -> list[str]:
        """What Discord would have against those bodies, and what the bot has promised of them."""
        found: list[str] = []
        for kind, body in self.payloads:
            found += _contract_faults(kind, json.dumps(body))
            message = body.get("data", {}) if kind == "callback" else body
            if kind == "callback" and body["type"] == FORM:
                continue  # a form is no message
            if kind != "commands" and ("components" in message or "content" in message):
                found += message_faults(message)
        return found + self._picture_faults()

    def _picture_faults(self) -> list[str]:
        sent = self.world.backend.cdn._blobs
        weights = {url: len(data) for url, data in sent.items() if url.endswith(".png")}
        heavy = {url: weight for url, weight in weights.items() if weight >= PNG_BYTES}
        return [f"{weight} bytes: {url}" for url, weight in heavy.items()]


def _kind(request: simcord.HttpLogEntry) -> contract.Kind | None:
    """What kind of body a request has; None where it is not one of the contract's."""
    if request.path.endswith("/commands"):
        return "commands" if request.method == "PUT" else None
    if request.path.startswith("/channels/") and request.path.endswith("/messages"):
        return "message" if request.method == "POST" else None
    if request.path.endswith("/callback"):
        return "callback"
    if request.path.startswith("/webhooks/"):
        return {"POST": "followup", "PATCH": "edit"}.get(request.method)  # pyright: ignore[reportReturnType]
    return None


@cache
def _contract_faults(kind: contract.Kind, body: str) -> tuple[str, ...]:
    """What Discord's own description has against a body; nothing where it is not at hand."""
    found = contract.faults(kind, json.loads(body)) if contract.available() else []
    return tuple(f"{kind}: {fault}" for fault in found)


def message_faults(message: Payload) -> list[str]:
    """What is wrong with a message that the bot sends, by Discord's limits and our own rules."""
    parts = list(walk(message.get("components") or []))
    ids = [part["custom_id"] for part in parts if "custom_id" in part]
    text = sum(len(part["content"]) for part in parts if part["type"] == TEXT)
    items = [item for part in parts if part["type"] == GALLERY for item in part["items"]]
    files = {f"attachment://{file['filename']}" for file in message.get("attachments") or []}
    rules = {
        "mentions are not forbidden": message.get("allowed_mentions") == {"parse": []},
        f"{len(parts)} components": len(parts) <= 40,
        f"{text} characters of text": text <= 4000,
        "content above 2,000 characters": len(message.get("content") or "") <= 2000,
        f"custom ids twice: {ids}": len(ids) == len(set(ids)),
        f"custom ids too long: {ids}": all(1 <= len(one) <= 100 for one in ids),
        f"pictures without their files: {items}": {one["media"]["url"] for one in items} <= files,
        f"alt texts: {items}": all(1 <= len(one["description"]) <= 1024 for one in items),
        "an empty text": all(part["content"].strip() for part in parts if part["type"] == TEXT),
    }
    return [fault for fault, holds in rules.items() if not holds]


def _reply(
    result: simcord.InteractionResult, before: simcord.ResponseMessage | None = None
) -> Reply:
    return Reply(result, result.response or before)


@cache
def _index(names: tuple[Name, ...]) -> NameIndex:
    return NameIndex(names)


@asynccontextmanager
async def open_context(settings: Settings, today: Callable[[], date]) -> AsyncGenerator[Context]:
    """The context, with the index of names built once for all tests, as it is never changed, and
    with charts that may take longer.
    """
    limits = PoolLimits(drawing=_PATIENCE, first_drawing=_PATIENCE)
    with (
        patch("bot.app.NameIndex", lambda names: _index(tuple(names))),
        patch("bot.app.ChartPool", partial(ChartPool, limits=limits)),
    ):
        opening = app.open_context(settings, today)
        context = await opening.__aenter__()
    try:
        yield context
    finally:
        await opening.__aexit__(None, None, None)


async def packages_on_the_loop(asking: Awaitable[object]) -> set[str]:
    """The packages whose code ran in this thread, where nobody else is answered meanwhile."""
    packages: set[str] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            packages.add(frame.f_globals.get("__name__", "").partition(".")[0])

    sys.setprofile(note)
    try:
        await asking
    finally:
        sys.setprofile(None)
    return packages


@asynccontextmanager
async def open_door(
    settings: Settings,
    today: date | Callable[[], date] = TODAY,
    *,
    charts: bool = False,
    pictures: ChartPool | None = None,
    gate: RateGate | None = None,
) -> AsyncGenerator[Door]:
    """The real bot on a real record, with a person at the door. At the end every body that the bot
    sent is held against Discord's description and the bot's own rules.

    With `charts`, cards have their pictures; each action then waits until they are drawn. With
    `pictures`, it is these that draw, and the caller closes them. With a `gate`, who asks too fast
    has to wait.
    """
    with_charts = settings.model_copy(update={"charts": charts})
    clock = (lambda: today) if isinstance(today, date) else today
    async with chart_pool(with_charts) as pool, open_context(with_charts, clock) as context:
        responder = Responder(LiveRecord(context), pictures or pool, settings.report_channel, gate)
        client = PicketdeskClient(responder, None, shard_count=1, gate=gate)
        world = World(client, settle_timeout=_PATIENCE)
        await world.start()
        door = Door(world, client)
        try:
            yield door
        finally:
            await world.shutdown()
        if not door.errors_read:
            world.raise_errors()
        assert not door.faults(), "\n".join(door.faults())
