"""Who asks far faster than people do waits some seconds, kindly told; nobody else does."""

import logging
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace

import pytest

from bot.client.client import PicketdeskClient
from bot.interactions.rate_limits import PERSON, SERVER, AskerLimits, RateGate
from bot.interactions.respond import Responder
from bot.lifecycle.live_record import LiveRecord
from bot.settings import Settings
from tests.kit.door import TODAY, Door, Reply, open_context, open_door


@dataclass
class Clock:
    """Seconds that pass only as a test says."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def limited(settings: Settings, clock: Clock) -> AsyncGenerator[Door]:
    """A person at the door of a bot that has limits."""
    async with open_door(settings, gate=RateGate(lambda: "2026.1", clock)) as opened:
        yield opened


def held(reply: Reply) -> bool:
    return "please go on in" in reply.heading


async def hurry(door: Door) -> Reply:
    """Ask until the bot says that it was a lot."""
    for _ in range(200):
        reply = await door.slash("help")
        if held(reply):
            return reply
    raise AssertionError


async def test_who_floods_a_command_is_told_when_it_goes_on(limited: Door, clock: Clock) -> None:
    reply = await hurry(limited)

    assert reply.private
    assert reply.heading == "That was a lot at once: please go on in 1 second"
    assert reply.buttons == {}
    again = await limited.slash("export", what="the record itself")
    assert again.heading == "That was a lot at once: please go on in 5 seconds"
    assert again.private
    clock.now += 5
    assert (await limited.slash("export", what="the record itself")).files


async def test_buttons_menus_and_forms_have_the_same_limit(limited: Door, clock: Clock) -> None:
    card = await limited.slash("timeline", about="wga-2023")
    found = await limited.slash("search", words="strike")
    form = await limited.press(found, "Report an error")
    before = card.text
    await hurry(limited)
    await limited.offered("pay", "role", "grip")

    assert held(await limited.press(card, "Next"))
    assert card.text == before, "the card stays as it is"
    assert held(await limited.pick(found, 0, "wga-1985"))
    assert held(await limited.submit(form, what="A day is wrong."))
    assert held(await limited.forge(card, "made up"))
    assert held(await limited.on_message("Check against the record", "148 days"))
    clock.now += 10
    assert "Page 2" in (await limited.press(card, "Next")).text


async def test_a_completion_over_the_limit_offers_nothing(limited: Door, clock: Clock) -> None:
    assert await limited.complete("pay", "role", "grip")
    await hurry(limited)
    offered = [await limited.complete("pay", "role", "grip") for _ in range(3)]

    assert offered[1:] == [[], []]
    clock.now += 1
    assert await limited.complete("pay", "role", "grip")


async def test_somebody_else_of_the_server_is_answered(limited: Door) -> None:
    card = await limited.slash("timeline", about="wga-2023")
    await hurry(limited)

    assert "Page 2" in (await limited.press(card, "Next", by_other=True)).text


async def test_a_person_has_one_limit_on_servers_and_in_direct_messages(limited: Door) -> None:
    await hurry(limited)

    assert held(await limited.direct("help"))


async def test_pressing_next_quickly_is_no_flood(limited: Door, clock: Clock) -> None:
    card = await limited.slash("timeline", about="all stoppages")
    for _ in range(100):
        clock.now += 0.2
        card = await limited.forge(card, "v:1:ti:stoppages")
        assert not held(card)


async def test_long_texts_to_check_count_for_more(limited: Door) -> None:
    claim = "The actors' strike lasted 118 days. " * 100
    replies = [await limited.slash("check", claim=claim) for _ in range(3)]

    assert [held(reply) for reply in replies] == [False, False, True]


async def test_the_log_has_a_line_a_minute_without_names(
    limited: Door, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "bot.interactions.rate_limits"):
        for _ in range(2):
            await hurry(limited)
            await hurry(limited)
            clock.now += 60
        await hurry(limited)

    told = [record.getMessage() for record in caplog.records]
    assert told == [
        "asked too fast: 1 held back since the last such line",
        "asked too fast: 2 held back since the last such line",
        "asked too fast: 2 held back since the last such line",
    ]


async def test_reports_that_nobody_could_read_are_shown_back(
    door: Door, settings: Settings, clock: Clock
) -> None:
    """The words are not lost, and the channel is not flooded."""
    channel = door.open_channel("errors")
    told: list[str] = []
    async with open_context(settings, lambda: TODAY) as context:
        live = LiveRecord(replace(context, contact="the desk"))
        gate = RateGate(lambda: context.record.version, clock)
        responder = Responder(live, None, channel.id, gate)
        await door.restart(PicketdeskClient(responder, None, shard_count=1, gate=gate))
        for number in range(7):
            clock.now += 5
            form = await door.press(await door.slash("pay", role="grip"), "Report an error")
            told.append((await door.submit(form, what=f"Wrong, number {number}.")).bare)

    assert len(door.written(channel)) == 5
    assert all("was passed on" in text for text in told[:5])
    for number, text in enumerate(told[5:], start=5):
        assert "could not be passed on" in text
        assert f"Wrong, number {number}." in text
        assert "the desk" in text


# --- The rule -----------------------------------------------------------------------------------


def test_ten_people_of_one_server_ask_at_once() -> None:
    limits = AskerLimits(clock=Clock())

    assert not any(limits.ask(person, 7, 2) for person in range(10) for _ in range(10))


def test_a_newsroom_at_work_waits_for_nothing() -> None:
    """Fifty people of one server, each typing a name and asking it every five seconds."""
    clock = Clock()
    limits = AskerLimits(clock=clock)
    for _ in range(60):
        for person in range(50):
            clock.now += 0.1
            assert not any(limits.ask(person, 7, cost) for cost in (1, 1, 2))


def test_one_server_cannot_take_what_is_for_others() -> None:
    limits = AskerLimits(clock=Clock())
    answered = sum(limits.ask(person, 7, 2) is None for person in range(5000))

    assert answered == SERVER.at_once / 2
    waits = limits.ask(9999, 7, 2)
    assert waits
    assert not waits.person
    assert not limits.ask(9999, 8, 2)
    assert not limits.ask(9999, None, 2)


def test_who_is_held_up_does_not_use_up_their_server() -> None:
    limits = AskerLimits(clock=Clock())
    answered = sum(limits.ask(1, 7, 2) is None for _ in range(5000))

    assert answered == PERSON.at_once / 2
    others = sum(limits.ask(person, 7, 2) is None for person in range(2, 5000))
    assert answered + others == SERVER.at_once / 2


def test_five_hundred_questions_at_once_from_many_servers() -> None:
    limits = AskerLimits(clock=Clock())

    assert not any(limits.ask(number, number % 50, 2) for number in range(500))
