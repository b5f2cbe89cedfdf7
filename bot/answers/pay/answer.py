"""The answer of /pay."""

from dataclasses import replace
from datetime import date

from bot.answers.arguments import asked_cutoff, asked_dollars
from bot.answers.context import Context, not_on_record
from bot.answers.pay.card import PayAnswer, render_pay
from bot.cards.card import Card
from bot.cards.parts.as_known import Undated, as_known, render_undated
from bot.cards.parts.labels import role_name
from bot.domain.evidence.as_known import Cutoff, known_by
from bot.domain.pay.current_figure import current_figure
from bot.models.evidence import PaidRole, Stated
from bot.models.question import Question
from bot.models.role import Figure
from bot.store.queries.pay import later_rises, paid_roles

_OFFERED = 24


async def answer(context: Context, question: Question) -> Card:
    """All that the record holds on one role, or what of it was known by a day."""
    asked = question["role"]
    found = await paid_roles(context.record, [asked])
    cutoff = asked_cutoff(context, question["known_by"])
    if asked not in found or (cutoff is None and question["undated"]):
        raise not_on_record()
    if cutoff is not None:
        return await _known_card(context, found[asked], cutoff, question)
    paid, today = found[asked], context.today()
    first = current_figure(paid.figures, today)
    rises = await _rises(context, paid, first, today)
    return _pay_card(context, PayAnswer(paid, first, rises), today, question)


async def _known_card(context: Context, paid: PaidRole, cutoff: Cutoff, question: Question) -> Card:
    """The role as it stood on a day, from what was known then; or what is undated."""
    day = cutoff.day
    figures = known_by(paid.figures, cutoff)
    then = replace(paid, figures=figures.shown, mentions=cutoff.words(paid.mentions))
    first = current_figure(then.figures, day)
    later = await _rises(context, paid, first, day)
    rises = known_by((stated for _, stated in later), cutoff)
    if question["undated"]:
        undated = (*figures.undated, *rises.undated)
        found = Undated(role_name(paid.role), question["role"], day, figures=undated)
        return render_undated(found)
    title = {stated.row.id: schedule for schedule, stated in later}
    shown = [(title[stated.row.id], stated) for stated in rises.shown]
    known = as_known(day, "figure", figures, rises)
    return _pay_card(context, PayAnswer(then, first, shown, known=known), day, question)


async def _rises(
    context: Context, paid: PaidRole, first: Stated[Figure] | None, today: date
) -> list[tuple[str, Stated[Figure]]]:
    """The rises of a role's schedule from its first figure up to a day, with their titles."""
    if first is None:
        return []
    return await later_rises(context.record, paid.role, first.row.as_of.last, today)


def _pay_card(context: Context, answer: PayAnswer, today: date, question: Question) -> Card:
    whole = replace(
        answer,
        others=context.names.common(("role",), _OFFERED),
        dollars=asked_dollars(context, question["dollars_of"]),
        sources=context.record.sources,
    )
    return render_pay(whole, today, question)
