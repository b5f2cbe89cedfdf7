"""README and CHANGELOG say what is: commands, options, settings and numbers."""

import re

from discord import app_commands

from bot.answers.registry import COMMANDS
from bot.settings import ROOT, Settings
from tests.browser.pictures import IN_DOCS, WIDTHS
from tests.kit.door import Door
from tests.kit.on_file import rows

README = (ROOT / "README.md").read_text(encoding="utf-8")


async def test_the_table_of_commands_is_the_tree(door: Door) -> None:
    rows = re.findall(r"^\| `/(\w+)((?: \w+)*)` \|", README, re.MULTILINE)
    told = {name: options.split() for name, options in rows}
    commands = {
        command.name: [option.name for option in command.typed] for command in COMMANDS.values()
    }
    registered = {
        command.name: [option.name for option in command.parameters if option.name != "private"]
        for command in door.client.tree.get_commands()
        if isinstance(command, app_commands.Command)
    }

    assert told == commands == registered


def test_the_table_of_settings_is_the_settings() -> None:
    told = re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE)

    assert told == [name.upper() for name in Settings.model_fields]


def test_the_numbers_of_the_changelog_are_those_of_the_data() -> None:
    text = " ".join((ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split())

    for table, name in (
        ("roles", "roles"),
        ("figures", "pay figures"),
        ("quotes", "quotations"),
        ("statements", "paraphrased positions"),
        ("events", "events"),
        ("strikes", "strikes"),
        ("sources", "sources"),
        ("stoppages", "work stoppages"),
        ("tracked_stoppages", "later ones"),
        ("contracts", "contracts"),
        ("terms", "terms"),
        ("corrections", "entries"),
    ):
        assert f"{len(rows(table))} {name}" in text, name


def test_every_file_that_is_linked_is_there() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_pictures_are_those_that_are_drawn() -> None:
    drawn = {f"{name}-{width}.png" for name in IN_DOCS for width in WIDTHS}

    assert {path.name for path in (ROOT / "docs" / "cards").iterdir()} == drawn
