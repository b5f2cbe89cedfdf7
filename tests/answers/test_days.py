"""/timeline, /on and /between: strikes as spans, days counted both ways, dates as typed."""

import re
from datetime import timedelta
from itertools import pairwise

import pytest

from tests.kit import on_file
from tests.kit.door import TODAY, Door, bare
from tests.kit.on_file import day, spoken

WRITERS, ACTORS = on_file.by_id("strikes")["wga-2023"], on_file.by_id("strikes")["sag-aftra-2023"]
BOTH = "27 July 2023: day 87 of the writers' strike, day 14 of the actors'"


async def whole(door: Door, command: str, **options: str) -> str:
    return bare("\n".join(await door.pages(await door.slash(command, **options))))


def elapsed(strike: on_file.Row) -> int:
    return (day(strike["end"]) - day(strike["start"])).days


def counted(strike: on_file.Row) -> int:
    return (day(strike["last_full_day"]) - day(strike["start"])).days + 1


def number(date_text: str, strike: on_file.Row) -> int:
    """Which day of a strike a date is."""
    return (day(date_text) - day(strike["start"])).days + 1


def test_the_facts_that_these_tests_stand_on() -> None:
    assert (elapsed(WRITERS), counted(WRITERS)) == (148, 148)
    assert (elapsed(ACTORS), counted(ACTORS)) == (118, 118)
    assert (number("2023-07-27", WRITERS), number("2023-07-27", ACTORS)) == (87, 14)


# --- /timeline -----------------------------------------------------------------------------------


@pytest.mark.parametrize("strike", [WRITERS, ACTORS], ids=lambda row: row["id"])
async def test_the_timeline_of_a_strike(door: Door, strike: on_file.Row) -> None:
    text = await whole(door, "timeline", about=strike["id"])

    events = [row for row in on_file.rows("events") if row["strike"] == strike["id"]]
    events.sort(key=lambda row: row["date"])
    assert f"{len(events)} events" in text.splitlines()[0]
    places = [text.index(row["title"]) for row in events if row["date"].count("-") == 2]
    assert len(places) > 5
    for row in events:
        assert row["what"] in text
        assert row["note"] in text
    assert f"{elapsed(strike)} days elapsed, {counted(strike)} days counted" in text
    assert f"counted to its last full day, {spoken(strike['last_full_day'])}" in text
    assert strike["note"] in text


async def test_events_come_in_order_and_with_their_dates(door: Door) -> None:
    text = await whole(door, "timeline", about="sag-aftra-2023")

    exact = [
        row
        for row in on_file.rows("events")
        if row["strike"] == "sag-aftra-2023" and row["date"].count("-") == 2
    ]
    exact.sort(key=lambda row: row["date"])
    days = [text.index(f"{spoken(row['date'])}: {row['title']}") for row in exact]
    apart = zip(pairwise(exact), pairwise(days), strict=True)
    for (one, other), (here, there) in apart:
        assert here < there or one["date"] == other["date"]


async def test_lengths_in_print_that_fit_neither_count_are_named(door: Door) -> None:
    text = await whole(door, "timeline", about="wga-2023")

    printed = [int(length) for length in WRITERS["published_days"].split("|")]
    odd = [length for length in printed if length not in (elapsed(WRITERS), counted(WRITERS))]
    assert odd == [145, 146, 149]
    assert ", ".join(map(str, odd)) in text


async def test_the_timeline_of_a_union_has_all_its_strikes(door: Door) -> None:
    text = await whole(door, "timeline", about="WGA")

    strikes = [row for row in on_file.rows("strikes") if "WGA" in row["union"].split("|")]
    assert len(strikes) > 3
    for strike in strikes:
        [line] = [line for line in text.splitlines() if line.startswith(f"{strike['name']}: ")]
        assert f"to {spoken(strike['end'])}" in line
        assert f"{elapsed(strike)} days elapsed, {counted(strike)} days counted" in text
    events = [row for row in on_file.rows("events") if "WGA" in row["parties"].split("|")]
    assert f"{len(events)} events" in text
    assert all(row["title"] in text for row in events)


async def test_the_timeline_of_a_range(door: Door) -> None:
    text = await whole(door, "timeline", from_date="May 2023", to_date="2023-05-10")

    inside = [r for r in on_file.rows("events") if "2023-05-01" <= r["date"] <= "2023-05-10"]
    exact = [row for row in inside if row["date"].count("-") == 2 and "/" not in row["date"]]
    assert len(exact) > 3
    assert all(f"{spoken(row['date'])}: {row['title']}" in text for row in exact)
    outside = [r for r in on_file.rows("events") if r["date"][:10] > "2023-05-10"]
    assert not any(f"{row['title']}\n" in text for row in outside)
    assert "from May 2023 to 10 May 2023" in text.splitlines()[0]


async def test_one_end_of_a_range_is_enough(door: Door) -> None:
    text = await whole(door, "timeline", about="DGA", from_date="2024")
    assert "10 May 2023" not in text
    assert "11 May 2026" in text

    text = await whole(door, "timeline", about="DGA", to_date="2024")
    assert "10 May 2023" in text
    assert "11 May 2026" not in text


async def test_a_reversed_range_is_turned_round_and_says_so(door: Door) -> None:
    reply = await door.slash("timeline", about="DGA", from_date="2026", to_date="2023")

    assert not reply.private
    assert "they are turned round" in reply.bare
    asked = await door.slash("timeline", about="DGA", from_date="2023", to_date="2026")
    assert reply.heading == asked.heading
    assert "turned round" not in asked.bare


async def test_a_timeline_without_events_says_so(door: Door) -> None:
    reply = await door.slash("timeline", from_date="1900", to_date="1901")

    assert "0 events" in reply.heading or "no event" in reply.heading


async def test_what_has_no_day_claims_none(door: Door) -> None:
    text = await whole(door, "timeline", from_date="2023-07", to_date="2023-07")

    last_day = text.rindex("\n31 July 2023: ") if "\n31 July 2023: " in text else 0
    for row in on_file.rows("events"):
        if row["date"] == "2023-07":
            assert f"\nSome time in July 2023: {row['title']}" in text
            assert text.index(row["title"]) > max(last_day, text.index("\n30 July 2023: "))
        elif row["date"] in ("2023-07?", "2023?"):
            assert f"\nPerhaps {spoken(row['date'].rstrip('?'))}: {row['title']}" in text
            assert text.index(row["title"]) > text.rindex("\nSome time in July 2023: ")
    assert "\nBetween 25 July and 1 August 2023: Netflix changes" in text
    assert "‘perhaps’ marks a guess" in text


async def test_the_timeline_of_a_union_begins_with_what_is_now(door: Door) -> None:
    for about in ("WGA", "SAG-AFTRA", "DGA", ""):
        options = {"about": about} if about else {}
        pages = await door.pages(await door.slash("timeline", **options))
        text = bare("\n".join(pages))
        assert "Events, the latest first" in text
        past = text.split("Events, the latest first")[1].split("Still to come")[0]
        years = [int(year) for year in re.findall(r"^\d+ [A-Z]\w+ (\d{4}): ", past, re.MULTILINE)]
        assert years == sorted(years, reverse=True)
        assert years[0] == TODAY.year
    text = await whole(door, "timeline", about="WGA")
    names = [row["name"] for row in on_file.rows("strikes") if "WGA" in row["union"].split("|")]
    starts = {row["name"]: row["start"] for row in on_file.rows("strikes")}
    names.sort(key=lambda name: starts[name], reverse=True)
    places = [text.index(f"\n{name}: ") for name in names]
    assert places[0] == min(places)
    assert max(places) < text.index("Events, the latest first")


async def test_what_is_still_to_come_stands_by_itself(door: Door) -> None:
    later = [row for row in on_file.rows("events") if row["date"] > TODAY.isoformat()]
    assert later
    text = await whole(door, "timeline")

    assert text.splitlines()[0].endswith(f"{len(later)} of them still to come")
    past, apart = text.split("\n### Still to come")
    assert all(row["title"] in apart and row["title"] not in past for row in later)
    read_on = await whole(door, "timeline", from_date="2026")
    assert read_on.index("Still to come") > read_on.index("Events, from the first on")


async def test_who_names_a_beginning_reads_on_from_it(door: Door) -> None:
    text = await whole(door, "timeline", about="WGA", from_date="2023")

    assert "Events, from the first on" in text
    assert text.index("Writers and producers open talks") < text.index("Writers' strike begins")


# --- /on -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "2023-07-27",
        "27 July 2023",
        "July 27, 2023",
        "27/07/2023",
        "27.7.2023",
        "thursday 27 jul 2023",
    ],
)
async def test_a_day_of_both_strikes_however_it_is_typed(door: Door, typed: str) -> None:
    reply = await door.slash("on", date=typed)

    assert reply.heading == BOTH
    assert not reply.private


async def test_a_day_has_its_events_and_those_around_it(door: Door) -> None:
    text = await whole(door, "on", date="2023-07-27")

    for row in on_file.rows("events"):
        if row["date"] == "2023-07-27":
            assert row["title"] in text.split("### That day")[1]
    assert text.index("### That day") < text.index("### Before") < text.index("### Next")
    assert "86 days elapsed" in text
    assert "13 days elapsed" in text


async def test_a_month_has_the_strikes_days_in_it(door: Door) -> None:
    reply = await door.slash("on", date="July 2023")

    first, last = number("2023-07-01", WRITERS), number("2023-07-31", WRITERS)
    assert f"days {first} to {last} of the writers' strike" in reply.heading
    assert f"days 1 to {number('2023-07-31', ACTORS)} of the actors'" in reply.heading
    assert reply.heading.startswith("July 2023: ")


async def test_yesterday_is_the_day_before_the_clock_that_was_passed_in(door: Door) -> None:
    reply = await door.slash("on", date="yesterday")

    assert reply.heading.startswith(spoken((TODAY - timedelta(days=1)).isoformat()) + ": ")


async def test_an_event_by_name(door: Door) -> None:
    row = on_file.by_id("events")["e-elvis-signed"]
    reply = await door.slash("on", date=row["title"])

    assert reply.heading.startswith(spoken(row["date"]) + ": ")
    assert row["what"] in reply.bare


async def test_a_strike_by_name(door: Door) -> None:
    reply = await door.slash("on", date="Actors' strike of 2023")

    before = number(ACTORS["start"], WRITERS)
    assert reply.heading == (
        f"14 July 2023: day {before} of the writers' strike, day 1 of the actors'"
    )


async def test_the_last_full_day_and_the_day_after_the_end(door: Door) -> None:
    last = await door.slash("on", date=WRITERS["last_full_day"])
    assert f"day {counted(WRITERS)} of the writers' strike" in last.heading

    ended = await door.slash("on", date=WRITERS["end"])
    assert "of the writers' strike" not in ended.heading
    assert ended.heading.endswith("the writers' strike ended that day")
    assert f"day {number(WRITERS['end'], ACTORS)} of the actors' strike" in ended.heading
    [line] = [line for line in ended.bare.splitlines() if line.startswith("The writers' strike")]
    assert "last full day" in line
    assert spoken(WRITERS["last_full_day"]) in line


async def test_after_the_last_strike_its_end_is_named(door: Door) -> None:
    reply = await door.slash("on", date="2023-11-09")

    assert "no strike that the record follows was on" in reply.heading
    assert "the actors' strike ended that day" in reply.heading
    assert "last full day" in reply.heading
    assert spoken(ACTORS["last_full_day"]) in reply.heading


async def test_stoppages_on_the_lists_are_counted_and_a_press_away(door: Door) -> None:
    for typed in ("20 November 2023", "4 August 1997", "October 2019"):
        reply = await door.slash("on", date=typed)
        [label] = [one for one in reply.buttons if "stoppage" in one]
        counted, _, _ = label.partition(" ")
        was = "was" if counted == "1" else "were"
        said = f"{label} of 1,000 workers and more {was} on"
        assert f"{said} (the lists of the Bureau of Labor Statistics)." in reply.bare
        assert "no strike on record then" not in reply.heading

        listed = await door.press(reply, label)
        assert listed.heading.startswith(f"{label} of 1,000 workers and more")
        assert listed.heading.endswith(typed)


async def test_nothing_is_said_of_stoppages_where_the_lists_do_not_reach(door: Door) -> None:
    for typed in ("4 July 1990", "4 July 2026"):
        reply = await door.slash("on", date=typed)
        assert "no strike on record then" in reply.heading
        assert "BLS lists" not in reply.bare
        assert not [one for one in reply.buttons if "stoppage" in one]


async def test_that_a_strike_had_ended_is_said_once(door: Door) -> None:
    reply = await door.slash("on", date="4 July 2026")

    assert reply.heading.endswith("the guild staff strike had ended in May 2026")


async def test_a_day_before_every_strike(door: Door) -> None:
    reply = await door.slash("on", date="1950-01-01")

    assert "no strike on record before" in reply.heading


async def test_an_end_that_is_not_known_to_the_day_is_said(door: Door) -> None:
    start = on_file.by_id("strikes")["wgsu-2026"]
    reply = await door.slash("on", date="2026-05-15")

    assert f"perhaps day {number('2026-05-15', start)}" in reply.heading
    assert "not known" in reply.bare


async def test_neighbouring_days_are_a_press_away(door: Door) -> None:
    reply = await door.slash("on", date="2023-07-27")
    before = await door.press(reply, "26 July 2023")
    assert before.heading.startswith("26 July 2023: day 86 of the writers' strike")
    again = await door.press(before, "27 July 2023")
    assert again.heading == BOTH


@pytest.mark.parametrize(
    "typed",
    [
        "2023-02-30",
        "31 April 2023",
        "2023-13",
        "99/99/2023",
        "zzz qqq",
        "0000",
    ],
)
async def test_a_date_that_cannot_be_read_gets_one_that_can(door: Door, typed: str) -> None:
    reply = await door.slash("on", date=typed)

    assert reply.private
    assert "27 July 2023" in reply.text
    assert "That did not work" not in reply.text


@pytest.mark.parametrize("typed", ["0001-01-01", "9999-12-31"])
async def test_the_ends_of_the_calendar(door: Door, typed: str) -> None:
    reply = await door.slash("on", date=typed)

    assert not reply.private
    neighbours = [one for one in reply.buttons.values() if one.startswith("v:0:on:")]
    assert len(neighbours) == 1


@pytest.mark.parametrize("typed", ["0001", "9999", "2023-07?", "2023~"])
async def test_wide_and_uncertain_dates_are_answered(door: Door, typed: str) -> None:
    reply = await door.slash("on", date=typed)

    assert not reply.private
    assert await door.pages(reply)


# --- /between ------------------------------------------------------------------------------------


async def test_both_counts_are_labelled(door: Door) -> None:
    reply = await door.slash("between", start="2 May 2023", end="27 September 2023")

    days = (day("2023-09-27") - day("2023-05-02")).days
    assert f"{days} days elapsed" in reply.heading
    assert f"{days + 1} with both days counted" in reply.heading
    weeks, rest = divmod(days, 7)
    assert f"{weeks} weeks and {rest} day" in reply.bare


async def test_one_day_to_itself(door: Door) -> None:
    reply = await door.slash("between", start="2023-07-14", end="2023-07-14")

    assert "0 days elapsed, 1 with both" in reply.heading


async def test_an_imprecise_date_gives_a_range(door: Door) -> None:
    reply = await door.slash("between", start="July 2023", end="2023-11-09")

    most = (day("2023-11-09") - day("2023-07-01")).days
    least = (day("2023-11-09") - day("2023-07-31")).days
    assert f"{least} to {most} days elapsed" in reply.heading
    assert f"{least + 1} to {most + 1} with both" in reply.heading


async def test_from_event_to_event(door: Door) -> None:
    start, end = (on_file.by_id("events")[i] for i in ("e-elvis-signed", "e-elvis-effect"))
    reply = await door.slash("between", start=start["title"], end=end["title"])

    assert f"{(day(end['date']) - day(start['date'])).days} days elapsed" in reply.heading
    for row in (start, end):
        assert row["title"] in reply.bare
        assert row["id"] in reply.text


async def test_a_strike_runs_from_its_start_to_its_end(door: Door) -> None:
    reply = await door.slash("between", start="sag-aftra-2023", end="Actors' strike of 2023")

    assert f"From 14 July 2023 to 9 November 2023: {elapsed(ACTORS)} days" in reply.heading
    assert f"{elapsed(ACTORS)} days elapsed, {counted(ACTORS)} days counted" in reply.bare
    assert "120 days" in reply.bare, "the printed length that fits neither count"


async def test_from_strike_to_strike(door: Door) -> None:
    reply = await door.slash("between", start="wga-2023", end="sag-aftra-2023")
    text = await door.read(reply)

    days = (day(ACTORS["end"]) - day(WRITERS["start"])).days
    assert days == 191
    assert f"{days} days elapsed" in reply.heading
    for strike in (WRITERS, ACTORS):
        assert f"{elapsed(strike)} days elapsed, {counted(strike)} days counted" in text


async def test_an_end_on_a_known_month_makes_a_strikes_length_a_range(door: Door) -> None:
    reply = await door.slash("between", start="wgsu-2026", end="wgsu-2026")

    start = day(on_file.by_id("strikes")["wgsu-2026"]["start"])
    least, most = (day("2026-05-01") - start).days, (day("2026-05-31") - start).days
    assert f"{least} to {most} days elapsed" in reply.heading


async def test_reversed_dates_are_turned_round_and_the_card_says_so(door: Door) -> None:
    reply = await door.slash("between", start="2023-11-09", end="wga-2007")

    assert not reply.private
    assert reply.heading.startswith("From 5 November 2007 to 9 November 2023")
    assert "they are turned round" in reply.bare
    in_order = await door.slash("between", start="wga-2007", end="2023-11-09")
    assert reply.heading == in_order.heading
    assert "turned round" not in in_order.bare


@pytest.mark.parametrize("strike", on_file.rows("strikes"), ids=lambda row: row["id"])
async def test_no_printed_length_is_denied_a_count_that_the_card_has(
    door: Door, strike: on_file.Row
) -> None:
    told = [
        await whole(door, "between", start=strike["id"], end=strike["id"]),
        await whole(door, "timeline", about=strike["id"]),
        await whole(door, "strike", name=strike["id"]),
    ]
    for text in told:
        assert "equal to neither" not in text
        printed = re.findall(r"Also in print: ([\d, ]+) days\. (.*)", text)
        for lengths, note in printed:
            assert all(re.search(rf"\b{days}\b", note) for days in lengths.split(", "))


async def test_the_counting_note_stands_once_and_last(door: Door) -> None:
    for command, options in (
        ("timeline", {"about": "WGA"}),
        ("timeline", {"about": "wga-2023"}),
        ("on", {"date": "2023-07-27"}),
        ("between", {"start": "wga-2023", "end": "wga-2023"}),
    ):
        pages = await door.pages(await door.slash(command, **options))
        noted = [number for number, page in enumerate(pages) if "Elapsed: the end minus" in page]
        assert noted == [len(pages) - 1]
        assert pages[-1].count("Elapsed: the end minus") == 1
    for command, options in (
        ("on", {"date": "2026-10-01"}),
        ("between", {"start": "2020-01-01", "end": "2020-02-01"}),
        ("timeline", {"about": "Netflix"}),
    ):
        assert "Elapsed: the end minus" not in await whole(door, command, **options)


async def test_between_yesterday_and_tomorrow(door: Door) -> None:
    reply = await door.slash("between", start="yesterday", end="tomorrow")

    assert "2 days elapsed" in reply.heading
