"""The answer of /strike."""

import asyncio
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from bot.answers.context import Context, not_on_record
from bot.answers.strike.card import StrikeAnswer, render_strike
from bot.answers.strike.rank import Standing
from bot.answers.strike.stoppage_card import ListOfParty, StoppageAnswer, render_stoppage
from bot.cards.card import Card
from bot.charts.stoppage_names import strikes_by_stoppage
from bot.domain.contracts.subjects import bargained_subjects
from bot.domain.pay.bargaining import bargained, set_by_contract
from bot.domain.stoppages.by_list import listing
from bot.domain.stoppages.directory import StoppageDirectory
from bot.domain.stoppages.lists import listed_years
from bot.domain.stoppages.parties import employer_names, union_names
from bot.domain.stoppages.read_list import list_of_party
from bot.domain.time.calendar import strike_span
from bot.models.event import Strike
from bot.models.evidence import Stated
from bot.models.question import Question
from bot.models.statistics import BUREAU_LIST, Stoppage, TrackedStoppage
from bot.store.queries.events import list_events
from bot.store.queries.pay import figures_of_strike
from bot.store.queries.stoppages import (
    all_stoppages,
    rank_stoppages,
    stoppage_directory,
    stoppages_by_id,
)
from bot.store.queries.terms import contracts_of, list_terms

_BLS_LISTS = (BUREAU_LIST, f"{BUREAU_LIST}-2023")
"""The sources of all stoppages that are ranked."""

_KEY_EVENTS = ("deadline", "vote", "strike-start", "agreement", "strike-end", "ratification")


async def answer(context: Context, question: Question) -> Card:
    """A strike of the record, or a stoppage that is on some list alone."""
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


async def _standing(context: Context, stoppages: Collection[str]) -> Standing:
    record = context.record
    own = (await stoppages_by_id(record, stoppages)).values()
    return Standing(
        ranking=await rank_stoppages(record, stoppages),
        lists=tuple(record.sources[one] for one in _BLS_LISTS),
        years=listed_years(await all_stoppages(record)),
        tracked=[one for one in own if isinstance(one, TrackedStoppage)],
        sources=record.sources,
        strikes=strikes_by_stoppage(record.strikes.values()),
    )


async def _stoppage(context: Context, stoppage: Stoppage) -> Card:
    """One stoppage: its days, its parties, where it was, its rank, and lists of the others."""
    record = context.record
    word = listing(stoppage, record.sources)
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
        listed = directory.listed(wanted) if wanted else []
        if wanted and len(listed) > 1:
            yield ListOfParty(label, wanted, listed)
            return
