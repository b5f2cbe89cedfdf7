"""Search over everything by its words."""

import json
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from bot.models.evidence import SearchHit
from bot.store.record import Record
from bot.store.tables import CITED

_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+")
MOST_WORDS = 12
_BEGINNING = 3
"""A last word of so many letters is taken as a beginning: it may still be being typed."""


def words_in(text: str) -> list[str]:
    """The first twelve different words of a text; '900,000' is one word."""
    found = dict.fromkeys(word.strip("_") for word in _WORD.findall(text.casefold()))
    return [word for word in found if word][:MOST_WORDS]


def any_word(text: str, column: str = "", *, every: bool = False, whole: bool = False) -> str:
    """An FTS5 expression for some or every word of `text`; `whole` takes the last word as it is.

    Each word is a quoted phrase, so no syntax of FTS5 gets through. An empty expression finds
    nothing.
    """
    expression = (" AND " if every else " OR ").join(phrases_in(text, whole=whole)) or '""'
    return f"{column} : ({expression})" if column else expression


def phrases_in(text: str, *, whole: bool = False) -> list[str]:
    """Each word of a text as an FTS5 expression of its own."""
    words = words_in(text)
    phrases = [f'"{word}"' for word in words]
    if not whole and words and words[-1].isalpha() and len(words[-1]) >= _BEGINNING:
        phrases[-1] += "*"
    return phrases


MOST = 60
"""Records that a search shows; one more is asked for, to know whether there are more."""

COMMON = 1000
"""Records from which on a word is common. To weigh it against others, every record that has it
would have to be looked at, so a question with such a word is answered in another order.
"""

_SHOWN = """
SELECT
    search.record, search.kind, highlight(search, 2, char(2), char(3)),
    CASE search.kind
        WHEN 'figure' THEN highlight(search, 3, char(2), char(3))
        ELSE snippet(search, 3, char(2), char(3), '…', 14)
    END,
    coalesce(holders.name, '')
FROM chosen CROSS JOIN search ON search.rowid = chosen.number
LEFT JOIN quotes ON quotes.id = search.record
LEFT JOIN statements ON statements.id = search.record
LEFT JOIN holders ON holders.id = coalesce(quotes.holder, statements.holder)
WHERE search MATCH :words
ORDER BY chosen.place, search.record LIMIT :most
"""
_BEST_CHOSEN = """
WITH chosen (number, place) AS MATERIALIZED (
    SELECT rowid, bm25(search, 0, 0, 4.0, 1.0, 2.0) * CASE kind WHEN 'source' THEN 0.5 ELSE 1.0 END
    FROM search WHERE search MATCH :words ORDER BY 2, record LIMIT :most
)
"""
_FIRST_CHOSEN = """
WITH chosen (number, place) AS MATERIALIZED (SELECT value, key FROM json_each(:numbers))
"""
_BEST = _BEST_CHOSEN + _SHOWN
_FIRST = _FIRST_CHOSEN + _SHOWN
_IS_COMMON = """
SELECT phrase.value FROM json_each(:phrases) AS phrase
WHERE :common <= (
    SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH phrase.value LIMIT :common)
)
ORDER BY phrase.key LIMIT 1
"""
_PARTS = """
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


class Hits(NamedTuple):
    """What was found: records with every word, or, where there is none, with some."""

    found: list[SearchHit]
    every: bool
    more: Literal["", "best", "first"]
    """Whether there are more than these, and which of them these are."""


async def search(record: Record, words: str) -> Hits:
    """Records with the words; with a common word, the first of each kind."""
    if not words_in(words):
        return Hits([], every=True, more="")
    asked = {"phrases": json.dumps(phrases_in(words)), "common": COMMON}
    common = bool(await record.ask(_IS_COMMON, asked))
    find = _find_first if common else _find_best
    for every in (True, False):
        # What begins with a common word is gathered anew for each row that is shown.
        for whole in (True, False) if common else (False,):
            found = await find(record, any_word(words, every=every, whole=whole), every=every)
            if found.found:
                return found
    return Hits([], every=True, more="")


async def _find_best(record: Record, expression: str, *, every: bool) -> Hits:
    found = await record.ask(_BEST, {"words": expression, "most": MOST + 1})
    hits = [SearchHit(*row) for row in found[:MOST]]
    return Hits(hits, every, "best" if len(found) > MOST else "")


async def _find_first(record: Record, expression: str, *, every: bool) -> Hits:
    parts = list(_kinds(record))
    each = MOST // len(parts)
    asked = {"words": expression, "parts": json.dumps(parts), "each": each + 1, "most": MOST}
    lists = [json.loads(row[0]) for row in await record.ask(_PARTS, asked)]
    numbers = json.dumps([number for one in lists for number in one[:each]])
    found = await record.ask(_FIRST, {"words": expression, "numbers": numbers, "most": MOST})
    hits = [SearchHit(*row) for row in found]
    return Hits(hits, every, "first" if any(len(one) > each for one in lists) else "")


def _kinds(record: Record) -> Iterator[tuple[int, int]]:
    """The first and the last number of the records of each kind: they are stored kind by kind."""
    first = 1
    for kind in (*(table.kind for table in CITED), "occupation", "stoppage"):
        count = record.counts.get(kind, 0)
        yield (first, first + count - 1)
        first += count
