"""What a listed work stoppage is called in a picture: in whole words, in the room there is."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.charts.lettering import width_of
from bot.models.event import Strike
from bot.models.evidence import Stated
from bot.models.statistics import Stoppage

_ACRONYMS = re.compile(r"\(([A-Z][A-Z&-]+(?:, [A-Z][A-Z&-]+)*)\)$")
_LEGAL = re.compile(r",? (?:Inc|Incorporated|Corp|Corporation|Co|Company|LLC|Ltd)\.?$")
_SEVERAL = re.compile(r";| / |, and (?=[A-Z])|(?:,[^,]+){3},")
"""A comma may also part a company from its plant, or a city from its state."""
_FIRST = re.compile(r"[;,]| / ")


def strikes_by_stoppage(strikes: Iterable[Stated[Strike]]) -> dict[str, str]:
    """The names of the strikes on record by the ids of their stoppages on a list."""
    return {one: stated.row.name for stated in strikes for one in stated.row.stoppage}


def stoppage_name(
    stoppage: Stoppage, strikes: Mapping[str, str], size: int, width: float, *, dated: bool = True
) -> str:
    """'Actors' strike of 2023', 'United Parcel Service (IBT), 1997', 'Ford Motor and others': of
    what fits into a line, the one that says most; the shortest where nothing does.
    """
    names = list(_names(stoppage, strikes, f", {stoppage.start.first.year}" if dated else ""))
    return next((name for name in names if width_of(name, size) <= width), names[-1])


def _names(stoppage: Stoppage, strikes: Mapping[str, str], year: str) -> Iterator[str]:
    """From the one that says most to the shortest."""
    if stoppage.id in strikes:
        yield strikes[stoppage.id]
        return
    found = _ACRONYMS.search(stoppage.union or "")
    union = f" ({found[1]})" if found else ""
    employer = _bare(stoppage.employer)
    yield f"{employer}{union}{year}"
    yield f"{employer}{year}"
    if _SEVERAL.search(stoppage.employer):
        others = f"{_bare(_FIRST.split(stoppage.employer)[0])} and others"
        yield f"{others}{union}{year}"
        yield f"{others}{year}"


def _bare(employer: str) -> str:
    """Without 'The' and 'Inc.'."""
    return _LEGAL.sub("", employer.removeprefix("The "))
