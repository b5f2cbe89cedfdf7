"""The answer of /compare."""

from bot.answers.arguments import asked_dollars
from bot.answers.compare.card import Alike, ComparisonAnswer, render_comparison
from bot.answers.compare.command import ROLES
from bot.answers.context import Context, not_on_record
from bot.cards.card import Card
from bot.domain.pay.comparison import Comparison, compare
from bot.domain.pay.equivalents import equivalents
from bot.domain.pay.interval import Interval, say
from bot.domain.pay.like_for_like import like_for_like, two_codes
from bot.domain.pay.ranking import by_amount
from bot.errors import UserError
from bot.models.measure import Measure
from bot.models.occupation import oews_source, soc_of
from bot.models.question import Question
from bot.store.queries.occupations import occupation_years
from bot.store.queries.pay import paid_roles

_TWO = 2


async def answer(context: Context, question: Question) -> Card:
    """Two to four roles; an option is a role's id, or a figure's where a person chose one."""
    question = _with_reference(question)
    ids = _ids(question)
    paid_by_id = await paid_roles(context.record, ids)
    if len(ids) < _TWO:
        raise UserError("Two roles are needed to compare", "Names complete as you type.")
    if len(paid_by_id) < len(set(ids)):
        raise not_on_record()
    roles = [paid_by_id[identifier] for identifier in ids]
    titles = [paid.role.title for paid in roles]
    twice = next((title for title in titles if titles.count(title) > 1), None)
    if twice is not None:
        raise UserError(
            f"Two of the names mean one role: {twice}",
            "Choose different roles; /pay shows all figures of one.",
        )
    picked = {place: i for place, i in enumerate(ids) if i != roles[place].role.id}
    comparison = compare(
        roles, picked, context.today(), asked_dollars(context, question["dollars_of"])
    )
    compared = ComparisonAnswer(
        comparison,
        ranked=by_amount(comparison),
        equivalents=[equivalents(comparison, pair) for pair in comparison.pairs],
        sources=context.record.sources,
        alike=await _like_for_like(context, comparison),
    )
    return render_comparison(compared, question, context.record.version)


def _ids(question: Question) -> list[str]:
    return [question[option] for option in ROLES if question[option]]


def _with_reference(question: Question) -> Question:
    """The role that was picked as the reference goes first, where every custom id can carry it."""
    place = question["reference"]
    if not place:
        return question
    ids = _ids(question)
    if place not in ("1", "2", "3") or int(place) >= len(ids):
        raise not_on_record()
    ids.insert(0, ids.pop(int(place)))
    return question.filled(reference="", **dict(zip(ROLES, ids, strict=False)))


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
    ratios = [
        (measure, say(Interval(ratio, ratio)))
        for measure in (Measure.MEDIAN, Measure.MEAN)
        if (ratio := pair.ratio(measure)) is not None
    ]
    return Alike(pair, ratios, context.record.sources[oews_source(pair.first.year)])
