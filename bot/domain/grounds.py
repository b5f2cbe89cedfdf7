"""All that a claim is held against: the facts that its names and numbers lead to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.claim import Kind
from bot.domain.facts import Aspect, Fact, Holders
from bot.domain.reading import Reading
from bot.domain.stretches import stem, stems, words
from bot.domain.verbatim import Run
from bot.models.event import Strike
from bot.models.quote import Holder
from bot.models.stated import Stated

_EMPTY_WORDS = """
a an and are as at be been but by did do does for from had has have he her his how i if in into is
it its just may more most much no not of off on one only or our out over she so some than that the
their them then there they this to up was we were what when which who will with would you your
about around nearly almost roughly less least under says said according per lol
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


@dataclass(frozen=True, slots=True)
class Grounds:
    """The facts at hand, the strikes and holders by id, and what is word for word in an article."""

    facts: Sequence[Fact]
    strikes: Mapping[str, Stated[Strike]]
    known: Mapping[str, Holder]
    by_name: Holders
    runs: Sequence[Run]
    speakers: Mapping[str, str]
    """the holder of each quotation that the claim has words of"""

    def of(self, what: Kind, *aspects: Aspect) -> Iterator[Fact]:
        """The facts of a kind of number, by what of a record they are."""
        return (fact for fact in self.facts if fact.what is what and fact.aspect in aspects)


def content(reading: Reading) -> frozenset[str]:
    """The words of a clause that say something, as they are compared."""
    numbers = (reading.said, *reading.beside)
    start = reading.clause.start
    return frozenset(
        stem(word.plain)
        for word in words(reading.words)
        if word.plain not in _EMPTY
        and not word.plain[0].isdigit()
        and not any(one.start <= start + word.start < one.end for one in numbers)
    )


def coverage(reading: Reading, fact: Fact) -> float:
    """How much of what the clause says is in the words of a fact, from 0 to 1."""
    said = content(reading)
    if len(said) < 2:
        return 0.0
    return len(said & fact.stems) / len(said)


def is_of(reading: Reading, fact: Fact) -> bool:
    """Whether somebody or something that the clause names has a part in a fact."""
    if fact.about & reading.ids:
        return True
    named = (m for m in reading.near if not m.loose)
    return any(stems(name.title) <= fact.stems for m in named for name in m.names)
