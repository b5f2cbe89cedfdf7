"""A text cut into clauses: what stands in each is found once, for all that it says."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Generic, TypeVar

from bot.domain.claims.text.cues import Cues, clause_cues
from bot.domain.claims.text.event_verbs import EventVerb, actions, speaks_of_strike
from bot.domain.claims.text.mentions import Mention
from bot.domain.claims.text.spans import TextSpan, clauses, sentences, stem, words
from bot.domain.claims.text.statements import Assertion, Kind

MOST_SAID = 40
"""Numbers and dates of one sentence. Each is held against the others, so a sentence of more is read
as several.
"""

_EMPTY_WORDS = """
a an and are as at be been but by did do does for from had has have he her his how i if in into is
it its just may more most much no not of off on one only or our out over she so some than that the
their them then there they this to up was we were what when which who will with would you your
about around nearly almost roughly less least under says said according per lol
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_TIMES_WORDS = """
january february march april may june july august september october november december monday tuesday
wednesday thursday friday saturday sunday average median most many some the hollywood american los
angeles california hour week union guild typical every each top new first under striking
"""
_TIMES = frozenset(_TIMES_WORDS.split())
_BOUND = re.compile(r"\b(?:at|for|from|by|of|with)\s$")
_BEFORE = 8
"""Characters before a word that can bind it."""

_JOINT = re.compile(r",\s|\sand\s", re.IGNORECASE)
_PlacedT = TypeVar("_PlacedT", bound=TextSpan)


class Placed(Generic[_PlacedT]):
    """Parts of a text by where they begin, in the order of the text."""

    def __init__(self, parts: Sequence[_PlacedT]) -> None:
        self.parts = parts
        self._starts = [part.start for part in parts]

    def within(self, whole: TextSpan) -> list[_PlacedT]:
        """Those that stand in a part of the text from their first to their last character."""
        first = bisect_left(self._starts, whole.start)
        last = bisect_left(self._starts, whole.end, lo=first)
        return [part for part in self.parts[first:last] if part.end <= whole.end]

    def place(self, one: TextSpan) -> int:
        """The number of the one that begins last before the middle of `one`."""
        middle = one.start + max(0, one.end - one.start - 1) // 2
        return max(0, bisect_right(self._starts, middle) - 1)


@dataclass(frozen=True, slots=True)
class ParsedText:
    """All that was found in a text: numbers and dates, which do not overlap, and names."""

    said: Placed[Assertion]
    named: Placed[Mention]


class Sentence:
    """A sentence with what it says and names, and its clauses."""

    def __init__(self, text: str, stretch: TextSpan, found: ParsedText) -> None:
        self.stretch = stretch
        self.said = found.said.within(stretch)
        self.named = found.named.within(stretch)
        self._text = text
        self._found = found

    @cached_property
    def of_strike(self) -> bool:
        return speaks_of_strike(self.stretch.of(self._text))

    @cached_property
    def _parts(self) -> Placed[TextSpan]:
        whole = clauses(self._text, self.stretch)
        return Placed([part for one in whole for part in _parted(self._text, one, self._found)])

    @cached_property
    def _clauses(self) -> "list[Clause]":
        return [Clause(self._text, part, self, self._found) for part in self._parts.parts]

    def clause(self, one: TextSpan) -> "Clause":
        """The clause that something stands in."""
        return self._clauses[self._parts.place(one)]


class Clause:
    """A clause with what it says and names, and what its words say."""

    def __init__(self, text: str, stretch: TextSpan, sentence: Sentence, found: ParsedText) -> None:
        self.stretch = stretch
        self.words = stretch.of(text)
        self.said = found.said.within(stretch)
        self.named = found.named.within(stretch)
        self.beside = [mention for mention in sentence.named if not stretch.holds(mention)]

    @cached_property
    def cues(self) -> Cues:
        return clause_cues(self.words)

    @cached_property
    def actions(self) -> frozenset[EventVerb]:
        return actions(self.words)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The records that it names."""
        return frozenset[str]().union(*(mention.ids for mention in self.named))

    @cached_property
    def content(self) -> frozenset[str]:
        """The words that say something, as they are compared."""
        start = self.stretch.start
        taken = [(one.start - start, one.end - start) for one in self.said]
        return frozenset(
            stem(word.plain)
            for word in words(self.words)
            if word.plain not in _EMPTY
            and not word.plain[0].isdigit()
            and not any(first <= word.start < last for first, last in taken)
        )

    @cached_property
    def bound(self) -> tuple[tuple[str, str], ...]:
        """Names that nothing on record explains, each with what it is compared by, where the words
        bind what is said to them.
        """
        text, start = self.words, self.stretch.start
        taken = {at - start for m in self.named for at in range(m.start, m.end)}
        roles = {m.start - start for m in self.named if m.of_kind("role", "occupation")}
        return tuple(
            (word.of(text).removesuffix("'s").removesuffix("’s"), stem(word.plain))
            for word in words(text)
            if word.capital
            and len(word.plain) > 2
            and word.start not in taken
            and word.plain not in _TIMES
            and (
                _BOUND.search(text[max(0, word.start - _BEFORE) : word.start])
                or word.of(text)[-2:] in ("'s", "’s")
                or text[word.end : word.end + 1] in "'’"
                or word.end + 1 in roles
            )
        )


class Sentences:
    """The sentences of a text."""

    def __init__(self, text: str, found: ParsedText) -> None:
        self._parts = Placed(
            [part for whole in sentences(text) for part in _few(whole, found.said)]
        )
        self._sentences = [Sentence(text, part, found) for part in self._parts.parts]

    def holding(self, one: TextSpan) -> tuple[Sentence, Sequence[Mention]]:
        """The sentence that something stands in, and the records named in the one before."""
        place = self._parts.place(one)
        before = self._sentences[place - 1].named if place else ()
        return self._sentences[place], before


def _few(whole: TextSpan, said: Placed[Assertion]) -> Iterator[TextSpan]:
    """A sentence, or parts of it that say no more than MOST_SAID things each."""
    start = whole.start
    for last in said.within(whole)[MOST_SAID - 1 : -1 : MOST_SAID]:
        yield TextSpan(start, last.end)
        start = last.end
    yield TextSpan(start, whole.end)


def _parted(text: str, clause: TextSpan, found: ParsedText) -> Iterator[TextSpan]:
    """A clause cut where each part has a number and a name of its own: 'A got 5, B got 7'."""
    numbers = [
        one.start for one in found.said.within(clause) if one.kind is not Kind.DATE or one.is_day
    ]
    names = [m for m in found.named.within(clause) if not m.of_kind("source", "topic")]
    start = clause.start
    if numbers and names:
        starts = [name.start for name in names]
        # The end of the first name to end among those that begin at a place or behind it.
        ends = list(accumulate((name.end for name in reversed(names)), min))[::-1]
        for joint in _JOINT.finditer(text, clause.start, clause.end):
            cut = joint.end()
            if numbers[-1] < cut or starts[-1] < cut:
                break
            number = numbers[bisect_left(numbers, start)]
            if number < cut and ends[bisect_left(starts, start)] <= cut:
                yield TextSpan(start, cut)
                start = cut
    yield TextSpan(start, clause.end)
