"""The stoppage that is meant by whom, where and when, and the list of all that fit."""

from collections.abc import Sequence

from bot.answers.context import Context
from bot.cards.parts.stoppages import all_called, list_called
from bot.domain.names.meaning import NOTHING, Meant, WholeList
from bot.domain.stoppages.directory import StoppageDirectory
from bot.domain.stoppages.likeliest import telling_most
from bot.domain.stoppages.lists import LARGE, Order, StoppageList, latest_large
from bot.domain.stoppages.read_list import read_stoppage_list, words_asked
from bot.models.statistics import Stoppage
from bot.store.queries.stoppages import stoppage_directory


async def meant_stoppage(context: Context, text: str, most: int) -> Meant:
    """The first of the list that a text asks for, if it asks for an order; else the latest large
    one of those that tell the most of it themselves. With at most so many others.
    """
    directory = await stoppage_directory(context.record)
    wanted = read_stoppage_list(text, directory)
    if wanted is None or not wanted.tells_more_than_years:
        return NOTHING
    every = directory.listed(wanted)
    named = [one for one in every if one.id in context.names.by_record]
    if not named:
        return NOTHING
    ordered = wanted.order is not Order.START
    near = named if ordered else telling_most({*words_asked(text)}, named)
    latest = None if ordered else latest_large(near)
    first = latest or named[0]
    others = _others(wanted, first, near, named)
    why = "the one on the lists of stoppages"
    if len(named) > 1:
        why = "the latest large one" if latest else "the first of that list"
    if wanted.lockouts:
        why += "; the lists do not tell lockouts from strikes"
    names = tuple(context.names.by_record[one.id] for one in others[:most])
    whole = whole_list(wanted, every, directory) if len(every) > 1 else None
    return Meant(context.names.by_record[first.id], names, why, whole=whole)


def _others(
    wanted: StoppageList, first: Stoppage, near: Sequence[Stoppage], named: Sequence[Stoppage]
) -> list[Stoppage]:
    """The likeliest first, then the largest; of those that only have a place or an industry in
    common none that is small beside the first.
    """
    others = [one for one in named if one is not first]
    if not wanted.party:
        others = [one for one in others if one.workers * LARGE >= first.workers]
    likely = {one.id for one in near}
    return sorted(others, key=lambda one: (one.id not in likely, -one.workers))


def whole_list(
    wanted: StoppageList, every: Sequence[Stoppage], directory: StoppageDirectory
) -> WholeList:
    """A list as a button of the card of one of its stoppages."""
    called = list_called(wanted, directory.label(wanted.party))
    return WholeList(all_called(every, called), wanted.encoded)
