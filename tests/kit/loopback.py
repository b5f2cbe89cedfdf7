"""A Discord on the local machine: gateway and REST interface, for a real bot in its own process.

    async with LoopbackDiscord(token="a-word") as discord:
        ...  # start the bot with that token and discord.api_url
        await discord.ready()
        answer = await discord.slash("pay", {"role": "editor"})
        answer = await discord.click(answer, "sources")

It answers with Discord's errors where a bot is late, answers twice or sends a message that Discord
would refuse as a whole. It has no rate limits, no guild commands, no selects of users, roles or
channels. Faults are those of tests/kit/loopback_faults.py, and what single fields may hold that
of tests/kit/contract.py, for which `sent` keeps the bodies that the bot sent. The benchmarks and
the load test measure the bot on it.
"""

import asyncio
import zlib
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from time import perf_counter
from typing import Literal, Self, Unpack
from weakref import WeakValueDictionary

import orjson
from aiohttp import BodyPartReader, WSCloseCode, WSMsgType, web

from tests.kit import loopback_payloads as payloads
from tests.kit.loopback_payloads import JSON, Answer, By, DiscordError, File, Stored, User

__all__ = ["Answer", "LoopbackDiscord", "User"]

Handler = Callable[[web.Request], Awaitable[object]]
Sent = tuple[Literal["commands", "callback", "followup", "edit", "message"], object]

# What may answer a command, a component, a completion and a modal.
_CALLBACK_TYPES = {2: {4, 5, 9, 12}, 3: {4, 5, 6, 7, 9, 12}, 4: {8}, 5: {4, 5, 6, 7, 12}}
_PROMISES = {5, 6}

_PACE = {
    "X-RateLimit-Limit": "50",
    "X-RateLimit-Remaining": "49",
    "X-RateLimit-Reset-After": "1.0",
    "X-RateLimit-Bucket": "posts",
}
"""Without it, discord.py sends to a channel one message at a time."""


@dataclass
class _Exchange:
    """An interaction: the event, the message it is on, and the answer once there is one."""

    payload: JSON
    source: Stored | None
    called: asyncio.Future[Answer]
    sent: float = 0.0
    answer: Answer | None = None


@dataclass
class Session:
    """One client on the gateway."""

    socket: web.WebSocketResponse
    compress: Callable[[bytes], bytes] | None
    transport: asyncio.Transport | None
    identifier: str = field(default_factory=payloads.snowflake)
    sequence: int = 0
    events: deque[tuple[int, bytes]] = field(default_factory=lambda: deque(maxlen=100))

    async def send(self, operation: int, data: object, event: str | None = None) -> None:
        self.sequence += event is not None
        number = self.sequence if event else None
        frame = orjson.dumps({"op": operation, "d": data, "s": number, "t": event})
        if event:
            self.events.append((self.sequence, frame))
        if not self.gone:
            await self.send_frame(frame)

    @property
    def gone(self) -> bool:
        return self.socket.closed or self.transport is None or self.transport.is_closing()

    def abort(self) -> None:
        """Break the connection without a word."""
        if self.transport is not None:
            self.transport.abort()

    async def resume(self, former: "Session", last: int) -> None:
        """Go on where a connection ended, with what its client has not had."""
        self.identifier, self.sequence, self.events = (
            former.identifier,
            former.sequence,
            former.events,
        )
        for number, frame in list(self.events):
            if number > last:
                await self.send_frame(frame)
        await self.send(0, {"_trace": ["loopback"]}, "RESUMED")

    async def send_frame(self, frame: bytes) -> None:
        if self.compress is None:
            await self.socket.send_str(frame.decode())
        else:
            await self.socket.send_bytes(self.compress(frame))


class LoopbackDiscord:
    """The server, as an async context manager, and what people do on it.

    token: the only one that is let in; any is, where it is None
    patience: seconds that a bot has for its callback before the interaction is unknown
    attachment_size_limit: what interactions say of it, in bytes
    remember: how many interactions are kept; the oldest are forgotten beyond that
    heartbeat: milliseconds between two heartbeats that clients are asked for

    commands: what is registered now, as Discord gives it back
    registrations: how often the whole list was put
    sent: the bodies that the bot sent, the last 10,000 of them
    counts: how many bodies of each kind the bot sent
    refused: how often it was answered with an error, by the error's message
    owed: the tokens of the interactions whose answer was promised and has not come
    channels: the channels that there are, and whether the bot may write in them
    posts: the messages that it wrote there, the first one first
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        patience: float = 3.0,
        attachment_size_limit: int = 10 * 1024 * 1024,
        remember: int = 10_000,
    ) -> None:
        self.token = token
        self.patience = patience
        self.attachment_size_limit = attachment_size_limit
        self.remember = remember
        self.heartbeat = 41_250
        self.api_url = self._gateway_url = ""
        self.commands: list[JSON] = []
        self.registrations = 0
        self.sent: deque[Sent] = deque(maxlen=10_000)
        self.counts: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.owed: set[str] = set()
        self.channels: dict[str, bool] = {payloads.GUILD_CHANNEL_ID: True}
        self.posts: list[Stored] = []
        self._exchanges: dict[str, _Exchange] = {}
        self._messages: WeakValueDictionary[str, Stored] = WeakValueDictionary()
        self._sessions: dict[str, Session] = {}
        self._changed = asyncio.Event()
        self._runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=0.5)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, backlog=1024).start()
        host, port = self._runner.addresses[0][:2]
        self.api_url = f"http://{host}:{port}/api/v10"
        self._gateway_url = f"ws://{host}:{port}/gateway"
        return self

    async def __aexit__(self, *_: object) -> None:
        for session in self._live():
            await session.socket.close(code=WSCloseCode.GOING_AWAY)
        await self._runner.cleanup()

    # --- What people do ---------------------------------------------------------------------------

    async def ready(self, timeout: float = 10.0) -> None:  # noqa: ASYNC109
        """Wait until a client is identified on the gateway."""
        await self.until(lambda: bool(self._live()), timeout)

    async def until(self, condition: Callable[[], object], timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Wait until a condition on what clients sent holds; it is tried after each change."""
        async with asyncio.timeout(timeout):
            while not condition():
                await self._changed.wait()

    async def finished(self, answer: Answer, timeout: float = 5.0) -> Answer:  # noqa: ASYNC109
        """Wait until a deferred answer has its content."""
        await self.until(lambda: not answer.loading, timeout)
        return answer

    async def slash(
        self, name: str, options: Mapping[str, object] | None = None, **by: Unpack[By]
    ) -> Answer:
        """Use a slash command; a subcommand's name is written with spaces."""
        data, owned_by = payloads.chat_input(self.commands, name, options or {}, by)
        return await self.interact(2, data, owned_by, by)

    async def autocomplete(
        self, name: str, options: Mapping[str, object], focused: str, **by: Unpack[By]
    ) -> list[JSON]:
        """Return the choices for the option being typed; `options` has what is there so far."""
        data, owned_by = payloads.chat_input(self.commands, name, options, by, focused)
        return (await self.interact(4, data, owned_by, by)).data.get("choices") or []

    async def click(self, on: Answer | JSON, custom_id: str, **by: Unpack[By]) -> Answer:
        """Press a button of a message or, given an answer, of it or one of its followups."""
        stored, component = self._component(on, custom_id, 2)
        data = {"component_type": 2, "custom_id": custom_id, "id": component["id"]}
        return await self._on_message(3, data, stored, by)

    async def select(
        self, on: Answer | JSON, custom_id: str, values: Sequence[str], **by: Unpack[By]
    ) -> Answer:
        """Choose from a string select, which is found as a button is."""
        stored, component = self._component(on, custom_id, 3)
        offered = [option["value"] for option in component["options"]]
        if not set(values) <= set(offered):
            raise ValueError(f"{custom_id!r} offers {offered}, not {list(values)}")
        data = {"component_type": 3, "custom_id": custom_id, "id": component["id"]}
        return await self._on_message(3, {**data, "values": list(values)}, stored, by)

    async def submit(self, modal: Answer, values: Mapping[str, object], **by: Unpack[By]) -> Answer:
        """Hand in the modal that an answer opened, with values by custom id."""
        if modal.type != 9:
            raise ValueError(f"the answer is no modal but a callback of type {modal.type}")
        data = payloads.modal_data(modal.data, values)
        before = modal.interaction
        if "message" in before:
            return await self._on_message(5, data, self._messages[before["message"]["id"]], by)
        by["where"] = "guild" if "guild" in before else "dm"
        return await self.interact(5, data, before["authorizing_integration_owners"], by)

    async def _on_message(self, kind: int, data: JSON, stored: Stored, by: By) -> Answer:
        in_dm = stored.message["channel_id"] == payloads.DM_CHANNEL_ID
        by["where"] = "dm" if in_dm else "guild"
        owned_by = stored.message["interaction_metadata"]["authorizing_integration_owners"]
        return await self.interact(kind, data, owned_by, by, stored)

    async def interact(
        self, kind: int, data: JSON, owned_by: JSON, by: By, source: Stored | None = None
    ) -> Answer:
        """Send any interaction, be it one that no client of Discord's would send.

        TimeoutError where there is no callback in time, ConnectionError where no bot is there.
        """
        session = self.session
        payload = payloads.interaction(kind, data, owned_by, self.attachment_size_limit, by)
        if source is not None:
            payload["message"] = source.message.copy()
        exchange = _Exchange(payload, source, asyncio.get_running_loop().create_future())
        self._exchanges[payload["token"]] = exchange
        if len(self._exchanges) > self.remember:
            del self._exchanges[next(iter(self._exchanges))]
        exchange.sent = perf_counter()
        await self._tell(session, payload)
        try:
            async with asyncio.timeout(self.patience):
                return await exchange.called
        except TimeoutError:
            self._exchanges.pop(payload["token"], None)
            raise TimeoutError(f"no callback in {self.patience} seconds to {data}") from None

    async def _tell(self, session: Session, payload: JSON) -> None:
        await session.send(0, payload, "INTERACTION_CREATE")

    def _component(self, on: Answer | JSON, custom_id: str, kind: int) -> tuple[Stored, JSON]:
        for each in on.standing if isinstance(on, Answer) else [self._messages[on["id"]]]:
            for component in payloads.walk(each.message["components"]):
                if component.get("custom_id") == custom_id and component["type"] == kind:
                    if component.get("disabled"):
                        raise ValueError(f"{custom_id!r} is disabled")
                    return each, component
        raise LookupError(f"there is no {custom_id!r} of type {kind} on the message")

    def _change(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    # --- REST -------------------------------------------------------------------------------------

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=64 * 1024 * 1024)
        commands, exchange = "/applications/{id}/commands", "/webhooks/{application}/{token}"
        routes: list[tuple[str, str, Handler]] = [
            ("GET", "/gateway", self._gateway_address),
            ("GET", "/gateway/bot", self._gateway_address),
            ("GET", "/users/@me", self._about),
            ("GET", "/applications/@me", self._about),
            ("GET", "/oauth2/applications/@me", self._about),
            ("GET", commands, self._list_commands),
            ("PUT", commands, self._put_commands),
            ("POST", commands, self._post_command),
            ("POST", "/interactions/{id}/{token}/callback", self._callback),
            ("POST", exchange, self._follow_up),
            ("GET", exchange + "/messages/{message}", self._get_message),
            ("PATCH", exchange + "/messages/{message}", self._edit_message),
            ("DELETE", exchange + "/messages/{message}", self._delete_message),
            ("POST", "/channels/{channel}/messages", self._send_message),
        ]
        for method, path, handler in routes:
            application.router.add_route(method, f"/api/v10{path}", self._route(handler))
        application.router.add_get("/gateway", self._gateway)
        return application

    def _route(self, handler: Handler) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            try:
                self._authorize(request)
                status, body = 200, await handler(request)
            except DiscordError as error:
                status, body = error.status, error.body
                self.refused[str(error)] += 1
            self._change()
            if body is None:
                return web.Response(status=204)
            content, stated = orjson.dumps(body), _PACE if "channel" in request.match_info else None
            kind = "application/json"
            return web.Response(status=status, body=content, content_type=kind, headers=stated)

        return handle

    def _authorize(self, request: web.Request) -> None:
        """Refuse a wrong token; interactions and webhooks have their own in the path."""
        open_to_all = "token" in request.match_info or request.path.endswith("/gateway")
        given = request.headers.get("Authorization")
        if self.token is not None and not open_to_all and given != f"Bot {self.token}":
            raise DiscordError(401, 0, "401: Unauthorized")

    async def _gateway_address(self, request: web.Request) -> JSON:
        if request.path.endswith("/gateway"):
            return {"url": self._gateway_url}
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return {"url": self._gateway_url, "shards": 1, "session_start_limit": limit}

    async def _about(self, request: web.Request) -> JSON:
        about_user = request.path.endswith("/users/@me")
        return payloads.BOT_USER if about_user else payloads.application()

    async def _list_commands(self, _: web.Request) -> list[JSON]:
        return self.commands

    async def _put_commands(self, request: web.Request) -> list[JSON]:
        body = orjson.loads(await request.read())
        self._note(("commands", body))
        self.commands = [payloads.registered(command, self.commands) for command in body]
        self.registrations += 1
        return self.commands

    async def _post_command(self, request: web.Request) -> JSON:
        command = payloads.registered(orjson.loads(await request.read()), self.commands)
        others = [other for other in self.commands if other["id"] != command["id"]]
        self.commands = [*others, command]
        return command

    async def _callback(self, request: web.Request) -> JSON | None:
        body, files = await _body(request)
        received = perf_counter()
        exchange = self._exchanges.get(request.match_info["token"])
        if exchange is None or exchange.payload["id"] != request.match_info["id"]:
            raise DiscordError(404, 10062, "Unknown interaction")
        if exchange.answer is not None:
            raise DiscordError(400, 40060, "Interaction has already been acknowledged.")
        self._note(("callback", body))
        kind, data = body["type"], body.get("data") or {}
        answer = Answer(kind, data, received - exchange.sent, exchange.payload)
        answer.original = self._called_back(exchange, kind, data, files)
        exchange.answer = answer
        if kind in _PROMISES:
            self.owed.add(exchange.payload["token"])
        if not exchange.called.done():
            exchange.called.set_result(answer)
        with_response = request.query.get("with_response", "").lower() in {"1", "true"}
        return payloads.callback_response(answer) if with_response else None

    def _called_back(
        self, exchange: _Exchange, kind: int, data: JSON, files: Sequence[File]
    ) -> Stored | None:
        """Do what a callback says and return the message that it is about."""
        source = exchange.source
        if kind not in _CALLBACK_TYPES[exchange.payload["type"]]:
            raise payloads.invalid(type=f"the interaction cannot be answered by type {kind}")
        if kind in {4, 5}:
            replies_to = source.message if source else None
            stored = payloads.message(exchange.payload, data, replies_to, further=False)
            if kind == 4:
                payloads.fill(stored, data, files)
            else:
                stored.message["flags"] |= payloads.LOADING
            return self._keep(stored)
        if kind in {6, 7} and source is None:
            raise payloads.invalid(type="there is no message to update")
        if kind == 7 and source is not None:
            payloads.edit(source, data, files)
        return source if kind in {6, 7} else None

    async def _follow_up(self, request: web.Request) -> JSON:
        exchange, answer = self._answered(request)
        body, files = await _body(request)
        self._note(("followup", body))
        if answer.loading and answer.original is not None:  # it takes the place of the first edit
            stored = answer.original
            payloads.edit(stored, body, files)
        else:
            stored = payloads.message(exchange.payload, body, answer.message, further=True)
            payloads.fill(stored, body, files)
            answer.further.append(self._keep(stored))
        self.owed.discard(exchange.payload["token"])
        return stored.message

    async def _get_message(self, request: web.Request) -> JSON:
        return self._stored(request).message

    async def _edit_message(self, request: web.Request) -> JSON:
        stored = self._stored(request)
        body, files = await _body(request)
        self._note(("edit", body))
        payloads.edit(stored, body, files)
        self.owed.discard(request.match_info["token"])
        return stored.message

    async def _send_message(self, request: web.Request) -> JSON:
        channel = request.match_info["channel"]
        if channel not in self.channels:
            raise DiscordError(404, 10003, "Unknown Channel")
        body, files = await _body(request)
        self._note(("message", body))
        if not self.channels[channel]:
            raise DiscordError(403, 50013, "Missing Permissions")
        stored = payloads.posted(channel, body)
        payloads.fill(stored, body, files)
        self.posts.append(self._keep(stored))
        return stored.message

    async def _delete_message(self, request: web.Request) -> None:
        self._stored(request).deleted = True

    def _note(self, sent: Sent) -> None:
        self.sent.append(sent)
        self.counts[sent[0]] += 1

    def _keep(self, stored: Stored) -> Stored:
        self._messages[stored.message["id"]] = stored
        return stored

    def _answered(self, request: web.Request) -> tuple[_Exchange, Answer]:
        exchange = self._exchanges.get(request.match_info["token"])
        known = request.match_info["application"] == payloads.APPLICATION_ID
        if not known or exchange is None or exchange.answer is None:
            raise DiscordError(404, 10015, "Unknown Webhook")
        return exchange, exchange.answer

    def _stored(self, request: web.Request) -> Stored:
        _, answer = self._answered(request)
        wanted = request.match_info["message"]
        for stored in answer.standing:
            name = "@original" if stored is answer.original else ""
            if wanted in {stored.message["id"], name}:
                return stored
        raise DiscordError(404, 10008, "Unknown Message")

    # --- Gateway ----------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The client that is on the gateway."""
        live = self._live()
        if not live:
            raise ConnectionError("no client is on the gateway")
        return live[-1]

    async def send(self, operation: int, data: object = None, event: str | None = None) -> None:
        await self.session.send(operation, data, event)

    def _live(self) -> list[Session]:
        return [session for session in self._sessions.values() if not session.gone]

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False, timeout=0.2, max_msg_size=0)
        await socket.prepare(request)
        compress = _compressor(request.query.get("compress"))
        session = Session(socket, compress, request.transport)
        await session.send(10, {"heartbeat_interval": self.heartbeat, "_trace": ["loopback"]})
        async for frame in socket:
            if frame.type in {WSMsgType.TEXT, WSMsgType.BINARY}:
                await self._gateway_command(session, orjson.loads(frame.data))
        self._change()
        return socket

    async def _gateway_command(self, session: Session, command: JSON) -> None:
        operation: int = command["op"]
        data = command["d"]
        if operation == 1:
            await session.send(11, None)
        elif operation in {2, 6} and self.token not in {None, data["token"]}:
            await session.socket.close(code=4004, message=b"Authentication failed.")
        elif operation == 2:
            await self._identify(session, data)
        elif operation == 6 and data["session_id"] in self._sessions:
            former = self._sessions[data["session_id"]]
            await session.resume(former, data["seq"] or 0)
            self._sessions[session.identifier] = session
        elif operation == 6:
            await session.send(9, data=False)
        self._change()

    async def _identify(self, session: Session, data: JSON) -> None:
        """Greet a client; without the intent for guilds it hears of none."""
        greeting = payloads.ready(session.identifier, self._gateway_url, data)
        await session.send(0, greeting, "READY")
        if greeting["guilds"]:
            await session.send(0, payloads.guild(), "GUILD_CREATE")
        self._sessions[session.identifier] = session


async def _body(request: web.Request) -> tuple[JSON, list[File]]:
    """Return a body's JSON and its files in the order of their numbers."""
    if not request.content_type.startswith("multipart/"):
        return orjson.loads(await request.read()), []
    body: JSON = {}
    files: dict[int, File] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        content = bytes(await part.read())
        if part.name == "payload_json":
            body = orjson.loads(content)
        elif part.name:
            number = int(part.name.removeprefix("files[").removesuffix("]"))
            files[number] = (part.filename or part.name, content)
    return body, [files[number] for number in sorted(files)]


def _compressor(kind: str | None) -> Callable[[bytes], bytes] | None:
    """Return what compresses one frame after the other as the client asked for, if it did."""
    if kind == "zlib-stream":
        stream = zlib.compressobj()
        return lambda frame: stream.compress(frame) + stream.flush(zlib.Z_SYNC_FLUSH)
    if kind == "zstd-stream" and find_spec("zstandard"):
        library = import_module("zstandard")
        block = library.ZstdCompressor().compressobj()
        flush = library.COMPRESSOBJ_FLUSH_BLOCK
        return lambda frame: block.compress(frame) + block.flush(flush)
    if kind == "zstd-stream":
        native = import_module("compression.zstd").ZstdCompressor()
        return lambda frame: native.compress(frame, native.FLUSH_BLOCK)
    return None
