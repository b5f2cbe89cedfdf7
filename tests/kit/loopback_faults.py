"""A loopback Discord in which things go wrong, on the gateway and over REST."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Mapping
from copy import deepcopy
from typing import Literal, Unpack

import orjson
from aiohttp import web

from tests.kit.loopback import Answer, Handler, LoopbackDiscord, Session
from tests.kit.loopback_payloads import JSON, By

__all__ = ["Answer", "FaultyDiscord"]

Asked = Literal[
    "callback",
    "edit_message",
    "delete_message",
    "follow_up",
    "send_message",
    "put_commands",
    "gateway_address",
    "about",
]
"""What is asked for over REST."""

Real = Callable[[web.Request], Awaitable[web.Response]]
Fault = Callable[[web.Request, Real], Awaitable[web.Response]]


def status(code: int, body: object = None, **headers: str) -> Fault:
    """An answer with a status, and a body that is JSON unless it is text."""

    async def fault(request: web.Request, _: Real) -> web.Response:
        await request.read()
        if isinstance(body, str):
            return web.Response(status=code, text=body, headers=headers)
        content = orjson.dumps(body or {"message": f"{code}: made up", "code": 0})
        kind = "application/json"
        return web.Response(status=code, body=content, content_type=kind, headers=headers)

    return fault


def limited(seconds: float, *, everywhere: bool = False) -> Fault:
    """429, for a route or for the whole bot."""
    body = {"message": "You are being rate limited.", "retry_after": seconds}
    return status(429, {**body, "global": everywhere}, Via="1.1 google")


def refused(code: int, number: int) -> Fault:
    """An error of Discord's own, by its number."""
    return status(code, {"message": "made up", "code": number})


async def reset(request: web.Request, _: Real) -> web.Response:
    """The connection breaks, and nothing was taken."""
    return _abort(request)


async def reset_after(request: web.Request, real: Real) -> web.Response:
    """What was sent is taken, and the connection breaks."""
    await real(request)
    return _abort(request)


async def garbled_after(request: web.Request, real: Real) -> web.Response:
    """What was sent is taken, and the answer is no JSON."""
    await real(request)
    return web.Response(body=b'{"interaction": {"id', content_type="application/json")


async def hang(_: web.Request, __: Real) -> web.Response:
    """There is never an answer."""
    await asyncio.Event().wait()
    raise AssertionError


def _abort(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


class FaultyDiscord(LoopbackDiscord):
    """The loopback with faults; each is made once, in the order in which they were asked for.

    silent: nothing that comes over the gateway is answered
    heartbeats: how many were answered
    turn_away: the code that connections are closed with before they are let in
    turn_down: how many connections are not even made
    garble: what changes an interaction before clients are told of it
    asked: how often what was asked for over REST
    connections: how often a client said who it is, or that it goes on
    """

    def __init__(self, *, token: str) -> None:
        self.silent = False
        self.heartbeats = 0
        self.turn_down = 0
        self.turn_away: int | None = None
        self.garble: Callable[[JSON], object] | None = None
        self.asked: defaultdict[str, int] = defaultdict(int)
        self.connections: list[Literal["identify", "resume"]] = []
        self._faults: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self._away: Session | None = None
        super().__init__(token=token, patience=10)  # a fault and its mending take their time

    # --- REST -------------------------------------------------------------------------------------

    def fail(self, asked: str, *faults: Fault) -> None:
        """The next answers to what is asked for."""
        self._faults[asked].extend(faults)

    def heal(self) -> None:
        """No more of the faults that were asked for."""
        self._faults.clear()

    def _route(self, handler: Handler) -> Real:
        real = super()._route(handler)
        name = getattr(handler, "__name__", "").removeprefix("_")

        async def handle(request: web.Request) -> web.Response:
            self.asked[name] += 1
            self._change()
            faults = self._faults[name]
            if not faults:
                return await real(request)
            return await faults.popleft()(request, real)

        return handle

    # --- Gateway ----------------------------------------------------------------------------------

    async def close(self, code: int | None, *, forget: bool = False) -> None:
        """Close the gateway with a code; None breaks the connection without a word. With `forget`
        no session can go on where it ended.
        """
        session = self.session
        if forget:
            self._sessions.clear()
        if code is None:
            session.abort()
        else:
            await session.socket.close(code=code, message=b"made up")

    async def send_text(self, text: str) -> None:
        """A frame that need not be JSON, compressed as the others."""
        await self.session.send_frame(text.encode())

    async def send_bytes(self, frame: bytes) -> None:
        """A frame that need not be a part of the compressed stream."""
        await self.session.socket.send_bytes(frame)

    async def send_truncated(self, text: str) -> None:
        """A frame whose end is missing."""
        compress = self.session.compress
        if compress is None:
            raise ValueError("the client did not ask for compression")
        await self.send_bytes(compress(text.encode())[:-5])

    async def back(self, connections: int, timeout: float = 60.0) -> None:  # noqa: ASYNC109
        """Wait until a client was let in so many times, and is there."""
        await self.until(lambda: len(self.connections) >= connections and self._live(), timeout)

    async def slash_while_away(
        self, name: str, options: Mapping[str, object], **by: Unpack[By]
    ) -> Answer:
        """Use a command at a moment at which the client is not there."""
        self._away = self.session
        self._away.abort()
        return await self.slash(name, options, **by)

    def _live(self) -> list[Session]:
        return super()._live() or ([self._away] if self._away else [])

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        if self.turn_down:
            self.turn_down -= 1
            raise web.HTTPServiceUnavailable
        return await super()._gateway(request)

    async def _tell(self, session: Session, payload: JSON) -> None:
        if self.garble is not None:
            payload = deepcopy(payload)
            self.garble(payload)
        await super()._tell(session, payload)

    async def _gateway_command(self, session: Session, command: JSON) -> None:
        if self.silent:
            return
        self.heartbeats += command["op"] == 1
        if command["op"] in {2, 6}:
            self.connections.append("identify" if command["op"] == 2 else "resume")
            if self.turn_away is not None:
                await session.socket.close(code=self.turn_away, message=b"made up")
                self._change()
                return
        await super()._gateway_command(session, command)
