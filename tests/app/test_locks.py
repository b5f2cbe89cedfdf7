"""The locks hold all that they need, extras included, so no later release can break them."""

import re
from collections import defaultdict
from importlib.metadata import distributions

import pytest
from packaging.markers import Marker

from requirements.lock import changes
from requirements.lockfile import ROOT, SETS, Pin, lock_path, parse_lock
from requirements.needs import installed, project_needs, unmet

NEEDS = installed(distributions())
"""Of the development set; `make locks` looks at what the others hold besides."""


def text_of(name: str) -> str:
    return lock_path(name).read_text(encoding="utf-8")


def without_extras(text: str) -> str:
    return re.sub(r"^([a-z0-9-]+)\[[^]]+\]==", r"\1==", text, flags=re.MULTILINE)


@pytest.mark.parametrize("name", SETS)
def test_a_lock_has_all_that_it_needs(name: str) -> None:
    assert unmet(parse_lock(text_of(name)), project_needs(name), NEEDS) == []


@pytest.mark.parametrize("name", ["bot", "preview", "dev"])
def test_the_packages_of_a_lock_are_here_to_be_looked_at(name: str) -> None:
    here = [
        pin for pin in parse_lock(text_of(name)) if not pin.marker or Marker(pin.marker).evaluate()
    ]

    assert [str(pin) for pin in here if (pin.name, pin.version) not in NEEDS] == []


@pytest.mark.parametrize("name", SETS)
def test_a_lock_without_extras_is_found_out(name: str) -> None:
    found = unmet(parse_lock(without_extras(text_of(name))), project_needs(name), NEEDS)

    lacking = {one.partition(", and the lock")[0] for one in found}
    assert "pyproject.toml needs discord.py[speed]<3,>=2.7.1" in lacking
    if "dev" in SETS[name]:
        assert "pytest-cov needs coverage[toml]>=7.10.6" in lacking


def test_a_package_that_is_missing_or_another_is_found_out() -> None:
    text = text_of("bot").replace("\nyarl==", "\nyarl-two==")
    text = re.sub(r"^attrs==\S+", "attrs==1", text, flags=re.MULTILINE)

    found = unmet(parse_lock(text), project_needs("bot"), NEEDS)

    assert [one.rpartition(" ")[2] for one in found if one.startswith("aiohttp needs attrs")] == [
        "1"
    ]
    assert any(re.match("aiohttp needs yarl.*, and the lock has none", one) for one in found)


@pytest.mark.parametrize(
    "line",
    [
        "--extra-index-url https://packages.example/simple",
        "yarl @ https://packages.example/yarl.whl",
        "yarl>=1.0 \\\n    --hash=sha256:" + "0" * 64,
        "yarl==1.0",
        "yarl==1.* \\\n    --hash=sha256:" + "0" * 64,
    ],
)
def test_what_is_no_exact_version_with_hashes_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="not an exact version with hashes"):
        parse_lock(f"{text_of('bot')}{line}\n")


def test_the_locks_agree() -> None:
    versions: defaultdict[str, set[str]] = defaultdict(set)
    for name in SETS:
        for pin in parse_lock(text_of(name)):
            versions[pin.name].add(pin.version)

    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_every_lock_is_one_of_a_set() -> None:
    assert {path.stem for path in (ROOT / "requirements").glob("*.txt")} == set(SETS)


def pin(name: str, version: str, *extras: str, digest: str = "") -> Pin:
    return Pin(name, frozenset(extras), version, "", f"{name}=={version} {digest}")


def test_what_changed_is_said_of_each_package() -> None:
    before = [pin("attrs", "1.0"), pin("babel", "2.0"), pin("coverage", "7.0"), pin("yarl", "1.0")]
    after = [pin("attrs", "1.1"), pin("coverage", "7.0", "toml"), pin("numpy", "2.0"), before[3]]

    assert changes(before, after) == [
        "attrs 1.0 → attrs 1.1",
        "babel 2.0 is gone",
        "coverage 7.0 → coverage[toml] 7.0",
        "numpy 2.0 is new",
    ]
    assert changes(before, before) == ["nothing changed"]
    assert changes([before[0]], [pin("attrs", "1.0", digest="other")]) == [
        "the same versions, with other hashes or notes"
    ]
