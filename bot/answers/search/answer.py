"""The answer of /search."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from bot.answers import registry
from bot.answers.context import Context, not_on_record, taken_away
from bot.answers.quote.answer import passage
from bot.answers.search.bargain import contract_on, settled_lead, term_question, with_bargain
from bot.answers.search.card import Lead, SearchAnswer, render_search
from bot.answers.search.holder import holder_card
from bot.answers.search.stoppages import listed_stoppages, meant_stoppage
from bot.answers.search.stoppages_card import render_stoppages_asked
from bot.answers.unions import UnionAsked, union_asked, without_strike_and_year
from bot.cards.card import Card
from bot.domain.names.addresses import plain_address, sources_at
from bot.domain.names.index import LIKELY
from bot.domain.search.questions import Asked, latest_strike, names_nobody, readings
from bot.domain.search.words import STOP_WORDS, words_of
from bot.errors import UserError
from bot.models.evidence import Name
from bot.models.question import Question
from bot.models.search import Hits, RankedRecord, SearchHit
from bot.models.statistics import STOPPAGE_KINDS
from bot.store.queries.events import latest_deadline
from bot.store.queries.names import kind_of
from bot.store.queries.search import MOST, ranked, search

_NEAREST = 3
_NAMED = (
    *("role", "occupation", "topic", "holder", "strike", *STOPPAGE_KINDS, "event", "source"),
    *("contract", "subject"),
)

_SPEAKERS = ("person", "article")
"""Kinds of holders that are shown by their words; others by what they did."""

_OPENED_BY: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "role": ("pay", "role"),
        "figure": ("pay", "role"),
        "occupation": ("pay", "role"),
        "topic": ("positions", "topic"),
        "holder": ("quote", "holder"),
        "source": ("source", "source"),
        "strike": ("strike", "name"),
        **dict.fromkeys(STOPPAGE_KINDS, ("strike", "name")),
        "contract": ("terms", "contract"),
        "subject": ("terms", "subject"),
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
    if question["record"] and not kind:
        raise not_on_record()
    removed = taken_away(context.record, named)
    if removed is not None and not _is_word(context, "source", named):
        raise removed
    if kind and (question["record"] or not _is_word(context, kind, named)):
        opened = await _opened(context, kind, named)
        if opened is not None:
            return opened
    body = _body_called(context, question.text)
    opened = await holder_card(context, body) if body else None
    if opened is not None:
        return opened
    source = _source_at(context, question.text)
    if source:
        return await _record_card(context, "source", source)
    if STOP_WORDS.issuperset(words_of(question.text)):
        raise UserError(
            "There is no word in that to look for", "Try /search words: residual checks."
        )
    return await _found(context, question.text)


async def _found(context: Context, text: str) -> Card:
    lead = await _lead(context, text)
    stoppages = None
    nearly = lead is not None and lead.record.kind == "strike" and lead.record.share < 1
    if lead is None or nearly:
        stoppages = await meant_stoppage(context, readings(text)) or await listed_stoppages(
            context, text
        )
    if stoppages is not None and (stoppages.wanted.party or not nearly):
        return render_stoppages_asked(stoppages, await search(context.record, text))
    hits = _with_strikes(context, await search(context.record, lead.asked.text if lead else text))
    nearest = [] if hits.found or lead else _near_names(context, text)
    return render_search(SearchAnswer(hits, lead, nearest))


def _with_strikes(context: Context, hits: Hits) -> Hits:
    """The same, where a stoppage is found that is a strike of the record with that strike first."""
    found: dict[str, SearchHit] = {}
    named = {hit.record for hit in hits.found}
    strikes = [one.row for one in context.record.strikes.values() if one.row.id not in named]
    for hit in hits.found:
        covering = (strike for strike in strikes if hit.record in strike.stoppage)
        found.update((one.id, SearchHit(one.id, "strike", one.name, "", "")) for one in covering)
        found[hit.record] = hit
    return replace(hits, found=list(found.values())[:MOST])


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
_READ = 3
"""Ways in which one question is read."""


async def _lead(context: Context, text: str) -> Lead | None:
    """What answers a question, where it is one that can be read and a record has it."""
    on_subject = await contract_on(context, text)
    if on_subject is not None:
        return on_subject
    for asked in islice(readings(text), _READ):
        union = union_asked(context, asked.text) if asked.kinds == ("strike",) else None
        if union is not None and union.settled:
            return await settled_lead(context, asked, union)
        found = await ranked(context.record, asked.text, asked.kinds, _CONSIDERED)
        if asked.kinds == ("strike",):
            found = await _own_strikes(context, asked, found, union)
        best = max((one.share for one in found), default=0.0)
        least = 1 - _AS_MUCH if asked.whole else max(_MEANT, best - _AS_MUCH)
        alike = [one for one in found if one.share >= least]
        if alike:
            one = await _latest(context, asked, alike) if asked.latest else _best(asked, alike)
            of = len(alike) if asked.latest else 1
            lead = Lead(asked, one, _opening(context, one), of)
            return await with_bargain(context, lead)
    return None


async def _own_strikes(
    context: Context, asked: Asked, found: Sequence[RankedRecord], union: UnionAsked | None
) -> Sequence[RankedRecord]:
    """The strikes of a union that is asked about; else those that have more of the words than that
    they are strikes of that year.
    """
    bare = without_strike_and_year(asked.text)
    if union is not None:
        meant = {one.id for one in union.strikes}
    elif names_nobody(bare) or STOP_WORDS.issuperset(words_of(bare)):
        return found
    else:
        named = await ranked(context.record, bare, asked.kinds, _CONSIDERED)
        meant = {one.record for one in named}
    return [one for one in found if one.record in meant]


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
    if holder is not None and holder.kind not in _SPEAKERS:
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


def _is_word(context: Context, kind: str, typed: str) -> bool:
    """Whether the id of a source is a word that others have as well: 'animation', 'people'."""
    lexicon = context.record.lexicon
    known = typed in lexicon.counts or bool(lexicon.meaning([typed]))
    return kind == "source" and typed.isalpha() and known


def _body_called(context: Context, text: str) -> str:
    """The union, company or the like that a text is the whole name of; '' where it may be more."""
    found = context.names.exact(text, _NAMED)
    one = context.record.holders.get(found[0].record) if len(found) == 1 else None
    return one.id if one and one.kind not in _SPEAKERS else ""


async def _opened(context: Context, kind: str, identifier: str) -> Card | None:
    """The card that shows a record best; None where there is no more to show of a holder."""
    if kind == "holder":
        return await holder_card(context, identifier)
    return await _record_card(context, kind, identifier)


async def _record_card(context: Context, kind: str, identifier: str) -> Card:
    if kind in ("quote", "statement"):
        card = await passage(context, identifier)
        return replace(card, question=Question.of("search", record=identifier))
    if kind == "term":
        return await registry.answer(context, await term_question(context, identifier))
    command, option = _OPENED_BY[kind]
    return await registry.answer(context, Question.of(command, **{option: identifier}))
