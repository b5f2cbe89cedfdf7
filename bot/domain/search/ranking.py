"""Which of the records that have some of the terms come first."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log1p
from typing import NamedTuple

from bot.domain.search.terms import Term

IN_NAMES, IN_TEXT = 1.0, 0.6
"""What a term counts for in a title or a name, and elsewhere."""
PERHAPS = 0.85
"""The part that is left where the record has what the term only perhaps stands for."""

_WEAK = 0.2
_WHOLE_NAME = 0.35
_WHOLE_TITLE = 0.15
_MATTER = 0.12
"""What the one that is the greatest matter of its kind has before the least."""

_KINDS: Mapping[str, float] = {
    "strike": 0.12,
    "holder": 0.1,
    "role": 0.1,
    "topic": 0.1,
    "occupation": 0.08,
    "stoppage": 0.06,
    "event": 0.06,
    "quote": 0.02,
    "statement": 0.02,
}


@dataclass(frozen=True, slots=True)
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

    def before(self, number: int, named: int) -> float:
        """What a record has before others that have the same terms, `named` of them in a name."""
        at = number - 1
        title = min(1.0, named / max(self.lengths[at], 1))
        matter = self.shares[at] / 255
        return _WHOLE_TITLE * title + _MATTER * matter + _KINDS.get(self.kind(number), 0.0)

    def spans(self) -> list[tuple[int, int]]:
        """The first and the last number of each kind: records are stored kind by kind."""
        kinds = dict.fromkeys(self.kinds)
        return [(self.kinds.index(kind) + 1, self.kinds.rindex(kind) + 1) for kind in kinds]


class Ranked(NamedTuple):
    """A record by its number, with how well it fits, and how much it has of what tells: 1.0 for
    all, by weight: a rare word tells more than a common one.
    """

    number: int
    score: float
    share: float
    every: bool


@dataclass(slots=True)
class _Fit:
    """What one record has of the terms, summed up."""

    fits: float = 0.0
    tells: float = 0.0
    needed: int = 0
    named: int = 0

    def add(self, term: Term, weight: float, counts: float) -> None:
        self.fits += weight * counts
        self.tells += weight
        self.needed += not term.weak
        self.named += counts > IN_TEXT


def rank(
    terms: Sequence[Term],
    found: Sequence[Mapping[int, float]],
    called: Collection[int],
    ranks: Ranks,
) -> list[Ranked]:
    """The records that have a term, best first. `found` has for each term the records that have it
    and what it counts for there; `called` are those of which the terms are a whole name.
    """
    tells = _weights(terms, found, len(ranks.kinds))
    total = sum(tells) or 1.0
    needed = sum(not term.weak for term in terms)
    fits: defaultdict[int, _Fit] = defaultdict(_Fit)
    for term, weight, numbers in zip(terms, tells, found, strict=True):
        for number, counts in numbers.items():
            fits[number].add(term, weight, counts)
    result: list[Ranked] = []
    for number, fit in fits.items():
        score = fit.fits / total + ranks.before(number, fit.named)
        score += _WHOLE_NAME if number in called else 0.0
        result.append(Ranked(number, score, fit.tells / total, fit.needed == needed))
    return sorted(result, key=lambda one: (-one.score, one.number))


def _weights(
    terms: Sequence[Term], found: Sequence[Mapping[int, float]], records: int
) -> list[float]:
    """What each term tells: the fewer records have it the more; one that none has, the most."""
    return [
        log1p(records / max(len(numbers), 1)) * (_WEAK if term.weak else 1.0)
        for term, numbers in zip(terms, found, strict=True)
    ]
