"""/help: what is asked most here, as taps and as text to type, and then all commands."""

import re
from collections.abc import Mapping

import pytest
import simcord

from bot.answers.registry import COMMANDS
from bot.answers.spec import Command, Example
from bot.cards.markdown import escaped
from bot.interactions.command_counts import CommandCounts
from tests.kit.door import Door, Reply

EXAMPLES = [(command, one) for command in COMMANDS.values() for one in command.examples]
EVERY = f"All {len(COMMANDS)} commands"


def leading(reply: Reply) -> list[str]:
    """The commands that are shown, in their order."""
    return re.findall(r"^- `/(\w+)", reply.text, re.MULTILINE)


async def every(door: Door) -> str:
    pages = await door.pages(await door.press(await door.slash("help"), EVERY))
    return "\n".join(pages)


# --- What leads ----------------------------------------------------------------------------------


async def test_where_nothing_was_asked_a_few_lead(door: Door) -> None:
    reply = await door.slash("help")

    assert reply.private
    assert "Try one of these" in reply.bare
    assert "Asked most here" not in reply.bare
    assert leading(reply) == ["pay", "strike", "compare", "on", "check"]


async def test_what_a_server_asks_most_leads_there_and_nowhere_else(door: Door) -> None:
    for _ in range(3):
        await door.slash("terms", subject="AI")
    await door.slash("cite", record="day performer")
    await door.slash("cite", record="day performer")
    await door.slash("pay", role="nobody is called so")

    first = await door.slash("help")
    assert leading(first) == ["terms", "cite", "pay", "strike", "compare"]
    assert first.bare.index("Asked most here") < first.bare.index("/terms")
    assert first.bare.index("/pay") < first.bare.index("Also") < first.bare.index("/strike")

    elsewhere = await door.direct("help")
    assert "Asked most here" not in elsewhere.bare
    assert leading(elsewhere) == ["pay", "strike", "compare", "on", "check"]

    await door.direct("on", date="27 July 2023")
    assert leading(await door.direct("help"))[0] == "on"
    assert leading(await door.slash("help")) == leading(first)


async def test_another_server_has_counts_of_its_own(door: Door) -> None:
    await door.slash("measures")
    other = door.world.create_guild("another newsroom")
    channel = other.create_text_channel("desk")
    reader = other.add_member(door.user)

    result = await reader.slash(channel, "help")
    assert leading(_read(result)) == ["pay", "strike", "compare", "on", "check"]
    await reader.slash(channel, "record")
    assert leading(_read(await reader.slash(channel, "help")))[0] == "record"
    assert leading(await door.slash("help"))[0] == "measures"


def _read(result: simcord.InteractionResult) -> Reply:
    return Reply(result, result.response)


async def test_help_itself_and_buttons_are_not_counted(door: Door) -> None:
    reply = await door.slash("help")
    await door.press(reply, "/on")
    await door.press(reply, EVERY)

    assert "Asked most here" not in (await door.slash("help")).bare


async def test_five_lead_at_most(door: Door) -> None:
    for command in ("record", "measures", "quote", "timeline", "record", "terms", "positions"):
        typed = dict(COMMANDS[command].examples[0].options)
        await door.slash(command, **typed)
    reply = await door.slash("help")

    assert leading(reply)[0] == "record"
    assert len(leading(reply)) == 5
    assert "Also" not in reply.bare


async def test_what_was_made_up_in_a_button_is_left_out(door: Door) -> None:
    reply = await door.slash("help")

    for most in ("xx.zz", "he.he", "....", "pa"):
        shown = await door.forge(reply, f"v:0:he:{most}")
        assert leading(shown) == ["pay", "strike", "compare", "on", "check"], most


def test_the_place_that_asked_the_longest_ago_is_forgotten() -> None:
    counts = CommandCounts(most=2)
    for place in (1, 2, 1, 3):
        counts.count(place, "pay")

    assert len(counts) == 2
    assert counts.most_asked(1, 5) == counts.most_asked(3, 5) == ["pay"]
    assert counts.most_asked(2, 5) == []


# --- Taps ----------------------------------------------------------------------------------------


def asked_by_tap(reply: Reply) -> Mapping[str, Example]:
    """The first examples of the commands that have a button of their name."""
    return {
        label[1:]: COMMANDS[label[1:]].examples[0]
        for label in reply.buttons
        if label.startswith("/")
    }


async def test_a_tap_answers_what_is_typed_beside_it(door: Door) -> None:
    tapped: set[str] = set()
    for command in [one for one in COMMANDS.values() if one.examples]:
        reply = await door.forge(await door.slash("help"), f"v:0:he:{command.code}")
        for name, example in asked_by_tap(reply).items():
            if name not in tapped:
                tapped.add(name)
                pressed = await door.press(reply, f"/{name}")
                typed = await door.slash(name, private=True, **example.options)
                assert pressed.private
                assert pressed.heading == typed.heading, name
                assert pressed.files == typed.files, name

    assert tapped >= {"pay", "strike", "compare", "on", "terms", "timeline", "source", "between"}
    assert not tapped & {"check", "search"}, "no button carries free text"


# --- All commands --------------------------------------------------------------------------------


async def test_all_commands_are_a_tap_away(door: Door) -> None:
    [bodies] = [bodies for kind, bodies in door.payloads if kind == "commands"]
    registered = {body["name"] for body in bodies if body["type"] == 1}
    assert registered == set(COMMANDS)

    shown = set(re.findall(r"`/(\w+)", await every(door)))
    assert shown == registered - {"help"}


async def test_from_all_commands_a_tap_leads_back(door: Door) -> None:
    await door.slash("measures")
    first = await door.slash("help")
    back = await door.press(await door.press(first, EVERY), "What is asked most")

    assert back.text == first.text


@pytest.mark.parametrize(("command", "example"), EXAMPLES)
async def test_every_example_of_the_help_works_as_typed(
    door: Door, command: Command, example: Example
) -> None:
    helped = await every(door)
    [shown] = re.findall(rf"`/([^`]+)` {re.escape(escaped(example.says))}$", helped, re.MULTILINE)
    name, _, options = shown.partition(" ")
    assert name == command.name
    [names] = [
        [option["name"] for option in body.get("options", [])]
        for kind, bodies in door.payloads
        if kind == "commands"
        for body in bodies
        if body["name"] == name
    ]
    parts = re.split(rf"\b({'|'.join(names)}): ", options)[1:]
    typed = {parts[i]: parts[i + 1].strip() for i in range(0, len(parts), 2)}
    assert typed == dict(example.options)

    reply = await door.slash(name, **typed)

    assert "Copy as text" in reply.buttons or reply.files, "a refusal has nothing to copy"
    assert reply.private is command.private
