"""On whose word: chains of `repeats` and `via`, followed to their end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.evidence.agreement import OriginCycleError, copy_of, next_source, origin_of
from tests.kit.builders import make_source, make_word

SOURCES = {
    source.id: source
    for source in (
        make_source("root"),
        make_source("middle", repeats="root"),
        make_source("leaf", repeats="middle"),
        make_source("apart"),
    )
}


@pytest.mark.parametrize(
    ("source", "stated", "expected"),
    [
        ("root", {}, "root"),
        ("middle", {}, "root"),
        ("leaf", {}, "root"),
        ("leaf", {"leaf": None}, "root"),
        ("leaf", {"leaf": "-"}, "leaf"),
        ("leaf", {"leaf": "apart"}, "apart"),
        ("leaf", {"middle": "-"}, "middle"),
        ("leaf", {"middle": "apart"}, "apart"),
        ("apart", {"apart": "leaf"}, "root"),
        ("root", {"root": "apart"}, "apart"),
    ],
)
def test_the_end_of_the_chain(source: str, stated: dict[str, str | None], expected: str) -> None:
    assert origin_of(source, SOURCES, stated) == expected


def test_the_next_step() -> None:
    assert next_source(SOURCES["leaf"], {}) == "middle"
    assert next_source(SOURCES["root"], {}) is None
    assert next_source(SOURCES["leaf"], {"leaf": "-"}) is None
    assert next_source(SOURCES["leaf"], {"leaf": "?"}) is None


@pytest.mark.parametrize("start", ["leaf", "middle", "root"])
def test_a_chain_that_comes_back_is_an_error(start: str) -> None:
    with pytest.raises(OriginCycleError):
        origin_of(start, SOURCES, {"root": "leaf"})


def test_a_source_that_repeats_itself_is_an_error() -> None:
    with pytest.raises(OriginCycleError):
        origin_of("root", SOURCES, {"root": "root"})


def test_a_copy_has_the_title_of_what_it_repeats() -> None:
    root = make_source("root", title="The listing")
    copy = make_source("copy", title="The listing", repeats="root", doc="copy.txt")
    no_text = make_source("no-text", title="The listing", repeats="root")
    other_title = make_source("other-title", repeats="root", doc="other.txt")
    other_root = make_source("other-root", title="The listing", repeats="apart", doc="o.txt")

    assert copy_of(root, [root, no_text, other_title, other_root, copy]) is copy
    assert copy_of(root, [root, no_text, other_title, other_root]) is None
    assert make_word(copy, root).is_copy
    assert not make_word(other_title, root).is_copy
    assert not make_word(root).is_copy


@settings(deadline=None, max_examples=150)
@given(st.lists(st.integers(-1, 7), min_size=8, max_size=8), st.integers(0, 7))
def test_any_chain_ends_in_an_own_word_or_in_an_error(habits: list[int], start: int) -> None:
    """`habits` names for each source the one that it repeats; -1 for none."""
    sources = {
        f"s{n}": make_source(f"s{n}", repeats="" if habit < 0 else f"s{habit}")
        for n, habit in enumerate(habits)
    }
    place, steps = start, 0
    while habits[place] >= 0 and steps <= len(habits):
        place, steps = habits[place], steps + 1
    if steps > len(habits):
        with pytest.raises(OriginCycleError):
            origin_of(f"s{start}", sources, {})
    else:
        assert origin_of(f"s{start}", sources, {}) == f"s{place}"
