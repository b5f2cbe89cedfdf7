"""The commands as they are registered, and when they are registered again."""

import json
from pathlib import Path

import pytest

from bot.client.client import PicketdeskClient
from bot.client.sync import Registration
from bot.interactions.record_lease import Desks
from bot.settings import Settings
from tests.kit.door import TODAY, Door, Payload, open_context
from tests.kit.loopback import LoopbackDiscord

OPTIONS = {
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
ON_MESSAGES = {"Check against the record"}


def registered(door: Door, kind: int = 1) -> dict[str, Payload]:
    """The slash commands; of kind 3, what is offered on a message."""
    [bodies] = [body for kind, body in door.payloads if kind == "commands"]
    return {body["name"]: body for body in bodies if body["type"] == kind}


async def test_one_command_is_offered_on_messages_everywhere(door: Door) -> None:
    offered = registered(door, 3)

    assert set(offered) == ON_MESSAGES
    for body in offered.values():
        assert not body.get("options")
        assert sorted(body["integration_types"]) == [0, 1]
        assert sorted(body["contexts"]) == [0, 1, 2]
        assert not body.get("default_member_permissions")


async def test_exactly_these_commands_with_exactly_these_options(door: Door) -> None:
    commands = registered(door)

    names = {name: [o["name"] for o in body.get("options", [])] for name, body in commands.items()}
    assert names == OPTIONS


async def test_required_options(door: Door) -> None:
    for name, body in registered(door).items():
        required = {o["name"] for o in body.get("options", []) if o.get("required")}
        assert required == REQUIRED.get(name, set()), name


async def test_private_is_a_boolean_a_year_a_number_and_all_else_text(door: Door) -> None:
    types = {"private": 5, "dollars_of": 4}
    for name, body in registered(door).items():
        for option in body.get("options", []):
            assert option["type"] == types.get(option["name"], 3), name


async def test_servers_and_people_may_install_them_and_use_them_anywhere(door: Door) -> None:
    for name, body in registered(door).items():
        assert sorted(body["integration_types"]) == [0, 1], name
        assert sorted(body["contexts"]) == [0, 1, 2], name
        assert not body.get("default_member_permissions"), name
        assert body["type"] == 1


async def test_everything_that_names_a_record_completes(door: Door) -> None:
    plain = {"words", "claim", "private", "stance", "dollars_of", "style", "format"}
    for name, body in registered(door).items():
        for option in body.get("options", []):
            completes = option["name"] not in plain
            assert bool(option.get("autocomplete")) is completes, (name, option["name"])


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
            client = PicketdeskClient(Desks(context), Registration(state, api or discord.api_url))
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
        assert {command["name"] for command in discord.commands} == {*OPTIONS, *ON_MESSAGES}

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
