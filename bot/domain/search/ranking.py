"""Which of the records that have some of the terms come first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log1p
from operator import itemgetter
from typing import NamedTuple

from bot.domain.search.terms import Term
from bot.models.statistics import STOPPAGE_KINDS

IN_NAMES, IN_TEXT = 1.0, 0.6
"""What a term counts for in a title or a name, and elsewhere."""
PERHAPS = 0.85
"""The part that is left where the record has what the term only perhaps stands for."""

_WEAK = 0.2
"""What a weak term tells, as a part of what another one would."""
WHOLE_NAME, OTHER_NAME = 0.35, 0.33
"""What a record has before others where the terms are its whole name, as typed, or in other words.
"""
_WHOLE_TITLE = 0.15
"""What a record has before others where every word of its title is a term; for some of them less.
"""
_STATED = 0.2
"""What a pay figure has before others where an amount is asked for."""
_MATTER = 0.12
"""What the one that is the greatest matter of its kind has before the least."""

_KINDS: Mapping[str, float] = {
    "strike": 0.12,
    "holder": 0.1,
    "role": 0.1,
    "topic": 0.1,
    "occupation": 0.08,
    **dict.fromkeys(STOPPAGE_KINDS, 0.06),
    "event": 0.06,
    "quote": 0.02,
    "statement": 0.02,
}
"""What a record has before others for its kind: what people mostly look for, as far as all else is
equal.
"""


@dataclass(frozen=True)
class Ranks:
    """A byte for each record, in the order of their numbers, which count from 1.

    Attributes:
        names: the kinds of record, by number.
        kinds: the number of its kind.
        shares: how much of a matter it is among those of its kind: evidence, or people.
        lengths: the words of its title.
    """

    names: Sequence[str]
    kinds: bytes
    shares: bytes
    lengths: bytes

    def kind(self, number: int) -> str:
        return self.names[self.kinds[number - 1]]

    @cached_property
    def before(self) -> Sequence[float]:
        """By number, what a record has before others that have the same terms."""
        kinds = [_KINDS.get(name, 0.0) for name in self.names]
        own = zip(self.kinds, self.shares, strict=True)
        return (0.0, *(kinds[kind] + _MATTER * share / 255 for kind, share in own))

    @cached_property
    def title(self) -> Sequence[float]:
        """By number, what each word of its title counts for, where a term is one."""
        return (0.0, *(_WHOLE_TITLE / max(length, 1) for length in self.lengths))

    def spans(self) -> list[tuple[int, int]]:
        """The first and the last number of each kind: records are stored kind by kind."""
        return [self.span(self.names[kind]) for kind in dict.fromkeys(self.kinds)]

    def numbers(self, name: str) -> range:
        """The numbers of the records of a kind."""
        first, last = self.span(name)
        return range(first, last + 1)

    def span(self, name: str) -> tuple[int, int]:
        """The first and the last number of a kind; (0, 0) where there is none of it."""
        kind = self.names.index(name)
        return self.kinds.find(kind) + 1, self.kinds.rfind(kind) + 1


class Ranked(NamedTuple):
    """A record by its number, with how well it fits, and how much it has of what tells: 1.0 for
    all, by weight: a rare word tells more than a common one.
    """

    number: int
    score: float
    share: float
    every: bool


class Part(NamedTuple):
    """One way in which records have a term: which of the terms, and what it counts for there."""

    term: int
    counts: float


def rank(
    terms: Sequence[Term],
    parts: Sequence[Part],
    found: Sequence[Collection[int]],
    called: Mapping[int, float],
    ranks: Ranks,
) -> list[Ranked]:
    """The records that have a term, best first. `found` has the records of each part; `called` are
    those of which the terms are a whole name, with what that counts for.
    """
    having: dict[int, int] = {}
    for place, numbers in enumerate(found):
        bit = 1 << place
        for number in numbers:
            having[number] = having.get(number, 0) | bit
    tells = _weights(terms, parts, found, len(ranks.kinds))
    fits = {bits: _fit(bits, terms, parts, tells) for bits in set(having.values())}
    before, title = ranks.before, ranks.title
    stated = ranks.numbers("figure") if any(term.is_amount for term in terms) else range(0)
    result: list[Ranked] = []
    for number, bits in having.items():
        fit, share, every, named = fits[bits]
        if not share:
            continue
        score = fit + before[number] + min(_WHOLE_TITLE, named * title[number])
        score += called.get(number, 0.0)
        if number in stated:
            score += _STATED
        result.append(Ranked(number, score, share, every))
    result.sort(key=itemgetter(1), reverse=True)
    return result


def _weights(
    terms: Sequence[Term], parts: Sequence[Part], found: Sequence[Collection[int]], records: int
) -> list[float]:
    """What each term tells: the fewer records have it the more; one that none has, the most."""
    counts = [1] * len(terms)
    for part, numbers in zip(parts, found, strict=True):
        counts[part.term] = max(counts[part.term], len(numbers))
    return [
        log1p(records / count) * (_WEAK if term.weak else 1.0)
        for term, count in zip(terms, counts, strict=True)
    ]


class _Fit(NamedTuple):
    """How well a record fits by the parts that it has, how much of what tells these are, whether
    they are every term, and the number of terms that a name of it has.
    """

    fit: float
    share: float
    every: bool
    named: int


def _fit(bits: int, terms: Sequence[Term], parts: Sequence[Part], tells: Sequence[float]) -> _Fit:
    counts = [0.0] * len(terms)
    for place, part in enumerate(parts):
        if bits >> place & 1:
            counts[part.term] = max(counts[part.term], part.counts)
    telling = [0.0 if term.weak else tell for term, tell in zip(terms, tells, strict=True)]
    return _Fit(
        sum(tell * count for tell, count in zip(tells, counts, strict=True)) / sum(tells),
        sum(tell for tell, count in zip(telling, counts, strict=True) if count) / sum(telling),
        all(count or term.weak for term, count in zip(terms, counts, strict=True)),
        sum(count > IN_TEXT for count in counts),
    )
