"""Pictures of amounts and days that the record does not have yet, and what Vega makes of them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.compare.chart import MONEY_LABELS, comparison_chart
from bot.answers.pay.chart import pay_chart
from bot.answers.timeline.card import Timeline, render_timeline
from bot.answers.timeline.stoppages_card import render_stoppages
from bot.answers.timeline.stoppages_heading import Stoppages
from bot.cards.card import Chart
from bot.charts.bars import Bar, bar_panel
from bot.charts.frame import Plot, chart
from bot.charts.over_time import KINDS, Dated, time_panel
from bot.charts.spans import SpanOfTime, spans_panel
from bot.domain.pay.comparison import compare
from bot.domain.stoppages.lists import StoppageList, listed_years
from bot.domain.time.calendar import strike_span
from bot.models.evidence import PaidRole, Stated
from bot.models.question import Question
from tests.kit import chart_specs as specs
from tests.kit.builders import (
    make_paid,
    make_role,
    make_source,
    make_stated,
    make_stoppage,
    make_strike,
    make_word,
)
from tests.kit.chart_specs import drawn, labels
from tests.kit.door import TODAY

TOP = "239200"
BLS = {"bls-stoppages": make_source("bls-stoppages")}


def plot(*panels: specs.Spec, facts: Sequence[str] = ("a fact",)) -> Plot:
    return Plot("A title", "What limits it", ["An outlet, July 2023"], panels, facts)


def picture(*panels: specs.Spec, facts: Sequence[str] = ()) -> Chart:
    return chart(lambda: plot(*panels, facts=facts or ("a fact",)), after=0, height=100)


def bars(*ends: tuple[float | None, float | None]) -> Chart:
    made = [Bar(f"Bar {n}", "stated", low, high, "#4fb3bf") for n, (low, high) in enumerate(ends)]
    return picture(bar_panel(made, MONEY_LABELS, "US dollars a year"))


# --- Amounts on one scale ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ([(0.0, 0.0), (0.0, 0.0)], ["$0", "$0.25", "$1"]),
        ([(0.01, 0.01), (0.03, 0.05)], ["$0", "$0.10"]),
        ([(0.5, 0.74), (0.81, 0.81)], ["$0", "$0.25", "$0.50", "$0.75", "$1"]),
        ([(20.0, 20.0), (27.3, 27.3)], ["$0", "$10", "$20", "$30"]),
        ([(300e3, 900e3), (None, 30e3)], ["$0", "$250K", "$500K", "$750K", "$1M"]),
        ([(1100.0, 1500.0)], ["$0", "$500", "$1,000", "$1,500"]),
        ([(450.0, 450.0)], ["$0", "$200", "$400", "$600"]),
        ([(1e9, None), (5e8, 5e8)], ["$0", "$250M", "$500M", "$750M", "$1B"]),
        ([(1.5e9, 2e9)], ["$0", "$500M", "$1B", "$1.5B", "$2B"]),
    ],
)
def test_the_scale_begins_at_zero_and_reaches_the_largest(
    ends: list[tuple[float | None, float | None]], expected: list[str]
) -> None:
    written = labels(drawn(bars(*ends)))

    assert set(expected) <= set(written)
    assert "$1G" not in written


amounts = st.integers(0, 10**13).map(lambda cents: cents / 100)


@given(st.lists(st.tuples(amounts, amounts, st.sampled_from(["ol", "oh", "c", "p"])), min_size=1))
def test_any_amounts(found: list[tuple[float, float, str]]) -> None:
    """An open end is an arrow from the end that is stated, never a bar from zero."""
    made = [
        {
            "ol": (None, max(a, b)),
            "oh": (min(a, b), None),
            "c": (min(a, b), max(a, b)),
            "p": (a, a),
        }[kind]
        for a, b, kind in found
    ]
    spec = specs.check(bars(*made), "1")

    for mark, side in (("triangle-left", 0), ("triangle-right", 1)):
        ends = [pair[1 - side] for pair in made if pair[side] is None]
        assert [row["to"] for row in specs.rows(specs.layers(spec, shape=mark))] == ends
    ranges = [one for one in made if None not in one and one[0] != one[1]]
    wide = [x for x in specs.layers(spec, "rule") if x["encoding"].get("x2") == {"field": "to"}]
    wide = [x for x in wide if "x2Offset" not in x["mark"]]
    assert [(row["from"], row["to"]) for row in specs.rows(wide)] == ranges


def test_arrows_point_away_from_what_is_stated() -> None:
    svg = drawn(bars((300e3, None), (None, 900e3)))

    assert svg.count("<path") >= 4


@pytest.mark.parametrize(
    ("ends", "expected", "note"),
    [
        ([(5e3, 5e3), (200e3, 200e3)], ["$0", "$50K", "$200K"], ""),
        (
            [(5e3, 5e3), (246.6e6, 246.6e6)],
            ["$1,000", "$1M", "$1B"],
            "log scale, each line ten times",
        ),
        ([(0.05, 0.05), (None, 900e3)], ["$0.01", "$1", "$1M"], "log scale, each line ten times"),
        ([(0.0, 0.0), (5e3, 5e3), (1e9, 1e9)], ["$0", "$1B"], "cannot be told from zero"),
    ],
)
def test_no_amount_makes_another_a_dot_without_a_word(
    ends: list[tuple[float | None, float | None]], expected: list[str], note: str
) -> None:
    written = labels(drawn(bars(*ends)))

    assert set(expected) <= set(written)
    assert note in " ".join(written)
    assert ("log" in " ".join(written)) is ("log" in note)


# --- Roles ---------------------------------------------------------------------------------------


def group(identifier: str, **cells: str) -> PaidRole:
    return make_paid(identifier, make_stated(f"f-{identifier}", None, **cells), counts="group")


def compared(*roles: PaidRole) -> Chart | None:
    return comparison_chart(compare(roles, {}, TODAY), after=0)


def test_totals_in_single_payments_fit_above_their_scale() -> None:
    made = compared(
        group("role-a", per="payment", low="1000000000", high="", strict="low"),
        group("role-b", role="role-b", per="payment"),
    )

    assert made is not None
    svg = drawn(made)
    assert "more than $1,000,000,000" in svg
    assert "totals for many people" in " ".join(labels(svg))


def test_a_long_amount_stays_whole_and_its_label_goes_on_below() -> None:
    cells = {"low": "1234567.89", "high": "9876543.21", "per": "payment"}
    made = compared(
        make_paid("role-a", make_stated("f-a", None, **cells)),
        make_paid("role-b", make_stated("f-b", role="role-b", as_of="2023-07-14", per="payment")),
        make_paid("role-d", make_stated("f-d", role="role-d")),
        make_paid(
            "role-c",
            make_stated(
                "f-c", role="role-c", measure="share-below", share="86", low="", high="26470"
            ),
        ),
    )

    assert made is not None
    text = "\n".join(specs.texts(specs.check(made, "1")))
    assert "$1,234,567.89 to $9,876,543.21" in text
    assert "86% of the people: up to $26,470" in text


def test_fewer_than_two_amounts_have_no_picture() -> None:
    bare = make_paid("role-b", make_stated("f-b", low="", high="", currency="", per="", share="7"))
    paid = make_paid("role-a", make_stated("f-a"))

    assert compared(paid, bare) is None
    assert compared(bare, replace(bare, role=make_role("role-c"))) is None
    assert pay_chart(paid, paid.figures[0], 0) is None
    assert pay_chart(bare, None, 0) is None
    assert pay_chart(bare, bare.figures[0], 0) is None
    other = make_stated("f-o", disagrees="yes")
    assert pay_chart(make_paid("role-a", *paid.figures, other), paid.figures[0], 0) is None


def test_above_the_top_code_an_arrow_goes_on_from_the_bar() -> None:
    ends = {"p10": "90000", "p25": "200000", "p75": "", "p90": ""}
    figures = [
        make_stated(f"f-{name}-{year}", measure=name, low=low or TOP, high=low, as_of=f"{year}-05")
        for year in (2022, 2023)
        for name, low in ends.items()
    ]
    made = pay_chart(make_paid("role-a", *figures), figures[0], 0)

    assert made is not None
    spec = specs.read(made)
    arrows = specs.rows(specs.layers(spec, shape="triangle-up"))
    assert [row["high"] for row in arrows] == [239200.0] * 4
    wide = [row for row in specs.rows(specs.layers(spec, "rule")) if row["drawn"] == "range"]
    assert {(row["low"], row["high"]) for row in wide} == {
        (90000.0, 239200.0),
        (200000.0, 239200.0),
    }
    assert {"$0", "$200K"} <= set(labels(drawn(made)))


def test_no_kind_of_mark_looks_like_the_head_of_an_arrow() -> None:
    day = date(2023, 7, 14)
    marks = [Dated(f"kind {n}", day, day, 100.0, 100.0) for n in range(KINDS)]
    spec = specs.read(picture(time_panel(marks, MONEY_LABELS, "US dollars a year")))
    [layer] = [x for x in specs.layers(spec, "point") if x["encoding"]["color"]["scale"]]

    shapes = layer["encoding"]["shape"]["scale"]["range"]
    assert len(set(shapes)) == len(set(layer["encoding"]["color"]["scale"]["range"])) == KINDS
    assert not [shape for shape in shapes if "triangle" in shape]


def test_many_figures_of_one_day() -> None:
    figures = [
        make_stated(f"f-{n}", low=str(n), high=str(n), as_of="2023-07-14", of=f"thing {n}")
        for n in range(9)
    ]
    made = pay_chart(make_paid("role-a", *figures), figures[0], 0)

    assert made is not None
    assert "14 Jul 2023" in labels(drawn(made))


# --- Days ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(1960, 1, 1), date(2026, 1, 1)),
        (date(2023, 7, 14), date(2023, 7, 14)),
        (date.min, date.max),
        (date.min, date.min),
        (date.max, date.max),
    ],
)
def test_any_days(first: date, last: date) -> None:
    marks = [
        Dated("mean", first, last, 100.0, 200.0),
        Dated("median", first, last, 0.0, 0.0),
        Dated("scale minimum", last, last, None, 1e9),
        Dated("paid", first, first, 0.01, None),
    ]
    spans = [SpanOfTime("One", "1 day", first, last), SpanOfTime("Other", "", last, last)]

    drawn(picture(time_panel(marks, MONEY_LABELS, "US dollars a year")))
    made = spans_panel(spans, ())
    drawn(picture(*made.panels, facts=made.facts))


@pytest.mark.parametrize("count", range(3))
def test_one_thing_alone_has_no_picture(count: int) -> None:
    strikes = [strike_span(Stated(make_strike(), (make_word(),)), TODAY)] * count
    timeline = Timeline(
        "A test",
        of_strike=False,
        first=None,
        last=None,
        latest_first=True,
        events=(),
        strikes=strikes,
        today=TODAY,
    )
    card = render_timeline(timeline, Question("timeline"))

    assert (card.chart is not None) is (count > 1)


@pytest.mark.parametrize("count", range(3))
def test_one_stoppage_alone_has_no_picture(count: int) -> None:
    listed = [make_stoppage()] * count
    stoppages = Stoppages(
        wanted=StoppageList(),
        party="",
        stoppages=listed,
        ever=listed,
        lists=listed_years(listed),
        provisional={},
        totals={},
        from_day=date.min,
        to_day=date.max,
        first=None,
        last=None,
        sources=BLS,
    )
    card = render_stoppages(stoppages, Question.of("timeline", about="stoppages"))

    assert (card.chart is not None) is (count > 1)


# --- When they are made --------------------------------------------------------------------------


def test_a_chart_is_made_once_and_only_when_somebody_draws_it() -> None:
    made: list[Plot] = []

    def make() -> Plot:
        made.append(plot())
        return made[-1]

    wanted = chart(make, after=0, height=100)
    assert made == []
    assert specs.foot(specs.read(wanted, "2023.1")).endswith("Picketdesk record 2023.1")
    assert specs.foot(specs.read(wanted, "2023.2")).endswith("Picketdesk record 2023.2")
    assert "a fact" in wanted.alt_text()
    assert len(made) == 1


# --- The words under a picture -------------------------------------------------------------------


@given(st.lists(st.from_regex(r"\$[1-9][0-9],[0-9]{3} a year", fullmatch=True), max_size=90))
def test_facts_stay_whole(facts: list[str]) -> None:
    made = picture(
        bar_panel([Bar("Bar", "stated", 1, 2, "#4fb3bf")], MONEY_LABELS, ""), facts=facts
    )

    assert len(made.alt_text()) <= 1024
    said = made.alt_text().partition("What limits it. ")[2].partition(". Source: ")[0].split("; ")
    more = re.fullmatch(r"and (\d+) more", said[-1])
    kept = said[:-1] if more else said
    assert kept == (facts or ["a fact"])[: len(kept)]
    assert len(kept) + int(more[1] if more else 0) == max(1, len(facts))
