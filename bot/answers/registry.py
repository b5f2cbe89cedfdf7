"""From a Question to its Card: one store call or two, one domain call, one render call."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from bot.answers.context import Context
from bot.answers.pay import answer as answers_pay
from bot.answers.quote import answer as answers_words
from bot.answers.search import answer as answers_record
from bot.answers.strike import answer as answers_strikes
from bot.answers.timeline import answer as answers_days
from bot.cards.card import Card
from bot.errors import UserError
from bot.models.question import Question

Answer = Callable[[Context, Question], Awaitable[Card]]


# What reads and judges texts, and what cites, takes long to load: the bot starts without it.


async def _check(context: Context, question: Question) -> Card:
    from bot.answers.check import answer as answers_check  # noqa: PLC0415

    return await answers_check.check(context, question)


async def _cite(context: Context, question: Question) -> Card:
    from bot.answers.cite import answer as answers_cite  # noqa: PLC0415

    return await answers_cite.cite(context, question)


ANSWERS: Mapping[str, Answer] = MappingProxyType(
    {
        "compare": answers_pay.compare_roles,
        "pay": answers_pay.pay,
        "quote": answers_words.quote,
        "positions": answers_words.positions,
        "source": answers_record.source,
        "timeline": answers_days.timeline,
        "on": answers_days.on,
        "between": answers_days.between,
        "strike": answers_strikes.strike,
        "cite": _cite,
        "search": answers_record.search,
        "check": _check,
        "record": answers_record.record,
        "help": answers_record.help_card,
    }
)


async def answer(context: Context, question: Question) -> Card:
    """The card for a question; UserError where it asks about nothing that is on record."""
    found = ANSWERS.get(question.command)
    if found is None:
        raise UserError(
            "This button asks for a command that this bot does not have",
            "Ask again with a slash command; /help shows them.",
        )
    return await found(context, question)
