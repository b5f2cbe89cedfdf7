"""Quotes by their filters, and search: no typed word is syntax."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dataset.tables import read_dataset
from bot.models.quote import Quote
from bot.settings import ROOT
from bot.store.queries.quotes import find_quotes
from bot.store.queries.search import MOST, search
from bot.store.record import Record, open_record

HOSTILE = [
    "",
    " ",
    '"',
    '""',
    '"unclosed',
    "'; DROP TABLE search; --",
    "pay AND",
    "AND",
    "OR NOT",
    "NEAR(pay strike, 2)",
    "NEAR/2",
    "title : pay",
    "{title body} : pay",
    "- title : pay",
    "^pay",
    "pay*",
    "*",
    "pay + strike",
    "(((",
    ")",
    "pay\x00strike",
    "\x00",
    "\x02pay\x03",
    "😀",
    "👩‍👩‍👧‍👦 pay",
    "e\u0301tude",
    "\u202epay",
    "\ud800",
    "pay \udfff",
    "𞤀",
    "½ ² ⅷ",
    "İstanbul ß",
    "___",
    "_pay_",
    "search",
    "x" * 100_000,
    "pay " * 5_000,
    "-1",
    ":value",
    "?1",
    "%",
]

MARKS = ("\x02", "\x03")


@pytest.fixture(scope="module")
def quotes() -> list[Quote]:
    return [placed.row for placed in read_dataset(ROOT / "data").tables.quotes]


# --- Quotes --------------------------------------------------------------------------------------


def has(quote: Quote, words: str) -> bool:
    """Whether words stand in a quote; only asked of words that no stemming changes."""
    tokens = "".join(c if c.isalnum() else " " for c in quote.text.casefold()).split()
    return all(any(t.startswith(word) for t in tokens) for word in words.casefold().split())


@pytest.mark.parametrize("words", ["", "Netflix", "AI", "human", "netflix AI", "zyzzyva"])
@pytest.mark.parametrize(("topic", "holder", "source"), list(product([False, True], repeat=3)))
async def test_quotes_by_every_combination_of_filters(
    record: Record, quotes: list[Quote], topic: bool, holder: bool, source: bool, words: str
) -> None:
    """Held against the same filters, written down naively."""
    asked = {
        (one.topic * topic, one.holder * holder, other.source * source)
        for one, other in zip(quotes, [*quotes[40:], *quotes[:40]], strict=True)
    }
    asked |= {(q.topic * topic, q.holder * holder, q.source * source) for q in quotes}
    for about, who, where in asked:
        found = [each.row.id for each in await find_quotes(record, about, who, where, words)]
        fits = [
            quote.id
            for quote in quotes
            if about in ("", quote.topic)
            and who in ("", quote.holder)
            and where in ("", quote.source)
            and has(quote, words)
        ]
        assert sorted(found) == sorted(fits)
        assert words or found == sorted(found)


async def test_the_words_of_the_combinations_tell_quotes_apart(quotes: list[Quote]) -> None:
    for words in ("Netflix", "AI", "human", "netflix AI"):
        assert 0 < sum(has(quote, words) for quote in quotes) < len(quotes)


async def test_words_of_the_note_are_not_words_of_the_quote(
    record: Record, quotes: list[Quote]
) -> None:
    noted = next(q for q in quotes if q.note and "ceiling" in q.note and "ceiling" not in q.text)

    found = await find_quotes(record, "", "", "", "ceiling")
    assert noted.id not in [each.row.id for each in found]


async def test_no_filter_knows_nobody(record: Record) -> None:
    assert await find_quotes(record, "nobody-has-this", "", "", "") == []
    assert await find_quotes(record, "", "nobody-has-this", "", "") == []
    assert await find_quotes(record, "", "", "nobody-has-this", "") == []


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_words_in_a_quote(record: Record, quotes: list[Quote], words: str) -> None:
    found = await find_quotes(record, "", "", "", words)

    assert len(found) <= len(quotes)
    assert words == "" or len(found) < len(quotes)


# --- Search --------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_words_never_break_the_search(record: Record, words: str) -> None:
    found, _, _ = await search(record, words)

    assert all(hit.record for hit in found)
    assert len({hit.record for hit in found}) == len(found) <= MOST + 1


async def test_what_is_no_word_finds_nothing(record: Record) -> None:
    for words in ("", " ", '"', "*", "(((", "😀", "\x00", "___"):
        assert await search(record, words) == ([], True, "")


async def test_operators_are_words(record: Record) -> None:
    """'NOT' asks for the word, and a quotation mark is no mark."""
    plain = await search(record, "pay strike")

    assert plain[0]
    for words in ('pay "strike', "(pay) strike*", "pay + strike", '"pay" "strike"', "^pay: strike"):
        assert await search(record, words) == plain


class Held:
    """One open record for many examples, which open none of their own."""

    def __init__(self, runner: asyncio.Runner, record: Record) -> None:
        self.runner = runner
        self.record = record


@pytest.fixture(scope="module")
def held(record_path: Path) -> Iterator[Held]:
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        yield Held(runner, runner.run(stack.enter_async_context(open_record(record_path))))
        runner.run(stack.aclose())


WORDS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet='"*^:(){}+-AND OR NOT NEAR,/\x00\x02pay', max_size=40),
    st.lists(st.sampled_from(["pay", '"', "NOT", "NEAR(", ")", "title:", "*"]), max_size=8).map(
        " ".join
    ),
)


@given(words=WORDS)
def test_no_text_breaks_the_search(held: Held, words: str) -> None:
    found, every, _ = held.runner.run(search(held.record, words))

    assert every or found
    held.runner.run(find_quotes(held.record, "", "", "", words))


@pytest.mark.parametrize(
    ("words", "kind", "part"),
    [
        ("residual checks", "source", "residual checks"),
        ("residual checks", "role", "residual check"),
        ("Drescher", "holder", "Drescher"),
        ("drescher", "holder", "Drescher"),
        ("Dresch", "holder", "Drescher"),
        ("900K", "figure", "posted range"),
        ("900k", "figure", "posted range"),
        ("$900,000", "figure", "posted range"),
        ("900000", "figure", "posted range"),
    ],
)
async def test_what_people_type_is_found(record: Record, words: str, kind: str, part: str) -> None:
    found, every, _ = await search(record, words)

    assert every
    shown = [hit for hit in found if hit.kind == kind and part in _plain(hit.title + hit.body)]
    assert shown, [(hit.kind, hit.title) for hit in found]


async def test_the_ceiling_of_the_listing_is_found_by_its_amount(record: Record) -> None:
    for words in ("900K", "$900,000", "900000"):
        found, _, _ = await search(record, words)
        assert "f-pm-range" in [hit.record for hit in found], words


async def test_found_words_are_marked(record: Record) -> None:
    found, _, _ = await search(record, "Drescher")

    first, last = MARKS
    assert any(f"{first}Drescher{last}" in hit.title for hit in found)


async def test_some_of_the_words_where_none_has_all(record: Record) -> None:
    found, every, _ = await search(record, "Drescher zyzzyva")

    assert not every
    assert any("Drescher" in _plain(hit.title) for hit in found)
    assert await search(record, "zyzzyva") == ([], True, "")


def _plain(text: str) -> str:
    return text.replace(MARKS[0], "").replace(MARKS[1], "")
