"""A Discord on the local machine that does as little as it can, so that the bot is measured.

It has a gateway and the few REST routes that a bot needs to start and to answer interactions.
It checks nothing: what the bot sends is the business of the tests.
"""

import asyncio
import itertools
import time
from collections.abc import Mapping
from typing import Any, Self

import orjson
from aiohttp import BodyPartReader, WSMsgType, web

JSON = dict[str, Any]

_EPOCH = 1_420_070_400_000
_APPLICATION = "1300000000000000001"
_CHANNEL = "1300000000000000003"
_GUILDS, _GUILD = 1_000, 1_300_000_000_001_000_000
_PEOPLE, _PERSON = 10_000, 1_300_000_000_002_000_000
"""How many there are, and the id of the first: no single one may ask as fast as is measured."""
_BOT: JSON = {
    "id": _APPLICATION,
    "username": "bench",
    "discriminator": "0001",
    "avatar": None,
    "global_name": None,
    "bot": True,
    "public_flags": 0,
    "flags": 0,
}
_USER: JSON = {**_BOT, "id": str(_PERSON), "username": "reader", "bot": False}
_MEMBER: JSON = {
    "user": _USER,
    "roles": [],
    "joined_at": "2025-01-01T00:00:00+00:00",
    "deaf": False,
    "mute": False,
    "flags": 0,
    "permissions": "2252349703749632",
}
_IN_CHANNEL: JSON = {
    "id": _CHANNEL,
    "type": 0,
    "name": "desk",
    "position": 0,
    "topic": None,
    "nsfw": False,
    "parent_id": None,
    "last_message_id": None,
    "permissions": "0",
    "flags": 0,
}
_counter = itertools.count(1)


def _snowflake() -> str:
    return str((int(time.time() * 1000) - _EPOCH << 22) | (next(_counter) & 0x3F_FFFF))


class Loopback:
    """The server, as an async context manager, and interactions sent to the bot on it.

    `commands` are those that the bot registered, by name; `edits` counts edited messages.
    """

    def __init__(self) -> None:
        self.api_url = ""
        self.commands: dict[str, JSON] = {}
        self.edits = 0
        self.identified = asyncio.Event()
        self.registered = asyncio.Event()
        self._gateway_url = ""
        self._socket: web.WebSocketResponse | None = None
        self._waiting: dict[str, asyncio.Future[tuple[float, JSON]]] = {}
        self._sequence = 0
        self._runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=0.5)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.api_url = f"http://{host}:{port}/api/v10"
        self._gateway_url = f"ws://{host}:{port}/gateway"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._socket is not None:
            await self._socket.close()
        await self._runner.cleanup()

    # --- What people do ---------------------------------------------------------------------------

    async def slash(self, name: str, options: Mapping[str, object]) -> tuple[float, JSON]:
        """Use a command: the seconds to the answer's arrival, and the answer's data."""
        return await self._interact(2, self._input(name, options))

    async def complete(self, name: str, option: str, typed: str) -> tuple[float, JSON]:
        """Type into an option: the seconds to the choices' arrival, and the choices."""
        data = self._input(name, {option: typed})
        data["options"][0]["focused"] = True
        return await self._interact(4, data)

    def _input(self, name: str, options: Mapping[str, object]) -> JSON:
        command = self.commands[name]
        kinds = {option["name"]: option["type"] for option in command.get("options") or []}
        given = [
            {"name": option, "type": kinds[option], "value": value}
            for option, value in options.items()
        ]
        return {"id": command["id"], "name": name, "type": 1, "options": given}

    async def _interact(self, kind: int, data: JSON) -> tuple[float, JSON]:
        identifier, turn = _snowflake(), next(_counter)
        guild, person = str(_GUILD + turn % _GUILDS), str(_PERSON + turn % _PEOPLE)
        payload = {
            "id": identifier,
            "application_id": _APPLICATION,
            "type": kind,
            "data": data,
            "token": f"t{identifier}",
            "version": 1,
            "authorizing_integration_owners": {"0": guild},
            "entitlements": [],
            "attachment_size_limit": 10_485_760,
            "locale": "en-US",
            "context": 0,
            "channel": {**_IN_CHANNEL, "guild_id": guild},
            "channel_id": _CHANNEL,
            "app_permissions": "0",
            "guild": {"id": guild, "locale": "en-US", "features": []},
            "guild_id": guild,
            "guild_locale": "en-US",
            "member": {**_MEMBER, "user": {**_USER, "id": person}},
        }
        called: asyncio.Future[tuple[float, JSON]] = asyncio.get_running_loop().create_future()
        self._waiting[identifier] = called
        began = time.perf_counter()
        await self._send(0, payload, "INTERACTION_CREATE")
        try:
            arrived, answer = await asyncio.wait_for(called, 30)
        finally:
            del self._waiting[identifier]
        return arrived - began, answer

    # --- REST -------------------------------------------------------------------------------------

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=1 << 26)
        add = application.router.add_route
        base = "/api/v10"
        add("GET", f"{base}/gateway/bot", self._gateway_address)
        add("GET", f"{base}/users/@me", self._about)
        add("GET", f"{base}/oauth2/applications/@me", self._about_application)
        add("GET", f"{base}/applications/@me", self._about_application)
        add("PUT", f"{base}/applications/{{id}}/commands", self._put_commands)
        add("GET", f"{base}/applications/{{id}}/commands", self._list_commands)
        add("POST", f"{base}/interactions/{{id}}/{{token}}/callback", self._callback)
        add("PATCH", f"{base}/webhooks/{{id}}/{{token}}/messages/{{message}}", self._edit)
        application.router.add_get("/gateway", self._gateway)
        return application

    async def _gateway_address(self, _: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return _json({"url": self._gateway_url, "shards": 1, "session_start_limit": limit})

    async def _about(self, _: web.Request) -> web.Response:
        return _json(_BOT)

    async def _about_application(self, _: web.Request) -> web.Response:
        more = {"description": "", "bot_public": True, "bot_require_code_grant": False}
        named = {"id": _APPLICATION, "name": "bench", "icon": None, "verify_key": "", "team": None}
        return _json({**named, **more, "flags": 0, "owner": _USER, "bot": _BOT})

    async def _put_commands(self, request: web.Request) -> web.Response:
        self.commands = {
            command["name"]: {
                "type": 1,
                "description": "",
                "dm_permission": True,
                "default_member_permissions": None,
                **command,
                "id": _snowflake(),
                "application_id": _APPLICATION,
                "version": _snowflake(),
            }
            for command in orjson.loads(await request.read())
        }
        self.registered.set()
        return _json(list(self.commands.values()))

    async def _list_commands(self, _: web.Request) -> web.Response:
        return _json(list(self.commands.values()))

    async def _callback(self, request: web.Request) -> web.Response:
        body = await _body(request)
        identifier = request.match_info["id"]
        called = self._waiting.get(identifier)
        if called is not None and not called.done():
            called.set_result((time.perf_counter(), body.get("data") or {}))
        if "with_response" not in request.query:
            return web.Response(status=204)
        interaction = {"id": identifier, "type": 2, "response_message_id": identifier}
        return _json({"interaction": interaction, "resource": {"type": 4, "message": _message()}})

    async def _edit(self, request: web.Request) -> web.Response:
        await request.read()
        self.edits += 1
        return _json(_message())

    # --- Gateway ----------------------------------------------------------------------------------

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False, timeout=0.2, max_msg_size=0)
        await socket.prepare(request)
        self._socket, self._sequence = socket, 0
        await self._send(10, {"heartbeat_interval": 41_250})
        async for frame in socket:
            if frame.type in {WSMsgType.TEXT, WSMsgType.BINARY}:
                await self._command(orjson.loads(frame.data))
        self.identified.clear()
        return socket

    async def _command(self, command: JSON) -> None:
        if command["op"] == 1:
            await self._send(11, None)
        if command["op"] == 2:
            ready = {
                "v": 10,
                "user": _BOT,
                "guilds": [],
                "session_id": _snowflake(),
                "resume_gateway_url": self._gateway_url,
                "shard": [0, 1],
                "application": {"id": _APPLICATION, "flags": 0},
                "private_channels": [],
            }
            await self._send(0, ready, "READY")
            self.identified.set()

    async def _send(self, operation: int, data: object, event: str | None = None) -> None:
        if self._socket is None:
            raise ConnectionError("no bot is on the gateway")
        self._sequence += event is not None
        frame = {"op": operation, "d": data, "s": self._sequence if event else None, "t": event}
        await self._socket.send_str(orjson.dumps(frame).decode())


def _json(body: object) -> web.Response:
    return web.Response(body=orjson.dumps(body), content_type="application/json")


async def _body(request: web.Request) -> JSON:
    """The JSON of a body; files beside it are read and dropped."""
    if not request.content_type.startswith("multipart/"):
        return orjson.loads(await request.read())
    body: JSON = {}
    async for part in await request.multipart():
        if isinstance(part, BodyPartReader):
            content = bytes(await part.read())
            if part.name == "payload_json":
                body = orjson.loads(content)
    return body


def _message() -> JSON:
    empty: JSON = {name: [] for name in ("embeds", "attachments", "mentions", "mention_roles")}
    return {
        **empty,
        "id": _snowflake(),
        "channel_id": _CHANNEL,
        "type": 20,
        "author": _BOT,
        "content": "",
        "components": [],
        "flags": 1 << 15,
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "mention_everyone": False,
        "pinned": False,
        "tts": False,
    }
