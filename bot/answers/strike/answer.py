"""The answer of /strike."""

import asyncio
from collections.abc import Iterable, Iterator
from datetime import date

from bot.answers.context import Context, not_on_record
from bot.answers.strike.card import StrikeAnswer, render_strike
from bot.answers.strike.rank import Standing
from bot.answers.strike.stoppage_card import ListOfParty, StoppageAnswer, render_stoppage
from bot.cards.card import Card
from bot.domain.contracts.subjects import bargained_subjects
from bot.domain.pay.bargaining import bargained, set_by_contract
from bot.domain.stoppages.directory import StoppageDirectory
from bot.domain.stoppages.lists import listed_years
from bot.domain.stoppages.parties import employer_names, union_names
from bot.domain.stoppages.read_list import list_of_party
from bot.domain.time.calendar import strike_span
from bot.models.event import Strike
from bot.models.evidence import Attestation, Stated
from bot.models.question import Question
from bot.models.statistics import Stoppage
from bot.store.queries.events import list_events
from bot.store.queries.pay import figures_of_strike
from bot.store.queries.stoppages import (
    all_stoppages,
    rank_stoppages,
    stoppage_directory,
    stoppages_by_id,
)
from bot.store.queries.terms import contracts_of, list_terms

_BLS_LISTS = ("bls-stoppages", "bls-stoppages-2023")
"""The sources of all stoppages."""

_KEY_EVENTS = ("deadline", "vote", "strike-start", "agreement", "strike-end", "ratification")


async def answer(context: Context, question: Question) -> Card:
    """A strike of the record, or a stoppage that is on the lists of BLS alone."""
    record, name = context.record, question["name"]
    covering = (stated for stated in record.strikes.values() if name in stated.row.stoppage)
    stated = record.strikes.get(name) or next(covering, None)
    if stated is not None:
        return await _strike(context, stated)
    stoppage = (await stoppages_by_id(record, [name])).get(name)
    if stoppage is None:
        raise not_on_record()
    return await _stoppage(context, stoppage)


async def _strike(context: Context, stated: Stated[Strike]) -> Card:
    """One strike: its days, what was bargained over, its key events and its rank."""
    record = context.record
    contracts = contracts_of(record, stated.row.id)
    figures, terms, events, standing = await asyncio.gather(
        figures_of_strike(record, stated.row.id),
        list_terms(record, [one.id for one in contracts]),
        list_events(record, date.min, date.max, strike=stated.row.id),
        _standing(context, stated.row.stoppage),
    )
    return render_strike(
        StrikeAnswer(
            span=strike_span(stated, context.today()),
            standing=standing,
            contracts=contracts,
            subjects=bargained_subjects(
                terms, record.contracts, record.subjects, issues=stated.row.issues
            ),
            bargained=bargained(figures),
            key_events=[event for event in events if event.row.kind in _KEY_EVENTS],
            set_by_contract=set_by_contract(figures),
            events=events,
            figures=figures,
        )
    )


async def _standing(context: Context, stoppages: Iterable[str]) -> Standing:
    record = context.record
    ranking = await rank_stoppages(record, stoppages)
    lists = tuple(record.sources[one] for one in _BLS_LISTS)
    return Standing(ranking, lists, listed_years(await all_stoppages(record)))


async def _stoppage(context: Context, stoppage: Stoppage) -> Card:
    """One stoppage: its days, its parties, where it was, its rank, and lists of the others."""
    record = context.record
    word = Attestation.of_publisher(record.sources[stoppage.source], "Lists it.")
    directory = await stoppage_directory(record)
    parties = (employer_names(stoppage.employer), union_names(stoppage.union or ""))
    return render_stoppage(
        StoppageAnswer(
            stated=Stated(stoppage, (word,), record.corrections.get(stoppage.id, ())),
            standing=await _standing(context, [stoppage.id]),
            others=[one for labels in parties for one in _others(labels, directory)],
            sources=record.sources,
        )
    )


def _others(labels: Iterable[str], directory: StoppageDirectory) -> Iterator[ListOfParty]:
    """The list of a party, by the first of its names that more than one stoppage has."""
    for label in labels:
        wanted = list_of_party(label, directory)
        count = len(directory.of_party(wanted.party)) if wanted else 0
        if wanted and count > 1:
            yield ListOfParty(label, wanted, count)
            return
