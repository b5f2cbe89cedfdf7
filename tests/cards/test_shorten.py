"""Shortened texts: within the limit, and as different as they were."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.text import shorten, shorten_all

few = st.text("ab é…", max_size=40)


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=200), st.integers(1, 120))
def test_a_shortened_text_keeps_to_the_limit(text: str, limit: int) -> None:
    short = shorten(text, limit)

    assert len(short) <= limit
    assert (short == text) is (len(text) <= limit)
    if len(text) > limit:
        beginning, _, end = (
            short.rpartition("…") if "…" not in text else (short[: limit // 2], "", "")
        )
        assert text.startswith(beginning)
        assert text.endswith(end)


@pytest.mark.parametrize("same", ["beginning", "end"])
def test_names_that_differ_at_one_end_stay_distinct(same: str) -> None:
    long = "x" * 200
    one, other = (f"{long}{n}" if same == "beginning" else f"{n}{long}" for n in (1, 2))

    assert shorten(one, 80) != shorten(other, 80)
    assert len(shorten(one, 80)) == 80


@settings(deadline=None, max_examples=300)
@given(st.lists(few, max_size=25), st.integers(7, 40))
def test_all_of_them_differ(texts: list[str], limit: int) -> None:
    short = shorten_all(texts, limit)

    assert len(short) == len(texts)
    assert len(set(short)) == len(short)
    assert all(len(text) <= limit for text in short)
    for text, original in zip(short, texts, strict=True):
        if len(original) <= limit and texts.count(original) == 1 and "(" not in text:
            assert text == original


def test_twenty_five_equal_names() -> None:
    short = shorten_all(["A name that is much longer than it may be"] * 25, 20)

    assert len(set(short)) == 25
    assert short[0] == "A name that i…may be"
    assert short[24].endswith(" (25)")
    assert all(len(text) <= 20 for text in short)
