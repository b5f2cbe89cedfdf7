"""`python -m fuzz`: each target in a process of its own, one after another, and a table of them."""

import argparse
import importlib
import importlib.util
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.settings import ROOT
from fuzz.harness import Log, fuzz_one

_FOLDER = ROOT / "var" / "fuzz"


def _names() -> list[str]:
    # The process of a target imports them under atheris, which has to see the first import.
    targets: Mapping[str, object] = importlib.import_module("fuzz.targets").TARGETS
    return list(targets)


def _run(name: str, seconds: int, folder: Path) -> Log:
    command = [sys.executable, "-m", "fuzz", name, "--seconds", str(seconds), "--alone"]
    subprocess.run([*command, "--folder", str(folder)], cwd=ROOT, check=False)
    written = folder / f"{name}.json"
    return Log(**json.loads(written.read_text(encoding="utf-8"))) if written.exists() else Log(name)


def _table(logs: list[Log]) -> str:
    rows = [
        "| target | inputs | seconds | faults | slowest, ms |",
        "| --- | --: | --: | --: | --: |",
    ]
    rows += [
        f"| {log.target} | {log.runs:,} | {log.seconds:.0f} | {log.processor:.0f} "
        f"| {len(log.findings)} | {log.slowest * 1000:.0f} |"
        for log in logs
    ]
    return "\n".join(rows)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", help="names of targets; all where none is given")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--folder", type=Path, default=_FOLDER, help="inputs and findings")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        sys.stderr.write("There is no atheris here: `make fuzz` installs it where it has wheels.\n")
        return 1
    asked.folder.mkdir(parents=True, exist_ok=True)
    if asked.alone:
        fuzz_one(asked.targets[0], asked.seconds, asked.folder)
        return 0
    logs = [_run(name, asked.seconds, asked.folder) for name in asked.targets or _names()]
    print(_table(logs))
    for log in logs:
        for name, what in log.findings.items():
            print(f"{asked.folder / name}: {what}")
    return int(any(log.findings for log in logs))


if __name__ == "__main__":
    sys.exit(main())
