"""Completions of dates: what a text is read as so far, and what it can become."""

from datetime import timedelta

import pytest

from tests.kit import on_file
from tests.kit.door import TODAY, Door
from tests.kit.on_file import spoken


async def labels(door: Door, typed: str, command: str = "on", option: str = "date") -> list[str]:
    return [choice["name"] for choice in await door.offered(command, option, typed)]


async def test_words_for_days_have_their_date(door: Door) -> None:
    yesterday = spoken((TODAY - timedelta(days=1)).isoformat())

    assert (await labels(door, "yest"))[0] == f"yesterday: {yesterday}"
    assert (await labels(door, "to"))[0] == f"today: {spoken(TODAY.isoformat())}"
    assert (await labels(door, "T"))[0] == f"today: {spoken(TODAY.isoformat())}"
    assert (await labels(door, "last f"))[0] == "last Friday: 20 November 2026"
    assert (await labels(door, "Labor D"))[0] == "Labor Day: 4 September 2023"
    assert "3 weeks ago: 31 October 2026" in await labels(door, "3 w")


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en-US", ["2 May 2023", "5 February 2023"]),
        ("en-GB", ["5 February 2023", "2 May 2023"]),
    ],
)
async def test_of_two_days_the_readers_is_first(
    door: Door, locale: str, expected: list[str]
) -> None:
    with door.reading(locale):
        assert await labels(door, "5/2/23") == expected


async def test_a_day_goes_on_with_those_on_record(door: Door) -> None:
    dates = {row["date"] for row in on_file.rows("events")}
    dates |= {row[end] for row in on_file.rows("strikes") for end in ("start", "end")}
    offered = await door.complete("on", "date", "July 2")

    assert offered[0].endswith("-07-02")
    days = [one for one in offered[1:] if len(one) == len("2023-07-27")]
    assert days
    assert set(days) <= dates
    assert "2023-07" in offered


async def test_iso_dates_go_on_with_what_is_on_record(door: Door) -> None:
    assert "2023" in await door.complete("on", "date", "20")
    assert set(await door.complete("on", "date", "2023-0")) >= {"2023-05", "2023-07"}
    offered = await door.complete("timeline", "from_date", "2023-07-2")
    assert "2023-07-27" in offered
    assert all(one.startswith("2023-07-") for one in offered)


async def test_days_of_strikes(door: Door) -> None:
    offered = await labels(door, "day 50 of the SAG")
    assert offered[0] == "1 September 2023 · Actors' strike of 2023"

    assert (await labels(door, "end of the wr"))[0] == "27 September 2023 · Writers' strike of 2023"


@pytest.mark.parametrize(
    ("typed", "writers", "actors"),
    [
        ("end of", "2023-09-27", "2023-11-09"),
        ("start of the", "2023-05-02", "2023-07-14"),
        ("day 50 of", "2023-06-20", "2023-09-01"),
        ("day 50", "2023-06-20", "2023-09-01"),
        ("halfway through", "2023-07-14", "2023-09-10"),
    ],
)
async def test_of_no_strike_yet_the_days_of_the_best_attested_are_first(
    door: Door, typed: str, writers: str, actors: str
) -> None:
    assert (await door.complete("on", "date", typed))[:2] == [writers, actors]


async def test_an_end_goes_on_from_the_start(door: Door) -> None:
    async def first(typed: str) -> str:
        offered = await door.offered("between", "end", typed, start="2 May 2023")
        return offered[0]["name"]

    assert await first("27") == "27 September 2023"
    assert await first("se") == "September 2023"
    assert await first("Labor") == "Labor Day: 4 September 2023"
    offered = await door.offered("between", "end", "40 days", start="2 May 2023")
    assert "40 days: 11 June 2023" in [one["name"] for one in offered]
    assert await door.offered("between", "end", "99999 years", start="2 May 2023") == []


async def test_a_holiday_is_offered_in_several_years(door: Door) -> None:
    offered = await labels(door, "labor")

    assert offered[:2] == ["Labor Day: 4 September 2023", "Labor Day: 2 September 2024"]


async def test_what_is_a_date_with_digits_offers_no_names(door: Door) -> None:
    for typed in ("27 July 2023", "32 July 2023", "5/2/23", "3 days ago"):
        for value in await door.complete("on", "date", typed):
            assert value[:4].isdigit(), typed


async def test_names_are_offered_as_well(door: Door) -> None:
    assert "e-elvis-signed" in await door.complete("on", "date", "ELVIS")
    assert "sag-aftra-2023" in await door.complete("between", "end", "actors strike 2023")


async def test_a_choice_is_answered_as_it_was_shown(door: Door) -> None:
    for typed in ("last w", "summ", "5/2/23", "July 2", "day 50 of the SAG", "2023-0"):
        for choice in await door.offered("on", "date", typed):
            if not choice["value"][:4].isdigit():
                continue  # a record by its name
            reply = await door.slash("on", date=choice["value"])
            heading = reply.heading.partition(":")[0]
            assert heading in choice["name"]
            assert "is read as" not in reply.bare


async def test_of_a_longer_time_the_end_that_counts_is_the_value(door: Door) -> None:
    assert (await door.complete("timeline", "from_date", "summer 2023"))[0] == "2023-06"
    assert (await door.complete("timeline", "to_date", "summer 2023"))[0] == "2023-08"
    assert (await door.complete("pay", "known_by", "summer 2023"))[0] == "2023-08"
