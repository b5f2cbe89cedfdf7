"""How often each server asks each command, so that /help can lead with what is asked most there."""

from collections import Counter, OrderedDict

_MOST_PLACES = 5_000


class CommandCounts:
    """Counts of commands by place: a server or, in direct messages, a person; both by their ids.

    In memory alone. Of the places that are more than `most`, the one that asked the longest ago is
    forgotten.
    """

    def __init__(self, most: int = _MOST_PLACES) -> None:
        self._most = most
        self._counts: OrderedDict[int, Counter[str]] = OrderedDict()

    def __len__(self) -> int:
        """How many places are kept."""
        return len(self._counts)

    def count(self, place: int, command: str) -> None:
        self._counts.setdefault(place, Counter())[command] += 1
        self._counts.move_to_end(place)
        if len(self._counts) > self._most:
            self._counts.popitem(last=False)

    def most_asked(self, place: int, limit: int) -> list[str]:
        """Commands that were asked there, the most often asked first."""
        counts = self._counts.get(place, Counter[str]())
        return [command for command, _ in counts.most_common(limit)]
