"""A claim as it is read: each number, date and quotation with the words that it belongs to."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bot.domain.claims.text.clauses import Clause, ParsedText, Placed, Sentence, Sentences
from bot.domain.claims.text.cues import Cues, number_cues
from bot.domain.claims.text.dates import said_dates, with_years
from bot.domain.claims.text.event_verbs import EventVerb
from bot.domain.claims.text.mentions import Mention, mentions
from bot.domain.claims.text.numbers import numerals
from bot.domain.claims.text.spans import TextSpan, words
from bot.domain.claims.text.statements import Assertion, Kind, apart
from bot.domain.names.index import NameIndex
from bot.models.dates import When

_QUOTED = re.compile(r"“(?P<curly>[^“”]{12,600})”|\"(?P<straight>[^\"]{12,600})\"")
_LEAST_WORDS = 4
_BEHIND = 9


@dataclass(frozen=True, slots=True)
class AssertionInContext:
    """One thing said, and what stands around it.

    `near` are the records named in its clause, nearest first; `far` those named before it, in the
    sentence or, where that names none, in the sentence before. `dates` are what dates it, nearest
    first. `local` are the words since the number before, or since the clause began.
    """

    said: Assertion
    sentence: TextSpan
    clause: TextSpan
    words: str
    before: str
    local: str
    near: tuple[Mention, ...]
    far: tuple[Mention, ...]
    dates: tuple[When, ...]
    cues: Cues
    actions: frozenset[EventVerb]
    of_strike: bool
    named: tuple[str, ...] = ()
    """the words of the clause that name records"""

    content: frozenset[str] = frozenset()
    """the words of the clause that say something, as they are compared"""

    beside: tuple[Assertion, ...] = ()
    """the other numbers of the clause"""

    bound: tuple[tuple[str, str], ...] = ()
    """names of its clause that are not on record and to which it may belong, and their stems"""

    ids: frozenset[str] = frozenset()
    far_ids: frozenset[str] = frozenset()

    def other(self, kind: Kind) -> Assertion | None:
        return next((one for one in self.beside if one.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Claim:
    """A text with all that it says and all that it names."""

    text: str
    readings: tuple[AssertionInContext, ...]
    mentions: tuple[Mention, ...]


def read_claim(text: str, index: NameIndex) -> Claim:
    """What a text says that can be held against the record."""
    found = with_years(apart([*said_dates(text), *numerals(text)]))
    named = _without_numbers(mentions(text, index), found)
    said = _without_named_numbers(found, named)
    return Claim(text, tuple(_readings(text, said, named)), tuple(named))


def _without_numbers(named: Sequence[Mention], found: Sequence[Assertion]) -> list[Mention]:
    """Without what looks like a name and is a date or an amount; what is counted may be named."""
    starts = [one.start for one in found]
    kept: list[Mention] = []
    for mention in named:
        place = bisect_right(starts, mention.start) - 1
        one = found[place] if place >= 0 else None
        counted = one is not None and one.kind is Kind.COUNT and one.start != mention.start
        if one is None or not one.holds(mention) or counted:
            kept.append(mention)
    return kept


def _without_named_numbers(found: Sequence[Assertion], named: Sequence[Mention]) -> list[Assertion]:
    """A number that is part of a title is no claim; an amount or a year in one still is."""
    kinds = {Kind.MONEY, Kind.PERCENT, Kind.DATE}
    starts = [name.start for name in named]
    ends = [0, *accumulate((name.end for name in named), max)]
    return [
        one for one in found if one.kind in kinds or ends[bisect_right(starts, one.start)] < one.end
    ]


def quotations(text: str) -> Iterator[Assertion]:
    """Words in quotation marks, long enough to be somebody's words and no mere term."""
    for found in _QUOTED.finditer(text):
        name = "curly" if found["curly"] else "straight"
        if len(words(found[name])) >= _LEAST_WORDS:
            yield Assertion(found.start(name), found.end(name), Kind.WORDS)


def _readings(
    text: str, found: Sequence[Assertion], named: Sequence[Mention]
) -> Iterator[AssertionInContext]:
    all_found = ParsedText(Placed(found), Placed(named))
    whole = Sentences(text, all_found)
    for one in sorted([*found, *quotations(text)], key=lambda one: (one.start, -one.end)):
        sentence, before = whole.holding(one)
        clause = sentence.clause(one)
        yield _reading(text, one, sentence, clause, clause.beside or before)


def _reading(
    text: str, one: Assertion, sentence: Sentence, clause: Clause, far: Sequence[Mention]
) -> AssertionInContext:
    before = text[clause.stretch.start : one.start]
    near = sorted(clause.named, key=lambda m: _distance(one, m))
    return AssertionInContext(
        said=one,
        sentence=sentence.stretch,
        clause=clause.stretch,
        words=clause.words,
        before=before,
        local=text[_since(one, clause) : one.start],
        near=tuple(near),
        far=tuple(sorted(far, key=lambda m: _distance(one, m))),
        dates=_dates(one, clause, sentence),
        cues=number_cues(clause.cues, before, text[one.end : clause.stretch.end]),
        actions=clause.actions,
        of_strike=sentence.of_strike,
        named=tuple(m.of(text).removesuffix("'s").removesuffix("’s") for m in near),
        content=clause.content,
        beside=tuple(other for other in clause.said if other is not one),
        bound=clause.bound,
        ids=clause.ids,
        far_ids=frozenset[str]().union(*(mention.ids for mention in far)),
    )


def _since(one: Assertion, clause: Clause) -> int:
    return max((o.end for o in clause.said if o.end <= one.start), default=clause.stretch.start)


def _distance(one: TextSpan, other: TextSpan) -> int:
    """How far apart; what stands behind counts a little more than what stands before."""
    if other.start >= one.end:
        return 2 * (other.start - one.end) + (0 if other.start - one.end < 3 else 20)
    return max(0, one.start - other.end)


def _dates(one: Assertion, clause: Clause, sentence: Sentence) -> tuple[When, ...]:
    within = _dated(one, clause.said) or _dated(one, sentence.said)
    # '5 percent in 2024': the date that stands right behind is the number's own.
    within.sort(
        key=lambda d: 0 if 0 <= d.start - one.end < _BEHIND else _distance(one, d) + _BEHIND
    )
    return tuple(d.when for d in within if d.when is not None)


def _dated(one: Assertion, found: Sequence[Assertion]) -> list[Assertion]:
    return [d for d in found if d.kind is Kind.DATE and d.when is not None and d is not one]
