"""Reports of errors: the form, what was typed into it, and its way to the operator's channel."""

import asyncio
import logging
from collections.abc import Iterator, Mapping
from typing import Any, cast

import aiohttp
import discord
from discord import ui

from bot.cards.card import Card
from bot.cards.report import WHAT, WHERE, Report
from bot.interactions.components import message_view
from bot.interactions.custom_ids import to_custom_id
from bot.models.question import Action, Question

log = logging.getLogger(__name__)

_PATIENCE = 10.0
"""Seconds that Discord has to take a report."""

_SENT = "Your report goes to those who keep this bot's record, with your name and what you asked."
_NOT_SENT = "Nothing is sent from here: you get your words back, with where to write."


def report_form(question: Question, *, sent: bool) -> ui.Modal:
    """The form for an answer, which its custom id carries. It is stopped, so that nothing of it
    stays in memory: what is handed in is read by its custom id, as buttons are.
    """
    form = ui.Modal(title="Report an error", custom_id=to_custom_id(Action.REPORT, question))
    what: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id="what", style=discord.TextStyle.paragraph, max_length=WHAT
    )
    where: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id="where", required=False, max_length=WHERE
    )
    form.add_item(ui.Label(text="What is wrong?", component=what))
    form.add_item(
        ui.Label(
            text="Where can that be checked?", description="A link or a source", component=where
        )
    )
    form.add_item(ui.TextDisplay(_SENT if sent else _NOT_SENT))
    form.stop()
    return form


def handed_in(data: Mapping[str, Any], user: discord.User | discord.Member) -> Report:
    """The report that is in a form that was handed in."""
    values = dict(_values(data.get("components")))
    by = f"{user.display_name} (id {user.id})"
    return Report(values.get("what", ""), values.get("where", ""), by)


def _values(part: object) -> Iterator[tuple[str, str]]:
    """What the fields hold, by their custom ids; anything that is no field is passed over."""
    if isinstance(part, list):
        for one in cast("list[object]", part):
            yield from _values(one)
    elif isinstance(part, dict):
        component = cast("dict[str, object]", part)
        if "custom_id" in component:
            yield str(component["custom_id"]), str(component.get("value") or "")
        yield from _values(component.get("component"))
        yield from _values(component.get("components"))


async def pass_on(client: discord.Client, channel: int, card: Card) -> bool:
    """Send a report to the operator's channel; False where Discord does not take it."""
    view = message_view(card, 0, private=False)
    place = client.get_partial_messageable(channel)
    try:
        async with asyncio.timeout(_PATIENCE):
            await place.send(view=view, allowed_mentions=discord.AllowedMentions.none())
    except TimeoutError:
        log.warning("REPORT_CHANNEL: a report was not taken within %g s", _PATIENCE)
        # discord.py, interrupted while a limit for the whole bot lasts, would wait for its end ever
        # after, and send nothing to any channel.
        client.http._global_over.set()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        return False
    except discord.HTTPException as error:
        log.warning("REPORT_CHANNEL: a report was refused: HTTP %s", error.status)
        return False
    except (aiohttp.ClientError, OSError, ValueError):
        log.warning("REPORT_CHANNEL: a report was not taken: Discord cannot be reached")
        return False
    return True
