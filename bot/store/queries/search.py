"""Search over everything by its words and numbers, the best first."""

import json
from collections.abc import Collection, Sequence
from itertools import chain

from bot.domain.search.marking import marked
from bot.domain.search.ranking import Ranked
from bot.domain.search.terms import Alternative, Term
from bot.domain.search.words import words_of
from bot.models.search import Hits, RankedRecord, SearchHit
from bot.store.queries.find import any_of, find
from bot.store.record import Record
from bot.store.tables import select

MOST = 25
"""Records that a search shows: as many as a menu has room for."""

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


_LONG = 3
"""Words of a text from which on a record that has little of it is about something else."""
_LEAST = 0.5
"""The part of what a long text tells that a record has at least."""


async def search(record: Record, words: str, *, typing: bool = True, least: float = _LEAST) -> Hits:
    """Records with the words, best first; where none has all, the few that have most of them, of a
    long text at least that part. With `typing` the last word may be a beginning.
    """
    found = await find(record, words, typing=typing)
    every = [one for one in found.records if one.every]
    chosen = every[:MOST] or _nearest(
        found.records, least if len(words_of(words)) >= _LONG else 0.0
    )
    more = "first" if found.some else "best" if len(every) > MOST else ""
    asked = {
        "numbers": json.dumps([one.number for one in chosen]),
        "words": any_of(chain.from_iterable(map(_shown, found.terms))),
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


def _shown(term: Term) -> tuple[Alternative, ...]:
    """What is marked where a term was found: a word also where it was found by another token."""
    return term.alternatives if term.number else ((term.typed,), *term.alternatives)


_FEW = 10
"""Records that are shown where none has every word."""
_NEARLY = 0.7
"""The part of what the best has by which a record is shown beside it."""


def _nearest(found: Sequence[Ranked], least: float) -> list[Ranked]:
    best = max((one.share for one in found), default=0.0)
    least = max(_NEARLY * best, least)
    return [one for one in found if one.share >= least][:_FEW]
