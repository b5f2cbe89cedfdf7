"""/search: what is asked about stoppages leads to the one that is meant, or to their list."""

import re

import pytest

from tests.kit import on_file
from tests.kit.door import Door


@pytest.mark.parametrize(
    ("typed", "read_as", "stoppage"),
    [
        ("how long was the UPS strike", "length of", "ws-19970804-1"),
        ("when did the UPS strike happen?", "dates of", "ws-19970804-1"),
        ("how many workers went on strike at UPS", "number of strikers", "ws-19970804-1"),
        ("how big was the UPS strike", "size of", "ws-19970804-1"),
        ("how long did the GM strike last in 2019", "length of", "ws-20190916-1"),
        ("when did the Kaiser strike end", "dates of", "ws-20260126-1"),
        ("how many people walked out at Boeing", "number of strikers", "ws-20240913-1"),
    ],
)
async def test_a_question_about_a_stoppage_leads_to_it(
    door: Door, typed: str, read_as: str, stoppage: str
) -> None:
    row = (on_file.by_id("stoppages") | on_file.by_id("tracked_stoppages"))[stoppage]
    reply = await door.slash("search", words=typed)

    assert reply.heading.startswith(f"Read as: {read_as}")
    assert "Also found" not in reply.bare  # a card that answers has nothing to add
    first, second = reply.bare.splitlines()[1:3]
    assert f"`{stoppage}`" in first
    assert f"{int(row['workers']):,} workers" in first
    assert re.fullmatch(r"\d+ days elapsed, \d+ days counted\.", second)
    label = next(label for label in reply.buttons if label.startswith("/strike "))
    opened = await door.press(reply, label)
    assert opened.heading.startswith(row["employer"].split(",")[0])
    assert second.split(",")[0] in opened.bare


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("strikes in 2018", 2018),
        ("how many strikes were there in 2022", 2022),
        ("which unions went on strike in 2023", 2023),
        ("list of all stoppages of 1998", 1998),
        ("every walkout in 2007", 2007),
    ],
)
async def test_the_stoppages_of_a_year_are_as_many_as_on_the_timeline(
    door: Door, typed: str, year: int
) -> None:
    reply = await door.slash("search", words=typed)

    listed = await door.press(reply, f"/timeline {typed}")
    assert str(year) in listed.heading
    [count] = re.findall(r": (\d+) stoppages", reply.heading)
    assert listed.heading.startswith(f"{count} stoppages ")


@pytest.mark.parametrize("typed", ["biggest strikes", "longest strikes", "strikes in Ohio"])
async def test_a_list_has_the_stoppages_that_strikes_of_the_record_are(
    door: Door, typed: str
) -> None:
    reply = await door.slash("search", words=typed)

    listed = await door.press(reply, f"/timeline {typed}")
    [count] = re.findall(r": (\d+) stoppages", reply.heading)
    assert listed.heading.startswith(f"{count} stoppages ")
    assert "quotation" not in reply.bare


@pytest.mark.parametrize("typed", ["strikes in 2030", "all stoppages 2028"])
async def test_years_beyond_the_lists_have_none(door: Door, typed: str) -> None:
    reply = await door.slash("search", words=typed)

    assert "none on the lists" in reply.heading
    listed = await door.press(reply, f"/timeline {typed}")
    assert "The lists on record end with" in listed.heading


async def test_what_a_stoppage_was_over_is_not_made_up(door: Door) -> None:
    reply = await door.slash("search", words="why did the UPS workers strike")

    assert "The lists do not say what a stoppage was over" in reply.bare


@pytest.mark.parametrize("typed", ["black", "federal", "strike", "strikes"])
async def test_an_ordinary_word_is_no_list(door: Door, typed: str) -> None:
    reply = await door.slash("search", words=typed)

    assert not reply.heading.startswith("Read as")


async def test_a_number_of_strikers_finds_the_strike_of_the_record_first(door: Door) -> None:
    reply = await door.slash("search", words="160,000")

    assert re.findall("`([a-z0-9-]+)`", reply.text)[0] == "sag-aftra-2023"


@pytest.mark.parametrize("typed", ["LA Times", "L.A. Times"])
async def test_an_everyday_word_for_an_outlet_is_no_place(door: Door, typed: str) -> None:
    reply = await door.slash("search", words=typed)

    assert "stoppages" not in reply.heading
    assert "Los Angeles Times" in reply.bare
    assert "on record is called" in (await door.slash("strike", name=typed)).heading


async def test_an_everyday_word_for_an_employer_is_no_place(door: Door) -> None:
    reply = await door.slash("search", words="NY Times")

    assert reply.heading == "Read as: stoppages, ‘NY Times’: 1 stoppage"
    assert "New York Times, 2022" in reply.bare
