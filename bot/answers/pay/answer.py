"""The answers of /compare and /pay."""

from dataclasses import replace
from datetime import date

from bot.answers.arguments import asked_cutoff
from bot.answers.compare.card import Alike, render_comparison
from bot.answers.compare.ranked_card import REFERENCE_SLOT
from bot.answers.context import Context, not_on_record
from bot.answers.pay.card import UNDATED_SLOT, PayAnswer, render_pay
from bot.cards.card import Card
from bot.cards.parts.as_known import Undated, as_known, render_undated
from bot.cards.parts.labels import role_name
from bot.domain.evidence.as_known import Cutoff, known_by
from bot.domain.pay.comparison import Comparison, Dollars, compare
from bot.domain.pay.current_figure import current_figure
from bot.domain.pay.inflation import years_with_prices
from bot.domain.pay.like_for_like import like_for_like, two_codes
from bot.errors import UserError
from bot.models.evidence import PaidRole, Stated
from bot.models.occupation import oews_source, soc_of
from bot.models.question import Question
from bot.models.role import Figure
from bot.store.queries.occupations import occupation_years
from bot.store.queries.pay import later_rises, paid_roles

_TWO = 2
_OFFERED = 24


async def compare_roles(context: Context, question: Question) -> Card:
    """Two to four roles; an argument is a role's id, or a figure's where a person chose one."""
    question = _with_reference(question)
    ids = [identifier for identifier in question.arguments[:4] if identifier]
    found = await paid_roles(context.record, ids)
    if len(ids) < _TWO:
        raise UserError("Two roles are needed to compare", "Names complete as you type.")
    if len(found) < len(set(ids)):
        raise not_on_record()
    roles = [found[identifier] for identifier in ids]
    titles = [paid.role.title for paid in roles]
    twice = next((title for title in titles if titles.count(title) > 1), None)
    if twice is not None:
        raise UserError(
            f"Two of the names mean one role: {twice}",
            "Choose different roles; /pay shows all figures of one.",
        )
    picked = {place: i for place, i in enumerate(ids) if i != roles[place].role.id}
    comparison = compare(roles, picked, context.today(), _dollars(context, question.argument(4)))
    alike = await _like_for_like(context, comparison)
    sources = context.record.sources
    return render_comparison(comparison, question, context.version, sources, alike)


def _with_reference(question: Question) -> Question:
    """The role that was picked as the reference goes first, where every custom id can carry it."""
    place = question.argument(REFERENCE_SLOT)
    if not place:
        return question
    ids = [identifier for identifier in question.arguments[:4] if identifier]
    if place not in ("1", "2", "3") or int(place) >= len(ids):
        raise not_on_record()
    ids.insert(0, ids.pop(int(place)))
    ids += [""] * (4 - len(ids))
    return replace(question, arguments=(*ids, *question.arguments[4:REFERENCE_SLOT]))


def _dollars(context: Context, year: str) -> Dollars | None:
    """The year in whose dollars amounts are asked for; UserError where its prices are unknown."""
    if not year:
        return None
    first, last = years_with_prices(context.record.prices)
    if not year.isdecimal() or not first <= int(year) <= last:
        raise UserError(
            f"No yearly price index is on record for {'that year' if len(year) > 4 else year}",
            f"dollars_of can be a year from {first} to {last}.",
        )
    return Dollars(int(year), context.record.prices)


async def _like_for_like(context: Context, comparison: Comparison) -> Alike | None:
    """The pair that can be compared without objection, unless it is the one that was asked for."""
    roles = [side.role.role for side in comparison.sides]
    codes = two_codes(role.occupation for role in roles)
    if codes is None or all(soc_of(role.id) for role in roles):
        return None
    years = await occupation_years(context.record, codes)
    dated = [side.chosen.row.as_of.first for side in comparison.sides if side.chosen]
    near = max(dated, default=context.today())
    pair = like_for_like(years.get(codes[0], ()), years.get(codes[1], ()), near)
    if pair is None:
        return None
    return Alike(pair, context.record.sources[oews_source(pair.first.year)])


async def pay(context: Context, question: Question) -> Card:
    """All that the record holds on one role, or what of it was known by a day."""
    asked = question.argument(0)
    found = await paid_roles(context.record, [asked])
    cutoff = asked_cutoff(context, question.argument(2))
    if asked not in found or (cutoff is None and question.argument(UNDATED_SLOT)):
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
    if question.argument(UNDATED_SLOT):
        undated = (*figures.undated, *rises.undated)
        found = Undated(role_name(paid.role), day, figures=undated)
        return render_undated(found, question, context.version)
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
        dollars=_dollars(context, question.argument(1)),
        sources=context.record.sources,
    )
    return render_pay(whole, today, question, context.version)
