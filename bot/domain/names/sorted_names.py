"""The names of one kind of record, in orders that put the best ones first."""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.domain.names.spelling import LONGEST

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


_OWNER_BITS = 25
_EACH = 32
"""Names of a word that are looked at, at least."""
_OWNER = (1 << _OWNER_BITS) - 1


class SortedNames:
    """A name is known by its number: names of fewer words come first, then those of the records
    that are better attested. All texts are normalized and begin with a blank, so that a part
    begins a word of a name where it stands in it after a blank.
    """

    def __init__(
        self,
        owners: Sequence[int],
        texts: Sequence[str],
        places: Mapping[str, int],
        words: Mapping[str, int],
    ) -> None:
        """The names and the records that have them, the best attested first; `places` and `words`
        have the place of each text among all texts and of each word among all words.
        """
        lengths = [text.count(" ") for text in texts]
        order = sorted(range(len(texts)), key=lengths.__getitem__)
        self.texts = [texts[number] for number in order]
        lengths.sort()
        self._of_words = [bisect_left(lengths, words) for words in range(LONGEST)]
        self.owners = array("I", [owners[number] for number in order])
        where = [places[text] for text in self.texts]
        order = sorted(range(len(where)), key=where.__getitem__)
        self._places = array("I", [where[number] for number in order])
        self._lengths = RangeMinimum(
            [len(self.texts[number]) << _OWNER_BITS | self.owners[number] for number in order]
        )
        numbers: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            for word in text.split():
                numbers[word].append(number)
        self.words, self._starts = array("I"), array("I", [0])
        having = array("I")
        for word in sorted(numbers):
            self.words.append(words[word])
            having.extend(numbers[word])
            self._starts.append(len(having))
        self._having = RangeMinimum(having)

    def called(self, place: int) -> Iterator[int]:
        """The records whose name is the text at a place."""
        start, stop = bisect_left(self._places, place), bisect_right(self._places, place)
        return (key & _OWNER for key in self._lengths.row[start:stop])

    def beginning(self, first: int, last: int, most: int) -> Iterator[tuple[int, int]]:
        """The records with a name among the texts from the first place to before the last, each
        with the letters of that name: shortest names first, at least so many records if there are.
        """
        start = bisect_left(self._places, first)
        stop = bisect_left(self._places, last, start)
        wanted = 2 * most
        while True:
            keys = self._lengths.smallest(start, stop, wanted)
            if len(keys) == stop - start or len({key & _OWNER for key in keys}) >= most:
                return ((key & _OWNER, (key >> _OWNER_BITS) - 1) for key in keys)
            wanted *= 4

    def stretch(self, words: tuple[int, int]) -> tuple[int, int]:
        """Where the names stand that have a word from the first place to before the last."""
        start = bisect_left(self.words, words[0])
        stop = bisect_left(self.words, words[1], start)
        return self._starts[start], self._starts[stop]

    def size(self, words: tuple[int, int]) -> int:
        """How many times names have such a word."""
        start, stop = self.stretch(words)
        return stop - start

    def first(self, stretch: tuple[int, int], records: int) -> list[int]:
        """The first names in a stretch: those of so many records, if there are."""
        most = 2 * records
        while True:
            found = self._having.smallest(*stretch, most)
            if len(found) < most or len({self.owners[number] for number in found}) >= records:
                return found
            most *= 4

    def some(self, words: tuple[int, int], most: int, length: int = 0) -> Sequence[int]:
        """The names that have a word from the first place to before the last, some more than once:
        where they are too many, of each word the first ones that are of so many words or more.
        """
        start, stop = self.stretch(words)
        if stop - start <= most:
            return self._having.row[start:stop]
        first, last = (bisect_left(self.words, word) for word in words)
        if last - first > most // _EACH:
            return self._having.smallest(start, stop, _EACH)
        return self.having(self.words[first:last], most, length)

    def having(self, words: Sequence[int], most: int, length: int = 0) -> list[int]:
        """About `most` names of `length` words or more, the first ones that have each word."""
        least = self._of_words[length]
        each = max(most // max(len(words), 1), _EACH)
        found: list[int] = []
        for word in words:
            place = bisect_left(self.words, word)
            if place < len(self.words) and self.words[place] == word:
                start, stop = self._starts[place], self._starts[place + 1]
                if least:
                    start = bisect_left(self._having.row, least, start, stop)
                found += self._having.row[start : min(stop, start + each)]
        return found

    def fitting(self, words: Mapping[int, float], most: int) -> dict[int, float]:
        """How well names fit that have one of some words, each by the best of its words."""
        each = max(most // max(len(words), 1), _EACH)
        found: dict[int, float] = {}
        for word in sorted(words, key=words.__getitem__):
            found.update(dict.fromkeys(self.having((word,), each), words[word]))
        return found
