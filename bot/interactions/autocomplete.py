"""Autocomplete: names that fit what is being typed, best first."""

import logging
import re
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from discord import app_commands

from bot.answers.context import Context
from bot.answers.spec import Option
from bot.cards.discord_limits import CHOICE_NAME, CHOICES
from bot.cards.text import shorten, shorten_all
from bot.domain.names.index import POSSIBLE, NameIndex
from bot.domain.names.meaning import of_ranked
from bot.errors import log_bug
from bot.interactions.complete_dates import complete_dates, is_whole_date
from bot.interactions.send import AnyInteraction
from bot.lifecycle.live_record import LiveRecord
from bot.models.evidence import Name
from bot.store.queries.search import ranked

log = logging.getLogger(__name__)

Choices = list[app_commands.Choice[str]]
Completion = Callable[[AnyInteraction, str], Coroutine[Any, Any, Choices]]

_OFFERED = 15
_TELLING = 4
"""Letters from which on it is looked for beyond the names."""
_CODE_BEGUN = re.compile(r"(\d{2})[-\s.]?(\d{1,4})(?:\.\d{0,2})?")
"""Of an occupation: '27-2011', '2720', '27-2011.00'."""


def completion(live: LiveRecord, option: Option) -> Completion:
    """A completion for an option: a date as it is read, then records of its kinds."""

    async def complete(interaction: AnyInteraction, current: str) -> Choices:
        try:
            locale = interaction.locale.value
            if option.dated:
                followed = getattr(interaction.namespace, option.follows or "", None) or ""
                return await _dates(live, current, locale, str(followed))
            return await _names(live, current)
        except Exception as error:  # noqa: BLE001  (there is no place to say more)
            log_bug(log, error)
            return []

    async def _names(live: LiveRecord, current: str) -> Choices:
        names = live.current.names
        found = _found(names, current, option.kinds)
        if not (found or option.dated) and len(current.strip()) >= _TELLING:
            found = await live.lease(partial(_worded, text=current, kinds=option.kinds))
        return _choices(names, found)

    async def _dates(live: LiveRecord, current: str, locale: str, followed: str) -> Choices:
        context = live.current
        dates = complete_dates(context, option, current, locale, followed)
        labels = shorten_all([one.label for one in dates], CHOICE_NAME)
        choices = [
            app_commands.Choice(name=label, value=one.value)
            for label, one in zip(labels, dates, strict=True)
        ]
        if is_whole_date(context, current, locale):
            return choices
        return [*choices, *await _names(live, current)][:CHOICES]

    return complete


def _found(names: NameIndex, current: str, kinds: tuple[str, ...]) -> list[Name]:
    typed = current.strip()
    if not typed:
        return names.common(kinds, _OFFERED)
    known = names.by_record.get(typed.casefold())
    found = [known] if known is not None and known.kind in kinds else []
    code = _CODE_BEGUN.fullmatch(typed) if "occupation" in kinds else None
    text = f"{code[1]} {code[2]}" if code else typed
    matches = (match for match in names.find(text, kinds, _OFFERED) if match.score >= POSSIBLE)
    return list(dict.fromkeys((*found, *(match.name for match in matches))))


async def _worded(context: Context, text: str, kinds: tuple[str, ...]) -> list[Name]:
    """What has the words of a text among all its own, where nothing is called so."""
    ranked_records = await ranked(context.record, text, kinds, _OFFERED)
    meant = of_ranked(ranked_records, context.names.by_record)
    return [name for name in (meant.name, *meant.others) if name is not None]


def _value(names: NameIndex, name: Name) -> str:
    """Its id or, where another record of its kind is called so, what it is chosen by."""
    called = names.exact(name.record, (name.kind,))
    return name.record if all(one is name for one in called) else shorten(name.label, CHOICE_NAME)


def _choices(names: NameIndex, found: list[Name]) -> Choices:
    labels = [name.label for name in found]
    return [
        app_commands.Choice(name=label, value=_value(names, name))
        for label, name in zip(shorten_all(labels, CHOICE_NAME), found, strict=True)
    ][:CHOICES]
