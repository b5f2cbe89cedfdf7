"""/pay: every figure of a role, with what it is of, its note, its sources and its age."""

import pytest

from tests.kit import on_file
from tests.kit.door import TODAY, Door, bare
from tests.kit.on_file import money


async def whole(door: Door, role: str) -> str:
    return bare("\n".join(await door.pages(await door.slash("pay", role=role))))


@pytest.mark.parametrize("role", ["sag-aftra-member", "day-performer", "sag-performers"])
async def test_every_figure_is_there_with_its_of_and_its_note(door: Door, role: str) -> None:
    text = await whole(door, role)

    for row in on_file.figures_of(role):
        for part in (*on_file.amounts(row), row["of"], row["note"]):
            assert part in text, row["id"]


async def test_sources_and_origins_are_counted(door: Door) -> None:
    text = await whole(door, "pm-ml-platform")

    for row in on_file.figures_of("pm-ml-platform"):
        sources, origins = on_file.reported(row["id"])
        said = f"{sources} source{'s' * (sources != 1)}, {origins} origin{'s' * (origins != 1)}"
        place = text.index(row["note"])
        assert said in text[place : place + len(row["note"]) + 80], row["id"]


async def test_many_that_repeat_one_are_one_origin(door: Door) -> None:
    sources, origins = on_file.reported("f-hit-show-35")
    assert (sources, origins) == (3, 1)

    assert "eported by 3 sources, 1 origin" in await whole(door, "hit-show-actress")


async def test_sources_that_differ_stand_side_by_side(door: Door) -> None:
    text = await whole(door, "pm-ml-platform")

    bounds = {(r["low"], r["high"]) for r in on_file.figures_of("pm-ml-platform")}
    assert len(bounds) == 3
    assert "Sources differ: 3 figures" in text
    range_, flat = (text.index(on_file.figure(i)["note"]) for i in ("f-pm-range", "f-pm-flat"))
    assert range_ < flat, "the best founded first, the one marked as disagreeing after it"


async def test_a_source_that_states_something_else_is_named_with_it(door: Door) -> None:
    differing = {
        row["role"]: word
        for row in on_file.rows("figures")
        for word in on_file.evidence(row["id"], differing=True)
    }
    assert differing
    for role, word in list(differing.items())[:6]:
        assert (word["says"] or word["excerpt"]) in await whole(door, role), role


async def test_measures_are_headings_with_their_meaning(door: Door) -> None:
    text = await whole(door, "sag-aftra-member")

    for heading in ("Mean", "Share below an amount", "Threshold"):
        assert f"\n### {heading}\n" in text
    assert "not pay" in text.split("### Threshold")[1][:200]


async def test_the_heading_has_the_newest_figure_and_its_age(door: Door) -> None:
    reply = await door.slash("pay", role="rs-ml-l6")

    assert money(on_file.low("f-rs6-range")) in reply.heading
    assert "July 2023" in reply.heading
    months = (TODAY.year - 2023) * 12 + TODAY.month - 7 - 1
    assert f"({months // 12} years old)" in reply.heading


async def test_a_figure_that_is_in_force_is_not_called_old(door: Door) -> None:
    reply = await door.slash("pay", role="day-performer")

    today = TODAY.isoformat()
    running = [
        row
        for row in on_file.figures_of("day-performer")
        if "/" in row["as_of"]
        and row["as_of"].split("/")[0] <= today <= row["as_of"].split("/")[1]
        and not row["of"]
    ]
    assert len(running) == 1
    assert money(on_file.low(running[0]["id"])) in reply.heading
    assert "old)" not in reply.heading


async def test_rises_that_came_later_are_listed_and_not_computed(door: Door) -> None:
    newest = max(row["as_of"] for row in on_file.figures_of("wga-writer"))
    later = [
        row
        for row in on_file.figures_of("wga-minimums")
        if row["measure"] == "increase" and newest[:4] < row["as_of"] <= TODAY.isoformat()
    ]
    assert later
    text = await whole(door, "wga-writer")

    assert "older than" in text
    for row in later:
        for part in (*on_file.amounts(row), row["of"], row["note"]):
            assert part in text, row["id"]


async def test_exact_words_stand_in_quotation_marks(door: Door) -> None:
    text = await whole(door, "rs-ml-l6")

    excerpts = [row["excerpt"] for row in on_file.evidence("f-rs6-range") if row["excerpt"]]
    assert any(f"“{excerpt}”" in text for excerpt in excerpts)


async def test_weak_sources_alone_are_called_so(door: Door) -> None:
    weak = {row["id"] for row in on_file.rows("sources") if row["standing"] == "weak"}
    words = on_file.evidence("f-day-2022")
    assert {word["source"] for word in words} <= weak

    text = await whole(door, "day-performer")
    note = on_file.figure("f-day-2022")["note"]
    assert note.startswith("Weak: ")
    assert "A weak source." not in text[text.index(note) :][: len(note) + 80], "it is said once"
    assert "(a weak source)" in (await door.slash("pay", role="staff-writer")).heading


async def test_a_role_named_without_pay_has_its_mentions(door: Door) -> None:
    text = await whole(door, "ml-scientist")

    assert "no pay on record" in text
    for word in on_file.evidence("ml-scientist"):
        assert (word["excerpt"] or word["says"]) in text


async def test_a_total_for_many_and_a_schedule_are_named(door: Door) -> None:
    assert "totals for many people" in await whole(door, "wga-all-writers")
    assert "Nobody is paid this" in await whole(door, "sag-performers")


async def test_sources_are_numbered_links(door: Door) -> None:
    reply = await door.slash("pay", role="rs-ml-l6")

    urls = {row["id"]: row["url"] for row in on_file.rows("sources")}
    cited = [row["source"] for row in on_file.evidence("f-rs6-range")]
    linked = [urls[source] for source in cited if f"(<{urls[source]}>)" in reply.text]
    assert len(linked) >= min(2, len(cited))
    assert "[1]" in reply.bare


async def test_compare_with_another_role_from_the_menu(door: Door) -> None:
    reply = await door.slash("pay", role="rs-ml-l6")
    values = [option["value"] for option in reply.menus[0]["options"]]
    assert "rs-ml-l6" not in values
    compared = await door.pick(reply, 0, "sag-aftra-member")

    assert compared.private
    assert "13 times" in compared.heading


LOW = "Low Budget"


# --- What leads, and in which order -------------------------------------------------------------


async def amounts(door: Door, role: str) -> list[str]:
    """What the lines of figures state, as far as the measure and the date go, in their order."""
    lines = (await whole(door, role)).splitlines()
    return [line.partition(" [")[0] for line in lines if " · " in line and line[:3] != "-# "]


@pytest.mark.parametrize(
    "role", sorted({row["role"] for row in on_file.rows("figures")} | {"27-2011", "29-1141"})
)
async def test_the_heading_is_the_first_figure_of_the_list(door: Door, role: str) -> None:
    reply = await door.slash("pay", role=role)
    amount, _, measure = (await amounts(door, role))[0].partition(" · ")

    assert f": {amount}, {measure.rsplit(', ', 1)[0]}, " in reply.heading


async def test_a_scale_begins_with_the_rate_of_today(door: Door) -> None:
    """In August 2026; variants after the plain rate, older ones, then what is known in advance."""
    assert await amounts(door, "day-performer") == [
        f"{rate} · scale minimum, {of}{years}"
        for rate, of, years in (
            ("$1,283 a day", "", "1 July 2026 to 30 June 2027"),
            ("$257 a day", f"Ultra {LOW} Project Agreement, ", "1 July 2026 to 30 June 2027"),
            (
                "$449 a day",
                "Moderate Low Budget Project Agreement, ",
                "1 July 2026 to 30 June 2027",
            ),
            ("$834 a day", f"{LOW} Theatrical Agreement, ", "1 July 2026 to 30 June 2027"),
            ("$1,246 a day", "", "1 July 2025 to 30 June 2026"),
            ("$249 a day", f"Ultra {LOW} Project Agreement, ", "1 July 2025 to 30 June 2026"),
            ("$810 a day", f"{LOW} Theatrical Agreement, ", "1 July 2025 to 30 June 2026"),
            ("$1,204 a day", "", "1 July 2024 to 30 June 2025"),
            ("$1,158 a day", "", "9 November 2023 to 30 June 2024"),
            ("$1,082 a day", "", "July 2022 to June 2023"),
            ("$956 a day", "", "1 July 2017"),
            ("$933 a day", "", "1 July 2016 to 30 June 2017"),
            ("$880 a day", "", "1 July 2014 to 30 June 2015"),
        )
    ]

    text = await whole(door, "background-actor")
    before, after = (
        ["$231 a day ·", "$224 a day ·", "$152 a day ·"],
        ["$238 a day ·", "$252 a day ·"],
    )
    places = [text.index(words) for words in (*before, "not yet in force:", *after)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("role", "heading", "says"),
    [
        (
            "staff-writer",
            "$4,650 a week, scale minimum, 40 weeks guaranteed, in force until 1 May 2026 (a weak",
            "No later rate is on record, but a later rise of 1.5% (2 May 2026).",
        ),
        (
            "director-hour",
            "$50,764 an episode, scale minimum, in force until 30 June 2023",
            "No later rate is on record.",
        ),
        (
            "showrunner",
            "$7,412 a week, scale minimum, 1 May 2023 (3 years old)",
            "No later rate is on record, but 4 later rises (listed last).",
        ),
        (
            "sag-aftra-member",
            "less than $30,000 a year, mean, July 2023 (3 years old, no source given)",
            "The mean is older than 4 later rises of the minimums (listed last).",
        ),
    ],
)
async def test_a_rate_that_has_ended_says_so_once(
    door: Door, role: str, heading: str, says: str
) -> None:
    reply = await door.slash("pay", role=role)

    assert heading in reply.heading
    assert reply.text.count(says) == 1
    assert "of its scale" not in reply.text


async def test_an_occupation_has_the_median_first_and_the_newest_year_first(door: Door) -> None:
    text = await whole(door, "29-1141")
    heads = [line for line in text.splitlines() if line.startswith("### ")]
    assert heads == [
        f"### {measure}"
        for measure in (
            "Median",
            "Mean",
            "10th percentile",
            "25th percentile",
            "75th percentile",
            "90th percentile",
        )
    ]
    years = [int(line.rsplit(" ", 1)[1]) for line in await amounts(door, "29-1141")]
    assert years == [year for _ in heads for year in range(2025, 2020, -1) for _ in range(2)]
