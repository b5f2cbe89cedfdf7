"""What cards say of a work stoppage."""

from collections.abc import Mapping

from bot.cards.parts.amounts import from_to, when
from bot.domain.stoppages.lists import Order
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
