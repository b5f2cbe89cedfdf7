"""Questions about quotations and paraphrased statements."""

from bot.models.evidence import Stated
from bot.models.quote import Quote, Statement
from bot.store import rows
from bot.store.queries.fts import any_word
from bot.store.record import Record
from bot.store.rows import Columns

MOST = 500
"""Quotes or statements read for one question."""

_QUOTES_OF_TOPIC = """
SELECT q.*, stated.words FROM quotes AS q JOIN stated ON stated.record = q.id
WHERE q.topic = :value ORDER BY q.id LIMIT :most
"""
_QUOTES_OF_HOLDER = """
SELECT q.*, stated.words FROM quotes AS q JOIN stated ON stated.record = q.id
WHERE q.holder = :value ORDER BY q.id LIMIT :most
"""
_QUOTES_OF_SOURCE = """
SELECT q.*, stated.words FROM quotes AS q JOIN stated ON stated.record = q.id
WHERE q.source = :value ORDER BY q.id LIMIT :most
"""
_QUOTES_OF_WORDS = """
SELECT q.*, stated.words
FROM search JOIN quotes AS q ON q.id = search.record JOIN stated ON stated.record = q.id
WHERE search MATCH :value AND search.kind = 'quote' ORDER BY search.rank, q.id LIMIT :most
"""
_ALL_QUOTES = """
SELECT q.*, stated.words FROM quotes AS q JOIN stated ON stated.record = q.id
ORDER BY q.id LIMIT :most
"""


async def find_quotes(
    record: Record, topic: str, holder: str, source: str, words: str
) -> list[Stated[Quote]]:
    """The quotes that fit every filter that is not empty; by fit of the words, else by id."""
    if words:
        # All words have to be in the quote itself, not in the note on it.
        statement, value = _QUOTES_OF_WORDS, any_word(words, column="title", every=True)
    elif topic:
        statement, value = _QUOTES_OF_TOPIC, topic
    elif holder:
        statement, value = _QUOTES_OF_HOLDER, holder
    elif source:
        statement, value = _QUOTES_OF_SOURCE, source
    else:
        statement, value = _ALL_QUOTES, ""
    found = await record.ask(statement, {"value": value, "most": MOST})
    quotes = [_quote(record, row) for row in found]
    return [
        quote
        for quote in quotes
        if topic in ("", quote.row.topic)
        and holder in ("", quote.row.holder)
        and source in ("", quote.row.source)
    ]


def _quote(record: Record, row: Columns) -> Stated[Quote]:
    return record.stated(rows.quote(row), row[-1])


_STATEMENTS_OF_TOPIC = """
SELECT s.*, stated.words FROM statements AS s JOIN stated ON stated.record = s.id
WHERE s.topic = :value ORDER BY s.id LIMIT :most
"""
_STATEMENTS_OF_HOLDER = """
SELECT s.*, stated.words FROM statements AS s JOIN stated ON stated.record = s.id
WHERE s.holder = :value ORDER BY s.id LIMIT :most
"""


async def list_statements(record: Record, topic: str, holder: str) -> list[Stated[Statement]]:
    """The paraphrased positions on a topic, or of a holder, or of both; one is needed."""
    statement = _STATEMENTS_OF_TOPIC if topic else _STATEMENTS_OF_HOLDER
    found = await record.ask(statement, {"value": topic or holder, "most": MOST})
    statements = [_statement(record, row) for row in found]
    return [stated for stated in statements if holder in ("", stated.row.holder)]


def _statement(record: Record, row: Columns) -> Stated[Statement]:
    return record.stated(rows.statement(row), row[-1])


_QUOTE = """
SELECT q.*, stated.words FROM quotes AS q JOIN stated ON stated.record = q.id
WHERE q.id = :id ORDER BY q.id LIMIT 1
"""
_STATEMENT = """
SELECT s.*, stated.words FROM statements AS s JOIN stated ON stated.record = s.id
WHERE s.id = :id ORDER BY s.id LIMIT 1
"""


async def find_quote(record: Record, identifier: str) -> Stated[Quote] | None:
    """The quote with that id."""
    for row in await record.ask(_QUOTE, {"id": identifier}):
        return _quote(record, row)
    return None


async def find_statement(record: Record, identifier: str) -> Stated[Statement] | None:
    """The paraphrased position with that id."""
    for row in await record.ask(_STATEMENT, {"id": identifier}):
        return _statement(record, row)
    return None
