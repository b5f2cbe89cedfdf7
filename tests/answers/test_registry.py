"""Commands are found by their folders, and declared so that everything can be made of them."""

from itertools import pairwise
from pathlib import Path

import pytest

from bot.answers.registry import BY_CODE, COMMANDS
from bot.answers.spec import Command
from bot.settings import ROOT
from tests.kit.bot_process import run_python

ANSWERS = ROOT / "bot" / "answers"
FOLDERS = sorted(path.parent.name for path in ANSWERS.glob("*/__init__.py"))
every_command = pytest.mark.parametrize("command", COMMANDS.values(), ids=list(COMMANDS))


def test_a_folder_is_a_command_of_its_name() -> None:
    assert sorted(COMMANDS) == FOLDERS
    assert all(name == command.name for name, command in COMMANDS.items())


@every_command
def test_it_has_an_answer(command: Command) -> None:
    assert (ANSWERS / command.name / "command.py").exists()
    assert (ANSWERS / command.name / "answer.py").exists()


def test_codes_are_two_letters_and_all_different() -> None:
    codes = [command.code for command in COMMANDS.values()]

    assert all(len(code) == 2 and code.isascii() and code.islower() for code in codes)
    assert len(set(codes)) == len(codes)
    assert {code: command.name for code, command in BY_CODE.items()} == {
        command.code: name for name, command in COMMANDS.items()
    }


def test_orders_are_different_and_in_order() -> None:
    orders = [command.order for command in COMMANDS.values()]

    assert all(before < after for before, after in pairwise(orders))


@every_command
def test_places_leave_no_gap(command: Command) -> None:
    places = [option.place for option in command.options if option.place is not None]

    assert sorted(places) == list(range(len(places)))
    assert [command.option(name) for name in command.places] == sorted(
        (option for option in command.options if option.place is not None),
        key=lambda option: option.place or 0,
    )


@every_command
def test_options_can_be_told_apart_and_are_described(command: Command) -> None:
    names = [option.name for option in command.options]

    assert len(set(names)) == len(names)
    assert "private" not in names
    assert all(option.description for option in command.options if option in command.typed)
    for option in command.options:
        buttons_alone = not option.description
        assert not (buttons_alone and option.required), option.name
        assert not (buttons_alone and option.place is None), option.name
    assert 1 <= len(command.description) <= 100


@every_command
def test_one_option_at_most_is_free_text(command: Command) -> None:
    free = [option for option in command.options if option.place is None]

    assert len(free) <= 1
    assert not any(option.kinds or option.dated or option.choices for option in free)
    assert not command.message_menu or free, "the text of a message goes there"


@every_command
def test_required_options_come_first(command: Command) -> None:
    """Discord takes them in no other order."""
    required = [option.required for option in command.typed]

    assert required == sorted(required, reverse=True)


@every_command
def test_examples_type_options_that_there_are(command: Command) -> None:
    typed = {option.name for option in command.typed}
    required = {option.name for option in command.typed if option.required}

    assert command.examples or not typed, "tests, bench and fuzz ask the first one"
    for example in command.examples:
        assert example.says
        assert required <= set(example.options) <= typed


@every_command
def test_what_closes_up_are_options(command: Command) -> None:
    assert set(command.closes_up) <= set(command.places)


def test_a_folder_that_is_new_is_found(tmp_path: Path) -> None:
    """In a copy of the folders, as nothing else says which commands there are."""
    copy = tmp_path / "hello"
    copy.mkdir()
    (copy / "__init__.py").write_text('"""/hello: a greeting."""\n', encoding="utf-8")
    (copy / "command.py").write_text(
        "from bot.answers.spec import Command, Example\n"
        'COMMAND = Command("hello", "hl", 5, "A greeting", examples=(Example("a greeting"),))\n',
        encoding="utf-8",
    )
    program = (
        "import bot.answers\n"
        f"bot.answers.__path__.append({str(tmp_path)!r})\n"
        "from bot.answers.registry import COMMANDS\n"
        "from bot.interactions.custom_ids import from_custom_id\n"
        "from tests.kit.commands import EXAMPLES\n"
        "print(next(iter(COMMANDS)), from_custom_id('v:0:hl').question.command, len(EXAMPLES))\n"
    )

    ran = run_python(tmp_path, "-c", program)

    assert ran.stdout.split() == ["hello", "hello", str(len(COMMANDS) + 1)]
