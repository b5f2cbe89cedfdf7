"""Lists of stoppages: as values of an option, filtered and ordered."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.stoppages.lists import (
    Order,
    StoppageList,
    days_long,
    decoded,
    listed,
    listed_years,
)
from bot.domain.stoppages.owners import OWNERS
from bot.domain.stoppages.places import PLACES, STATES
from bot.domain.stoppages.read_size import MOST_WORKERS
from bot.domain.stoppages.trades import TRADES, trades_of
from bot.interactions.custom_ids import fits
from bot.models.question import Question
from bot.models.statistics import Stoppage
from tests.kit import on_file
from tests.kit.builders import make_stoppage

years = st.none() | st.integers(1000, 9999)
words = st.from_regex(r"[a-z0-9]{1,9}", fullmatch=True)
lists = st.builds(
    StoppageList,
    party=st.lists(words, max_size=3).map(tuple),
    trade=st.sampled_from(["", *TRADES]),
    place=st.sampled_from(["", *PLACES]),
    first=years,
    last=years,
    order=st.sampled_from(Order),
    owner=st.sampled_from(["", *OWNERS]),
    least=st.integers(0, MOST_WORKERS),
    lockouts=st.booleans(),
)


@st.composite
def stoppages(draw: st.DrawFn) -> list[Stoppage]:
    """Few days, numbers, places and trades, so that many are equal."""
    made: list[Stoppage] = []
    for number in range(draw(st.integers(0, 8))):
        start = date(2019, 12, 30) + timedelta(days=draw(st.sampled_from([0, 1, 3, 366, 800])))
        end = start + timedelta(days=draw(st.sampled_from([0, 2, 400])))
        made.append(
            make_stoppage(
                f"stoppage-{number}",
                start=start.isoformat(),
                end=draw(st.sampled_from(["", end.isoformat()])),
                states=draw(st.sampled_from(["", "CA", "NY|OR", "Nationwide"])),
                industry=draw(st.sampled_from(["6111", "622110|6111", "33"])),
                workers=str(draw(st.sampled_from([1000, 4000, 9000]))),
                days_lost=str(draw(st.sampled_from([1000, 5000]))),
            )
        )
    return made


@given(lists)
def test_a_list_comes_back_from_the_value_of_an_option(wanted: StoppageList) -> None:
    assert decoded(wanted.encoded) == wanted


@given(lists.filter(lambda one: len(one.encoded) <= 40))
def test_a_button_carries_it(wanted: StoppageList) -> None:
    assert fits(Question.of("timeline", about=wanted.encoded, from_date="2023-05-02"))


NO_LISTS = (
    *("", "stoppage", "stoppages-0000", "stoppages-20", "ws-20231004-1", "ws.", "ws..ox"),
    *("ws.2018-2018", "ws.2018", "ws.2018.tnothing", "ws..szz", "ws..pa-", "wga-2023"),
    *("ws..tschool.tschool",),
)


@pytest.mark.parametrize("value", NO_LISTS)
def test_what_stands_for_no_list(value: str) -> None:
    assert decoded(value) is None


@pytest.mark.parametrize("value", ["stoppages", "stoppages-2023", "stoppages-1988"])
def test_old_values_stay_valid(value: str) -> None:
    wanted = decoded(value)

    assert wanted is not None
    assert wanted.encoded == value
    assert not wanted.narrowed


@given(stoppages(), st.data())
def test_a_list_is_what_a_plain_filter_and_sort_make(
    table: list[Stoppage], data: st.DataObject
) -> None:
    wanted = StoppageList(
        party=data.draw(st.sampled_from([(), ("who",)])),
        trade=data.draw(st.sampled_from(["", "school", "hospital"])),
        place=data.draw(st.sampled_from(["", "ca", "west-coast"])),
        first=data.draw(st.sampled_from([None, 2019, 2020, 2021])),
        last=data.draw(st.sampled_from([None, 2019, 2020, 2023])),
        order=data.draw(st.sampled_from(Order)),
    )
    of_party = frozenset(data.draw(st.lists(st.sampled_from([row.id for row in table] or [""]))))
    prefix = {"": "", "school": "6111", "hospital": "622"}[wanted.trade]
    states = {"": set(), "ca": {"CA"}, "west-coast": {"CA", "OR", "WA"}}[wanted.place]
    expected = [
        row
        for row in table
        if (not wanted.party or row.id in of_party)
        and any(code.startswith(prefix) for code in row.industry)
        and (not states or states & set(row.states))
        and (wanted.last is None or row.start.first.year <= wanted.last)
        and (wanted.first is None or row.end is None or row.end.first.year >= wanted.first)
    ]
    key = {
        Order.START: lambda _: 0,
        Order.LATEST: lambda row: -row.start.first.toordinal(),
        Order.WORKERS: lambda row: -row.workers,
        Order.DAYS_LOST: lambda row: -row.days_lost,
        Order.LENGTH: lambda row: -days_long(row),
    }[wanted.order]

    expected.sort(key=lambda row: (key(row), row.start.first, row.id))
    assert listed(wanted, table[::-1], of_party) == expected


def test_the_years_of_the_lists_are_those_of_the_record() -> None:
    table = [Stoppage.model_validate(row) for row in on_file.rows("stoppages")]

    years = listed_years(table)
    assert years is not None
    assert (years.first, years.last) == (1993, 2023), "one that began in 1988 ran into 1993"
    assert listed_years([]) is None


def test_every_stoppage_of_the_record_has_an_industry_and_a_place_in_words() -> None:
    table = [Stoppage.model_validate(row) for row in on_file.rows("stoppages")]

    assert [row.id for row in table if not trades_of(row)] == []
    others = {state for row in table for state in row.states} - set(STATES)
    assert others <= {"Interstate", "Nationwide", "East Coast States"}
