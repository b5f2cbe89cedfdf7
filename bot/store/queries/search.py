"""Search over everything by its words and numbers, the best first."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from bot.domain.search.marking import marked
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
from bot.models.evidence import SearchHit
from bot.models.search import Hits, RankedRecord
from bot.store.record import Record
from bot.store.tables import select

MOST = 25
"""Records that a search shows: as many as a menu has room for."""

COMMON = 1000
"""Records from which on a word is common. To weigh it against others, every record that has it
would have to be looked at, so it only ranks what another word found.
"""

_NAMES_TRIED = 8


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
SELECT (
    SELECT json_group_array(number) FROM (
        SELECT rowid AS number FROM search
        WHERE search MATCH part.value AND rowid BETWEEN :first AND :last LIMIT :most
    )
)
FROM json_each(:parts) AS part ORDER BY part.key
"""


class _Scope(NamedTuple):
    """Where terms are looked for: the columns, with what a term counts for there, and the first and
    the last record.
    """

    places: Sequence[tuple[str, float]]
    first: int
    last: int


async def _gather(
    record: Record, expressions: Sequence[str], scope: _Scope, most: int
) -> list[list[int]]:
    """The numbers of the records that each expression finds, at most so many of each."""
    asked = {
        "parts": json.dumps(expressions),
        "first": scope.first,
        "last": scope.last,
        "most": most,
    }
    return [json.loads(row[0]) for row in await record.ask(_GATHER, asked)]


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
    numbers = await _gather(record, [*expressions, *keys], scope, COMMON + 1)
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
    numbers = await _gather(record, asked, gathered.scope, _MOST_WEIGHED)
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


_SOME = """
SELECT (
    SELECT json_group_array(number) FROM (
        SELECT rowid AS number FROM search
        WHERE search MATCH :words AND rowid BETWEEN json_extract(part.value, '$[0]')
            AND json_extract(part.value, '$[1]')
        ORDER BY rowid LIMIT :each
    )
)
FROM json_each(:parts) AS part ORDER BY part.key LIMIT :most
"""


async def _some_of_each_kind(record: Record, terms: Sequence[Term]) -> list[Ranked]:
    """The first records of each kind that have every term, or, where there are none, some."""
    spans = record.ranks.spans()
    each = MOST // len(spans) + 1
    for joint in (" AND ", " OR "):
        words = joint.join(f"({any_of(term.exact)})" for term in terms)
        asked = {"words": words, "parts": json.dumps(spans), "each": each, "most": MOST}
        lists = [json.loads(row[0]) for row in await record.ask(_SOME, asked)]
        if any(lists):
            every = joint == " AND "
            share = 1.0 if every else 0.5
            return [Ranked(number, share, share, every) for one in lists for number in one]
    return []


_TITLES = """
SELECT records.id, records.kind, records.title, coalesce(holders.name, '')
FROM json_each(:numbers) AS chosen CROSS JOIN records ON records.rowid = chosen.value
LEFT JOIN quotes ON quotes.id = records.id
LEFT JOIN statements ON statements.id = records.id
LEFT JOIN holders ON holders.id = coalesce(quotes.holder, statements.holder)
ORDER BY chosen.key LIMIT :most
"""


async def ranked(
    record: Record, text: str, kinds: Collection[str] = (), limit: int = MOST
) -> list[RankedRecord]:
    """The records of some kinds, or of all, that a text perhaps means, best first."""
    found = await find(record, text)
    kind_of = record.ranks.kind
    chosen = [one for one in found.records if not kinds or kind_of(one.number) in kinds][:limit]
    asked = {"numbers": json.dumps([one.number for one in chosen]), "most": limit}
    return [
        RankedRecord(identifier, kind, title, speaker, one.share, one.score)
        for one, (identifier, kind, title, speaker) in zip(
            chosen, await record.ask(_TITLES, asked), strict=True
        )
    ]


_MARKED = (
    "search.rowid",
    "search.record",
    "search.kind",
    "highlight(search, 2, char(2), char(3))",
    "highlight(search, 3, char(2), char(3))",
    "coalesce(holders.name, '')",
)
_OF_CHOSEN = """
FROM search
LEFT JOIN quotes ON quotes.id = search.record
LEFT JOIN statements ON statements.id = search.record
LEFT JOIN holders ON holders.id = coalesce(quotes.holder, statements.holder)
WHERE search MATCH :words AND {} IN (SELECT value FROM json_each(:numbers))
ORDER BY search.rowid LIMIT :most
"""
_SHOWN_OF_FEW = select(_MARKED, _OF_CHOSEN.format("+search.rowid"))
"""Goes through all that match, which is faster than to seek each where these are not many."""
_SHOWN_OF_MANY = select(_MARKED, _OF_CHOSEN.format("search.rowid"))


async def search(record: Record, words: str) -> Hits:
    """Records with the words, best first; where none has all, the few that have most of them."""
    found = await find(record, words)
    every = [one for one in found.records if one.every]
    chosen = every[:MOST] or _nearest(found.records)
    more = "first" if found.some else "best" if len(every) > MOST else ""
    asked = {
        "numbers": json.dumps([one.number for one in chosen]),
        "words": any_of(phrase for term in found.terms for phrase in term.alternatives),
        "most": MOST,
    }
    statement = _SHOWN_OF_MANY if found.many else _SHOWN_OF_FEW
    tokens = frozenset(token for term in found.terms if term.number for (token,) in term.exact)
    shown = {
        number: SearchHit(identifier, kind, marked(title, tokens), marked(body, tokens), speaker)
        for number, identifier, kind, title, body, speaker in await record.ask(statement, asked)
    }
    hits = [shown[one.number] for one in chosen]
    read_as = {term.typed: term.read_as for term in found.terms if term.read_as}
    return Hits(hits, bool(every) or not hits, more, read_as)


_FEW = 10
_NEARLY = 0.7
"""The part of what the best has by which a record is shown beside it."""


def _nearest(found: Sequence[Ranked]) -> list[Ranked]:
    best = max((one.share for one in found), default=0.0)
    return [one for one in found if one.share >= _NEARLY * best][:_FEW]
