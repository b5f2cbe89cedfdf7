"""Where Discord says that the bot is thinking, it says something else in the end."""

import asyncio
import re
from pathlib import Path

import pytest

from tests.kit.bot_process import PATIENCE, Process, answers, connected, logged, troubles
from tests.kit.loopback_faults import (
    Answer,
    Fault,
    FaultyDiscord,
    hang,
    limited,
    refused,
    reset,
    reset_after,
    status,
)

HURRIED = ("-m", "tests.kit.hurried")
HURRY = (
    "bot.interactions.webhooks.TO_ANSWER=2 bot.interactions.webhooks.TO_EDIT=3 "
    "bot.interactions.report_modal._PATIENCE=1"
)
EXPORT = ("export", {"what": "pm-ml-platform", "format": "csv"})
NOT_TAKEN = "Discord did not take the answer"
CHANNEL = "1300000000000000077"


async def test_a_file_that_is_not_taken_ends_in_a_message(
    discord: FaultyDiscord, folder: Path
) -> None:
    faults: tuple[tuple[Fault, ...], ...] = (
        (refused(413, 40005),),
        (reset, reset),
        (status(500), status(500), status(500)),
        (hang,),
    )
    async with connected(discord, folder, *HURRIED, HURRY=HURRY) as bot:
        for number, each in enumerate(faults):
            discord.fail("edit_message", *each)
            answer = await discord.slash(*EXPORT)
            await discord.finished(answer, PATIENCE)
            discord.heal()
            assert NOT_TAKEN in answer.text
            assert not answer.files
            [reference] = re.findall(r"`([0-9a-f]{8})`", answer.text)
            assert [reference in line for line in troubles(bot.log)][number:] == [True]
        discord.fail("edit_message", refused(404, 10015), refused(404, 10015))
        await discord.slash(*EXPORT)
        await logged(bot, "the person could not be told: its time is over")
        await answers(discord)


async def test_a_deferral_that_is_hard_to_hear(discord: FaultyDiscord, folder: Path) -> None:
    async with connected(discord, folder, *HURRIED, HURRY=HURRY) as bot:
        for fault in (status(500), reset, reset_after, limited(0.2)):
            discord.fail("callback", fault)
            answer = await discord.slash(*EXPORT)
            await discord.finished(answer, PATIENCE)
            assert answer.files
        discord.fail("callback", hang)
        discord.patience = 1
        with pytest.raises(TimeoutError):
            await discord.slash(*EXPORT)
        discord.patience = 10
        await logged(bot, "whether Discord heard a deferral is not known")
        await logged(bot, "was not taken: its time is over")
        await logged(bot, "could not be told: its time is over")
        await answers(discord)


async def test_the_bot_ends_while_a_file_is_sent(discord: FaultyDiscord, folder: Path) -> None:
    async with connected(discord, folder) as bot:
        discord.fail("edit_message", hang)
        answer = await discord.slash(*EXPORT)
        await discord.until(lambda: discord.asked["edit_message"], PATIENCE)
        assert await bot.end() == 0
        assert "The bot was ended before the answer was ready" in answer.text
        [line] = troubles(bot.log)
        assert re.findall(r"`([0-9a-f]{8})`", answer.text)[0] in line


async def test_the_bot_ends_while_it_answers(discord: FaultyDiscord, folder: Path) -> None:
    async with connected(discord, folder) as bot:
        discord.fail("callback", limited(0.5))
        answering = asyncio.ensure_future(answers(discord))
        await discord.until(lambda: discord.asked["callback"], PATIENCE)
        assert await bot.end() == 0
        await answering
        assert all("is rate limited" in line for line in troubles(bot.log))


async def test_a_report_ends_in_a_message(discord: FaultyDiscord, folder: Path) -> None:
    settings = {"REPORT_CHANNEL": CHANNEL, "CONTACT": "the desk", "HURRY": HURRY}
    discord.channels[CHANNEL] = True
    async with connected(discord, folder, *HURRIED, **settings) as bot:
        card = await answers(discord)
        for fault in (hang, reset, status(503), refused(403, 50013), limited(60, everywhere=True)):
            discord.fail("send_message", fault)
            told = await _report(discord, card)
            assert "the desk" in told.text
            assert "qzx7secret" in told.text
        assert len(discord.posts) == 0
        told = await _report(discord, card)
        assert len(discord.posts) == 1
        assert "the desk" not in told.text
        assert "qzx7secret" not in bot.log.read_text()


async def _report(discord: FaultyDiscord, card: Answer) -> Answer:
    custom_id = next(one for one, shown in card.custom_ids.items() if shown == "Report an error")
    form = await discord.click(card, custom_id)
    told = await discord.submit(form, {"what": "It is qzx7secret."})
    return await discord.finished(told, PATIENCE)


async def test_a_report_that_is_not_answered_at_all(discord: FaultyDiscord, folder: Path) -> None:
    settings = {"REPORT_CHANNEL": CHANNEL, "HURRY": HURRY}
    discord.channels[CHANNEL] = True
    async with connected(discord, folder, *HURRIED, **settings) as bot:
        card = await answers(discord)
        discord.fail("edit_message", reset, reset)
        told = await _report(discord, card)
        assert NOT_TAKEN in told.text
        assert len(discord.posts) == 1
        await _one_reference(bot, told)


async def _one_reference(bot: Process, told: Answer) -> None:
    [reference] = re.findall(r"`([0-9a-f]{8})`", told.text)
    assert bot.log.read_text().count(reference) == 1
