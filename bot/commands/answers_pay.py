"""The answers of /compare and /pay."""

from dataclasses import replace

from bot.commands.desk import Desk, not_on_record
from bot.domain.compare import Comparison, Dollars, compare
from bot.domain.like import like_for_like, two_codes
from bot.domain.newest import standing_figure
from bot.domain.prices import years_with_prices
from bot.errors import UserError
from bot.models.occupation import oews_source, soc_of
from bot.models.request import Request
from bot.models.stated import PaidRole
from bot.render.card import Card
from bot.render.compare import Alike, render_comparison
from bot.render.pay import PayAnswer, render_pay
from bot.render.several import REFERENCE_SLOT
from bot.store.occupations import occupation_years
from bot.store.pay import later_rises, paid_roles

_TWO = 2
_OFFERED = 24


async def compare_roles(desk: Desk, request: Request) -> Card:
    """Two to four roles; an argument is a role's id, or a figure's where a person chose one."""
    request = _with_reference(request)
    ids = [identifier for identifier in request.arguments[:4] if identifier]
    found = await paid_roles(desk.record, ids)
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
    comparison = compare(roles, picked, desk.today(), _dollars(desk, request.argument(4)))
    alike = await _like_for_like(desk, comparison)
    sources = desk.record.sources
    return render_comparison(comparison, request, desk.version, sources, alike)


def _with_reference(request: Request) -> Request:
    """The role that was picked as the reference goes first, where every custom id can carry it."""
    place = request.argument(REFERENCE_SLOT)
    if not place:
        return request
    ids = [identifier for identifier in request.arguments[:4] if identifier]
    if place not in ("1", "2", "3") or int(place) >= len(ids):
        raise not_on_record()
    ids.insert(0, ids.pop(int(place)))
    ids += [""] * (4 - len(ids))
    return replace(request, arguments=(*ids, *request.arguments[4:REFERENCE_SLOT]))


def _dollars(desk: Desk, year: str) -> Dollars | None:
    """The year in whose dollars amounts are asked for; UserError where its prices are unknown."""
    if not year:
        return None
    first, last = years_with_prices(desk.record.prices)
    if not year.isdecimal() or not first <= int(year) <= last:
        raise UserError(
            f"No yearly price index is on record for {'that year' if len(year) > 4 else year}",
            f"dollars_of can be a year from {first} to {last}.",
        )
    return Dollars(int(year), desk.record.prices)


async def _like_for_like(desk: Desk, comparison: Comparison) -> Alike | None:
    """The pair that can be compared without objection, unless it is the one that was asked for."""
    roles = [side.role.role for side in comparison.sides]
    codes = two_codes(role.occupation for role in roles)
    if codes is None or all(soc_of(role.id) for role in roles):
        return None
    years = await occupation_years(desk.record, codes)
    dated = [side.chosen.row.as_of.first for side in comparison.sides if side.chosen]
    near = max(dated, default=desk.today())
    pair = like_for_like(years.get(codes[0], ()), years.get(codes[1], ()), near)
    if pair is None:
        return None
    return Alike(pair, desk.record.sources[oews_source(pair.first.year)])


async def pay(desk: Desk, request: Request) -> Card:
    """All that the record holds on one role."""
    asked = request.argument(0)
    found = await paid_roles(desk.record, [asked])
    if asked not in found:
        raise not_on_record()
    return await _pay_card(desk, found[asked], request)


async def _pay_card(desk: Desk, paid: PaidRole, request: Request) -> Card:
    today = desk.today()
    first = standing_figure(paid.figures, today)
    rises = []
    if first is not None:
        rises = await later_rises(desk.record, paid.role, first.row.as_of.last, today)
    others = desk.names.common(("role",), _OFFERED)
    answer = PayAnswer(
        paid, first, rises, others, _dollars(desk, request.argument(1)), desk.record.sources
    )
    return render_pay(answer, today, request, desk.version)
