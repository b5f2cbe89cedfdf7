"""/timeline of stoppages as people ask for them: by party, trade, place, years and size."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.kit import on_file
from tests.kit.door import Door, bare
from tests.kit.on_file import Row, spoken

ALL = on_file.rows("stoppages")


def days_long(row: Row) -> int:
    last = date.fromisoformat(row["end"]) if row["end"] else None
    return (last - date.fromisoformat(row["start"])).days + 1 if last else 0


async def listed(door: Door, about: str) -> tuple[str, list[str]]:
    """The heading, and the lines of all that the bureau lists."""
    reply = await door.slash("timeline", about=about)
    text = bare("\n".join(await door.pages(reply))).split("### On Cornell's")[0]
    return reply.heading, [line for line in text.splitlines() if line.startswith("- ")]


@pytest.mark.parametrize(
    ("about", "subject", "belongs"),
    [
        ("UAW", "UAW, 1993 to 2023", lambda row: "UAW" in row["union"]),
        ("Verizon strikes", "Verizon, 1993 to 2023", None),
        ("teacher strikes 2019", "schools, 2019", lambda row: row["industry"][:4] == "6111"),
        (
            "strikes in Pennsylvania 1995",
            "in Pennsylvania, 1995",
            lambda row: "PA" in row["states"],
        ),
        (
            "hospital strikes in New York",
            "hospitals in New York, 1993 to 2023",
            lambda row: "NY" in row["states"].split("|") and row["industry"].startswith("622"),
        ),
        ("Oakland teachers", "Oakland teachers, 1993 to 2023", None),
    ],
)
async def test_what_the_list_is_of_stands_first(
    door: Door, about: str, subject: str, belongs: Callable[[Row], bool] | None
) -> None:
    heading, lines = await listed(door, about)

    assert heading == f"{len(lines)} stoppages of 1,000 workers and more: {subject}"
    if belongs:
        year = subject.rpartition(", ")[2]
        on = [
            row
            for row in ALL
            if belongs(row)
            and (" to " in year or (row["start"][:4] <= year <= (row["end"] or "9999")[:4]))
        ]
        assert len(lines) == len(on)
        for line, row in zip(lines, on, strict=True):
            assert line.startswith(f"- {spoken(row['start'])}")
            assert row["employer"] in line


@pytest.mark.parametrize(
    ("about", "says", "size"),
    [
        ("biggest strikes", "those with the most workers first", lambda row: int(row["workers"])),
        ("longest strikes", "the longest first", days_long),
        ("most days lost", "those with the most days lost first", lambda r: int(r["days_lost"])),
    ],
)
async def test_orders_are_those_of_a_plain_sort(
    door: Door, about: str, says: str, size: Callable[[Row], int]
) -> None:
    heading, lines = await listed(door, about)

    assert heading.startswith(f"{len(ALL)} stoppages of 1,000 workers and more on the lists")
    assert heading.endswith(f"1993 to 2023, {says}")
    ordered = sorted(ALL, key=lambda row: (-size(row), row["start"], row["id"]))
    for line, row in zip(lines, ordered, strict=True):
        assert row["employer"] in line
        assert line.startswith(f"- {spoken(row['start'])}")


async def test_the_length_is_told_where_it_orders(door: Door) -> None:
    _, lines = await listed(door, "longest strikes since 2000")

    assert lines[0].startswith("- 28 March 2017 to 18 April 2022 (1,848 days): Charter")


async def test_the_largest_and_the_latest_stand_above(door: Door) -> None:
    reply = await door.slash("timeline", about="UAW")

    largest, latest = reply.bare.splitlines()[2:4]
    assert largest == (
        "The largest: General Motors Corp., 5 June to 29 July 1998, 152,200 workers [1]"
    )
    assert latest.startswith("The latest: Ford Motor Co., General Motors Co., Mack Trucks, and")


async def test_on_from_a_list(door: Door) -> None:
    reply = await door.slash("timeline", about="Caterpillar")
    longest = await door.press(reply, "Longest first")
    assert longest.heading.endswith("Caterpillar, 1993 to 2023, the longest first")

    of_year = await door.pick(longest, 0, "ws.1993.ol.pcaterpillar")
    assert of_year.heading == "1 stoppage of 1,000 workers and more: Caterpillar, 1993"
    opened = await door.pick(of_year, 0, "ws-19931111-1")
    assert opened.heading.startswith("Caterpillar, Inc., 11 to 14 November 1993: 14,000 workers")
    back = await door.press(of_year, "All 6 of all years")
    assert back.heading == longest.heading


async def test_a_year_without_any_says_how_many_there_are(door: Door) -> None:
    reply = await door.slash("timeline", about="Kellogg's 2015")

    assert reply.heading == "No stoppage of 1,000 workers and more: Kellogg's, 2015"
    assert "Of these there are in all: 1 on the BLS lists." in reply.bare
    assert "All 1 of all years" in reply.buttons


async def test_years_beyond_the_lists_are_cut_where_they_end(door: Door) -> None:
    reply = await door.slash("timeline", about="strikes 2020 to 2030")

    assert reply.heading.endswith(", 2020 to 2023, where the lists end")


@pytest.mark.parametrize(
    ("about", "heading"),
    [
        ("SAG-AFTRA", "SAG-AFTRA: "),
        ("Netflix", "Netflix: "),
        ("California", "California: "),
        ("Teamsters", "Teamsters Local 399: "),
        ("Writers' strike of 2023", "Writers' strike of 2023: "),
    ],
)
async def test_what_the_record_itself_has_comes_first(door: Door, about: str, heading: str) -> None:
    reply = await door.slash("timeline", about=about)

    assert reply.heading.startswith(heading)


async def test_what_was_known_by_a_day(door: Door) -> None:
    reply = await door.slash("timeline", about="UAW", known_by="2023-06-01")

    assert reply.heading.endswith("UAW, 1993 to 2023, as known by 1 June 2023")
    assert "Left out: 3 stoppages from later sources" in reply.bare


async def test_of_long_dates_a_button_carries_the_ends_that_count(door: Door) -> None:
    span = "2010-05-02/2020-09-27"
    about = "biggest teacher strikes in Los Angeles 2010 to 2020"
    reply = await door.slash("timeline", about=about, from_date=span, to_date=span, known_by=span)
    assert "as known by 27 September 2020" in reply.heading

    reply = await door.slash("timeline", about=about, from_date="2 May 2010", to_date="27 May 2019")
    assert reply.heading.startswith("1 stoppage of 1,000 workers and more: LA teachers, ")


PUBLIC = ("Local government", "State government", "State and local government")


@pytest.mark.parametrize(
    ("about", "belongs"),
    [
        ("private sector strikes 2019", lambda row: row["ownership"] == "Private industry"),
        ("public sector walkouts in 2019", lambda row: row["ownership"] in PUBLIC),
        ("stoppages of more than 20,000 workers 2019", lambda row: int(row["workers"]) > 20_000),
        ("strikes in 2019 with at least 20k people", lambda row: int(row["workers"]) >= 20_000),
    ],
)
async def test_by_who_owns_the_employer_and_by_size(
    door: Door, about: str, belongs: Callable[[Row], bool]
) -> None:
    heading, lines = await listed(door, about)

    on = [row for row in ALL if row["start"][:4] <= "2019" <= (row["end"] or "9999")[:4]]
    assert len(lines) == sum(map(belongs, on)) > 0
    assert heading.startswith(f"{len(lines)} stoppage")


@pytest.mark.parametrize("about", ["the four longest strikes", "top 4 longest lockouts"])
async def test_so_many_of_an_order_are_its_first(door: Door, about: str) -> None:
    _, lines = await listed(door, about)
    _, longest = await listed(door, "longest strikes")

    assert lines == longest


@pytest.mark.parametrize("about", ["lockouts", "lock-outs in Ohio since 2000"])
async def test_lockouts_are_said_not_to_be_told_apart(door: Door, about: str) -> None:
    reply = await door.slash("timeline", about=about)

    assert "do not tell lockouts from strikes" in reply.bare.splitlines()[1]
