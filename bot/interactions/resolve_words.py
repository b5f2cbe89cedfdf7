"""A search that asks another command in words is answered by that command."""

from bot.answers.context import Context
from bot.answers.registry import COMMANDS
from bot.cards.card import Button, Card
from bot.cards.readings import Reading
from bot.cards.refusals import render_offer, typed
from bot.domain.search.command_in_words import InWords, Meant, commands_in_words
from bot.interactions.dated import NoDate
from bot.interactions.resolve_dates import read_dates
from bot.interactions.resolve_names import find_meant
from bot.interactions.resolve_options import Resolved, resolve
from bot.models.question import Action, Question


async def resolve_words(context: Context, text: str, locale: str = "") -> Resolved | Card | None:
    """What a search asks of another command, with how it was read; a card with a button where that
    gives a file. None where it asks none, or where not all of it can be told.
    """
    for asked in commands_in_words(text):
        command = COMMANDS[asked.command]
        if not await _is_meant(context, asked, locale):
            continue
        resolved = await resolve(context, Question(asked.command), asked.given, locale)
        if isinstance(resolved, Card):
            if asked.meant is Meant.SURELY and await _can_be_chosen(context, asked):
                return resolved
            continue
        said = f"{typed(text)} is read as /{command.name}."
        if command.gives_file:
            button = Button(f"/{command.name}", Action.OPEN, resolved.question)
            return render_offer(said.rstrip("."), "The button gives the file.", [button])
        return Resolved(resolved.question, (Reading(said), *resolved.readings))
    return None


async def _can_be_chosen(context: Context, asked: InWords) -> bool:
    """Whether each option can mean some record, so that it is only open which."""
    for option in COMMANDS[asked.command].options:
        if option.name in asked.given and not option.dated:
            meant = await find_meant(context, option, asked.given[option.name])
            if meant.name is None and not meant.others:
                return False
    return not any(option.dated for option in COMMANDS[asked.command].options)


async def _is_meant(context: Context, asked: InWords, locale: str) -> bool:
    command = COMMANDS[asked.command]
    if asked.meant is Meant.BY_DATES:
        dates = await read_dates(context, command, asked.given, locale)
        read = [one for one in dates.values() if not isinstance(one, NoDate)]
        return len(read) == len(asked.given)
    if asked.meant is Meant.BY_NAMES:
        options = [option for option in command.options if option.name in asked.given]
        return all(context.names.exact(asked.given[one.name], one.kinds) for one in options)
    return True
