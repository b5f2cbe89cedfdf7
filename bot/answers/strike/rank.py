"""How large a strike was among BLS's work stoppages, on a card."""

from collections.abc import Mapping

from bot.cards.card import Block, Bold, Line, line, small
from bot.cards.citations import Sourcing, marks
from bot.cards.parts.amounts import number, plural, when
from bot.models.source import Source
from bot.models.stoppage import Rank, RankedStoppage, StoppageRanking

LISTS = ("bls-stoppages", "bls-stoppages-2023")
_TABLE = "stoppages of 1,000 workers and more on the lists of the Bureau of Labor Statistics"
_YEARS = "1993 to 2023"
_HOW = (
    "Days lost are workers times working days, as the bureau counts them; its list of 2023 is "
    "provisional."
)


def rank_block(
    standing: StoppageRanking, sources: Mapping[str, Source], sourcing: Sourcing
) -> Block:
    """The ranks by workers and by days lost; or that the strike is not on the lists."""
    refs = tuple(sourcing.cite(sources[one]) for one in LISTS)
    if not standing.ranked:
        return Block(
            (
                line(
                    Bold("No rank"),
                    f": this strike is not among the {number(standing.count)} {_TABLE}, {_YEARS}.",
                    marks(refs),
                ),
            ),
            refs,
        )
    lines: list[Line] = []
    for ranked in standing.ranked:
        lines += _ranked_lines(ranked, standing.count, marks(refs))
    lines.append(small(_HOW))
    return Block(tuple(lines), refs)


def _ranked_lines(ranked: RankedStoppage, count: int, cited: str) -> list[Line]:
    stoppage = ranked.stoppage
    among = f" of {number(count)} {_TABLE}, {_YEARS}"
    workers = plural(stoppage.workers, "worker")
    lost = f"{number(stoppage.days_lost)} days lost"
    end = f" to {when(stoppage.end)}" if stoppage.end else ", no end on the list"
    return [
        line(
            Bold(f"Number {_place(ranked.by_workers)} by workers"),
            f" ({workers}) and ",
            Bold(f"number {_place(ranked.by_days_lost)} by days lost"),
            f" ({lost}){among}.",
            cited,
        ),
        small(f"On the list as {stoppage.employer}, {when(stoppage.start)}{end}."),
    ]


def _place(rank: Rank) -> str:
    """'3', or '3 (shared with 2 others)'."""
    if not rank.others:
        return number(rank.place)
    return f"{number(rank.place)} (shared with {plural(rank.others, 'other')})"
