"""The stoppages that a search asks for: a list of them, or something about one."""

import re
from collections.abc import Iterable

from bot.answers.context import Context
from bot.answers.search.stoppages_card import StoppageLead
from bot.domain.search.questions import Asked
from bot.domain.stoppages.directory import StoppageDirectory
from bot.domain.stoppages.lists import Order, StoppageList, latest_large
from bot.domain.stoppages.read_list import read_stoppage_list
from bot.models.statistics import STOPPAGE_KINDS
from bot.store.queries.stoppages import stoppage_directory

_OF_THE_RECORD = ("role", "occupation", "topic", "holder", "strike", "event", "source")
_ASKING = re.compile(
    r"\b(?:how (?:many|often)|(?:which|what) (?:unions?|companies|employers|workers)|"
    r"did|were|was|happened|happen|took place|take place|occurred|began|started|there)\b|\?",
    re.IGNORECASE,
)
_ANYBODY = re.compile(r"\b(?:people|persons|strikers|men|women)\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:all|every|each|list|strikes|stoppages|walkouts|lockouts|which unions?)\b|\bhow many\b",
    re.IGNORECASE,
)
_YEAR_AGO = re.compile(r"\b(?P<which>last|this) year\b", re.IGNORECASE)


async def listed_stoppages(context: Context, text: str) -> StoppageLead | None:
    """The list of stoppages that a text asks for, where it names no other record."""
    if context.names.exact(text, _OF_THE_RECORD):
        return None
    directory = await stoppage_directory(context.record)
    year = context.today().year
    dated = _YEAR_AGO.sub(lambda said: f"in {year - (said['which'].lower() == 'last')}", text)
    wanted = read_stoppage_list(_ASKING.sub(" ", dated), directory)
    if wanted is None or not (wanted.tells_more_than_years or _asks_all(wanted, text)):
        return None
    if " " not in text.strip() and _others_have(context, directory, wanted, text):
        return None
    return _lead(context, directory, wanted, text)


def _others_have(
    context: Context, directory: StoppageDirectory, wanted: StoppageList, word: str
) -> bool:
    """Whether most records with a word of a party's name are others: 'black', 'federal'."""
    stoppages = len(directory.of_party(wanted.party))
    return bool(wanted.party) and context.record.lexicon.counts.get(word.lower(), 0) > 2 * stoppages


def _asks_all(wanted: StoppageList, text: str) -> bool:
    """Whether lockouts or the stoppages of some years are asked for, not a strike of a year."""
    return wanted.lockouts or bool((wanted.first or wanted.last) and _SEVERAL.search(text))


async def meant_stoppage(context: Context, readings: Iterable[Asked]) -> StoppageLead | None:
    """What is asked about a strike that is on the lists of stoppages alone."""
    directory = await stoppage_directory(context.record)
    for asked in readings:
        if asked.kinds != ("strike",) or asked.what == "the strike":
            continue
        wanted = read_stoppage_list(_ANYBODY.sub(" ", asked.text), directory)
        if wanted is not None and wanted.narrowed:
            found = _lead(context, directory, wanted, asked.about, asked.what)
            if found and found.stoppages:
                return found
    return None


def _lead(
    context: Context,
    directory: StoppageDirectory,
    wanted: StoppageList,
    about: str,
    what: str = "",
) -> StoppageLead | None:
    found = directory.listed(wanted)
    if not found and wanted.tells_more_than_years:
        return None
    latest = latest_large(found) if wanted.order is Order.START else None
    titles = _titles(context)
    return StoppageLead(
        about=about,
        wanted=wanted,
        stoppages=found,
        sources=context.record.sources,
        titles={one.id: titles.get(one.id, one.employer) for one in found},
        what=what,
        one=(latest or found[0]) if what and found else None,
    )


def _titles(context: Context) -> dict[str, str]:
    """What stoppages are called, by id: one that is a strike of the record goes by its name."""
    covered = {
        stoppage: stated.row.name
        for stated in context.record.strikes.values()
        for stoppage in stated.row.stoppage
    }
    called = context.names.by_record
    return {
        one: name.title for one, name in called.items() if name.kind in STOPPAGE_KINDS
    } | covered
