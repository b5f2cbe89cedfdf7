"""From a typed text to what is looked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.domain.search.lexicon import Lexicon
from bot.domain.search.numbers import numbers_of
from bot.domain.search.words import IN_EVERY_TEXT, STOP_WORDS, WEAK_WORDS, token_of, words_of

MOST_TERMS = 12
_BEGINNING = 3
"""A last word of so many letters is taken as a beginning, too: it may still be being typed."""
_YEAR = re.compile(r"n(?:19|20)\d\d")
_SHORT_YEAR = re.compile(r"0\d")
_LONGEST_ALIAS = 4
"""Words of an everyday phrase, at most."""
_COMPOUND = 6
"""Letters of a word from which on it may have been typed as two."""
_LONGEST = 2000
"""Characters that are looked at."""

Alternative = tuple[str, ...]
"""Phrases that all have to be there; a phrase is one word or several in a row."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a number or an everyday phrase, with all that counts as having it.

    Attributes:
        typed: as it was typed, folded.
        exact: itself, also in one word or in two.
        wider: what it stands for perhaps: other words for it, words that begin so, the words that
            are a slip of the fingers away.
        weak: whether it is no matter when a record has it not.
        number: whether it is a number, which stands in one column alone.
        read_as: the words that a slip was read as.
    """

    typed: str
    exact: tuple[Alternative, ...]
    wider: tuple[Alternative, ...] = ()
    weak: bool = False
    number: bool = False
    read_as: tuple[str, ...] = ()

    @property
    def is_amount(self) -> bool:
        """Whether it is a number that is no year."""
        return self.number and not _YEAR.fullmatch(self.exact[0][0])

    @property
    def called(self) -> tuple[Alternative, ...]:
        """What a whole name may have for it: what was typed, and the first other words."""
        return (*self.exact, *self.wider[:1])

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        return self.exact + self.wider


def terms_of(
    text: str, lexicon: Lexicon, *, typing: bool = True, literal: bool = False
) -> list[Term]:
    """The first twelve different terms that tell something apart; all where none does. With
    `typing` the last word may be a beginning; `literal` ones are the words themselves, none weak.
    """
    known = lexicon.literal if literal else lexicon
    runs = list(_runs(text[:_LONGEST]))
    last = runs[-1][-1] if typing and runs and isinstance(runs[-1], list) else ""
    found: dict[str, Term] = {}
    for run in runs:
        for term in [run] if isinstance(run, Term) else _terms_of_words(run, known):
            found.setdefault(term.typed, term)
    telling = [term for term in found.values() if term.number or term.typed not in STOP_WORDS]
    if literal and len(found) > 1 and IN_EVERY_TEXT.issuperset(found):
        # Every text has these words; not every one has them in a row.
        phrase = " ".join(word for run in runs if isinstance(run, list) for word in run)
        return [Term(phrase, ((phrase,),))]
    terms = (telling or list(found.values()))[:MOST_TERMS]
    if len(last) >= _BEGINNING and last.isalpha():
        terms = [_begun(term, lexicon) if term.typed == last else term for term in terms]
    if literal or all(term.weak for term in terms):
        return [replace(term, weak=False) for term in terms]
    return terms


def _runs(text: str) -> Iterator[list[str] | Term]:
    """The words in a row, parted by the numbers between them."""
    start = 0
    for number in numbers_of(text):
        if words := words_of(text[start : number.start]):
            yield words
        typed = text[number.start : number.end]
        # '07' is a year, perhaps.
        years = ((f"n20{typed}",),) if _SHORT_YEAR.fullmatch(typed) else ()
        yield Term(typed, ((number.token,), *years), number=True)
        start = number.end
    if words := words_of(text[start:]):
        yield words


def _terms_of_words(words: list[str], lexicon: Lexicon) -> Iterator[Term]:
    place = 0
    while place < len(words):
        size, term = _term_at(words, place, lexicon)
        yield term
        place += size


def _term_at(words: list[str], place: int, lexicon: Lexicon) -> tuple[int, Term]:
    """The longest everyday phrase that begins here, a compound in two words, or one word."""
    for size in range(min(_LONGEST_ALIAS, len(words) - place), 0, -1):
        own = words[place : place + size]
        meanings = lexicon.meaning(own)
        if meanings:
            others = tuple(_tokens(words_of(meaning)) for meaning in meanings)
            typed = " ".join(own)
            return size, Term(typed, (_tokens(own),), others, weak=typed in WEAK_WORDS)
    word = words[place]
    joined = "".join(words[place : place + 2])
    if place + 1 < len(words) and len(joined) >= _COMPOUND and joined in lexicon.counts:
        both = " ".join(words[place : place + 2])
        return 2, Term(both, ((both,), (joined,)))
    return 1, Term(word, (_tokens([word]),), weak=word in WEAK_WORDS)


def _tokens(words: list[str]) -> Alternative:
    return tuple(map(token_of, words))


def _begun(term: Term, lexicon: Lexicon) -> Term:
    return replace(term, wider=(*term.wider, *((one,) for one in lexicon.beginning(term.typed))))


def mended(term: Term, lexicon: Lexicon) -> Term:
    """A term that no record has, read as what is meant by it."""
    if term.number or " " in term.typed:
        return term
    read_as = lexicon.read_as(term.typed)
    return replace(term, wider=(*((one,) for one in read_as), *term.wider), read_as=tuple(read_as))
