"""Custom ids that somebody made up: every command, every place, what could be a path or SQL."""

import pytest

from bot.answers.registry import BY_CODE, COMMANDS
from tests.kit import hostile
from tests.kit.door import Door

PLACES = {command.code: max(4, len(command.places) + 1) for command in COMMANDS.values()}
"""Values of a custom id: all that a command has, one more, and four at least."""


@pytest.mark.parametrize("code", BY_CODE)
async def test_no_argument_is_a_path_or_sql(door: Door, code: str) -> None:
    card = await door.slash("pay", role="grip", private=True)
    for number, argument in enumerate(hostile.ARGUMENTS):
        for place in range(PLACES[code]):
            arguments = ":" * place + argument
            reply = await door.forge(card, f"{'votsx'[(number + place) % 5]}:0:{code}:{arguments}")
            assert reply.text or reply.files or reply.private, arguments
            assert "That did not work" not in reply.text, arguments
            assert all(name.count(".") >= 1 and "/" not in name for name in reply.files)
            assert "root:" not in reply.text
    assert hostile.harm_done(door) == []


@pytest.mark.parametrize("code", BY_CODE)
async def test_what_cannot_be_a_custom_id_is_none(door: Door, code: str) -> None:
    card = await door.slash("pay", role="grip", private=True)
    for broken in hostile.BROKEN_IDS:
        reply = await door.forge(card, broken.format(code))
        assert reply.private
        assert "not one of this bot's" in reply.heading
        assert broken.format(code) not in reply.text
    assert hostile.harm_done(door) == []


@pytest.mark.parametrize("kind", [*hostile.PATHS, *hostile.SQL, *hostile.FORMULAS])
async def test_a_value_that_no_menu_has_does_no_harm(door: Door, kind: str) -> None:
    value = hostile.safe({**hostile.PATHS, **hostile.SQL, **hostile.FORMULAS}[kind])[:100]
    card = await door.slash("pay", role="grip", private=True)
    for custom_id in ("o0:0:se", "v0:0:pa", "v1:0:co:grip", "x:0:pa:grip", "o0:0:ex::csv"):
        reply = await door.forge(card, custom_id, value)
        assert reply.private
        assert "That did not work" not in reply.text, custom_id
        assert hostile.MARK not in reply.text
        assert all(hostile.MARK not in name for name in reply.files)
    assert hostile.harm_done(door) == []
