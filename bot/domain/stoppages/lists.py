"""A list of stoppages: what it is asked to hold, and what it holds."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.stoppages.by_list import is_tracked
from bot.domain.stoppages.owners import OWNERS, owned_by
from bot.domain.stoppages.places import PLACES, in_place
from bot.domain.stoppages.trades import TRADES, in_trade
from bot.models.statistics import TRACKED_UNTIL, Stoppage


class Order(StrEnum):
    """What comes first; the value stands in that of an option."""

    START = ""
    WORKERS = "w"
    LENGTH = "l"
    DAYS_LOST = "d"
    LATEST = "n"


@dataclass(frozen=True, slots=True)
class StoppageList:
    """Which stoppages are asked for; what is '' or None narrows nothing.

    Attributes:
        party: words of the names of an employer or a union, as `parties.words_in` gives them.
        trade: a code of TRADES.
        place: a key of PLACES.
        first: the first year in which they were on at some time; `last` is the last one.
        owner: a code of OWNERS.
        least: the fewest workers.
        lockouts: whether lockouts are asked for, which the lists do not tell from strikes.
    """

    party: tuple[str, ...] = ()
    trade: str = ""
    place: str = ""
    first: int | None = None
    last: int | None = None
    order: Order = Order.START
    owner: str = ""
    least: int = 0
    lockouts: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether it is of some stoppages alone, whatever the years."""
        return bool(self.party or self.trade or self.place or self.owner or self.least)

    @property
    def tells_more_than_years(self) -> bool:
        """Whether a text that asks for it speaks of more than some years."""
        return self.narrowed or self.order is not Order.START

    @property
    def first_day(self) -> date:
        return date(self.first or date.min.year, 1, 1)

    @property
    def last_day(self) -> date:
        return date(self.last or date.max.year, 12, 31)

    @property
    def encoded(self) -> str:
        """It as the value of an option: 'stoppages', 'stoppages-2023', or like
        'ws.2018-2020.tschool.sca.ow.plos-angeles'.
        """
        years = _encoded_years(self.first, self.last)
        one_year = self.first == self.last
        if not (self.narrowed or self.lockouts) and self.order is Order.START and one_year:
            return f"{ALL_STOPPAGES}-{years}" if years else ALL_STOPPAGES
        marked = (
            ("t", self.trade),
            ("s", self.place),
            ("w", self.owner),
            ("n", str(self.least or "")),
            ("l", "k" if self.lockouts else ""),
            ("o", self.order),
            ("p", "-".join(self.party)),
        )
        return ".".join(["ws", years, *(f"{mark}{value}" for mark, value in marked if value)])


ALL_STOPPAGES = "stoppages"
"""Stands for the list of all of them; with a hyphen and a year, for that of the year."""

LONGEST_ENCODED = 40
"""Characters of the value of an option, at most."""

_PLAIN = re.compile(rf"{ALL_STOPPAGES}(?:-(?P<year>[0-9]{{4}}))?")
_CODED = re.compile(
    r"ws\.(?P<first>[0-9]{4})?(?P<to>-)?(?P<last>[0-9]{4})?"
    r"(?:\.t(?P<trade>[a-z-]+))?(?:\.s(?P<place>[a-z-]+))?(?:\.w(?P<owner>[a-z]+))?"
    r"(?:\.n(?P<least>[0-9]{1,9}))?(?:\.l(?P<lockouts>k))?(?:\.o(?P<order>[a-z]))?"
    r"(?:\.p(?P<party>\w+(?:-\w+)*))?",
    re.ASCII,
)


def _encoded_years(first: int | None, last: int | None) -> str:
    """'2018', '2018-2020', '2018-', '-2020', or nothing."""
    if first == last:
        return f"{first:04d}" if first is not None else ""
    return "-".join("" if year is None else f"{year:04d}" for year in (first, last))


def decoded(value: str) -> StoppageList | None:
    """The list that the value of an option stands for; None where it stands for none."""
    if plain := _PLAIN.fullmatch(value):
        year = int(plain["year"]) if plain["year"] else None
        return StoppageList(first=year, last=year) if year != 0 else None
    coded = _CODED.fullmatch(value)
    if coded is None:
        return None
    first, last = (int(coded[end]) if coded[end] else None for end in ("first", "last"))
    found = StoppageList(
        party=tuple(coded["party"].split("-")) if coded["party"] else (),
        trade=coded["trade"] or "",
        place=coded["place"] or "",
        first=first,
        last=last if coded["to"] else first,
        order=Order(coded["order"]) if coded["order"] in {*Order} else Order.START,
        owner=coded["owner"] or "",
        least=int(coded["least"] or 0),
        lockouts=bool(coded["lockouts"]),
    )
    known = (
        found.trade in ("", *TRADES)
        and found.place in ("", *PLACES)
        and found.owner in ("", *OWNERS)
        and 0 not in (first, last)
    )
    return found if known and found.encoded == value else None


def days_long(stoppage: Stoppage) -> int:
    """From the first to the last day, both counted; 0 where the list has no end."""
    return (stoppage.end.first - stoppage.start.first).days + 1 if stoppage.end else 0


def was_on(stoppage: Stoppage, first: date, last: date) -> bool:
    """Whether it may have been on between two days, both included: one whose end the list does not
    have may be on ever since, or as long as the tracker goes that has it.
    """
    if stoppage.start.first > last:
        return False
    if stoppage.end is not None:
        return stoppage.end.last >= first
    return not is_tracked(stoppage) or first <= TRACKED_UNTIL


_LARGEST_FIRST: Mapping[Order, Callable[[Stoppage], int]] = {
    Order.WORKERS: lambda stoppage: stoppage.workers,
    Order.LENGTH: days_long,
    Order.DAYS_LOST: lambda stoppage: stoppage.days_lost or 0,
    Order.LATEST: lambda stoppage: stoppage.start.first.toordinal(),
}


def listed(
    wanted: StoppageList, stoppages: Iterable[Stoppage], of_party: frozenset[str] = frozenset()
) -> list[Stoppage]:
    """Those of the stoppages that are on the list, in its order, equal ones by start and id;
    `of_party` are the ids of its party's. Those on no list of the bureau stand behind all that are
    on one, or before them where the latest is first. What the bureau lists without an end may be on
    ever since, but nobody knows beyond the last year of its lists.
    """
    first, last, dated = wanted.first_day, wanted.last_day, wanted.first or wanted.last
    every = list(stoppages)
    lists = listed_years(every) if wanted.first else None
    after_lists = lists is not None and first.year > lists.last
    found = [
        one
        for one in every
        if (not wanted.party or one.id in of_party)
        and (not dated or was_on(one, first, last))
        and (not after_lists or is_tracked(one))
        and (not wanted.trade or in_trade(one, TRADES[wanted.trade]))
        and (not wanted.place or in_place(one, wanted.place))
        and (not wanted.owner or owned_by(one, wanted.owner))
        and one.workers >= wanted.least
    ]
    found.sort(key=lambda one: (one.start.first, one.id))
    if wanted.order is not Order.START:
        found.sort(key=_LARGEST_FIRST[wanted.order], reverse=True)
    found.sort(key=is_tracked, reverse=wanted.order is Order.LATEST)
    return found


@dataclass(frozen=True, slots=True)
class ListedYears:
    """The first and the last year that the bureau's lists on record are of."""

    first: int
    last: int


def listed_years(stoppages: Iterable[Stoppage]) -> ListedYears | None:
    """The years of the bureau's lists. They have what was on in their years, whenever it began: so
    the first of them is that in which the first stoppage ended. None where nothing is listed.
    """
    found = [one for one in stoppages if not is_tracked(one)]
    if not found:
        return None
    first = min((one.end or one.start).first.year for one in found)
    return ListedYears(first, max(one.start.first.year for one in found))


LARGE = 4
"""A stoppage is large among others that has a quarter of the workers of the largest."""


def latest_large(stoppages: Sequence[Stoppage]) -> Stoppage | None:
    """The one that most people mean: the latest of those with at least a quarter of the workers
    of the largest. None of nothing.
    """
    most = max((one.workers for one in stoppages), default=0)
    large = [one for one in stoppages if one.workers * LARGE >= most]
    return max(large, key=lambda one: (one.start.first, one.workers, one.id), default=None)
