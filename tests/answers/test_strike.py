"""/strike: days both ways, the parties, and what was demanded, offered and won."""

import re
from decimal import Decimal

import pytest

from tests.answers.strikes import BARGAINED, STRIKES, asked
from tests.kit import on_file
from tests.kit.door import Door, bare
from tests.kit.on_file import day, spoken

SIDES = {"demand": "demanded", "offer": "offered", "increase": "won"}


def figures(strike: str, *, bargained: bool) -> list[on_file.Row]:
    return [
        row
        for row in on_file.rows("figures")
        if row["strike"] == strike and (row["measure"] in SIDES) is bargained
    ]


def elapsed(row: on_file.Row) -> int:
    return (day(row["end"]) - day(row["start"])).days


def counted(row: on_file.Row) -> int:
    return (day(row["last_full_day"]) - day(row["start"])).days + 1


# --- Days and parties ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*BARGAINED, "wga-2007", "commercials-2000", "actors-1980"])
async def test_days_both_ways_and_the_parties(door: Door, name: str) -> None:
    reply, text = await asked(door, name)
    row = STRIKES[name]

    days = f"{elapsed(row)} days elapsed, {counted(row)} counted"
    workers = f", with {int(row['workers']):,} workers" if row["workers"] else ""
    assert reply.heading == f"{row['name']}: {days}{workers}"
    start, end = spoken(row["start"]), spoken(row["end"])
    assert f"{row['name']}: {start.removesuffix(f' {end[-4:]}')} to {end}" in text
    assert f"{elapsed(row)} days elapsed, {counted(row)} days counted" in text
    unions = " and ".join(row["union"].split("|"))
    assert f"\nParties: {unions}; {row['employer_side']}.\n" in text
    assert row["note"] in text
    assert "day 1 is the first day" in text


async def test_what_it_was_about(door: Door) -> None:
    _, writers = await asked(door, "wga-2023")
    _, earlier = await asked(door, "wga-2007")
    _, unstated = await asked(door, "wga-1988")

    assert "\nAbout: pay, staffing, job security, AI.\n" in writers
    assert "\nAbout: residuals, DVDs, internet.\n" in earlier
    assert "\nAbout: " not in unstated


async def test_an_end_that_is_not_known_to_the_day(door: Door) -> None:
    reply, text = await asked(door, "wgsu-2026")
    start = day(STRIKES["wgsu-2026"]["start"])
    least, most = (day("2026-05-01") - start).days, (day("2026-05-31") - start).days

    assert f"{least} to {most} days elapsed, {least + 1} to {most + 1} counted" in reply.heading
    assert "17 February 2026 to some time in May 2026" in text


# --- What was won --------------------------------------------------------------------------------


def won(strike: str) -> list[on_file.Row]:
    contracts = {row["id"] for row in on_file.rows("contracts") if row["strike"] == strike}
    return [
        row
        for row in on_file.rows("terms")
        if row["contract"] in contracts and row["side"] == "won"
    ]


@pytest.mark.parametrize("name", BARGAINED)
async def test_first_it_says_how_long_who_and_what_was_won(door: Door, name: str) -> None:
    reply = await door.slash("strike", name=name)
    first = bare(reply.text)
    assert sum(row["says"] in first for row in won(name)) >= 2
    first = (await door.read(reply)).split("\nNumber ")[0]

    days, parties, what = (first.index(p) for p in ("days elapsed", "Parties: ", "What was won"))
    assert days < parties < what
    shown = [row for row in won(name) if row["says"] in first]
    assert len(shown) >= 6
    assert all(row["note"] in first for row in shown)
    groups = {on_file.by_id("subjects")[row["subject"]]["group"] for row in shown}
    assert len(groups) >= 5, "not all of one group"
    for later in ("Elapsed: ", "Key events"):
        assert later not in first


@pytest.mark.parametrize("name", BARGAINED)
async def test_then_come_the_rank_and_the_days_and_terms_has_every_subject(
    door: Door, name: str
) -> None:
    reply, text = await asked(door, name)

    counts, rank = text.index("### How the days are counted"), text.index("Number ")
    assert text.index("### What was won") < rank < counts < text.index("### In figures")
    assert text.index("### In figures") < text.index("### Key events")
    [label] = [one for one in reply.buttons if one.startswith("/terms ")]
    opened = "\n".join(await door.pages(await door.press(reply, label)))
    for row in won(name):
        assert row["says"] in bare(opened)


async def test_a_short_bargain_is_told_once(door: Door) -> None:
    _, text = await asked(door, "wga-1985")

    for row in won("wga-1985"):
        assert text.count(row["says"]) == 1


async def test_a_settlement_that_was_kept_back_is_said_to_be(door: Door) -> None:
    _, text = await asked(door, "commercials-1988")

    assert not won("commercials-1988")
    assert ": what was won is not on record." in text
    assert "### Demanded" in text


async def test_a_strike_without_terms_says_nothing_of_them(door: Door) -> None:
    _, text = await asked(door, "wga-1960")

    assert "won" not in text.split("### Key events")[0]


# --- Demanded, offered, won ----------------------------------------------------------------------


def share(row: on_file.Row) -> str:
    """'7%', 'more than 15%', '$429,000,000 a year' as a line on the card has it."""
    more = "more than " if row["strict"] == "low" else ""
    if row["share"]:
        return f"{more}{Decimal(row['share']).normalize():f}%"
    no_rates = {"payment": ", one payment", "total": " in all"}
    per = no_rates.get(row["per"], f" a {row['per']}")
    return f"{more}{on_file.money(Decimal(row['low']))}{per}"


def bargaining_lines(text: str) -> dict[tuple[str, str], str]:
    """The lines of what was demanded, offered and won, by role and thing."""
    part = text.split("### In figures\n")[1].partition("\n###")[0]
    found: dict[tuple[str, str], str] = {}
    role = ""
    for line in part.splitlines():
        if line.startswith("- "):
            of, _, said = line[2:].partition(": ")
            found[role, of] = said
        elif not line.startswith("-# "):
            role = line
    return found


@pytest.mark.parametrize("name", [*BARGAINED, "sag-aftra-games-2024"])
async def test_every_demand_offer_and_rise_stands_beside_the_others(door: Door, name: str) -> None:
    _, text = await asked(door, name)
    found = bargaining_lines(text)
    roles = on_file.by_id("roles")

    things = {(row["role"], row["of"]) for row in figures(name, bargained=True)}
    assert len(found) == len(things)
    for role, of in things:
        named = roles[role]["title"], f"{of[:1].upper()}{of[1:]}"
        said = re.sub(r" (?:\[\d+\])+", "", found[named])
        own = [r for r in figures(name, bargained=True) if (r["role"], r["of"]) == (role, of)]
        for measure, word in SIDES.items():
            stated = [share(row) for row in own if row["measure"] == measure]
            expected = [f"{word} {one}" for one in stated] or [f"{word}: no figure on record"]
            assert all(one in said.split(" · ") for one in expected), (named, said)
        assert said.count(" · ") == max(2, len(own) - 1)


@pytest.mark.parametrize("name", BARGAINED)
async def test_each_of_them_has_its_note_and_its_source(door: Door, name: str) -> None:
    reply, text = await asked(door, name)
    copied = await door.press(reply, "Copy as text")
    copy = copied.text if not copied.files else await copied.file_text()

    for row in figures(name, bargained=True):
        word = SIDES[row["measure"]].capitalize()
        assert f"{word}: {row['note']}" in text, row["id"]
        assert any(
            on_file.by_id("sources")[one["source"]]["title"] in copy
            for one in on_file.evidence(row["id"])
        ), row["id"]


async def test_the_minimums_of_2023_side_by_side(door: Door) -> None:
    _, writers = await asked(door, "wga-2023")
    _, actors = await asked(door, "sag-aftra-2023")

    assert re.search(r"- First year: demanded 6% .*· offered 5% .*· won 5% ", writers)
    assert re.search(r"- First year: demanded 11% .*· offered 5% .*· won 7% ", actors)
    assert re.search(r"- Third year: demanded 4% .*· offered 3.2% .*· won 3.5% ", actors)


@pytest.mark.parametrize("name", BARGAINED)
async def test_what_the_contract_set_comes_last(door: Door, name: str) -> None:
    _, text = await asked(door, name)
    rates = text.split("### Set by the contract\n")[1]

    for row in figures(name, bargained=False):
        for part in (*on_file.amounts(row), row["of"], row["note"]):
            assert part in rates, (row["id"], part)
        assert on_file.by_id("roles")[row["role"]]["title"] in rates


async def test_a_strike_without_any_of_it_has_no_such_part(door: Door) -> None:
    _, text = await asked(door, "wga-1960")

    assert "### In figures" not in text
    assert "### Set by the contract" not in text


@pytest.mark.parametrize("strike", ["wgsu-2026", "sag-animation-1987"])
async def test_what_was_won_on_few_subjects_is_told_once(door: Door, strike: str) -> None:
    text = bare("\n".join(await door.pages(await door.slash("strike", name=strike))))

    contracts = [row["id"] for row in on_file.rows("contracts") if row["strike"] == strike]
    won = [r for r in on_file.rows("terms") if r["contract"] in contracts and r["side"] == "won"]
    assert won
    for row in won:
        assert text.count(f": {row['says']}") == 1, row["id"]
