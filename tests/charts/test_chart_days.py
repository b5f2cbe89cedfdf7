"""Pictures of strikes, timelines and stoppages: all of the shipped record."""

from datetime import date, timedelta

import pytest

from bot.answers.context import Context
from bot.answers.registry import answer
from bot.cards.card import Chart
from bot.cards.parts.events import days_text
from bot.domain.time.calendar import strike_elapsed
from bot.models.question import Question
from bot.store.queries.events import list_events
from tests.kit import chart_specs as specs
from tests.kit import on_file
from tests.kit.door import TODAY
from tests.kit.on_file import day

LARGEST, MOST_SPANS = 4, 8
BLS = ("bls-stoppages", "bls-stoppages-2023")
YEARS = range(1993, 2024)


async def chart_of(context: Context, command: str, **options: str) -> Chart | None:
    return (await answer(context, Question.of(command, **options))).chart


def written(number: int) -> str:
    return f"{number:,}"


# --- /strike -------------------------------------------------------------------------------------


def ranked(identifier: str, column: str) -> tuple[int, int]:
    """The place of a stoppage among all, and its number."""
    order = sorted((int(row[column]) for row in on_file.rows("stoppages")), reverse=True)
    own = int(on_file.by_id("stoppages")[identifier][column])
    return order.index(own) + 1, own


def bars(panel: specs.Spec) -> list[specs.Spec]:
    [layer] = [layer for layer in panel["layer"] if layer["mark"]["type"] == "rule"]
    return layer["data"]["values"]


async def test_the_rank_of_every_strike(context: Context) -> None:
    for strike in on_file.rows("strikes"):
        chart = await chart_of(context, "strike", name=strike["id"])
        is_ranked = strike["stoppage"] in on_file.by_id("stoppages")
        assert (chart is not None) is is_ranked, strike["id"]
        if chart is None:
            continue
        spec = specs.check(chart, context.record.version)
        assert specs.head(spec)[0] == strike["name"]
        assert written(len(on_file.rows("stoppages"))) in specs.head(spec)[1]
        assert specs.foot(spec).startswith("Sources: U.S. Bureau of Labor Statistics")
        assert len(specs.panels(spec)) == 2
        columns = zip(specs.panels(spec), ("workers", "days_lost"), strict=True)
        for panel, column in columns:
            check_ranks(panel, strike, column, chart.alt_text())


def check_ranks(panel: specs.Spec, strike: on_file.Row, column: str, alt: str) -> None:
    """The strike and the largest few: names, places, numbers and the lengths of their bars."""
    [identifier] = strike["stoppage"].split("|")
    place, own = ranked(identifier, column)
    numbers = sorted((int(row[column]) for row in on_file.rows("stoppages")), reverse=True)
    shown = bars(panel)
    assert [row["value"] for row in shown] == [
        *numbers[:LARGEST],
        *([] if place <= LARGEST else [own]),
    ]
    [row] = [row for row in shown if row["name"].endswith(strike["name"])]
    assert row["name"] == f"{place}. {strike['name']}"
    assert (row["value"], row["written"]) == (own, written(own))
    assert f"{place}. {strike['name']}: {written(own)}" in alt
    assert len({row["colour"] for row in shown}) == 2
    for one in shown:
        assert one["to"] == pytest.approx(one["value"] / numbers[0] * specs.WIDTH, abs=0.1)
        assert one["name"].startswith(f"{numbers.index(one['value']) + 1}. ")


# --- /timeline -----------------------------------------------------------------------------------


def marks(spec: specs.Spec) -> list[specs.Spec]:
    return specs.rows(specs.layers(spec, "point"))


def spans(spec: specs.Spec) -> list[specs.Spec]:
    return specs.rows(specs.layers(spec, "rule"))


def inside(spec: specs.Spec) -> bool:
    """Whether the scale of days has room for every bar and every mark."""
    [scale] = {tuple(one["encoding"]["x"]["scale"]["domain"]) for one in dated(spec)}
    shown = [row["day"] for row in marks(spec)]
    shown += [row[end] for row in spans(spec) for end in ("from", "to")]
    return all(scale[0] < one < scale[1] for one in shown)


def dated(spec: specs.Spec) -> list[specs.Spec]:
    return [x for x in specs.layers(spec) if x["encoding"]["x"].get("type") == "temporal"]


async def test_the_timeline_of_every_strike(context: Context) -> None:
    for stated in context.record.strikes.values():
        strike, row = stated.row, on_file.by_id("strikes")[stated.row.id]
        events = [one for one in on_file.rows("events") if one["strike"] == strike.id]
        chart = await chart_of(context, "timeline", about=strike.id)
        assert (chart is not None) is bool(events), strike.id
        if chart is None:
            continue
        spec = specs.check(chart, context.record.version)
        assert inside(spec), strike.id
        [span] = spans(spec)
        assert (span["name"], span["from"]) == (row["name"], row["start"])
        assert span["to"].startswith(row["end"] or TODAY.isoformat())
        lasted = days_text(strike_elapsed(strike, TODAY))
        assert span["lasted"] == lasted
        assert f"{strike.name}: {lasted}" in chart.alt_text()
        assert len(marks(spec)) == len(events)
        counts = [int(text.rpartition(" ")[2]) for text in specs.texts(spec) if " · " in text]
        assert sum(counts) == len(events), "every kind of event has its lane"
        exact = [one["date"] for one in events if one["date"].count("-") == 2]
        assert set(exact) <= {one["day"] for one in marks(spec)}


async def test_the_timeline_of_every_holder(context: Context) -> None:
    without = 0
    for holder in on_file.rows("holders"):
        names = {holder["name"], *holder["aliases"].split("|")} - {""}
        events = await list_events(context.record, date.min, date.max, holder=holder["id"])
        strikes = [x for x in on_file.rows("strikes") if names & set(x["union"].split("|"))]
        chart = await chart_of(context, "timeline", about=holder["id"])
        assert (chart is not None) is (len(events) + len(strikes) > 1), holder["id"]
        if chart is None:
            without += 1
            continue
        spec = specs.check(chart, context.record.version)
        assert inside(spec), holder["id"]
        assert len(marks(spec)) == len(events)
        assert len(spans(spec)) == min(MOST_SPANS, len(strikes))
        opening = {row["name"].partition("…")[0] for row in spans(spec)}
        assert all(any(row["name"].startswith(name) for row in strikes) for name in opening)
        assert specs.joined(holder["name"]) in specs.joined(specs.head(spec)[0])
    assert 0 < without < len(on_file.rows("holders"))


async def test_the_words_name_whole_facts_and_count_the_others(context: Context) -> None:
    chart = await chart_of(context, "timeline")
    assert chart is not None
    specs.check(chart, context.record.version)

    *facts, last = chart.alt_text().partition(". Source")[0].split("; ")
    events = {one["title"] for one in on_file.rows("events")}
    dates = [fact for fact in facts if fact.partition(": ")[2] in events]
    assert len(dates) > 3
    assert last == f"and {len(on_file.rows('events')) - len(dates)} more"


# --- Stoppages -----------------------------------------------------------------------------------


def on_in(year: int) -> list[on_file.Row]:
    """The stoppages that were on in a year; one without an end is on ever since."""
    return [
        row
        for row in on_file.rows("stoppages")
        if row["start"] <= f"{year}-12-31" and (row["end"] or "9999") >= f"{year}-01-01"
    ]


def size(row: on_file.Row) -> str:
    return f"{written(int(row['workers']))} workers" + ("" if row["end"] else ", no end listed")


@pytest.mark.parametrize("year", [*YEARS, None])
async def test_every_year_of_stoppages(context: Context, year: int | None) -> None:
    listed = on_in(year) if year else list(on_file.rows("stoppages"))
    chart = await chart_of(context, "timeline", about=f"stoppages-{year}" if year else "stoppages")
    assert chart is not None
    spec = specs.check(chart, context.record.version)

    assert inside(spec)
    assert marks(spec) == []
    shown = spans(spec)
    largest = sorted(listed, key=lambda row: -int(row["workers"]))[:MOST_SPANS]
    assert sorted(row["lasted"] for row in shown) == sorted(map(size, largest))
    assert [row["from"] for row in shown] == sorted(row["from"] for row in shown)
    ends = {(row["start"], row["end"] or row["start"]) for row in listed}
    assert {(row["from"], row["to"]) for row in shown} <= ends
    for row in shown:
        assert row["lasted"] in chart.alt_text()
    sources = {row["source"] for row in listed}
    named = [on_file.by_id("sources")[one]["outlet"] for one in BLS if one in sources]
    assert specs.foot(spec).count("U.S. Bureau of Labor Statistics") == len(named)


async def test_days_and_marks_agree_with_the_calendar(context: Context) -> None:
    """An event of a month stands in its middle, neither at its first day nor at its last."""
    chart = await chart_of(context, "timeline", about="wgsu-2026")
    assert chart is not None
    middle = day("2026-05-01") + timedelta(days=15)

    assert date.fromisoformat(marks(specs.read(chart))[-1]["day"]) == middle
