"""A claim as it is parsed: each number, date and quotation with the words that it belongs to."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bot.domain.claims.text.clauses import Clause, ParsedText, Sentence, Sentences, SpanIndex
from bot.domain.claims.text.cues import Cues, number_cues
from bot.domain.claims.text.dates import said_dates, with_years
from bot.domain.claims.text.event_verbs import EventVerb
from bot.domain.claims.text.mentions import Mention, find_mentions, ids_of
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
    """One number, date or quotation that a text claims, and what stands around it.

    Attributes:
        claimed: the number, date or quotation itself.
        words: the words of its clause.
        before: those of them before it.
        local: those of them between the number before it, if any, and it.
        near: the records mentioned in its clause, nearest first; `ids` are their ids.
        far: the records mentioned before, in its sentence or, where that has none, in the sentence
            before, nearest first; `far_ids` are their ids.
        dates: the dates of its clause, else of its sentence, nearest first.
        names: the words of the clause that mention records.
        content_stems: the stems of the words of the clause that are no function words.
        beside: the other numbers and dates of the clause.
        unknown_owners: the stems of names that are not on record and that it may belong to.
    """

    claimed: Assertion
    sentence: TextSpan
    clause: TextSpan
    words: str
    before: str
    local: str
    near: tuple[Mention, ...]
    far: tuple[Mention, ...]
    dates: tuple[When, ...]
    cues: Cues
    verbs: frozenset[EventVerb]
    speaks_of_strike: bool
    names: tuple[str, ...]
    content_stems: frozenset[str]
    beside: tuple[Assertion, ...]
    unknown_owners: frozenset[str]
    ids: frozenset[str]
    far_ids: frozenset[str]

    def other(self, kind: Kind) -> Assertion | None:
        """The first of the other numbers of its clause that is of a kind."""
        return next((one for one in self.beside if one.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Claim:
    """A text with all its assertions and all the records that it mentions."""

    text: str
    assertions: tuple[AssertionInContext, ...]
    mentions: tuple[Mention, ...]


def parse_claim(text: str, index: NameIndex) -> Claim:
    """What a text says that can be compared with the record."""
    all_numbers = with_years(apart([*said_dates(text), *numerals(text)]))
    mentions = _without_numbers(find_mentions(text, index), all_numbers)
    numbers = _without_named_numbers(all_numbers, mentions)
    return Claim(text, tuple(_in_context(text, numbers, mentions)), tuple(mentions))


def _without_numbers(mentions: Sequence[Mention], numbers: Sequence[Assertion]) -> list[Mention]:
    """Without what looks like a name and is a date or an amount; what is counted may be named."""
    starts = [number.start for number in numbers]
    kept: list[Mention] = []
    for mention in mentions:
        place = bisect_right(starts, mention.start) - 1
        number = numbers[place] if place >= 0 else None
        counted = number and number.kind is Kind.COUNT and number.start != mention.start
        if number is None or not number.holds(mention) or counted:
            kept.append(mention)
    return kept


def _without_named_numbers(
    numbers: Sequence[Assertion], mentions: Sequence[Mention]
) -> list[Assertion]:
    """Without numbers that are part of a title; an amount, a share or a date in one is claimed."""
    kinds = {Kind.MONEY, Kind.PERCENT, Kind.DATE}
    starts = [mention.start for mention in mentions]
    ends = [0, *accumulate((mention.end for mention in mentions), max)]
    return [
        number
        for number in numbers
        if number.kind in kinds or ends[bisect_right(starts, number.start)] < number.end
    ]


def quotations(text: str) -> Iterator[Assertion]:
    """Words in quotation marks, long enough to be somebody's words and no mere term."""
    for found in _QUOTED.finditer(text):
        name = "curly" if found["curly"] else "straight"
        if len(words(found[name])) >= _LEAST_WORDS:
            yield Assertion(found.start(name), found.end(name), Kind.WORDS)


def _in_context(
    text: str, numbers: Sequence[Assertion], mentions: Sequence[Mention]
) -> Iterator[AssertionInContext]:
    sentences = Sentences(text, ParsedText(SpanIndex(numbers), SpanIndex(mentions)))
    for one in sorted([*numbers, *quotations(text)], key=lambda one: (one.start, -one.end)):
        sentence, before = sentences.holding(one)
        clause = sentence.clause(one)
        yield _in_clause(text, one, sentence, clause, clause.mentions_beside or before)


def _in_clause(
    text: str, one: Assertion, sentence: Sentence, clause: Clause, far: Sequence[Mention]
) -> AssertionInContext:
    before = text[clause.span.start : one.start]
    near = sorted(clause.mentions, key=lambda mention: _distance(one, mention))
    return AssertionInContext(
        claimed=one,
        sentence=sentence.span,
        clause=clause.span,
        words=clause.words,
        before=before,
        local=text[_end_before(one, clause) : one.start],
        near=tuple(near),
        far=tuple(sorted(far, key=lambda mention: _distance(one, mention))),
        dates=_dates(one, clause, sentence),
        cues=number_cues(clause.cues, before, text[one.end : clause.span.end]),
        verbs=clause.verbs,
        speaks_of_strike=sentence.speaks_of_strike,
        names=tuple(m.of(text).removesuffix("'s").removesuffix("’s") for m in near),
        content_stems=clause.content_stems,
        beside=tuple(other for other in clause.assertions if other is not one),
        unknown_owners=clause.unknown_owners,
        ids=clause.ids,
        far_ids=ids_of(far),
    )


def _end_before(one: Assertion, clause: Clause) -> int:
    """Where the assertion before it ends, or the clause begins."""
    ends = (other.end for other in clause.assertions if other.end <= one.start)
    return max(ends, default=clause.span.start)


def _distance(one: TextSpan, other: TextSpan) -> int:
    """How far apart; what stands behind counts a little more than what stands before."""
    if other.start >= one.end:
        return 2 * (other.start - one.end) + (0 if other.start - one.end < 3 else 20)
    return max(0, one.start - other.end)


def _dates(one: Assertion, clause: Clause, sentence: Sentence) -> tuple[When, ...]:
    dates = _other_dates(one, clause.assertions) or _other_dates(one, sentence.assertions)
    # '5 percent in 2024': the date that stands right behind is the number's own.
    dates.sort(key=lambda d: 0 if 0 <= d.start - one.end < _BEHIND else _distance(one, d) + _BEHIND)
    return tuple(date.when for date in dates if date.when is not None)


def _other_dates(one: Assertion, among: Sequence[Assertion]) -> list[Assertion]:
    return [d for d in among if d.kind is Kind.DATE and d.when is not None and d is not one]
