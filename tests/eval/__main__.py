"""`make eval`: what people type through the front door, and how often the answer is right."""

import argparse
import asyncio
import sys
import tempfile
from datetime import date
from pathlib import Path

from bot.lifecycle.prepare import prepare_record
from bot.settings import ROOT, Settings
from tests.eval import finding
from tests.eval.claims import SETS, check_all, read_claims
from tests.eval.report import finding_table, missed, not_found, table
from tests.kit.door import open_door

TODAY = date(2026, 11, 30)


async def _run(*, show: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.sqlite"
        prepare_record(ROOT / "data", path)
        settings = Settings(
            _env_file=None,  # pyright: ignore[reportCallIssue]
            record_db=path,
            charts=False,
            rate_limits=False,
        )
        async with open_door(settings, TODAY) as door:
            for name, file in SETS.items():
                results = await check_all(door, read_claims(file))
                sys.stdout.write(f"{table(name, results)}\n\n")
                if show:
                    sys.stdout.write(f"{missed(results)}\n\n")
            for name, file in finding.SETS.items():
                found = await finding.ask_all(door, finding.read_finding(file, TODAY))
                sys.stdout.write(f"{finding_table(name, found)}\n\n")
                if show:
                    sys.stdout.write(f"{not_found(found)}\n\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    parser.add_argument("--show", action="store_true", help="list what was judged wrongly, too")
    asyncio.run(_run(show=parser.parse_args().show))
