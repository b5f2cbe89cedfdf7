"""Dates as people type them into every option that takes one: what is answered, what is said of
how they were read, and what else they can mean.
"""

from datetime import date, timedelta

import pytest

from tests.kit import on_file
from tests.kit.door import TODAY, Door
from tests.kit.on_file import day, spoken

EXAMPLE = "27 July 2023"
STRIKES = on_file.by_id("strikes")
WRITERS, ACTORS = STRIKES["wga-2023"], STRIKES["sag-aftra-2023"]
DAY = timedelta(days=1)


def shown(when: date) -> str:
    return spoken(when.isoformat())


async def asked(door: Door, typed: str, locale: str = "en-US") -> str:
    """The day that /on shows for a text."""
    with door.reading(locale):
        reply = await door.slash("on", date=typed)
    assert not reply.private, reply.text
    return reply.heading.partition(":")[0]


# --- In every way to write it --------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "7/27/23",
        "27/7/23",
        "07/27/2023",
        "27-Jul-23",
        "Jul 27 '23",
        "jul. 27 2023",
        "Thursday, July 27, 2023",
        "27 july, 2023",
        "on the 27th of July 2023",
        "20230727",
        "\u0662\u0660\u0662\u0663-\u0660\u0667-\u0662\u0667",
        "2023-07-27T09:00Z",
        "<t:1690460000:F>",
    ],
)
@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
async def test_what_can_be_one_day_alone_is_no_question(
    door: Door, typed: str, locale: str
) -> None:
    with door.reading(locale):
        reply = await door.slash("on", date=typed)

    assert reply.heading.startswith("27 July 2023: day 87 of the writers' strike")
    assert "is read as" not in reply.bare


@pytest.mark.parametrize(
    ("typed", "away"),
    [
        ("today", 0),
        ("yesterday", -1),
        ("day before yesterday", -2),
        ("3 days ago", -3),
        ("a week ago", -7),
        ("two weeks ago", -14),
        ("in 3 days", 3),
    ],
)
async def test_days_from_today(door: Door, typed: str, away: int) -> None:
    assert await asked(door, typed) == shown(TODAY + away * DAY)


async def test_longer_times_are_shown_as_months_or_days(door: Door) -> None:
    assert await asked(door, "last year") == str(TODAY.year - 1)
    assert await asked(door, "07/2023") == "July 2023"
    assert await asked(door, "summer 2023") == "June to August 2023"
    assert await asked(door, "winter 2022-23") == "December 2022 to February 2023"
    assert await asked(door, "May 2-9, 2023") == "2 to 9 May 2023"
    assert await asked(door, "the 1980s") == "1980 to 1989"
    assert await asked(door, "Labor Day 2023") == "4 September 2023"


async def test_a_longer_time_says_which_months_it_is(door: Door) -> None:
    reply = await door.slash("timeline", about="SAG-AFTRA", from_date="fall 2023")

    assert "from September 2023 on" in reply.heading
    assert "‘fall 2023’ is read as September to November 2023." in reply.bare


async def test_of_a_longer_time_the_end_counts_where_it_is_an_end(door: Door) -> None:
    reply = await door.slash(
        "timeline", about="SAG-AFTRA", from_date="Q2 2023", to_date="Q3 2023", known_by="Q4 2023"
    )

    assert "from April 2023 to September 2023" in reply.heading
    assert reply.heading.endswith("as known by 31 December 2023")


# --- What can be two days ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "taken", "other", "order"),
    [
        ("en-US", "2 May 2023", "5 February 2023", "month first"),
        ("en-GB", "5 February 2023", "2 May 2023", "day first"),
        ("de", "5 February 2023", "2 May 2023", "day first"),
        ("ja", "2 May 2023", "5 February 2023", "month first"),
    ],
)
async def test_two_days_are_in_the_order_of_who_asks(
    door: Door, locale: str, taken: str, other: str, order: str
) -> None:
    with door.reading(locale):
        reply = await door.slash("on", date="5/2/23")

    assert not reply.private
    assert reply.heading.startswith(f"{taken}: ")
    assert f"‘5/2/23’ is read as {taken}, {order}." in reply.bare
    turned = await door.press(reply, other)
    assert turned.heading.startswith(f"{other}: ")


async def test_between_dots_the_day_is_first(door: Door) -> None:
    reply = await door.slash("on", date="9.11.2023")

    assert reply.heading.startswith("9 November 2023: ")
    assert "‘9.11.2023’ is read as 9 November 2023, day first." in reply.bare
    assert "11 September 2023" in reply.buttons


@pytest.mark.parametrize(
    ("start", "end"), [("14/7/2023", "9/11/2023"), ("14.7.23", "9.11.23"), ("14/7/2023", "9/11/23")]
)
async def test_one_date_decides_the_order_of_the_other(door: Door, start: str, end: str) -> None:
    reply = await door.slash("between", start=start, end=end)

    assert reply.heading.startswith("From 14 July 2023 to 9 November 2023: 118 days")
    assert f"day first as in ‘{start}’" in reply.bare
    assert "11 September 2023" in reply.buttons

    with door.reading("en-GB"):
        reply = await door.slash("between", start="5/2/23", end="9/27/23")
    assert reply.heading.startswith("From 2 May 2023 to 27 September 2023")


# --- Without a year ------------------------------------------------------------------------------


def years_of(month: int, number: int) -> list[int]:
    """The years in which the record has something on a day, the latest first."""
    dates = {row["date"] for row in on_file.rows("events")}
    dates |= {row[end] for row in on_file.rows("strikes") for end in ("start", "end")}
    exact = [day(one) for one in dates if len(one) == len("2023-07-27")]
    found = {one.year for one in exact if (one.month, one.day) == (month, number) and one <= TODAY}
    return sorted(found, reverse=True)


@pytest.mark.parametrize("typed", ["May 2", "2 May", "2nd of May", "5/2"])
async def test_a_day_without_a_year_is_that_on_which_a_strike_began(door: Door, typed: str) -> None:
    assert day(WRITERS["start"]).year < max(years_of(5, 2)), "2026 has something then, too"
    reply = await door.slash("on", date=typed)

    assert reply.heading.startswith("2 May 2023: day 1 of the writers' strike")
    assert "is read as 2 May 2023" in reply.bare
    assert "when a strike began or ended." in reply.bare
    labels = [one["label"] for one in reply.menus[0]["options"]]
    assert {f"2 May {year}" for year in years_of(5, 2)} - {"2 May 2023"} <= {*labels}


async def test_a_day_that_the_record_has_nothing_on_is_in_a_strike(door: Door) -> None:
    assert not years_of(8, 12)
    reply = await door.slash("on", date="August 12")

    assert reply.heading.startswith("12 August 2023: day 103 of the writers' strike")
    assert "the year with a strike on then and most on record." in reply.bare
    last = f"12 August {TODAY.year}"
    assert last in [one["label"] for one in reply.menus[0]["options"]]


async def test_a_day_takes_the_year_of_the_other_date(door: Door) -> None:
    reply = await door.slash("between", start="2 May 2023", end="Sept. 27")
    assert reply.heading.startswith("From 2 May 2023 to 27 September 2023: 148 days")
    assert "by the year of ‘2 May 2023’" in reply.bare

    reply = await door.slash("between", start="Nov 5", end="Feb 12, 2008")
    assert reply.heading.startswith("From 5 November 2007 to 12 February 2008")

    reply = await door.slash("between", start="Nov 5, 2007", end="Feb 12")
    assert reply.heading.startswith("From 5 November 2007 to 12 February 2008")

    reply = await door.slash("between", start="May 2", end="Sept 27")
    assert reply.heading.startswith("From 2 May 2023 to 27 September 2023")


@pytest.mark.parametrize("typed", ["Sep 24", "Sept. 24"])
async def test_two_digits_behind_a_month_are_a_day(door: Door, typed: str) -> None:
    reply = await door.slash("on", date=typed)

    assert reply.heading.startswith("24 September 2023: "), "the writers' agreement"
    assert "September 2024" not in reply.buttons
    assert await asked(door, "Sep '24") == "September 2024"


async def test_weeks_weekends_and_moving_holidays(door: Door) -> None:
    assert await asked(door, "2023-W28") == "10 to 16 July 2023"
    assert await asked(door, "week 28 of 2023") == "10 to 16 July 2023"
    assert await asked(door, "weekend of September 23 2023") == "23 to 24 September 2023"
    assert await asked(door, "Easter 2023") == "9 April 2023"
    assert await asked(door, "Good Friday 2007") == "6 April 2007"


# --- Days of strikes -----------------------------------------------------------------------------


async def test_a_day_of_a_strike_is_counted(door: Door) -> None:
    start = day(ACTORS["start"])
    for number in (1, 50, 100, 118):
        counted = shown(start + (number - 1) * DAY)
        for typed in (f"day {number} of the SAG strike", f"actors' strike day {number}"):
            reply = await door.slash("on", date=typed)
            assert reply.heading.startswith(f"{counted}: ")
            assert f"day {number} of the actors'" in reply.heading
            from_day_1 = ": 14 July 2023 is day 1" if number > 1 else ""
            said = f"‘{typed}’ is {counted}{from_day_1} (Actors' strike of 2023"
            assert said in reply.bare


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("first day of the writers' strike", WRITERS["start"]),
        ("start of the WGA strike", WRITERS["start"]),
        ("last day of the writers strike", WRITERS["last_full_day"]),
        ("end of the writers\u2019 strike", WRITERS["end"]),
        ("when did the writers strike end", WRITERS["end"]),
        ("writers strike ends", WRITERS["end"]),
        ("a week before the writers strike", "2023-04-25"),
        ("10 days after the SAG strike ended", "2023-11-19"),
        ("end of the 2007 writers' strike", STRIKES["wga-2007"]["end"]),
    ],
)
async def test_points_of_a_strike(door: Door, typed: str, expected: str) -> None:
    assert await asked(door, typed) == spoken(expected)


async def test_the_same_day_of_another_strike_is_beside_it(door: Door) -> None:
    reply = await door.slash("on", date="100th day of the writers strike")
    assert reply.heading.startswith("9 August 2023: day 100 of the writers' strike")
    assert "(Writers' strike of 2023, the latest large one)" in reply.bare

    earlier = day(STRIKES["wga-1988"]["start"]) + 99 * DAY
    turned = await door.press(reply, f"{shown(earlier)}: Writers' strike of 1988")
    assert turned.heading.startswith(f"{shown(earlier)}: ")


async def test_a_day_that_a_strike_did_not_have(door: Door) -> None:
    reply = await door.slash("on", date="day 150 of the writers strike")
    assert reply.private
    assert "it lasted 148 days, so there is no day 150" in reply.bare

    last = await door.press(reply, "26 September 2023, the last day")
    assert last.heading.startswith("26 September 2023: day 148")


async def test_from_the_start_of_a_strike_to_its_end(door: Door) -> None:
    reply = await door.slash("between", start="WGA strike start", end="WGA strike end")
    assert reply.heading.startswith("From 2 May 2023 to 27 September 2023: 148 days")

    reply = await door.slash("timeline", from_date="SAG strike", to_date="SAG strike")
    assert reply.heading.endswith("from 14 July 2023 to 9 November 2023")


@pytest.mark.parametrize("typed", ["day 5 of the Florists' strike", "florists walkout, day 5"])
async def test_a_strike_that_nobody_knows_has_no_days(door: Door, typed: str) -> None:
    reply = await door.slash("on", date=typed)

    assert reply.private
    name = "Florists' strike" if "F" in typed else "florists walkout,"
    assert f"No strike on record or on the lists of stoppages is called ‘{name}’" in reply.bare
    assert not reply.buttons


@pytest.mark.parametrize(
    ("typed", "strike"), [("day 30", 30), ("the 30th day", 30), ("Day #30 of", 30)]
)
async def test_of_a_day_of_no_strike_it_is_asked_of_which(
    door: Door, typed: str, strike: int
) -> None:
    reply = await door.slash("on", date=typed)
    assert reply.private
    assert "of which strike?" in reply.heading

    for row, name in ((WRITERS, "writers'"), (ACTORS, "actors'")):
        counted = shown(day(row["start"]) + (strike - 1) * DAY)
        turned = await door.press(reply, f"{counted}: {row['name']}")
        assert turned.heading.startswith(f"{counted}: ")
        assert f"day {strike} of" in turned.heading
        assert name in turned.heading


async def test_halfway_through_a_strike(door: Door) -> None:
    for typed in ("halfway through the actors strike", "midpoint of the SAG strike"):
        reply = await door.slash("on", date=typed)
        assert reply.heading.startswith("10 September 2023: ")
        assert "day 59 of" not in reply.heading.partition(",")[0], "the writers' comes first"
        assert reply.heading.endswith("day 59 of the actors'")
        assert "14 July to 9 November 2023" in reply.bare


# --- Stoppages on the lists ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("first day of the Chicago teachers strike", "2019-10-17"),
        ("day 3 of the GM strike 2019", "2019-09-18"),
        ("when the UPS strike ended", "1997-08-21"),
        ("two days before the UPS strike", "1997-08-02"),
        ("the UPS strike", "1997-08-04"),
        ("UPS 1997", "1997-08-04"),
        ("Kaiser strike 2021", "2021-11-18"),
    ],
)
async def test_days_of_a_stoppage_that_is_on_the_lists_alone(
    door: Door, typed: str, expected: str
) -> None:
    reply = await door.slash("on", date=typed)

    assert reply.heading.startswith(f"{spoken(expected)}: ")
    assert f"‘{typed}’ is {spoken(expected)}" in reply.bare
    assert "on the BLS lists" in reply.bare


async def test_a_stoppage_is_from_its_start_to_its_end(door: Door) -> None:
    reply = await door.slash("between", start="the UPS strike", end="the UPS strike")

    assert reply.heading.startswith("From 4 August 1997 to 21 August 1997: 17 days")
    assert "4 August 1997, its start (United Parcel Service, 1997" in reply.bare
    assert "21 August 1997, its end (United Parcel Service, 1997" in reply.bare


async def test_a_union_for_a_date_is_its_latest_large_strike(door: Door) -> None:
    reply = await door.slash("between", start="WGA", end="SAG-AFTRA")

    assert reply.heading.startswith("From 2 May 2023 to 9 November 2023")
    assert "‘WGA’ is read as Writers' strike of 2023, the latest large one." in reply.bare
    assert "Writers' strike of 2023" in reply.bare
    assert "Actors' strike of 2023" in reply.bare


# --- Days that count from another ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("6 weeks later", "2023-08-25"),
        ("30 days", "2023-08-13"),
        ("+ 30 days", "2023-08-13"),
        ("two months after", "2023-09-14"),
        ("a fortnight on", "2023-07-28"),
        ("1 month and 2 days later", "2023-08-16"),
        ("the day after", "2023-07-15"),
    ],
)
@pytest.mark.parametrize("start", ["14 July 2023", "Jul 14", "SAG strike"])
async def test_a_length_at_the_end_counts_from_the_start(
    door: Door, start: str, typed: str, expected: str
) -> None:
    reply = await door.slash("between", end=typed, start=start)

    assert reply.heading.startswith(f"From 14 July 2023 to {spoken(expected)}: ")
    assert f"‘{typed}’ is {spoken(expected)}, counted from 14 July 2023." in reply.bare


async def test_a_length_without_a_date_has_nothing_to_count_from(door: Door) -> None:
    asked = (
        ("on", "date", {}),
        ("between", "start", {"end": "27 July 2023"}),
        ("timeline", "to_date", {}),
        ("timeline", "known_by", {"from_date": "2023"}),
    )
    for command, option, others in asked:
        reply = await door.slash(command, **{option: "3 weeks later"}, **others)
        assert reply.private
        assert "‘3 weeks later’ has no date to count from" in reply.heading

    reply = await door.slash("between", start="2 May 2023", end="99999 years later")
    assert "There is no such day as ‘99999 years later’" in reply.heading


async def test_a_timeline_can_go_on_for_a_length(door: Door) -> None:
    reply = await door.slash("timeline", from_date="2 May 2023", to_date="4 weeks later")

    assert reply.heading.endswith("from 2 May 2023 to 30 May 2023")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("two days after the SAG deal", "2023-11-10"),
        ("a week before the SAG deal", "2023-11-01"),
        ("the day of the SAG deal", "2023-11-08"),
        ("the day after Directors ratify with 87 percent", "2023-06-24"),
    ],
)
async def test_days_that_count_from_an_event(door: Door, typed: str, expected: str) -> None:
    for command, option in (("on", "date"), ("timeline", "from_date")):
        reply = await door.slash(command, **{option: typed})
        assert f"‘{typed}’ is {spoken(expected)} (" in reply.bare
        assert spoken(expected) in reply.heading


async def test_an_event_that_can_be_several_is_asked_with_its_days(door: Door) -> None:
    reply = await door.slash("on", date="the day after the Directors deal")
    assert reply.private
    assert "‘Directors deal’ can mean several records" in reply.heading

    turned = await door.press(reply, "4 June 2023: Directors reach a tentative deal")
    assert turned.heading.startswith("4 June 2023: ")


# --- No dates ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("32 July 2023", "There is no such day as"),
        ("Feb 30", "There is no such day as"),
        ("31/31/23", "There is no such day as"),
        ("Monday, July 27, 2023", "There is no such day as"),
        ("9999 years ago", "There is no such day as"),
        ("never", "is not a date that can be read"),
        ("a few days ago", "is not a date that can be read"),
        ("Q5 2023", "is not a date that can be read"),
        ("5/2/23/4", "is not a date that can be read"),
    ],
)
async def test_what_looks_like_a_date_gets_no_names(door: Door, typed: str, what: str) -> None:
    for command, others in (("on", {}), ("between", {"end": "today"}), ("timeline", {})):
        option = {"on": "date", "between": "start", "timeline": "from_date"}[command]
        reply = await door.slash(command, **{option: typed}, **others)
        assert reply.private
        assert what in reply.heading
        assert EXAMPLE in reply.text
        assert not reply.buttons


async def test_an_event_and_its_id_are_no_dates(door: Door) -> None:
    for row in on_file.rows("events"):
        if len(row["date"]) == len("2023-07-27") and row["date"] == "2023-07-27":
            assert await asked(door, row["id"]) == EXAMPLE
            assert await asked(door, row["title"]) == EXAMPLE
    for event in ("e-sag23-day100", "e-sag23-unity", "e-wga23-day100"):
        row = on_file.by_id("events")[event]
        assert await asked(door, row["title"]) == spoken(row["date"])
