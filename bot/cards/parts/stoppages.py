"""What cards say of a work stoppage."""

from bot.cards.parts.amounts import when
from bot.models.statistics import Stoppage


def stoppage_dates(stoppage: Stoppage) -> str:
    """'4 August 1997 to 19 August 1997'; of one without an end, that the list has none."""
    if stoppage.end is None:
        return f"{when(stoppage.start)}, no end on the list"
    if stoppage.start == stoppage.end:
        return when(stoppage.start)
    return f"{when(stoppage.start)} to {when(stoppage.end)}"
