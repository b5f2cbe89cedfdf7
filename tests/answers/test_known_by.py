"""`known_by` on /pay and /timeline: what sources had published by a day, and what is left out."""

import re
from datetime import date, timedelta

import pytest

from bot.models.dates import read_edtf
from bot.settings import Settings
from tests.kit import on_file
from tests.kit.door import TODAY, Door, Reply, bare, open_door

ACTORS = "sag-aftra-member"
WRITERS = "wga-2023"


def status(record: str, day: date) -> str:
    """Whether a record was known by a day, as the CSV files have it."""
    dates = [on_file.by_id("sources")[w["source"]]["published"] for w in on_file.evidence(record)]
    if any(text and read_edtf(text).last <= day for text in dates):
        return "shown"
    return "later" if all(dates) else "undated"


def parted(records: list[str], day: date) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"shown": [], "later": [], "undated": []}
    for record in records:
        found[status(record, day)].append(record)
    return found


def figures_of(role: str) -> list[str]:
    return [row["id"] for row in on_file.figures_of(role)]


def events_of(strike: str) -> list[str]:
    return [row["id"] for row in on_file.rows("events") if row["strike"] == strike]


async def whole(door: Door, reply: Reply) -> str:
    return bare("\n".join(await door.pages(reply)))


def button(reply: Reply) -> str:
    [label] = [one for one in reply.buttons if one.startswith("Left out as undated")]
    return label


async def test_pay_as_known_by_a_day(door: Door) -> None:
    found = parted(figures_of(ACTORS), date(2023, 7, 27))
    assert all(found.values()), "the day parts the figures in three"

    reply = await door.slash("pay", role=ACTORS, known_by="27 July 2023")

    assert reply.heading.endswith(", as known by 27 July 2023")
    text = await whole(door, reply)
    assert all(on_file.figure(record)["note"] in text for record in found["shown"])
    assert f"Left out: {len(found['later'])} figures from later sources" in text
    assert f"and {len(found['undated'])} figures from undated sources" in text
    for figure in on_file.figures_of(ACTORS):
        if figure["note"] and figure["id"] in found["shown"]:
            assert figure["note"] in text
    assert "undated" not in text.replace("undated sources", "")


async def test_sources_and_origins_are_those_known_then(door: Door) -> None:
    """The listing itself is undated; what repeats it has one origin all the same."""
    day = date(2023, 7, 26)
    sources = on_file.by_id("sources")
    words = [w["source"] for w in on_file.evidence("f-pm-range")]
    dates = {name: sources[name]["published"] for name in words}
    known = {name for name, text in dates.items() if text and read_edtf(text).last <= day}
    assert 1 < len(known) < len(words)

    reply = await door.slash("pay", role="pm-ml-platform", known_by=day.isoformat())

    text = await whole(door, reply)
    assert f"Reported by {len(known)} sources, " in text
    assert f"Reported by {len(words)} sources" not in text


@pytest.mark.parametrize(
    ("typed", "said"),
    [("July 2023", "31 July 2023"), ("2023", "31 December 2023"), ("2023-07-27", "27 July 2023")],
)
async def test_an_imprecise_date_is_meant_to_its_last_day(
    door: Door, typed: str, said: str
) -> None:
    for command, options in (("pay", {"role": ACTORS}), ("timeline", {"about": WRITERS})):
        reply = await door.slash(command, **options, known_by=typed)
        assert reply.heading.endswith(f", as known by {said}")


async def test_today_is_the_latest_day_by_which_anything_is_known(door: Door) -> None:
    for typed in ("today", "tomorrow", "2031"):
        reply = await door.slash("pay", role=ACTORS, known_by=typed)
        assert reply.heading.endswith(", as known by 21 November 2026")
    found = parted(figures_of(ACTORS), TODAY)
    assert found["later"] == []
    text = await whole(door, reply)
    assert f"Left out: {len(found['undated'])} figures from undated sources." in text


async def test_silence_before_everything_is_said(door: Door) -> None:
    reply = await door.slash("pay", role=ACTORS, known_by="1950")
    assert reply.heading == (
        "SAG-AFTRA member, acting income: no pay on record, as known by 31 December 1950"
    )
    assert "the first was known by " in reply.bare
    assert not reply.private

    reply = await door.slash("timeline", about=WRITERS, known_by="1950")
    assert reply.heading.endswith("no event on record, as known by 31 December 1950")
    reply = await door.slash("timeline", about="stoppages 2023", known_by="2022")
    assert reply.heading.startswith("No stoppage of 1,000 workers")
    assert "Left out: 32 stoppages from later sources" in reply.bare


async def test_undated_figures_are_listed_behind_a_button(door: Door) -> None:
    found = parted(figures_of(ACTORS), date(2023, 7, 27))
    reply = await door.slash("pay", role=ACTORS, known_by="27 July 2023")

    assert button(reply).endswith(f": {len(found['undated'])}")
    listed = await door.press(reply, button(reply))

    assert listed.private
    assert f"{len(found['undated'])} figures from undated sources" in listed.heading
    text = await whole(door, listed)
    assert len(re.findall(r"^\S.* · .* \[\d", text, re.MULTILINE)) == len(found["undated"])
    notes = [on_file.figure(record)["note"] for record in found["undated"]]
    assert all(note in text for note in notes)
    assert "undated" in text.split("1 ", 1)[1], "their sources say so"
    assert not (await door.press(listed, "Share")).private


async def test_no_button_where_nothing_is_undated(door: Door) -> None:
    reply = await door.slash("pay", role="27-2011", known_by="2023")

    assert "Left out as undated" not in " ".join(reply.buttons)
    assert "May 2022" in reply.heading
    assert "May 2023" not in await whole(door, reply)


async def test_timeline_as_known_by_a_day(door: Door) -> None:
    day = date(2023, 7, 27)
    found = parted(events_of(WRITERS), day)
    strike = status(WRITERS, day)
    assert all(found.values())

    reply = await door.slash("timeline", about=WRITERS, known_by="2023-07-27")

    text = await whole(door, reply)
    events = on_file.by_id("events")
    lines = text.splitlines()
    for record in events:
        shown = any(line.endswith(events[record]["title"]) for line in lines) or any(
            f": {events[record]['title']} [" in line for line in lines
        )
        assert shown is (record in found["shown"]), record
    assert f"{len(found['shown'])} events on record" in reply.heading
    left = len(found["undated"]) + (strike == "undated")
    assert f"{left} records from undated sources" in text

    listed = await whole(door, await door.press(reply, button(reply)))
    assert all(events[record]["title"] in listed for record in found["undated"])
    assert not any(events[record]["title"] in listed for record in found["shown"])


async def test_a_strike_that_went_on_then_has_no_end(door: Door) -> None:
    day = date(2023, 8, 15)
    assert status(WRITERS, day) == "shown"

    reply = await door.slash("timeline", about=WRITERS, known_by=day.isoformat())

    text = await whole(door, reply)
    assert "since 2 May 2023, still on as of 15 August 2023" in text
    assert "105 days elapsed, 106 days counted" in text
    assert "27 September" not in text
    assert "148" not in text


async def test_between_dates_and_known_by(door: Door) -> None:
    reply = await door.slash(
        "timeline", from_date="2023-07-01", to_date="2023-07-31", known_by="2023-07-20"
    )
    assert "from 1 July 2023 to 31 July 2023, as known by 20 July 2023" in reply.heading
    for event in on_file.rows("events"):
        if event["date"] > "2023-07-20" and event["date"][:7] == "2023-07":
            known = status(event["id"], date(2023, 7, 20)) == "shown"
            assert (event["title"] in await whole(door, reply)) is known

    turned = await door.slash(
        "timeline", from_date="2023-07-31", to_date="2023-07-01", known_by="2023-07-20"
    )
    assert turned.heading == reply.heading


async def test_every_page_copy_and_share_keeps_the_day(door: Door) -> None:
    reply = await door.slash("timeline", known_by="2024", private=True)
    turned = await door.press(reply, "Next")
    assert turned.heading == reply.heading
    assert "as known by 31 December 2024" in (await door.press(turned, "Share")).heading
    copy = await door.press(turned, "Copy as text")
    text = await copy.file_text()
    assert text.startswith(reply.heading)
    assert "Known by 31 December 2024" in text


async def test_dollars_of_another_year_say_when_their_prices_are_known(door: Door) -> None:
    reply = await door.slash("pay", role="rs-ml-l6", dollars_of=2024, known_by="2023-08-31")

    assert "In dollars of 2024" in reply.bare
    assert "Prices are those on record today" in reply.bare
    plain = await door.slash("pay", role="rs-ml-l6", known_by="2023-08-31")
    assert "Prices" not in plain.bare


async def test_later_rises_are_those_known_then(door: Door) -> None:
    """Writers' rises: every one that is listed was published by the day."""
    rises = [row for row in on_file.rows("figures") if row["measure"] == "increase"]
    roles = {row["id"]: row for row in on_file.rows("roles")}
    day = date(2026, 6, 30)
    role = next(
        row["id"]
        for row in roles.values()
        if row["schedule"] and parted(figures_of(row["id"]), day)["shown"]
    )
    reply = await door.slash("pay", role=role, known_by=day.isoformat())
    text = await whole(door, reply)
    listed = text.split("Later rises")[1] if "Later rises" in text else ""
    for rise in rises:
        if rise["role"] == roles[role]["schedule"] and rise["note"] and rise["note"] in listed:
            assert status(rise["id"], day) == "shown"


async def test_dates_that_cannot_be_read(door: Door) -> None:
    for command, options in (("pay", {"role": ACTORS}), ("timeline", {})):
        reply = await door.slash(command, **options, known_by="soon")
        assert reply.private
        assert "is not a date" in reply.heading
        reply = await door.slash(command, **options, known_by="07/08/2023")
        assert reply.heading.endswith("as known by 8 July 2023")
        turned = await door.press(reply, "7 August 2023")
        assert turned.heading.endswith("as known by 7 August 2023")


async def test_the_option_completes_as_other_dates_do(door: Door) -> None:
    for command in ("pay", "timeline"):
        assert await door.complete(command, "known_by", "july 2023") == ["2023-07"]


@pytest.mark.parametrize(
    "custom_id",
    [
        f"v:0:pa:{ACTORS}::nonsense",
        f"v:0:pa:{ACTORS}:::u",
        f"v:0:ti:{WRITERS}:::nonsense",
        f"v:0:ti:{WRITERS}::::u",
    ],
)
async def test_made_up_buttons_are_refused(door: Door, custom_id: str) -> None:
    reply = await door.slash("pay", role=ACTORS)
    refused = await door.forge(reply, custom_id)

    assert refused.private
    assert "not on record" in refused.heading


async def test_the_picture_shows_what_the_card_shows(settings: Settings) -> None:
    async with open_door(settings, charts=True) as door:
        for command, options in (("pay", {"role": ACTORS}), ("timeline", {"about": WRITERS})):
            every = await door.slash(command, **options)
            known = await door.slash(command, **options, known_by="2023-07-27")
            [all_of_it], [then] = every.pictures, known.pictures
            assert "as known by 27 July 2023" in then.alt
            assert "as known by" not in all_of_it.alt
            assert then.png != all_of_it.png
            assert "2026" not in then.alt.split("Sources")[0].replace("record 2026", "")


async def test_the_longest_questions_fit_their_buttons(door: Door) -> None:
    span = timedelta(days=1)
    options = {
        "about": "sag-aftra-games-2024",
        "from_date": "2020-01-01/2020-12-31",
        "to_date": "2026-01-01/2026-08-31",
        "known_by": f"{(TODAY - 90 * span).isoformat()}/{(TODAY - span).isoformat()}",
    }
    reply = await door.slash("timeline", **options)

    assert reply.heading.endswith("as known by 20 November 2026")
    assert all(len(custom_id) <= 100 for custom_id in reply.buttons.values())
    assert (await door.press(reply, button(reply))).private


async def test_what_was_corrected_later_is_not_told(door: Door) -> None:
    """The ledger's days are later than the day: an end that came later stays untold."""
    strike = "sag-aftra-games-2016"
    assert any(row["record"] == strike for row in on_file.rows("corrections"))
    assert "Corrected on" in await whole(door, await door.slash("timeline", about=strike))

    reply = await door.slash("timeline", about=strike, known_by="2016-10-25")

    told = await whole(door, reply)
    assert "still on as of 25 October 2016" in told
    assert "Corrected on" not in told
    assert "Names and notes are those of today." in told


async def test_pay_as_known_tells_no_later_correction(door: Door) -> None:
    corrected = {row["record"] for row in on_file.rows("corrections")}
    figures = [row for row in on_file.rows("figures") if row["id"] in corrected]
    roles = {row["role"] for row in figures} | corrected & set(on_file.ids("roles"))
    assert roles

    for role in sorted(roles)[::5]:
        reply = await door.slash("pay", role=role, known_by="2026-06-30")
        assert "Corrected on" not in await whole(door, reply), role


async def test_totals_of_a_year_are_known_when_they_were_published(door: Door) -> None:
    totals = on_file.by_id("sources")["bls-ted-2025"]
    assert totals["published"] == "2025"

    for day, told in (("2024-12-31", False), ("2025-12-31", True)):
        reply = await door.slash("timeline", about="all stoppages 2024", known_by=day)
        assert ("The bureau's totals" in reply.bare) == told


async def test_stoppages_in_all_are_those_that_were_listed_by_then(door: Door) -> None:
    reply = await door.slash("timeline", about="Boeing strikes 2010", known_by="2000")

    assert "in all" not in reply.bare
    assert "no end there" not in reply.bare
