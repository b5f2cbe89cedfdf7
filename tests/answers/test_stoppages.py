"""/timeline of the bureau's work stoppages: all of them, those of a year, or between two dates."""

import pytest

from bot.answers.context import Context
from bot.answers.registry import answer
from bot.models.question import Question
from tests.kit import on_file
from tests.kit.door import Door, Reply, bare
from tests.kit.on_file import Row, spoken

ALL = on_file.rows("stoppages")
TRACKED = on_file.rows("tracked_stoppages")
STARTED = sorted({row["start"][:4] for row in ALL if row["start"] >= "1993"})
ENDS = "2023 (BLS) and 10 March 2026 (Cornell's tracker)"
LIST = "of 1,000 workers and more on the lists of the Bureau of Labor Statistics"


def on_between(first: str, last: str) -> list[Row]:
    """The stoppages that were on at some time; one without an end may be on ever since."""
    return [row for row in ALL if row["start"] <= last and (row["end"] or "9999") >= first]


def on_in(year: str) -> list[Row]:
    return on_between(f"{year}-01-01", f"{year}-12-31")


def counted(found: list[Row]) -> str:
    return f"{len(found)} stoppage{'s' * (len(found) != 1)} {LIST}"


def dates(row: Row) -> str:
    if not row["end"]:
        return f"{spoken(row['start'])}, no end on the list"
    end = f" to {spoken(row['end'])}" if row["end"] != row["start"] else ""
    return f"{spoken(row['start'])}{end}"


def said(row: Row) -> str:
    """The line of a stoppage, without its marks."""
    size = f"{int(row['workers']):,} workers, {int(row['days_lost']):,} days lost"
    union = f"; {row['union']}" if row["union"] else ""
    return f"- {dates(row)}: {row['employer']}; {size}{union} ["


async def whole(door: Door, reply: Reply) -> str:
    """All pages, up to what is not on the bureau's lists."""
    return bare("\n".join(await door.pages(reply))).split("### On Cornell's")[0]


def assert_lists(text: str, found: list[Row]) -> None:
    """Exactly these, by their starts."""
    lines = [line for line in text.splitlines() if line.startswith("- ")]
    assert len(lines) == len(found)
    places = [text.index(said(row)) for row in sorted(found, key=lambda row: row["start"])]
    days = sorted(row["start"] for row in found)
    order = sorted(zip(days, places, strict=True))
    assert order == list(zip(days, sorted(places), strict=True))


@pytest.mark.parametrize("typed", ["all stoppages 2023", "stoppages 2023", "Stoppages of 2023"])
async def test_the_stoppages_of_2023(door: Door, typed: str) -> None:
    reply = await door.slash("timeline", about=typed)

    found = on_in("2023")
    assert reply.heading == f"{counted(found)}, 2023"
    assert not reply.private
    text = await whole(door, reply)
    assert_lists(text, found)
    assert "What began in 2023 is provisional" in text
    assert "lockouts count as well" in text
    assert text.count("no end on the list") == sum(not row["end"] for row in found) == 3


async def test_every_year_is_that_of_the_file(context: Context) -> None:
    for year in STARTED:
        card = await answer(context, Question.of("timeline", about=f"stoppages-{year}"))
        assert card.heading == f"{counted(on_in(year))}, {year}"
        # The largest and the latest stand above, of each list.
        beside = len([row for row in TRACKED if row["start"][:4] == year])
        assert len(card.blocks) == (2 if beside else 1) + len(on_in(year)) + beside
        assert [menu.question.command for menu in card.menus] == ["strike"]


async def test_all_of_them_with_the_menu_of_years(door: Door) -> None:
    reply = await door.slash("timeline", about="all stoppages")
    assert reply.heading == f"{counted(list(ALL))}, 1993 to 2023"
    assert (STARTED[0], STARTED[-1]) == ("1993", "2023")

    menu, _ = reply.menus
    shown = [option["value"] for option in menu["options"]]
    years = sorted({*STARTED, *(row["start"][:4] for row in TRACKED)})
    assert shown == [f"stoppages-{year}" for year in years[::-1][:25]]
    picked = await door.pick(reply, 0, "stoppages-2007")
    assert picked.heading == f"{counted(on_in('2007'))}, 2007"
    assert [menu["placeholder"] for menu in picked.menus] == ["Open one of them"]


@pytest.mark.parametrize(
    ("first", "last", "span"),
    [
        ("2023-09-24", "2023-09-25", "24 September 2023 to 25 September 2023"),
        ("November 2007", "2008", "November 2007 to 2008"),
        ("July 2023", "", "from July 2023 on"),
        ("", "1993-01-19", "up to 19 January 1993"),
    ],
)
async def test_between_dates(door: Door, first: str, last: str, span: str) -> None:
    reply = await door.slash("timeline", about="all stoppages", from_date=first, to_date=last)

    ends = {
        "24 September 2023 to 25 September 2023": ("2023-09-24", "2023-09-25"),
        "November 2007 to 2008": ("2007-11-01", "2008-12-31"),
        "from July 2023 on": ("2023-07-01", "9999"),
        "up to 19 January 1993": ("0001", "1993-01-19"),
    }[span]
    found = on_between(*ends)
    assert found
    assert reply.heading == f"{counted(found)}, {span}"
    assert_lists(await whole(door, reply), found)


async def test_dates_narrow_the_year(door: Door) -> None:
    late = await door.slash("timeline", about="stoppages 2023", from_date="July 2023")
    found = on_between("2023-07-01", "2023-12-31")
    assert late.heading == f"{counted(found)}, 2023, from July 2023 on"

    early = await door.slash("timeline", about="stoppages 2023", to_date="March 2023")
    found = on_between("2023-01-01", "2023-03-31")
    assert early.heading == f"{counted(found)}, 2023, up to March 2023"
    assert_lists(await whole(door, early), found)

    other = await door.slash("timeline", about="stoppages 2023", from_date="2001", to_date="2002")
    assert other.heading == f"No stoppage {LIST}, 2023, 2001 to 2002"
    other = await door.slash("timeline", about="stoppages 2022", from_date="2023")
    assert other.heading == f"No stoppage {LIST}, 2022, from 2023 on"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"about": "stoppages 2030"}, f"end with {ENDS}: no stoppage of 2030"),
        ({"about": "all stoppages 1970"}, "begin with 1993: there is none of 1970"),
        (
            {"about": "all stoppages", "from_date": "2027"},
            f"end with {ENDS}: no stoppage from 2027 on",
        ),
        (
            {"about": "all stoppages", "to_date": "1970"},
            "begin with 1993: there is none up to 1970",
        ),
        (
            {"about": "all stoppages", "from_date": "2030", "to_date": "2031"},
            f"end with {ENDS}: no stoppage of 2030 to 2031",
        ),
        ({"about": "UAW 2027"}, f"end with {ENDS}: no stoppage of 2027 (UAW)"),
        ({"about": "strikes since 2027"}, f"end with {ENDS}: no stoppage since 2027"),
    ],
)
async def test_where_the_lists_end_is_said_first(
    door: Door, options: dict[str, str], says: str
) -> None:
    reply = await door.slash("timeline", **options)

    assert reply.heading == f"The lists on record {says}"
    assert "The lists are of the years 1993 to 2023." in reply.bare
    assert "Days lost" not in reply.bare


async def test_what_is_known_to_be_missing_of_the_last_list_is_said(door: Door) -> None:
    for about in ("all stoppages 2023", "all stoppages 2027", "strikes since 2020"):
        text = (await door.slash("timeline", about=about)).bare
        assert "What began in 2023 is provisional." in text
        assert "30 stoppages begun, where the final count has 33." in text
    reply = await door.slash("timeline", about="all stoppages 2024")
    assert "3 of them have no end there: whether any went on is not on record" in reply.bare
    reply = await door.slash("timeline", about="all stoppages 2007")
    assert "provisional" not in reply.bare


@pytest.mark.parametrize("year", ["1988", "1992"])
async def test_what_ran_into_the_first_list_is_told_of_the_years_before(
    door: Door, year: str
) -> None:
    reply = await door.slash("timeline", about=f"all stoppages {year}")

    assert reply.heading == f"The lists on record begin with 1993: there is none of {year}"
    assert "On them all the same, for it ran into 1993:" in reply.bare
    assert_lists(reply.bare, on_in(year))


async def test_dates_turned_round(door: Door) -> None:
    turned = await door.slash("timeline", about="all stoppages", from_date="2008", to_date="2007")

    found = on_between("2007-01-01", "2008-12-31")
    assert turned.heading == f"{counted(found)}, 2007 to 2008"
    assert "they are turned round" in turned.bare


async def test_names_complete(door: Door) -> None:
    assert (await door.complete("timeline", "about", "all stop"))[0] == "stoppages"
    for typed in ("stoppages 2023", "all stoppages 2023", "stoppages-2023"):
        assert (await door.complete("timeline", "about", typed))[0] == "stoppages-2023"
    assert "stoppages-2007" in await door.complete("timeline", "about", "2007")
    assert not [
        one
        for one in await door.complete("timeline", "about", "writers")
        if one.startswith("stoppages")
    ]


async def test_a_typo_is_forgiven(door: Door) -> None:
    reply = await door.slash("timeline", about="all stopages 2007")

    assert reply.heading == f"{counted(on_in('2007'))}, 2007", "another year is no typo"


@pytest.mark.parametrize(
    "about", ["stoppages-0000", "stoppages-20", "stoppages-2023-05", "stoppage"]
)
async def test_a_button_that_nobody_made(door: Door, about: str) -> None:
    card = await door.slash("timeline", about="wga-2023", private=True)
    reply = await door.forge(card, f"v:0:ti:{about}")

    assert reply.private
    assert "not on record" in reply.text


async def test_copied_whole(door: Door) -> None:
    reply = await door.slash("timeline", about="all stoppages")
    copied = await door.press(reply, "Copy as text")

    text = await copied.file_text()
    for row in ALL:
        assert said(row).removesuffix(" [") in text
    assert "bls.gov" in text
