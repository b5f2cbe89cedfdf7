"""/strike: its rank among BLS's stoppages, its key events, and its card."""

import re
from itertools import pairwise

import pytest

from tests.answers.strikes import BARGAINED, STRIKES, asked, events
from tests.kit import on_file
from tests.kit.door import Door
from tests.kit.on_file import spoken

RANKED = [
    row["id"] for row in on_file.rows("strikes") if row["stoppage"] in on_file.by_id("stoppages")
]
UNRANKED = ["actors-1980", "sag-aftra-games-2024", "wgsu-2026", "wga-1985"]
TURNS = {"deadline", "vote", "strike-start", "agreement", "strike-end", "ratification"}


# --- Events --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*BARGAINED, "sag-aftra-games-2024", "wgsu-2026"])
async def test_the_turns_of_a_strike_in_order(door: Door, name: str) -> None:
    _, text = await asked(door, name)
    part = text.split("### Key events\n")[1].partition("\n###")[0]
    part = "\n".join(line for line in part.splitlines() if _DATED.match(line))

    turns = [row for row in events(name) if row["kind"] in TURNS]
    assert len(part.splitlines()) == len(turns) > 2
    exact = [row for row in turns if row["date"].count("-") == 2]
    places = [part.index(f"{spoken(row['date'])}: {row['title']}") for row in exact]
    apart = zip(pairwise(exact), pairwise(places), strict=True)
    assert all(a < b or x["date"] == y["date"] for (x, y), (a, b) in apart)


_DATED = re.compile(r"(Some time in |Between |Perhaps )?(\d+ )?[A-Z]?\w+ (and |\d)[^:]*: ")
"""A line of an event; others are what stands at the end of a page."""


async def test_all_its_events_are_a_press_away(door: Door) -> None:
    reply, _ = await asked(door, "wga-2023")
    opened = await door.press(reply, f"All {len(events('wga-2023'))} events")

    assert opened.private
    shown = await door.slash("timeline", about="wga-2023")
    assert opened.heading == shown.heading


async def test_where_all_events_are_on_the_card_no_button_leads_to_them(door: Door) -> None:
    assert {row["kind"] for row in events("wgsu-2026")} <= TURNS
    reply, _ = await asked(door, "wgsu-2026")

    assert not any(label.startswith("All ") for label in reply.buttons)


# --- Ranks ---------------------------------------------------------------------------------------


def place(identifier: str, column: str) -> str:
    """The place of a stoppage when all are sorted, the largest first."""
    order = sorted((int(row[column]) for row in on_file.rows("stoppages")), reverse=True)
    own = int(on_file.by_id("stoppages")[identifier][column])
    others = order.count(own) - 1
    shared = f" (shared with {others} other{'s' * (others > 1)})" if others else ""
    return f"{order.index(own) + 1}{shared}"


@pytest.mark.parametrize("name", RANKED)
async def test_the_rank_is_that_of_a_plain_sort(door: Door, name: str) -> None:
    _, text = await asked(door, name)
    [identifier] = STRIKES[name]["stoppage"].split("|")
    row = on_file.by_id("stoppages")[identifier]
    workers, days_lost = f"{int(row['workers']):,}", f"{int(row['days_lost']):,}"

    assert (
        f"Number {place(identifier, 'workers')} by workers ({workers} workers) and "
        f"number {place(identifier, 'days_lost')} by days lost ({days_lost} days lost) of "
        f"{len(on_file.rows('stoppages'))} stoppages of 1,000 workers and more"
    ) in text
    assert f"as {row['employer']}, {spoken(row['start'])} to {spoken(row['end'])}." in text
    assert "its list of 2023 is provisional" in text
    assert "1993 to 2023" in text


@pytest.mark.parametrize("name", UNRANKED)
async def test_a_strike_that_is_not_on_the_lists_says_so(door: Door, name: str) -> None:
    _, text = await asked(door, name)
    count = len(on_file.rows("stoppages"))

    assert f"No rank: this strike is not among the {count} stoppages of 1,000 workers" in text
    assert "Number " not in text


# --- The card ------------------------------------------------------------------------------------


async def test_private_shared_copied_and_paged(door: Door) -> None:
    reply = await door.slash("strike", name="wga-2023", private=True)
    assert reply.private
    assert "Page 1 of " in reply.bare
    shared = await door.press(reply, "Share")
    assert not shared.private
    assert shared.heading == reply.heading

    second = await door.press(reply, "Next")
    assert second.heading == shared.heading
    assert "Page 2 of " in second.bare
    copied = await door.press(second, "Copy as text")
    assert copied.private
    text = await copied.file_text()
    assert text.startswith(reply.heading)
    for part in ("What was won", "Key events", "Set by the contract", "Sources"):
        assert part in text


async def test_it_works_in_a_direct_message(door: Door) -> None:
    reply = await door.direct("strike", name="sag-aftra-2023")

    assert reply.heading.startswith("Actors' strike of 2023: 118 days elapsed, 118 counted")


@pytest.mark.parametrize(
    "typed", ["Writers' strike of 2023", "writers 2023", "WRITERS STRIKE 2023"]
)
async def test_a_name_as_people_type_it(door: Door, typed: str) -> None:
    reply = await door.slash("strike", name=typed)

    assert reply.heading.startswith("Writers' strike of 2023: ")


async def test_names_complete_with_strikes_and_stoppages_alone(door: Door) -> None:
    offered = await door.complete("strike", "name", "")
    assert set(offered) <= set(STRIKES)
    assert "sag-aftra-2023" in await door.complete("strike", "name", "act")
    offered = await door.complete("strike", "name", "stoppages 2023")
    assert all(one in STRIKES or one.startswith("ws-") for one in offered)
