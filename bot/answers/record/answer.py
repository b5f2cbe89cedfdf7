"""The answer of /record."""

from collections import Counter

from bot.answers.context import Context
from bot.answers.record.card import Coverage, render_record
from bot.cards.card import Card
from bot.models.question import Question


async def answer(context: Context, _: Question) -> Card:
    """What the record holds, its version, and how to report an error."""
    held = context.record
    ledger = [one for corrections in held.corrections.values() for one in corrections]
    standings = Counter(one.standing for one in held.sources.values())
    order = sorted(standings, key=lambda standing: -standings[standing])
    coverage = Coverage(
        version=held.version,
        this_year=f"{context.today().year:04}",
        counts=held.counts,
        first_year=held.span[0][:4],
        last_year=held.span[1][:4],
        standings={standing: standings[standing] for standing in order},
        articles=[one for one in held.sources.values() if one.doc],
        contact=context.contact,
        corrections=sorted(ledger, key=lambda one: one.date, reverse=True),
    )
    return render_record(coverage)
