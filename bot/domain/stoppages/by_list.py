"""Which list a stoppage is on: those of different lists are never counted together."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from bot.models.evidence import Attestation
from bot.models.source import Source
from bot.models.statistics import Stoppage, TrackedStoppage


class ListName(StrEnum):
    """The lists, as they are named in a sentence."""

    BUREAU = "on the lists of the Bureau of Labor Statistics"
    TRACKER = "on Cornell's Labor Action Tracker, not a BLS list"
    NONE = "on no list"

    @property
    def short(self) -> str:
        """As it is named among others: 'on the BLS lists'."""
        return {self.BUREAU: "on the BLS lists", self.TRACKER: "on Cornell's tracker"}.get(
            self, self
        )

    @property
    def tag(self) -> str:
        """As it stands behind a number: '10 BLS, 2 Cornell's tracker'."""
        return {self.BUREAU: "BLS", self.TRACKER: "Cornell's tracker"}.get(self, self)


def is_tracked(stoppage: Stoppage) -> bool:
    """Whether it is on no list of the bureau."""
    return isinstance(stoppage, TrackedStoppage)


def list_name(stoppage: Stoppage) -> ListName:
    if not isinstance(stoppage, TrackedStoppage):
        return ListName.BUREAU
    return ListName.TRACKER if stoppage.is_on_tracker else ListName.NONE


def by_list(stoppages: Iterable[Stoppage]) -> Mapping[ListName, list[Stoppage]]:
    """The stoppages of each list that has any; both are in the order that they come in."""
    found: dict[ListName, list[Stoppage]] = {}
    for one in stoppages:
        found.setdefault(list_name(one), []).append(one)
    return found


def only_bureau(stoppages: Iterable[Stoppage]) -> bool:
    """Whether the bureau lists all of them."""
    return not any(map(is_tracked, stoppages))


def listing(stoppage: Stoppage, sources: Mapping[str, Source]) -> Attestation:
    """The word of its list; of what is not from one, what its source is for."""
    says = "Lists the stoppage."
    if isinstance(stoppage, TrackedStoppage) and not stoppage.is_as_tracked:
        says = stoppage.note or ""
    return Attestation.of_publisher(sources[stoppage.source], says)
