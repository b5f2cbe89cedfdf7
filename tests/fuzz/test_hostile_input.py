"""The targets of fuzz/ with a few inputs each: what is real, cut, joined and mixed with noise."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz import context
from fuzz.target import Target
from fuzz.targets import TARGETS

FOUND = [
    ("claims", "5 days \uff9e of it".encode()),
    ("claims", b"$9," * 1333),
    ("package", b"\x00w" + b"[" * 3000),
    ("package", b'\x00w{"title": "\\ud800"}'),
    ("settings", b"DATA_DIR=a\x00b"),
    ("settings", b"DISCORD_API_URL=https://discord.example/\x1b[31m"),
    ("registration", b"[" * 3000),
    ("forms", b'{"components": ["custom_id"]}'),
    ("forms", b'{"components": {"component": "what"}}'),
    ("forms", b'{"components": [{"custom_id": ["what"], "components": 5}]}'),
]
"""Inputs that broke a property once."""

_FEW = {"interactions": 15, "package": 12, "claims": 20, "searches": 15, "completion": 15}


def inputs(target: Target) -> st.SearchStrategy[bytes]:
    seeds = st.sampled_from(sorted(set(target.seeds())))
    pieces = st.sampled_from(sorted(set(target.words()))) | st.binary(max_size=6)
    spliced = st.lists(pieces, max_size=10).map(b"".join)
    cut = st.builds(
        lambda seed, at, piece: seed[: at % (len(seed) + 1)] + piece + seed[at % (len(seed) + 1) :],
        seeds,
        st.integers(0, 4000),
        spliced,
    )
    return seeds | cut | spliced | st.binary(max_size=100)


@pytest.fixture(autouse=True)
def _record(record_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "RECORD", record_path)


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_was_found_stays_mended(name: str, data: bytes) -> None:
    with TARGETS[name].opened() as check:
        check(data)


@pytest.mark.parametrize("name", TARGETS)
def test_the_property_of_a_target_holds(name: str) -> None:
    target = TARGETS[name]
    with target.opened() as check:
        settings(max_examples=_FEW.get(name, 40))(given(inputs(target))(check))()
