"""The distinct words of the record as they are written, and what is meant by those that are not."""

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from bot.domain.search.words import singular

_BEGINNINGS = 24
"""Words that a beginning stands for, at most: those that most records have."""
_LIKELY = 4
"""Words that a slip is read as, at most."""
_TELLING = 5
"""Letters from which on a slip leaves a word that can be told."""
_LONG = 9
"""Letters from which on there may be two."""
_PART = 3
_LAST = "\U0010ffff"


class Lexicon:
    """Words by how many records have them, and what everyday words mean.

    Attributes:
        counts: how many records have each word.
        meanings: what else an everyday word or phrase is looked for as, all folded.
    """

    def __init__(
        self, counts: Mapping[str, int], meanings: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        self.counts = counts
        self.meanings = meanings or {}
        self._sorted = sorted(counts)

    @cached_property
    def literal(self) -> "Lexicon":
        """The same words, which mean nothing but themselves."""
        return Lexicon(self.counts)

    def meaning(self, words: list[str]) -> tuple[str, ...]:
        """Other words for an everyday phrase, in singular or plural."""
        *before, last = words
        found = self.meanings.get(" ".join(words), ())
        return found or self.meanings.get(" ".join((*before, singular(last))), ())

    def has(self, word: str) -> bool:
        return all(
            part in self.counts or singular(part) in self.counts or f"{part}s" in self.counts
            for part in word.split()
        )

    def beginning(self, part: str) -> list[str]:
        """The commonest words that begin like this, without the part itself."""
        first = bisect_left(self._sorted, part)
        last = bisect_left(self._sorted, part + _LAST, first)
        words = [word for word in self._sorted[first:last] if word != part]
        return self._commonest(words, _BEGINNINGS)

    def slips(self, word: str) -> list[str]:
        """The words that are meant by one that no record has, those with the fewest slips of the
        fingers; two letters that are swapped are one slip. None for a short word.
        """
        if len(word) < _TELLING or not word.isalpha():
            return []
        for slips in range(1, 3 if len(word) >= _LONG else 2):
            found = extract(word, self._sorted, scorer=OSA.distance, score_cutoff=slips, limit=None)
            words = [one for one, _, _ in found if one.isalpha()]
            if words:
                return self._commonest(words, _LIKELY)
        return []

    def split(self, word: str) -> str:
        """'boing boing' for 'boingboing': two words of the record; '' where it is not two."""
        places = range(_PART, len(word) - _PART + 1)
        parts = [(word[:place], word[place:]) for place in places]
        found = [pair for pair in parts if self.has(pair[0]) and self.has(pair[1])]
        best = max(found, key=lambda pair: min(map(self._count, pair)), default=None)
        return " ".join(best) if best else ""

    def _count(self, word: str) -> int:
        return self.counts.get(word, 0)

    def _commonest(self, words: list[str], most: int) -> list[str]:
        return sorted(words, key=lambda word: (-self.counts[word], word))[:most]
