"""The gateway closes, goes silent or says what cannot be read: the bot goes on, or says why not."""

import asyncio
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.kit.bot_process import PATIENCE, TOKEN, answers, connected, logged, troubles
from tests.kit.loopback_faults import FaultyDiscord

RESUMED = (None, 1000, 1001, 4000, 4001, 4002, 4003)
"""Close codes after which a session goes on; None is a connection that breaks."""


async def test_a_session_goes_on_after_every_close_that_allows_it(
    discord: FaultyDiscord, folder: Path
) -> None:
    async with connected(discord, folder) as bot:
        for number, code in enumerate(RESUMED):
            await discord.close(code)
            await discord.back(number + 2)
            await answers(discord)
        assert discord.connections == ["identify", *["resume"] * len(RESUMED)]
        assert await bot.end() == 0
        log = bot.log.read_text()
        for code in RESUMED:
            assert f"the connection to the gateway ended with {code or 1006}: " in log
        assert log.count("client: the session goes on") == len(RESUMED)
        assert troubles(bot.log) == []


async def test_what_is_asked_while_the_bot_is_away_is_answered(
    discord: FaultyDiscord, folder: Path
) -> None:
    async with connected(discord, folder):
        answer = await discord.slash_while_away("strike", {"name": "sag-aftra-2023"})
        assert "118 days" in answer.text
        for number, (operation, data) in enumerate(((7, None), (9, True))):
            await discord.send(operation, data)
            await discord.back(number + 3)
            await answers(discord)
        assert discord.connections == ["identify", "resume", "resume", "resume"]
        for number, code in enumerate((4005, 4008)):
            await discord.close(code)
            await discord.back(number + 5)
            await answers(discord)


async def test_a_session_that_is_lost_begins_anew(discord: FaultyDiscord, folder: Path) -> None:
    async with connected(discord, folder, "-m", "tests.kit.hurried"):
        for number, code in enumerate((4007, 4009)):
            await discord.close(code, forget=True)
            await discord.back(2 * number + 3)
            await answers(discord)
        for number, (operation, data, event) in enumerate(
            ((9, False, None), (10, None, None), (0, {}, "READY"))
        ):
            await discord.send(operation, data, event)
            await discord.back(number + 6)
            await answers(discord)
        assert discord.connections == ["identify", *["resume", "identify"] * 2, *["identify"] * 3]


async def test_a_gateway_that_cannot_be_reached_is_tried_again(
    discord: FaultyDiscord, folder: Path
) -> None:
    discord.turn_down = 2
    async with connected(discord, folder, "-m", "tests.kit.hurried") as bot:
        await answers(discord)
        discord.turn_down = 2
        await discord.close(None)
        await discord.back(2)
        await answers(discord)
        lines = troubles(bot.log)
        assert len(lines) == 4
        assert all("the gateway cannot be reached, and is tried again" in one for one in lines)


thorough = pytest.mark.thorough
FINAL = {
    4004: "DISCORD_TOKEN: Discord refuses this token; get another at "
    "https://discord.com/developers/applications under Bot, Reset Token, and put it into .env.",
    4010: "Discord wants another number of connections from this bot; start it again.",
    4011: "Discord wants another number of connections from this bot; start it again.",
    4012: "The version of the gateway that this bot speaks is not what Discord wants any more; "
    "install the latest version of Picketdesk.",
    4013: "What this bot asks to be told of is not what Discord wants any more; "
    "install the latest version of Picketdesk.",
    4014: "What this bot asks to be told of is not what Discord wants any more; "
    "install the latest version of Picketdesk.",
}


@pytest.mark.parametrize(
    "code", [4004, 4010, 4012, 4014, *(pytest.param(one, marks=thorough) for one in (4011, 4013))]
)
async def test_a_close_for_good_ends_the_bot_with_a_sentence(
    discord: FaultyDiscord, folder: Path, code: int
) -> None:
    async with connected(discord, folder) as bot:
        await discord.close(code)
        assert await asyncio.wait_for(bot.process.wait(), PATIENCE) == 1
        [logged, said] = troubles(bot.log)
        assert str(code) in logged
        assert said == FINAL[code]
        assert TOKEN not in bot.log.read_text()


async def test_a_silent_gateway_is_left(discord: FaultyDiscord, folder: Path) -> None:
    discord.heartbeat = 1000
    async with connected(discord, folder):
        await discord.until(lambda: discord.heartbeats > 2, PATIENCE)
        assert discord.connections == ["identify"]  # heartbeats that are answered are enough
        discord.silent = True
        session = discord.session
        await discord.until(lambda: session.socket.closed, PATIENCE)
        discord.silent = False
        await discord.until(lambda: "resume" in discord.connections, PATIENCE)
        await answers(discord)


async def test_connections_that_are_turned_away_are_tried_ever_more_slowly(
    discord: FaultyDiscord, folder: Path
) -> None:
    async with connected(discord, folder):
        discord.turn_away = 4000
        await discord.close(4000)
        await asyncio.sleep(2)
        assert 2 <= len(discord.connections) <= 10
        discord.turn_away = None
        await discord.back(len(discord.connections) + 1)
        await answers(discord)


EVENT = json.dumps({"op": 0, "s": 90, "t": "INTERACTION_CREATE", "d": {"id": "5"}})
SKIPPED = (
    ("no JSON", 1),
    ("", 1),
    (EVENT[:40], 1),
    ("[1, 2]", 1),
    ("null", 1),
    (EVENT[:-1] + ', "x": ' + "[" * 100_000, 1),
    ('{"op": 99, "d": {}}', 1),
    ('{"op": 0, "s": 91, "t": "NO_SUCH_EVENT", "d": {"id": "5"}}', 0),
    ('{"op": 0, "s": 91, "t": "GUILD_CREATE", "d": null}', 1),
    (EVENT, 1),
)
"""A frame, and the lines about it in the log."""


async def test_what_cannot_be_read_is_left_out(discord: FaultyDiscord, folder: Path) -> None:
    async with connected(discord, folder) as bot:
        for text, lines in SKIPPED:
            before = len(_events(bot.log))
            await discord.send_text(text)
            await answers(discord)
            assert len(_events(bot.log)) - before == lines, text
        assert discord.connections == ["identify"]


def _events(log: Path) -> list[str]:
    return [line for line in troubles(log) if re.match(r"\S+ \S+ [A-Z]+ ", line)]


async def test_a_broken_stream_is_begun_anew(discord: FaultyDiscord, folder: Path) -> None:
    async with connected(discord, folder):
        await discord.send_bytes(b"\x00\x01 noise")
        await discord.back(2)
        await answers(discord)
        await discord.send_truncated(EVENT)
        await discord.send(11)
        await discord.back(3)
        await answers(discord)
        assert discord.connections == ["identify", "resume", "resume"]


GARBLES: tuple[Callable[[dict[str, Any]], object], ...] = (
    lambda payload: payload["channel"].pop("name"),
    lambda payload: payload.update(member=None),
    lambda payload: payload.update(guild_id="no number"),
    lambda payload: payload.pop("data"),
    lambda payload: payload.update(data={"id": "5"}),
)


async def test_who_asks_what_cannot_be_read_is_told(discord: FaultyDiscord, folder: Path) -> None:
    async with connected(discord, folder) as bot:
        card = await answers(discord)
        for garble in GARBLES:
            for again in (False, True):
                discord.garble = garble
                if again:
                    told = await discord.click(card, next(iter(card.custom_ids)))
                else:
                    told = await discord.slash("pay", {"role": "editor"})
                assert told.ephemeral
                [reference] = re.findall(r"`([0-9a-f]{8})`", told.text)
                assert bot.log.read_text().count(reference) == 1
                discord.garble = None
                await answers(discord)
        assert discord.connections == ["identify"]


async def test_the_bot_ends_while_the_gateway_cannot_be_reached(
    discord: FaultyDiscord, folder: Path
) -> None:
    async with connected(discord, folder) as bot:
        discord.turn_down = 1_000
        await discord.close(None)
        await logged(bot, "the gateway cannot be reached")
        assert await bot.end() == 0
