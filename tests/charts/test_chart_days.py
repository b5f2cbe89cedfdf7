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
from tests.kit.sampled import sampled

SHOWN, MOST_SPANS, MOST_EVENTS = 3, 5, 6
SPANS_WITH_EVENTS, EVENTS_WITH_SPANS = 3, 4
MOST = 40
"""Events of which a picture without a strike is drawn."""
SEEN = 0.02
"""Of the longest bar: what is shorter is not drawn."""
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
    [layer] = [layer for layer in panel["layer"] if layer["mark"]["type"] == "rect"]
    return layer["data"]["values"]


def seen(strike: on_file.Row, column: str) -> bool:
    """Whether a strike is on the lists, and its bar long enough to be seen beside the longest."""
    own = on_file.by_id("stoppages").get(strike["stoppage"])
    most = max(int(row[column]) for row in on_file.rows("stoppages"))
    return own is not None and int(own[column]) >= SEEN * most


async def test_the_rank_of_every_strike(context: Context) -> None:
    for strike in on_file.rows("strikes"):
        chart = await chart_of(context, "strike", name=strike["id"])
        columns = [column for column in ("workers", "days_lost") if seen(strike, column)]
        assert (chart is not None) is bool(columns), strike["id"]
        if chart is None:
            continue
        spec = specs.check(chart, context.record.version)
        assert specs.head(spec)[0] == strike["name"]
        assert written(len(on_file.rows("stoppages"))) in specs.head(spec)[1]
        assert specs.foot(spec).startswith("Sources: U.S. Bureau of Labor Statistics")
        for panel, column in zip(specs.panels(spec), columns, strict=True):
            check_ranks(panel, strike, column, chart.alt_text())


def check_ranks(panel: specs.Spec, strike: on_file.Row, column: str, alt: str) -> None:
    """The strike and the largest others: names, places, numbers and the lengths of their bars."""
    [identifier] = strike["stoppage"].split("|")
    place, own = ranked(identifier, column)
    numbers = sorted((int(row[column]) for row in on_file.rows("stoppages")), reverse=True)
    shown = bars(panel)
    others = [*numbers[: place - 1], *numbers[place:]][: SHOWN - 1]
    assert [row["value"] for row in shown] == sorted([own, *others], reverse=True)
    [row] = [row for row in shown if row["name"].endswith(strike["name"])]
    assert row["name"] == f"{place}. {strike['name']}"
    assert (row["value"], row["written"]) == (own, written(own))
    assert f"{place}. {strike['name']}: {written(own)}" in alt
    assert len({row["colour"] for row in shown}) == 2
    for one in shown:
        assert one["to"] == pytest.approx(one["value"] / numbers[0] * specs.WIDTH, abs=0.1)
        assert one["name"].startswith(f"{numbers.index(one['value']) + 1}. ")


async def test_strikes_go_by_their_own_names_and_stoppages_by_company_union_and_year(
    context: Context,
) -> None:
    chart = await chart_of(context, "strike", name="ws-19970804-1")
    assert chart is not None
    spec = specs.read(chart)

    assert [[row["name"] for row in bars(panel)] for panel in specs.panels(spec)] == [
        [
            "1. United Parcel Service (IBT), 1997",
            "2. Actors' strike of 2023",
            "3. General Motors (UAW), 1998",
        ],
        [
            "1. Commercials strike of 2000",
            "2. Actors' strike of 2023",
            "9. United Parcel Service (IBT), 1997",
        ],
    ]


async def test_a_stoppage_too_small_to_be_seen_has_no_picture(context: Context) -> None:
    least = min(on_file.rows("stoppages"), key=lambda row: int(row["days_lost"]))

    assert int(least["workers"]) < 2000
    assert await chart_of(context, "strike", name=least["id"]) is None


# --- /timeline -----------------------------------------------------------------------------------


def marks(spec: specs.Spec) -> list[specs.Spec]:
    """The events on the scale of days."""
    return specs.rows([x for x in dated(spec) if x["mark"]["type"] == "point"])


def key(spec: specs.Spec) -> str:
    """The names of the events, as they stand below by their numbers."""
    return "".join(map(specs.joined, specs.texts(spec)))


def spans(spec: specs.Spec) -> list[specs.Spec]:
    return specs.rows([x for x in specs.layers(spec, "rule") if "x2" in x["encoding"]])


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
        shown = min(MOST_EVENTS, len(events))
        assert [one["number"] for one in marks(spec)] == [str(n + 1) for n in range(shown)]
        assert (f"of {len(events)} events" in specs.head(spec)[1]) is (shown < len(events))
        titles = [one["title"] for one in events if specs.joined(one["title"]) in key(spec)]
        assert len(titles) == shown, "every mark has its name"
        assert all(f": {title}" in chart.alt_text() for title in titles)
        exact = {one["date"] for one in events if one["title"] in titles and len(one["date"]) == 10}
        assert exact <= {one["day"] for one in marks(spec)}


async def test_the_timeline_of_every_holder(context: Context) -> None:
    without = 0
    for holder in on_file.rows("holders"):
        names = {holder["name"], *holder["aliases"].split("|")} - {""}
        events = await list_events(context.record, date.min, date.max, holder=holder["id"])
        strikes = [x for x in on_file.rows("strikes") if names & set(x["union"].split("|"))]
        chart = await chart_of(context, "timeline", about=holder["id"])
        things = len(events) + len(strikes)
        assert (chart is not None) is (things > 1 and (bool(strikes) or things <= MOST)), holder
        if chart is None:
            without += 1
            continue
        spec = specs.check(chart, context.record.version)
        assert inside(spec), holder["id"]
        both = len(strikes) > 1 and bool(events)
        assert len(marks(spec)) == min(EVENTS_WITH_SPANS if both else MOST_EVENTS, len(events))
        assert len(spans(spec)) == min(SPANS_WITH_EVENTS if both else MOST_SPANS, len(strikes))
        assert {row["name"] for row in spans(spec)} <= {row["name"] for row in strikes}
        assert specs.joined(holder["name"]) in specs.joined(specs.head(spec)[0])
    assert 0 < without < len(on_file.rows("holders"))


async def test_a_picture_that_would_leave_out_nearly_all_is_not_drawn(context: Context) -> None:
    assert await chart_of(context, "timeline") is None


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
    days = [on_file.by_id("sources")[one]["published"] for one in BLS if one in sources]
    assert all(str(day(one).day) in specs.foot(spec) for one in days)
    assert specs.foot(spec).count("U.S. Bureau of Labor Statistics") == 1


async def test_days_and_marks_agree_with_the_calendar(context: Context) -> None:
    """An event of a month stands in its middle, neither at its first day nor at its last."""
    chart = await chart_of(context, "timeline", about="wgsu-2026")
    assert chart is not None
    middle = day("2026-05-01") + timedelta(days=15)

    assert middle.isoformat() in [one["day"] for one in marks(specs.read(chart))]


# --- What is drawn -------------------------------------------------------------------------------


@sampled
async def test_nothing_stands_upon_anything_in_pictures_of_days(
    context: Context, step: int
) -> None:
    asked = [("strike", "name", one) for one in on_file.ids("strikes")]
    asked += [("strike", "name", one) for one in on_file.ids("stoppages")[::step]]
    about = (*on_file.ids("strikes"), *on_file.ids("holders"), *(f"stoppages-{y}" for y in YEARS))
    asked += [("timeline", "about", one) for one in about[::step]]
    for command, option, value in asked:
        chart = await chart_of(context, command, **{option: value})
        if chart is not None:
            specs.drawn(chart, context.record.version)
