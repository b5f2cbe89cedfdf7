"""All commands: the folders beside this file, each with its declaration and its answer."""

from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from bot import answers
from bot.answers.context import Context, taken_away
from bot.answers.spec import Command
from bot.cards.card import Card
from bot.errors import UserError
from bot.models.question import Question

Answer = Callable[[Context, Question], Awaitable[Card]]


def _declared() -> Mapping[str, Command]:
    folders = [room.name for room in iter_modules(answers.__path__) if room.ispkg]
    found: list[Command] = [
        import_module(f"{answers.__name__}.{folder}.command").COMMAND for folder in folders
    ]
    return MappingProxyType({one.name: one for one in sorted(found, key=lambda one: one.order)})


COMMANDS = _declared()
"""By name, in the order of /help."""

BY_CODE: Mapping[str, Command] = MappingProxyType({one.code: one for one in COMMANDS.values()})


@cache
def _answer_of(command: str) -> Answer | None:
    """None for one that is answered by a file, or that is not there."""
    if command not in COMMANDS:
        return None
    module = import_module(f"{answers.__name__}.{command}.answer")
    return None if COMMANDS[command].gives_file else module.answer


def load() -> None:
    """Load what answers, but for what loads late: nobody's first question should wait for it."""
    for command in COMMANDS.values():
        if not command.loads_late:
            _answer_of(command.name)


async def answer(context: Context, question: Question) -> Card:
    """The card for a question, with the question and the version of the record in it.

    Raises:
        UserError: it asks about nothing that is on record, or in a way that a person can mend.
    """
    find = _answer_of(question.command)
    if find is None:
        raise UserError(
            "This button asks for a command that this bot does not have",
            "Ask again with a slash command; /help shows them.",
        )
    for _, value in question.options:
        if removed := taken_away(context.record, value):
            raise removed
    card = await find(context, question)
    return card.answering(question, context.record.version)
