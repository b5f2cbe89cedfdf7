"""The distinct words of all names: which begin like this, which have it inside, which are alike.

Sets of words are whole numbers with a bit for each word, so that one operation of the processor
holds 64 words against a text at once.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import add

from bot.domain.names.spelling import SLIPPED, alike_words

_LAST = "\U0010ffff"
_MOST = 1024
_ENOUGH = 24
"""Words that are held against a part letter by letter, at least."""


class Vocabulary:
    """Words in alphabetical order; a word is known by its place in it.

    Bits are counted from the last word, so that the numbers, which come first and can be many, make
    only the sets long that have numbers in them.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(words)
        self._last = len(self.words) - 1
        self._having = _sets(self.words)
        self._decimal = self.set_of(
            place for place, word in enumerate(self.words) if word.isdecimal()
        )

    def begins(self, part: str) -> tuple[int, int]:
        """The places of the words that begin with `part`: the first, and the one after the last."""
        first = bisect_left(self.words, part)
        return first, bisect_left(self.words, part + _LAST, first)

    def set_of(self, places: Iterable[int]) -> int:
        """The set of the words at those places."""
        return _bits((self._last - place for place in places), self._last + 1)

    def places(self, words: int) -> list[int]:
        """The places of the words in a set, in their order."""
        bits = f"{words:b}"
        skipped = len(self.words) - len(bits)
        found: list[int] = []
        bit = bits.find("1")
        while bit >= 0 and len(found) < _MOST:
            found.append(skipped + bit)
            bit = bits.find("1", bit + 1)
        return found

    def containing(self, part: str, within: int) -> list[int]:
        """The places of the words of a set that have `part` anywhere in them."""
        found = within
        for feature in _pairs(part) or part:
            found &= self._having.get(feature, 0)
        return [place for place in self.places(found) if part in self.words[place]]

    def alike(self, part: str, within: int) -> dict[int, float]:
        """The words of a set that `part` can be a slip for, by place, with how well each fits:
        all that are alike among those that share the most pairs of letters with it.
        """
        if len(part) < SLIPPED:
            return {}
        if part.isdecimal():
            within &= ~self._decimal
        letters = _layers(self._having.get(letter, 0) & within for letter in set(part))
        kept = len(letters) - len(part) * 2 // 5  # more slips than that leave no likeness
        alike_letters = letters[max(kept, 1) - 1]
        found = 0
        for found in reversed(
            _layers(self._having.get(pair, 0) & alike_letters for pair in _pairs(f" {part}"))
        ):
            if found.bit_count() >= _ENOUGH:
                break
        places = self.places(found)
        fits = alike_words(part, [self.words[place] for place in places])
        return {places[number]: fit for number, fit in fits.items()}


def _pairs(word: str) -> set[str]:
    return set(map(add, word, word[1:]))


def _sets(words: Sequence[str]) -> dict[str, int]:
    """For each letter and each pair of letters the set of the words that have it; the blank before
    a word makes a pair with its first letter.
    """
    having: defaultdict[str, list[int]] = defaultdict(list)
    for bit, word in enumerate(reversed(words)):
        for letter in word:
            having[letter].append(bit)
        for pair in map(add, f" {word}", word):
            having[pair].append(bit)
    return {feature: _bits(bits, bits[-1] + 1) for feature, bits in having.items()}


def _bits(numbers: Iterable[int], most: int) -> int:
    digits = bytearray((most + 7) // 8)
    for number in numbers:
        digits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(digits, "little")


def _layers(sets: Iterable[int]) -> list[int]:
    """What is in at least one of the sets, in at least two of them, and so on to all."""
    layers: list[int] = []
    for one in sets:
        carry = one
        for number, layer in enumerate(layers):
            layers[number], carry = layer | carry, layer & carry
        layers.append(carry)
    return layers
