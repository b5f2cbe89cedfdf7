"""From what a person types to the records that it can mean: typos, middles of words, aliases."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from rapidfuzz.distance import DamerauLevenshtein

from bot.models.stated import Name

EXACT = 100.0
SURE = 88.0
"""From here on a best match is taken without asking where it stands out by CLEAR_BY."""
CLEAR_BY = 6.0
LIKELY = 75.0
"""From here on, down from SURE, it has to stand out by FAR_BY: a name with a typo in it."""
FAR_BY = 15.0
POSSIBLE = 60.0
"""Below this a match is not worth offering as what was meant."""

_LONGEST = 100
_CANDIDATES = 40
_ALIKE = 0.5
"""Words less alike than this have nothing to do with each other."""

_APOSTROPHE = re.compile("['’]")
_NOT_WORD = re.compile(r"[^\w$]+", re.UNICODE)


def normalized(text: str) -> str:
    """Lower case, without accents and punctuation, one blank between words."""
    bare = text[: _LONGEST * 4]
    bare = bare.lower() if bare.isascii() else _without_accents(bare)
    return _NOT_WORD.sub(" ", _APOSTROPHE.sub("", bare)).strip()[:_LONGEST]


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _trigrams(text: str) -> set[str]:
    padded = f" {text} "
    # A trigram across two words would hold two blanks' worth of nothing: those are left out.
    found = {padded[place : place + 3] for place in range(len(padded) - 2)}
    return {trigram for trigram in found if trigram[1] != " "}


@dataclass(frozen=True, slots=True)
class Match:
    """A record that was meant, perhaps; `score` is 100 for a name typed in full."""

    name: Name
    score: float


class NameIndex:
    """All names of all records. Lookups touch only the names that share letters with the text."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = tuple(names)
        self.by_record = {name.record: name for name in self._names}
        self._texts: list[str] = []
        self._owners: list[int] = []
        self._exact: defaultdict[str, set[int]] = defaultdict(set)
        self._postings: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for owner, name in enumerate(self._names):
            for text in dict.fromkeys(normalized(one) for one in name.names):
                self._add(owner, text)
        self._heads: defaultdict[str, set[int]] = defaultdict(set)
        for owner, name in enumerate(self._names):
            if name.kind == "role" and "," in name.title:
                self._heads[normalized(name.title.partition(",")[0])].add(owner)
        self._lengths: dict[str, int] = {}
        for text in (*self._exact, *self._heads):
            first, count = text.partition(" ")[0], text.count(" ") + 1
            self._lengths[first] = max(count, self._lengths.get(first, 0))
        self._first: dict[str, list[Name]] = {}
        for name in sorted(self._names, key=lambda name: (-name.weight, name.title)):
            self._first.setdefault(name.kind, []).append(name)

    def _add(self, owner: int, text: str) -> None:
        if not text:
            return
        number = len(self._texts)
        self._texts.append(text)
        self._owners.append(owner)
        self._exact[text].add(owner)
        postings = self._postings[self._names[owner].kind]
        first_letters = {f" {word[0]}" for word in text.split()}
        for key in _trigrams(text) | first_letters:
            postings[key].append(number)

    def called(self, words: str) -> tuple[Name, ...]:
        """The records that have exactly this name; `words` are normalized. A role goes by what
        stands before the first comma of its title, too.
        """
        owners = self._exact.get(words) or self._heads.get(words, ())
        return tuple(self._names[owner] for owner in sorted(owners))

    def longest_after(self, word: str) -> int:
        """Words of the longest name that begins with a normalized word; 0 where none does."""
        return self._lengths.get(word, 0)

    def common(self, kinds: Sequence[str], limit: int) -> list[Name]:
        """The best attested records of some kinds, for a person who has typed nothing yet."""
        firsts = [self._first.get(kind, []) for kind in kinds]
        found = [name for names in firsts for name in names[:limit]]
        return sorted(found, key=lambda name: -name.weight)[:limit]

    def find(self, text: str, kinds: Collection[str], limit: int) -> list[Match]:
        """The records of those kinds that `text` can mean, best first, one entry a record."""
        typed = normalized(text)
        if not typed:
            return []
        best: dict[int, float] = {}
        for owner in self._exact.get(typed, ()):
            best[owner] = EXACT
        for number in self._candidates(typed, kinds):
            score = _score(typed, self._texts[number])
            owner = self._owners[number]
            if score > best.get(owner, 0.0):
                best[owner] = score
        matches = [
            Match(self._names[owner], score)
            for owner, score in best.items()
            if self._names[owner].kind in kinds
        ]
        matches.sort(key=lambda match: (-match.score, -match.name.weight, match.name.title))
        return matches[:limit]

    def _candidates(self, typed: str, kinds: Collection[str]) -> list[int]:
        """The names of those kinds that share the most trigrams with what was typed."""
        shared: Counter[int] = Counter()
        trigrams = _trigrams(typed) | _first_letter(typed)
        for kind in kinds:
            postings = self._postings[kind]
            for trigram in trigrams:
                shared.update(postings.get(trigram, ()))
        return nsmallest(
            _CANDIDATES, shared, key=lambda number: (-shared[number], len(self._texts[number]))
        )


def _first_letter(typed: str) -> set[str]:
    """A single letter at the end may be the first of a word that is still being typed."""
    last = typed.rsplit(maxsplit=1)[-1]
    return {f" {last}"} if len(last) == 1 else set()


def _score(typed: str, name: str) -> float:
    """How well a name fits, from 0 to 100; 100 is kept for the same text."""
    if typed == name:
        return EXACT
    if name.startswith(typed):
        return 96.0 - min(6.0, (len(name) - len(typed)) / 10)
    words, wanted = name.split(), typed.split()
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return 92.0 - min(4.0, (len(words) - len(wanted)) * 0.5)
    if typed in name:
        return 86.0
    if all(part in name for part in wanted):
        return 85.0
    return min(84.0, _by_words(wanted, words))


def _by_words(wanted: list[str], words: list[str]) -> float:
    """Word by word, with typos forgiven; words of the name that nobody typed cost a little."""
    found = [max(_word_score(part, word) for word in words) for part in wanted]
    weights = [len(part) for part in wanted]
    mean = sum(score * weight for score, weight in zip(found, weights, strict=True)) / sum(weights)
    return mean - min(8.0, max(0, len(words) - len(wanted)) * 1.0)


def _word_score(typed: str, word: str) -> float:
    if word.startswith(typed):
        return 98.0
    if typed.isdecimal() and word.isdecimal():
        return 0.0  # another number is another thing, not a typo
    whole = DamerauLevenshtein.normalized_similarity(typed, word, score_cutoff=_ALIKE)
    if whole or len(word) <= len(typed) + 1:
        return 100.0 * whole
    # The word may still be being typed: hold its beginning against what is there.
    begun = word[: len(typed) + 1]
    return 95.0 * DamerauLevenshtein.normalized_similarity(typed, begun, score_cutoff=_ALIKE)


def sure_match(matches: Sequence[Match]) -> Name | None:
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
