"""Work stoppages: every one comes back; the bureau's have the rank that a plain sort gives them."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dataset.csv_rows import Placed
from bot.dataset.tables import Tables, read_dataset
from bot.models.statistics import Rank, Stoppage, StoppageRanking, TrackedStoppage
from bot.settings import ROOT
from bot.store.build.build import build
from bot.store.queries import stoppages
from bot.store.queries.stoppages import LARGEST, rank_stoppages, stoppages_by_id
from bot.store.record import Record, open_record
from tests.kit.builders import make_source, make_stoppage
from tests.kit.on_file import rows

Number = Callable[[Stoppage], int]


@pytest.fixture(scope="module")
def table() -> list[Stoppage]:
    return [placed.row for placed in read_dataset(ROOT / "data").tables.stoppages]


def workers(row: Stoppage) -> int:
    return row.workers


def days_lost(row: Stoppage) -> int:
    return row.days_lost or 0


def naive_rank(row: Stoppage, table: Sequence[Stoppage], number: Number) -> Rank:
    order = sorted((number(each) for each in table), reverse=True)
    return Rank(order.index(number(row)) + 1, order.count(number(row)) - 1)


def naive_largest(table: Sequence[Stoppage], number: Number) -> tuple[Stoppage, ...]:
    by_start = sorted(table, key=lambda row: (row.start.first, row.id))
    return tuple(sorted(by_start, key=number, reverse=True)[:LARGEST])


def assert_stands(
    found: StoppageRanking, asked: Sequence[Stoppage], table: Sequence[Stoppage]
) -> None:
    assert [ranked.stoppage for ranked in found.ranked] == sorted(
        asked, key=lambda row: (row.start.first, row.id)
    )
    for ranked in found.ranked:
        assert ranked.by_workers == naive_rank(ranked.stoppage, table, workers)
        assert ranked.by_days_lost == naive_rank(ranked.stoppage, table, days_lost)
    assert found.count == len(table)
    assert found.most_workers == naive_largest(table, workers)
    assert found.most_days_lost == naive_largest(table, days_lost)


async def test_every_row_comes_back_as_it_is(record: Record, table: list[Stoppage]) -> None:
    found = await stoppages_by_id(record, [row["id"] for row in rows("stoppages")])

    assert found == {row.id: row for row in table}
    for cells in rows("stoppages"):
        row = found[cells["id"]]
        assert (str(row.workers), str(row.days_lost)) == (cells["workers"], cells["days_lost"])
        assert (row.start.text, row.end.text if row.end else "") == (cells["start"], cells["end"])
        assert (row.employer, row.union or "") == (cells["employer"], cells["union"])
        assert ("|".join(row.states), "|".join(row.industry)) == (
            cells["states"],
            cells["industry"],
        )
        assert (row.ownership, row.source) == (cells["ownership"], cells["source"])
        assert row.provisional is (cells["provisional"] == "yes")


async def test_every_rank_is_that_of_a_plain_sort(record: Record, table: list[Stoppage]) -> None:
    by_workers = sorted((int(row["workers"]) for row in rows("stoppages")), reverse=True)
    by_days_lost = sorted((int(row["days_lost"]) for row in rows("stoppages")), reverse=True)

    found = await rank_stoppages(record, [row.id for row in table])

    assert len(found.ranked) == found.count == 659
    for ranked in found.ranked:
        one = ranked.stoppage
        assert ranked.by_workers.place == by_workers.index(one.workers) + 1
        assert ranked.by_workers.others == by_workers.count(one.workers) - 1
        assert ranked.by_days_lost.place == by_days_lost.index(days_lost(one)) + 1
        assert ranked.by_days_lost.others == by_days_lost.count(days_lost(one)) - 1
    assert_stands(found, table, table)


async def test_the_actors_of_2023(record: Record) -> None:
    found = await rank_stoppages(record, record.strikes["sag-aftra-2023"].row.stoppage)

    [actors] = found.ranked
    assert (actors.stoppage.workers, actors.by_workers) == (160_000, Rank(2, 0))
    assert (actors.stoppage.days_lost, actors.by_days_lost) == (13_120_000, Rank(2, 0))
    assert [row.id for row in found.most_workers[:2]] == ["ws-19970804-1", "ws-20230713-1"]
    assert [row.id for row in found.most_days_lost[:2]] == ["ws-20000501-1", "ws-20230713-1"]


async def test_every_stoppage_of_a_strike_is_on_record(record: Record) -> None:
    named = [i for stated in record.strikes.values() for i in stated.row.stoppage]

    assert len(named) == 5
    assert set(await stoppages_by_id(record, named)) == set(named)


async def test_what_the_bureau_does_not_list_has_no_rank_and_takes_none(record: Record) -> None:
    found = await rank_stoppages(record, ["ws-20240913-1", "ws-20240726-1"])

    assert (found.ranked, found.count) == ((), 659)
    assert not [one for one in found.most_workers if isinstance(one, TrackedStoppage)]


async def test_what_is_not_on_record_is_left_out(record: Record) -> None:
    assert await stoppages_by_id(record, []) == {}
    assert await stoppages_by_id(record, ["", "nobody-has-this", "wga-2023"]) == {}
    found = await rank_stoppages(record, ["nobody-has-this"])
    assert (found.ranked, found.count, len(found.most_workers)) == ((), 659, LARGEST)


@st.composite
def tables(draw: st.DrawFn) -> list[Stoppage]:
    """Few numbers and few days, so that many are equal."""
    numbers = st.sampled_from([1000, 1100, 9000, 160_000])
    made: list[Stoppage] = []
    for number in draw(st.permutations(range(draw(st.integers(0, 9))))):
        start = date(2021, 5, 3) + timedelta(days=draw(st.integers(0, 3)))
        end = start + timedelta(days=draw(st.integers(0, 2)))
        made.append(
            make_stoppage(
                f"stoppage-{number}",
                start=start.isoformat(),
                end=draw(st.sampled_from(["", end.isoformat()])),
                workers=str(draw(numbers)),
                days_lost=str(draw(numbers)),
            )
        )
    return made


async def asked_of(table: Sequence[Stoppage], ids: Sequence[str]) -> StoppageRanking:
    """The answer of a record that holds these stoppages alone."""
    content = Tables(
        sources=(Placed("sources", 2, make_source("bls-stoppages")),),
        stoppages=tuple(Placed("stoppages", line, row) for line, row in enumerate(table, 2)),
    )
    with TemporaryDirectory() as directory:
        path = Path(directory) / "record.sqlite"
        build(content, "1", "made-up", path)
        async with open_record(path) as record:
            return await rank_stoppages(record, ids)


@settings(max_examples=60)
@given(tables(), st.data())
def test_ranks_on_any_table(table: list[Stoppage], data: st.DataObject) -> None:
    asked = data.draw(st.lists(st.sampled_from(table), unique_by=id)) if table else []

    found = asyncio.run(asked_of(table, [*(row.id for row in asked), "nobody-has-this"]))

    assert_stands(found, asked, table)
    for one, other in ((a, b) for a in found.ranked for b in found.ranked):
        assert (one.by_workers.place < other.by_workers.place) is (
            one.stoppage.workers > other.stoppage.workers
        )


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("_BY_ID", ["PRIMARY KEY (id=?)"]),
        ("_ALL", ["INDEX stoppages_by_start"]),
        (
            "_RANKED",
            [
                "PRIMARY KEY (id=?)",
                "COVERING INDEX stoppages_by_workers (workers>?)",
                "COVERING INDEX stoppages_by_workers (workers=?)",
                "COVERING INDEX stoppages_by_days_lost (days_lost>?)",
                "COVERING INDEX stoppages_by_days_lost (days_lost=?)",
            ],
        ),
        ("_MOST_WORKERS", ["INDEX stoppages_by_workers"]),
        ("_MOST_DAYS_LOST", ["INDEX stoppages_by_days_lost"]),
    ],
)
def test_questions_go_by_an_index(record_path: Path, name: str, by: list[str]) -> None:
    names = ("ids", "first", "last", "most", "largest")
    parameters: dict[str, str] = dict.fromkeys(names, "[]")
    asked = getattr(stoppages, name)
    statement = f"EXPLAIN QUERY PLAN {asked if isinstance(asked, str) else asked[0]}"
    with closing(sqlite3.connect(f"{record_path.as_uri()}?mode=ro", uri=True)) as connection:
        steps = [row[3] for row in connection.execute(statement, parameters)]

    for index in by:
        assert any(step.endswith(f" USING {index}") for step in steps), steps
    whole = [step for step in steps if step.startswith("SCAN") and " USING " not in step]
    assert [step for step in whole if "json_each" not in step] == []
