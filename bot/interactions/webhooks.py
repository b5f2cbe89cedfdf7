"""How answers reach Discord, each with an end: discord.py alone waits minutes for what is worth
nothing after 3 seconds.
"""

import asyncio
import logging
from typing import Any

import aiohttp
import discord
from discord.http import Route
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

log = logging.getLogger(__name__)

TO_ANSWER = 3.0
"""Seconds that Discord waits for the first answer to an interaction."""

TO_EDIT = 60.0
"""Seconds for a message later on, with its files."""

_AGAIN = 0.2
"""Seconds before what a broken connection took along is sent once more."""

_DEFERRED = (5, 6)
_CHOICES = 8
_BAD_REQUEST = 400
_ANSWERED = 40060
_SAID = {
    10008: "its message is gone",
    10015: "its time is over",
    10062: "its time is over",
    50027: "its time is over",
    _ANSWERED: "it was answered already",
}


class UndeliveredError(ConnectionError):
    """Discord was not reached, or did not say whether it took an answer."""


def why_undelivered(error: BaseException) -> str | None:
    """Why an answer did not reach its person; None where the bot itself made a mistake."""
    if isinstance(error, UndeliveredError):
        return str(error)
    if isinstance(error, discord.InteractionResponded):
        return _SAID[_ANSWERED]
    if isinstance(error, discord.HTTPException):
        said = _SAID.get(error.code, "Discord refused it")
        if error.status > _BAD_REQUEST or error.code in _SAID:
            return f"{said} (HTTP {error.status}, code {error.code})"
    return None


class Delivery(AsyncWebhookAdapter):
    """Sends what interactions are answered with. HTTPException where Discord refuses it, and
    UndeliveredError where it does not say whether it took it.

    What a broken connection took along is sent once more. That a deferral was heard is taken for
    granted until Discord says that it was not: somebody may be waiting for what follows.
    """

    async def request(self, route: Route, session: aiohttp.ClientSession, **sent: Any) -> Any:  # noqa: ANN401
        if not route.path.endswith("/callback"):
            return await self._within(TO_EDIT, route, session, sent)
        payload: dict[str, Any] = sent.get("payload") or {}
        kind = payload.get("type")
        try:
            return await self._within(TO_ANSWER, route, session, sent)
        except (UndeliveredError, discord.HTTPException) as error:
            unsure = isinstance(error, (UndeliveredError, discord.DiscordServerError))
            why = why_undelivered(error)
            if kind == _CHOICES and why is not None:
                what = "choices were not taken: %s"
            elif kind in _DEFERRED and unsure:
                what = "whether Discord heard a deferral is not known: %s"
            else:
                raise
            log.warning(what, why)
            return _heard(route)

    async def _within(
        self, limit: float, route: Route, session: aiohttp.ClientSession, sent: dict[str, Any]
    ) -> Any:  # noqa: ANN401
        try:
            async with asyncio.timeout(limit):
                return await self._sent(route, session, sent)
        except TimeoutError as error:
            raise UndeliveredError(f"Discord did not take it within {limit:g} s") from error
        except (aiohttp.ClientError, OSError) as error:
            raise UndeliveredError("Discord cannot be reached") from error
        except ValueError as error:
            raise UndeliveredError("what Discord says of it cannot be read") from error
        except RuntimeError as error:
            raise UndeliveredError("the bot has ended") from error

    async def _sent(
        self, route: Route, session: aiohttp.ClientSession, sent: dict[str, Any]
    ) -> Any:  # noqa: ANN401
        followup = route.method == "POST" and not route.path.endswith("/callback")
        try:
            return await super().request(route, session, **sent)
        except TimeoutError:
            raise
        except (aiohttp.ClientError, OSError, ValueError):
            if followup:
                raise  # it might be there twice
        await asyncio.sleep(_AGAIN)
        for file in sent.get("files") or ():
            file.reset(seek=True)
        try:
            return await super().request(route, session, **sent)
        except discord.HTTPException as error:
            if error.code != _ANSWERED:
                raise
            return _heard(route)  # the first time


def _heard(route: Route) -> dict[str, Any]:
    """What Discord says of a callback, as far as it is known without asking."""
    return {"interaction": {"id": str(route.webhook_id)}}


def use_delivery() -> None:
    """For all that this task starts."""
    async_context.set(Delivery())
