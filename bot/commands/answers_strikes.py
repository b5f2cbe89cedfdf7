"""The answers of /strike, and of /timeline where it asks for all stoppages."""

import re
from datetime import date

from bot.commands.desk import Desk, not_on_record
from bot.models.dates import When
from bot.models.request import Request
from bot.models.stated import Name
from bot.render.card import Card
from bot.render.stoppages import Stoppages, render_stoppages
from bot.render.strike import StrikeAnswer, render_strike
from bot.store.days import list_events
from bot.store.found import ALL_STOPPAGES
from bot.store.stoppages import list_stoppages, standing
from bot.store.strikes import figures_of_strike


async def strike(desk: Desk, request: Request) -> Card:
    """One strike: its days, what was bargained over, its key events and its rank."""
    stated = desk.record.strikes.get(request.argument(0))
    if stated is None:
        raise not_on_record()
    record, identifier = desk.record, stated.row.id
    answer = StrikeAnswer(
        stated=stated,
        figures=await figures_of_strike(record, identifier),
        events=await list_events(record, date.min, date.max, strike=identifier),
        standing=await standing(record, stated.row.stoppage),
        sources=record.sources,
    )
    return render_strike(answer, desk.today(), request, desk.version)


def listed_year(about: str) -> str | None:
    """The year whose stoppages are asked for, '' for all; None where it is about another thing."""
    found = _LIST.fullmatch(about)
    return found["year"] or "" if found else None


async def stoppages(
    desk: Desk, request: Request, year: When | None, first: When | None, last: When | None
) -> Card:
    """The stoppages on BLS's lists that were on in a year, or between two dates, or both."""
    listed = desk.names.common(("stoppages",), _YEARS)
    years = sorted((name for name in listed if name.record != ALL_STOPPAGES), key=_by_record)
    from_day = max((one.first for one in (year, first) if one), default=date.min)
    to_day = min((one.last for one in (year, last) if one), default=date.max)
    found = []
    if years and from_day <= min(to_day, date(int(years[-1].record[-4:]), 12, 31)):
        found = await list_stoppages(desk.record, from_day, to_day)
    shown = () if year else years[::-1]
    answer = Stoppages(found, year, first, last, shown, desk.record.sources)
    return render_stoppages(answer, request, desk.version)


_LIST = re.compile(rf"{ALL_STOPPAGES}(?:-(?P<year>[0-9]{{4}}))?")
_YEARS = 100


def _by_record(name: Name) -> str:
    return name.record
