"""The answer of /search."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.answers import registry
from bot.answers.context import Context, not_on_record
from bot.answers.quote.answer import passage
from bot.answers.search.card import SearchAnswer, render_search
from bot.cards.card import Card
from bot.errors import UserError
from bot.models.evidence import Name
from bot.models.question import Question
from bot.store.queries.names import kind_of
from bot.store.queries.search import search, words_in

_NEAREST = 3
_NAMED = ("role", "occupation", "topic", "holder", "strike", "stoppage", "event", "source")

_OPENED_BY: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "role": ("pay", "role"),
        "figure": ("pay", "role"),
        "occupation": ("pay", "role"),
        "topic": ("positions", "topic"),
        "holder": ("quote", "holder"),
        "source": ("source", "source"),
        "strike": ("strike", "name"),
        "stoppage": ("strike", "name"),
        "event": ("on", "date"),
    }
)
"""The command that shows a record of a kind, and its option."""


async def answer(context: Context, question: Question) -> Card:
    """Everything that has the words; or the one record that was picked, or named by its id."""
    named = question["record"] or question.text.strip().casefold()
    kind = await kind_of(context.record, named) if " " not in named else ""
    if kind:
        return await _opened(context, kind, named)
    if question["record"]:
        raise not_on_record()
    if not words_in(question.text):
        raise UserError(
            "There is no word in that to look for", "Try /search words: residual checks."
        )
    hits = await search(context.record, question.text)
    nearest: list[Name] = []
    if not hits.found:
        nearest = [match.name for match in context.names.find(question.text, _NAMED, _NEAREST)]
    return render_search(SearchAnswer(hits.found, hits.every, hits.more, nearest))


async def _opened(context: Context, kind: str, identifier: str) -> Card:
    """The card that shows a record best."""
    if kind in ("quote", "statement"):
        card = await passage(context, identifier)
        return replace(card, question=Question.of("search", record=identifier))
    command, option = _OPENED_BY[kind]
    return await registry.answer(context, Question.of(command, **{option: identifier}))
