"""/strike of a stoppage that is on the lists of BLS alone."""

from datetime import date

import pytest

from bot.answers.context import Context
from bot.answers.registry import answer
from bot.cards.plain_text import plain_text
from bot.models.question import Question
from tests.kit import on_file
from tests.kit.door import Door
from tests.kit.on_file import spoken

ALL = on_file.rows("stoppages")
COVERED = {i for row in on_file.rows("strikes") for i in row["stoppage"].split("|") if i}


async def test_the_card_of_a_stoppage(door: Door) -> None:
    reply = await door.slash("strike", name="UPS 1997")

    assert reply.heading == (
        "United Parcel Service, 4 to 21 August 1997: 180,000 workers, 2,032,500 days lost"
    )
    assert not reply.private
    text = reply.bare
    assert "17 days elapsed, 18 days counted." in text
    assert "Parties: United Parcel Service; International Brotherhood of Teamsters (IBT)." in text
    assert "Industry: parcels (NAICS 49211); private industry." in text
    assert "Where: Interstate." in text
    assert "Number 1 by workers (180,000 workers) and number 9 by days lost" in text
    assert f"of {len(ALL)} stoppages of 1,000 workers and more" in text
    assert "Provisional" not in text
    assert "ws-19970804-1" in text


async def test_a_provisional_one_without_an_end(door: Door) -> None:
    reply = await door.slash("strike", name="ws-20231017-1")

    assert "since 17 October 2023: 3,700 workers" in reply.heading
    assert "No end on the list: whether it went on after the list was made" in reply.bare
    assert "elapsed" not in reply.bare
    assert "Provisional. Provisional listing of the year 2023" in reply.bare


async def test_the_others_of_its_parties_are_a_press_away(door: Door) -> None:
    reply = await door.slash("strike", name="ws-20211014-1")
    assert not any("Deere" in label for label in reply.buttons), "the only one of John Deere"

    opened = await door.press(reply, "All of United Auto Workers (68 BLS, 8 Cornell's tracker)")
    assert opened.heading.startswith("68 stoppages of 1,000 workers and more: ")


@pytest.mark.parametrize("identifier", sorted(COVERED))
async def test_what_a_strike_covers_is_shown_as_that_strike(door: Door, identifier: str) -> None:
    [strike] = [row for row in on_file.rows("strikes") if identifier in row["stoppage"]]

    for command, option in (("strike", "name"), ("search", "words")):
        reply = await door.slash(command, **{option: identifier})
        assert reply.heading.startswith(f"{strike['name']}: ")
    assert identifier not in await door.complete("strike", "name", strike["name"])


async def test_every_stoppage_has_a_card(context: Context) -> None:
    for row in ALL[::5]:
        card = await answer(context, Question.of("strike", name=row["id"]))
        if row["id"] in COVERED:
            continue
        assert card.heading.startswith(row["employer"])
        assert f"{int(row['workers']):,} workers, {int(row['days_lost']):,} day" in card.heading
        text = plain_text(card)
        assert row["union"] in text
        assert all(code in text for code in row["industry"].split("|"))
        if row["end"]:
            first, last = (date.fromisoformat(row[end]) for end in ("start", "end"))
            assert f"{(last - first).days + 1:,} day" in text
            assert spoken(row["end"]) in card.heading
        assert card.ids == (row["id"],)


async def test_it_is_cited_and_exported_by_name_and_id(door: Door) -> None:
    for record in ("ws-20211014-1", "John Deere strike 2021"):
        cited = await door.slash("cite", record=record)
        assert cited.heading == "John Deere, 14 October 2021, in AP style"
        given = await door.slash("export", what=record)
        assert "10000" in await given.file_text()
    reply = await door.slash("strike", name="ws-20211014-1")
    assert (await door.press(reply, "Cite")).heading == cited.heading


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("UPS", "ws-19970804-1"),
        ("united parcel", "ws-19970804-1"),
        ("John Dee", "ws-20211014-1"),
        ("Kaiser 2023", "ws-20231004-1"),
        ("boeing machinists 2008", "ws-20080906-1"),
        ("verizon 2016", "ws-20160413-1"),
        ("chicago teachers 2019", "ws-20191017-1"),
        ("Nabisco", "ws-20210819-1"),
    ],
)
async def test_names_complete(door: Door, typed: str, first: str) -> None:
    assert (await door.complete("strike", "name", typed))[0] == first


async def test_both_of_a_party_are_offered(door: Door) -> None:
    assert set((await door.complete("strike", "name", "UPS"))[:2]) == {
        "ws-19940207-1",
        "ws-19970804-1",
    }


async def test_it_is_found_by_its_words(door: Door) -> None:
    reply = await door.slash("search", words="grocery California 2003 strike")

    assert "Albertsons, Ralphs, and Vons Markets, 2003" in reply.bare
    opened = await door.pick(reply, 0, "ws-20031012-1")
    assert opened.heading.startswith("Albertsons, Ralphs, and Vons Markets, 12 October 2003 to ")


async def test_a_made_up_id_is_not_on_record(door: Door) -> None:
    card = await door.slash("strike", name="wga-2023", private=True)
    reply = await door.forge(card, "v:0:st:ws-19000101-1")

    assert "not on record" in reply.text
