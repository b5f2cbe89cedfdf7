"""Where Discord says that the bot is thinking, it says something else in the end."""

import asyncio
import re
from pathlib import Path
from typing import Literal

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
from tests.kit.loopback_payloads import EPHEMERAL

HURRIED = ("-m", "tests.kit.hurried")
HURRY = (
    "bot.interactions.webhooks.TO_ANSWER=2 bot.interactions.webhooks.TO_EDIT=3 "
    "bot.interactions.report_modal._PATIENCE=1"
)
EXPORT = ("export", {"what": "pm-ml-platform", "format": "csv"})
NOT_TAKEN = "Discord did not take the answer"
CHANNEL = "1300000000000000077"
DEFERRED = f"{HURRY} bot.interactions.deferrals.SOON=0 bot.interactions.sent_pages.MOST_KEPT=0"
"""What asks the record is found while its deferral is on its way."""

TWICE = ("compare", {"first": "pm-ml-platform", "second": "pm-ml-platform"})
REFUSED = "Two of the names mean one role"


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


async def test_an_answer_is_ready_while_its_deferral_is_on_its_way(
    discord: FaultyDiscord, folder: Path
) -> None:
    async with connected(discord, folder, *HURRIED, HURRY=DEFERRED) as bot:
        for fault in (None, status(500), reset, reset_after, limited(0.2)):
            discord.fail("callback", *([fault] if fault else []))
            answer = await discord.slash("pay", {"role": "pm-ml-platform"})
            await discord.finished(answer, PATIENCE)
            assert answer.type == 5
            assert "$300,000 to $900,000 a year" in answer.text
            assert not answer.followups
        assert all("is rate limited" in line for line in troubles(bot.log))


async def test_a_deferral_that_comes_too_late(discord: FaultyDiscord, folder: Path) -> None:
    async with connected(discord, folder, *HURRIED, HURRY=DEFERRED) as bot:
        discord.fail("callback", refused(404, 10062), refused(404, 10062))
        discord.patience = 1
        with pytest.raises(TimeoutError):
            await discord.slash("pay", {"role": "pm-ml-platform"})
        discord.patience = 10
        await logged(bot, "was not taken: its time is over", 2)
        [line] = troubles(bot.log)
        assert re.search(r"answer [0-9a-f]{8} was not taken: its time is over", line)


async def test_a_deferral_that_is_refused_does_not_take_the_answer_along(
    discord: FaultyDiscord, folder: Path
) -> None:
    async with connected(discord, folder, *HURRIED, HURRY=DEFERRED) as bot:
        discord.fail("callback", refused(400, 50035))
        answer = await answers(discord)
        assert answer.type == 4
        assert any(re.search(r" bug [0-9a-f]{8}", line) for line in troubles(bot.log))


async def test_a_refusal_that_everybody_would_see(discord: FaultyDiscord, folder: Path) -> None:
    faults: tuple[tuple[Literal["delete_message", "follow_up"], Fault], ...] = (
        ("delete_message", refused(403, 50013)),
        ("delete_message", reset_after),
        ("follow_up", refused(403, 50013)),
    )
    async with connected(discord, folder, *HURRIED, HURRY=DEFERRED) as bot:
        for asked, fault in faults:
            discord.fail(asked, fault)
            answer = await discord.slash(*TWICE)
            await discord.until(lambda answer=answer: answer.followups, PATIENCE)
            assert REFUSED not in answer.text
            [told] = answer.further
            assert told.message["flags"] & EPHEMERAL
            words = NOT_TAKEN if asked == "follow_up" else REFUSED
            assert words in str(told.message["components"])
        [line] = troubles(bot.log)
        assert "was not taken" in line


async def test_the_bot_ends_while_a_deferral_is_on_its_way(
    discord: FaultyDiscord, folder: Path
) -> None:
    async with connected(discord, folder, *HURRIED, HURRY=DEFERRED) as bot:
        discord.fail("callback", hang)
        asking = asyncio.ensure_future(discord.slash("pay", {"role": "pm-ml-platform"}))
        await discord.until(lambda: discord.asked["callback"], PATIENCE)
        assert await bot.end() == 0
        asking.cancel()
        lines = "\n".join(troubles(bot.log))
        assert "whether Discord heard a deferral is not known" in lines
        assert "could not be told" in lines
