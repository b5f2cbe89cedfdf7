"""What cards say of a work stoppage."""

from collections.abc import Mapping

from bot.cards.parts.amounts import from_to, number, when
from bot.domain.stoppages.lists import Order, StoppageList
from bot.domain.stoppages.owners import OWNERS
from bot.domain.stoppages.places import PLACES
from bot.domain.stoppages.trades import TRADES
from bot.models.statistics import Stoppage


def stoppage_dates(stoppage: Stoppage) -> str:
    """'4 August 1997 to 19 August 1997'; of one without an end, that the list has none."""
    if stoppage.end is None:
        return f"{when(stoppage.start)}, no end on the list"
    if stoppage.start == stoppage.end:
        return when(stoppage.start)
    return f"{when(stoppage.start)} to {when(stoppage.end)}"


def stoppage_days(stoppage: Stoppage) -> str:
    """'4 to 7 October 2023', '4 August to 3 September 1997'; 'since 7 May 2023' without an end."""
    if stoppage.end is None:
        return f"since {when(stoppage.start)}"
    return from_to(stoppage.start, stoppage.end)


IN_ORDER: Mapping[Order, str] = {
    Order.START: "",
    Order.WORKERS: "those with the most workers first",
    Order.LENGTH: "the longest first",
    Order.DAYS_LOST: "those with the most days lost first",
    Order.LATEST: "the latest first",
}
"""What comes first in a list of stoppages."""

_LEAST = 1000
"""Workers of the smallest stoppages on the lists; they give workers by the hundred."""
_BY_THE_HUNDRED = 100


def list_size(wanted: StoppageList) -> str:
    """'of 1,000 workers and more', 'of more than 50,000 workers'."""
    least = max(wanted.least, _LEAST)
    if least % _BY_THE_HUNDRED == 1:
        return f"of more than {number(least - 1)} workers"
    return f"of {number(least)} workers and more"


def list_subject(wanted: StoppageList, party: str) -> str:
    """'Chicago, schools', 'hospitals in California', or nothing; `party` is what it is called."""
    trade = TRADES[wanted.trade].label if wanted.trade else ""
    owner = OWNERS[wanted.owner].label if wanted.owner else ""
    place = f"in {PLACES[wanted.place][0]}" if wanted.place else ""
    of_whom = ", ".join(part for part in (party, trade, owner) if part)
    return " ".join(part for part in (of_whom, place) if part)


def list_called(wanted: StoppageList, party: str) -> str:
    """'stoppages: schools in Ohio, 2019', 'stoppages in Ohio', 'stoppages, the longest first'."""
    asked = (
        list_size(wanted) if wanted.least else "",
        list_subject(wanted, party),
        _years(wanted.first, wanted.last),
    )
    said = ", ".join(part for part in asked if part)
    if said[:1].isdigit():
        said = f"of {said}"
    goes_on = said.startswith(("in ", "of ", "since ", "up to "))
    called = f"stoppages{'' if goes_on else ':'} {said}" if said else "stoppages"
    return ", ".join(part for part in (called, IN_ORDER[wanted.order]) if part)


def _years(first: int | None, last: int | None) -> str:
    if first and last:
        return f"{first}" if first == last else f"{first} to {last}"
    if first:
        return f"since {first}"
    return f"up to {last}" if last else ""
