"""On whose word: chains of `repeats` and `via`, followed to their end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.origin import OriginCycleError, copy_of, next_source, origin_of
from bot.models.source import Evidence
from tests.domain.made import make_source, make_word


def evidence(source: str, via: str, record: str = "fact") -> dict[tuple[str, str], Evidence]:
    row = Evidence.model_validate(
        {
            "record": record,
            "source": source,
            "via": via,
            "excerpt": "",
            "doc": "",
            "start": "",
            "end": "",
            "says": "It says so.",
            "differs": "",
        }
    )
    return {(record, source): row}


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
        ("leaf", evidence("leaf", ""), "root"),
        ("leaf", evidence("leaf", "-"), "leaf"),
        ("leaf", evidence("leaf", "apart"), "apart"),
        ("leaf", evidence("middle", "-"), "middle"),
        ("leaf", evidence("middle", "apart"), "apart"),
        ("leaf", evidence("leaf", "-", record="another"), "root"),
        ("apart", evidence("apart", "leaf"), "root"),
        ("root", evidence("root", "apart"), "apart"),
    ],
)
def test_the_end_of_the_chain(
    source: str, stated: dict[tuple[str, str], Evidence], expected: str
) -> None:
    assert origin_of("fact", source, SOURCES, stated) == expected


def test_the_next_step() -> None:
    assert next_source("fact", SOURCES["leaf"], {}) == "middle"
    assert next_source("fact", SOURCES["root"], {}) is None
    assert next_source("fact", SOURCES["leaf"], evidence("leaf", "-")) is None


@pytest.mark.parametrize("start", ["leaf", "middle", "root"])
def test_a_chain_that_comes_back_is_an_error(start: str) -> None:
    with pytest.raises(OriginCycleError):
        origin_of("fact", start, SOURCES, evidence("root", "leaf"))


def test_a_source_that_repeats_itself_is_an_error() -> None:
    with pytest.raises(OriginCycleError):
        origin_of("fact", "root", SOURCES, evidence("root", "root"))


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
            origin_of("fact", f"s{start}", sources, {})
    else:
        assert origin_of("fact", f"s{start}", sources, {}) == f"s{place}"
