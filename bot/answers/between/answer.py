"""The answer of /between."""

from bot.answers.arguments import asked_end
from bot.answers.between.card import DaysBetween, render_between
from bot.answers.context import Context
from bot.cards.card import Card
from bot.cards.readings import turned_round
from bot.domain.time.calendar import counted, elapsed, strike_span
from bot.models.question import Question


async def answer(context: Context, question: Question) -> Card:
    """The days between two dates, events or strikes."""
    start = await asked_end(context, question["start"], last=False)
    end = await asked_end(context, question["end"], last=True)
    if end.date.last < start.date.first:
        turned = question.filled(start=question["end"], end=question["start"])
        return turned_round(await answer(context, turned), turned)
    named = {start.record, end.record}
    strikes = [
        strike_span(stated, context.today())
        for stated in context.record.strikes.values()
        if stated.row.id in named or (stated.row.start, stated.row.end) == (start.date, end.date)
    ]
    gone, inclusive = elapsed(start.date, end.date), counted(start.date, end.date)
    return render_between(DaysBetween(start, end, gone, inclusive, strikes))
