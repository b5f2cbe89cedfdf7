"""Resolve the locks from pyproject.toml. What a lock has pinned stays, unless it is upgraded."""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from requirements.lockfile import PYTHONS, ROOT, SETS, Pin, lock_path, parse_lock

_COMPILE = (
    *("pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version", PYTHONS[0]),
    # Without its extras a pin is not the one that is needed: pip looks for a newer version then.
    *("--generate-hashes", "--no-strip-extras"),
    *("--no-header", "--no-emit-index-url", "--no-emit-find-links"),
)


def main(given: Sequence[str]) -> int:
    """Write the locks, and say what changed in each. The exit code: 1 without uv or a solution."""
    parser = argparse.ArgumentParser(prog="make lock", description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="all packages to newer versions")
    parser.add_argument("--upgrade-package", action="append", default=[], metavar="NAME")
    arguments = parser.parse_args(given)
    uv = shutil.which("uv")
    if uv is None:
        sys.stderr.write("make lock needs uv: pip install uv\n")
        return 1
    try:
        changed = list(_lock_all(uv, arguments.upgrade, frozenset(arguments.upgrade_package)))
    except subprocess.CalledProcessError:
        return 1  # uv has said why
    print("\n".join(changed))
    return 0


def _lock_all(uv: str, upgrade: bool, packages: frozenset[str]) -> Iterator[str]:
    """Resolve one set after the other; each takes the versions of those before it."""
    shared: list[Pin] = []
    for name in SETS:
        before = parse_lock(lock_path(name).read_text(encoding="utf-8"))
        own = [] if upgrade else [pin for pin in before if pin.name not in packages]
        text = _resolve(uv, SETS[name], [*shared, *_without(own, shared)])
        lock_path(name).write_text(text, encoding="utf-8")
        after = parse_lock(text)
        yield from (f"{name}: {change}" for change in changes(before, after))
        shared += _without(after, shared)


def _without(pins: Iterable[Pin], others: Iterable[Pin]) -> list[Pin]:
    """The pins of packages that are not among the others."""
    names = {pin.name for pin in others}
    return [pin for pin in pins if pin.name not in names]


def _resolve(uv: str, extras: Iterable[str], preferred: Iterable[Pin]) -> str:
    """A lock's text; uv prefers the versions that it finds where it is told to write."""
    wanted = [f"--extra={extra}" for extra in extras]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lock.txt"
        path.write_text("".join(pin.entry for pin in preferred), encoding="utf-8")
        subprocess.run([uv, *_COMPILE, *wanted, f"--output-file={path}"], cwd=ROOT, check=True)
        return path.read_text(encoding="utf-8").replace(" (pyproject.toml)", "")


def changes(before: Sequence[Pin], after: Sequence[Pin]) -> list[str]:
    """What became of each package, by name; one sentence where nothing did."""
    old, new = _by_name(before), _by_name(after)
    moved = sorted(name for name in old | new if old.get(name) != new.get(name))
    told = [_change(old.get(name), new.get(name)) for name in moved]
    if not told and [pin.entry for pin in before] != [pin.entry for pin in after]:
        return ["the same versions, with other hashes or notes"]
    return told or ["nothing changed"]


def _change(old: str | None, new: str | None) -> str:
    if old is None:
        return f"{new} is new"
    return f"{old} → {new}" if new else f"{old} is gone"


def _by_name(pins: Iterable[Pin]) -> dict[str, str]:
    """Each package as text; one that has several versions, by marker, with all of them."""
    found: dict[str, str] = {}
    for pin in pins:
        found[pin.name] = f"{found[pin.name]}, {pin}" if pin.name in found else str(pin)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
