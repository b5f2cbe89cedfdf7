"""What a claim is compared with: the facts that its names and numbers lead to."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.claims.facts import Aspect, Fact, Holders
from bot.domain.claims.text.mentions import Mention, holder_ids, ids_of
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
    """Facts, to be found by kind and aspect and by their numbers."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._by_aspect: defaultdict[tuple[Kind, Aspect], list[Fact]] = defaultdict(list)
        self._numbers: defaultdict[Kind, list[tuple[float, int]]] = defaultdict(list)
        self._all = facts
        for place, fact in enumerate(facts):
            self._by_aspect[fact.kind, fact.aspect].append(fact)
            for end in {fact.interval.low, fact.interval.high} - {None}:
                self._numbers[fact.kind].append((float(end or 0), place))
        for numbers in self._numbers.values():
            numbers.sort()

    def of(self, kind: Kind, *aspects: Aspect) -> list[Fact]:
        """The facts of a kind of number, by what of a record they are."""
        return [fact for aspect in aspects for fact in self._by_aspect.get((kind, aspect), ())]

    def near(self, claimed: Assertion) -> list[Fact]:
        """The facts that have about the number that is claimed, each once, in their order."""
        numbers = self._numbers.get(claimed.kind, [])
        first = bisect_left(numbers, (float(claimed.low) * (1 - _WIDE), -1))
        last = bisect_right(numbers, (float(claimed.high) * (1 + _WIDE), len(self._all)))
        return [self._all[place] for place in sorted({place for _, place in numbers[first:last]})]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of a claim.

    Attributes:
        facts: the facts that its names, numbers and words lead to.
        strikes: all strikes by id.
        holders: all holders by id.
        holders_by_name: the ids of the holders that go by a name or an alias.
        runs: the words that it has in common with excerpts of articles, longest first.
        today: the day on which it is asked about.
        speakers: the ids of the holders of the quotations that it has words of, by record.
    """

    facts: Facts
    strikes: Mapping[str, Stated[Strike]]
    holders: Mapping[str, Holder]
    holders_by_name: Holders
    runs: Sequence[Run]
    today: date
    speakers: Mapping[str, str]


def coverage(assertion: AssertionInContext, fact: Fact) -> float:
    """The share of the words of the clause that are among the words of a fact, from 0 to 1."""
    stems_said = assertion.content_stems
    if len(stems_said) < _LEAST:
        return 0.0
    return len(stems_said & fact.stems) / len(stems_said)


def takes_part(assertion: AssertionInContext, fact: Fact) -> bool:
    """Whether those that the clause mentions have a part in a fact: one of them, and of the holders
    among them all.
    """
    mentions = [mention for mention in assertion.near if not mention.loose]
    holders = [mention for mention in mentions if holder_ids([mention])]
    if not all(_has_part(mention, fact) for mention in holders):
        return False
    connected = bool(fact.about & assertion.ids)
    return connected or any(_has_part(mention, fact) for mention in mentions)


def _has_part(mention: Mention, fact: Fact) -> bool:
    if ids_of([mention]) & fact.about:
        return True
    return any(stems(name.title) <= fact.stems for name in mention.names)
