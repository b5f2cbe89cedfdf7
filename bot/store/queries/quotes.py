"""Questions about quotations and paraphrased statements."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from bot.models.evidence import Stated
from bot.models.quote import Quote, Statement
from bot.store.queries.search import find_passages
from bot.store.record import Record
from bot.store.tables import QUOTES, STATEMENTS

MOST = 500
"""Quotes or statements read for one question."""

_MOST_OF_IT = 0.5
"""The part of what some words tell that a passage has which is shown where none has all."""

_QUOTES_OF = {
    column: QUOTES.select_stated(f"WHERE quotes.{column} = :value ORDER BY quotes.id LIMIT :most")
    for column in ("topic", "holder", "source")
}
_QUOTES_OF_WORDS = QUOTES.select_stated(
    """
    JOIN records ON records.id = quotes.id
    JOIN json_each(:value) AS chosen ON chosen.value = records.rowid
    ORDER BY chosen.key LIMIT :most
    """
)
_ALL_QUOTES = QUOTES.select_stated("ORDER BY quotes.id LIMIT :most")


async def find_quotes(record: Record, topic: str, holder: str, source: str) -> list[Stated[Quote]]:
    """The quotes that fit every filter that is not empty, by id."""
    filters = {"topic": topic, "holder": holder, "source": source}
    given = {column: value for column, value in filters.items() if value}
    statement, value = _ALL_QUOTES, ""
    if given:
        column, value = next(iter(given.items()))
        statement = _QUOTES_OF[column]
    quotes = await record.list_stated(QUOTES, statement, {"value": value, "most": MOST})
    return [one for one in quotes if given == {name: getattr(one.row, name) for name in given}]


class Passages(NamedTuple):
    """Quotes that have some words, best first.

    Attributes:
        quotes: those with every word, or, where there is none, with most of what tells.
        every: whether they have every word.
        read_as: words that no passage has, and what they were read as.
    """

    quotes: list[Stated[Quote]]
    every: bool
    read_as: Mapping[str, tuple[str, ...]]


async def find_words(record: Record, words: str) -> Passages:
    """The quotes that have these words, in the passage itself."""
    found = await find_passages(record, words)
    every = [one for one in found.records if one.every]
    chosen = every or [one for one in found.records if one.share >= _MOST_OF_IT]
    numbers = json.dumps([one.number for one in chosen])
    asked = {"value": numbers, "most": MOST}
    quotes = await record.list_stated(QUOTES, _QUOTES_OF_WORDS, asked)
    read_as = {term.typed: term.read_as for term in found.terms if term.read_as}
    return Passages(quotes, bool(every), read_as)


_STATEMENTS_OF_TOPIC = STATEMENTS.select_stated(
    "WHERE statements.topic = :value ORDER BY statements.id LIMIT :most"
)
_STATEMENTS_OF_HOLDER = STATEMENTS.select_stated(
    "WHERE statements.holder = :value ORDER BY statements.id LIMIT :most"
)


async def list_statements(record: Record, topic: str, holder: str) -> list[Stated[Statement]]:
    """The paraphrased positions on a topic, or of a holder, or of both; one is needed."""
    statement = _STATEMENTS_OF_TOPIC if topic else _STATEMENTS_OF_HOLDER
    parameters = {"value": topic or holder, "most": MOST}
    statements = await record.list_stated(STATEMENTS, statement, parameters)
    return [stated for stated in statements if holder in ("", stated.row.holder)]


_QUOTE = QUOTES.select_stated("WHERE quotes.id = :id ORDER BY quotes.id LIMIT 1")
_STATEMENT = STATEMENTS.select_stated("WHERE statements.id = :id ORDER BY statements.id LIMIT 1")


async def find_quote(record: Record, identifier: str) -> Stated[Quote] | None:
    """The quote with that id."""
    return next(iter(await record.list_stated(QUOTES, _QUOTE, {"id": identifier})), None)


async def find_statement(record: Record, identifier: str) -> Stated[Statement] | None:
    """The paraphrased position with that id."""
    return next(iter(await record.list_stated(STATEMENTS, _STATEMENT, {"id": identifier})), None)
