"""Records are stored with their names and the index that they are found in: all that is cited, the
occupations and the stoppages.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log1p
from typing import NamedTuple

from bot.domain.search.numbers import numbers_of
from bot.domain.search.words import name_key, token_of, words_of
from bot.models.alias import Alias, AliasKind
from bot.store.tables import RANKED_KINDS, Content, insert_into

_RECORD = insert_into("records", ("rowid", "id", "kind", "title", "weight"))
_NAME = insert_into("names", ("record", "name"), instead="INSERT OR IGNORE")
_SEARCH = insert_into("search", ("rowid", "record", "kind", "title", "body", "named", "more"))
_WORDS = insert_into("words", ("word", "records"))
_RANKS = insert_into("ranks", ("name", "bytes"))
_LONGEST_WORD = 40
"""Letters of a word that can be begun or mistyped; what is longer is an address or a code."""


def aliases_of(content: Content, kind: AliasKind) -> Mapping[str, tuple[str, ...]]:
    """The everyday words of a kind, by what they mean."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in content.models("aliases"):
        if isinstance(row, Alias) and row.kind == kind:
            found[row.meaning] += (row.alias,)
    return found


class SearchText(NamedTuple):
    """What one record is found by; `more` is not shown."""

    record: str
    kind: str
    title: str
    body: str
    more: str
    names: Sequence[str]
    weight: int = 0


class SearchIndex:
    """Fills `records`, `names` and `search` and, at the end, `words` and `ranks`."""

    def __init__(self, connection: sqlite3.Connection, content: Content) -> None:
        self._connection = connection
        self._stored = 0
        self._counts: Counter[str] = Counter()
        self._aliases = aliases_of(content, "record")

    def insert(self, texts: Sequence[SearchText]) -> None:
        """Store records, the rows of which come next, under the next numbers."""
        numbered = list(enumerate(texts, start=self._stored + 1))
        self._stored += len(texts)
        records = [(n, one.record, one.kind, one.title, one.weight) for n, one in numbered]
        self._connection.executemany(_RECORD, records)
        self._connection.executemany(
            _NAME, [(one.record, name) for one in texts for name in one.names]
        )
        self._connection.executemany(_SEARCH, [(n, *self._cells(one)) for n, one in numbered])

    def _cells(self, text: SearchText) -> tuple[str, ...]:
        aliases = self._aliases.get(text.record, ())
        named = [words_of(name) for name in dict.fromkeys((*text.names, *aliases))]
        called = dict.fromkeys(word for words in named for word in words)
        shown = " ".join((text.title, text.body, text.more, *aliases))
        words = words_of(shown)
        self._count((*words, *called))
        tokens = dict.fromkeys(token for one in numbers_of(shown) for token in one.tokens)
        apart = [token for word in dict.fromkeys(words) if (token := token_of(word)) != word]
        hidden = " ".join((text.more, *tokens, *apart, *dict.fromkeys(map(name_key, named))))
        names = " ".join(dict.fromkeys((*called, *map(token_of, called))))
        return text.record, text.kind, text.title, text.body, names, hidden

    def _count(self, words: Iterable[str]) -> None:
        parts = {part for word in words for part in word.split()}
        self._counts.update(
            part for part in parts if len(part) <= _LONGEST_WORD and not part[0].isdecimal()
        )

    def finish(self) -> None:
        """Store what is known once every record is there, its weight included."""
        self._connection.executemany(_WORDS, sorted(self._counts.items()))
        found = self._connection.execute(_RANKED).fetchall()
        kinds = bytes(RANKED_KINDS.index(kind) for kind, *_ in found)
        most = {kind: log1p(weight) or 1.0 for kind, weight, _ in sorted(found)}
        shares = bytes(round(255 * log1p(weight) / most[kind]) for kind, weight, _ in found)
        lengths = bytes(min(255, len(words_of(title))) for *_, title in found)
        parts = {"kinds": kinds, "shares": shares, "lengths": lengths}
        self._connection.executemany(_RANKS, parts.items())


_RANKED = """
SELECT kind,
    CASE kind
        WHEN 'occupation' THEN
            (SELECT coalesce(max(employment), 0) FROM occupations WHERE soc = records.id)
        WHEN 'strike' THEN (SELECT coalesce(workers, 0) FROM strikes WHERE id = records.id)
        WHEN 'stoppage' THEN (SELECT workers FROM stoppages WHERE id = records.id)
        WHEN 'tracked_stoppage' THEN
            (SELECT workers FROM tracked_stoppages WHERE id = records.id)
        ELSE weight
    END,
    title
FROM records ORDER BY rowid
"""
