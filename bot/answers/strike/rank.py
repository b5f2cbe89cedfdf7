"""How large a stoppage is among all on the lists, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.cards.card import Block, Bold, Cite, Line, line, small
from bot.cards.parts.amounts import number, plural
from bot.cards.parts.stoppages import stoppage_dates
from bot.domain.stoppages.lists import ListedYears
from bot.models.source import Source
from bot.models.statistics import Rank, RankedStoppage, StoppageRanking


@dataclass(frozen=True, slots=True)
class Standing:
    """The stoppages of one strike with their ranks among all on the lists.

    Attributes:
        lists: the sources of all stoppages, the final list first.
        years: what the lists are of; None where nothing is listed.
    """

    ranking: StoppageRanking
    lists: tuple[Source, ...]
    years: ListedYears | None

    @property
    def span(self) -> str:
        """'1993 to 2023'."""
        return f"{self.years.first} to {self.years.last}" if self.years else "of no year"


def rank_block(standing: Standing, *, named: bool = True) -> Block:
    """The ranks by workers and by days lost; or that the strike is not on the lists. `named` says
    what it is listed as, where the card says it nowhere else.
    """
    cited = Cite(standing.lists, shown=len(standing.lists))
    among = (
        f"{number(standing.ranking.count)} stoppages of 1,000 workers and more on the lists of the "
        f"Bureau of Labor Statistics, {standing.span}."
    )
    if not standing.ranking.ranked:
        return Block((line(Bold("No rank"), f": this strike is not among the {among}", cited),))
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
        f" ({number(stoppage.days_lost)} days lost) of {among}",
        cited,
    )
    if named:
        yield small(f"On the list as {stoppage.employer}, {stoppage_dates(stoppage)}.")


def _place(rank: Rank) -> str:
    """'3', or '3 (shared with 2 others)'."""
    if not rank.others:
        return number(rank.place)
    return f"{number(rank.place)} (shared with {plural(rank.others, 'other')})"
