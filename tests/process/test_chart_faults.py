"""The process that draws is killed or hangs: the text stands, and the next chart is drawn."""

import asyncio
import os
import signal
from pathlib import Path

from bot.cards.pages import CHART_FAILED
from tests.kit.bot_process import PATIENCE, Process, connected, drawing_for, gone, logged
from tests.kit.loopback_faults import Answer, FaultyDiscord

PAIRS = (
    ("rs-ml-l6", "sag-aftra-member"),
    ("pm-ml-platform", "sag-aftra-member"),
    ("27-2011", "15-1252"),
    ("27-2011", "29-1141"),
)


async def test_a_chart_comes_or_a_line_says_that_it_does_not(
    discord: FaultyDiscord, folder: Path
) -> None:
    hurried = connected(discord, folder, "-m", "tests.kit.hurried", CHARTS="true", DRAWING="2")
    async with hurried as bot:
        await _drawn(discord, bot, 0)

        # While it does nothing: the next chart starts another.
        [idle] = drawing_for(bot.process.pid)
        os.kill(idle, signal.SIGKILL)
        async with asyncio.timeout(PATIENCE):
            while Path(f"/proc/{idle}").exists():  # until the bot has noticed
                await asyncio.sleep(0.02)
        await _drawn(discord, bot, 1)

        # While it draws, after it was stopped so that it surely does.
        [busy] = drawing_for(bot.process.pid)
        os.kill(busy, signal.SIGSTOP)
        answer = await _asked(discord, 2)
        os.kill(busy, signal.SIGKILL)
        await _failed(discord, bot, answer, "the process ended")
        await _drawn(discord, bot, 2)

        # It hangs.
        [hung] = drawing_for(bot.process.pid)
        os.kill(hung, signal.SIGSTOP)
        answer = await _asked(discord, 3)
        await _failed(discord, bot, answer, "no picture within 2 s")
        await gone(hung)
        await _drawn(discord, bot, 3)
        assert await bot.end() == 0


async def _asked(discord: FaultyDiscord, number: int) -> Answer:
    first, second = PAIRS[number]
    answer = await discord.slash("compare", {"first": first, "second": second})
    assert "times" in answer.text
    return answer


async def _drawn(discord: FaultyDiscord, bot: Process, number: int) -> None:
    answer = await _asked(discord, number)
    await discord.until(lambda: answer.files or CHART_FAILED in answer.text, PATIENCE)
    assert answer.files[0][1].startswith(b"\x89PNG")
    assert len(drawing_for(bot.process.pid)) == 1


async def _failed(discord: FaultyDiscord, bot: Process, answer: Answer, why: str) -> None:
    """The text stands, with a line instead of the picture; the log says why."""
    await discord.until(lambda: CHART_FAILED in answer.text, PATIENCE)
    assert "times" in answer.text
    assert not answer.files
    await logged(bot, f"could not be drawn: {why}")
