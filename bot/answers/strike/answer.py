"""The answer of /strike."""

import asyncio
from datetime import date

from bot.answers.context import Context, not_on_record
from bot.answers.strike.card import StrikeAnswer, render_strike
from bot.cards.card import Card
from bot.models.question import Question
from bot.store.queries.events import list_events
from bot.store.queries.pay import figures_of_strike
from bot.store.queries.stoppages import rank_stoppages


async def answer(context: Context, question: Question) -> Card:
    """One strike: its days, what was bargained over, its key events and its rank."""
    stated = context.record.strikes.get(question["name"])
    if stated is None:
        raise not_on_record()
    record, identifier = context.record, stated.row.id
    figures, events, ranks = await asyncio.gather(
        figures_of_strike(record, identifier),
        list_events(record, date.min, date.max, strike=identifier),
        rank_stoppages(record, stated.row.stoppage),
    )
    found = StrikeAnswer(stated, figures, events, ranks, record.sources)
    return render_strike(found, context.today(), question, context.record.version)
