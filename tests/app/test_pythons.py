"""Every place that says which Pythons and which SQLite the bot is for says the same."""

import re
import tomllib

from bot.settings import ROOT
from bot.store.sqlite import OLDEST
from requirements.lockfile import PYTHONS


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_pythons_are_the_same_everywhere() -> None:
    settings = tomllib.loads(text_of("pyproject.toml"))
    first, last = PYTHONS[0], PYTHONS[-1]
    classifiers = re.findall(
        r"^Programming Language :: Python :: (\d\.\d+)$",
        "\n".join(settings["project"]["classifiers"]),
        re.MULTILINE,
    )
    [tried] = re.findall(r"^pythons=\((.*)\)$", text_of(".ci/run"), re.MULTILINE)

    assert classifiers == list(PYTHONS)
    assert tried.split() == list(PYTHONS)
    assert f"You need Python {', '.join(PYTHONS[:-1])} or {last}" in text_of("README.md")
    assert f"- Python {first} to {last}," in text_of("CHANGELOG.md")


def test_the_oldest_python_is_the_same_everywhere() -> None:
    settings = tomllib.loads(text_of("pyproject.toml"))
    makefile = text_of("Makefile")
    oldest = PYTHONS[0]

    assert settings["project"]["requires-python"] == f">={oldest}"
    assert settings["tool"]["ruff"]["target-version"] == f"py{oldest.replace('.', '')}"
    assert settings["tool"]["pyright"]["pythonVersion"] == oldest
    assert set(re.findall(r"Python (\d\.\d+) or newer", makefile)) == {oldest}
    assert f"sys.version_info < ({oldest.replace('.', ', ')})" in makefile


def test_the_oldest_sqlite_is_the_same_everywhere() -> None:
    least = ".".join(map(str, OLDEST))

    for page in ("README.md", "CHANGELOG.md", "docs/operating.md"):
        assert set(re.findall(r"SQLite (?:is older than )?(\d\.\d+)", text_of(page))) == {least}, (
            page
        )


def test_what_ci_tries_on_each_python_is_there() -> None:
    named = re.findall(r"\btests/[\w/]+(?:\.py)?", text_of(".ci/run"))

    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
