"""Running text cut into sentences, clauses and words, each with its place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.word_forms import folded

_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)|\n+|\s/\s|\s•\s")
_BEFORE_STOP = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+$")
_LABEL = 6
"""Words that are no clause of their own beside a colon."""
_LONGEST_WORD = 24
_MONTHS_LIST = """
jan feb mar apr jun jul aug sep sept oct nov dec
"""
_MONTHS = frozenset(_MONTHS_LIST.split())
_TITLES_LIST = """
mr mrs ms dr gov sen rep lt gen prof st no vs pres sgt rev hon ave blvd approx est
"""
_TITLES = frozenset(_TITLES_LIST.split())
_MAY_END_LIST = """
a.m p.m am pm u.s u.k l.a n.y d.c inc co corp ltd jr sr etc calif bros dept
"""
_MAY_END = frozenset(_MAY_END_LIST.split())
_BEHIND_STOP = re.compile(r"\s+(?P<next>[\w'’]+)")
_STARTERS_LIST = """
the a an in on at but and it its they their he she we this that these those when while after
before as by both no so then there actors writers studios
"""
_STARTERS = frozenset(_STARTERS_LIST.split())
"""Words in a capital by which what stands behind 'U.S.' or 'p.m.' is a sentence of its own."""

_CLAUSE_END = re.compile(
    r";|:(?=\s)|\s[–—-]\s|—|\.\.\."
    r"|,?\s(?=(?:while|whereas|but|versus|vs\.?|although|though|compared (?:with|to)|than what)\s)"
    r"|,\s(?=(?:and|or|yet|so)\s)|\sand\s(?=the\s[\w-]+\s(?:offered|asked|got|gets|make|would)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\d+(?:[.,]\d+)+|(?:\[\w\])?[\w$]+(?:['’]\w+)*")
_APOSTROPHE = re.compile(r"['’\[\]]")
"""What is left out of a word, also the brackets of '[T]hese', which tell of a changed letter."""

STEM = 5
"""Letters by which words are taken to be one: 'ratified' and 'ratification'."""


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A part of a text: from `start` to `end`, the end excluded."""

    start: int
    end: int

    def holds(self, other: "TextSpan") -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Word(TextSpan):
    """A word; `plain` is in lower case, without accents and apostrophes."""

    plain: str
    capital: bool


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in their order; a mark that changes a letter alone is none."""
    return tuple(
        Word(found.start(), found.end(), bare, found[0][:1].isupper())
        for found in _WORD.finditer(text)
        if (bare := plain(found[0]))
    )


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """A word in lower case, without accents and apostrophes."""
    return folded(_APOSTROPHE.sub("", word))


def sentences(text: str) -> list[TextSpan]:
    """The sentences; lines, and parts between ' / ', are sentences of their own."""
    ends = (end for end in _SENTENCE_END.finditer(text) if not _abbreviates(text, end))
    return list(_cut(ends, text, TextSpan(0, len(text))))


def _abbreviates(text: str, end: re.Match[str]) -> bool:
    """Whether a stop ends an abbreviation or an initial, or leaves words out, and no sentence."""
    behind = _BEHIND_STOP.match(text, end.end())
    if behind is None or end[0] not in (".", "…", "..."):
        return False
    before = _BEFORE_STOP.search(text, max(0, end.start() - _LONGEST_WORD), end.start())
    if end[0] != "." or before is None:
        return end[0] != "." and behind["next"][0].islower()
    word, follows = before[0], behind["next"]
    if len(word) == 1 and word.isupper() and word != "I":
        return True
    if word.lower() in _TITLES:
        return True
    if word.lower() in _MONTHS:
        return not follows[0].isupper()
    return word.lower() in _MAY_END and not (follows[0].isupper() and follows.lower() in _STARTERS)


def clauses(text: str, sentence: TextSpan) -> list[TextSpan]:
    """The parts of a sentence that can have subjects of their own."""
    ends = _CLAUSE_END.finditer(text, sentence.start, sentence.end)
    kept = (end for end in ends if end[0] != ":" or not _labels(text, end, sentence))
    return list(_cut(kept, text, sentence))


def _labels(text: str, colon: re.Match[str], sentence: TextSpan) -> bool:
    """Whether what stands before a colon or behind it is a label or a value: 'BLS: …', '…: $5'."""
    before, behind = text[sentence.start : colon.start()], text[colon.end() : sentence.end]
    return min(len(words(before)), len(words(behind))) <= _LABEL


def _cut(ends: Iterable[re.Match[str]], text: str, whole: TextSpan) -> Iterator[TextSpan]:
    start = whole.start
    for found in ends:
        if text[start : found.start()].strip():
            yield TextSpan(start, found.end())
            start = found.end()
    if text[start : whole.end].strip():
        yield TextSpan(start, whole.end)


def stem(word: str) -> str:
    """What a plain word is compared by."""
    return word.removesuffix("s")[:STEM] if len(word) > 3 else word


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """What the words of a text are compared by."""
    return frozenset(stem(plain(found[0])) for found in _WORD.finditer(text))
