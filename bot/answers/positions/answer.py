"""The answer of /positions."""

from bot.answers.context import Context, not_on_record
from bot.answers.positions.card import Positions, render_positions
from bot.cards.card import Card
from bot.cards.parts.corrections import with_corrections
from bot.models.question import Question
from bot.store.queries.quotes import find_quotes, list_statements


async def answer(context: Context, question: Question) -> Card:
    """Who stands where on one proposition."""
    topic = context.record.topics.get(question["topic"])
    if topic is None:
        raise not_on_record()
    quotes = await find_quotes(context.record, topic.id, "", "")
    statements = await list_statements(context.record, topic.id, "")
    found = Positions(topic, quotes, statements)
    card = render_positions(found, context.record)
    return with_corrections(card, context.record.corrections.get(topic.id, ()))
