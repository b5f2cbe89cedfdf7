"""The wall clock steps: answers follow the day, and nothing else follows the clock."""

from pathlib import Path

from tests.kit.bot_process import PATIENCE, answers, connected, troubles
from tests.kit.loopback_faults import FaultyDiscord

HOUR = 3600


async def test_the_bot_goes_on_when_the_clock_steps(discord: FaultyDiscord, folder: Path) -> None:
    clock = folder / "clock"
    clock.write_text("0")
    discord.heartbeat = 1500
    settings = {"CLOCK": str(clock), "CHARTS": "true", "DRAWING": "20"}
    async with connected(discord, folder, "-m", "tests.kit.hurried", **settings) as bot:
        days = []
        for hours in (0, 7 * 24, -7 * 24, 24 * 365):
            clock.write_text(str(hours * HOUR))
            beats = discord.heartbeats
            card = await answers(discord)
            today = await discord.slash("on", {"date": "today"})
            days.append(today.text.splitlines()[0])
            chart = await discord.slash("compare", PAIRS[len(days) - 1])
            await discord.until(lambda chart=chart: chart.files, PATIENCE)
            file = await discord.slash("export", {"what": "pm-ml-platform", "format": "csv"})
            await discord.finished(file, PATIENCE)
            assert file.files, file.text
            copied = next(one for one, label in card.custom_ids.items() if label == "Copy as text")
            assert (await discord.click(card, copied)).files
            await discord.until(lambda beats=beats: discord.heartbeats > beats, PATIENCE)
        assert len(set(days)) == len(days)
        assert discord.connections == ["identify"]
        assert troubles(bot.log) == []


PAIRS: tuple[dict[str, object], ...] = (
    {"first": "rs-ml-l6", "second": "sag-aftra-member"},
    {"first": "pm-ml-platform", "second": "sag-aftra-member"},
    {"first": "27-2011", "second": "15-1252"},
    {"first": "27-2011", "second": "29-1141"},
)
