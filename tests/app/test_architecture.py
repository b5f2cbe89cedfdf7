"""docs/architecture.md names every folder of the bot, in the words of the folder itself."""

import ast
import re
from pathlib import Path

from bot.settings import ROOT

PAGE = ROOT / "docs" / "architecture.md"
HEADING = "## The folders\n"


def folders() -> list[Path]:
    """Those below bot/ that are packages. README has the commands, which have a folder each."""
    found = (path.parent for path in (ROOT / "bot").rglob("__init__.py"))
    return sorted(
        path.relative_to(ROOT)
        for path in found
        if path != ROOT / "bot" and path.parent != ROOT / "bot" / "answers"
    )


def subject(folder: Path) -> str:
    text = (ROOT / folder / "__init__.py").read_text(encoding="utf-8")
    return ast.get_docstring(ast.parse(text)) or ""


def table() -> str:
    rows = [f"| `{folder.as_posix()}/` | {subject(folder)} |" for folder in folders()]
    return "\n".join(["| Folder | Its subject |", "| --- | --- |", *rows])


def test_every_folder_says_in_a_line_what_its_subject_is() -> None:
    for folder in folders():
        said = subject(folder)
        assert said, folder
        assert "\n" not in said, folder
        assert said.endswith("."), folder


def test_the_table_of_folders_is_the_tree() -> None:
    _, _, below = PAGE.read_text(encoding="utf-8").partition(HEADING)
    lines = below.partition("\n## ")[0].splitlines()
    told = "\n".join(line for line in lines if line.startswith("|"))

    assert told == table(), f"{PAGE.name} should have under {HEADING.strip()!r}:\n\n{table()}\n"


def test_every_file_that_the_documents_name_is_there() -> None:
    """Modules by their place in bot/, tests by theirs in tests/, with or without the ending."""
    for page in sorted((ROOT / "docs").glob("*.md")):
        for named in re.findall(
            r"`((?!var/)(?:[a-z_]+/)+[a-z_]+(?:\.py)?)`", page.read_text("utf-8")
        ):
            places = [ROOT / part / named for part in ("", "bot", "tests", "bot/interactions")]
            found = [one for one in places if one.exists() or one.with_suffix(".py").exists()]
            assert found, f"{page.name}: {named}"
