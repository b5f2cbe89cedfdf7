"""The answer of /between."""

from bot.answers.arguments import asked_end
from bot.answers.between.card import Span, render_between
from bot.answers.context import Context
from bot.cards.card import Card
from bot.cards.refusals import render_turned
from bot.models.question import Question


async def answer(context: Context, question: Question) -> Card:
    """The days between two dates, events or strikes."""
    start = await asked_end(context, question["start"], last=False)
    end = await asked_end(context, question["end"], last=True)
    if end.date.last < start.date.first:
        turned = question.filled(start=question["end"], end=question["start"])
        return render_turned(turned)
    named = {one.record for one in (start, end)}
    strikes = [
        stated
        for stated in context.record.strikes.values()
        if stated.row.id in named or (stated.row.start, stated.row.end) == (start.date, end.date)
    ]
    return render_between(
        Span(start, end, strikes), context.today(), question, context.record.version
    )
