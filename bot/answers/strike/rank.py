"""How large a stoppage is among all on the bureau's lists, in words; or where else it is listed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.cards.card import Block, Bold, Cite, Line, line, small
from bot.cards.parts.amounts import number, plural
from bot.cards.parts.labels import capitalised
from bot.cards.parts.stoppages import stoppage_dates, stoppage_size, sureness, tracked_lines
from bot.domain.stoppages.by_list import list_name
from bot.domain.stoppages.lists import ListedYears
from bot.models.source import Source
from bot.models.statistics import Rank, RankedStoppage, StoppageRanking, TrackedStoppage


@dataclass(frozen=True, slots=True)
class Standing:
    """The stoppages of one strike with their ranks among all on the lists.

    Attributes:
        lists: the sources of all stoppages, the final list first.
        years: what the lists are of; None where nothing is listed.
        tracked: those of the strike's stoppages that are on no list of the bureau.
        strikes: the names of the strikes on record, by their stoppages.
    """

    ranking: StoppageRanking
    lists: tuple[Source, ...]
    years: ListedYears | None
    tracked: Sequence[TrackedStoppage]
    sources: Mapping[str, Source]
    strikes: Mapping[str, str]

    @property
    def span(self) -> str:
        """'1993 to 2023'."""
        return f"{self.years.first} to {self.years.last}" if self.years else "of no year"


def rank_block(standing: Standing, *, named: bool = True) -> Block:
    """The ranks by workers and by days lost; or that the strike is not on the bureau's lists, and
    which one it is on. `named` says what it is listed as, where the card says it nowhere else.
    """
    cited = Cite(standing.lists, shown=len(standing.lists))
    among = (
        f"{number(standing.ranking.count)} stoppages of 1,000 workers and more on the lists of the "
        f"Bureau of Labor Statistics, {standing.span}."
    )
    if not standing.ranking.ranked:
        none = line(Bold("No rank"), f": this strike is not among the {among}", cited)
        caveats = tracked_lines(standing.tracked, standing.sources)
        return Block((*_tracked_lines(standing, named=named), none, *caveats))
    lines: list[Line] = []
    for one in standing.ranking.ranked:
        lines += _rank_lines(one, among, cited, named=named)
    return Block((*lines, *_days_lost(standing)))


def _days_lost(standing: Standing) -> Iterator[Line]:
    last = standing.years.last if standing.years else ""
    yield small(
        "Days lost are workers times working days, as the bureau counts them; its list of "
        f"{last} is provisional."
    )


def _rank_lines(ranked: RankedStoppage, among: str, cited: Cite, *, named: bool) -> Iterator[Line]:
    stoppage = ranked.stoppage
    yield line(
        Bold(f"Number {_place(ranked.by_workers)} by workers"),
        f" ({plural(stoppage.workers, 'worker')}) and ",
        Bold(f"number {_place(ranked.by_days_lost)} by days lost"),
        f" ({number(stoppage.days_lost or 0)} days lost) of {among}",
        cited,
    )
    if named:
        yield small(f"On the list as {stoppage.employer}, {stoppage_dates(stoppage)}.")


def _tracked_lines(standing: Standing, *, named: bool) -> Iterator[Line]:
    """Which list it is on that is not the bureau's, and how sure it is that it would list it so."""
    for one in standing.tracked:
        listed = (
            f", as {one.employer}, {stoppage_dates(one)}, {stoppage_size(one)}" if named else ""
        )
        yield line(Bold(capitalised(list_name(one))), f"{listed}; {sureness(one)}.")
        if one.note:
            yield small(one.note)


def _place(rank: Rank) -> str:
    """'3', or '3 (shared with 2 others)'."""
    if not rank.others:
        return number(rank.place)
    return f"{number(rank.place)} (shared with {plural(rank.others, 'other')})"
