"""Autocomplete: names that fit what is being typed, best first."""

import logging
import re
from collections.abc import Callable, Coroutine, Iterable
from functools import partial
from itertools import islice
from typing import Any

from discord import app_commands

from bot.answers.context import Context
from bot.answers.spec import Option
from bot.cards.discord_limits import CHOICE_NAME, CHOICES
from bot.cards.parts.stoppages import counts_by_list, list_called
from bot.cards.text import shorten, shorten_all
from bot.domain.names.index import POSSIBLE, SURE, NameIndex, NameMatch
from bot.domain.names.meaning import of_ranked
from bot.domain.names.spelling import EXACT, WORDS
from bot.domain.stoppages.complete_list import lists_begun
from bot.errors import log_bug
from bot.interactions.complete_dates import complete_dates, is_whole_date
from bot.interactions.send import AnyInteraction
from bot.lifecycle.live_record import LiveRecord
from bot.models.evidence import Name
from bot.models.statistics import STOPPAGE_KINDS
from bot.store.queries.search import ranked
from bot.store.queries.stoppages import stoppage_directory

log = logging.getLogger(__name__)

Choices = list[app_commands.Choice[str]]
Completion = Callable[[AnyInteraction, str], Coroutine[Any, Any, Choices]]

_OFFERED = 15
_STOPPAGES = 30
"""Names that are looked at where many stoppages have names that are alike."""
_BEGINS = WORDS - 4
"""The least fit of a name whose words begin with what was typed."""
_HALVED_IN = 10
"""Years after which a stoppage is thought of as one half its size."""
_TELLING = 4
"""Letters from which on it is looked for beyond the names."""
_CODE_BEGUN = re.compile(r"(\d{2})[-\s.]?(\d{1,4})(?:\.\d{0,2})?")
"""Of an occupation: '27-2011', '2720', '27-2011.00'."""


def completion(live: LiveRecord, option: Option) -> Completion:
    """A completion for an option: a date as it is read, then records of its kinds."""

    async def complete(interaction: AnyInteraction, current: str) -> Choices:
        try:
            if option.dated:
                return await _dates(live, option, current, interaction)
            return await _names(live, option, current)
        except Exception as error:  # noqa: BLE001  (there is no place to say more)
            log_bug(log, error)
            return []

    return complete


async def _names(live: LiveRecord, option: Option, current: str) -> Choices:
    names = live.current.names
    found = _found(names, current, option.kinds)
    if "stoppages" in option.kinds and current.strip():
        lists = await live.lease(partial(_lists, text=current))
        sure = names.find(current, option.kinds, _OFFERED)
        called = [one.name for one in sure if one.score >= SURE]
        found = list(dict.fromkeys((*called, *lists, *found)))
    if not (found or option.dated) and len(current.strip()) >= _TELLING:
        found = await live.lease(partial(_worded, text=current, kinds=option.kinds))
    return _choices((name.label, _value(names, name)) for name in found)


async def _dates(
    live: LiveRecord, option: Option, current: str, interaction: AnyInteraction
) -> Choices:
    context, locale = live.current, interaction.locale.value
    followed = getattr(interaction.namespace, option.follows or "", None) or ""
    dates = complete_dates(context, option, current, locale, str(followed))
    choices = _choices((one.label, one.value) for one in dates)
    if is_whole_date(context, current, locale):
        return choices
    return [*choices, *await _names(live, option, current)][:CHOICES]


def _choices(offered: Iterable[tuple[str, str]]) -> Choices:
    """Choices of some labels and values, as many as Discord has room for."""
    shown = list(islice(offered, CHOICES))
    labels = shorten_all([label for label, _ in shown], CHOICE_NAME)
    return [
        app_commands.Choice(name=label, value=value)
        for label, (_, value) in zip(labels, shown, strict=True)
    ]


def _found(names: NameIndex, current: str, kinds: tuple[str, ...]) -> list[Name]:
    typed = current.strip()
    if not typed:
        return names.common(kinds, _OFFERED)
    known = names.by_record.get(typed.casefold())
    found = [known] if known is not None and known.kind in kinds else []
    code = _CODE_BEGUN.fullmatch(typed) if "occupation" in kinds else None
    text = f"{code[1]} {code[2]}" if code else typed
    most = _STOPPAGES if STOPPAGE_KINDS[0] in kinds else _OFFERED
    matches = [match for match in names.find(text, kinds, most) if match.score >= POSSIBLE]
    likely = iter(sorted(filter(_is_stoppage, matches), key=_likeliest_first))
    ordered = (next(likely) if _is_stoppage(match) else match for match in matches)
    return list(dict.fromkeys((*found, *(match.name for match in ordered))))[:_OFFERED]


def _is_stoppage(match: NameMatch) -> bool:
    return match.name.kind in STOPPAGE_KINDS


def _likeliest_first(match: NameMatch) -> tuple[float, float]:
    """Of stoppages: the best fit, those whose names begin alike by their size, which fades."""
    fit = min(match.score, _BEGINS) if match.score < EXACT else EXACT
    return -fit, -match.name.size * 2 ** (int(match.name.start[:4]) / _HALVED_IN)


async def _lists(context: Context, text: str) -> list[Name]:
    """The lists of stoppages that a text asks for or begins."""
    directory = await stoppage_directory(context.record)
    found: list[Name] = []
    for wanted in lists_begun(text, directory):
        title = f"S{list_called(wanted, directory.label(wanted.party))[1:]}"
        hint = counts_by_list(directory.listed(wanted)) or "0 on the lists"
        unnamed = Name(wanted.encoded, "stoppages", title, hint, 0, ())
        found.append(context.names.by_record.get(wanted.encoded, unnamed))
    return found


async def _worded(context: Context, text: str, kinds: tuple[str, ...]) -> list[Name]:
    """What has the words of a text among all its own, where nothing is called so."""
    ranked_records = await ranked(context.record, text, kinds, _OFFERED)
    meant = of_ranked(ranked_records, context.names.by_record, text)
    return [name for name in (meant.name, *meant.others) if name is not None]


def _value(names: NameIndex, name: Name) -> str:
    """Its id or, where that is a word that another record of its kind is called, what it is chosen
    by.
    """
    alone = not name.record.isalpha() or names.exact(name.record, (name.kind,)) in ([], [name])
    return name.record if alone else shorten(name.label, CHOICE_NAME)
