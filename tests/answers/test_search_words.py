"""/search and /quote: single names, words that are ids as well, words that tell nothing."""

import pytest

from tests.kit import on_file
from tests.kit.door import Door


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("A24", "A24"),
        ("IATSE", "IATSE"),
        ("youtube", "YouTube"),
        ("Midjourney", "Midjourney"),
        ("DGA", "Directors Guild of America"),
        ("Walt Disney", "Disney"),
    ],
)
async def test_a_body_is_shown_by_what_it_did(door: Door, typed: str, name: str) -> None:
    reply = await door.slash("search", words=typed)

    assert reply.heading.startswith(f"{name}: ")
    assert "on record" in reply.heading


async def test_a_union_leads_on_to_its_strikes_its_pay_and_its_words(door: Door) -> None:
    reply = await door.slash("search", words="WGA")

    for label in ("/strike Writers' strike of 2023", "/quote Writers Guild of America"):
        opened = await door.press(reply, label)
        assert "not on record" not in opened.heading
    pay = next(menu for menu in reply.menus if menu["placeholder"].startswith("Pay: "))
    picked = pay["options"][0]
    opened = await door.pick(reply, reply.menus.index(pay), picked["value"])
    assert picked["label"] in opened.bare


async def test_a_person_is_shown_by_their_words(door: Door) -> None:
    reply = await door.slash("search", words="fran-drescher")

    assert "/timeline Fran Drescher" in reply.buttons


@pytest.mark.parametrize("typed", ["animation", "people", "black", "daily", "federal", "casting"])
async def test_the_id_of_a_source_that_is_an_ordinary_word_is_looked_for(
    door: Door, typed: str
) -> None:
    reply = await door.slash("search", words=typed)

    assert reply.menus[0]["placeholder"] == "Open one of them"
    assert "every word" in reply.heading


@pytest.mark.parametrize(
    "typed", ["my cat is hungry", "nature abhors a vacuum", "purple elephants dance at midnight"]
)
async def test_little_of_a_question_is_nothing(door: Door, typed: str) -> None:
    reply = await door.slash("search", words=typed)

    assert reply.heading == "Nothing on record has these words"


@pytest.mark.parametrize("typed", ["of", "the", "what is it", "and the"])
async def test_words_that_every_text_has_are_not_looked_for(door: Door, typed: str) -> None:
    reply = await door.slash("search", words=typed)

    assert reply.heading == "There is no word in that to look for"


@pytest.mark.parametrize("typed", ["minimum wage", "average pay"])
async def test_what_names_nobody_leads_to_no_record(door: Door, typed: str) -> None:
    reply = await door.slash("search", words=typed)

    assert not reply.heading.startswith("Read as")


async def test_who_did_not_strike_is_told_so(door: Door) -> None:
    reply = await door.slash("search", words="did the directors strike")

    assert "No strike by DGA is on record." in reply.bare


@pytest.mark.parametrize("typed", ["to be or not to be", "it is what it is", "the and"])
async def test_words_of_every_text_are_quoted_in_a_row_alone(door: Door, typed: str) -> None:
    reply = await door.slash("quote", words=typed)

    assert reply.heading.startswith("None of the five articles")


async def test_words_of_every_text_in_a_row_are_found(door: Door) -> None:
    reply = await door.slash("quote", words="and the")

    assert "and the" in reply.bare.casefold().split("\n", 1)[1]


async def test_few_corrections_are_named_those_with_the_first_letter_before(door: Door) -> None:
    reply = await door.slash("search", words="miles")

    assert "‘miles’ is in no record: read as ‘mines’, ‘mills’ or ‘myles’." in reply.bare


async def test_quotation_marks_around_what_was_said_are_dropped(door: Door) -> None:
    reply = await door.slash("search", words='who said "left behind"')

    assert reply.heading == "Read as: who said ‘left behind’"


async def test_no_excerpt_repeats_the_words_of_a_title(door: Door) -> None:
    reply = await door.slash("search", words="writers strike")

    assert "…deal of 24 September" not in reply.bare


@pytest.mark.parametrize(
    ("typed", "misspelt", "meant"),
    [
        ("how much do backgruond actors make", "backgruond", "background"),
        ("how long was the wirters strike", "wirters", "writers"),
    ],
)
async def test_a_question_with_a_slip_says_what_it_was_read_as(
    door: Door, typed: str, misspelt: str, meant: str
) -> None:
    reply = await door.slash("search", words=typed)

    assert reply.heading.startswith("Read as: ")
    assert f"‘{misspelt}’ is in no record: read as ‘{meant}’" in reply.bare


async def test_a_stoppage_is_shown_by_what_the_lists_say(door: Door) -> None:
    reply = await door.slash("search", words="nurses minnesota 2022 15000 workers")

    row = on_file.by_id("stoppages")["ws-20220912-1"]
    lines = reply.bare.splitlines()
    place = next(at for at, one in enumerate(lines) if f"`{row['id']}`" in one)
    told = lines[place + 1]
    assert f"{int(row['workers']):,} workers" in told
    assert "nurses' union" not in reply.bare  # a word for every day, which no list has


@pytest.mark.parametrize(
    ("typed", "strike"),
    [
        ("what did the writers win in 2007", "wga-2007"),
        ("did the writers win in 1988?", "wga-1988"),
        ("why did the actors strike back in 1980", "actors-1980"),
        ("what did the WGA win in 2023 about residuals", "wga-2023"),
        ("did the actors get what they wanted from the studios", "sag-aftra-2023"),
        ("what did the writers win", "wga-2023"),
    ],
)
async def test_the_year_of_a_question_tells_which_strike(
    door: Door, typed: str, strike: str
) -> None:
    reply = await door.slash("search", words=typed)

    assert reply.heading.startswith(("Read as: what was won by", "Read as: issues of"))
    assert f"`{strike}`" in reply.bare.splitlines()[1]


@pytest.mark.parametrize("typed", ["UPS", "ups"])
async def test_an_acronym_is_not_the_small_word_that_it_is_the_plural_of(
    door: Door, typed: str
) -> None:
    reply = await door.slash("search", words=f"{typed} teamsters")
    first = reply.bare.splitlines()[1]
    assert "United Parcel Service" in first or "Teamsters" in first
    assert " up " not in reply.bare

    quoted = await door.slash("quote", words=typed)
    assert quoted.heading.startswith("None of the five articles")
    assert (await door.slash("quote", words="up")).heading.startswith("6 passages")
