"""Numbers in a row, and the smallest of them between two places."""

from array import array
from collections.abc import Iterable

_FAN = 16
_PLAIN = 512
"""A stretch of so many numbers is sorted as it is."""


class RangeMinimum:
    """Beside the row stand the least of each 16 of its numbers, the least of each 16 of those, and
    so on: of a long stretch only the parts are looked at that have the smallest numbers in them.
    """

    def __init__(self, numbers: Iterable[int]) -> None:
        self.row = array("I", numbers)
        self._rows = [self.row]
        while len(self._rows[-1]) > _PLAIN:
            row = self._rows[-1]
            least = (min(row[start : start + _FAN]) for start in range(0, len(row), _FAN))
            self._rows.append(array("I", least))

    def smallest(self, start: int, stop: int, most: int) -> list[int]:
        """The smallest numbers of a stretch in their order, `most` of them."""
        if stop - start <= _PLAIN:
            return sorted(self.row[start:stop])[:most]
        return [self.row[place] for place in self._places(0, start, stop, most)]

    def _places(self, level: int, start: int, stop: int, most: int) -> list[int]:
        """Where the smallest numbers of a stretch are, in a row of that level."""
        places: list[int] = []
        if stop - start <= _PLAIN:
            places.extend(range(start, stop))
        else:
            first, last = -(-start // _FAN), stop // _FAN
            places.extend(range(start, first * _FAN))
            places.extend(range(last * _FAN, stop))
            for part in self._places(level + 1, first, last, most):
                places.extend(range(part * _FAN, part * _FAN + _FAN))
        places.sort(key=self._rows[level].__getitem__)
        return places[:most]
