"""The commands as they are registered, and when they are registered again."""

import json
from pathlib import Path

import pytest

from bot.answers.registry import COMMANDS
from bot.client.client import PicketdeskClient
from bot.client.sync import Registration
from bot.interactions.respond import Responder
from bot.lifecycle.live_record import LiveRecord
from bot.settings import Settings
from tests.kit.commands import DATED, NAMED
from tests.kit.door import TODAY, Door, Payload, open_context
from tests.kit.loopback import LoopbackDiscord

STAYING = {
    "compare": ["first", "second", "third", "fourth", "dollars_of", "private"],
    "pay": ["role", "dollars_of", "known_by", "private"],
    "quote": ["topic", "holder", "source", "stance", "words", "private"],
    "positions": ["topic", "private"],
    "source": ["source", "private"],
    "timeline": ["about", "from_date", "to_date", "known_by", "private"],
    "on": ["date", "private"],
    "between": ["start", "end", "private"],
    "strike": ["name", "private"],
    "cite": ["record", "style", "private"],
    "export": ["what", "format", "private"],
    "search": ["words", "private"],
    "check": ["claim", "private"],
    "record": ["private"],
    "help": ["private"],
}
"""Commands and options that people know, in the order in which they know them. More may come."""

REQUIRED = {
    "compare": {"first", "second"},
    "pay": {"role"},
    "positions": {"topic"},
    "source": {"source"},
    "on": {"date"},
    "between": {"start", "end"},
    "strike": {"name"},
    "cite": {"record"},
    "export": {"what"},
    "search": {"words"},
    "check": {"claim"},
}
"""Which of them Discord asks for."""

UNCOMPLETED = {"words", "claim", "private", "stance", "dollars_of", "style", "format"}
"""Those that offer no names as they are typed."""

ON_MESSAGES = {command.message_menu for command in COMMANDS.values() if command.message_menu}


def registered(door: Door, kind: int = 1) -> dict[str, Payload]:
    """The slash commands; of kind 3, what is offered on a message."""
    [bodies] = [body for kind, body in door.payloads if kind == "commands"]
    return {body["name"]: body for body in bodies if body["type"] == kind}


async def test_what_is_offered_on_messages_is_offered_everywhere(door: Door) -> None:
    offered = registered(door, 3)

    assert set(offered) == ON_MESSAGES
    assert "Check against the record" in ON_MESSAGES
    for body in offered.values():
        assert not body.get("options")
        assert sorted(body["integration_types"]) == [0, 1]
        assert sorted(body["contexts"]) == [0, 1, 2]
        assert not body.get("default_member_permissions")


def options(door: Door) -> dict[str, list[Payload]]:
    return {name: body.get("options", []) for name, body in registered(door).items()}


async def test_exactly_what_is_declared_is_registered(door: Door) -> None:
    names = {name: [one["name"] for one in made] for name, made in options(door).items()}

    assert names == {
        command.name: [*(option.name for option in command.typed), "private"]
        for command in COMMANDS.values()
    }


async def test_what_people_know_stays(door: Door) -> None:
    made = options(door)

    for command, known in STAYING.items():
        names = [one["name"] for one in made[command] if one["name"] in known]
        assert names == known, command
        required = {one["name"] for one in made[command] if one.get("required")}
        assert required == REQUIRED.get(command, set()), command
        for one in made[command]:
            if one["name"] in known:
                assert bool(one.get("autocomplete")) is (one["name"] not in UNCOMPLETED)


async def test_options_are_required_as_they_are_declared(door: Door) -> None:
    made = options(door)

    for command in COMMANDS.values():
        required = {option.name for option in command.typed if option.required}
        assert {one["name"] for one in made[command.name] if one.get("required")} == required


async def test_private_is_a_boolean_a_year_a_number_and_all_else_text(door: Door) -> None:
    for name, made in options(door).items():
        years = {option.name for option in COMMANDS[name].typed if option.year}
        types = {"private": 5, "dollars_of": 4, **dict.fromkeys(years, 4)}
        for one in made:
            assert one["type"] == types.get(one["name"], 3), name


async def test_choices_are_those_that_are_declared(door: Door) -> None:
    for name, made in options(door).items():
        declared = {option.name: option.choices for option in COMMANDS[name].typed}
        for one in made:
            choices = [(choice["value"], choice["name"]) for choice in one.get("choices", [])]
            assert choices == list(declared.get(one["name"], ())), (name, one["name"])


async def test_free_text_is_as_long_as_it_is_declared(door: Door) -> None:
    for name, made in options(door).items():
        longest = {option.name: option.longest for option in COMMANDS[name].typed}
        for one in made:
            assert one.get("max_length") == longest.get(one["name"]), (name, one["name"])
    [claim] = [one for one in options(door)["check"] if one["name"] == "claim"]
    assert claim["max_length"] == 4000


async def test_servers_and_people_may_install_them_and_use_them_anywhere(door: Door) -> None:
    for name, body in registered(door).items():
        assert sorted(body["integration_types"]) == [0, 1], name
        assert sorted(body["contexts"]) == [0, 1, 2], name
        assert not body.get("default_member_permissions"), name
        assert body["type"] == 1


async def test_everything_that_names_a_record_completes(door: Door) -> None:
    completing = {*NAMED, *DATED}
    for name, made in options(door).items():
        for one in made:
            completes = (name, one["name"]) in completing
            assert bool(one.get("autocomplete")) is completes, (name, one["name"])


async def test_every_command_and_option_is_described(door: Door) -> None:
    for body in registered(door).values():
        for described in (body, *body.get("options", [])):
            assert 1 <= len(described["description"]) <= 100
            assert described["description"] != "…", "discord.py's own filling"


# --- Registered by hash --------------------------------------------------------------------------


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "record.commands.json"


async def start(
    discord: LoopbackDiscord, settings: Settings, state: Path, *, without: str = "", api: str = ""
) -> None:
    """Start the real client against a server until it is connected, and stop it."""
    from discord.http import Route  # noqa: PLC0415

    before, Route.BASE = Route.BASE, discord.api_url
    try:
        async with open_context(settings, lambda: TODAY) as context:
            registration = Registration(state, api or discord.api_url)
            client = PicketdeskClient(Responder(LiveRecord(context)), registration)
            if without:
                client.tree.remove_command(without)
            async with client:
                await client.login("a-word")
    finally:
        Route.BASE = before


async def test_the_second_start_registers_nothing(settings: Settings, state: Path) -> None:
    async with LoopbackDiscord(token="a-word") as discord:
        await start(discord, settings, state)
        assert discord.registrations == 1
        assert {command["name"] for command in discord.commands} == {*COMMANDS, *ON_MESSAGES}

        await start(discord, settings, state)
        assert discord.registrations == 1


async def test_a_changed_definition_registers_again(settings: Settings, state: Path) -> None:
    async with LoopbackDiscord(token="a-word") as discord:
        await start(discord, settings, state, without="help")
        assert "help" not in {command["name"] for command in discord.commands}
        await start(discord, settings, state)
        assert discord.registrations == 2
        assert "help" in {command["name"] for command in discord.commands}


async def test_another_api_base_registers_again_and_both_are_kept(
    settings: Settings, state: Path
) -> None:
    async with LoopbackDiscord() as one, LoopbackDiscord() as other:
        await start(one, settings, state)
        await start(other, settings, state)
        assert (one.registrations, other.registrations) == (1, 1)
        await start(one, settings, state)
        await start(other, settings, state)
        assert (one.registrations, other.registrations) == (1, 1)


async def test_another_application_registers_again(settings: Settings, state: Path) -> None:
    async with LoopbackDiscord() as discord:
        await start(discord, settings, state)
        known = json.loads(state.read_text(encoding="utf-8"))
        [place] = known
        state.write_text(json.dumps({f"1{place}": known[place]}), encoding="utf-8")
        await start(discord, settings, state)
        assert discord.registrations == 2


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe\x00", b'{"a": 1}', b"null-ish", b"[" * 3000]
)
async def test_an_unreadable_note_registers_and_is_mended(
    settings: Settings, state: Path, content: bytes
) -> None:
    state.write_bytes(content)
    async with LoopbackDiscord() as discord:
        await start(discord, settings, state)
        await start(discord, settings, state)
        assert discord.registrations == 1


@pytest.mark.parametrize("content", ["3", "null", "[1]", '"text"'])
async def test_a_note_that_is_json_but_no_note_registers(
    settings: Settings, state: Path, content: str
) -> None:
    state.write_text(content, encoding="utf-8")
    async with LoopbackDiscord() as discord:
        await start(discord, settings, state)
        assert discord.registrations == 1


async def test_a_note_that_cannot_be_written_does_not_stop_the_start(
    settings: Settings, tmp_path: Path
) -> None:
    async with LoopbackDiscord() as discord:
        await start(discord, settings, tmp_path / "no-such-folder" / "note.json")
        assert discord.registrations == 1
