"""Which list a stoppage is on: those of the bureau and of the tracker are never counted together."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from bot.models.evidence import Attestation
from bot.models.source import Source
from bot.models.statistics import Stoppage, TrackedStoppage


class ListName(StrEnum):
    """The lists, as they are named in a sentence; their order is the one in which they are shown."""

    BUREAU = "on the lists of the Bureau of Labor Statistics"
    TRACKER = "on Cornell's Labor Action Tracker, not a BLS list"
    NONE = "on no list"


def is_tracked(stoppage: Stoppage) -> bool:
    """Whether it is on no list of the bureau."""
    return isinstance(stoppage, TrackedStoppage)


def list_name(stoppage: Stoppage) -> ListName:
    if not isinstance(stoppage, TrackedStoppage):
        return ListName.BUREAU
    return ListName.TRACKER if stoppage.is_on_tracker else ListName.NONE


def by_list(stoppages: Iterable[Stoppage]) -> Mapping[ListName, list[Stoppage]]:
    """The stoppages of each list that has any, in their order."""
    found: dict[ListName, list[Stoppage]] = {name: [] for name in ListName}
    for one in stoppages:
        found[list_name(one)].append(one)
    return {name: rows for name, rows in found.items() if rows}


def listing(stoppage: Stoppage, sources: Mapping[str, Source]) -> Attestation:
    """The word of its list; of what is not from one, what its source is for."""
    own = isinstance(stoppage, TrackedStoppage) and not stoppage.is_as_tracked
    says = (own and stoppage.note) or "Lists the stoppage."
    return Attestation.of_publisher(sources[stoppage.source], says)
