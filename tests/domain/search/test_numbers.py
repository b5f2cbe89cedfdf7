"""Numbers of a text: one token for one number, however it is written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.search.marking import END, START, excerpt, marked
from bot.domain.search.numbers import numbers_of


def tokens(text: str) -> list[str]:
    return [number.token for number in numbers_of(text)]


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("$1.2 million", "d1200000"),
        ("US$1,200,000", "d1200000"),
        ("1.2M dollars", "d1200000"),
        ("1 200 000 bucks", "d1200000"),
        ("$1200K", "d1200000"),
        ("1,200,000", "n1200000"),
        ("1.2m", "n1200000"),
        ("12.5%", "p12x5"),
        ("12.50 percent", "p12x5"),
        ("12.5 per cent", "p12x5"),
        ("12.5 pct", "p12x5"),
        ("1988", "n1988"),
        ("’88", "n1988"),
        ("'88,000", "n88000"),
        ("'88 million", "n88000000"),
        ("'07", "n2007"),
        ("$0.05", "d0x05"),
        ("160,000 members", "n160000"),
    ],
)
def test_a_number_is_one_token(text: str, token: str) -> None:
    assert tokens(text) == [token]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("$300,000 to $900,000", ["d300000", "d900000"]),
        ("$300-900K", ["d300000", "d900000"]),
        ("300–900k dollars", ["d300000", "d900000"]),
        ("5-7%", ["p5", "p7"]),
        ("from 2007-08 on", ["n2007", "n2008"]),
        ("1999/00", ["n1999", "n2000"]),
        ("2023-07", ["n2023", "n7"]),
        ("2023-07-14", ["n2023", "n7", "n14"]),
        ("in 2023 160,000 struck", ["n2023", "n160000"]),
        ("900,000 in 2023", ["n900000", "n2023"]),
    ],
)
def test_a_range_holds_both_ends(text: str, both: list[str]) -> None:
    assert tokens(text) == both


@pytest.mark.parametrize("text", ["A24", "3D", "1st", "L6", "x264", "v1", "", "²"])
def test_what_is_part_of_a_word_is_no_number(text: str) -> None:
    assert tokens(text) == []


WRITINGS = (
    "${:,}",
    "$ {:,}",
    "US${}",
    "{:,} dollars",
    "{} USD",
    "about ${:,}, they say",
    "({:,} dollars)",
)


@given(value=st.integers(0, 10**12), writing=st.sampled_from(WRITINGS))
def test_an_amount_is_the_same_however_it_is_written(value: int, writing: str) -> None:
    assert tokens(writing.format(value)) == [f"d{value}"]


@given(value=st.integers(1, 999), decimals=st.integers(0, 99), scale=st.sampled_from("kmb"))
def test_a_scale_is_multiplied(value: int, decimals: int, scale: str) -> None:
    factor = {"k": 10**3, "m": 10**6, "b": 10**9}[scale]
    [number] = numbers_of(f"{value}.{decimals:02}{scale}")
    assert number.value == Decimal(f"{value}.{decimals:02}") * factor


@given(st.text(max_size=80))
def test_numbers_stand_in_order_and_apart(text: str) -> None:
    places = [(number.start, number.end) for number in numbers_of(text)]
    flat = [place for pair in places for place in pair]
    assert flat == sorted(flat)
    assert all(text[start:end].strip() for start, end in places)


@given(st.text(alphabet="a $9,0%.KM" + START + END, max_size=60), st.integers(1, 40))
def test_marking_changes_nothing_but_the_marks(text: str, longest: int) -> None:
    plain = text.replace(START, "").replace(END, "")
    every = frozenset(token for one in numbers_of(plain) for token in one.tokens)
    found = marked(plain, every)

    assert found.replace(START, "").replace(END, "") == plain
    assert found.count(START) == found.count(END) == len(numbers_of(plain))
    part = excerpt(found, longest).strip("…").replace(START, "").replace(END, "")
    assert part in plain


def test_words_and_numbers_are_marked_side_by_side() -> None:
    text = f"{START}Pay{END} of $900,000 to {START}writers{END} in 2023"

    found = marked(text, frozenset({"d900000"}))
    assert found == (f"{START}Pay{END} of {START}$900,000{END} to {START}writers{END} in 2023")
    assert marked(text, frozenset()) == text
