"""The answer of /pay."""

from dataclasses import replace
from datetime import date
from functools import partial

from bot.answers.arguments import asked_cutoff, asked_dollars
from bot.answers.context import Context, not_on_record
from bot.answers.pay.card import PayAnswer, RoleThen, render_pay
from bot.cards.card import Card
from bot.cards.parts.as_known import Undated, as_known, render_undated
from bot.cards.parts.corrections import with_corrections
from bot.cards.parts.labels import role_name
from bot.domain.evidence.agreement import Agreement, agreements, best_first
from bot.domain.evidence.as_known import Cutoff, known_by
from bot.domain.pay.choose_figures import current_figure, current_rank
from bot.models.evidence import PaidRole, Stated
from bot.models.measure import Measure
from bot.models.question import Question
from bot.models.role import Figure
from bot.store.queries.pay import later_rises, paid_roles

_OFFERED = 24
_ORDER = (Measure.MEDIAN, *(measure for measure in Measure if measure is not Measure.MEDIAN))
_MENTIONS = 6


async def answer(context: Context, question: Question) -> Card:
    """All that the record holds on one role, or what of it was known by a day."""
    asked = question["role"]
    roles = await paid_roles(context.record, [asked])
    cutoff = asked_cutoff(context, question["known_by"])
    if asked not in roles or (cutoff is None and question["undated"]):
        raise not_on_record()
    paid, today = roles[asked], context.today()
    if cutoff is not None:
        return await _known_card(context, paid, cutoff, question)
    current = current_figure(paid.figures, today)
    rises = await _rises(context, paid, current, today)
    card = _card(context, RoleThen(paid, today, current, rises), question)
    return with_corrections(card, context.record.corrections.get(asked, ()))


async def _known_card(context: Context, paid: PaidRole, cutoff: Cutoff, question: Question) -> Card:
    """The role as it stood on a day, from what was known then; or what is undated."""
    day = cutoff.day
    figures = known_by(paid.figures, cutoff)
    then = replace(paid, figures=figures.shown, mentions=cutoff.words(paid.mentions))
    current = current_figure(then.figures, day)
    later = await _rises(context, paid, current, day)
    rises = known_by((stated for _, stated in later), cutoff)
    if question["undated"]:
        undated = (*figures.undated, *rises.undated)
        return render_undated(Undated(role_name(paid.role), question["role"], day, figures=undated))
    title = {stated.row.id: schedule for schedule, stated in later}
    shown = [(title[stated.row.id], stated) for stated in rises.shown]
    known = as_known(day, "figure", figures, rises)
    card = _card(context, RoleThen(then, day, current, shown, known), question)
    corrections = context.record.corrections.get(paid.role.id, ())
    return with_corrections(card, cutoff.corrections(corrections))


async def _rises(
    context: Context, paid: PaidRole, current: Stated[Figure] | None, today: date
) -> list[tuple[str, Stated[Figure]]]:
    """The rises of a role's schedule from its current figure up to a day, with their titles."""
    if current is None:
        return []
    return await later_rises(context.record, paid.role, current.row.as_of.last, today)


def _card(context: Context, then: RoleThen, question: Question) -> Card:
    paid = then.paid
    offered = context.names.common(("role",), _OFFERED) if paid.figures else []
    return render_pay(
        PayAnswer(
            question=question,
            then=then,
            measures=_by_measure(then),
            mentions=best_first(paid.mentions)[:_MENTIONS],
            dollars=asked_dollars(context, question["dollars_of"]),
            others=[name for name in offered if name.record != paid.role.id],
        )
    )


def _by_measure(then: RoleThen) -> list[list[Agreement]]:
    """What is about the same thing together, a list a measure: first what stands for the role, then
    as it is chosen, so that what has not begun comes last; a median before a mean.
    """
    found: dict[Measure, list[Agreement]] = {}
    for agreement in sorted(agreements(then.paid.figures), key=partial(_place, then)):
        found.setdefault(agreement.measure, []).append(_led(agreement, then.current))
    leading = then.current.row.measure if then.current else None
    return [found[m] for m in sorted(found, key=lambda m: (m is not leading, _ORDER.index(m)))]


def _place(then: RoleThen, agreement: Agreement) -> tuple[float | str, ...]:
    return min(current_rank(stated, then.day) for stated in agreement.figures)


def _led(agreement: Agreement, current: Stated[Figure] | None) -> Agreement:
    """With the figure that stands for the role before others of the same thing."""
    figures = sorted(agreement.figures, key=lambda stated: stated is not current)
    return replace(agreement, figures=tuple(figures))
