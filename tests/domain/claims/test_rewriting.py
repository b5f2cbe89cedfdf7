"""Numbers in words and amounts in any notation, as the patterns of numbers read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.claims.text.rewriting import rewritten
from bot.domain.claims.text.spans import sentences


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("thirty-five actors", "35 actors"),
        ("one hundred and eighteen days", "118 days"),
        ("Eleven and a half thousand writers", "11.5 thousand writers"),
        ("a hundred and sixty thousand", "160 thousand"),
        ("one million two hundred thousand", "1,200,000"),
        ("fifteen hundred people", "1,500 people"),
        ("three to five months", "3 to five months"),
        ("nine in ten", "about 90%"),
        ("two thirds of the actors", "about 66.7% of the actors"),
        ("half a year", "6 months"),
        ("a year and a half", "18 months"),
        ("USD 900,000 or US$1MM", "$900,000 or $1M"),
        ("$.9M and $900.000", "$0.9M and $900,000"),
        ("300 000 to 900 000 dollars", "300,000 to 900,000 dollars"),
        ("the 07 writers strike", "the 2007 writers strike"),
    ],
)
def test_what_is_read(text: str, read: str) -> None:
    assert rewritten(text).text == read


@pytest.mark.parametrize(
    "text",
    [
        "nineteen sixty",
        "twenty twenty",
        "one of them and the two of us",
        "the twenty-first century",
        "the first half of the year",
        "a third of the season",
        "5 in 10 years",
        "$3.125 million",
        "five six seven",
    ],
)
def test_what_is_left_as_it_is(text: str) -> None:
    assert rewritten(text).text == text


_WRITTEN = """
one two ten eleven twenty thirty-five hundred thousand million and a half in of the to days
5 300 000 % nine dollars writers, strike. '07
"""
_WORDS = st.sampled_from(_WRITTEN.split())


@given(st.lists(_WORDS, max_size=30).map(" ".join))
def test_every_part_leads_back_to_where_it_stood(text: str) -> None:
    read = rewritten(text)
    places = [read.original(at, at + 1) for at in range(len(read.text))]

    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    same = [(at, start) for at, (start, end) in enumerate(places) if end - start == 1]
    kept = [(read.text[at], text[start]) for at, start in same]
    assert sum(one == other for one, other in kept) >= len(kept) - text.count("two") * 2


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It ended Nov. 9, 2023. It lasted 118 days.", 2),
        ("at 12:01 a.m. Pacific on July 14", 1),
        ("at 12:01 a.m. Writers struck", 2),
        ("Gov. Newsom signed it in L.A. on Sept. 17.", 1),
        ("Warner Bros. Discovery paid it. Samuel L. Jackson struck.", 2),
        ("in the U.S. The median is", 2),
        ("It was in Nov. The strike was over.", 2),
        ("most companies … skeptical of it … for long", 1),
    ],
)
def test_where_sentences_end(text: str, parts: int) -> None:
    assert len(sentences(text)) == parts
