"""The distinct words of the record as they are written, and what is meant by those that are not."""

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from bot.domain.word_forms import singular

_BEGINNINGS = 24
"""Words that a beginning stands for, at most: those that most records have."""
_LIKELY = 3
"""Words that a slip is read as, at most."""
_TELLING = 5
"""Letters from which on a slip leaves a word that can be told."""
_LONG = 9
"""Letters from which on there may be two."""
_PART = 3
"""Letters of either word of two that were typed as one, at least."""
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

    def beginning(self, part: str) -> list[str]:
        """The commonest words that begin like this, without the part itself."""
        first = bisect_left(self._sorted, part)
        last = bisect_left(self._sorted, part + _LAST, first)
        words = [word for word in self._sorted[first:last] if word != part]
        return self._commonest(words, _BEGINNINGS)

    def read_as(self, word: str) -> list[str]:
        """What is meant by a word that no record has: the words that are a slip of the fingers
        away, of which two swapped letters are one, or the two words that it is made of, or, if it
        is long, the words that are two slips away.
        """
        if len(word) < _TELLING or not word.isalpha():
            return []
        near = self._alike(word, 1) or self._halves(word)
        return near or (self._alike(word, 2) if len(word) >= _LONG else [])

    def _alike(self, word: str, slips: int) -> list[str]:
        found = extract(word, self._sorted, scorer=OSA.distance, score_cutoff=slips, limit=None)
        alike = self._commonest([one for one, _, _ in found if one.isalpha()], len(found))
        # Hardly anybody gets the first letter wrong.
        return sorted(alike, key=lambda one: one[0] != word[0])[:_LIKELY]

    def _halves(self, word: str) -> list[str]:
        """'boing boing' for 'boingboing'."""
        places = range(_PART, len(word) - _PART + 1)
        parts = [(word[:place], word[place:]) for place in places]
        found = [pair for pair in parts if pair[0] in self.counts and pair[1] in self.counts]
        best = max(found, key=lambda pair: min(map(self.counts.__getitem__, pair)), default=None)
        return [" ".join(best)] if best else []

    def _commonest(self, words: list[str], most: int) -> list[str]:
        return sorted(words, key=lambda word: (-self.counts[word], word))[:most]
