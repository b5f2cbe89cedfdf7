"""`python -m tests.kit.hurried`: the bot with less patience, so that tests need not have more.

HURRY has what is other than it is, by its place: `bot.interactions.webhooks.TO_EDIT=2`, and
DRAWING the seconds that a chart may take; the first one of a process has 20 at least, which are
enough on a busy machine. The file that CLOCK names has the seconds by which the wall clock of the
process is off, at any moment.
"""

import importlib
import os
import sys
import time
from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import Self

import discord

from bot.__main__ import main
from bot.charts import pool


async def _at_once(*_: object, **__: object) -> None:
    """Instead of the 5 seconds that Discord wants between two sessions."""


def hurry() -> None:
    for setting in os.environ.get("HURRY", "").split():
        place, _, seconds = setting.partition("=")
        module, _, name = place.rpartition(".")
        setattr(importlib.import_module(module), name, float(seconds))
    if "DRAWING" in os.environ:
        seconds = float(os.environ["DRAWING"])
        first = max(seconds, 20)
        limits = partial(pool.PoolLimits, drawing=seconds, first_drawing=first)
        setattr(pool, "PoolLimits", limits)  # noqa: B010  (types cannot be set)
    setattr(discord.Client, "before_identify_hook", _at_once)  # noqa: B010  (methods cannot be set)


def step_clock(file: Path) -> None:
    """Put the wall clock off by the seconds that are in the file, wherever Python asks for it."""
    real, kept = time.time, datetime

    def off() -> float:
        return float(file.read_text() or 0)

    class Stepped(kept):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp(real() + off(), tz)

    def stepped() -> float:
        return real() + off()

    time.time = stepped
    for module in list(sys.modules.values()):
        if getattr(module, "datetime", None) is kept:
            module.__dict__["datetime"] = Stepped


if __name__ == "__main__":
    hurry()
    if "CLOCK" in os.environ:
        step_clock(Path(os.environ["CLOCK"]))
    sys.exit(main(sys.argv[1:]))
