"""The strike of the record that stands out: the longest, the largest, the latest."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from bot.answers.context import Context
from bot.domain.names.meaning import NOTHING, Meant, called_so
from bot.domain.names.spelling import normalized
from bot.domain.stoppages.lists import Order, StoppageList, days_long
from bot.domain.stoppages.read_list import read_order
from bot.domain.stoppages.read_years import read_years
from bot.interactions.meant_stoppages import whole_list
from bot.interactions.named_strikes import STRIKE, named_strikes
from bot.models.event import Strike
from bot.models.evidence import Name
from bot.models.statistics import Stoppage
from bot.store.queries.stoppages import stoppage_directory


def _days(strike: Strike) -> int:
    return (strike.end.last - strike.start.first).days if strike.end else 0


_OUTSTANDING: Mapping[Order, tuple[str, Callable[[Strike], int], Callable[[Stoppage], int]]] = {
    Order.LENGTH: ("the longest", _days, lambda stoppage: days_long(stoppage) - 1),
    Order.WORKERS: (
        "the largest",
        lambda strike: strike.workers or 0,
        lambda stoppage: stoppage.workers,
    ),
    Order.LATEST: (
        "the latest",
        lambda strike: strike.start.first.toordinal(),
        lambda stoppage: stoppage.start.first.toordinal(),
    ),
}
"""What each order calls the first, and by what it orders strikes of the record and stoppages."""
_STRIKE = re.compile(r"\bstrikes?\b", re.IGNORECASE)
_ANY = frozenset(("", "strike", "strikes", "the", "the strike", "the strikes"))


async def outstanding_strike(context: Context, text: str, kinds: Sequence[str], most: int) -> Meant:
    """The longest, largest or latest strike of the record, of some years, or of those that a name
    can mean: 'longest', 'largest strike 2024', 'the latest WGA strike'.
    """
    order, rest = read_order(text)
    if order not in _OUTSTANDING:
        return NOTHING
    if normalized(rest) in _ANY:
        return await _of_all(context, order, most)
    (first_year, last_year), bare = read_years(rest)
    if (first_year or last_year) and normalized(bare) in _ANY:
        wanted = StoppageList(first=first_year, last=last_year, order=order)
        return await _of_years(context, wanted, kinds, most)
    strikes = _called(context, rest)
    if not strikes:
        return NOTHING
    called, size, _ = _OUTSTANDING[order]
    first, *others = _named(context, sorted(strikes, key=size, reverse=True))
    return Meant(first, tuple(others), f"{called} of these")


def _called(context: Context, text: str) -> Sequence[Strike]:
    """The strikes of a union, or those that a text calls strikes by a name."""
    every = [stated.row for stated in context.record.strikes.values()]
    words = {*normalized(_STRIKE.sub(" ", text)).split()} - {"the"}
    of_union = [
        one for one in every if any(words <= {*normalized(union).split()} for union in one.union)
    ]
    if of_union or not _STRIKE.search(text):
        return of_union
    meant = called_so(context.names, text, STRIKE)
    exact = [one for one in (meant.name, *meant.others) if one is not None]
    names = exact or named_strikes(context, _STRIKE.sub(" ", text))[0]
    return [context.record.strikes[one.record].row for one in names]


async def _of_all(context: Context, order: Order, most: int) -> Meant:
    """With the first of the same order on the lists of stoppages, and its list."""
    called, size, _ = _OUTSTANDING[order]
    rows = (stated.row for stated in context.record.strikes.values())
    first, *others = _named(context, sorted(rows, key=size, reverse=True))
    directory = await stoppage_directory(context.record)
    wanted = StoppageList(order=order)
    listed = directory.listed(wanted)
    named = (context.names.by_record.get(one.id) for one in listed)
    beside = next((one for one in named if one is not None), None)
    return Meant(
        first,
        tuple(one for one in (beside, *others) if one is not None)[:most],
        f"{called} of the record's own strikes",
        whole=whole_list(wanted, listed, directory) if listed else None,
    )


async def _of_years(
    context: Context, wanted: StoppageList, kinds: Sequence[str], most: int
) -> Meant:
    """Of the strikes of the record and of the stoppages on the lists that were on in some years."""
    called, size, size_listed = _OUTSTANDING[wanted.order]
    directory = await stoppage_directory(context.record)
    every = directory.listed(wanted)
    own = [stated.row for stated in context.record.strikes.values()]
    sizes = {one.id: size(one) for one in own if _was_on(one, wanted)}
    covered = {stoppage for one in own for stoppage in one.stoppage}
    sizes |= {one.id: size_listed(one) for one in every if one.id not in covered}
    ordered = sorted(sizes, key=lambda one: sizes[one], reverse=True)
    by_record = context.names.by_record
    names = [by_record[one] for one in ordered if one in by_record and by_record[one].kind in kinds]
    if not names:
        return NOTHING
    first, *others = names
    whole = whole_list(wanted, every, directory) if len(every) > 1 else None
    return Meant(
        first, tuple(others[:most]), f"{called} on record of {_years(wanted)}", whole=whole
    )


def _years(wanted: StoppageList) -> str:
    if wanted.first == wanted.last:
        return f"{wanted.first}"
    return "those years"


def _was_on(strike: Strike, wanted: StoppageList) -> bool:
    last = strike.end.last if strike.end else date.max
    return strike.start.first <= wanted.last_day and wanted.first_day <= last


def _named(context: Context, strikes: Iterable[Strike]) -> list[Name]:
    return [context.names.by_record[one.id] for one in strikes]
