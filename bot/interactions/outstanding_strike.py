"""The strike of the record that stands out: the longest, the largest, the latest."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from bot.answers.context import Context
from bot.domain.names.meaning import NOTHING, Meant, called_so
from bot.domain.names.spelling import normalized
from bot.domain.stoppages.lists import Order, StoppageList
from bot.domain.stoppages.read_list import read_order
from bot.interactions.meant_stoppages import whole_list
from bot.interactions.named_strikes import STRIKE, named_strikes
from bot.models.event import Strike
from bot.models.evidence import Name
from bot.store.queries.stoppages import stoppage_directory


def _days(strike: Strike) -> int:
    return (strike.end.last - strike.start.first).days if strike.end else 0


_OUTSTANDING: Mapping[Order, tuple[str, Callable[[Strike], int]]] = {
    Order.LENGTH: ("the longest", _days),
    Order.WORKERS: ("the largest", lambda strike: strike.workers or 0),
    Order.LATEST: ("the latest", lambda strike: strike.start.first.toordinal()),
}
_STRIKE = re.compile(r"\bstrikes?\b", re.IGNORECASE)
_ANY = frozenset(("", "strike", "strikes", "the", "the strike", "the strikes"))


async def outstanding_strike(context: Context, text: str, most: int) -> Meant:
    """The longest, largest or latest strike of the record, or of those that a name can mean:
    'longest', 'the latest WGA strike'.
    """
    order, rest = read_order(text)
    if order not in _OUTSTANDING:
        return NOTHING
    if normalized(rest) in _ANY:
        return await _of_all(context, order, most)
    strikes = _called(context, rest)
    if not strikes:
        return NOTHING
    called, size = _OUTSTANDING[order]
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
    called, size = _OUTSTANDING[order]
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


def _named(context: Context, strikes: Iterable[Strike]) -> list[Name]:
    return [context.names.by_record[one.id] for one in strikes]
