"""/strike by a trade, a place, an employer: the stoppage that is meant, and the list asked for."""

import re

import pytest

from bot.interactions.custom_ids import from_custom_id
from tests.kit import on_file
from tests.kit.door import Door, Reply

ALL = on_file.by_id("stoppages") | on_file.by_id("tracked_stoppages")


def shown(reply: Reply) -> str:
    """The id of the stoppage of a card."""
    heading = reply.heading
    found = [i for i, row in ALL.items() if heading.startswith(f"{row['employer']}, ")]
    same = [i for i in found if f"{int(ALL[i]['workers']):,} workers" in heading]
    assert same, heading
    return same[0]


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("teachers walkout", "Teachers"),
        ("nurses", "Nurses"),
        ("nurses strike 2010", "Nurses"),
        ("pilots strike", "Pilot"),
        ("flight attendants strike", "Flight Attendants"),
        ("Kaiser nurses strike", "Nurses"),
    ],
)
async def test_the_people_of_a_trade_are_those_that_their_union_names(
    door: Door, typed: str, word: str
) -> None:
    row = ALL[shown(await door.slash("strike", name=typed))]

    assert word in row["union"] or word in row["employer"]


@pytest.mark.parametrize(
    ("typed", "employer"),
    [
        ("AT&T", "AT&T"),
        ("att", "AT&T"),
        ("AT T", "AT&T"),
        ("at&t strike", "AT&T"),
        ("SBC", "SBC"),
        ("WCI strike", "WCI"),
    ],
)
async def test_an_employer_by_its_own_letters_before_one_that_is_also_called_so(
    door: Door, typed: str, employer: str
) -> None:
    reply = await door.slash("strike", name=typed)

    assert ALL[shown(reply)]["employer"].startswith(employer)


@pytest.mark.parametrize("typed", ["T", "A&P", "B&W", "x y", "hunger strike", "banker strike"])
async def test_letters_and_words_that_tell_nobody_are_no_strike(door: Door, typed: str) -> None:
    reply = await door.slash("strike", name=typed)

    assert reply.private
    assert reply.heading == f"Nothing on record is called ‘{typed}’"


@pytest.mark.parametrize(
    ("typed", "list_label"),
    [
        ("janitors", "stoppages: cleaning of buildings"),
        ("Ohio", "stoppages in Ohio"),
        ("airline strike", "stoppages: airlines"),
        ("school strike in Ohio 2022", ""),
        ("UAW", "stoppages: UAW"),
        ("hospitals 2022", "stoppages: hospitals, 2022"),
        ("biggest strike of 2019", "those with the most workers first"),
    ],
)
async def test_the_list_that_was_asked_for_is_a_press_away(
    door: Door, typed: str, list_label: str
) -> None:
    reply = await door.slash("strike", name=typed)

    whole = [label for label in reply.buttons if label.startswith("All ") and "stoppages" in label]
    if not list_label:
        assert not whole
        return
    assert list_label in whole[0]
    opened = await door.press(reply, whole[0])
    [count] = re.findall(r"^All ([0-9]+) |\(([0-9]+) BLS", whole[0])
    assert opened.heading.split()[0] in count


async def test_no_button_asks_twice_for_one_list(door: Door) -> None:
    reply = await door.slash("strike", name="Boeing Company")

    asked = [from_custom_id(one) for one in reply.buttons.values()]
    lists = [one.question for one in asked if one and one.question.command == "timeline"]
    assert len(lists) == len(set(lists)) > 0


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("latest", "Guild staff strike of 2026"),
        ("the most recent strike", "Guild staff strike of 2026"),
        ("longest", "Video game strike of 2016-17"),
        ("largest", "Actors' strike of 2023"),
        ("the longest WGA strike", "Writers' strike of 1988"),
        ("latest WGA strike", "Writers' strike of 2023"),
        ("latest SAG strike", "Video game strike of 2024-25"),
        ("latest writers strike", "Writers' strike of 2023"),
        ("biggest video game strike", "Video game strike of 2024-25"),
    ],
)
async def test_the_first_of_the_records_own_strikes(door: Door, typed: str, name: str) -> None:
    reply = await door.slash("strike", name=typed)

    assert reply.heading.startswith(f"{name}: ")
    assert f"‘{typed}’ is read as {name}, the " in reply.bare


async def test_lockouts_are_said_not_to_be_told_apart(door: Door) -> None:
    reply = await door.slash("strike", name="West Coast lockout of 2002")

    assert reply.heading.startswith("Pacific Maritime Association")
    assert "the lists do not tell lockouts from strikes" in reply.bare


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("largest strike 2024", "United States Maritime Alliance (USMX), 2024"),
        ("biggest strike 2026", "Kaiser Permanente, 26 January 2026"),
        ("largest strike 2023", "Actors' strike of 2023"),
        ("largest strike of 1988", "Writers' strike of 1988"),
    ],
)
async def test_the_largest_of_a_year_is_that_of_all_lists(
    door: Door, typed: str, meant: str
) -> None:
    reply = await door.slash("export", what=typed)

    assert f"{meant}, the largest on record of" in reply.bare


async def test_a_contract_by_the_largest_strike_of_a_year_is_of_a_strike_of_the_record(
    door: Door,
) -> None:
    reply = await door.slash("terms", contract="largest strike 2024")

    assert "SAG-AFTRA Interactive Media Agreement of 2025" in reply.heading


@pytest.mark.parametrize("typed", ["activision", "Electronic Arts"])
async def test_an_employer_in_a_stoppage_of_a_strike_leads_to_the_strike(
    door: Door, typed: str
) -> None:
    assert (await door.slash("strike", name=typed)).heading.startswith("Video game strike of 2024")


async def test_of_large_ones_the_latest_is_meant_on_whichever_list(door: Door) -> None:
    assert "2026" in (await door.slash("strike", name="LIRR")).heading
