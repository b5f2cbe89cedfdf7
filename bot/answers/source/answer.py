"""The answer of /source."""

from bot.answers.context import Context, not_on_record
from bot.answers.source.card import SourceAnswer, render_source
from bot.cards.card import Card
from bot.cards.parts.corrections import with_corrections
from bot.domain.evidence.agreement import copy_of
from bot.models.question import Question
from bot.store.queries.names import stated_by, weight_of
from bot.store.queries.pay import roles_of_source


async def answer(context: Context, question: Question) -> Card:
    """What one article states, which of it is its own, whom it repeats, where others differ."""
    found = context.record.sources.get(question["source"])
    if found is None:
        raise not_on_record()
    stated = await stated_by(context.record, found.id)
    roles = await roles_of_source(context.record, found.id)
    repeats = context.record.sources.get(found.repeats) if found.repeats else None
    copy = None if found.doc else copy_of(found, context.record.sources.values())
    total = await weight_of(context.record, found.id)
    ledger = (one for own in context.record.corrections.values() for one in own)
    corrected = [one for one in ledger if one.source == found.id]
    said = SourceAnswer(found, stated, total, roles, repeats, copy, corrected)
    card = render_source(said)
    return with_corrections(card, context.record.corrections.get(found.id, ()))
