"""Ways to ask."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.search.questions import latest_strike, readings
from bot.models.dates import When
from bot.models.event import Strike


@pytest.mark.parametrize(
    ("text", "kinds", "about"),
    [
        (
            "How much do stunt coordinators make per week?",
            ("role", "occupation"),
            "stunt coordinators",
        ),
        ("how much is a gaffer paid", ("role", "occupation"), "a gaffer"),
        ("so, what do teachers earn?", ("role", "occupation"), "teachers"),
        ("what's the average wage for waiters", ("role", "occupation"), "waiters"),
        ("bartender wages", ("role", "occupation"), "bartender"),
        ("what did the actors gain", ("strike",), "the actors"),
        ("how many days was the 1988 strike", ("strike",), "the 1988 strike"),
        ("when will the WGA agreement run out", ("event",), "the WGA agreement"),
        ("what percentage of members voted yes", ("event",), "members voted yes"),
        ("who wrote that AI is a tool", ("quote", "statement"), "AI is a tool"),
        ("what did Iger say about the strike", ("quote", "statement"), "the strike"),
        ("who heads Disney", ("holder", "role"), "Disney"),
        ("who was Kirk Douglas", ("holder", "role"), "Kirk Douglas"),
        ("should AI be embraced", ("topic",), "should AI be embraced"),
        ("1980 actors strike", ("strike",), "1980 actors strike"),
    ],
)
def test_ways_to_ask(text: str, kinds: tuple[str, ...], about: str) -> None:
    found = next(readings(text))

    assert found.kinds == kinds
    assert found.about == about


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "Netflix",
        "residual checks",
        "longest strikes",
        "biggest strike of all",
        "all stoppages 2023",
        "what is",
        "who is the",
        "strike",
        "pay",
    ],
)
def test_what_is_no_question(text: str) -> None:
    assert not list(readings(text))


@given(st.text(max_size=100))
def test_no_text_breaks_it(text: str) -> None:
    assert all(found.text and found.kinds for found in readings(text))


def a_strike(identifier: str, name: str, year: int) -> Strike:
    start = When.of_day(date(year, 5, 1))
    return Strike.model_construct(id=identifier, name=name, union=("WGA",), start=start)


def test_the_latest_strike_is_meant_but_one_with_a_name_of_its_own_where_it_is_said() -> None:
    strikes = [
        a_strike("old", "Writers' strike of 1988", 1988),
        a_strike("new", "Writers' strike of 2023", 2023),
        a_strike("own", "News writers' strike at CBS, 2024", 2024),
    ]

    for text, meant in (
        ("writers strike", "new"),
        ("the news writers strike at CBS", "own"),
        ("CBS strike", "new"),
    ):
        latest = latest_strike(strikes, text)
        assert latest is not None
        assert latest.id == meant
    assert latest_strike([], "writers strike") is None
