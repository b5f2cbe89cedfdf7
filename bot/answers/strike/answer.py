"""The answer of /strike."""

import asyncio
from datetime import date

from bot.answers.context import Context, not_on_record
from bot.answers.strike.card import StrikeAnswer, render_strike
from bot.cards.card import Card
from bot.domain.pay.bargaining import bargained, set_by_contract
from bot.domain.time.calendar import strike_span
from bot.models.question import Question
from bot.store.queries.events import list_events
from bot.store.queries.pay import figures_of_strike
from bot.store.queries.stoppages import rank_stoppages

_BLS_LISTS = ("bls-stoppages", "bls-stoppages-2023")
"""The sources of all stoppages."""

_KEY_EVENTS = ("deadline", "vote", "strike-start", "agreement", "strike-end", "ratification")


async def answer(context: Context, question: Question) -> Card:
    """One strike: its days, what was bargained over, its key events and its rank."""
    record = context.record
    stated = record.strikes.get(question["name"])
    if stated is None:
        raise not_on_record()
    figures, events, ranking = await asyncio.gather(
        figures_of_strike(record, stated.row.id),
        list_events(record, date.min, date.max, strike=stated.row.id),
        rank_stoppages(record, stated.row.stoppage),
    )
    return render_strike(
        StrikeAnswer(
            span=strike_span(stated, context.today()),
            ranking=ranking,
            bls_lists=tuple(record.sources[one] for one in _BLS_LISTS),
            bargained=bargained(figures),
            key_events=[event for event in events if event.row.kind in _KEY_EVENTS],
            set_by_contract=set_by_contract(figures),
            events=events,
            figures=figures,
        )
    )
