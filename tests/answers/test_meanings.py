"""What people mean by a word is answered at once, said, and beside what else it can mean."""

import pytest

from bot.interactions.custom_ids import from_custom_id
from tests.kit import on_file
from tests.kit.door import Door, Reply

STANDING = {"Next", "Copy as text", "Share", "Cite", "Export", "Report an error"}


def offered(reply: Reply) -> set[str]:
    """The values of the buttons and menus that a card has for what else was meant."""
    pressed = [from_custom_id(one) for label, one in reply.buttons.items() if label not in STANDING]
    values = {value for one in pressed if one for _, value in one.question.options}
    return values | {one["value"] for menu in reply.menus for one in menu["options"]}


@pytest.mark.parametrize(
    ("command", "option", "typed", "heading"),
    [
        ("strike", "name", "WGA", "Writers' strike of 2023"),
        ("strike", "name", "sag", "Actors' strike of 2023"),
        ("strike", "name", "writers strike", "Writers' strike of 2023"),
        ("strike", "name", "the actors' strike", "Actors' strike of 2023"),
        ("strike", "name", "commercials strike", "Commercials strike of 2000"),
        ("timeline", "about", "SAG", "sag-aftra"),
        ("pay", "role", "WGA", "WGA writer"),
        ("pay", "role", "pilot", "Airline Pilots"),
        ("pay", "role", "backround actor", "Background actor"),
    ],
)
async def test_what_nearly_everybody_means_is_answered_at_once(
    door: Door, command: str, option: str, typed: str, heading: str
) -> None:
    reply = await door.slash(command, **{option: typed})

    assert not reply.private
    assert heading.casefold() in reply.bare.splitlines()[0].casefold()
    assert f"‘{typed}’ is read as" in reply.bare
    others = offered(reply)
    assert others


async def test_the_other_strikes_of_a_union_are_on_the_same_card(door: Door) -> None:
    reply = await door.slash("strike", name="WGA")

    of_union = {row["id"] for row in on_file.rows("strikes") if row["union"] == "WGA"}
    assert of_union - {"wga-2023"} <= offered(reply)

    other = await door.pick(reply, 0, "wga-1988")
    assert other.heading.startswith("Writers' strike of 1988")
    assert not other.private


async def test_a_strike_of_another_year_is_no_default(door: Door) -> None:
    for typed in ("WGA 2007", "2007 writers strike", "writers strike 2008", "WGA 07"):
        reply = await door.slash("strike", name=typed)
        assert reply.heading.startswith("Writers' strike of 2007-08"), typed


@pytest.mark.parametrize("typed", ["this strike", "voice actors strike", "guild minimum"])
async def test_where_no_reading_leads_it_is_asked(door: Door, typed: str) -> None:
    command, option = ("pay", "role") if typed == "guild minimum" else ("strike", "name")
    reply = await door.slash(command, **{option: typed})

    assert "which one?" in reply.heading
    chosen = await door.press(reply, next(iter(reply.buttons)))
    assert not chosen.private, "the answer to the choice is as public as the question was"


@pytest.mark.parametrize(
    ("command", "typed", "file"),
    [
        *[("export", typed, ".zip") for typed in ("everything", "all", "data", "the whole thing")],
        ("export", "wages", "-occupations.csv"),
        ("export", "strikes", "-strikes.csv"),
        ("export", "quotations", "-quotes.csv"),
        ("export", "inflation", "-prices.csv"),
    ],
)
async def test_a_table_is_found_by_what_people_call_it(
    door: Door, command: str, typed: str, file: str
) -> None:
    reply = await door.slash(command, what=typed)
    assert reply.files[0].endswith(file)


async def test_a_file_for_a_unions_name_says_what_was_chosen_and_offers_the_rest(
    door: Door,
) -> None:
    reply = await door.slash("export", what="WGA")

    assert reply.files[0].endswith("-wga.csv")
    assert "‘WGA’ is read as the person or body Writers Guild of America" in reply.bare
    assert {"wga-2023", "wga-writer"} & offered(reply)


@pytest.mark.parametrize("command", ["source", "cite"])
async def test_an_address_finds_its_source(door: Door, command: str) -> None:
    for row in on_file.rows("sources")[::40]:
        url = row["url"]
        if not url or "?" in url:
            continue
        bare = url.removeprefix("https://").removeprefix("www.").rstrip("/")
        for typed in (url, bare, f"<{url}>", f"{url}?utm_source=x&fbclid=1", f"{url}#top"):
            option = "source" if command == "source" else "record"
            reply = await door.slash(command, **{option: typed})
            same = [one["id"] for one in on_file.rows("sources") if one["url"] == url]
            assert len(same) > 1 or row["id"] in reply.text, typed


async def test_an_address_that_is_not_on_record_is_not_guessed(door: Door) -> None:
    reply = await door.slash("source", source="https://example.org/2023/07/27/an-article")
    assert "Nothing on record" in reply.heading


async def test_the_name_of_a_choice_is_the_choice(door: Door) -> None:
    for command, option, typed in (
        ("pay", "role", "staff"),
        ("strike", "name", "writers"),
        ("timeline", "about", "screen"),
        ("source", "source", "netflix"),
    ):
        for choice in await door.offered(command, option, typed):
            by_value = await door.slash(command, **{option: choice["value"]})
            by_name = await door.slash(command, **{option: choice["name"]})
            assert by_name.heading == by_value.heading, choice


@pytest.mark.parametrize("typed", ["27-2011", "272011", "27 2011", "27-2011.00"])
async def test_a_code_is_read_however_it_is_written(door: Door, typed: str) -> None:
    assert (await door.slash("pay", role=typed)).heading.startswith("Actors")


async def test_nothing_is_better_than_the_absurd(door: Door) -> None:
    for command, option, typed in (
        ("pay", "role", "unicorn wrangler"),
        ("pay", "role", "xyzzy plugh"),
        ("source", "source", "qwertz"),
        ("on", "date", "never"),
        ("strike", "name", "pizza"),
        ("cite", "record", "gobbledygook"),
    ):
        assert await door.offered(command, option, typed) == [], typed
        reply = await door.slash(command, **{option: typed})
        assert reply.private
        assert "may mean" not in reply.heading
    assert "Airline" not in str(await door.offered("pay", "role", "AI engineer"))


@pytest.mark.parametrize(
    ("command", "option", "typed", "says"),
    [
        ("pay", "role", "data scientist", "Data Scientists: $"),  # Netflix's has no figure
        ("cite", "record", "Bob Iger's pay", "Disney CEO (Bob Iger)"),
        ("strike", "name", "wrtiers strike", "Writers' strike of 2023"),
        ("strike", "name", "Writters Gild strike 1988", "Writers' strike of 1988"),
        ("positions", "topic", "strike", "Collective bargaining and strikes"),
        ("source", "source", "Tech Crunch", "TechCrunch"),
    ],
)
async def test_what_is_asked_of_a_name_tells_which_is_meant(
    door: Door, command: str, option: str, typed: str, says: str
) -> None:
    reply = await door.slash(command, **{option: typed})
    assert says in reply.bare.splitlines()[0]


@pytest.mark.parametrize(
    ("command", "option", "typed"),
    [
        ("pay", "role", "intern"),  # the beginning of 'internal' is no intern
        ("source", "source", "new york times"),  # named in notes alone
        ("cite", "record", "NO FAKES"),
        ("export", "what", "cheese"),
    ],
)
async def test_what_is_only_like_a_name_is_asked(
    door: Door, command: str, option: str, typed: str
) -> None:
    reply = await door.slash(command, **{option: typed})
    assert reply.private
    assert not reply.files
    assert typed in reply.bare.splitlines()[0]


async def test_a_page_that_is_not_on_record_is_not_another_page_of_its_site(door: Door) -> None:
    reply = await door.slash("source", source="https://www.indiewire.com/2023/no-such-page/")

    assert reply.private
    assert "is not on record; from the same site:" in reply.heading
    assert reply.buttons


async def test_a_word_for_every_day_is_offered_for_itself_alone(door: Door) -> None:
    offered = str(await door.offered("pay", "role", "doctor"))
    assert offered.index("Physicians") < len(offered) // 2
    reply = await door.slash("pay", role="PA")
    assert "Paperhangers" not in str(reply.buttons)


@pytest.mark.parametrize(
    ("typed", "meant"), [("makeup lady", "Makeup Artists"), ("bank guy", "Tellers")]
)
async def test_that_it_is_a_person_tells_nothing(door: Door, typed: str, meant: str) -> None:
    reply = await door.slash("pay", role=typed)
    assert reply.heading.startswith(meant)


@pytest.mark.parametrize("typed", ["LA Times", "los angeles times", "THR", "Hollywood Reporter"])
async def test_an_outlet_has_its_sources_counted(door: Door, typed: str) -> None:
    outlet = "Los Angeles Times" if "imes" in typed else "The Hollywood Reporter"
    own = [row for row in on_file.rows("sources") if row["outlet"] == outlet]
    reply = await door.slash("source", source=typed)

    assert reply.heading == f"‘{typed}’ can mean {len(own)} sources of {outlet}: which one?"
    offered = {one["value"] for one in reply.menus[0]["options"]}
    assert len(offered) == min(len(own), 25)
    assert offered <= {row["id"] for row in own}


@pytest.mark.parametrize("typed", ["nothing", "none of this", "somebody"])
async def test_what_names_nothing_offers_nothing(door: Door, typed: str) -> None:
    """Though titles have such words."""
    reply = await door.slash("export", what=typed)

    assert reply.heading.startswith("Nothing on record is called")
    assert not reply.menus
    assert not reply.buttons


async def test_a_dot_behind_a_site_is_no_other_site(door: Door) -> None:
    reply = await door.slash("source", source="https://www.wgaeast.org./guild-contracts/mba/x")
    assert "wgaeast.org" in reply.text
