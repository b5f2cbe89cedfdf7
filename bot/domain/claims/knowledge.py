"""All that a claim is held against: the facts that its names and numbers lead to."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.claims.facts import Aspect, Fact, Holders
from bot.domain.claims.text.mentions import Mention
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.quotations import Run
from bot.domain.claims.text.spans import stems
from bot.domain.claims.text.statements import Assertion, Kind
from bot.models.event import Strike
from bot.models.evidence import Stated
from bot.models.quote import Holder

_WIDE = 0.1
_LEAST = 2


class Facts:
    """The facts at hand, to be had by what they are of and by their numbers."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._by_aspect: defaultdict[tuple[Kind, Aspect], list[Fact]] = defaultdict(list)
        self._numbers: defaultdict[Kind, list[tuple[float, int]]] = defaultdict(list)
        self._all = facts
        for place, fact in enumerate(facts):
            self._by_aspect[fact.what, fact.aspect].append(fact)
            for end in {fact.interval.low, fact.interval.high} - {None}:
                self._numbers[fact.what].append((float(end or 0), place))
        for numbers in self._numbers.values():
            numbers.sort()

    def of(self, what: Kind, *aspects: Aspect) -> list[Fact]:
        """The facts of a kind of number, by what of a record they are."""
        return [fact for aspect in aspects for fact in self._by_aspect.get((what, aspect), ())]

    def near(self, said: Assertion) -> list[Fact]:
        """The facts that have about the number that is said, each once, in their order."""
        numbers = self._numbers.get(said.kind, [])
        first = bisect_left(numbers, (float(said.low) * (1 - _WIDE), -1))
        last = bisect_right(numbers, (float(said.high) * (1 + _WIDE), len(self._all)))
        return [self._all[place] for place in sorted({place for _, place in numbers[first:last]})]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The facts at hand, the strikes and holders by id, and what is word for word in an article."""

    facts: Facts
    strikes: Mapping[str, Stated[Strike]]
    known: Mapping[str, Holder]
    by_name: Holders
    runs: Sequence[Run]
    today: date
    speakers: Mapping[str, str]
    """the holder of each quotation that the claim has words of"""


def coverage(reading: AssertionInContext, fact: Fact) -> float:
    """How much of what the clause says is in the words of a fact, from 0 to 1."""
    said = reading.content
    if len(said) < _LEAST:
        return 0.0
    return len(said & fact.stems) / len(said)


def is_of(reading: AssertionInContext, fact: Fact) -> bool:
    """Whether those that the clause names have a part in a fact: one of them, and of the bodies
    among them all.
    """
    named = [m for m in reading.near if not m.loose]
    bodies = [m for m in named if m.of_kind("holder")]
    if not all(_has_part(mention, fact) for mention in bodies):
        return False
    return bool(fact.about & reading.ids) or any(_has_part(mention, fact) for mention in named)


def _has_part(mention: Mention, fact: Fact) -> bool:
    if mention.ids & fact.about:
        return True
    return any(stems(name.title) <= fact.stems for name in mention.names)
