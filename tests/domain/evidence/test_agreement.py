"""Who agrees: figures put together, sources and origins counted, the best word first."""

from dataclasses import replace
from itertools import pairwise, permutations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.evidence.agreement import (
    about_the_same,
    agreements,
    best_first,
    bounds,
    differing,
    is_dated_original,
    support,
)
from bot.models.evidence import Attestation, Stated
from bot.models.role import Figure
from bot.models.source import SourceQuality
from tests.kit.builders import (
    figure_lists,
    make_figure,
    make_source,
    make_stated,
    make_word,
    stated_figures,
    words,
)


@settings(deadline=None, max_examples=100)
@given(figure_lists())
def test_agreements_put_every_figure_in_one_place(figures: list[Stated[Figure]]) -> None:
    found = agreements(figures)

    ids = [stated.row.id for group in found for stated in group.figures]
    assert sorted(ids) == sorted(stated.row.id for stated in figures)
    for group in found:
        assert {f.row.measure for f in group.figures} == {group.measure}
        assert group.newest == max(f.row.as_of.last for f in group.figures)
        if len(group.figures) > 1:
            for one in group.figures:
                others = [f.row for f in group.figures if f is not one]
                assert any(about_the_same(one.row, other) for other in others)
    for place, group in enumerate(found):
        for other in found[place + 1 :]:
            assert not any(
                about_the_same(a.row, b.row) for a in group.figures for b in other.figures
            )


@settings(deadline=None, max_examples=100)
@given(figure_lists())
def test_agreements_are_newest_first_and_best_founded_first(figures: list[Stated[Figure]]) -> None:
    found = agreements(figures)

    newest = [group.newest for group in found]
    assert newest == sorted(newest, reverse=True)
    for group in found:
        ranks = [
            (f.row.disagrees, support(f.agreeing).best, -support(f.agreeing).origins)
            for f in group.figures
        ]
        assert ranks == sorted(ranks)
    assert agreements(figures[::-1]) == found


def test_dates_that_overlap_by_way_of_a_third_are_one_agreement() -> None:
    spring = make_stated("f-1", as_of="2023-01/2023-05")
    autumn = make_stated("f-2", as_of="2023-09/2023-12")
    year = make_stated("f-3", as_of="2023")

    assert len(agreements([spring, autumn])) == 2
    (together,) = agreements([spring, autumn, year])
    assert len(together.figures) == 3


@settings(deadline=None, max_examples=200)
@given(stated_figures("f-1"), stated_figures("f-2"))
def test_about_the_same_is_mutual(a: Stated[Figure], b: Stated[Figure]) -> None:
    assert about_the_same(a.row, b.row) == about_the_same(b.row, a.row)
    assert about_the_same(a.row, a.row)


@pytest.mark.parametrize(
    ("cells", "same"),
    [
        ({}, True),
        ({"low": "1", "high": "2", "strict": "both", "note": "x"}, True),
        ({"as_of": "2023"}, True),
        ({"as_of": "2023-07-31/2024"}, True),
        ({"role": "role-b"}, False),
        ({"measure": "median"}, False),
        ({"per": "week"}, False),
        ({"of": "base pay"}, False),
        ({"as_of": "2023-08"}, False),
    ],
)
def test_what_makes_figures_be_of_one_thing(cells: dict[str, Any], same: bool) -> None:
    assert about_the_same(make_figure(), make_figure("f-two", **cells)) is same


def test_shares_below_two_amounts_are_two_things() -> None:
    cells: dict[str, Any] = {"measure": "share-below", "low": "", "share": "87"}
    one = make_figure(high="26000", **cells)

    assert about_the_same(one, make_figure("f-two", high="26000", **(cells | {"share": "86"})))
    assert not about_the_same(one, make_figure("f-two", high="27000", **cells))


@pytest.mark.parametrize(
    ("cells", "differ"),
    [
        ({}, False),
        ({"low": "120", "high": "180"}, False),
        ({"low": ""}, False),
        ({"low": "", "high": "300"}, False),
        ({"high": ""}, False),
        ({"low": "50", "high": "150"}, True),
        ({"low": "150", "high": ""}, True),
        ({"low": "300", "high": "400"}, True),
        ({"share": "5"}, True),
        ({"disagrees": "yes"}, True),
    ],
)
def test_sources_differ_where_neither_is_the_other_less_precisely(
    cells: dict[str, Any], differ: bool
) -> None:
    for figures in ([make_stated("f-1"), make_stated("f-2", **cells)],) * 2:
        (together,) = agreements(figures[::-1])
        assert together.differ is differ


@settings(deadline=None, max_examples=100)
@given(figure_lists())
def test_differing_states_something_else_of_the_same_thing(figures: list[Stated[Figure]]) -> None:
    for stated in figures:
        found = differing(stated, figures)
        expected = {
            f.row.id
            for f in figures
            if f is not stated
            and about_the_same(stated.row, f.row)
            and bounds(f.row) != bounds(stated.row)
        }
        assert {f.row.id for f in found} == expected
        assert len(found) == len(expected)


@pytest.mark.parametrize(
    ("cells", "differs"),
    [
        ({}, False),
        ({"low": "100.00", "high": "200.0"}, False),
        ({"note": "else", "disagrees": "yes"}, False),
        ({"low": "101"}, True),
        ({"low": ""}, True),
        ({"high": "199.99"}, True),
        ({"strict": "high"}, True),
        ({"share": "5"}, True),
    ],
)
def test_equal_bounds_do_not_differ(cells: dict[str, Any], differs: bool) -> None:
    one, other = make_stated("f-1"), make_stated("f-2", **cells)

    assert [f.row.id for f in differing(one, [one, other])] == (["f-2"] if differs else [])


@settings(deadline=None, max_examples=200)
@given(st.lists(words, max_size=8))
def test_support_counts_sources_and_origins_once(evidence: list[Attestation]) -> None:
    found = support(evidence)

    assert found.sources == len({word.source.id for word in evidence})
    assert found.origins == len({word.origin.id for word in evidence})
    assert found == support(evidence + evidence) == support(evidence[::-1])
    ranks = [word.source.rank for word in evidence]
    assert found.best is (min(ranks) if ranks else SourceQuality.weak)
    assert found.weak is all(rank is SourceQuality.weak for rank in ranks)


def test_five_articles_that_repeat_one_are_one_origin() -> None:
    first = make_source("first")
    evidence = [make_word(first)]
    evidence += [make_word(make_source(f"copy-{n}"), first) for n in range(4)]

    assert (support(evidence).sources, support(evidence).origins) == (5, 1)


@settings(deadline=None, max_examples=200)
@given(st.lists(words, max_size=8))
def test_best_first_has_one_word_a_source_by_standing(evidence: list[Attestation]) -> None:
    found = best_first(evidence)

    assert [word.source.rank for word in found] == sorted(word.source.rank for word in found)
    assert len({word.source.id for word in found}) == len(found)
    assert {word.source.id for word in found} == {word.source.id for word in evidence}
    firsts = {word.source.id: word for word in reversed(evidence)}
    assert all(word is firsts[word.source.id] for word in found)


def test_best_first_within_one_standing() -> None:
    origin, fresh, undated = (
        make_source("z-origin"),
        make_source("y-fresh"),
        make_source("a-undated", published=""),
    )
    copy = make_word(make_source("b-copy"), origin)
    evidence = [copy, make_word(undated), make_word(fresh), make_word(origin)]

    ids = [word.source.id for word in best_first(evidence)]

    assert ids == ["z-origin", "b-copy", "y-fresh", "a-undated"]


def test_among_words_of_nobody_elses_the_dated_goes_first() -> None:
    evidence = [make_word(make_source("a-undated", published="")), make_word(make_source("fresh"))]

    assert [word.source.id for word in best_first(evidence)] == ["fresh", "a-undated"]


crediting = st.builds(
    make_word,
    st.sampled_from(
        [
            make_source(f"s-{number}", standing=standing, published=published, copied_by=copied)
            for number, (standing, published, copied) in enumerate(
                product(("press", "weak"), ("2023-07-25", ""), ("", "pvnew.com/a"))
            )
        ]
    ),
    st.none() | st.sampled_from([make_source("s-0"), make_source("listing")]),
    unsourced=st.booleans(),
)


@settings(deadline=None, max_examples=300)
@given(st.lists(crediting, max_size=8, unique_by=lambda word: word.source.id))
def test_silence_on_ones_source_does_not_outrank_who_names_it(evidence: list[Attestation]) -> None:
    found = best_first(evidence)
    credited = {word.origin.id for word in evidence if not word.own}
    unsourced = {word.source.id for word in evidence if word.unsourced}
    for better, worse in pairwise(found):
        if better.source.rank is worse.source.rank and worse.origin.id in credited - unsourced:
            assert better.origin.id in credited - unsourced


@settings(deadline=None, max_examples=300)
@given(st.lists(crediting, max_size=8, unique_by=lambda word: word.source.id))
def test_the_first_source_is_a_dated_original_where_all_else_is_equal(
    evidence: list[Attestation],
) -> None:
    own = [replace(word, origin=word.source, own=True, unsourced=False) for word in evidence]
    found = best_first(own)
    best = [word for word in found if word.source.rank is found[0].source.rank]
    assert not any(map(is_dated_original, best)) or is_dated_original(found[0])


def test_the_order_of_the_words_is_no_matter() -> None:
    one, other = make_source("one"), make_source("other", copied_by="pvnew.com/a")
    words = [make_word(one), make_word(other), make_word(make_source("late"), other)]

    orders = {tuple(w.source.id for w in best_first(order)) for order in permutations(words)}
    assert orders == {("late", "other", "one")}


def test_a_fact_is_unsourced_where_no_origin_says_where_it_has_it_from() -> None:
    column = make_source("column")
    silent = make_word(column, unsourced=True)
    copy = make_word(make_source("copy"), column)

    assert support([silent]).unsourced
    assert support([silent, copy]).unsourced
    assert not support([copy]).unsourced
    assert not support([silent, make_word(make_source("other"))]).unsourced
    assert not support([]).unsourced


def test_an_origin_not_yet_heard_goes_before_more_of_the_same() -> None:
    one, other = make_source("one"), make_source("other")
    evidence = [
        make_word(make_source("a-copy"), one),
        make_word(make_source("b-copy"), one),
        make_word(make_source("c-copy"), other),
    ]

    assert [word.source.id for word in best_first(evidence)] == ["a-copy", "c-copy", "b-copy"]


def test_standing_goes_before_all_else() -> None:
    weak_origin = make_source("weak-origin", standing="weak")
    copy = make_word(make_source("press-copy", published=""), weak_origin)

    found = best_first([make_word(weak_origin), copy])

    assert [word.source.id for word in found] == ["press-copy", "weak-origin"]
