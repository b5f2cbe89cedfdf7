"""The answers of /source, /search, /record and /help."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from bot.answers.about.card import Coverage, render_help, render_record
from bot.answers.context import Context, not_on_record
from bot.answers.pay import answer as answers_pay
from bot.answers.quote import answer as answers_words
from bot.answers.search.card import SearchAnswer, render_search
from bot.answers.source.card import SourceAnswer, render_source
from bot.answers.strike import answer as answers_strikes
from bot.answers.timeline import answer as answers_days
from bot.cards.card import Card
from bot.domain.evidence.origins import copy_of
from bot.errors import UserError
from bot.models.evidence import Name
from bot.models.question import Question
from bot.store.queries.fts import words_in
from bot.store.queries.names import kind_of, stated_by, weight_of
from bot.store.queries.pay import roles_of_source
from bot.store.queries.search import search as search_words

_NEAREST = 3
_NAMED = ("role", "occupation", "topic", "holder", "strike", "event", "source")


async def source(context: Context, question: Question) -> Card:
    """What one article states, which of it is its own, whom it repeats, where others differ."""
    found = context.record.sources.get(question.argument(0))
    if found is None:
        raise not_on_record()
    stated = await stated_by(context.record, found.id)
    roles = await roles_of_source(context.record, found.id)
    repeats = context.record.sources.get(found.repeats) if found.repeats else None
    copy = None if found.doc else copy_of(found, context.record.sources.values())
    total = await weight_of(context.record, found.id)
    answer = SourceAnswer(found, stated, total, roles, repeats, copy)
    return render_source(answer, question, context.version)


async def search(context: Context, question: Question) -> Card:
    """Everything that has the words; or the one record that was picked, or named by its id."""
    named = question.argument(0) or question.text.strip().casefold()
    kind = await kind_of(context.record, named) if " " not in named else ""
    if kind:
        return await _opened(context, kind, named)
    if question.argument(0):
        raise not_on_record()
    if not words_in(question.text):
        raise UserError(
            "There is no word in that to look for", "Try /search words: residual checks."
        )
    hits = await search_words(context.record, question.text)
    nearest: list[Name] = []
    if not hits.found:
        nearest = [match.name for match in context.names.find(question.text, _NAMED, _NEAREST)]
    return render_search(
        SearchAnswer(hits.found, hits.every, hits.more, nearest), question, context.version
    )


async def _opened(context: Context, kind: str, identifier: str) -> Card:
    """The card that shows a record best."""
    if kind in ("quote", "statement"):
        return await answers_words.passage(context, identifier, Question("search", (identifier,)))
    command, answer = _OPENED_BY[kind]
    place = ("", identifier) if kind == "holder" else (identifier,)
    return await answer(context, Question(command, place))


async def record(context: Context, question: Question) -> Card:
    """What the record holds, its version, and how to report an error."""
    held = context.record
    ledger = [one for corrections in held.corrections.values() for one in corrections][::-1]
    standings = Counter(one.standing for one in held.sources.values())
    order = sorted(standings, key=lambda standing: -standings[standing])
    coverage = Coverage(
        version=held.version,
        counts=held.counts,
        first_year=held.span[0][:4],
        last_year=held.span[1][:4],
        standings={standing: standings[standing] for standing in order},
        articles=[one for one in held.sources.values() if one.doc],
        contact=context.contact,
        corrections=sorted(ledger, key=lambda one: one.date, reverse=True),
    )
    return render_record(coverage, question)


async def help_card(context: Context, question: Question) -> Card:
    """What can be asked, with examples that work when they are typed."""
    return render_help(question, context.version)


_OPENED_BY: Mapping[str, tuple[str, Callable[[Context, Question], Awaitable[Card]]]] = (
    MappingProxyType(
        {
            "role": ("pay", answers_pay.pay),
            "figure": ("pay", answers_pay.pay),
            "occupation": ("pay", answers_pay.pay),
            "topic": ("positions", answers_words.positions),
            "holder": ("quote", answers_words.quote),
            "source": ("source", source),
            "strike": ("strike", answers_strikes.strike),
            "event": ("on", answers_days.on),
        }
    )
)
"""The command that shows a record of a kind, and its answer."""
