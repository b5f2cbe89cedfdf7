"""`python -m tests.hurried`: the bot with less patience, so that tests need not have more.

HURRY has what is other than it is, by its place: `bot.commands.delivery.TO_EDIT=2`. The file that
CLOCK names has the seconds by which the wall clock of the process is off, at any moment.
"""

import importlib
import os
import sys

import discord

from bot.__main__ import main


async def _at_once(*_: object, **__: object) -> None:
    """Instead of the 5 seconds that Discord wants between two sessions."""


def hurry() -> None:
    for setting in os.environ.get("HURRY", "").split():
        place, _, seconds = setting.partition("=")
        module, _, name = place.rpartition(".")
        setattr(importlib.import_module(module), name, float(seconds))
    setattr(discord.Client, "before_identify_hook", _at_once)  # noqa: B010  (methods cannot be set)


if __name__ == "__main__":
    hurry()
    sys.exit(main(sys.argv[1:]))
