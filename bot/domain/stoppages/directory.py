"""Whom the lists of stoppages name: asked by the words of a name."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import islice, takewhile

from bot.domain.stoppages.lists import StoppageList, listed
from bot.domain.stoppages.parties import Aliases, labels, telling, words_in
from bot.models.statistics import Stoppage

_LONG, _LONG_FIRST = 5, 4
"""Letters of a word that alone hardly ever means anybody else; fewer where it is the first."""
_ACRONYM = re.compile(r"[A-Z]{3,5} ")
"""Before the other words of a name: 'SBC Communications'."""


@dataclass(frozen=True, slots=True)
class StoppageDirectory:
    """The parties of stoppages.

    Attributes:
        stoppages: all of them, by start and id.
        having: the ids of those that have a word among their parties' names.
        called: the names of each, by the words that they have.
        whole: every name that a party goes by, by its words.
        anchors: words that alone tell a party: the first of a name, a long one, an acronym; not the
            one word of a name for every day.
        in_order: the anchors, sorted.
        written: each word as the lists mostly write it.
        outlets: the words of names of outlets that are no parties, where a name has several.
    """

    stoppages: Sequence[Stoppage]
    having: Mapping[str, frozenset[str]]
    called: Mapping[str, frozenset[frozenset[str]]]
    whole: Mapping[frozenset[str], str]
    anchors: frozenset[str]
    in_order: Sequence[str]
    written: Mapping[str, str]
    outlets: frozenset[frozenset[str]] = frozenset()

    def of_party(self, party: Sequence[str]) -> frozenset[str]:
        """The ids of the stoppages that have all the words in one name of a party; where none has,
        of those that have them in the names of both. Words that tell nobody are a whole name.
        """
        if not party:
            return frozenset()
        wanted, nobody = frozenset(party), frozenset[str]()
        spread = self.having.get(party[0], nobody)
        for word in party[1:]:
            spread &= self.having.get(word, nobody)
        if not telling(party):
            return frozenset(i for i in spread if wanted in self.called[i])
        one_name = (i for i in spread if any(name >= wanted for name in self.called[i]))
        return frozenset(one_name) or spread

    def names(self, party: Sequence[str]) -> bool:
        """Whether the words tell a party of some stoppage."""
        told = frozenset(party) in self.whole or not self.anchors.isdisjoint(telling(party))
        return told and bool(self.of_party(party))

    def beginning(self, letters: str) -> Iterator[str]:
        """The anchors that begin with some letters and go on."""
        place = bisect_right(self.in_order, letters)
        return takewhile(lambda word: word.startswith(letters), islice(self.in_order, place, None))

    def listed(self, wanted: StoppageList) -> list[Stoppage]:
        """The stoppages that are on a list, in its order."""
        return listed(wanted, self.stoppages, self.of_party(wanted.party))

    def label(self, party: Sequence[str]) -> str:
        """The words as the lists write them: 'Kaiser Permanente', 'UPS'."""
        by_word = (self.written.get(word, word) for word in party)
        return self.whole.get(frozenset(party)) or " ".join(by_word)


def directory_of(
    stoppages: Iterable[Stoppage],
    unnamed: AbstractSet[str],
    aliases: Aliases,
    outlets: Iterable[str] = (),
) -> StoppageDirectory:
    """The directory of all stoppages; those whose ids are `unnamed` have no names in it: they are
    a strike of the record, which goes by names of its own.
    """
    found = sorted(stoppages, key=lambda one: (one.start.first, one.id))
    having: defaultdict[str, set[str]] = defaultdict(set)
    called: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    whole: dict[frozenset[str], str] = {}
    anchors: set[str] = set()
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    words_of = cache(words_in)  # the same few unions and places stand in hundreds of names
    for one in found:
        official = frozenset(labels(one, {}))
        for label in labels(one, aliases) if one.id not in unnamed else ():
            words = words_of(label)
            if not words:
                continue
            for word in words:
                having[word].add(one.id)
            whole.setdefault(frozenset(words), label)
            called[one.id].add(frozenset(words))
            told = telling(words)
            if label in official or len(told) > 1:
                anchors.update(_anchors(told))
            if label in official and _ACRONYM.match(label):
                anchors.update(told[:1])
            for spelled in label.split():
                if len(alone := words_of(spelled)) == 1:
                    written[alone[0]][spelled.strip(",.;()")] += 1
    told_apart = (frozenset(words_of(name)) for name in outlets)
    return StoppageDirectory(
        stoppages=found,
        having={word: frozenset(ids) for word, ids in having.items()},
        called={identifier: frozenset(names) for identifier, names in called.items()},
        whole=whole,
        anchors=frozenset(anchors),
        in_order=sorted(anchors),
        written={word: spelled.most_common(1)[0][0] for word, spelled in written.items()},
        outlets=frozenset(words for words in told_apart if len(words) > 1) - whole.keys(),
    )


def _anchors(told: Sequence[str]) -> Iterator[str]:
    if len(told) == 1 or (told and len(told[0]) >= _LONG_FIRST):
        yield told[0]
    yield from (word for word in told if len(word) >= _LONG)
