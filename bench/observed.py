"""The bot as it is, with an eye inside: `python -m bench.observed`, with OBSERVED, a file.

Every ten seconds it writes there how many tasks are not done, how many objects the garbage
collector watches and how many blocks of memory Python has, as JSON.
"""

import asyncio
import gc
import json
import os
import sys
from pathlib import Path

from bot import __main__ as program
from bot import app
from bot.settings import Settings

_EVERY = 10.0
_run = app.run_on_discord


def counted() -> dict[str, int]:
    """What is in memory, without what is there for good: the bot keeps that out of the way."""
    tasks = len(asyncio.all_tasks())
    return {"tasks": tasks, "objects": len(gc.get_objects()), "blocks": sys.getallocatedblocks()}


async def _watch(place: Path) -> None:
    beside = place.with_suffix(".new")
    while True:
        beside.write_text(json.dumps(counted()), encoding="utf-8")
        beside.replace(place)
        await asyncio.sleep(_EVERY)


async def _observed(settings: Settings) -> None:
    watching = asyncio.create_task(_watch(Path(os.environ["OBSERVED"])))
    try:
        await _run(settings)
    finally:
        watching.cancel()


if __name__ == "__main__":
    app.run_on_discord = _observed
    sys.exit(program.main([]))
