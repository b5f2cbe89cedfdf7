"""A record in which words, sources and phrases come so often that not all can be looked at."""

import sqlite3
from collections.abc import AsyncGenerator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bench.synthetic import write_package
from bot.answers.context import Context
from bot.answers.registry import answer
from bot.cards.plain_text import plain_text
from bot.domain.claims.text.quotations import shingles
from bot.domain.names.index import NameIndex
from bot.lifecycle.prepare import prepare_record
from bot.models.question import Question
from bot.store.queries.claim_records import COMMON, find_shingles
from bot.store.queries.names import MOST_STATED, stated_by, weight_of
from bot.store.queries.search import MOST, search
from bot.store.record import Record, open_record

FIGURES = 8000


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    write_package(folder / "data", FIGURES)
    prepare_record(folder / "data", folder / "record.sqlite")
    return folder / "record.sqlite"


@pytest.fixture
async def record(built: Path) -> AsyncGenerator[Record]:
    async with open_record(built) as opened:
        yield opened


def one(built: Path, statement: str) -> tuple[str, int]:
    with closing(sqlite3.connect(built)) as connection:
        row = connection.execute(statement).fetchone()
    return str(row[0]), int(row[1])


async def test_of_a_common_word_the_first_records_of_each_kind_are_found(record: Record) -> None:
    hits = await search(record, "year")

    assert hits.every
    assert hits.more == "first"
    assert len(hits.found) <= MOST
    assert {"figure", "event", "source"} <= {hit.kind for hit in hits.found}
    assert sum("\x02" in hit.title + hit.body for hit in hits.found) > len(hits.found) // 2


async def test_a_rare_word_is_found_beside_a_common_one(record: Record) -> None:
    hits = await search(record, "union Drescher")

    assert hits.every
    assert hits.found
    assert any("Drescher" in hit.title + hit.body for hit in hits.found)
    assert not (await search(record, "union zyzzyva")).every


async def test_of_a_source_with_much_to_say_the_first_of_it_is_shown(
    record: Record, built: Path
) -> None:
    source, count = one(
        built, "SELECT source, count(*) FROM evidence GROUP BY source ORDER BY 2 DESC LIMIT 1"
    )
    assert await weight_of(record, source) == count > MOST_STATED
    assert len(await stated_by(record, source)) == MOST_STATED
    assert await weight_of(record, "nobody") == 0

    context = Context(record, NameIndex([]), lambda: date(2026, 11, 22), "")
    card = plain_text(await answer(context, Question.of("source", source=source)))
    assert f"has {count} statements on record" in card
    assert f"the first {MOST_STATED} are shown" in card


async def test_common_words_are_found_where_rare_ones_lead(record: Record, built: Path) -> None:
    excerpt, number = one(
        built,
        "SELECT excerpt, number FROM evidence WHERE excerpt LIKE 'The pay of a %' "
        "ORDER BY number DESC LIMIT 1",
    )
    common, *_ = shingles(excerpt)
    many = await find_shingles(record, [common])
    assert len(many[common]) == COMMON
    assert number not in {passage.number for passage, _ in many[common]}

    found = await find_shingles(record, shingles(excerpt))
    for place, words in enumerate(shingles(excerpt)):
        assert (number, place) in {(passage.number, at) for passage, at in found[words]}
