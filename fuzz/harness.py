"""One target under atheris: inputs until the time is over, each fault noted once with its input."""

import hashlib
import importlib
import json
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from fuzz.target import Check, Target

_WRITTEN_EVERY = 2.0
_SLOW = 0.25
"""Seconds of the processor for one input from which on it is worth a look."""

_LONGEST_INPUT = 4096
_PACKAGES = ("bot", "fuzz", "tests")


@dataclass(slots=True)
class Log:
    """What a run found; written again and again, because libFuzzer ends the process itself."""

    target: str
    runs: int = 0
    seconds: float = 0.0
    processor: float = 0.0
    """seconds of the processor"""

    findings: dict[str, str] = field(default_factory=dict[str, str])
    """what went wrong, by the name of the file with the input"""
    slowest: float = 0.0
    slow: int = 0


def place_of(error: BaseException) -> str:
    """The kind of an error and the last line of this project that it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [one for one in frames if any(f"/{name}/" in one.filename for name in _PACKAGES)]
    inner = [one for one in own if "/bot/" in one.filename] or own or frames
    last = inner[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno} ({last.name})"


class _Run:
    def __init__(self, target: Target, check: Check, folder: Path) -> None:
        self._check = check
        self._folder = folder
        self._began = self._told = time.monotonic()
        self._worked = time.process_time()
        self.log = Log(target.name)

    def one(self, data: bytes) -> None:
        began = time.thread_time()
        try:
            self._check(data)
        except (Exception, RecursionError) as error:  # noqa: BLE001  (each of them is a finding)
            self._note(data, error)
        took = time.thread_time() - began
        self.log.runs += 1
        if took > self.log.slowest:
            self.log.slowest = took
            if took > _SLOW:
                (self._folder / f"{self.log.target}-slowest").write_bytes(data)
        self.log.slow += took > _SLOW
        if time.monotonic() - self._told > _WRITTEN_EVERY:
            self.write()

    def _note(self, data: bytes, error: BaseException) -> None:
        place = place_of(error)
        name = f"{self.log.target}-{hashlib.sha256(place.encode()).hexdigest()[:10]}"
        if name not in self.log.findings:
            self.log.findings[name] = f"{place}: {error}"[:400]
            (self._folder / name).write_bytes(data)
            print(f"FOUND {name} {place}: {error!s:.300}", flush=True)
            traceback.print_exception(error)
            self.write()

    def write(self) -> None:
        self._told = time.monotonic()
        self.log.seconds = self._told - self._began
        self.log.processor = time.process_time() - self._worked
        path = self._folder / f"{self.log.target}.json"
        path.write_text(json.dumps(asdict(self.log), indent=1), encoding="utf-8")


def _dictionary(words: Sequence[bytes]) -> str:
    """Words in the form of libFuzzer."""
    entries = ("".join(f"\\x{byte:02X}" for byte in word) for word in words if 0 < len(word) <= 64)
    return "".join(f'"{entry}"\n' for entry in dict.fromkeys(entries))


def fuzz_one(name: str, seconds: int, folder: Path) -> None:
    """Run a target; the process ends with it."""
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["bot"]):
        targets = importlib.import_module("fuzz.targets").TARGETS
    target: Target = targets[name]
    corpus = folder / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in target.seeds():
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed[:_LONGEST_INPUT])
    with tempfile.NamedTemporaryFile("w", suffix=".dict", delete=False) as words:
        words.write(_dictionary(list(target.words())))
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST_INPUT}",
        f"-dict={words.name}",
        "-rss_limit_mb=3000",
        "-timeout=60",
        "-verbosity=0",
        "-print_final_stats=1",
        f"-artifact_prefix={folder}/",
    ]
    with target.opened() as check:
        run = _Run(target, check, folder)
        atheris.Setup([sys.argv[0], *options, str(corpus)], run.one)
        atheris.Fuzz()
