"""That a strike had begun is known on each day of its first fortnight, as people lived it."""

from datetime import date, timedelta

import pytest

from tests.kit import on_file
from tests.kit.door import Door, bare
from tests.kit.on_file import spoken

RECENT = [row for row in on_file.rows("strikes") if row["start"] >= "2000"]
FORTNIGHT = range(14)


def begun(strike: str) -> str:
    """The title of the event that begins a strike."""
    [title] = [
        event["title"]
        for event in on_file.rows("events")
        if event["strike"] == strike and event["kind"] == "strike-start"
    ]
    return title


def test_there_are_seven_strikes_since_2000() -> None:
    assert len(RECENT) == 7


@pytest.mark.parametrize("strike", RECENT, ids=[row["id"] for row in RECENT])
async def test_a_strike_is_known_from_its_first_day(door: Door, strike: on_file.Row) -> None:
    start = date.fromisoformat(strike["start"])
    for day in (start + timedelta(days=passed) for passed in FORTNIGHT):
        reply = await door.slash("timeline", about=strike["id"], known_by=day.isoformat())
        text = bare("\n".join(await door.pages(reply)))
        still = f"since {spoken(strike['start'])}, still on as of {spoken(day.isoformat())}"
        assert still in text, day
        assert begun(strike["id"]) in text, day


async def test_both_unions_are_on_strike_by_20_july_2023(door: Door) -> None:
    reply = await door.slash(
        "timeline", from_date="2023-05-01", to_date="2023-07-20", known_by="2023-07-20"
    )
    text = bare("\n".join(await door.pages(reply)))
    for strike in ("wga-2023", "sag-aftra-2023"):
        assert begun(strike) in text, strike


@pytest.mark.parametrize(
    ("before", "since", "ends"),
    [
        ("2000-10-29", "2000-10-30", "e-comm00-end"),
        ("2008-02-12", "2008-02-13", "e-wga07-end"),
        ("2023-09-25", "2023-09-26", "e-wga23-end"),
    ],
)
async def test_an_end_is_known_once_it_was_told(
    door: Door, before: str, since: str, ends: str
) -> None:
    """A deal that boards have still to approve is no end."""
    event = on_file.by_id("events")[ends]
    for day, known in ((before, False), (since, True)):
        reply = await door.slash("timeline", about=event["strike"], known_by=day)
        text = bare("\n".join(await door.pages(reply)))
        assert (event["title"] in text) is known, day
