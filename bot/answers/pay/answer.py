"""The answer of /pay."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.answers.arguments import asked_cutoff, asked_dollars
from bot.answers.context import Context, not_on_record
from bot.answers.pay.card import PayAnswer, render_pay
from bot.cards.card import Card
from bot.cards.parts.as_known import Undated, as_known, render_undated
from bot.cards.parts.labels import role_name
from bot.domain.evidence.agreement import Agreement, agreements, best_first
from bot.domain.evidence.as_known import Cutoff, KnownThen, known_by
from bot.domain.pay.comparison import Dollars
from bot.domain.pay.current_figure import current_figure
from bot.domain.pay.inflation import Adjustment
from bot.models.evidence import Stated
from bot.models.measure import Measure
from bot.models.question import Question
from bot.models.role import Figure
from bot.store.queries.pay import later_rises, paid_roles

_OFFERED = 24
_MENTIONS = 6


async def answer(context: Context, question: Question) -> Card:
    """All that the record holds on one role, or what of it was known by a day."""
    asked = question["role"]
    roles = await paid_roles(context.record, [asked])
    cutoff = asked_cutoff(context, question["known_by"])
    if asked not in roles or (cutoff is None and question["undated"]):
        raise not_on_record()
    paid, day = roles[asked], cutoff.day if cutoff else context.today()
    figures = _known(paid.figures, cutoff)
    first = current_figure(figures.shown, day)
    since = first.row.as_of.last if first else day
    later = await later_rises(context.record, paid.role, since, day) if first else []
    rises = _known((stated for _, stated in later), cutoff)
    if question["undated"]:
        undated = (*figures.undated, *rises.undated)
        return render_undated(Undated(role_name(paid.role), asked, day, figures=undated))
    dollars = asked_dollars(context, question["dollars_of"])
    mentions = cutoff.words(paid.mentions) if cutoff else paid.mentions
    pay = PayAnswer(
        paid=replace(paid, figures=figures.shown, mentions=mentions),
        first=first,
        measures=_by_measure(agreements(figures.shown)),
        mentions=best_first(mentions)[:_MENTIONS],
        schedule=later[0][0] if later else "",
        rises=rises.shown,
        others=context.names.common(("role",), _OFFERED),
        today=day,
        dollars_of=dollars.year if dollars else None,
        adjustments=_adjustments(figures.shown, dollars),
        sources=context.record.sources,
        known=as_known(day, "figure", figures, rises) if cutoff else None,
    )
    return render_pay(pay, question, context.record.version)


def _known(figures: Iterable[Stated[Figure]], cutoff: Cutoff | None) -> KnownThen[Figure]:
    """What was known by a day; all of it where no day was asked for."""
    return known_by(figures, cutoff) if cutoff else KnownThen(tuple(figures), (), (), None)


def _by_measure(groups: Iterable[Agreement]) -> Mapping[Measure, Sequence[Agreement]]:
    by_measure: dict[Measure, list[Agreement]] = {}
    for group in groups:
        by_measure.setdefault(group.measure, []).append(group)
    return {measure: by_measure[measure] for measure in Measure if measure in by_measure}


def _adjustments(
    figures: Iterable[Stated[Figure]], dollars: Dollars | None
) -> Mapping[str, Adjustment | None]:
    if dollars is None:
        return {}
    return {stated.row.id: dollars.adjustment(stated.row) for stated in figures}
