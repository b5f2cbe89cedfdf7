"""/search: questions lead with the command that answers them; an address finds its source."""

import re

import pytest

from tests.kit import on_file
from tests.kit.door import Door, bare


@pytest.mark.parametrize(
    ("typed", "read_as", "record", "label"),
    [
        ("what have the actors won", "what was won by ‘the actors’", "sag-aftra-2023", "/strike"),
        ("How long did the actors' strike last?", "length of", "sag-aftra-2023", "/strike"),
        ("how long were the writers on strike", "length of", "wga-2023", "/strike"),
        ("when did the 1988 writers strike end", "dates of", "wga-1988", "/strike"),
        ("when did the writers go on strike", "dates of ‘the writers’", "wga-2023", "/strike"),
        ("why did the actors go on strike", "issues of ‘the actors’", "sag-aftra-2023", "/strike"),
        ("how many writers went on strike", "number of strikers among", "wga-2023", "/strike"),
        ("how much does a key grip make?", "pay of ‘a key grip’", "key-grip", "/pay"),
        ("what do registered nurses earn", "pay of", "29-1141", "/pay"),
        ("average salary of a camera operator", "pay of", "camera-operator", "/pay"),
        ("Ted Sarandos' pay", "pay of", "coceo-sarandos", "/pay"),
        ("stand in salary", "pay of", "stand-in", "/pay"),
        ("who is Rob Delaney", "who is ‘Rob Delaney’", "rob-delaney", "/quote"),
        ("what is the pay gap", "what is ‘the pay gap’", "pay-gap", "/positions"),
        ("what is IATSE?", "what is ‘IATSE’", "iatse", "/timeline"),
        ("is it hypocrisy", "positions on", "hypocrisy", "/positions"),
        ("will AI replace writers", "positions on", "ai-replaces", "/positions"),
        ("commercials strike", "the strike", "commercials-2000", "/strike"),
        ("video game strike 2016", "the strike", "sag-aftra-games-2016", "/strike"),
    ],
)
async def test_a_question_leads_with_the_command_that_answers_it(
    door: Door, typed: str, read_as: str, record: str, label: str
) -> None:
    reply = await door.slash("search", words=typed)

    assert reply.heading.startswith("Read as: ")
    assert read_as in reply.heading
    [first, *_] = re.findall("`([a-z0-9-]+)`", reply.text)
    assert first == record
    [button] = [one for one in reply.buttons if one.startswith("/")]
    assert button.startswith(label)
    opened = await door.press(reply, button)
    assert opened.private
    assert "not on record" not in opened.heading


async def test_who_said_something_leads_to_the_passage(door: Door) -> None:
    row = next(row for row in on_file.quotes() if "sound basis" in row["text"])
    reply = await door.slash("search", words="who said complaints should have a sound basis")

    assert row["text"] in reply.bare
    assert on_file.by_id("holders")[row["holder"]]["name"] in reply.bare
    opened = await door.press(reply, "Open the passage")
    assert row["text"] in opened.bare


async def test_the_latest_of_several_strikes_is_said_to_be(door: Door) -> None:
    reply = await door.slash("search", words="how long was the writers strike")

    assert re.search(r"The latest of \d+ that fit", reply.bare)
    assert "`wga-1988`" in bare("\n".join(await door.pages(reply)))


async def test_the_id_of_what_leads_stands_in_the_footer(door: Door) -> None:
    reply = await door.slash("search", words="pay of a showrunner")

    assert re.search(r"Picketdesk record [0-9.]+ · showrunner", reply.text)


@pytest.mark.parametrize("typed", ["pay of a unicorn", "equal pay", "what is a zyzzyva strike"])
async def test_what_no_record_answers_is_no_question(door: Door, typed: str) -> None:
    reply = await door.slash("search", words=typed)

    assert not reply.heading.startswith("Read as: pay")
    assert not [label for label in reply.buttons if label.startswith("/")]


@pytest.mark.parametrize("source", ["wishu", "techcrunch-230727", "ashen-insider"])
@pytest.mark.parametrize("change", ["{}", "{}?utm_source=a&fbclid=b", "<{}>", "{}#top"])
async def test_a_pasted_address_opens_its_source(door: Door, source: str, change: str) -> None:
    row = on_file.by_id("sources")[source]
    for address in (row["url"], row["url"].removeprefix("https://").rstrip("/")):
        reply = await door.slash("search", words=change.format(address))
        assert row["outlet"] in reply.heading


async def test_a_number_is_bold_as_a_whole(door: Door) -> None:
    text = (await door.slash("search", words="$900,000")).text.replace("\\", "")

    assert "**$900,000**" in text
    assert not re.search(r"9,\*\*900|\$\*\*900", text)
