"""A list of stoppages as people ask for one, held against the shipped lists."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.stoppages.directory import StoppageDirectory, directory_of
from bot.domain.stoppages.lists import Order, StoppageList, decoded
from bot.domain.stoppages.places import STATES
from bot.domain.stoppages.read_list import list_of_party, read_stoppage_list
from bot.domain.stoppages.read_years import read_years
from bot.domain.stoppages.trades import TRADES
from bot.models.statistics import Stoppage
from tests.kit import on_file


def shipped_directory() -> StoppageDirectory:
    aliases: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in on_file.rows("aliases"):
        if row["kind"] == "party":
            aliases[row["meaning"]] += (row["alias"],)
    covered = {i for row in on_file.rows("strikes") for i in row["stoppage"].split("|") if i}
    rows = [Stoppage.model_validate(row) for row in on_file.rows("stoppages")]
    return directory_of(rows, covered, aliases)


SHIPPED = shipped_directory()


def ids(text: str) -> list[str]:
    wanted = read_stoppage_list(text, SHIPPED)
    assert wanted is not None, text
    return [one.id for one in SHIPPED.listed(wanted)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("strikes", StoppageList()),
        ("all work stoppages", StoppageList()),
        ("strikes in 2016", StoppageList(first=2016, last=2016)),
        ("walkouts since 2015", StoppageList(first=2015)),
        ("lockouts before 2001", StoppageList(last=2000, lockouts=True)),
        ("the ten longest strikes", StoppageList(order=Order.LENGTH)),
        ("7 largest stoppages in Texas", StoppageList(place="tx", order=Order.WORKERS)),
        ("top three strikes of 2018", StoppageList(first=2018, last=2018, order=Order.WORKERS)),
        ("private industry walkouts", StoppageList(owner="private")),
        ("public sector strikes in Oregon", StoppageList(owner="public", place="or")),
        ("local government strikes since 2010", StoppageList(owner="local", first=2010)),
        ("state government stoppages", StoppageList(owner="state")),
        ("walkouts of over 20,000 people", StoppageList(least=20_001)),
        (
            "stoppages with at least 2000 workers in 2000",
            StoppageList(first=2000, last=2000, least=2000),
        ),
        ("hospital strikes of 10k or more workers", StoppageList(trade="hospital", least=10_000)),
        ("strikes over 100,000", StoppageList(least=100_001)),
        ("strikes from 2001 to 2004", StoppageList(first=2001, last=2004)),
        ("stoppages 2004-01", StoppageList(first=2001, last=2004)),
        ("the 1990s", StoppageList(first=1990, last=1999)),
        ("strikes of the 2000s", StoppageList(first=2000, last=2009)),
        ("the largest strikes", StoppageList(order=Order.WORKERS)),
        ("top 5 strikes by number of workers", StoppageList(order=Order.WORKERS)),
        ("longest work stoppages since 2010", StoppageList(first=2010, order=Order.LENGTH)),
        ("strikes by days lost", StoppageList(order=Order.DAYS_LOST)),
        ("most days lost", StoppageList(order=Order.DAYS_LOST)),
        ("most recent strikes", StoppageList(order=Order.LATEST)),
        ("nursing home strikes", StoppageList(trade="nursing")),
        ("airline strikes", StoppageList(trade="airline")),
        ("Ohio", StoppageList(place="oh")),
        ("strikes in WV 2018", StoppageList(place="wv", first=2018, last=2018)),
        ("biggest strikes in New England", StoppageList(place="new-england", order=Order.WORKERS)),
        ("school strikes in northern Illinois", StoppageList(trade="school", place="il")),
    ],
)
def test_what_people_ask_for(text: str, wanted: StoppageList) -> None:
    assert read_stoppage_list(text, SHIPPED) == wanted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Verizon 2016", ["ws-20160413-1"]),
        ("Goodyear strike 2006", ["ws-20061006-1"]),
        ("LA teachers 2019", ["ws-20190114-1"]),
        ("Boeing machinists '08", ["ws-20080906-1"]),
        ("Stop and Shop", ["ws-20190411-2"]),
        ("BART 1997", ["ws-19970907-1"]),
        ("Safeway Vons Albertsons 2003", ["ws-20031012-1"]),
        ("NYT", ["ws-20221208-1"]),
        ("Starbuks", ["ws-20231116-1"]),
        ("Nabsico strike", ["ws-20210819-1"]),
        ("teahcers in Columbus Ohio 2022", ["ws-20220822-1"]),
    ],
)
def test_a_party_by_its_everyday_names(text: str, found: list[str]) -> None:
    assert ids(text) == found


def test_a_name_is_not_put_together_from_two_of_a_stoppage() -> None:
    rows = on_file.by_id("stoppages")
    for text, word in (("Kaiser Permanente", "Kaiser"), ("University of Michigan", "Michigan")):
        assert all(word in rows[one]["employer"] for one in ids(text))
    assert all("UAW" in rows[one]["union"] for one in ids("UAW"))
    assert len(ids("UAW")) == sum("UAW" in row["union"] for row in rows.values())


NO_LISTS = (
    *("writers strike", "actors strike 2023", "SAG-AFTRA", "WGA 2023", "AMPTP", "the studios"),
    *("commercials strike", "video game strike", "Netflix", "Disney", "Universal", "Equity"),
    *("strike", "2023", "Hollywood", "AI", "AI engineers", "United Airlines strike", "critics"),
    *("pizza", "qqqq", "big", "state", "the", "", "  ", "🙂", "workers", "IN", "Delta airlines"),
    *(
        "hunger strike",
        "banker strike",
        "what did they win",
        "netlfix",
        "Nabsico Netfilx",
        "Diller",
        "lasting",
    ),
)


@pytest.mark.parametrize("text", NO_LISTS)
def test_what_is_no_list(text: str) -> None:
    assert read_stoppage_list(text, SHIPPED) is None


@given(st.text(max_size=60))
def test_any_text_is_read_or_not(text: str) -> None:
    wanted = read_stoppage_list(text, SHIPPED)

    assert wanted is None or decoded(wanted.encoded) == wanted


@given(
    st.sampled_from(sorted(TRADES)),
    st.sampled_from(["", *sorted(STATES.values())]),
    st.integers(1990, 2026),
    st.sampled_from(["{trade} strikes {place} {year}", "strikes in {trade}s {place} in {year}"]),
)
def test_trades_places_and_years_are_read_together(
    code: str, state: str, year: int, phrase: str
) -> None:
    trade = TRADES[code].words.split(", ")[0]
    place = f"in {state}" if state else ""
    if phrase.startswith("strikes") and trade.endswith(("y", "s", "h")):
        phrase = "{trade} strikes {place} {year}"
    wanted = read_stoppage_list(phrase.format(trade=trade, place=place, year=year), SHIPPED)

    codes = {name: postal.lower() for postal, name in STATES.items()}
    assert wanted == StoppageList(trade=code, place=codes.get(state, ""), first=year, last=year), (
        "a trade by the first of its words"
    )


@pytest.mark.parametrize("row", on_file.rows("stoppages")[::9], ids=lambda row: row["id"])
def test_every_employer_leads_to_its_stoppages(row: dict[str, str]) -> None:
    wanted = list_of_party(row["employer"].removeprefix("The ").split(",")[0], SHIPPED)

    if wanted is not None and row["id"] in SHIPPED.called:
        assert row["id"] in SHIPPED.of_party(wanted.party)
        assert len(wanted.encoded) <= 40


@given(st.integers(1500, 2999), st.integers(1500, 2999))
def test_two_years_in_either_order(one: int, other: int) -> None:
    years, rest = read_years(f"strikes {one} to {other}")

    assert years == (min(one, other), max(one, other))
    assert rest.split() == ["strikes"]
