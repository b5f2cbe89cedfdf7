"""Running text cut into sentences, clauses and words, each with its place."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_ABBREVIATED = (
    r"(?<!\bU\.S)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bvs)(?<!\bSt)(?<!\bNo)(?<!\bJr)"
)
_SENTENCE_END = re.compile(rf"{_ABBREVIATED}[.!?…]+[\"'”’)]*(?=\s|$)|\n+|\s/\s|\s•\s")
_CLAUSE_END = re.compile(
    r";|:(?=\s)|\s[–—-]\s|—|\.\.\."
    r"|,?\s(?=(?:while|whereas|but|versus|vs\.?|although|though|compared (?:with|to)|than what)\s)"
    r"|,\s(?=(?:and|or|yet|so)\s)|\sand\s(?=the\s[\w-]+\s(?:offered|asked|got|gets|make|would)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[\w$]+(?:['’]\w+)*")
_APOSTROPHE = re.compile("['’]")
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
    bare = _APOSTROPHE.sub("", word)
    if bare.isascii():
        return bare.lower()
    letters = unicodedata.normalize("NFKD", bare).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def sentences(text: str) -> list[TextSpan]:
    """The sentences; lines, and parts between ' / ', are sentences of their own."""
    return list(_cut(_SENTENCE_END, text, TextSpan(0, len(text))))


def clauses(text: str, sentence: TextSpan) -> list[TextSpan]:
    """The parts of a sentence that can have subjects of their own."""
    return list(_cut(_CLAUSE_END, text, sentence))


def _cut(end: re.Pattern[str], text: str, whole: TextSpan) -> Iterator[TextSpan]:
    start = whole.start
    for found in end.finditer(text, whole.start, whole.end):
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
