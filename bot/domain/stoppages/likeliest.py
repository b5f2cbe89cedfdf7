"""Which of the stoppages that words can mean they mean most likely."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from bot.domain.stoppages.parties import labels, words_in
from bot.domain.stoppages.trades import CRAFTS, trades_of
from bot.models.statistics import Stoppage


def telling_most(words: AbstractSet[str], stoppages: Sequence[Stoppage]) -> list[Stoppage]:
    """Those of the stoppages that tell the most of the words themselves: by the names of their
    parties and by their industries, not by what people call them.
    """
    told = [len(words & {*_own_words(one)}) for one in stoppages]
    most = max(told, default=0)
    return [one for one, count in zip(stoppages, told, strict=True) if count == most]


def _own_words(stoppage: Stoppage) -> Iterator[str]:
    for label in labels(stoppage, {}):
        yield from words_in(label)
    for trade in trades_of(stoppage):
        yield from (word for word in words_in(trade.words) if word not in CRAFTS)
