"""A claim as it is parsed: each number, date and quotation with the words that it belongs to."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Generic, TypeVar

from bot.domain.claims.text.cues import (
    Cues,
    EventVerb,
    clause_cues,
    number_cues,
    speaks_of_strike,
    verbs_in,
)
from bot.domain.claims.text.dates import with_years
from bot.domain.claims.text.mentions import Mention, find_mentions, ids_of
from bot.domain.claims.text.numbers import find_numbers
from bot.domain.claims.text.spans import TextSpan, clauses, sentences, stem, words
from bot.domain.claims.text.statements import Assertion, Kind
from bot.domain.names.index import NameIndex
from bot.models.dates import MONTHS, When

_LOOK_BACK = 3
"""Sentences before in which what 'it' and 'the deal' mean may be named."""

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
    def attributed(self) -> tuple[Mention, ...]:
        """Those whose word it is: 'the guild said', 'according to TechCrunch', 'TechCrunch: …'."""
        return tuple(one for one in self.mentions if _has_word(self._text, one))

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


_SAYS = re.compile(
    r"(?:['’]s)?(?:\s(?:column|article|report|post|story"
    r"|piece))?(?:,[^,.]{1,60},)?\s(?:themselves\s|itself\s|also\s|has\s|have\s|had\s)?"
    r"(?:says?|said|claim(?:s|ed)?|argue[sd]?|told|wr[io]tes?|reckon(?:s|ed)?|figure[sd]|thinks?"
    r"|thought|announce[sd]|estimate[sd]?|puts?"
    r"|value[sd]?|critici[sz]\w+|note[sd]?|reports?|reported|counts?|counted)\b|:\s",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\baccording\sto\s(?:the\s)?$", re.IGNORECASE)
_IN_PRINT = re.compile(r"\b(?:by|in|per|via|from)\s(?:the\s)?$", re.IGNORECASE)


def _has_word(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - 20) : mention.start]
    printed = mention.is_document and _IN_PRINT.search(before)
    return bool(_SAYS.match(text, mention.end) or _ACCORDING.search(before) or printed)


_ON_ITS_WORD = re.compile(
    r"\bthe (?:union|guild|studios|producers)\s(?:itself\s|themselves\s)?(?:says?|said|puts?"
    r"|value[sd]?|estimate[sd]?|reckon\w*)\b",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"\b(?:not (?:only|just)|except(?: for)?|other than|unlike|excluding|apart from)\s(?:the\s)?$",
    re.IGNORECASE,
)


class Clause:
    """A clause with its assertions and mentions, and what its words say; `mentions_beside` are
    those of the other clauses of its sentence.
    """

    def __init__(self, text: str, span: TextSpan, sentence: Sentence, parsed: ParsedText) -> None:
        self.span = span
        self.words = span.of(text)
        self.assertions = parsed.assertions.within(span)
        self.mentions = [
            one
            for one in parsed.mentions.within(span)
            if not _LEFT_OUT.search(text[max(span.start, one.start - 20) : one.start])
        ]
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
        """The stems of names not on record that are tied to it: 'at Hulu', 'Hulu's writers'."""
        text, start = self.words, self.span.start
        if _is_headline(text):
            return frozenset()
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


def _is_headline(text: str) -> bool:
    """Whether most words have a capital, so that a capital tells no name."""
    long = [word for word in words(text) if len(word.plain) > 3 and word.plain.isalpha()]
    return len(long) > 2 and sum(word.capital for word in long) * 10 >= 7 * len(long)


class Sentences:
    """The sentences of a text."""

    def __init__(self, text: str, parsed: ParsedText) -> None:
        self._parts = SpanIndex(
            [part for whole in sentences(text) for part in _short(whole, parsed.assertions)]
        )
        self._sentences = [Sentence(text, part, parsed) for part in self._parts.parts]

    def holding(self, span: TextSpan) -> tuple[Sentence, Sequence[Mention]]:
        """The sentence that a part of the text stands in, and the mentions of the last one before
        that has any.
        """
        index = self._parts.index_of(span)
        earlier = reversed(self._sentences[max(0, index - _LOOK_BACK) : index])
        before = next((one.mentions for one in earlier if _names_somebody(one.mentions)), ())
        return self._sentences[index], before


def _names_somebody(mentions: Iterable[Mention]) -> bool:
    kinds = ("role", "occupation", "strike", "holder")
    return any(one.of_kind(*kinds) and not one.is_document for one in mentions)


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
        within = parsed.assertions.within(clause)
        number_starts, number_ends = {one.start for one in within}, {one.end for one in within}
        # The end of the first name to end among those that begin at a place or behind it.
        ends = list(accumulate((name.end for name in reversed(names)), min))[::-1]
        for joint in _JOINT.finditer(text, clause.start, clause.end):
            cut = joint.end()
            if numbers[-1] < cut or starts[-1] < cut:
                break
            number = numbers[bisect_left(numbers, start)]
            listed = joint.start() in number_ends and cut in number_starts
            if not listed and number < cut and ends[bisect_left(starts, start)] <= cut:
                yield TextSpan(start, cut)
                start = cut
    yield TextSpan(start, clause.end)


_QUOTED = re.compile(
    r"“(?P<curly>[^“”]{12,600})”|\"(?P<straight>[^\"]{12,600})\"|«\s?(?P<pointed>[^«»]{12,600}?)\s?»"
    r"|„(?P<low>[^„“”]{12,600})[“”]|(?<!\w)‘(?P<single>[^‘]{12,600}?)’(?!\w)"
    r"|(?<!\w)'(?P<plain>[^'\n]{2,12}(?:[^'\n]|'(?=\w)){10,600}?)'(?!\w)"
)
"""Words in the quotation marks of many countries; an apostrophe inside a word ends none."""

_LEAST_WORDS = 4
_BEHIND = 9


@dataclass(frozen=True, slots=True)
class AssertionInContext:
    """One number, date or quotation that a text claims, and what stands around it.

    `words` are those of its clause, `all_words` those of its sentence, `before` those of the clause
    before it, `local` those behind the number before it. `near` are the records mentioned in the
    clause, with their `ids`, `far` those mentioned before, in the sentence or else in the one
    before, nearest first. `dates` are those of the clause, else of the sentence, nearest first;
    `names` the words that mention records; `attributed` those whose word the sentence says that it
    is; `beside` the other numbers and dates of the clause; `unknown_owners` the stems of names that
    are not on record and that it may belong to.
    """

    claimed: Assertion
    sentence: TextSpan
    clause: TextSpan
    words: str
    all_words: str
    before: str
    local: str
    near: tuple[Mention, ...]
    far: tuple[Mention, ...]
    dates: tuple[When, ...]
    cues: Cues
    verbs: frozenset[EventVerb]
    speaks_of_strike: bool
    names: tuple[str, ...]
    attributed: tuple[Mention, ...]
    content_stems: frozenset[str]
    beside: tuple[Assertion, ...]
    unknown_owners: frozenset[str]
    ids: frozenset[str]
    far_ids: frozenset[str]

    @property
    def on_its_word(self) -> bool:
        """Whether it is given as the word of a union, a guild or the studios."""
        return _ON_ITS_WORD.search(self.all_words) is not None

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
    all_numbers = with_years(find_numbers(text))
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
        name = found.lastgroup or "curly"
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
    local = text[_end_before(one, clause) : one.start]
    near = sorted(clause.mentions, key=lambda mention: _distance(one, mention))
    return AssertionInContext(
        claimed=one,
        sentence=sentence.span,
        clause=clause.span,
        words=clause.words,
        all_words=sentence.span.of(text),
        before=before,
        local=local,
        near=tuple(near),
        far=tuple(sorted(far, key=lambda mention: _distance(one, mention))),
        dates=_dates(one, clause, sentence),
        cues=number_cues(clause.cues, local, text[one.end : clause.span.end]),
        verbs=clause.verbs,
        speaks_of_strike=sentence.speaks_of_strike,
        names=tuple(m.of(text).removesuffix("'s").removesuffix("’s") for m in near),
        attributed=sentence.attributed,
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
    dates = [date for date in dates if not _is_of_next(one, date, sentence.assertions)]
    # '5 percent in 2024': the date that stands right behind is the number's own.
    dates.sort(key=lambda d: 0 if 0 <= d.start - one.end < _BEHIND else _distance(one, d) + _BEHIND)
    return tuple(date.when for date in dates if date.when is not None)


def _is_of_next(one: Assertion, date: Assertion, among: Sequence[Assertion]) -> bool:
    """Whether a date behind a number is that of the next one: '5 percent, and 4 percent in May'."""
    return any(
        other.kind is one.kind and one.end <= other.start and 0 <= date.start - other.end < _BEHIND
        for other in among
    )


def _other_dates(one: Assertion, among: Sequence[Assertion]) -> list[Assertion]:
    dates = (d for d in among if d.kind is Kind.DATE and d is not one)
    return [d for d in dates if d.when is not None and not d.lent]
