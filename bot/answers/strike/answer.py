"""The answer of /strike."""

import asyncio
from datetime import date

from bot.answers.context import Context, not_on_record
from bot.answers.strike.card import StrikeAnswer, render_strike
from bot.cards.card import Card
from bot.domain.pay.bargaining import bargained, set_by_contract
from bot.domain.time.strike_span import strike_span
from bot.models.question import Question
from bot.store.queries.events import list_events
from bot.store.queries.pay import figures_of_strike
from bot.store.queries.stoppages import rank_stoppages

_KEY = ("deadline", "vote", "strike-start", "agreement", "strike-end", "ratification")
"""Kinds of events that are the turns of a strike."""


async def answer(context: Context, question: Question) -> Card:
    """One strike: its days, what was bargained over, its key events and its rank."""
    stated = context.record.strikes.get(question["name"])
    if stated is None:
        raise not_on_record()
    record, identifier = context.record, stated.row.id
    figures, events, ranking = await asyncio.gather(
        figures_of_strike(record, identifier),
        list_events(record, date.min, date.max, strike=identifier),
        rank_stoppages(record, stated.row.stoppage),
    )
    return render_strike(
        StrikeAnswer(
            span=strike_span(stated, context.today()),
            ranking=ranking,
            bargained=bargained(figures),
            set_by_contract=set_by_contract(figures),
            events=events,
            key_events=[one for one in events if one.row.kind in _KEY],
            figures=figures,
            sources=record.sources,
        )
    )
