"""Which records have the words, the numbers and the names of a text, and which fit best."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from bot.domain.search.ranking import (
    IN_NAMES,
    IN_TEXT,
    OTHER_NAME,
    PERHAPS,
    WHOLE_NAME,
    Part,
    Ranked,
    rank,
)
from bot.domain.search.terms import Alternative, Term, mended, terms_of
from bot.domain.search.words import WEAK_WORDS, name_key, words_of
from bot.store.record import Record

COMMON = 2000
"""Records from which on a word is common. To weigh it against others, every record that has it
would have to be looked at, so it only ranks what another word found.
"""

_NAMES_TRIED = 8
"""Names that the terms can be with other words for some of them, at most."""


def any_of(alternatives: Iterable[Alternative], columns: str = "") -> str:
    """An FTS5 expression for one of the alternatives, in some columns or in all.

    Each phrase is in quotation marks, so no syntax of FTS5 gets through. Without alternatives it
    finds nothing.
    """
    all_of = [" AND ".join(f'"{phrase}"' for phrase in one) for one in alternatives]
    expression = " OR ".join(f"({one})" for one in all_of) or '""'
    return f"{{{columns}}} : ({expression})" if columns else expression


_ANYWHERE = (("title named", IN_NAMES), ("", IN_TEXT))
_IN_THE_TITLE = (("title", IN_NAMES),)


def _parts(
    terms: Sequence[Term], places: Sequence[tuple[str, float]]
) -> Iterator[tuple[Part, str]]:
    """The ways to have each term, and the expression that finds who has it."""
    for number, term in enumerate(terms):
        if term.number:
            yield Part(number, IN_NAMES), any_of(term.exact, "more")
            continue
        for alternatives, sure in ((term.exact, 1.0), (term.wider, PERHAPS)):
            for columns, counts in places if alternatives else ():
                yield Part(number, counts * sure), any_of(alternatives, columns)


def _keys(text: str, terms: Sequence[Term]) -> dict[str, float]:
    """The keys of the whole names that the text can be, with what each counts for: one with other
    words for some of it counts less.
    """
    typed = words_of(text)
    options = [term.called for term in terms if not (term.number or term.weak)]
    keys = {name_key(words_of(" ".join(way))): OTHER_NAME for way in _ways(options)}
    telling = [word for word in typed if word not in WEAK_WORDS]
    keys |= {name_key(words): WHOLE_NAME for words in (typed, telling)}
    return {key: counts for key, counts in keys.items() if key}


def _ways(options: Sequence[Sequence[Alternative]]) -> Iterator[Alternative]:
    """The first ways to say all the terms one after the other."""
    for number, way in enumerate(product(*options)):
        if number == _NAMES_TRIED:
            return
        yield tuple(phrase for alternative in way for phrase in alternative)


_GATHER = """
WITH part AS MATERIALIZED (
    SELECT key, json_extract(value, '$[0]') AS expression,
        json_extract(value, '$[1]') AS first, json_extract(value, '$[2]') AS last
    FROM json_each(:parts)
)
SELECT (
    SELECT json_group_array(number) FROM (
        SELECT rowid AS number FROM search
        WHERE search MATCH part.expression AND rowid BETWEEN part.first AND part.last
        ORDER BY rowid LIMIT :most
    )
)
FROM part ORDER BY part.key
"""


async def _gather(
    record: Record, parts: Iterable[tuple[str, int, int]], most: int
) -> list[list[int]]:
    """The numbers of the records that each expression finds between a first and a last one, at most
    so many of each.
    """
    asked = {"parts": json.dumps(list(parts)), "most": most}
    return [json.loads(row[0]) for row in await record.ask(_GATHER, asked)]


class _Scope(NamedTuple):
    """Where terms are looked for: the columns, with what a term counts for there, and the first and
    the last record.
    """

    places: Sequence[tuple[str, float]]
    first: int
    last: int

    def of(self, expressions: Iterable[str]) -> list[tuple[str, int, int]]:
        return [(expression, self.first, self.last) for expression in expressions]


class _Gathered(NamedTuple):
    """What the index has for some terms: an expression and the records, by number, for each part,
    and the same of those that the whole is a name of.
    """

    terms: list[Term]
    scope: _Scope
    parts: list[Part]
    expressions: list[str]
    numbers: list[list[int]]
    keys: list[str]
    called: dict[int, float]

    @property
    def found(self) -> set[int]:
        """The places of the terms that some record has."""
        having = zip(self.parts, self.numbers, strict=True)
        return {part.term for part, numbers in having if numbers}

    @property
    def common(self) -> set[int]:
        """The places of the terms that are in too many records."""
        having = zip(self.parts, self.numbers, strict=True)
        return {part.term for part, numbers in having if len(numbers) > COMMON}


async def _gathered(record: Record, text: str, terms: list[Term], scope: _Scope) -> _Gathered:
    parts = list(_parts(terms, scope.places))
    expressions = [expression for _, expression in parts]
    counts = _keys(text, terms)
    keys = [any_of(((key,),), "more") for key in counts]
    numbers = await _gather(record, scope.of([*expressions, *keys]), COMMON + 1)
    own = numbers[: len(parts)]
    called: dict[int, float] = {}
    for count, named in zip(counts.values(), numbers[len(parts) :], strict=True):
        called.update((number, max(count, called.get(number, 0.0))) for number in named)
    return _Gathered(terms, scope, [part for part, _ in parts], expressions, own, keys, called)


async def _narrowed(record: Record, gathered: _Gathered) -> _Gathered:
    """The same with common terms looked for only where another term is, or the whole is a name; a
    weak one that is common tells nothing.
    """
    common, terms = gathered.common, gathered.terms
    having = [
        (part, expression)
        for part, expression in zip(gathered.parts, gathered.expressions, strict=True)
        if part.term not in common or not terms[part.term].weak
    ]
    rare = [expression for part, expression in having if part.term not in common]
    narrow = " OR ".join(f"({one})" for one in (*rare, *gathered.keys)) or '""'
    asked = [
        f"({expression}) AND ({narrow})" if part.term in common else expression
        for part, expression in having
    ]
    numbers = await _gather(record, gathered.scope.of(asked), _MOST_WEIGHED)
    return gathered._replace(parts=[part for part, _ in having], expressions=asked, numbers=numbers)


_MOST_WEIGHED = 5 * COMMON
"""Records with a common word and another one that are weighed, at most."""


class Found(NamedTuple):
    """What a text finds: the terms that it was read as, and the records, best first.

    Attributes:
        many: whether a term is in too many records to weigh them all.
        some: whether every term is, so that these are some of each kind.
    """

    terms: list[Term]
    records: list[Ranked]
    many: bool = False
    some: bool = False


async def find(record: Record, text: str, *, typing: bool = True) -> Found:
    """The records that have something of a text. With `typing` its last word may be a beginning."""
    terms = terms_of(text, record.lexicon, typing=typing)
    scope = _Scope(_ANYWHERE, 1, len(record.ranks.kinds))
    gathered = await _mended(record, text, await _gathered(record, text, terms, scope))
    common = gathered.common
    if not common:
        return _ranked(record, gathered)
    called = _ranked(record, await _narrowed(record, gathered))._replace(many=True)
    if len(common) < len(gathered.found):
        return called
    named = {one.number for one in called.records}
    some = await _some_of_each_kind(record, gathered.terms)
    others = [one for one in some if one.number not in named]
    return called._replace(records=[*called.records, *others], some=True)


async def find_passages(record: Record, words: str) -> Found:
    """The quotations that have something of some words, which mean nothing but themselves, in the
    passage, not in the note on it.
    """
    terms = terms_of(words, record.lexicon, literal=True)
    scope = _Scope(_IN_THE_TITLE, *record.ranks.span("quote"))
    gathered = await _gathered(record, words, terms, scope)
    return _ranked(record, await _mended(record, words, gathered))


async def _mended(record: Record, text: str, gathered: _Gathered) -> _Gathered:
    """The same, the words that no record has read as what is meant by them."""
    found = gathered.found
    terms = [
        term if place in found else mended(term, record.lexicon)
        for place, term in enumerate(gathered.terms)
    ]
    if terms == gathered.terms:
        return gathered
    return await _gathered(record, text, terms, gathered.scope)


def _ranked(record: Record, gathered: _Gathered) -> Found:
    terms, parts, numbers = gathered.terms, gathered.parts, gathered.numbers
    return Found(terms, rank(terms, parts, numbers, gathered.called, record.ranks))


_OF_EACH = 3
"""Records of each kind that are shown where nothing can be weighed."""


async def _some_of_each_kind(record: Record, terms: Sequence[Term]) -> list[Ranked]:
    """The first records of each kind that have every term, or, where there are none, some."""
    for joint, share in ((" AND ", 1.0), (" OR ", 0.5)):
        words = joint.join(f"({any_of(term.alternatives)})" for term in terms)
        parts = [(words, first, last) for first, last in record.ranks.spans()]
        lists = await _gather(record, parts, _OF_EACH)
        if any(lists):
            every = share == 1
            return [Ranked(number, share, share, every) for one in lists for number in one]
    return []
