"""Pictures that come when the message is not any more what it was."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from discord.http import Route

from bot.charts.pool import ChartPool
from bot.client.client import PicketdeskClient
from bot.client.sync import Registration
from bot.interactions import deferrals
from bot.interactions.respond import Responder
from bot.lifecycle.live_record import LiveRecord
from bot.settings import Settings
from tests.kit.chart_programs import waits_for
from tests.kit.door import GALLERY, TODAY, open_context, walk
from tests.kit.loopback import Answer, LoopbackDiscord
from tests.kit.loopback_payloads import JSON

TOKEN = "a-word"
COMPARE = {"first": "15-1252", "second": "27-2011"}
TWO_PAGES = {"role": "sag-aftra-member"}


class Bot:
    """The real client on a loopback Discord; it draws when `go` is there."""

    def __init__(self, discord: LoopbackDiscord, client: PicketdeskClient, go: Path) -> None:
        self.discord = discord
        self.client = client
        self.go = go

    async def press(self, answer: Answer, label: str) -> Answer:
        custom_id = next(one for one, shown in answer.custom_ids.items() if shown == label)
        return await self.discord.click(answer, custom_id)

    async def drawn(self) -> None:
        """Let the charts be drawn, and whoever waits for them do what they then do."""
        await _ended("CommandTree-invoker", "discord.py: on_interaction")
        self.go.touch()
        await _ended("ChartPool._drawn", "Sender._add_picture")

    @property
    def edits(self) -> int:
        return [kind for kind, _ in self.discord.sent].count("edit")


async def _ended(*names: str) -> None:
    """Wait until no task of such a name, or with such a coroutine, is left."""
    async with asyncio.timeout(20):
        while waiting := [one for one in asyncio.all_tasks() if _is_one(one, names)]:
            await asyncio.wait(waiting)


def _is_one(task: asyncio.Task[object], names: tuple[str, ...]) -> bool:
    return task.get_name() in names or getattr(task.get_coro(), "__qualname__", "") in names


@asynccontextmanager
async def running(
    settings: Settings, folder: Path, discord: LoopbackDiscord
) -> AsyncGenerator[Bot]:
    pictures = ChartPool(waits_for(folder / "go"))
    before = Route.BASE
    async with discord, open_context(settings, lambda: TODAY) as context:
        Route.BASE = discord.api_url
        registration = Registration(folder / "commands.json", discord.api_url)
        client = PicketdeskClient(Responder(LiveRecord(context), pictures), registration)
        connected = asyncio.create_task(client.start(TOKEN))
        try:
            await discord.ready()
            yield Bot(discord, client, folder / "go")
        finally:
            Route.BASE = before
            await client.close()
            await connected
            await pictures.close()


@pytest.fixture
async def bot(settings: Settings, tmp_path: Path) -> AsyncGenerator[Bot]:
    async with running(settings, tmp_path, LoopbackDiscord(token=TOKEN)) as opened:
        yield opened


@pytest.fixture
def faults(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, "bot")
    return caplog


def bad(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the bot and asyncio have to complain about."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.levelno >= logging.WARNING and record.name.startswith(("bot", "asyncio"))
    ]


def alts(answer: Answer) -> list[str]:
    """The pictures that the message shows now, in words."""
    components = answer.message["components"] if answer.message else []
    galleries = [part for part in walk(components) if part["type"] == GALLERY]
    return [item["description"] for part in galleries for item in part["items"]]


async def test_the_answer_does_not_wait(bot: Bot, faults: pytest.LogCaptureFixture) -> None:
    answer = await bot.discord.slash("compare", COMPARE)
    assert "about 2.3 times" in answer.text
    assert not alts(answer)

    await bot.drawn()
    assert len(alts(answer)) == len(answer.files) == 1
    assert bot.edits == 1
    assert bad(faults) == []


async def test_an_answer_that_was_deferred_gets_its_picture_as_well(
    bot: Bot, faults: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deferrals, "SOON", 0.0)
    answer = await bot.discord.slash("compare", COMPARE)
    assert answer.type == 5
    await bot.discord.finished(answer)
    assert "about 2.3 times" in answer.text
    assert not alts(answer)

    await bot.drawn()
    assert len(alts(answer)) == len(answer.files) == 1
    assert bot.edits == 2
    assert bad(faults) == []


async def test_a_page_that_was_turned_is_not_written_over(
    bot: Bot, faults: pytest.LogCaptureFixture
) -> None:
    answer = await bot.discord.slash("pay", TWO_PAGES)
    turned = await bot.press(answer, "Next")
    await bot.drawn()

    assert bot.edits == 0
    assert "Page 2 of" in turned.text
    back = await bot.press(turned, "Back")
    assert len(alts(back)) == len(back.files) == 1, "drawn all the same, and kept"
    assert bot.edits == 0
    assert bad(faults) == []


async def test_only_the_last_card_of_a_message_gets_its_picture(
    bot: Bot, faults: pytest.LogCaptureFixture
) -> None:
    answer = await bot.discord.slash("pay", TWO_PAGES)
    for label in ("Next", "Back", "Next", "Back"):
        answer = await bot.press(answer, label)
    await bot.drawn()

    assert bot.edits == 1
    assert len(alts(answer)) == len(answer.files) == 1
    assert bad(faults) == []


async def test_a_message_that_is_gone_is_no_bug(bot: Bot, faults: pytest.LogCaptureFixture) -> None:
    answer = await bot.discord.slash("compare", COMPARE)
    assert answer.original is not None
    answer.original.deleted = True
    await bot.drawn()

    assert bad(faults) == []
    assert "came too late" in faults.text


async def test_a_token_whose_time_is_over_is_no_bug(
    settings: Settings, tmp_path: Path, faults: pytest.LogCaptureFixture
) -> None:
    discord = LoopbackDiscord(token=TOKEN, remember=1)
    async with running(settings, tmp_path, discord) as bot:
        await discord.slash("compare", COMPARE)
        await discord.slash("help")
        await bot.drawn()

    assert bad(faults) == []
    assert "came too late" in faults.text


class SlowDiscord(LoopbackDiscord):
    """Takes its time for an edit."""

    editing = False

    async def _edit_message(self, request: web.Request) -> JSON:
        self.editing = True
        self._change()
        await asyncio.sleep(0.4)
        return await super()._edit_message(request)


async def test_a_page_is_not_turned_before_the_picture_that_is_on_its_way(
    settings: Settings, tmp_path: Path, faults: pytest.LogCaptureFixture
) -> None:
    discord = SlowDiscord(token=TOKEN)
    async with running(settings, tmp_path, discord) as bot:
        answer = await discord.slash("pay", TWO_PAGES)
        bot.go.touch()
        await discord.until(lambda: discord.editing, 20)
        turned = await bot.press(answer, "Next")
        assert bot.edits == 1, "the edit came first"
        await bot.drawn()

        assert "Page 2 of" in turned.text
        assert not alts(turned)
    assert bad(faults) == []


async def test_the_bot_ends_while_it_draws(
    settings: Settings, tmp_path: Path, faults: pytest.LogCaptureFixture
) -> None:
    async with running(settings, tmp_path, LoopbackDiscord(token=TOKEN)) as bot:
        for _ in range(3):
            await bot.discord.slash("compare", COMPARE)

    assert bot.edits == 0
    assert bad(faults) == []
