"""A text cut into sentences and clauses, each with its assertions, its mentions and its cues."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Generic, TypeVar

from bot.domain.claims.text.cues import Cues, clause_cues
from bot.domain.claims.text.event_verbs import EventVerb, speaks_of_strike, verbs_in
from bot.domain.claims.text.mentions import Mention, ids_of
from bot.domain.claims.text.spans import TextSpan, clauses, sentences, stem, words
from bot.domain.claims.text.statements import Assertion, Kind
from bot.models.dates import MONTHS

MOST_ASSERTIONS = 40
"""Numbers and dates of one sentence. Each is compared with the others, so a sentence of more is
read as several.
"""

_FUNCTION_WORD_LIST = """
a an and are as at be been but by did do does for from had has have he her his how i if in into is
it its just may more most much no not of off on one only or our out over she so some than that the
their them then there they this to up was we were what when which who will with would you your
about around nearly almost roughly less least under says said according per lol
"""
_FUNCTION_WORDS = frozenset(_FUNCTION_WORD_LIST.split())
_NO_OWNER_WORDS = """
monday tuesday wednesday thursday friday saturday sunday average median most many some the hollywood
american los angeles california hour week union guild typical every each top new first under
striking
"""
_NO_OWNERS = frozenset(_NO_OWNER_WORDS.split()).union(month.lower() for month in MONTHS)
"""Words in capitals that nobody is called by."""

_TIED = re.compile(r"\b(?:at|for|from|by|of|with)\s$")
_BEFORE = 8
"""Characters before a word that can tie something to it."""

_JOINT = re.compile(r",\s|\sand\s", re.IGNORECASE)
_SpanT = TypeVar("_SpanT", bound=TextSpan)


class SpanIndex(Generic[_SpanT]):
    """Parts of a text, to be found by where they stand; `parts` are in the order of the text."""

    def __init__(self, parts: Sequence[_SpanT]) -> None:
        self.parts = parts
        self._starts = [part.start for part in parts]

    def within(self, span: TextSpan) -> list[_SpanT]:
        """Those that stand in a part of the text from their first to their last character."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end, lo=first)
        return [part for part in self.parts[first:last] if part.end <= span.end]

    def index_of(self, span: TextSpan) -> int:
        """The index of the last part that begins before the middle of `span`, else 0."""
        middle = span.start + max(0, span.end - span.start - 1) // 2
        return max(0, bisect_right(self._starts, middle) - 1)


@dataclass(frozen=True, slots=True)
class ParsedText:
    """The numbers and dates of a text, which do not overlap, and the records that it names."""

    assertions: SpanIndex[Assertion]
    mentions: SpanIndex[Mention]


class Sentence:
    """A sentence with its assertions, its mentions and its clauses."""

    def __init__(self, text: str, span: TextSpan, parsed: ParsedText) -> None:
        self.span = span
        self.assertions = parsed.assertions.within(span)
        self.mentions = parsed.mentions.within(span)
        self._text = text
        self._parsed = parsed

    @cached_property
    def speaks_of_strike(self) -> bool:
        return speaks_of_strike(self.span.of(self._text))

    @cached_property
    def _parts(self) -> SpanIndex[TextSpan]:
        whole = clauses(self._text, self.span)
        return SpanIndex(
            [part for one in whole for part in _divided(self._text, one, self._parsed)]
        )

    @cached_property
    def _clauses(self) -> "list[Clause]":
        return [Clause(self._text, part, self, self._parsed) for part in self._parts.parts]

    def clause(self, span: TextSpan) -> "Clause":
        """The clause that a part of the sentence stands in."""
        return self._clauses[self._parts.index_of(span)]


class Clause:
    """A clause with its assertions and mentions, and what its words say; `mentions_beside` are
    those of the other clauses of its sentence.
    """

    def __init__(self, text: str, span: TextSpan, sentence: Sentence, parsed: ParsedText) -> None:
        self.span = span
        self.words = span.of(text)
        self.assertions = parsed.assertions.within(span)
        self.mentions = parsed.mentions.within(span)
        self.mentions_beside = [one for one in sentence.mentions if not span.holds(one)]

    @cached_property
    def cues(self) -> Cues:
        return clause_cues(self.words)

    @cached_property
    def verbs(self) -> frozenset[EventVerb]:
        return verbs_in(self.words)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the records that it names."""
        return ids_of(self.mentions)

    @cached_property
    def content_stems(self) -> frozenset[str]:
        """The stems of its words, but for function words and what its assertions are made of."""
        start = self.span.start
        taken = [(one.start - start, one.end - start) for one in self.assertions]
        return frozenset(
            stem(word.plain)
            for word in words(self.words)
            if word.plain not in _FUNCTION_WORDS
            and not word.plain[0].isdigit()
            and not any(first <= word.start < last for first, last in taken)
        )

    @cached_property
    def unknown_owners(self) -> frozenset[str]:
        """The stems of names that are not on record and to which the words tie what is said: 'at
        Hulu', 'Hulu's', 'Hulu writers'.
        """
        text, start = self.words, self.span.start
        taken = {at - start for m in self.mentions for at in range(m.start, m.end)}
        roles = {m.start - start for m in self.mentions if m.of_kind("role", "occupation")}
        return frozenset(
            stem(word.plain)
            for word in words(text)
            if word.capital
            and len(word.plain) > 2
            and word.start not in taken
            and word.plain not in _NO_OWNERS
            and (
                _TIED.search(text[max(0, word.start - _BEFORE) : word.start])
                or word.of(text)[-2:] in ("'s", "’s")
                or text[word.end : word.end + 1] in "'’"
                or word.end + 1 in roles
            )
        )


class Sentences:
    """The sentences of a text."""

    def __init__(self, text: str, parsed: ParsedText) -> None:
        self._parts = SpanIndex(
            [part for whole in sentences(text) for part in _short(whole, parsed.assertions)]
        )
        self._sentences = [Sentence(text, part, parsed) for part in self._parts.parts]

    def holding(self, span: TextSpan) -> tuple[Sentence, Sequence[Mention]]:
        """The sentence that a part of the text stands in, and the mentions of the one before."""
        index = self._parts.index_of(span)
        before = self._sentences[index - 1].mentions if index else ()
        return self._sentences[index], before


def _short(whole: TextSpan, assertions: SpanIndex[Assertion]) -> Iterator[TextSpan]:
    """A sentence, or parts of it that have no more than MOST_ASSERTIONS each."""
    start = whole.start
    for last in assertions.within(whole)[MOST_ASSERTIONS - 1 : -1 : MOST_ASSERTIONS]:
        yield TextSpan(start, last.end)
        start = last.end
    yield TextSpan(start, whole.end)


def _divided(text: str, clause: TextSpan, parsed: ParsedText) -> Iterator[TextSpan]:
    """A clause cut where each part has a number and a name of its own: 'A got 5, B got 7'."""
    numbers = [
        one.start
        for one in parsed.assertions.within(clause)
        if one.kind is not Kind.DATE or one.is_day
    ]
    names = [m for m in parsed.mentions.within(clause) if not m.of_kind("source", "topic")]
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
