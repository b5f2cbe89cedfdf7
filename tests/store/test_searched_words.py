"""Quotes by their filters, and search: no typed word is syntax."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import AsyncExitStack
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dataset.tables import read_dataset
from bot.models.quote import Quote
from bot.models.search import Hits
from bot.settings import ROOT
from bot.store.queries.quotes import find_quotes, find_words
from bot.store.queries.search import MOST, ranked, search
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


@pytest.mark.parametrize(("topic", "holder", "source"), list(product([False, True], repeat=3)))
async def test_quotes_by_every_combination_of_filters(
    record: Record, quotes: list[Quote], topic: bool, holder: bool, source: bool
) -> None:
    """Held against the same filters, written down naively."""
    asked = {
        (one.topic * topic, one.holder * holder, other.source * source)
        for one, other in zip(quotes, [*quotes[40:], *quotes[:40]], strict=True)
    }
    asked |= {(q.topic * topic, q.holder * holder, q.source * source) for q in quotes}
    for about, who, where in asked:
        found = [each.row.id for each in await find_quotes(record, about, who, where)]
        fits = [
            quote.id
            for quote in quotes
            if about in ("", quote.topic)
            and who in ("", quote.holder)
            and where in ("", quote.source)
        ]
        assert found == sorted(fits)


@pytest.mark.parametrize("words", ["Netflix", "AI", "human", "netflix AI", "the human", "zyzzyva"])
async def test_quotes_with_every_word(record: Record, quotes: list[Quote], words: str) -> None:
    found = await find_words(record, words)

    fits = {quote.id for quote in quotes if has(quote, words.removeprefix("the "))}
    assert {one.quote.row.id for one in found.found if one.every} == fits


async def test_the_words_tell_quotes_apart(quotes: list[Quote]) -> None:
    for words in ("Netflix", "AI", "human", "netflix AI"):
        assert 0 < sum(has(quote, words) for quote in quotes) < len(quotes)


async def test_words_and_numbers_of_the_note_are_not_those_of_the_quote(
    record: Record, quotes: list[Quote]
) -> None:
    noted = next(q for q in quotes if q.note and "ceiling" in q.note and "ceiling" not in q.text)
    found = await find_words(record, "ceiling")
    assert noted.id not in [one.quote.row.id for one in found.found]

    amount = next(q for q in quotes if q.note and "300,000" in q.note and "300,000" not in q.text)
    found = await find_words(record, "300,000")
    every = [one.quote.row.id for one in found.found if one.every]
    assert every
    assert amount.id not in every


async def test_no_filter_knows_nobody(record: Record) -> None:
    assert await find_quotes(record, "nobody-has-this", "", "") == []
    assert await find_quotes(record, "", "nobody-has-this", "") == []
    assert await find_quotes(record, "", "", "nobody-has-this") == []


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_words_in_a_quote(record: Record, quotes: list[Quote], words: str) -> None:
    found = await find_words(record, words)

    assert len(found.found) < len(quotes)


# --- Search --------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_words_never_break_the_search(record: Record, words: str) -> None:
    found = (await search(record, words)).found

    assert all(hit.record for hit in found)
    assert len({hit.record for hit in found}) == len(found) <= MOST


async def test_what_is_no_word_finds_nothing(record: Record) -> None:
    for words in ("", " ", '"', "*", "(((", "😀", "\x00", "___"):
        assert await search(record, words) == Hits([], every=True, more="")


async def test_operators_are_words(record: Record) -> None:
    """'NOT' asks for the word, and a quotation mark is no mark."""
    plain = await search(record, "pay strike")

    assert plain.found
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
    hits = held.runner.run(search(held.record, words))

    assert hits.every or hits.found
    held.runner.run(find_words(held.record, words))
    held.runner.run(ranked(held.record, words, ("role", "strike"), 5))


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
    hits = await search(record, words)

    assert hits.every
    shown = [hit for hit in hits.found if hit.kind == kind and part in _plain(hit.title + hit.body)]
    assert shown, [(hit.kind, hit.title) for hit in hits.found]


@pytest.mark.parametrize(
    "typed", ["900K", "900k", "$900,000", "900000", "900 000", "900,000 dollars", "$0.9 million"]
)
async def test_an_amount_is_found_however_it_is_written(record: Record, typed: str) -> None:
    found = (await search(record, typed)).found

    assert "pm-ml-platform" in [hit.record for hit in found]
    assert found[0].kind == "figure"
    assert all("900" in _plain(hit.title + hit.body) for hit in found)


@pytest.mark.parametrize(
    ("typed", "whole", "other"),
    [
        ("$900,000", r"\$?900[,.]?(000|K|k)", "9,900,000"),
        ("7%", r"7( percent|%)", "7,412"),
        ("$414", r"\$?414", "414,000"),
        ("2007", "(20|’)07", "2007.5"),
    ],
)
async def test_a_number_is_found_and_marked_as_a_whole(
    record: Record, typed: str, whole: str, other: str
) -> None:
    found = (await search(record, typed)).found

    marked = [
        part for hit in found for part in re.findall("\x02(.*?)\x03", f"{hit.title} {hit.body}")
    ]
    assert marked
    assert all(re.fullmatch(rf"(US)?{whole}( dollars)?", part) for part in marked), marked
    assert not any(other in part for part in marked)


async def test_found_words_are_marked(record: Record) -> None:
    found = (await search(record, "Drescher")).found

    first, last = MARKS
    assert any(f"{first}Drescher{last}" in hit.title for hit in found)


async def test_some_of_the_words_where_none_has_all(record: Record) -> None:
    hits = await search(record, "Drescher zyzzyva")

    assert not hits.every
    assert any("Drescher" in _plain(hit.title) for hit in hits.found)
    assert await search(record, "zyzzyva") == Hits([], every=True, more="")


async def test_every_beginning_of_the_commonest_long_words_finds_something(record: Record) -> None:
    counts = record.lexicon.counts
    long = [word for word in counts if len(word) >= 7 and word.isalpha()]
    common = sorted(long, key=lambda word: (-counts[word], word))[:400]
    beginnings = {word[:size] for word in common for size in range(3, len(word) + 1)}

    assert len(beginnings) > 1850
    for beginning in sorted(beginnings):
        hits = await search(record, beginning)
        assert hits.found, beginning
        assert not hits.read_as, beginning


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("employ", "employ"),
        ("holly", "hollywood"),
        ("partic", "partic"),
        ("negot", "negot"),
        ("univers", "univers"),
    ],
)
async def test_a_beginning_is_that_of_a_word_as_it_is_written(
    record: Record, typed: str, begins: str
) -> None:
    found = (await search(record, typed)).found

    assert found
    marked = [
        part for hit in found for part in re.findall("\x02(.*?)\x03", f"{hit.title} {hit.body}")
    ]
    assert all(part.casefold().startswith(begins) for part in marked), marked


@pytest.mark.parametrize(
    ("typed", "kinds", "meant"),
    [
        ("gaffer's pay", ("role", "occupation"), "chief-lighting-tech"),
        ("registerd nurse", ("role", "occupation"), "29-1141"),
        ("camera-operator", ("role", "occupation"), "camera-operator"),
        ("cameraoperator", ("role", "occupation"), "camera-operator"),
        ("operator of a camera", ("role",), "camera-operator"),
        ("the writers' strike of 2007", ("strike",), "wga-2007"),
        ("strike wga 2008", ("strike",), "wga-2007"),
        ("Deadlin", ("source",), ""),
        ("Sarandso", ("holder",), "ted-sarandos"),
    ],
)
async def test_what_is_meant_comes_first(
    record: Record, typed: str, kinds: tuple[str, ...], meant: str
) -> None:
    found = await ranked(record, typed, kinds, 3)

    assert found
    assert {one.kind for one in found} <= set(kinds)
    assert found[0].share == pytest.approx(1.0)
    assert not meant or found[0].record == meant, found


async def test_a_record_with_less_of_what_is_asked_has_a_smaller_share(record: Record) -> None:
    [whole, *_] = await ranked(record, "background actor", ("role",))
    [part, *_] = await ranked(record, "background zyzzyva", ("role",))

    assert whole.share == pytest.approx(1.0)
    assert 0.0 < part.share < whole.share
    assert await ranked(record, "zyzzyva", ("role",)) == []


def _plain(text: str) -> str:
    return text.replace(MARKS[0], "").replace(MARKS[1], "")
