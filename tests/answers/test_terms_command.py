"""/terms: a subject over all contracts, a contract over all subjects, the one on the other."""

import re
from datetime import date

import pytest

from tests.kit import on_file
from tests.kit.door import Door, Reply, bare

TRAINING = "t-w23-aitrain-won"
SIDES = ("won", "demanded", "offered")


def term(identifier: str) -> on_file.Row:
    return on_file.by_id("terms")[identifier]


def contract_of(identifier: str) -> on_file.Row:
    return on_file.by_id("contracts")[term(identifier)["contract"]]


def subject_of(identifier: str) -> on_file.Row:
    return on_file.by_id("subjects")[term(identifier)["subject"]]


def terms_of(**filters: str) -> list[on_file.Row]:
    return [
        row for row in on_file.rows("terms") if all(row[key] == filters[key] for key in filters)
    ]


def with_members(subject: str) -> set[str]:
    members = {row["id"] for row in on_file.rows("subjects") if row["group"] == subject}
    return {subject, *members}


async def whole(door: Door, reply: Reply) -> str:
    return bare("\n".join(await door.pages(reply)))


@pytest.mark.parametrize(
    "kept", ["t-w23-aitrain-won", "t-w23-staff-won", "t-w23-health-won", "t-w23-bonus-won"]
)
async def test_a_group_of_subjects_over_all_contracts_the_newest_first(
    door: Door, kept: str
) -> None:
    group = subject_of(kept)["group"]
    reply = await door.slash("terms", subject=on_file.by_id("subjects")[group]["name"])
    text = await whole(door, reply)

    found = [row for row in on_file.rows("terms") if row["subject"] in with_members(group)]
    contracts = {row["contract"]: on_file.by_id("contracts")[row["contract"]] for row in found}
    assert f" in {len(contracts)} contracts, the newest first" in reply.heading
    for row in found:
        assert row["says"] in text, row["id"]
        assert row["note"] in text, row["id"]
    heads = [line.removeprefix("### ") for line in text.splitlines() if line.startswith("### ")]
    starts = [row["start"] for name in heads for row in contracts.values() if row["name"] == name]
    assert len(starts) == len(contracts)
    assert [start[:4] for start in starts] == sorted((s[:4] for s in starts), reverse=True)


async def test_all_that_one_contract_says_by_subject(door: Door) -> None:
    contract = contract_of(TRAINING)
    reply = await door.slash("terms", contract=contract["name"])
    text = await whole(door, reply)

    own = terms_of(contract=contract["id"])
    count = len({row["subject"] for row in own})
    assert reply.heading == f"{contract['name']}: won, demanded and offered on {count} subjects"
    for row in own:
        assert f"{row['side'].capitalize()}, " in text
        assert row["says"] in text
        assert on_file.by_id("subjects")[row["subject"]]["name"] in text


@pytest.mark.parametrize("asked", ["wga-2023", "Writers' strike of 2023", "writers 2023"])
async def test_a_strike_stands_for_its_contract(door: Door, asked: str) -> None:
    reply = await door.slash("terms", contract=asked)

    assert reply.heading.startswith(contract_of(TRAINING)["name"])
    assert "/strike Writers' strike of 2023" in reply.buttons


async def test_one_subject_of_one_contract_in_full(door: Door) -> None:
    reply = await door.slash("terms", subject=term(TRAINING)["subject"], contract="wga-2023")
    text = await whole(door, reply)

    for row in terms_of(contract=term(TRAINING)["contract"], subject=term(TRAINING)["subject"]):
        sources, origins = on_file.reported(row["id"])
        assert row["says"] in text
        assert sources == 1 or f"Reported by {sources} sources, {origins} origin" in text
        for word in on_file.evidence(row["id"]):
            assert word["says"] in text
    assert text.index("Won, ") < text.index("Demanded, ") < text.index("Offered, ")


async def test_buttons_lead_to_all_contracts_and_to_all_of_the_contract(door: Door) -> None:
    subject, contract = subject_of(TRAINING), contract_of(TRAINING)
    reply = await door.slash("terms", subject=subject["id"], contract=contract["id"])

    over_all = await door.press(reply, f"{subject['name']} in all contracts")
    assert over_all.heading.startswith(f"{subject['name']}: ")
    in_full = await door.pick(over_all, 0, contract["id"])
    assert in_full.heading == reply.heading
    all_of_it = await door.press(reply, f"All of {contract['name']}")
    assert all_of_it.heading.startswith(f"{contract['name']}: ")


async def test_silence_is_said_and_what_is_near_is_offered(door: Door) -> None:
    subject = subject_of("t-s23-relo-won")
    reply = await door.slash("terms", subject=subject["id"], contract="wga-2023")

    contract = contract_of(TRAINING)["name"]
    assert reply.heading == f"No term on {subject['name']} in {contract} is on record"
    assert "does not say that the contract has none" in reply.bare
    near = await door.press(reply, f"{contract_of('t-s23-relo-won')['name']}: {subject['name']}")
    assert term("t-s23-relo-won")["says"] in near.bare


async def test_a_strike_without_a_contract_says_so(door: Door) -> None:
    reply = await door.slash("terms", contract="wga-1960")

    assert reply.heading == "No contract is on record for: Writers' strike of 1960"
    strike = await door.press(reply, "/strike Writers' strike of 1960")
    assert strike.heading.startswith("Writers' strike of 1960: ")


@pytest.mark.parametrize(
    ("typed", "meant", "listed"),
    [
        ("boeing 2024", "Boeing, 2024", "on Cornell's tracker"),
        ("boeing", "Boeing, 2024", "on Cornell's tracker"),
        ("teamsters", "United Parcel Service, 1997", "on the BLS lists"),
        ("UPS 1997", "United Parcel Service, 1997", "on the BLS lists"),
    ],
)
async def test_a_stoppage_without_a_contract_says_so(
    door: Door, typed: str, meant: str, listed: str
) -> None:
    reply = await door.slash("terms", contract=typed)

    assert reply.heading == f"No contract is on record for: {meant}"
    assert listed in reply.bare
    stoppage = await door.press(reply, f"/strike {meant}")
    assert stoppage.heading.startswith(meant.split(",", maxsplit=1)[0])


@pytest.mark.parametrize("typed", ["IATSE", "IATSE 2024"])
async def test_a_party_without_a_contract_says_so(door: Door, typed: str) -> None:
    reply = await door.slash("terms", contract=typed)

    assert reply.heading == "No contract is on record for: IATSE"
    card = await door.press(reply, "/search IATSE")
    assert "IATSE" in card.heading


@pytest.mark.parametrize("typed", ["qwertyuiop", "WGA East"])
async def test_no_contract_is_not_said_of_what_has_one(door: Door, typed: str) -> None:
    reply = await door.slash("terms", contract=typed)

    assert reply.heading.startswith("Nothing on record is called")


async def test_nothing_asked_for_is_mended(door: Door) -> None:
    reply = await door.slash("terms")

    assert reply.private
    assert reply.heading == "A subject, a contract or both are needed"


async def test_known_by_leaves_out_what_was_published_later(door: Door) -> None:
    reply = await door.slash("terms", contract="wga-2023", known_by="31 May 2023")
    text = await whole(door, reply)

    assert reply.heading.endswith(", as known by 31 May 2023")
    assert term("t-w23-aitrain-dem")["says"] in text
    assert "Won, " not in text
    assert "from later sources" in text
    [undated] = [label for label in reply.buttons if label.startswith("Left out as undated")]
    left_out = await door.press(reply, undated)
    assert "from undated sources, left out of what was known by 31 May 2023" in left_out.heading


async def test_a_contract_that_began_later_has_no_dates_as_known(door: Door) -> None:
    contract = on_file.by_id("contracts")["c-sag-2023"]
    assert contract["start"] == "2023-11-09"
    for day, told in (("July 2023", False), ("2024", True)):
        reply = await door.slash("terms", contract=contract["id"], known_by=day)
        text = await whole(door, reply)
        assert "SAG-AFTRA with AMPTP" in text
        assert ("9 November 2023 to 30 June 2026" in text) == told


async def test_the_note_of_a_contract_is_not_told_as_known(door: Door) -> None:
    contract = on_file.by_id("contracts")["c-games-2017"]
    assert contract["note"] in (await door.slash("terms", contract=contract["id"])).bare

    reply = await door.slash("terms", contract=contract["id"], known_by="2018")

    assert contract["note"] not in await whole(door, reply)


async def test_nothing_known_by_a_day_is_said(door: Door) -> None:
    reply = await door.slash("terms", contract="WGA 2026", known_by="2026-04-01")

    contract = on_file.by_id("contracts")["c-wga-2026"]["name"]
    assert reply.heading == f"{contract}: nothing known by 1 April 2026"
    assert "from later sources" in reply.bare
    assert "Won is what" not in reply.bare


async def test_unlike_amounts_are_never_side_by_side(door: Door) -> None:
    """What stands side by side has one measure, of one thing, in one unit."""
    for contract in on_file.ids("contracts"):
        text = await whole(door, await door.slash("terms", contract=contract))
        things: dict[tuple[str, ...], list[str]] = {}
        for row in terms_of(contract=contract):
            if row["measure"]:
                key = ("subject", "measure", "of", "per", "currency", "unit")
                things.setdefault(tuple(row[one] for one in key), []).append(row["side"])
        alike = [sides for sides in things.values() if len(sides) > 1]
        lines = [line for line in text.splitlines() if "Side by side (" in line]
        assert len(lines) == len(alike), contract
        assert sum(line.count(" · ") + 1 for line in lines) == sum(map(len, alike)), contract


async def test_what_rests_on_weak_sources_alone_says_so(door: Door) -> None:
    sources = on_file.by_id("sources")
    weak = [
        row
        for row in on_file.rows("terms")
        if {sources[one["source"]]["standing"] for one in on_file.evidence(row["id"])} == {"weak"}
    ]

    assert weak
    for row in weak:
        reply = await door.slash("terms", subject=row["subject"], contract=row["contract"])
        assert re.search(r"A weak source\.|Weak sources alone\.", await whole(door, reply)), row


async def test_subjects_and_contracts_complete(door: Door) -> None:
    subject, contract = subject_of(TRAINING), contract_of(TRAINING)

    assert subject["id"] in await door.complete("terms", "subject", subject["name"][:6])
    assert contract["id"] in await door.complete("terms", "contract", contract["name"])
    assert "wga-2023" in await door.complete("terms", "contract", "writers 2023")


async def test_every_term_is_found_cited_and_exported(door: Door) -> None:
    row = term(TRAINING)
    found = await door.slash("search", words=TRAINING)
    assert row["says"] in found.bare

    cited = await door.slash("cite", record=TRAINING, style="ap")
    assert row["says"].removesuffix(".") in cited.bare
    assert contract_of(TRAINING)["name"] in cited.bare

    exported = await door.slash("export", what=row["contract"])
    lines = (await exported.file_text()).splitlines()
    for one in terms_of(contract=row["contract"]):
        assert any(line.startswith(f'"{one["id"]}","term",') for line in lines), one["id"]


async def test_a_contract_and_a_subject_are_entries_of_the_record(door: Door) -> None:
    for kind, row in (("Contract", contract_of(TRAINING)), ("Subject", subject_of(TRAINING))):
        cited = await door.slash("cite", record=row["id"])
        assert f"{kind}" in cited.bare
        assert f"{row['name']}, an entry of the Picketdesk record" in cited.heading


async def test_a_source_has_the_terms_that_it_states(door: Door) -> None:
    [first, *_] = on_file.evidence(TRAINING)
    text = await whole(door, await door.slash("source", source=first["source"]))

    assert "### Contract terms (" in text
    assert f"({term(TRAINING)['side']}): {first['says']}" in text


def test_the_days_of_terms_are_days_of_bargaining() -> None:
    """What ships is what the questions above are about."""
    assert date.fromisoformat(term("t-w23-aitrain-dem")["effective"]) < date(2023, 5, 31)
    assert {row["side"] for row in on_file.rows("terms")} == set(SIDES)
