"""/source, /search and /record."""

import re

import pytest

from bot.answers.registry import COMMANDS
from tests.kit import on_file
from tests.kit.door import Door, bare
from tests.kit.on_file import spoken

ARTICLES = [row["id"] for row in on_file.articles()]
EXAMPLES = [(command, one) for command in COMMANDS.values() for one in command.examples]


async def whole(door: Door, command: str, **options: str) -> str:
    return bare("\n".join(await door.pages(await door.slash(command, **options))))


def test_there_are_five_articles() -> None:
    assert len(ARTICLES) == 5


# --- /source -------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", ARTICLES)
async def test_an_article_has_all_that_it_states(door: Door, source: str) -> None:
    text = await whole(door, "source", source=source)

    row = on_file.by_id("sources")[source]
    stated = [word for word in on_file.rows("evidence") if word["source"] == source]
    heading = text.splitlines()[0]
    figures = {word["record"] for word in stated} & set(on_file.ids("figures"))
    quotes = {word["record"] for word in stated} & set(on_file.ids("quotes"))
    events = {word["record"] for word in stated} & set(on_file.ids("events"))
    assert f"{len(figures)} pay figure" in heading
    assert f"{len(quotes)} quotation" in heading
    assert f"{len(events)} event" in heading
    assert row["outlet"] in heading
    assert (spoken(row["published"]) if row["published"] else "undated") in heading
    for table, name in (("events", "title"), ("strikes", "name"), ("roles", "title")):
        for record in {word["record"] for word in stated} & set(on_file.ids(table)):
            assert on_file.by_id(table)[record][name] in text
    for record in figures:
        figure = on_file.figure(record)
        assert all(part in text for part in on_file.amounts(figure))
        assert figure["note"] in text
        assert figure["of"] in text
    for record in quotes:
        assert on_file.by_id("quotes")[record]["text"] in text


@pytest.mark.parametrize("source", ARTICLES)
async def test_an_article_names_whom_it_repeats_and_what_is_its_own(
    door: Door, source: str
) -> None:
    reply = await door.slash("source", source=source)

    repeated = on_file.by_id("sources")[on_file.by_id("sources")[source]["repeats"]]
    assert "Repeats" in reply.bare
    assert repeated["title"] in reply.bare
    facts = {
        word["record"]
        for word in on_file.rows("evidence")
        if word["source"] == source
        and word["record"]
        in {*on_file.ids("figures"), *on_file.ids("events"), *on_file.ids("strikes")}
    }
    own = sum(on_file.origin(record, source) == source for record in facts)
    assert f"{own} of {len(facts)} facts on its own word" in reply.heading
    opened = await door.press(reply, f"Whom it repeats: {repeated['outlet']}")
    assert opened.private
    assert repeated["outlet"] in opened.heading


async def test_what_others_say_differently_stands_beside_it(door: Door) -> None:
    text = await whole(door, "source", source="techcrunch-mirror")

    sources, _ = on_file.reported("f-pm-range")
    assert f"Others: $300,000 to $900,000 a year, total compensation ({sources} sources)" in text


async def test_the_words_of_an_article_are_a_press_away(door: Door) -> None:
    reply = await door.slash("source", source="wishu")
    opened = await door.press(reply, "Its words")

    assert opened.private
    assert f"{len(on_file.quotes(source='wishu'))} passages" in opened.heading


async def test_a_source_by_its_outlet_title_and_author(door: Door) -> None:
    for typed in ("wishu.io", on_file.by_id("sources")["wishu"]["title"]):
        reply = await door.slash("source", source=typed)
        assert "wishu.io" in reply.heading, typed


# --- /search -------------------------------------------------------------------------------------


async def test_the_best_come_first_whatever_their_kind_and_the_words_are_bold(door: Door) -> None:
    reply = await door.slash("search", words="residual checks")
    text = "\n".join(await door.pages(reply))

    assert not reply.private
    assert re.search(r"\*\*residual\*\* \*\*check\*\*", text)
    assert text.count("`hit-show-actress`") == 1
    kinds = re.findall(r" · ([a-zA-Z ]+) · `[a-z0-9-]+`$", text, re.MULTILINE)
    assert len(set(kinds)) > 2
    assert kinds != sorted(kinds)
    assert len(kinds) == len(reply.menus[0]["options"])


async def test_a_whole_name_comes_before_a_mention(door: Door) -> None:
    for words, record in (
        ("pay gap", "pay-gap"),
        ("fran drescher", "fran-drescher"),
        ("key grips", "key-grip"),
        ("drescher fran", "fran-drescher"),
    ):
        text = await whole(door, "search", words=words)
        assert re.findall("`([a-z0-9-]+)`", text)[0] == record, words


@pytest.mark.parametrize("typed", ["849K", "849,000", "849000", "$849,000"])
async def test_amounts_are_found_as_they_are_typed(door: Door, typed: str) -> None:
    assert "`f-em-range`" in await whole(door, "search", words=typed)


async def test_some_words_where_no_record_has_all(door: Door) -> None:
    reply = await door.slash("search", words="hypocrisy xylophone")

    assert "No record has every word" in reply.heading
    assert "hypocrisy" in reply.text


async def test_a_hit_opens_from_the_menu(door: Door) -> None:
    reply = await door.slash("search", words="residual checks")
    values = [option["value"] for option in reply.menus[0]["options"]]

    for value in values[:8]:
        opened = await door.pick(reply, 0, value)
        assert opened.private
        assert "not on record" not in opened.text, value


@pytest.mark.parametrize(
    ("words", "record", "fact"),
    [
        ("sound basis negotiating table", "q-coldewey-04", "sound basis"),
        ("feudal landowners", "s-fran-drescher-02", "feudal landowners"),
        ("ELVIS Act signed", "e-elvis-signed", "21 March 2024"),
        ("Writers' strike of 2023", "wga-2023", "148 days elapsed"),
        ("Fran Drescher", "fran-drescher", "paraphrase"),
    ],
)
async def test_every_kind_of_hit_opens_the_card_that_has_it(
    door: Door, words: str, record: str, fact: str
) -> None:
    reply = await door.slash("search", words=words)
    opened = await door.pick(reply, 0, record)

    assert opened.private
    assert fact in bare("\n".join(await door.pages(opened)))


async def test_a_slip_is_read_as_what_is_meant_and_said(door: Door) -> None:
    reply = await door.slash("search", words="dreschr")

    assert "‘dreschr’ is in no record: read as ‘drescher’" in reply.bare
    assert "`fran-drescher`" in reply.text


async def test_nothing_found_says_so_and_where_to_report(door: Door) -> None:
    reply = await door.slash("search", words="xylophone quux")

    assert reply.private
    assert reply.heading == "Nothing on record has these words"
    assert "/record" in reply.text


async def test_at_most_three_of_the_nearest(door: Door) -> None:
    reply = await door.slash("search", words="xylophone quux")

    assert reply.private
    nearest = [label for label, one in reply.buttons.items() if one.startswith("o:")]
    assert len(nearest) <= 3


async def test_nothing_found_is_not_to_be_shared(door: Door) -> None:
    reply = await door.slash("search", words="xylophone quux")

    assert "Share" not in reply.buttons


# --- /record -------------------------------------------------------------------------------------


async def test_the_record_counts_what_the_files_hold(door: Door) -> None:
    reply = await door.slash("record")

    assert reply.private
    tables = ("roles", "figures", "quotes", "statements", "topics", "holders", "events", "strikes")
    for table in (*tables, "sources"):
        assert f" {len(on_file.rows(table))} " in reply.bare, table
    assert f"{len(on_file.rows('figures'))} pay figures" in reply.heading
    assert f"\n- {len(on_file.rows('stoppages'))} BLS work stoppages\n" in reply.bare
    assert f"\n- {len(on_file.ids('occupations'))} BLS occupations\n" in reply.bare
    for row in on_file.articles():
        assert row["title"] in reply.bare
        assert row["url"] in reply.text
    assert "error" in await door.read(reply)


async def test_the_record_is_public_where_that_is_asked_for(door: Door) -> None:
    for command in ("record", "help"):
        assert not (await door.slash(command, private=False)).private


async def test_a_figure_that_is_found_keeps_its_bounds_and_its_note(door: Door) -> None:
    reply = await door.slash("search", words="900,000")
    text = "\n".join(page.replace("**", "").replace("\\", "") for page in await door.pages(reply))

    for identifier in ("f-pm-ceiling", "f-pm-flat", "f-pm-range", "f-rs6-range"):
        assert f"`{identifier}`" in text
        row = on_file.figure(identifier)
        assert row["of"] in text
        assert row["note"] in text
    [ceiling] = [line for line in text.splitlines() if "`f-pm-ceiling`" in line]
    assert "up to $900,000" in ceiling


async def test_what_others_state_keeps_its_note(door: Door) -> None:
    reply = await door.slash("source", source="ashen-insider")
    text = "\n".join(page.replace("\\", "") for page in await door.pages(reply))

    others = [line for line in text.splitlines() if "Others: " in line]
    assert others
    flat = on_file.figure("f-pm-flat")["note"]
    assert any(flat in line for line in others)
