"""What all tests share: settings that keep their files in a folder of the test's own."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from bot.prepare import prepare_record
from bot.settings import ROOT, Settings
from tests.door import Door, open_door

# A run can be repeated exactly: the same examples every time.
hypothesis_settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis_settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data, built once."""
    path = tmp_path_factory.mktemp("record") / "record.sqlite"
    prepare_record(ROOT / "data", path)
    return path


@pytest.fixture
def settings(record_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings without a token, without the machine's own `.env` and without charts, which take a
    process more.
    """
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setitem(Settings.model_config, "env_file", None)
    return Settings(record_db=record_path, data_dir=ROOT / "data", charts=False)  # pyright: ignore[reportCallIssue]


@pytest.fixture
async def door(settings: Settings) -> AsyncGenerator[Door]:
    """A person at the door of the real bot."""
    async with open_door(settings) as opened:
        yield opened
