"""The check of all that the tests log finds what it looks for (tests/conftest.py asks it)."""

import re
from pathlib import Path

import pytest

from bot.settings import ROOT
from tests.kit.leaks import TOKENS, leaks, logs_in

GIVEN = re.compile(r"""(?:\bTOKEN = |token = |token=|DISCORD_TOKEN="?(?:: )?)"([\w-]{3,})""")


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Bot a-made-up-token",
        "PATCH http://127.0.0.1:1/api/v10/webhooks/1/loopback-123/messages/@original",
        "POST /interactions/5/simcord_interaction_1456074443980800027/callback",
        "'token': 'simcord_webhook_1'",
    ],
)
def test_a_token_is_found(text: str) -> None:
    assert len(leaks(text)) == 1


def test_what_is_no_token_is_not_found() -> None:
    assert leaks("INFO bot.client.client: connected as loopback-bot with [token]") == []


def test_the_logs_of_a_folder_are_read(tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "log").write_bytes(b"one \xff")
    (tmp_path / "stderr").write_text("two", encoding="utf-8")
    (tmp_path / "other").write_text("three", encoding="utf-8")

    assert sorted(logs_in(tmp_path)) == ["one \ufffd", "two"]


def test_every_token_of_the_tests_is_looked_for() -> None:
    given = {
        token
        for file in (ROOT / "tests").rglob("*.py")
        for token in GIVEN.findall(file.read_text(encoding="utf-8"))
    }

    assert len(given) >= 3
    assert [token for token in given if not token.startswith(TOKENS)] == []
