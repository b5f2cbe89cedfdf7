"""One search for what was typed: each kind of fit in turn, until enough records are found."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from bot.domain.names.sorted_names import SortedNames
from bot.domain.names.spelling import (
    EXACT,
    MIDDLE,
    PARTS,
    TYPO,
    WHOLE_WORD,
    WORDS,
    begun,
    slipped,
    worded,
)
from bot.domain.names.vocabulary import Vocabulary

_MOST = 1024
"""Names that are held against what was typed, about, where more names have a word of it."""
_HELD = 4096
"""The same where every part begins a word, which takes no more than looking at the name."""
_SURELY = 90.0
_TELLING = 5
"""Letters that hardly ever fit by chance."""
_SHORT = 3


class Lookup:
    """`best` has the records found so far by their numbers, each with its best score."""

    def __init__(self, typed: str, shelves: Sequence[SortedNames], within: int, limit: int) -> None:
        self._typed = f" {typed}"
        self._parts = typed.split()
        self._shelves = shelves
        self._within = within
        self._limit = limit
        self.best: dict[int, float] = {}

    def run(self, texts: Sequence[str], vocabulary: Vocabulary) -> None:
        """Find the best `limit` records, perhaps with some more."""
        self._begun(texts)
        if self._enough(WORDS):
            return
        spans = [vocabulary.begins(part) for part in self._parts]
        self._worded(spans)
        if self._enough(MIDDLE) or self._all_fits(WORDS):
            return
        self._middle(vocabulary, spans)
        if self._enough(TYPO) or self._all_fits(_SURELY):
            return
        slips = [vocabulary.alike(part, self._within) for part in self._parts]
        for shelf in self._shelves:
            self._slipped(shelf, spans, slips)

    def _enough(self, above: float) -> bool:
        return (
            len(self.best) >= self._limit
            and sum(score > above for score in self.best.values()) >= self._limit
        )

    def _all_fits(self, above: float) -> bool:
        """Whether so much was typed and fits a name so well that it is meant for no other."""
        return len(self._typed) > _TELLING and any(score > above for score in self.best.values())

    def _add(self, owner: int, score: float) -> None:
        if score > self.best.get(owner, 0.0):
            self.best[owner] = score

    def _begun(self, texts: Sequence[str]) -> None:
        first = bisect_left(texts, self._typed)
        last = bisect_left(texts, f"{self._typed}\U0010ffff", first)
        if first == last:
            return
        letters = len(self._typed) - 1
        for shelf in self._shelves:
            for owner, length in shelf.beginning(first, last, self._limit):
                self._add(owner, EXACT if length == letters else begun(letters, length))

    def _worded(self, spans: Sequence[tuple[int, int]]) -> None:
        for shelf in self._shelves:
            stretches = [shelf.stretch(span) for span in spans]
            if any(start == stop for start, stop in stretches):
                continue
            numbers = (
                shelf.first(stretches[0], self._limit)
                if len(spans) == 1
                else self._having_all(shelf, min(spans, key=shelf.size))
            )
            found: set[int] = set()
            for number in numbers:
                owner = shelf.owners[number]
                found.add(owner)
                self._add(owner, worded(len(self._parts), shelf.texts[number].count(" ")))
                if len(found) == self._limit:
                    break

    def _having_all(self, shelf: SortedNames, rarest: tuple[int, int]) -> list[int]:
        """The names in which every part begins a word, of those that have one of the rarest."""
        parts = set(self._parts)
        apart = sum(not any(other.startswith(part) for other in parts - {part}) for part in parts)
        numbers = shelf.some(rarest, _HELD, apart)  # each of those takes a word of its own
        for word in {f" {part}" for part in parts}:
            numbers = [number for number in numbers if word in shelf.texts[number]]
        return sorted(set(numbers))

    def _middle(self, vocabulary: Vocabulary, spans: Sequence[tuple[int, int]]) -> None:
        # A name in which a part stands, but begins no word, has it inside one.
        longest = max(self._parts, key=len)
        found: set[int] = set()
        for part, (first, last) in zip(self._parts, spans, strict=True):
            wanted = longest if len(part) < _SHORT else part
            inside = vocabulary.containing(wanted, self._within)
            found.update(word for word in inside if wanted != part or not first <= word < last)
        if not found:
            return
        words = sorted(found)
        for shelf in self._shelves:
            numbers = shelf.having(words, _MOST)
            if len(self._parts) == 1:
                owners = {shelf.owners[number] for number in numbers}
                for owner in sorted(owners)[: self._limit]:
                    self._add(owner, MIDDLE)
            else:
                self._within_names(shelf, numbers)

    def _within_names(self, shelf: SortedNames, numbers: Sequence[int]) -> None:
        typed = self._typed[1:]
        for part in self._parts:
            numbers = [number for number in numbers if part in shelf.texts[number]]
        for number in numbers:
            self._add(shelf.owners[number], MIDDLE if typed in shelf.texts[number] else PARTS)

    def _slipped(
        self,
        shelf: SortedNames,
        spans: Sequence[tuple[int, int]],
        slips: Sequence[Mapping[int, float]],
    ) -> None:
        """Every part weighs what it has of the letters that were typed. The rarest come first, and
        the names are held against the others: who has the others alone has less than half.
        """
        parts = [
            (part, span, shelf.fitting(alike, _MOST))
            for part, span, alike in zip(self._parts, spans, slips, strict=True)
        ]
        parts.sort(key=lambda one: shelf.size(one[1]) + len(one[2]))
        total = sum(len(part) for part in self._parts)
        fits: dict[int, float] = {}
        seen = 0
        for part, span, alike in parts:
            weight = len(part) / total
            word = f" {part}"
            for number in fits:
                fit = WHOLE_WORD if word in shelf.texts[number] else alike.get(number, 0.0)
                fits[number] += fit * weight
            if seen * 2 < total or not fits:
                begins = dict.fromkeys(shelf.some(span, _MOST), WHOLE_WORD)
                for number, fit in {**alike, **begins}.items():
                    fits.setdefault(number, fit * weight)
            seen += len(part)
        self._add_best(shelf, fits)

    def _add_best(self, shelf: SortedNames, fits: Mapping[int, float]) -> None:
        found: dict[int, float] = {}
        worst = 0.0
        for number in sorted(sorted(fits), key=fits.__getitem__, reverse=True):
            if min(TYPO, fits[number]) < worst:
                break
            owner = shelf.owners[number]
            words = shelf.texts[number].count(" ")
            score = slipped(fits[number], len(self._parts), words)
            found[owner] = max(score, found.get(owner, 0.0))
            if len(found) == self._limit:
                worst = min(found.values())
            self._add(owner, score)
