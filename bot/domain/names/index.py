"""From what a person types to the records that it can mean: typos, middles of words, aliases."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest

from bot.domain.names.sorted_names import SortedNames
from bot.domain.names.spelling import (
    EXACT,
    INSIDE,
    MIDDLE,
    PARTS,
    TYPO,
    WHOLE_WORD,
    WORDS,
    begun,
    normalized,
    slipped,
    whole_parts,
    worded,
)
from bot.domain.names.vocabulary import Vocabulary
from bot.models.evidence import Name
from bot.models.statistics import STOPPAGE_KINDS

_MOST = 1024
"""Names that are held against what was typed, about, where more names have a word of it."""
_HELD = 4096
"""The same where every part begins a word, which takes no more than looking at the name."""
_SURELY = 90.0
_TELLING = 5
"""Letters that hardly ever fit by chance."""


_Shelf = tuple[SortedNames, float]
"""Some names, and what one of them that is not typed in full loses of its score."""
EVERYDAY_LESS = 22.0
"""A word for every day that is only like what was typed is never surely meant."""

_ENDING, _NEARLY_LESS = 3, 4.0
"""Letters that such a word may still lack where it is being typed, and what it then loses."""


class Lookup:
    """`best` has the records found so far by their numbers, each with its best score."""

    def __init__(self, typed: str, shelves: Sequence[_Shelf], within: int, limit: int) -> None:
        self._typed = f" {typed}"
        self._parts = typed.split()
        self._whole = whole_parts(self._parts)
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
        for shelf, less in self._shelves:
            self._slipped(shelf, less, spans, slips)

    def _enough(self, above: float) -> bool:
        return sum(score > above for score in self.best.values()) >= self._limit

    def _all_fits(self, above: float) -> bool:
        """Whether so much was typed and fits a name so well that it is meant for no other."""
        return len(self._typed) > _TELLING and any(score > above for score in self.best.values())

    def _add(self, owner: int, score: float, less: float) -> None:
        score -= less if score < EXACT else 0.0
        if score > self.best.get(owner, 0.0):
            self.best[owner] = score

    def _begun(self, texts: Sequence[str]) -> None:
        first = bisect_left(texts, self._typed)
        last = bisect_left(texts, f"{self._typed}\U0010ffff", first)
        if first == last:
            return
        letters = len(self._typed) - 1
        for shelf, less in self._shelves:
            for owner, length in shelf.beginning(first, last, self._limit):
                nearly_whole = length - letters <= _ENDING
                lost = min(less, _NEARLY_LESS) if nearly_whole else less
                self._add(owner, EXACT if length == letters else begun(letters, length), lost)

    def _worded(self, spans: Sequence[tuple[int, int]]) -> None:
        for shelf, less in self._shelves:
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
                self._add(owner, worded(len(self._parts), shelf.texts[number].count(" ")), less)
                if len(found) == self._limit:
                    break

    def _having_all(self, shelf: SortedNames, rarest: tuple[int, int]) -> list[int]:
        """The names in which every part begins a word, of those that have one of the rarest."""
        parts = set(self._parts)
        apart = sum(not any(other.startswith(part) for other in parts - {part}) for part in parts)
        numbers = shelf.some(rarest, _HELD, apart)  # each of those takes a word of its own
        for part in parts - self._whole:
            word = f" {part}"
            numbers = [number for number in numbers if word in shelf.texts[number]]
        for part in parts & self._whole:
            numbers = [number for number in numbers if self._begins(part, shelf.texts[number])]
        return sorted(set(numbers))

    def _begins(self, part: str, text: str) -> bool:
        """Whether a part begins a word of a name, or is one, where it was typed to its end."""
        if part in self._whole:
            return f" {part} " in f"{text} " or f" {part}s " in f"{text} "
        return f" {part}" in text

    def _holds(self, part: str, text: str) -> bool:
        return self._begins(part, text) or (len(part) >= INSIDE and part in text)

    def _middle(self, vocabulary: Vocabulary, spans: Sequence[tuple[int, int]]) -> None:
        # A name in which a part stands, but begins no word, has it inside one.
        found: set[int] = set()
        for part, (first, last) in zip(self._parts, spans, strict=True):
            if len(part) >= INSIDE:
                inside = vocabulary.containing(part, self._within)
                found.update(word for word in inside if not first <= word < last)
        if not found:
            return
        words = sorted(found)
        for shelf, less in self._shelves:
            numbers = shelf.having(words, _MOST)
            if len(self._parts) == 1:
                owners = {shelf.owners[number] for number in numbers}
                for owner in sorted(owners)[: self._limit]:
                    self._add(owner, MIDDLE, less)
            else:
                self._within_names(shelf, less, numbers)

    def _within_names(self, shelf: SortedNames, less: float, numbers: Sequence[int]) -> None:
        typed = self._typed[1:]
        for part in self._parts:
            numbers = [number for number in numbers if self._holds(part, shelf.texts[number])]
        for number in numbers:
            score = MIDDLE if typed in shelf.texts[number] else PARTS
            self._add(shelf.owners[number], score, less)

    def _slipped(
        self,
        shelf: SortedNames,
        less: float,
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
            for number in fits:
                begun_by = self._begins(part, shelf.texts[number])
                fit = WHOLE_WORD if begun_by else alike.get(number, 0.0)
                fits[number] += fit * weight
            if seen * 2 < total or not fits:
                some = (n for n in shelf.some(span, _MOST) if self._begins(part, shelf.texts[n]))
                for number, fit in {**alike, **dict.fromkeys(some, WHOLE_WORD)}.items():
                    fits.setdefault(number, fit * weight)
            seen += len(part)
        self._add_best(shelf, less, fits)

    def _add_best(self, shelf: SortedNames, less: float, fits: Mapping[int, float]) -> None:
        """The best fits first. Names that fit equally and have as many words come in the order of
        their records, so that no more of them are looked at than are wanted.
        """
        found: dict[int, float] = {}
        alike: Counter[tuple[float, int]] = Counter()
        before = EXACT
        for number in sorted(sorted(fits), key=fits.__getitem__, reverse=True):
            fit, words = fits[number], shelf.texts[number].count(" ")
            if fit < before and len(found) >= self._limit:
                if min(TYPO, fit) < nlargest(self._limit, found.values())[-1]:
                    break
                before = fit
            alike[fit, words] += 1
            if alike[fit, words] <= 2 * self._limit:
                owner, score = shelf.owners[number], slipped(fit, len(self._parts), words)
                found[owner] = max(score, found.get(owner, 0.0))
                self._add(owner, score, less)


SURE = 88.0
"""From here on a best match is taken without asking where it stands out by CLEAR_BY."""
CLEAR_BY = 6.0
LIKELY = 75.0
"""From here on, down from SURE, it has to stand out by FAR_BY: a name with a typo in it."""
FAR_BY = 15.0
POSSIBLE = 60.0
"""Below this a match is not worth offering as what was meant."""

_REMEMBERED = 1024
"""Searches whose results are kept: people type the same first letters again and again."""

_AT_ONCE = 4096
"""Names that are cut into words in one go."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A record that was meant, perhaps; `score` is 100 for a name typed in full."""

    name: Name
    score: float


class NameIndex:
    """All names of all records. Lookups touch only the names that share words or letters with the
    text, and of those the best ones first, so that they take no longer among many.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self.by_record = {name.record: name for name in names}
        self._first: defaultdict[str, list[Name]] = defaultdict(list)
        for name in sorted(self.by_record.values(), key=_best_first):
            self._first[name.kind].append(name)
        self._owners = [name for names in self._first.values() for name in names]
        self._heads: dict[str, tuple[int, ...]] = {}
        for owner, name in enumerate(self._owners):
            if name.kind == "role" and "," in name.title:
                head = normalized(name.title.partition(",")[0])
                self._heads[head] = (*self._heads.get(head, ()), owner)
        called = self._by_kind(name.names for name in self._owners)
        everyday = self._by_kind(name.everyday for name in self._owners)
        official = {text for _, texts in called.values() for text in texts}
        self._longest = _longest_names((*official, *(f" {head}" for head in self._heads)))
        self._texts = sorted(official.union(*(texts for _, texts in everyday.values())))
        self._vocabulary = Vocabulary(_words(self._texts))
        text_places = {text: place for place, text in enumerate(self._texts)}
        word_places = {word: place for place, word in enumerate(self._vocabulary.words)}
        self._shelves, self._everyday = (
            {kind: SortedNames(*pair, text_places, word_places) for kind, pair in some.items()}
            for some in (called, everyday)
        )
        self._words = {
            kind: self._vocabulary.set_of([word for shelf, _ in shelves for word in shelf.words])
            for kind in self._first
            for shelves in [self._shelves_of((kind,))]
        }
        self._found = lru_cache(_REMEMBERED)(self._look_up)

    def _by_kind(self, named: Iterable[Sequence[str]]) -> dict[str, tuple[list[int], list[str]]]:
        """The texts that records go by, each with the number of its record, by kind."""
        found: defaultdict[str, tuple[list[int], list[str]]] = defaultdict(lambda: ([], []))
        for owner, names in enumerate(named):
            for text in dict.fromkeys(map(normalized, names)):
                if text:
                    owners, texts = found[self._owners[owner].kind]
                    owners.append(owner)
                    texts.append(f" {text}")
        return found

    def _shelves_of(self, kinds: Iterable[str]) -> list[_Shelf]:
        return [
            (shelves[kind], less)
            for kind in kinds
            for shelves, less in ((self._shelves, 0.0), (self._everyday, EVERYDAY_LESS))
            if kind in shelves
        ]

    def called(self, words: str) -> tuple[Name, ...]:
        """The records that have exactly this name; `words` are normalized. A role goes by what
        stands before the first comma of its title, too. Words for every day are no names: a text
        means less by them.
        """
        owners = self._called(words, self._shelves.values())
        return tuple(self._owners[owner] for owner in owners or self._heads.get(words, ()))

    def _called(self, words: str, shelves: Iterable[SortedNames]) -> list[int]:
        text = f" {words}"
        place = bisect_left(self._texts, text)
        if self._texts[place : place + 1] != [text]:
            return []
        return [owner for shelf in shelves for owner in shelf.called(place)]

    def longest_after(self, word: str) -> int:
        """Words of the longest name that begins with a normalized word; 0 where none does."""
        return self._longest.get(word, 0)

    def exact(self, text: str, kinds: Collection[str]) -> list[Name]:
        """The records of those kinds that have exactly this name, or the word for every day."""
        words = normalized(text)
        owners = self._called(words, [shelf for shelf, _ in self._shelves_of(kinds)])
        owners += self._heads.get(words, ()) if "role" in kinds else ()
        return [self._owners[owner] for owner in dict.fromkeys(owners)]

    def common(self, kinds: Sequence[str], limit: int) -> list[Name]:
        """The best attested records of some kinds, for a person who has typed nothing yet."""
        firsts = [self._first.get(kind, []) for kind in kinds]
        found = [name for names in firsts for name in names[:limit]]
        # The lists of others come after what the record itself tells.
        return sorted(found, key=lambda name: (name.kind in STOPPAGE_KINDS, -name.weight))[:limit]

    def find(self, text: str, kinds: Collection[str], limit: int) -> Sequence[NameMatch]:
        """The records of those kinds that `text` can mean, best first, one entry a record."""
        typed = normalized(text)
        return self._found(typed, tuple(kinds), limit) if typed and limit > 0 else ()

    def _look_up(self, typed: str, kinds: Sequence[str], limit: int) -> Sequence[NameMatch]:
        shelves = self._shelves_of(kinds)
        within = 0
        for kind in kinds:
            within |= self._words.get(kind, 0)
        lookup = Lookup(typed, shelves, within, limit)
        lookup.run(self._texts, self._vocabulary)
        least = sorted(lookup.best.values(), reverse=True)[:limit][-1:]
        matches = [
            NameMatch(self._owners[owner], score)
            for owner, score in lookup.best.items()
            if [score] >= least
        ]
        matches.sort(key=lambda match: (-match.score, *_best_first(match.name)))
        return tuple(matches[:limit])


def _best_first(name: Name) -> tuple[int, int, str]:
    return (-name.weight, -name.size, name.title)


def _words(texts: Sequence[str]) -> set[str]:
    words: set[str] = set()
    for start in range(0, len(texts), _AT_ONCE):
        words.update("".join(texts[start : start + _AT_ONCE]).split())
    return words


def _longest_names(texts: Iterable[str]) -> dict[str, int]:
    """The words of the longest name by its first word; each text begins with a blank."""
    longest: dict[str, int] = {}
    for text in texts:
        first, count = text.split(" ", 2)[1], text.count(" ")
        if count > longest.get(first, 0):
            longest[first] = count
    return longest


def sure_match(matches: Sequence[NameMatch]) -> Name | None:
    """The one record that was meant; None where it is open or where nothing fits well."""
    if not matches:
        return None
    best = matches[0]
    lead = best.score - matches[1].score if len(matches) > 1 else EXACT
    if best.score == EXACT:
        return best.name if lead > 0 else None
    clear = best.score >= SURE and lead >= CLEAR_BY
    likely = best.score >= LIKELY and lead >= FAR_BY
    return best.name if clear or likely else None
