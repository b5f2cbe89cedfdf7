"""Install each lock into a new environment, with pips of several ages, and look what is there.

With resolving, as anybody would type it, and from wheels alone: a build would fetch what it is
built with from the index, at whatever version is the newest.
"""

import shutil
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import distributions
from pathlib import Path
from tempfile import TemporaryDirectory

from requirements.lockfile import SETS, lock_path, parse_lock
from requirements.needs import installed, project_needs, unmet

_NEWEST = "newest"
_PIPS = ("22.3", "23.2.1", _NEWEST)
"""Those that come with Python 3.11.0, with 3.11.7 and 3.12, and whatever there is today."""
_AT_ONCE = 2
_LAST = 5
"""Lines of what a command that failed has said."""


def main() -> int:
    """A line for each pip and lock. The exit code: 1 where one of them failed."""
    failed = 0
    with TemporaryDirectory() as folder, ThreadPoolExecutor(_AT_ONCE) as pool:
        pips = dict(_fetched(Path(folder)))
        trials = [
            pool.submit(_try, label, pip, name) for label, pip in pips.items() for name in SETS
        ]
        for trial in trials:
            line, faults = trial.result()
            print("\n  ".join([line, *faults]), flush=True)
            failed += bool(faults)
    print(f"{len(trials)} installations, {failed} failed")
    return int(failed > 0)


def _fetched(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each pip that runs on this Python, in a folder of its own, by what it is called."""
    for version in _PIPS:
        if version == "22.3" and sys.version_info >= (3, 12):
            print(f"pip {version}: not tried, for it needs a part of Python that 3.12 took away")
            continue
        target = folder / version
        wanted = "pip" if version == _NEWEST else f"pip=={version}"
        faults = _call(sys.executable, "-m", "pip", "install", "--target", target, wanted)
        if faults:
            sys.exit("\n  ".join([f"pip {version}: cannot be had", *faults]))
        [found] = distributions(path=[str(target)], name="pip")
        yield f"pip {found.version}", target


def _try(label: str, pip: Path, name: str) -> tuple[str, list[str]]:
    """What was done, in a line, and the faults that were found."""
    start = time.monotonic()
    with TemporaryDirectory() as folder:
        venv.create(folder, with_pip=False)
        shutil.copytree(pip, _within(folder, "purelib"), dirs_exist_ok=True)
        done, faults = "FAILED", _install(folder, name)
        if not faults:
            done, faults = _look(folder, name)
    return f"{label}, {name}: {done}, {time.monotonic() - start:.0f} s", faults


def _install(folder: str, name: str) -> list[str]:
    """What pip says where it does not install the lock, or finds it broken; nothing if it does."""
    pip = (_within(folder, "scripts") / "python", "-m", "pip")
    wheels = ("--require-hashes", "--only-binary", ":all:", "--no-compile")
    return _call(*pip, "install", *wheels, "-r", lock_path(name)) or _call(*pip, "check")


def _look(folder: str, name: str) -> tuple[str, list[str]]:
    """What there is of the lock, and what it lacks by the metadata of all of that."""
    pins = parse_lock(lock_path(name).read_text(encoding="utf-8"))
    needs = installed(distributions(path=[str(_within(folder, "purelib"))]))
    faults = unmet(pins, project_needs(name), needs)
    absent = [pin.name for pin in pins if (pin.name, pin.version) not in needs]
    count = f"{len(pins) - len(absent)} packages"
    others = f"; other Pythons or systems have {' and '.join(absent)} too" if absent else ""
    return count + others, faults


def _within(environment: str, what: str) -> Path:
    """Where a virtual environment has its programs or packages."""
    return Path(sysconfig.get_path(what, "venv", {"base": environment, "platbase": environment}))


def _call(*command: str | Path) -> list[str]:
    """The last lines of what a command says, where it fails; nothing if it does not."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return (done.stdout + done.stderr).splitlines()[-_LAST:] if done.returncode else []


if __name__ == "__main__":
    sys.exit(main())
