"""The record built already, and a Discord in which things go wrong."""

import shutil
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.kit.bot_process import TOKEN
from tests.kit.loopback_faults import FaultyDiscord


@pytest.fixture
def folder(tmp_path: Path, record_path: Path) -> Path:
    """A folder of the test's own with the record in it."""
    shutil.copy(record_path, tmp_path / "record.sqlite")
    return tmp_path


@pytest.fixture
async def discord() -> AsyncGenerator[FaultyDiscord]:
    async with FaultyDiscord(token=TOKEN) as discord:
        yield discord
