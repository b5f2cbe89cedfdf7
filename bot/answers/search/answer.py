"""The answer of /search."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from bot.answers import registry
from bot.answers.context import Context, not_on_record
from bot.answers.quote.answer import passage
from bot.answers.search.card import Lead, SearchAnswer, StoppageLead, render_list, render_search
from bot.cards.card import Card
from bot.domain.names.addresses import plain_address, sources_at
from bot.domain.names.index import LIKELY
from bot.domain.search.questions import Asked, latest_strike, readings
from bot.domain.search.words import words_of
from bot.domain.stoppages.read_list import read_stoppage_list
from bot.errors import UserError
from bot.models.evidence import Name
from bot.models.question import Question
from bot.models.search import RankedRecord
from bot.store.queries.events import latest_deadline
from bot.store.queries.names import kind_of
from bot.store.queries.search import ranked, search
from bot.store.queries.stoppages import stoppage_directory

_NEAREST = 3
_NAMED = ("role", "occupation", "topic", "holder", "strike", "stoppage", "event", "source")

_OF_THE_RECORD = tuple(kind for kind in _NAMED if kind != "stoppage")

_OPENED_BY: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "role": ("pay", "role"),
        "figure": ("pay", "role"),
        "occupation": ("pay", "role"),
        "topic": ("positions", "topic"),
        "holder": ("quote", "holder"),
        "source": ("source", "source"),
        "strike": ("strike", "name"),
        "stoppage": ("strike", "name"),
        "event": ("on", "date"),
    }
)
"""The command that shows a record of a kind, and its option."""


async def answer(context: Context, question: Question) -> Card:
    """Everything that has the words, the best first, led by what answers a question; or the one
    record that was picked, or named by its id or its address.
    """
    named = question["record"] or question.text.strip().casefold()
    kind = await kind_of(context.record, named) if " " not in named else ""
    if kind:
        return await _opened(context, kind, named)
    if question["record"]:
        raise not_on_record()
    source = _source_at(context, question.text)
    if source:
        return await _opened(context, "source", source)
    if not words_of(question.text):
        raise UserError(
            "There is no word in that to look for", "Try /search words: residual checks."
        )
    return await _found(context, question.text)


async def _found(context: Context, text: str) -> Card:
    lead = await _lead(context, text)
    listed = None if lead else await _stoppages(context, text)
    if listed is not None:
        return render_list(listed, await search(context.record, text))
    hits = await search(context.record, lead.asked.text if lead else text)
    nearest = [] if hits.found or lead else _near_names(context, text)
    return render_search(SearchAnswer(hits, lead, nearest))


async def _stoppages(context: Context, text: str) -> StoppageLead | None:
    """The list of stoppages that a text asks for, where it names no other record."""
    directory = await stoppage_directory(context.record)
    wanted = read_stoppage_list(text, directory)
    if wanted is None or not wanted.tells_more_than_years:
        return None
    if context.names.exact(text, _OF_THE_RECORD):
        return None
    found = directory.listed(wanted)
    names = context.names.by_record
    stoppages = [one for one in found if one.id in names]
    titles = {one.id: names[one.id].title for one in stoppages}
    return StoppageLead(text, wanted, stoppages, titles) if stoppages else None


def _near_names(context: Context, text: str) -> list[Name]:
    found = context.names.find(text, _NAMED, _NEAREST)
    return [match.name for match in found if match.score >= LIKELY]


def _source_at(context: Context, text: str) -> str:
    """The one source that has this address; '' where the text is none, or a site with several."""
    address = plain_address(text)
    found = sources_at(address, context.record.sources.values()) if address else []
    return found[0].id if len(found) == 1 else ""


_MEANT = 0.45
"""The part of what a question tells that the record which answers it has, at least."""
_AS_MUCH = 0.02
"""Records whose shares differ by less have as much of the question."""
_AS_WELL = 0.2
"""Records whose scores differ by less fit as well: the kind that is asked for first is meant."""
_CONSIDERED = 30
"""Records that may answer a question, of which the likeliest or the latest does."""
_READ = 3
"""Ways in which one question is read."""


async def _lead(context: Context, text: str) -> Lead | None:
    """What answers a question, where it is one that can be read and a record has it."""
    for asked in islice(readings(text), _READ):
        found = await ranked(context.record, asked.text, asked.kinds, _CONSIDERED)
        best = max((one.share for one in found), default=0.0)
        least = 1 - _AS_MUCH if asked.whole else max(_MEANT, best - _AS_MUCH)
        alike = [one for one in found if one.share >= least]
        if alike:
            one = await _latest(context, asked, alike) if asked.latest else _best(asked, alike)
            return Lead(asked, one, _opening(context, one), len(alike) if asked.latest else 1)
    return None


def _best(asked: Asked, found: Sequence[RankedRecord]) -> RankedRecord:
    """The one of the likeliest kind among those that fit best; in the words of who is asked for."""
    among = [one for one in found if asked.speaker and _is_called(one.speaker, asked)] or found
    near = [one for one in among if one.score >= among[0].score - _AS_WELL]
    return min(near, key=lambda one: asked.kinds.index(one.kind))


def _is_called(speaker: str, asked: Asked) -> bool:
    """Whether a speaker is called so, with no more than a first name or a title beside it."""
    said, name = words_of(asked.speaker), words_of(speaker)
    return set(said) <= set(name) and len(name) <= len(said) + 1


def _opening(context: Context, one: RankedRecord) -> Question:
    """The command that answers about a record; of a body its events, of a person their words."""
    holder = context.record.holders.get(one.record)
    if holder is not None and holder.kind not in ("person", "article"):
        return Question.of("timeline", about=one.record)
    command, option = _OPENED_BY.get(one.kind, ("search", "record"))
    return Question.of(command, **{option: one.record})


async def _latest(context: Context, asked: Asked, found: Sequence[RankedRecord]) -> RankedRecord:
    """The latest of some events or strikes."""
    by_id = {one.record: one for one in found}
    if "event" in asked.kinds:
        return by_id[await latest_deadline(context.record, list(by_id))]
    strikes = [context.record.strikes[identifier].row for identifier in by_id]
    latest = latest_strike(strikes, asked.text)
    return by_id[latest.id] if latest else found[0]


async def _opened(context: Context, kind: str, identifier: str) -> Card:
    """The card that shows a record best."""
    if kind in ("quote", "statement"):
        card = await passage(context, identifier)
        return replace(card, question=Question.of("search", record=identifier))
    command, option = _OPENED_BY[kind]
    return await registry.answer(context, Question.of(command, **{option: identifier}))
