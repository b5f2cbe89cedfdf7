"""Settings come from the environment and `.env`, and a bad one is told without its value."""

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.errors import StartError
from bot.settings import DISCORD_API, ROOT, Settings, read_settings

EXAMPLE = ROOT / ".env.example"
NAMES = {name.upper() for name in Settings.model_fields}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to start in, and an environment without settings."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_example_lists_every_setting_and_no_other() -> None:
    """Commented or not; a setting is a line of its own that begins with its name."""
    assert EXAMPLE.is_file(), ".env.example is not written yet"
    text = EXAMPLE.read_text(encoding="utf-8")
    listed = re.findall(r"^#?[ ]?([A-Z][A-Z0-9_]*)=", text, re.MULTILINE)

    assert sorted(listed) == sorted(NAMES)


def test_the_example_as_it_is_can_be_started_with(folder: Path) -> None:
    (folder / ".env").write_bytes(EXAMPLE.read_bytes())

    assert read_settings().token == ""


def test_what_holds_without_any_setting(folder: Path) -> None:
    settings = read_settings()

    assert list(folder.iterdir()) == []
    assert settings.token == ""
    assert settings.discord_api_url == DISCORD_API
    assert settings.data_dir == ROOT / "data"
    assert settings.record_db == ROOT / "var" / "record.sqlite"
    assert (settings.log_level, settings.contact, settings.record_url) == ("INFO", "", "")
    assert settings.charts
    assert settings.rate_limits


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("DISCORD_TOKEN", "a-word", SecretStr("a-word")),
        ("DISCORD_API_URL", "http://127.0.0.1:1/api/v10/", "http://127.0.0.1:1/api/v10"),
        ("DATA_DIR", "/some/where", Path("/some/where")),
        ("RECORD_DB", "here.sqlite", Path("here.sqlite")),
        ("LOG_LEVEL", "debug", "DEBUG"),
        ("CONTACT", "desk@example.org", "desk@example.org"),
        ("RECORD_URL", "https://union.example/record", "https://union.example/record"),
        ("REPORT_CHANNEL", "1300000000000000003", 1300000000000000003),
        ("CHARTS", "no", False),
        ("RATE_LIMITS", "false", False),
    ],
)
def test_a_value_in_the_environment_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: object
) -> None:
    (folder / ".env").write_text(f"{name}=from-the-file\n", encoding="utf-8")
    monkeypatch.setenv(name, value)

    assert getattr(read_settings(), name.lower()) == expected


def test_all_settings_are_read_in_these_tests() -> None:
    """A new setting wants a row in the table above."""
    assert sorted(NAMES) == sorted(
        [
            "DISCORD_TOKEN",
            "DISCORD_API_URL",
            "DATA_DIR",
            "RECORD_DB",
            "LOG_LEVEL",
            "CONTACT",
            "RECORD_URL",
            "REPORT_CHANNEL",
            "CHARTS",
            "RATE_LIMITS",
        ]
    )


def test_a_line_of_the_file_is_read(folder: Path) -> None:
    (folder / ".env").write_text("CONTACT='the desk'\nSOMETHING_ELSE=1\n", encoding="utf-8")

    assert read_settings().contact == "the desk"


@pytest.mark.parametrize("name", sorted(NAMES))
def test_an_empty_value_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    plain = read_settings()
    monkeypatch.setenv(name, "")

    assert read_settings() == plain
    assert list(folder.iterdir()) == []


def test_the_token_is_trimmed_and_never_shown(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "  sesame-open \n")
    settings = read_settings()

    assert settings.token == "sesame-open"
    assert "sesame" not in repr(settings) + str(settings) + settings.model_dump_json()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LOG_LEVEL", "loud-as-can-be"),
        ("DISCORD_API_URL", "no-url-at-all"),
        ("DISCORD_API_URL", "ftp://secret.example/api"),
        ("RECORD_URL", "no-url-at-all"),
        ("RECORD_URL", "ftp://secret.example/record"),
        ("RECORD_URL", "https://secret.example/a page"),
        ("CONTACT", "far too long " * 20),
        ("REPORT_CHANNEL", "errors-of-the-desk"),
        ("REPORT_CHANNEL", "-4"),
        ("CHARTS", "purple-ones"),
        ("DISCORD_API_URL", "https://discord.example/\x1b[31m"),
        ("DISCORD_TOKEN", "Bot sesame-open"),
        ("DISCORD_TOKEN", "sesame\nopen"),
        ("DISCORD_TOKEN", "sésame"),
    ],
)
def test_a_bad_value_is_named_without_itself(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(StartError) as raised:
        read_settings()

    said = str(raised.value)
    assert said.startswith(f"{name} cannot be used: ")
    assert said.endswith(".")
    assert "\n" not in said
    assert value.strip() not in said
    assert list(folder.iterdir()) == []


def test_a_file_of_settings_in_another_encoding_is_named(folder: Path) -> None:
    (folder / ".env").write_bytes(b"CONTACT=caf\xe9\n")

    with pytest.raises(StartError, match=r"^\.env cannot be read: save it as UTF-8\.$"):
        read_settings()


@pytest.mark.parametrize("name", ["DATA_DIR", "RECORD_DB"])
def test_a_path_that_cannot_be_one_is_named(folder: Path, name: str) -> None:
    """Only the file can have it: no variable of the environment holds a NUL."""
    (folder / ".env").write_text(f"{name}=a\0b\n", encoding="utf-8")

    with pytest.raises(StartError, match=f"{name} cannot be used: "):
        read_settings()
