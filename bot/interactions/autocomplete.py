"""Autocomplete: names that fit what is being typed, best first."""

import logging
import secrets
from collections.abc import Callable, Coroutine
from typing import Any

import discord
from discord import app_commands

from bot.cards.discord_limits import CHOICE_NAME, CHOICES, shorten_all
from bot.cards.parts.amounts import day, when
from bot.domain.names.index import POSSIBLE, NameIndex
from bot.domain.time.parse_date import Unread, read_date
from bot.interactions.record_lease import Desks
from bot.models.dates import When
from bot.models.evidence import Name

log = logging.getLogger(__name__)

AnyInteraction = discord.Interaction[discord.Client]
Completion = Callable[[AnyInteraction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]

_OFFERED = 15
_FLOOR = POSSIBLE - 8.0


def _kept_safe(complete: Completion) -> Completion:
    """Offer nothing where the bot makes a mistake: there is no place to say more."""

    async def safely(interaction: AnyInteraction, current: str) -> list[app_commands.Choice[str]]:
        try:
            return await complete(interaction, current)
        except Exception:
            log.exception("bug %s", secrets.token_hex(4))
            return []

    return safely


def completes(desks: Desks, *kinds: str) -> Completion:
    """A completion for an option that names a record of one of the kinds."""

    async def complete(_: AnyInteraction, current: str) -> list[app_commands.Choice[str]]:
        return _choices(_found(desks.current.names, current, kinds))

    return _kept_safe(complete)


def completes_dates(desks: Desks, *kinds: str) -> Completion:
    """A completion for a date option: the date as it is read, then records of those kinds."""

    async def complete(_: AnyInteraction, current: str) -> list[app_commands.Choice[str]]:
        context = desks.current
        read = read_date(current, context.today())
        if isinstance(read, When):
            return [app_commands.Choice(name=when(read), value=read.text)]
        if isinstance(read, Unread):
            return [app_commands.Choice(name=day(d), value=d.isoformat()) for d in read.possible]
        return _choices(_found(context.names, current, kinds))

    return _kept_safe(complete)


def _found(names: NameIndex, current: str, kinds: tuple[str, ...]) -> list[Name]:
    if not current.strip():
        return names.common(kinds, _OFFERED)
    matches = names.find(current, kinds, _OFFERED)
    return [match.name for match in matches if match.score >= _FLOOR]


def _choices(found: list[Name]) -> list[app_commands.Choice[str]]:
    labels = [f"{name.title} · {name.hint}" if name.hint else name.title for name in found]
    return [
        app_commands.Choice(name=label, value=name.record)
        for label, name in zip(shorten_all(labels, CHOICE_NAME), found, strict=True)
    ][:CHOICES]
