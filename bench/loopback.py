"""A Discord on the local machine that does as little as it can, so that the bot is measured.

It has a gateway and the few REST routes that a bot needs to start and to answer interactions. What
the bot sends is the business of the tests; here it is only counted what came, and what did not.
"""

import asyncio
import itertools
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import orjson
from aiohttp import WSMsgType, web

from bench import payloads
from bench.payloads import BOT, JSON, By, snowflake

_PATIENCE = 30.0
_PEOPLE, _SERVERS = 10_000, 1_000
"""Who asks in turn: no single one may ask as fast as is measured."""

_PACE = {
    "X-RateLimit-Limit": "50",
    "X-RateLimit-Remaining": "49",
    "X-RateLimit-Reset-After": "1.0",
    "X-RateLimit-Bucket": "posts",
}
"""Without it, discord.py sends to a channel one message at a time."""

_THINKING = (5, 6)
"""The callbacks that promise an answer for later."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The first answer to an interaction. `seconds` is how long it took to arrive, `kind` the
    callback's type, `body` its JSON as it came.
    """

    seconds: float
    kind: int
    data: JSON
    body: bytes


@dataclass(slots=True)
class Counts:
    """What came in: edits of messages, messages in channels, and callbacks to interactions that
    nobody waits for (because they had their answer, or too late).
    """

    edits: int = 0
    posts: int = 0
    strays: int = 0


class Loopback:
    """The server, as an async context manager, and interactions sent to the bot on it.

    `commands` are those that the bot registered, by name; `owed` are the interactions whose answer
    was promised for later and has not come, with the time of the promise.
    """

    def __init__(self, servers: int = 1) -> None:
        self.api_url = ""
        self.commands: dict[str, JSON] = {}
        self.counts = Counts()
        self.owed: dict[str, float] = {}
        self.identified = asyncio.Event()
        self.registered = asyncio.Event()
        self._servers = servers
        self._gateway_url = ""
        self._socket: web.WebSocketResponse | None = None
        self._waiting: dict[str, tuple[float, asyncio.Future[Answer]]] = {}
        self._sequence = 0
        self._turns = itertools.count()
        self._runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=0.5)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, backlog=1024).start()
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
        answer = await self.ask(2, payloads.chat_input(self.commands[name], options))
        return answer.seconds, answer.data

    async def complete(self, name: str, option: str, typed: str) -> tuple[float, JSON]:
        """Type into an option: the seconds to the choices' arrival, and the choices."""
        data = payloads.chat_input(self.commands[name], {option: typed})
        data["options"][0]["focused"] = True
        answer = await self.ask(4, data)
        return answer.seconds, answer.data

    async def ask(
        self, kind: int, data: JSON, by: By | None = None, message: JSON | None = None
    ) -> Answer:
        """Send an interaction, by the next person in turn where it is not said by whom.
        TimeoutError where nothing comes back within half a minute.
        """
        identifier = snowflake()
        turn = next(self._turns)
        by = by or By(turn % _PEOPLE, turn % _SERVERS)
        payload = payloads.interaction(identifier, kind, data, by, message)
        called: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting[identifier] = (time.perf_counter(), called)
        try:
            await self.tell("INTERACTION_CREATE", payload)
            return await asyncio.wait_for(called, _PATIENCE)
        finally:
            self._waiting.pop(identifier, None)

    async def tell(self, event: str, data: object) -> None:
        """Send an event that nobody waits for an answer to."""
        self._sequence += 1
        await self._send({"op": 0, "d": data, "s": self._sequence, "t": event})

    # --- REST -------------------------------------------------------------------------------------

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=1 << 26)
        add = application.router.add_route
        base, webhook = "/api/v10", "/api/v10/webhooks/{id}/{token}"
        add("POST", f"{base}/interactions/{{id}}/{{token}}/callback", self._callback)
        add("PATCH", f"{webhook}/messages/{{message}}", self._edit)
        add("POST", webhook, self._edit)
        add("GET", f"{base}/gateway/bot", self._gateway_address)
        add("GET", f"{base}/users/@me", self._about)
        add("GET", f"{base}/oauth2/applications/@me", self._about_application)
        add("GET", f"{base}/applications/@me", self._about_application)
        add("PUT", f"{base}/applications/{{id}}/commands", self._put_commands)
        add("GET", f"{base}/applications/{{id}}/commands", self._list_commands)
        add("POST", f"{base}/channels/{{id}}/messages", self._post)
        application.router.add_get("/gateway", self._gateway)
        return application

    async def _gateway_address(self, _: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return _json({"url": self._gateway_url, "shards": 1, "session_start_limit": limit})

    async def _about(self, _: web.Request) -> web.Response:
        return _json(BOT)

    async def _about_application(self, _: web.Request) -> web.Response:
        return _json(payloads.application())

    async def _put_commands(self, request: web.Request) -> web.Response:
        sent = orjson.loads(await request.read())
        self.commands = {command["name"]: payloads.registered(command) for command in sent}
        self.registered.set()
        return _json(list(self.commands.values()))

    async def _list_commands(self, _: web.Request) -> web.Response:
        return _json(list(self.commands.values()))

    async def _callback(self, request: web.Request) -> web.Response:
        body = _payload(await request.read(), request.content_type)
        identifier = request.match_info["id"]
        began, called = self._waiting.get(identifier, (0.0, None))
        if called is None or called.done():
            self.counts.strays += 1
        else:
            sent = orjson.loads(body)
            arrived = time.perf_counter()
            if sent["type"] in _THINKING:
                self.owed[request.match_info["token"]] = arrived
            data = sent.get("data") or {}
            called.set_result(Answer(arrived - began, sent["type"], data, body))
        if "with_response" not in request.query:
            return web.Response(status=204)
        about = {"id": identifier, "type": 2, "response_message_id": identifier}
        resource = {"type": 4, "message": payloads.message()}
        return _json({"interaction": about, "resource": resource})

    async def _edit(self, request: web.Request) -> web.Response:
        await request.read()
        self.counts.edits += 1
        self.owed.pop(request.match_info["token"], None)
        return _json(payloads.message())

    async def _post(self, request: web.Request) -> web.Response:
        await request.read()
        self.counts.posts += 1
        response = _json(payloads.message())
        response.headers.update(_PACE)
        return response

    # --- Gateway ----------------------------------------------------------------------------------

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False, timeout=0.2, max_msg_size=0)
        await socket.prepare(request)
        self._socket, self._sequence = socket, 0
        await self._send({"op": 10, "d": {"heartbeat_interval": 41_250}, "s": None, "t": None})
        async for frame in socket:
            if frame.type in {WSMsgType.TEXT, WSMsgType.BINARY}:
                await self._command(orjson.loads(frame.data))
        self.identified.clear()
        return socket

    async def _command(self, command: JSON) -> None:
        if command["op"] == 1:
            await self._send({"op": 11, "d": None, "s": None, "t": None})
        if command["op"] == 2:
            ready = payloads.ready(command["d"], self._gateway_url, self._servers)
            await self.tell("READY", ready)
            self.identified.set()

    async def _send(self, frame: JSON) -> None:
        if self._socket is None:
            raise ConnectionError("no bot is on the gateway")
        await self._socket.send_str(orjson.dumps(frame).decode())


def _json(body: object) -> web.Response:
    return web.Response(body=orjson.dumps(body), content_type="application/json")


def _payload(body: bytes, content_type: str) -> bytes:
    """The JSON of a body; of one with files, the part that is called payload_json."""
    if not content_type.startswith("multipart/"):
        return body
    boundary = body[: body.index(b"\r\n")]
    part = body.index(b'name="payload_json"')
    start = body.index(b"\r\n\r\n", part) + 4
    return body[start : body.index(b"\r\n" + boundary, start)]
