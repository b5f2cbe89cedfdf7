"""What all tests share: settings that keep their files in a folder of the test's own."""

import fcntl
import gc
import io
import logging
import os
import signal
from collections.abc import AsyncGenerator, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from bot.answers.context import Context
from bot.lifecycle.prepare import prepare_record
from bot.log import SafeFormatter
from bot.settings import ROOT, Settings
from bot.store.record import Record, open_record
from tests.kit.door import TODAY, Door, open_context, open_door
from tests.kit.leaks import WRITTEN, leaks, logs_in

# A run can be repeated exactly: the same examples every time.
hypothesis_settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis_settings.load_profile("repeatable")


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


# asyncio's own handler, set and taken away around every fixture and test, says each time all that
# its task has given: where that is a record, 25 ms of text that nobody reads.
signal.signal(signal.SIGINT, _interrupted)


@pytest.fixture(scope="session")
def record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data, built once for all workers."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    path = folder / "record.sqlite"
    with (folder / "record.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        prepare_record(ROOT / "data", path)
    return path


@pytest.fixture
async def record(record_path: Path) -> AsyncGenerator[Record]:
    """The shipped data, opened."""
    async with open_record(record_path) as opened:
        yield opened


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
async def context(settings: Settings) -> AsyncGenerator[Context]:
    """What answers need, without Discord."""
    async with open_context(settings, lambda: TODAY) as opened:
        yield opened


@pytest.fixture
async def door(settings: Settings) -> AsyncGenerator[Door]:
    """A person at the door of the real bot."""
    async with open_door(settings) as opened:
        yield opened


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """What the bot's log would hold at DEBUG, written as the bot writes it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(SafeFormatter(""))
    logger = logging.getLogger("bot")
    level = logger.level
    logger.setLevel(logging.DEBUG)
    logger.addHandler(handler)
    yield stream
    logger.removeHandler(handler)
    logger.setLevel(level)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test fails where a token is in what was logged or written meanwhile."""
    report = yield
    if call.when != "teardown":
        return report
    written = [text for _, text in report.sections] + WRITTEN
    WRITTEN.clear()
    arguments: dict[str, object] = getattr(item, "funcargs", {})
    folder = arguments.get("tmp_path")
    if isinstance(folder, Path) and folder.exists():
        written += logs_in(folder)
    found = {token for text in written for token in leaks(text)}
    if found and report.passed:
        report.outcome = "failed"
        report.longrepr = f"logged, and should not be: {sorted(found)}"
    return report


def pytest_collection_finish() -> None:
    """What is there now stays to the end: the garbage collector need not go over it each time."""
    gc.collect()
    gc.freeze()


def pytest_xdist_auto_num_workers() -> int:
    """Two more than processors: many tests wait for a process of their own, or for a clock."""
    return (os.cpu_count() or 1) + 2
