"""The record built already, and a Discord in which things go wrong."""

import shutil
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.lifecycle.prepare import prepare_record
from tests.kit.bot_process import TOKEN
from tests.kit.loopback_faults import FaultyDiscord
from tests.process.editions import Editions


@pytest.fixture
def folder(tmp_path: Path, record_path: Path) -> Path:
    """A folder of the test's own with the record in it."""
    shutil.copy(record_path, tmp_path / "record.sqlite")
    return tmp_path


@pytest.fixture(scope="session")
def first_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the first edition, built once."""
    folder = tmp_path_factory.mktemp("edition")
    prepare_record(Editions(folder / "data").directory, folder / "record.sqlite")
    return folder / "record.sqlite"


@pytest.fixture
def data(tmp_path: Path, first_edition: Path) -> Editions:
    """Data in a folder of the test's own, with their record beside them."""
    shutil.copy(first_edition, tmp_path / "record.sqlite")
    return Editions(tmp_path / "data")


@pytest.fixture
async def discord() -> AsyncGenerator[FaultyDiscord]:
    async with FaultyDiscord(token=TOKEN) as discord:
        yield discord
