"""Stoppages that the bureau does not list are found beside the others, with their list named."""

import csv
import io
import re
from collections.abc import Sequence

import pytest

from bot.cards.discord_limits import BUTTON_LABEL
from tests.kit import on_file
from tests.kit.door import Door, bare

TRACKER = "on Cornell's Labor Action Tracker, not a BLS list"
ENDS = "ends here with 10 March 2026, in its state of 14 March 2026, and is not complete"
OURS = "industries, ownership and most days lost are ours"
BUREAU = on_file.rows("stoppages")
TRACKED = on_file.rows("tracked_stoppages")
ON_TRACKER = [row for row in TRACKED if row["start"] <= "2026-03-10"]


def on_in(rows: Sequence[on_file.Row], first: int, last: int) -> list[on_file.Row]:
    """Those that were on in some years, by the bare file."""
    return [
        row
        for row in rows
        if int(row["start"][:4]) <= last and int((row["end"] or "9999")[:4]) >= first
    ]


@pytest.mark.parametrize("year", [2024, 2025])
async def test_a_year_after_the_bureaus_lists_has_what_the_tracker_has(
    door: Door, year: int
) -> None:
    reply = await door.slash("timeline", about=f"strikes of {year}")

    count = len(on_in(ON_TRACKER, year, year))
    assert reply.heading == (f"{count} stoppages of 1,000 workers and more {TRACKER}, {year}")
    assert "The BLS lists on record are of the years 1993 to 2023." in reply.bare
    assert ENDS in reply.bare
    assert OURS in reply.bare


async def test_the_bureaus_totals_stand_beside_the_year_that_it_does_not_list(door: Door) -> None:
    of_2024 = await door.slash("timeline", about="strikes of 2024")
    of_2025 = await door.slash("timeline", about="strikes of 2025")

    assert "31 stoppages of 271,500 workers, with 3,364,100 days idle" in of_2024.bare
    assert "271,500" not in of_2025.bare


async def test_every_line_says_how_sure_it_is(door: Door) -> None:
    reply = await door.slash("timeline", about="Boeing strikes of 2024")

    row = on_file.by_id("tracked_stoppages")["ws-20240913-1"]
    assert f"Boeing; {int(row['workers']):,} workers" in reply.bare
    assert "; sure: high [" in reply.bare


async def test_two_lists_stand_one_after_the_other_and_are_never_added_up(door: Door) -> None:
    reply = await door.slash("timeline", about="largest strikes of 2020 to 2025")

    bureau, tracked = on_in(BUREAU, 2020, 2025), on_in(ON_TRACKER, 2020, 2025)
    assert reply.heading.startswith(f"{len(bureau)} stoppages of 1,000 workers and more on the")
    own = f"{len(bureau)} stoppages on the lists of the Bureau of Labor Statistics"
    other = f"{len(tracked)} stoppages {TRACKER}"
    assert own in reply.bare
    assert reply.bare.index(own) < reply.bare.index(other)
    assert f"{len(bureau) + len(tracked)}" not in reply.bare
    for rows in (bureau, tracked):
        largest = max(rows, key=lambda row: int(row["workers"]))
        assert f"The largest: {largest['employer']}" in reply.bare


async def test_the_lists_of_a_union_begin_with_the_bureaus(door: Door) -> None:
    reply = await door.slash("timeline", about="UAW strikes")

    text = "\n".join(await door.pages(reply))
    assert TRACKER in text
    bureau, tracked = text.split("### On Cornell's Labor Action Tracker")
    assert bureau.count("United Auto Workers (UAW)") > tracked.count("United Auto Workers (UAW)")
    assert "General Motors Corp.;" in bureau
    assert "General Motors Corp.;" not in tracked


@pytest.mark.parametrize(
    ("about", "dates"),
    [
        ("strikes of 2027", {}),
        ("stoppages", {"from_date": "2026-04", "to_date": "2026-04"}),
    ],
)
async def test_a_time_that_no_list_has_is_answered_with_where_each_ends(
    door: Door, about: str, dates: dict[str, str]
) -> None:
    reply = await door.slash("timeline", about=about, **dates)

    ends = "The lists on record end with 2023 (BLS) and 10 March 2026 (Cornell's tracker)"
    assert reply.heading.startswith(f"{ends}: no stoppage")


async def test_what_is_on_no_list_at_all_says_so(door: Door) -> None:
    reply = await door.slash("timeline", about="stoppages", from_date="2026-05", to_date="2026-05")

    assert reply.heading.startswith("1 stoppage of 1,000 workers and more on no list")
    assert "Long Island Rail Road" in reply.bare
    assert "Associated Press" in reply.bare


@pytest.mark.parametrize(
    ("typed", "stoppage"),
    [
        ("Boeing 2024", "ws-20240913-1"),
        ("boeing strike 2024", "ws-20240913-1"),
        ("Boeing machinists 2025", "ws-20250804-1"),
        ("ILA 2024", "ws-20241001-1"),
        ("dockworkers 2024", "ws-20241001-1"),
        ("port strike 2024", "ws-20241001-1"),
        ("kaiser 2025", "ws-20251014-1"),
        ("AT&T 2024", "ws-20240816-1"),
        ("Cessna 2024", "ws-20240923-1"),
        ("King Soopers 2025", "ws-20250206-1"),
        ("DC 33", "ws-20250701-1"),
        ("NYC nurses 2026", "ws-20260112-1"),
        ("SFUSD", "ws-20260209-1"),
        ("LIRR 2026", "ws-20260516-1"),
        ("prison guards 2025", "ws-20250217-1"),
    ],
)
async def test_a_strike_is_found_by_its_everyday_name(
    door: Door, typed: str, stoppage: str
) -> None:
    row = on_file.by_id("tracked_stoppages")[stoppage]
    reply = await door.slash("strike", name=typed)

    assert reply.heading.startswith(f"{row['employer']}, ")
    assert f"{int(row['workers']):,} workers" in reply.heading
    text = await door.read(reply)
    assert f"; sure: {row['sure']}." in text
    assert row["note"] in text
    assert "No rank: this strike is not among the 659 stoppages" in text
    assert OURS in text


async def test_without_a_year_the_latest_large_one_is_meant_and_the_others_are_offered(
    door: Door,
) -> None:
    reply = await door.slash("strike", name="Starbucks")

    assert reply.heading == ("Starbucks, since 13 November 2025: 4,500 workers, days lost unknown")
    assert "All stoppages: Starbucks (1 BLS, 3 Cornell's tracker)" in reply.buttons
    assert "Starbucks, 2023 · 5,000 workers" in reply.buttons


async def test_a_strike_of_the_record_names_the_list_that_it_is_on(door: Door) -> None:
    reply = await door.slash("strike", name="sag-aftra-games-2024")
    by_id = await door.slash("strike", name="ws-20240726-1")

    assert reply.heading.startswith("Video game strike of 2024-25")
    assert by_id.heading == reply.heading
    text = bare("\n".join(await door.pages(reply)))
    assert "On Cornell's Labor Action Tracker, not a BLS list, as Activision" in text
    assert "; sure: high." in text


async def test_a_strike_that_the_bureau_ranks_is_ranked_among_its_own_alone(door: Door) -> None:
    reply = await door.slash("strike", name="John Deere 2021")

    assert "Number 100 (shared with 1 other) by workers" in reply.bare
    assert "of 659 stoppages" in reply.bare
    assert TRACKER not in reply.bare


async def test_the_buttons_of_a_party_count_each_list_for_itself(door: Door) -> None:
    reply = await door.slash("strike", name="Boeing 2024")

    label = "All of Boeing (9 BLS, 2 Cornell's tracker)"
    assert label in reply.buttons
    assert all(len(one) <= BUTTON_LABEL for one in reply.buttons)
    listed = await door.press(reply, label)
    assert listed.heading.startswith("9 stoppages of 1,000 workers and more: Boeing, 1993 to 2023")


@pytest.mark.parametrize(
    ("typed", "stoppage"),
    [
        ("boeing strike 2024", "ws-20240913-1"),
        ("how long was the boeing strike of 2024", "ws-20240913-1"),
        ("strikes of 2024", "ws-20241001-1"),
        ("hospital strikes 2025", "ws-20250401-1"),
    ],
)
async def test_a_search_finds_them_with_their_list(door: Door, typed: str, stoppage: str) -> None:
    reply = await door.slash("search", words=typed)

    assert f"{TRACKER}; sure: " in reply.bare
    assert re.findall("`(ws-[0-9]+-[0-9])`", reply.bare)[0] == stoppage
    assert ENDS in reply.bare


async def test_a_search_in_an_order_has_the_first_of_each_list(door: Door) -> None:
    reply = await door.slash("search", words="biggest strikes")

    assert "659 stoppages on the BLS lists, 85 on Cornell's tracker, 1 on no list" in reply.heading
    found = re.findall("`(ws-[0-9]+-[0-9])`", reply.bare)
    assert found[0] == "ws-19970804-1"
    assert found[3] == "ws-20250401-1"


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("2024-10-02", "(Cornell's Labor Action Tracker, not a BLS list)."),
        ("2026-05-17", "1 stoppage of 1,000 workers and more was on (no list)."),
        ("2023-10-05", "(the lists of the Bureau of Labor Statistics)."),
    ],
)
async def test_a_day_counts_each_list_for_itself(door: Door, day: str, line: str) -> None:
    reply = await door.slash("on", date=day)

    assert line in reply.bare


async def test_a_day_has_as_many_as_the_file(door: Door) -> None:
    reply = await door.slash("on", date="2024-10-02")

    on = [row for row in ON_TRACKER if row["start"] <= "2024-10-02" <= (row["end"] or "2026-03-10")]
    assert f"{len(on)} stoppages of 1,000 workers and more were on (Cornell's" in reply.bare
    listed = await door.press(reply, f"{len(on)} stoppages")
    assert listed.heading.startswith(f"{len(on)} stoppages of 1,000 workers and more {TRACKER}")


async def test_days_are_counted_from_them(door: Door) -> None:
    reply = await door.slash(
        "between", start="start of the Boeing strike 2024", end="end of the Boeing strike 2024"
    )

    assert reply.heading.startswith("From 13 September 2024 to 4 November 2024: 52 days elapsed")
    assert "(Boeing, 2024, on Cornell's tracker)" in reply.bare


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ("ws-20240913-1", "A strike at Boeing involving International Association of Machinists"),
        ("ws-20241001-1", "according to the Picketdesk record, by a statistical report"),
    ],
)
async def test_a_citation_lays_nothing_in_the_trackers_mouth(
    door: Door, record: str, sentence: str
) -> None:
    reply = await door.slash("cite", record=record, style="ap")

    [said] = [line for line in reply.bare.splitlines() if sentence in line]
    assert "days lost" not in said
    assert "On Cornell's Labor Action Tracker, not a BLS list." in reply.bare
    assert OURS in reply.bare


def _table(text: str) -> list[dict[str, str]]:
    """The rows of a file but for the answer's own words."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    return [row for row in rows if row.get("kind") != "answer"]


async def test_an_export_says_of_each_row_that_the_bureau_does_not_list_it(door: Door) -> None:
    reply = await door.slash("export", what="strikes of 2024")

    told = _table(await reply.file_text())
    assert {one["kind"] for one in told} == {"tracked_stoppage"}
    assert {one["record"] for one in told} == {row["id"] for row in on_in(ON_TRACKER, 2024, 2024)}
    assert all(one["note"].startswith("on no BLS list; sure: ") for one in told)


async def test_the_table_can_be_exported(door: Door) -> None:
    reply = await door.slash("export", what="tracked_stoppages")

    assert [row["id"] for row in _table(await reply.file_text())] == [row["id"] for row in TRACKED]


@pytest.mark.parametrize(
    ("command", "option", "typed", "label"),
    [
        ("strike", "name", "boeing", "Boeing, 2024 · 33,000 workers, on no BLS list"),
        (
            "timeline",
            "about",
            "uaw",
            "Stoppages: UAW · 68 on the BLS lists, 8 on Cornell's tracker",
        ),
        ("timeline", "about", "all stoppages 2024", "All stoppages of 2024 · Cornell's Labor"),
        ("cite", "record", "USMX", "United States Maritime Alliance (USMX), 2024"),
    ],
)
async def test_they_are_offered_as_one_types(
    door: Door, command: str, option: str, typed: str, label: str
) -> None:
    offered = await door.offered(command, option, typed)

    assert any(one["name"].startswith(label) for one in offered)


@pytest.mark.parametrize(
    "claim",
    [
        "33,000 Boeing workers struck for 53 days in 2024.",
        "17,000 workers at AT&T went on strike on 16 August 2024.",
        "The strike at Textron in 2024 began on 23 September 2024.",
    ],
)
async def test_a_claim_that_agrees_is_on_the_record_with_the_list_named(
    door: Door, claim: str
) -> None:
    reply = await door.slash("check", claim=claim)

    assert "not on the record" not in reply.heading
    assert "differs" not in reply.heading
    assert f"({TRACKER}; sure: high)" in reply.bare


@pytest.mark.parametrize(
    "claim",
    [
        "45,000 dockworkers of the ILA struck for three days in October 2024.",
        "The Boeing strike of 2024 lasted seven weeks and cost 32,000 machinists their pay.",
        "30,000 Kaiser Permanente workers went on strike in October 2025.",
        "At Amazon, 10,000 Teamsters went on strike on 19 December 2024.",
    ],
)
async def test_what_others_count_otherwise_is_no_difference(door: Door, claim: str) -> None:
    reply = await door.slash("check", claim=claim)

    assert "differs" not in reply.heading


async def test_what_is_known_by_a_day_leaves_out_what_was_read_later(door: Door) -> None:
    reply = await door.slash("timeline", about="strikes of 2024", known_by="2026-03-01")

    rows = on_in(ON_TRACKER, 2024, 2024)
    later = [row for row in rows if row["source"] == "cornell-lat-2603"]
    count = f"{len(later)} stoppages left out"
    assert f"Of what is on no BLS list, from later sources: {count}." in reply.bare
    assert reply.heading.startswith(f"{len(rows) - len(later)} stoppages")
    assert "Boeing" not in reply.bare


async def test_the_record_counts_the_lists_apart(door: Door) -> None:
    reply = await door.slash("record")

    assert "659 BLS work stoppages" in reply.bare
    assert f"{len(TRACKED)} work stoppages on no BLS list" in reply.bare


async def test_dates_beyond_the_tracker_say_how_far_it_goes(door: Door) -> None:
    dates = {"from_date": "2026-03-01", "to_date": "2026-12-31"}
    reply = await door.slash("timeline", about="all stoppages", **dates)

    assert reply.heading.endswith("1 March 2026 to 31 December 2026, up to 10 March 2026")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("NYC nurses 2026", "ws-20260112-1"),
        ("kaiser 2025", "ws-20251014-1"),
        ("writers 2023", "wga-2023"),
    ],
)
async def test_pages_are_cut_alike_where_a_name_was_read(
    door: Door, typed: str, meant: str
) -> None:
    """How it was read is said on the first page alone: nothing falls between that and the next."""
    read = await door.pages(await door.slash("strike", name=typed))
    plain = await door.pages(await door.slash("strike", name=meant))

    said, read[0] = (
        read[0],
        "\n".join(line for line in read[0].splitlines() if " is read as " not in line),
    )
    assert " is read as " in said
    assert read == plain
