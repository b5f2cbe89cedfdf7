"""Answers that are not found soon: Discord is told to wait, and what comes is seen by the same
people as if it had come at once.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable

import pytest
from discord import InteractionResponseType

from bot.answers.context import Context
from bot.answers.pay import answer as answers_pay
from bot.interactions import deferrals
from bot.interactions.sent_pages import KeptPages
from bot.lifecycle.live_record import LiveRecord
from tests.kit.door import Door, Reply

PAY = {"role": "pm-ml-platform"}
SAID = "$300,000 to $900,000 a year"
NOBODY = {"role": "qzxqzx"}
MESSAGE = InteractionResponseType.channel_message.value
THINKING = InteractionResponseType.deferred_channel_message.value
TURNING = InteractionResponseType.deferred_message_update.value
PRIVATE = 64
SOON = 0.01

Find = Callable[[Context], Awaitable[object]]


def callbacks(door: Door) -> list[tuple[int, bool]]:
    """What Discord was told first about each interaction, and whether for the asker alone."""
    told = [body for kind, body in door.payloads if kind == "callback"]
    return [(one["type"], bool((one.get("data") or {}).get("flags", 0) & PRIVATE)) for one in told]


def deleted(door: Door) -> int:
    return [one.method for one in door.sent if one.path.startswith("/webhooks/")].count("DELETE")


def followed(reply: Reply) -> Reply:
    """What came as a message of its own, after the first answer."""
    [message] = reply.result.followups
    return Reply(reply.result, message)


def slow_down(patch: pytest.MonkeyPatch) -> None:
    """From here on nothing is found before it is time to tell Discord to wait, by SimCord's clock,
    which goes from one timer to the next.
    """
    lease = LiveRecord.lease

    async def late(live: LiveRecord, find: Find) -> object:
        await asyncio.sleep(2 * SOON)
        return await lease(live, find)

    patch.setattr(deferrals, "SOON", SOON)
    patch.setattr(LiveRecord, "lease", late)


@pytest.fixture
def slow(door: Door, monkeypatch: pytest.MonkeyPatch) -> Door:
    slow_down(monkeypatch)
    return door


async def test_a_quick_answer_is_not_deferred(door: Door) -> None:
    reply = await door.slash("pay", **PAY)

    assert SAID in reply.bare
    assert callbacks(door) == [(MESSAGE, False)]
    assert [kind for kind, _ in door.payloads if kind != "commands"] == ["callback"]


async def test_a_slow_answer_is_deferred_and_edited_in(slow: Door) -> None:
    reply = await slow.slash("pay", **PAY)

    assert callbacks(slow) == [(THINKING, False)]
    assert SAID in reply.bare
    assert not reply.private
    assert not reply.result.followups
    assert deleted(slow) == 0


async def test_what_is_private_is_deferred_privately(slow: Door) -> None:
    reply = await slow.slash("pay", **PAY, private=True)

    assert callbacks(slow) == [(THINKING, True)]
    assert SAID in reply.bare
    assert reply.private


async def test_a_slow_answer_is_the_same_card(door: Door) -> None:
    quick = await door.slash("pay", **PAY)
    with pytest.MonkeyPatch.context() as patch:
        slow_down(patch)
        late = await door.slash("pay", **PAY)

    assert late.text == quick.text
    assert late.buttons == quick.buttons


async def test_a_slow_refusal_does_not_stand_where_everybody_sees_it(slow: Door) -> None:
    reply = await slow.slash("pay", **NOBODY)

    assert callbacks(slow) == [(THINKING, False)]
    assert deleted(slow) == 1
    assert reply.message is None, "'is thinking' is gone"
    everybody = [body for kind, body in slow.payloads if kind == "edit"]
    assert "qzxqzx" not in str(everybody)
    refusal = followed(reply)
    assert refusal.private
    assert "qzxqzx" in refusal.text


async def test_a_slow_refusal_in_private_takes_the_place_of_the_promise(slow: Door) -> None:
    reply = await slow.slash("pay", **NOBODY, private=True)

    assert callbacks(slow) == [(THINKING, True)]
    assert deleted(slow) == 0
    assert reply.private
    assert "qzxqzx" in reply.text
    assert not reply.result.followups


async def test_a_bug_after_a_deferral_is_told_privately(
    slow: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(answers_pay, "paid_roles", broken)
    reply = await slow.slash("pay", role="grip")
    slow.errors()

    assert callbacks(slow) == [(THINKING, False)]
    assert reply.message is None
    told = followed(reply)
    assert told.private
    assert told.heading == "That did not work"
    assert re.search(r"`[0-9a-f]{8}`", told.text)


async def test_what_fails_after_a_slow_answer_leaves_it(
    slow: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(KeptPages, "keep", broken)
    reply = await slow.slash("pay", **PAY)
    slow.errors()

    assert SAID in reply.bare
    assert deleted(slow) == 0
    told = followed(reply)
    assert told.private
    assert told.heading == "That did not work"


async def test_a_message_is_checked_slowly(slow: Door) -> None:
    reply = await slow.on_message("Check against the record", "The strike lasted 118 days.")

    assert callbacks(slow) == [(THINKING, True)]
    assert reply.private
    assert "118 days" in reply.bare


async def test_a_page_is_turned_slowly(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    card = await door.slash("search", words="streaming")
    slow_down(monkeypatch)
    turned = await door.press(card, "Next")

    assert callbacks(door)[1:] == [(TURNING, False)]
    assert "Page 2 of" in turned.text
    assert not turned.result.followups


async def test_what_another_person_turns_to_comes_slowly_to_them_alone(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = await door.slash("search", words="streaming")
    slow_down(monkeypatch)
    turned = await door.press(card, "Next", by_other=True)

    assert callbacks(door)[1:] == [(THINKING, True)]
    assert turned.private
    assert "Page 2 of" in turned.text


async def test_a_bug_behind_a_slow_button_leaves_the_card(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = await door.slash("search", words="streaming")
    before = card.text
    slow_down(monkeypatch)

    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("bot.answers.search.answer.search", broken)
    pressed = await door.press(card, "Next")
    door.errors()

    assert callbacks(door)[1:] == [(TURNING, False)]
    told = followed(pressed)
    assert told.private
    assert told.heading == "That did not work"
    assert card.text == before


@pytest.mark.parametrize("label", ["Copy as text", "Export"])
async def test_what_the_asker_alone_gets_comes_slowly(
    door: Door, monkeypatch: pytest.MonkeyPatch, label: str
) -> None:
    card = await door.slash("pay", **PAY)
    quick = await door.press(card, label)
    slow_down(monkeypatch)
    late = await door.press(card, label)

    assert callbacks(door)[2:] == [(THINKING, True)]
    assert late.private
    assert late.text == quick.text
