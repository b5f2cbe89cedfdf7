"""Every command as it is declared, for tests, bench and fuzz: none of them has a list of its own,
so that a new command is registered, sampled, timed and fuzzed where its folder is there.
"""

from collections.abc import Mapping

from bot.answers.registry import COMMANDS
from bot.answers.spec import Command

Typed = dict[str, object]
"""What is typed into the options of a command, by their names."""


def example(name: str) -> Typed:
    """What the first example of a command types; nothing where it has none."""
    command = COMMANDS[name]
    given = command.examples[0].options if command.examples else {}
    return {option: _value(command, option, text) for option, text in given.items()}


def _value(command: Command, option: str, text: str) -> object:
    declared = command.option(option)
    return int(text) if declared is not None and declared.year else text


EXAMPLES: Mapping[str, Typed] = {name: example(name) for name in COMMANDS}
"""A question to each command."""

NAMED = tuple(
    (command.name, option.name)
    for command in COMMANDS.values()
    for option in command.typed
    if option.kinds and not option.dated
)
"""Commands, and their options that take records by name alone."""

DATED = tuple(
    (command.name, option.name)
    for command in COMMANDS.values()
    for option in command.typed
    if option.dated
)
"""Commands, and their options that take dates."""

REQUIRED = tuple(
    (command.name, option.name)
    for command in COMMANDS.values()
    for option in command.typed
    if option.required
)
"""Commands, and their options that Discord asks for."""


def filled(name: str, option: str, text: str) -> Typed:
    """An option of a command with a text, and the others that it requires by its example."""
    required = {one.name for one in COMMANDS[name].typed if one.required}
    others = {key: value for key, value in EXAMPLES[name].items() if key in required}
    return {**others, option: text}
