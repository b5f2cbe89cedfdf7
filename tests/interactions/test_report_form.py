"""'Report an error': a form under every answer, and the way of what was typed into it."""

import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot.client.client import PicketdeskClient
from bot.interactions.custom_ids import from_custom_id
from bot.interactions.respond import Responder
from bot.lifecycle.live_record import LiveRecord
from bot.settings import ROOT, Settings
from tests.kit.door import (
    TEXT,
    TODAY,
    Door,
    Payload,
    Reply,
    bare,
    message_faults,
    open_context,
    open_door,
    walk,
)

LABEL = "Report an error"
VERSION = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))["version"]
WHAT = "The minimum is $1,246.\n\nSee *page 3* @everyone <@1> `x`"
WHERE = "https://example.org/rates?a=1"


@asynccontextmanager
async def reporting(
    door: Door, settings: Settings, channel: int, contact: str = ""
) -> AsyncGenerator[None]:
    """The same door, to a bot whose reports go to a channel."""
    async with open_context(settings, lambda: TODAY) as context:
        responder = Responder(LiveRecord(replace(context, contact=contact)), None, channel)
        await door.restart(PicketdeskClient(responder, None, shard_count=1))
        yield


async def opened(door: Door, command: str = "pay", **options: str) -> Reply:
    reply = await door.slash(command, **options or {"role": "day-performer"})
    return await door.press(reply, LABEL)


def text_of(message: Payload) -> str:
    parts = walk(message["components"])
    return bare("\n".join(part["content"] for part in parts if part["type"] == TEXT))


async def test_every_answer_has_the_button(door: Door) -> None:
    for command, options in (
        ("compare", {"first": "rs-ml-l6", "second": "sag-aftra-member"}),
        ("pay", {"role": "day-performer"}),
        ("quote", {"topic": "hypocrisy"}),
        ("positions", {"topic": "hypocrisy"}),
        ("source", {"source": "saafir"}),
        ("timeline", {}),
        ("on", {"date": "2023-07-27"}),
        ("between", {"start": "2023", "end": "2024"}),
        ("strike", {"name": "wga-2023"}),
        ("search", {"words": "strike"}),
        ("record", {}),
    ):
        reply = await door.slash(command, **options)
        form = (await door.press(reply, LABEL)).form
        asked = from_custom_id(form["custom_id"])
        assert asked is not None
        assert asked.question.command == command
    assert LABEL not in (await door.slash("pay", role="xylophone")).buttons


async def test_the_form_says_what_becomes_of_it(door: Door, settings: Settings) -> None:
    form = (await opened(door)).form
    assert form["title"] == LABEL
    shown = str(form["components"])
    assert "What is wrong?" in shown
    assert "Nothing is sent from here" in shown
    fields = {part["component"]["custom_id"]: part["component"] for part in form["components"][:2]}
    assert fields["what"]["max_length"] == 1000
    assert fields["what"]["required"]
    assert not fields["where"]["required"]

    async with reporting(door, settings, door.channel.id):
        shown = str((await opened(door)).form["components"])
        assert "with your name" in shown
        assert "Nothing is sent" not in shown


async def test_without_a_channel_the_words_come_back_with_where_to_write(
    settings: Settings,
) -> None:
    with_contact = settings.model_copy(update={"contact": "desk@example.org"})
    async with open_door(with_contact) as door:
        before = len(door.sent)
        reply = await door.submit(await opened(door), what=WHAT, where=WHERE)
        assert not [one for one in door.sent[before:] if one.path.startswith("/channels/")]

    assert reply.private
    assert reply.heading == "Your report is not sent from here"
    assert "Write to desk@example.org" in reply.bare
    shown = reply.bare.replace("\\", "")
    assert "> The minimum is $1,246." in shown
    assert "> See *page 3* @everyone <@1> `x`" in shown
    assert f"> {WHERE}" in shown
    assert reply.buttons == {}


async def test_without_any_address_whoever_runs_the_bot_is_named(door: Door) -> None:
    reply = await door.submit(await opened(door), what="It is wrong.")

    assert "Tell whoever runs this bot here" in reply.text
    assert "Where can that be checked?" not in reply.text


async def test_a_report_goes_to_the_channel(door: Door, settings: Settings) -> None:
    context = door.open_channel("errors")
    async with reporting(door, settings, context.id):
        reply = await door.submit(await opened(door), what=WHAT, where=WHERE)

        assert reply.private
        assert reply.heading == "Your report was passed on"
        assert "The minimum is $1,246." in reply.text
        [message] = door.written(context)
        assert message_faults(message) == []
        text = text_of(message)
        assert text.startswith("## An error was reported")
        assert "Answer: Day performer" in text
        assert f"Reported by: reader (id {door.user.id})" in text
        assert "> The minimum is $1,246.\n> See *page 3* @everyone <@1> `x`" in text
        assert "day-performer" in text
        assert f"Picketdesk record {VERSION}" in text
        assert (await door.submit(await opened(door), what="Again.")).message is not None
        assert len(door.written(context)) == 2


async def test_what_was_searched_for_is_told_and_opens_again(
    door: Door, settings: Settings
) -> None:
    context = door.open_channel("errors")
    async with reporting(door, settings, context.id):
        form = await opened(door, "search", words="residual *checks*")
        assert "residual" not in form.form["custom_id"]
        await door.submit(form, what="One is missing.")

        [message] = door.written(context)
        text = text_of(message)
        assert "Asked: residual *checks*" in text
        [button] = [part for part in walk(message["components"]) if part["type"] == 2]
        assert button["label"] == "Open the answer"
        asked = from_custom_id(button["custom_id"])
        assert asked is not None
        assert asked.needs_text


@pytest.mark.parametrize("closed", [True, False])
async def test_a_channel_that_refuses_loses_nothing(
    door: Door, settings: Settings, *, closed: bool
) -> None:
    channel = door.open_channel("closed", closed=True).id if closed else 1300000000000000009
    async with reporting(door, settings, channel, contact="desk@example.org"):
        reply = await door.submit(await opened(door), what=WHAT, where=WHERE)

    assert reply.private
    assert reply.heading == "Your report could not be passed on from here"
    assert "Write to desk@example.org" in reply.bare
    assert "The minimum is $1,246." in reply.text
    assert WHERE in reply.bare.replace("\\", "")


@pytest.mark.parametrize(
    "typed",
    ["*" * 1000, "a\n" * 500, "א\n" * 500, "_\n" * 500, "<@1>" * 250, "x" * 1000, "``` " * 250],
)
async def test_the_longest_reports_fit(door: Door, settings: Settings, typed: str) -> None:
    """The door holds every message against Discord's limits."""
    context = door.open_channel("errors")
    async with reporting(door, settings, context.id):
        form = await opened(door, "search", words="strike " + "[]" * 96)
        reply = await door.submit(form, what=typed[:1000], where="[" * 300)
        assert reply.private
        [message] = door.written(context)
        assert "Page" not in text_of(message)
        letters = [letter for letter in typed if letter.isalpha()]
        assert sum(text_of(message).count(letter) for letter in set(letters)) >= len(letters)


async def test_anybody_may_report_and_the_card_stays(door: Door, settings: Settings) -> None:
    context = door.open_channel("errors")
    async with reporting(door, settings, context.id):
        reply = await door.slash("pay", role="day-performer")
        before = reply.text
        form = await door.press(reply, LABEL, by_other=True)
        await door.submit(form, by_other=True, what="It is wrong.")

        assert "Reported by: someone-else" in text_of(door.written(context)[0])
        assert reply.text == before


async def test_in_direct_messages_and_after_a_restart(door: Door, settings: Settings) -> None:
    reply = await door.direct("pay", role="day-performer")
    form = await door.press(reply, LABEL)
    context = door.open_channel("errors")
    async with reporting(door, settings, context.id):
        told = await door.submit(form, what="It is wrong.")

        assert told.heading == "Your report was passed on"
        assert len(door.written(context)) == 1


async def test_nothing_that_was_typed_is_logged(
    door: Door, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    for channel in (door.channel.id, 4):
        async with reporting(door, settings, channel):
            await door.submit(await opened(door), what="qzx7secret", where="qzx7secret")

    assert "pay report passed on in" in caplog.text
    assert "pay report refused in" in caplog.text
    assert "REPORT_CHANNEL: a report was refused: HTTP 404" in caplog.text
    assert "qzx7secret" not in caplog.text
    assert "reader" not in caplog.text


async def test_a_button_of_what_is_not_there_any_more(door: Door) -> None:
    reply = await door.slash("pay", role="day-performer")
    form = await door.forge(reply, "r:0:pa:nobody-has-this")

    told = await door.submit(form, what="It was here.")
    assert "It was here." in told.text
