"""Questions about quotations and paraphrased statements."""

from bot.models.evidence import Stated
from bot.models.quote import Quote, Statement
from bot.store.queries.search import any_word
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
    JOIN search ON search.record = quotes.id
    WHERE search MATCH :value AND search.kind = 'quote' ORDER BY search.rank, quotes.id LIMIT :most
    """
)
_ALL_QUOTES = QUOTES.select_stated("ORDER BY quotes.id LIMIT :most")


async def find_quotes(
    record: Record, topic: str, holder: str, source: str, words: str
) -> list[Stated[Quote]]:
    """The quotes that fit every filter that is not empty; by fit of the words, else by id."""
    filters = {"topic": topic, "holder": holder, "source": source}
    given = {column: value for column, value in filters.items() if value}
    statement, value = _ALL_QUOTES, ""
    if words:
        # All words have to be in the quote itself, not in the note on it.
        statement, value = _QUOTES_OF_WORDS, any_word(words, column="title", every=True)
    elif given:
        column, value = next(iter(given.items()))
        statement = _QUOTES_OF[column]
    quotes = await record.list_stated(QUOTES, statement, {"value": value, "most": MOST})
    return [one for one in quotes if given == {name: getattr(one.row, name) for name in given}]


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
