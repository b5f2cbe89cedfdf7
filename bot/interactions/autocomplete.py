"""Autocomplete: names that fit what is being typed, best first."""

import logging
from collections.abc import Callable, Coroutine
from typing import Any

from discord import app_commands

from bot.answers.spec import Option
from bot.cards.discord_limits import CHOICE_NAME, CHOICES
from bot.cards.text import shorten_all
from bot.domain.names.index import POSSIBLE, NameIndex
from bot.errors import log_bug
from bot.interactions.complete_dates import complete_dates, is_whole_date
from bot.interactions.send import AnyInteraction
from bot.lifecycle.live_record import LiveRecord
from bot.models.evidence import Name

log = logging.getLogger(__name__)

Choices = list[app_commands.Choice[str]]
Completion = Callable[[AnyInteraction, str], Coroutine[Any, Any, Choices]]

_OFFERED = 15
_FLOOR = POSSIBLE - 8.0


def completion(live: LiveRecord, option: Option) -> Completion:
    """A completion for an option: a date as it is read, then records of its kinds."""

    async def complete(interaction: AnyInteraction, current: str) -> Choices:
        try:
            locale = interaction.locale.value
            return _dates(live, current, locale) if option.dated else _names(live, current)
        except Exception as error:  # noqa: BLE001  (there is no place to say more)
            log_bug(log, error)
            return []

    def _names(live: LiveRecord, current: str) -> Choices:
        return _choices(_found(live.current.names, current, option.kinds))

    def _dates(live: LiveRecord, current: str, locale: str) -> Choices:
        context = live.current
        dates = complete_dates(context, option, current, locale)
        choices = [app_commands.Choice(name=one.label, value=one.value) for one in dates]
        if is_whole_date(context, current, locale):
            return choices
        return [*choices, *_names(live, current)][:CHOICES]

    return complete


def _found(names: NameIndex, current: str, kinds: tuple[str, ...]) -> list[Name]:
    if not current.strip():
        return names.common(kinds, _OFFERED)
    matches = names.find(current, kinds, _OFFERED)
    return [match.name for match in matches if match.score >= _FLOOR]


def _choices(found: list[Name]) -> Choices:
    labels = [f"{name.title} · {name.hint}" if name.hint else name.title for name in found]
    return [
        app_commands.Choice(name=label, value=name.record)
        for label, name in zip(shorten_all(labels, CHOICE_NAME), found, strict=True)
    ][:CHOICES]
