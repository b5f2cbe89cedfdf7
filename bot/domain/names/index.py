"""From what a person types to the records that it can mean: typos, middles of words, aliases."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.names.search import Lookup
from bot.domain.names.sorted_names import SortedNames
from bot.domain.names.spelling import EXACT, normalized
from bot.domain.names.vocabulary import Vocabulary
from bot.models.evidence import Name

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
        for name in sorted(self.by_record.values(), key=lambda name: (-name.weight, name.title)):
            self._first[name.kind].append(name)
        self._owners = [name for names in self._first.values() for name in names]
        self._heads: dict[str, tuple[int, ...]] = {}
        called: dict[str, tuple[list[int], list[str]]] = {kind: ([], []) for kind in self._first}
        for owner, name in enumerate(self._owners):
            owners, texts = called[name.kind]
            for text in dict.fromkeys(map(normalized, name.names)):
                if text:
                    owners.append(owner)
                    texts.append(f" {text}")
            if name.kind == "role" and "," in name.title:
                head = normalized(name.title.partition(",")[0])
                self._heads[head] = (*self._heads.get(head, ()), owner)
        self._texts = sorted({text for _, texts in called.values() for text in texts})
        self._longest = _longest_names((*self._texts, *(f" {head}" for head in self._heads)))
        self._vocabulary = Vocabulary(_words(self._texts))
        text_places = {text: place for place, text in enumerate(self._texts)}
        word_places = {word: place for place, word in enumerate(self._vocabulary.words)}
        self._shelves = {
            kind: SortedNames(*pair, text_places, word_places) for kind, pair in called.items()
        }
        self._words = {
            kind: self._vocabulary.set_of(shelf.words) for kind, shelf in self._shelves.items()
        }
        self._found = lru_cache(_REMEMBERED)(self._look_up)

    def called(self, words: str) -> tuple[Name, ...]:
        """The records that have exactly this name; `words` are normalized. A role goes by what
        stands before the first comma of its title, too.
        """
        owners = tuple(self._called(f" {words}")) or self._heads.get(words, ())
        return tuple(self._owners[owner] for owner in owners)

    def _called(self, text: str) -> Iterator[int]:
        place = bisect_left(self._texts, text)
        if place < len(self._texts) and self._texts[place] == text:
            for shelf in self._shelves.values():
                yield from shelf.called(place)

    def longest_after(self, word: str) -> int:
        """Words of the longest name that begins with a normalized word; 0 where none does."""
        return self._longest.get(word, 0)

    def common(self, kinds: Sequence[str], limit: int) -> list[Name]:
        """The best attested records of some kinds, for a person who has typed nothing yet."""
        firsts = [self._first.get(kind, []) for kind in kinds]
        found = [name for names in firsts for name in names[:limit]]
        return sorted(found, key=lambda name: -name.weight)[:limit]

    def find(self, text: str, kinds: Collection[str], limit: int) -> Sequence[NameMatch]:
        """The records of those kinds that `text` can mean, best first, one entry a record."""
        typed = normalized(text)
        return self._found(typed, tuple(kinds), limit) if typed and limit > 0 else ()

    def _look_up(self, typed: str, kinds: Sequence[str], limit: int) -> Sequence[NameMatch]:
        shelves = [self._shelves[kind] for kind in kinds if kind in self._shelves]
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
        matches.sort(key=lambda match: (-match.score, -match.name.weight, match.name.title))
        return tuple(matches[:limit])


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
