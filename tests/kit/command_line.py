"""`python -m bot` as an operator starts it: in a folder of the test's own, without a `.env`."""

import os
import re
import subprocess
import sys
from pathlib import Path

from bot.settings import ROOT, Settings
from tests.kit.leaks import WRITTEN

TIMEOUT = 30
_LOGGED = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ ")


def environment(**settings: str) -> dict[str, str]:
    """The machine's environment with no settings of the bot but these."""
    names = {name.upper() for name in Settings.model_fields}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in names}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **settings}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bot", *arguments]


def run_bot(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run to the end; the exit code and what was written are for the test to judge."""
    done = subprocess.run(
        command(*arguments),
        cwd=folder,
        env=environment(**settings),
        capture_output=True,
        encoding="utf-8",
        timeout=TIMEOUT,
        check=False,
    )
    WRITTEN.extend((done.stdout, done.stderr))
    return done


def said(stderr: str) -> list[str]:
    """The lines of standard error that are not lines of the log."""
    return [line for line in stderr.splitlines() if not _LOGGED.match(line)]
