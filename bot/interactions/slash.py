"""From the declaration of a command to what discord.py registers and calls."""

from collections.abc import Callable, Coroutine
from inspect import Parameter, Signature
from typing import Any

import discord
from discord import app_commands

from bot.answers.registry import COMMANDS
from bot.answers.spec import Command, Option
from bot.interactions.autocomplete import completion
from bot.interactions.message_text import message_text, other_contents
from bot.interactions.respond import Responder
from bot.interactions.send import AnyInteraction

_PRIVATE = "Only you see the answer"

Registered = app_commands.Command[Any, ..., None] | app_commands.ContextMenu
_Callback = Callable[..., Coroutine[Any, Any, None]]


def registered_commands(responder: Responder) -> list[Registered]:
    """Every command that is declared, and the menus of messages that go with them."""
    made: list[Registered] = []
    for command in COMMANDS.values():
        made.append(_slash_command(command, responder))
        if command.message_menu:
            made.append(_message_menu(command, responder))
    return made


def _slash_command(command: Command, responder: Responder) -> app_commands.Command[Any, ..., None]:
    declared = command.typed

    async def answer(interaction: AnyInteraction, *, private: bool, **typed: Any) -> None:  # noqa: ANN401
        text = ""
        options: dict[str, str] = {}
        for option in declared:
            value = typed[option.name]
            if option.place is None:
                text = value
            else:
                options[option.name] = "" if value is None else str(value)
        await responder.ask(interaction, command, options, private=private, text=text)

    callback: _Callback = answer
    for decorate in _decorators(command, responder):
        callback = decorate(callback)
    callback.__dict__["__signature__"] = _signature(command)
    return app_commands.Command(
        name=command.name, description=command.description, callback=callback
    )


def _decorators(command: Command, responder: Responder) -> list[Callable[[_Callback], _Callback]]:
    """What discord.py is told of the options: descriptions, choices, completions."""
    described = {option.name: option.description for option in command.typed}
    chosen = {
        option.name: [
            app_commands.Choice(name=label, value=value) for value, label in option.choices
        ]
        for option in command.typed
        if option.choices
    }
    completed = {
        option.name: completion(responder.live, option)
        for option in command.typed
        if option.kinds or option.dated
    }
    decorators: list[Callable[[_Callback], _Callback]] = [
        app_commands.describe(**described, private=_PRIVATE)
    ]
    if chosen:
        decorators.append(app_commands.choices(**chosen))
    if completed:
        decorators.append(app_commands.autocomplete(**completed))
    return decorators


def _signature(command: Command) -> Signature:
    """The parameters that discord.py reads the options from."""
    first = Parameter("interaction", Parameter.POSITIONAL_OR_KEYWORD, annotation=AnyInteraction)
    private = Parameter("private", Parameter.KEYWORD_ONLY, annotation=bool, default=command.private)
    return Signature([first, *map(_parameter, command.typed), private])


def _parameter(option: Option) -> Parameter:
    annotation: Any = int | None if option.year else str
    if option.longest:
        annotation = app_commands.Range[str, None, option.longest]
    default: Any = None if option.year else ""
    return Parameter(
        option.name,
        Parameter.KEYWORD_ONLY,
        annotation=annotation,
        default=Parameter.empty if option.required else default,
    )


def _message_menu(command: Command, responder: Responder) -> app_commands.ContextMenu:
    async def callback(interaction: AnyInteraction, message: discord.Message) -> None:
        # The message comes with the interaction, and nobody is called out: the answer is private.
        text, other = message_text(message), other_contents(message)
        if other and not text:
            hint = "Type what it says into /check claim:, and it is held against the record."
            await responder.refuse(interaction, f"That message has no words, only {other}", hint)
            return
        await responder.ask(interaction, command, {}, private=True, text=text)

    menu: Any = app_commands.ContextMenu(name=command.message_menu, callback=callback)
    return menu
