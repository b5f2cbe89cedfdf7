"""Discord does not take an answer as it should: it is sent again, or the log says why not."""

import asyncio
import re
from collections.abc import Callable, Coroutine
from pathlib import Path

import pytest

from tests.kit.bot_process import PATIENCE, Process, answers, connected, logged, running, troubles
from tests.kit.loopback_faults import (
    Answer,
    Fault,
    FaultyDiscord,
    garbled_after,
    hang,
    limited,
    refused,
    reset,
    reset_after,
    status,
)

HURRIED = ("-m", "tests.kit.hurried")
HURRY = "bot.interactions.webhooks.TO_ANSWER=2 bot.interactions.webhooks.TO_EDIT=3"
REFERENCE = re.compile(r"\b[0-9a-f]{8}\b")

MENDED: dict[str, Fault] = {
    "429": limited(0.2),
    "429 for the whole bot": limited(0.2, everywhere=True),
    "500": status(500),
    "502": status(502, "<html>Bad Gateway</html>"),
    "a reset": reset,
    "a reset after it was taken": reset_after,
    "an answer that is no JSON": garbled_after,
}


async def test_a_callback_is_sent_again(discord: FaultyDiscord, folder: Path) -> None:
    async with connected(discord, folder, LOG_LEVEL="DEBUG") as bot:
        for name, fault in MENDED.items():
            taken = _sent(discord, "callback")
            discord.fail("callback", fault)
            await answers(discord)
            assert _sent(discord, "callback") == taken + 1, name
        assert await bot.end() == 0
        said = [line for line in troubles(bot.log) if "is rate limited" not in line]
        assert said == []


def _sent(discord: FaultyDiscord, kind: str) -> int:
    return [sent for sent, _ in discord.sent].count(kind)


async def test_a_callback_that_is_not_taken_is_given_up(
    discord: FaultyDiscord, folder: Path
) -> None:
    async with connected(discord, folder, *HURRIED, HURRY=HURRY) as bot:
        card = await answers(discord)
        asks: tuple[Callable[[], Coroutine[object, object, Answer]], ...] = (
            lambda: discord.slash("pay", {"role": "editor"}),
            lambda: discord.click(card, _custom_id(card, "Cite")),
            lambda: discord.click(card, _custom_id(card, "Report an error")),
        )
        for fault, why, ask in (
            (hang, "within 2 s", asks[0]),
            (limited(60), "within 2 s", asks[1]),
            *((refused(404, 10062), "its time is over", ask) for ask in asks),
            *((refused(400, 40060), "answered already", ask) for ask in asks),
            (refused(403, 50013), "Discord refused it", asks[2]),
        ):
            discord.fail("callback", fault)
            [line] = await _given_up(discord, bot, ask())
            assert why in line
            assert REFERENCE.search(line)
            assert " WARNING " in line
        await answers(discord)


async def test_a_refusal_that_is_not_taken_is_given_up(
    discord: FaultyDiscord, folder: Path
) -> None:
    async with connected(discord, folder) as bot:
        pay = next(command for command in discord.commands if command["name"] == "pay")
        pay["name"] = "salary"
        discord.fail("callback", refused(404, 10062))
        [line] = await _given_up(discord, bot, discord.slash("salary", {"role": "editor"}))
        assert "its time is over" in line
        assert REFERENCE.search(line)


def _custom_id(card: Answer, label: str) -> str:
    return next(one for one, shown in card.custom_ids.items() if shown == label)


async def _given_up(
    discord: FaultyDiscord, bot: Process, ask: Coroutine[object, object, object]
) -> list[str]:
    """What the log says about something that is asked and never answered."""
    before, sent = len(troubles(bot.log)), discord.asked["callback"]
    asking = asyncio.ensure_future(ask)
    async with asyncio.timeout(PATIENCE):
        while len(troubles(bot.log)) == before or "rate limited" in troubles(bot.log)[-1]:
            await asyncio.sleep(0.02)
    asking.cancel()
    assert discord.asked["callback"] == sent + 1
    return [line for line in troubles(bot.log)[before:] if "rate limited" not in line]


async def test_choices_that_come_too_late_are_a_line(discord: FaultyDiscord, folder: Path) -> None:
    async with connected(discord, folder) as bot:
        discord.fail("callback", refused(404, 10062))
        [line] = await _given_up(discord, bot, discord.autocomplete("pay", {"role": "ed"}, "role"))
        assert "choices were not taken: its time is over" in line
        assert await discord.autocomplete("pay", {"role": "ed"}, "role")


CHARTS = ("15-1252", "27-2011", "27-3043", "29-1141")


async def test_a_chart_is_added_in_spite_of_faults(discord: FaultyDiscord, folder: Path) -> None:
    settings = {"HURRY": HURRY, "CHARTS": "true", "DRAWING": "20"}
    async with connected(discord, folder, *HURRIED, **settings) as bot:
        pairs = [(one, other) for one in CHARTS for other in CHARTS if one < other]
        for number, fault in enumerate((limited(0.2), status(500), reset, garbled_after)):
            discord.fail("edit_message", fault)
            first, second = pairs[number]
            answer = await discord.slash("compare", {"first": first, "second": second})
            await logged(bot, "compare picture in", number + 1)
            assert answer.files
        discord.fail("edit_message", hang)
        first, second = pairs[4]
        answer = await discord.slash("compare", {"first": first, "second": second})
        await logged(bot, "was not taken: Discord did not take it within 3 s")
        assert not answer.files
        assert answer.text
        await answers(discord)


async def test_the_bot_starts_in_spite_of_faults(discord: FaultyDiscord, folder: Path) -> None:
    discord.fail("about", status(500), limited(0.2), reset)
    discord.fail("gateway_address", status(502))
    discord.fail("put_commands", limited(0.2, everywhere=True))
    async with connected(discord, folder):
        await answers(discord)


UNREACHABLE = "DISCORD_API_URL: Discord cannot be reached at {url}; see whether this machine is "


@pytest.mark.parametrize(
    ("asked", "fault", "sentence"),
    [
        ("about", status(503), UNREACHABLE),
        ("about", hang, UNREACHABLE),
        ("about", garbled_after, "DISCORD_API_URL: what answers at {url} is not Discord; leave "),
        pytest.param(
            *("about", status(200, "<html>A hotel</html>"), "{url} is not Discord; leave "),
            marks=pytest.mark.thorough,
        ),
        pytest.param("gateway_address", status(503), UNREACHABLE, marks=pytest.mark.thorough),
        ("gateway_address", garbled_after, "The bot cannot go on; the log has why, as bug "),
        ("put_commands", refused(400, 50035), "Discord refuses this bot's commands: HTTP 400."),
    ],
)
async def test_a_start_that_fails_ends_with_a_sentence(
    discord: FaultyDiscord, folder: Path, asked: str, fault: Fault, sentence: str
) -> None:
    discord.fail(asked, fault)
    hurry = "bot.client.login.LOGIN_PATIENCE=3"
    async with running(discord, folder, *HURRIED, HURRY=hurry) as bot:
        assert await asyncio.wait_for(bot.process.wait(), PATIENCE) == 1
        assert sentence.format(url=discord.api_url) in troubles(bot.log)[-1]
