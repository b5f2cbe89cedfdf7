"""What a text says: every amount, share, length and date at its place, whatever the text."""

from fractions import Fraction
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.claims.text.dates import with_years
from bot.domain.claims.text.numbers import find_numbers
from bot.domain.claims.text.parse import MOST_ASSERTIONS, parse_claim
from bot.domain.claims.text.quotations import shingles
from bot.domain.claims.text.statements import LONGEST, Assertion, Hedge, Kind, joined
from bot.domain.names.index import NameIndex
from bot.models.evidence import Name


def read(text: str) -> list[Assertion]:
    return with_years(find_numbers(text))


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "unit"),
    [
        ("$900K", Kind.MONEY, 900_000, 900_000, ""),
        ("900,000 dollars", Kind.MONEY, 900_000, 900_000, ""),
        ("$27.30", Kind.MONEY, Fraction(2730, 100), Fraction(2730, 100), ""),
        ("half a million", Kind.MONEY, 500_000, 500_000, ""),
        ("$300-900k a year", Kind.MONEY, 300_000, 900_000, "year"),
        ("between $300,000 and $900,000", Kind.MONEY, 300_000, 900_000, ""),
        ("$1 to 2 million", Kind.MONEY, 1_000_000, 2_000_000, ""),
        ("81 cents", Kind.MONEY, Fraction(81, 100), Fraction(81, 100), ""),
        ("900k", Kind.MONEY, 900_000, 900_000, ""),
        ("$22/hour", Kind.MONEY, 22, 22, "hour"),
        ("$449K annually", Kind.MONEY, 449_000, 449_000, "year"),
        ("hundreds of millions", Kind.MONEY, 200_000_000, 200_000_000, ""),
        ("78.33%", Kind.PERCENT, Fraction(7833, 100), Fraction(7833, 100), ""),
        ("87 in a hundred", Kind.PERCENT, 87, 87, ""),
        ("five percent", Kind.PERCENT, 5, 5, ""),
        ("30 times", Kind.MULTIPLE, 30, 30, ""),
        ("10x the pay", Kind.MULTIPLE, 10, 10, ""),
        ("118 days", Kind.DURATION, 118, 118, "day"),
        ("118-day strike", Kind.DURATION, 118, 118, "day"),
        ("four months", Kind.DURATION, 4, 4, "month"),
        ("160,000 actors", Kind.COUNT, 160_000, 160_000, "actors"),
        ("1.8 million cars", Kind.COUNT, 1_800_000, 1_800_000, "cars"),
        ("five other roles", Kind.COUNT, 5, 5, "roles"),
    ],
)
def test_numbers(text: str, kind: Kind, low: Fraction, high: Fraction, unit: str) -> None:
    [said] = read(f"They say {text}, so there.")

    assert (said.kind, said.low, said.high, said.unit) == (kind, low, high, unit)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("about $5", Hedge.ABOUT),
        ("nearly $5", Hedge.NEARLY),
        ("more than $5", Hedge.MORE),
        ("$5 or more", Hedge.MORE),
        ("less than $5", Hedge.LESS),
        ("up to $5", Hedge.CEILING),
        ("as much as $5", Hedge.CEILING),
        ("$5", Hedge.NONE),
    ],
)
def test_what_the_words_make_of_a_number(text: str, hedge: Hedge) -> None:
    [said] = read(f"They got {text} for it")

    assert said.hedge is hedge


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("July 14, 2023", "2023-07-14"),
        ("14 July 2023", "2023-07-14"),
        ("the 14th of July 2023", "2023-07-14"),
        ("2023-07-14", "2023-07-14"),
        ("27/07/2023", "2023-07-27"),
        ("July 2023", "2023-07"),
        ("2007-08", "2007/2008"),
        ("2023", "2023"),
    ],
)
def test_dates(text: str, when: str) -> None:
    [said] = read(f"It was on {text}.")

    assert said.when is not None
    assert said.when.text == when


def test_a_date_has_the_year_of_the_one_behind_it() -> None:
    first, second = read("from May 2 to September 27, 2023")

    assert first.when is not None
    assert (first.when.text, first.lent, second.lent) == ("2023-05-02", True, False)


@pytest.mark.parametrize(
    "text",
    [
        "A24 and the L6 role in 4K video",
        "AB 2602 was signed",
        "at 12:01 a.m.",
        "July 32, 2023 was no day",
        "It may be in May be",
        "no. 5 of them",
    ],
)
def test_what_is_no_amount_and_no_day(text: str) -> None:
    assert not [said for said in read(text) if said.kind is not Kind.DATE or said.is_day]


@cache
def index() -> NameIndex:
    named = [
        ("role", "pm", "Product Manager, platform"),
        ("holder", "netflix", "Netflix"),
        ("holder", "sag-aftra", "SAG-AFTRA"),
        ("strike", "sag-2023", "Actors' strike of 2023"),
        ("source", "paper", "The Paper of Record"),
        ("occupation", "27-2011", "Actors"),
    ]
    return NameIndex(Name(one, kind, title, "", 1, (one, title)) for kind, one, title in named)


PIECES = st.sampled_from(
    [
        *"$%.,-–—/“”\"'’()[]{}<>|*_~`#@:;!? \n\r\t\x00\u200b\u200d\u202e\u2066\u05d0\u0661\ud7ff",
        "1e999",
        "9" * 400,
        "$" * 30,
        "1,000,000,000,000,000,000",
        "0.0000001",
        "$-5",
        "٣٠٪",
        "½",
        "²",
        "⅘ of 100",
        "$300,000 to $",
        "July 0, 2023",
        "February 30, 2024",
        "from May",
        "0 days",
        "0%",
        "$0",
        "9999-99-99",
        "between $5 and ",
        "the actors' strike lasted ",
        "Netflix's product managers earn ",
        "more than ",
        "a year",
        "million",
        "🧑‍🚒",
        "a\u0301\u0301",
        "\uff9e",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(PIECES, max_size=40).map(" ".join),
)


@given(TEXTS)
def test_no_text_is_too_odd_and_every_place_is_in_it(text: str) -> None:
    claim = parse_claim(text, index())

    for one in (*(assertion.claimed for assertion in claim.assertions), *claim.mentions):
        assert 0 <= one.start < one.end <= len(text)
        assert one.of(text).strip()
    for assertion in claim.assertions:
        claimed = assertion.claimed
        assert assertion.clause.holds(claimed) or assertion.sentence.start <= claimed.start
        assert assertion.claimed.low <= assertion.claimed.high
    assert all(three.count(" ") >= 2 for three in shingles(text))


@given(TEXTS)
def test_numbers_do_not_overlap(text: str) -> None:
    found = read(text)

    assert all(one.end <= other.start for one, other in pairwise(found))


@given(TEXTS)
def test_a_text_in_one_line_stays_as_it_is(text: str) -> None:
    once = joined(text)

    assert joined(once) == once
    assert len(once.splitlines()) <= 1


@pytest.mark.parametrize(
    "text", ["9" * LONGEST, "$" * LONGEST, "$9," * 1333, "1 " * 2000, "May " * 999]
)
def test_the_longest_texts(text: str) -> None:
    claim = parse_claim(text[:LONGEST], index())

    assert all(one.claimed.end <= LONGEST for one in claim.assertions)
    assert claim.text == text[:LONGEST]


def test_many_numbers_of_one_sentence_stand_beside_a_few() -> None:
    assertions = parse_claim("$9," * 1333, index()).assertions

    assert len(assertions) == 1333
    assert max(len(one.beside) for one in assertions) < MOST_ASSERTIONS
    assert len({one.sentence for one in assertions}) == -(-1333 // MOST_ASSERTIONS)
