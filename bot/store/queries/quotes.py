"""Questions about quotations and paraphrased statements."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from bot.domain.search.numbers import numbers_of
from bot.domain.search.terms import Term
from bot.models.evidence import Stated
from bot.models.quote import Quote, Statement
from bot.store.queries.find import find_passages
from bot.store.record import Record
from bot.store.tables import QUOTES, STATEMENTS

MOST = 500
"""Quotes or statements read for one question."""

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


class Passage(NamedTuple):
    """A quote that has some of the words asked for: every one, or how much of what they tell."""

    quote: Stated[Quote]
    every: bool
    share: float


class Passages(NamedTuple):
    """Quotes that have some words, best first, and the words that were read as others."""

    found: list[Passage]
    read_as: Mapping[str, tuple[str, ...]]


async def find_words(record: Record, words: str) -> Passages:
    """The quotes that have some of the words in the passage itself."""
    found = await find_passages(record, words)
    ranked = found.records[:MOST]
    asked = {"value": json.dumps([one.number for one in ranked]), "most": MOST}
    quotes = await record.list_stated(QUOTES, _QUOTES_OF_WORDS, asked)
    numbers = [term for term in found.terms if term.number]
    passages = [
        # The index has the numbers of the note, too.
        Passage(quote, one.every and all(_has(quote.row, term) for term in numbers), one.share)
        for quote, one in zip(quotes, ranked, strict=True)
    ]
    return Passages(passages, {term.typed: term.read_as for term in found.terms if term.read_as})


def _has(quote: Quote, number: Term) -> bool:
    tokens = {token for one in numbers_of(quote.text) for token in one.tokens}
    return any(token in tokens for (token,) in number.exact)


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
