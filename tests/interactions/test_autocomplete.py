"""Autocomplete on every option that names a record: forgiving, best first, and it resolves."""

import re

import pytest

from bot.domain.names.index import NameIndex
from bot.domain.stoppages.lists import decoded
from tests.kit import on_file
from tests.kit.door import Door

RECORDS = {
    ("compare", "first"): ("roles", "occupations"),
    ("compare", "second"): ("roles", "occupations"),
    ("compare", "third"): ("roles", "occupations"),
    ("compare", "fourth"): ("roles", "occupations"),
    ("pay", "role"): ("roles", "occupations"),
    ("quote", "topic"): ("topics",),
    ("quote", "holder"): ("holders",),
    ("quote", "source"): ("sources",),
    ("positions", "topic"): ("topics",),
    ("source", "source"): ("sources",),
    ("timeline", "about"): ("strikes", "holders"),
    ("on", "date"): ("events", "strikes"),
    ("between", "start"): ("events", "strikes"),
    ("between", "end"): ("events", "strikes"),
}
"""Every option that names a record, with the tables that it may name."""

DATES = [("timeline", "from_date"), ("timeline", "to_date"), ("on", "date"), ("between", "start")]


def known(tables: tuple[str, ...]) -> set[str]:
    return {identifier for table in tables for identifier in on_file.ids(table)}


@pytest.mark.parametrize(
    "typed", ["", " ", "a", "netflix", "strike 2023", "xyzzy plugh", "-", "💰"]
)
async def test_what_is_offered_is_on_record_and_fits(door: Door, typed: str) -> None:
    for (command, option), tables in RECORDS.items():
        offered = await door.offered(command, option, typed)

        assert len(offered) <= 25
        assert all(1 <= len(choice["name"]) <= 100 for choice in offered)
        assert len({choice["name"] for choice in offered}) == len(offered), "names tell them apart"
        records = {choice["value"] for choice in offered if not decoded(choice["value"])}
        assert records <= known(tables), (command, option)
        assert offered or typed.strip(), (command, option)


@pytest.mark.parametrize(
    ("command", "option", "typed", "record"),
    [
        ("pay", "role", "Grip", "grip"),
        ("pay", "role", "SAG-AFTRA member, acting income", "sag-aftra-member"),
        ("pay", "role", "juicer", "lighting-tech"),
        ("pay", "role", "rs-ml-l6", "rs-ml-l6"),
        ("pay", "role", "l6 resear", "rs-ml-l6"),
        ("pay", "role", "imagin", "genai-imagineer"),
        ("pay", "role", "ngineering manag", "em-member-ml"),
        ("pay", "role", "NETFLIX ai PRODUCT", "pm-ml-platform"),
        ("compare", "third", "netflix ml manger", "mgr-ml-asset"),
        ("compare", "first", "engneering manger", "em-member-ml"),
        ("quote", "holder", "drecsher", "fran-drescher"),
        ("quote", "holder", "Dreschr, Fran", "fran-drescher"),
        ("quote", "holder", "rob del", "rob-delaney"),
        ("quote", "topic", "hypocricy", "hypocrisy"),
        ("positions", "topic", "human-creat", "human-creat"),
        ("positions", "topic", "sound basis", "sound-basis"),
        ("source", "source", "wishu.io", "wishu"),
        ("source", "source", "techcrnch", "techcrunch-230727"),
        ("source", "source", "knows no chill", "saafir"),
        ("timeline", "about", "writers strike 2023", "wga-2023"),
        ("timeline", "about", "actrs' strike of 2023", "sag-aftra-2023"),
        ("timeline", "about", "directors guild", "dga"),
        ("on", "date", "ELVIS", "e-elvis-signed"),
        ("between", "end", "sag-aftra-2023", "sag-aftra-2023"),
    ],
)
async def test_title_alias_id_middle_and_typo(
    door: Door, command: str, option: str, typed: str, record: str
) -> None:
    values = await door.complete(command, option, typed)

    assert record in values[:3]


async def test_an_id_comes_first(door: Door) -> None:
    for (command, option), tables in RECORDS.items():
        for table in tables:
            identifier = on_file.ids(table)[-1]
            assert (await door.complete(command, option, identifier))[:1] == [identifier], option


@pytest.mark.parametrize("accents", ["Créw", "crew ", "CREW"])
async def test_case_accents_and_blanks_do_not_matter(door: Door, accents: str) -> None:
    assert "iatse-minimums" in await door.complete("pay", "role", accents)


async def test_a_choice_that_is_sent_back_is_answered(door: Door) -> None:
    needed = {
        "compare": {"first": "rs-ml-l6", "second": "grip"},
        "between": {"start": "1950", "end": "2040"},
    }
    refusals = ("Nothing on record", "which one", "not on record any more", "itself")
    for command, option in RECORDS:
        values = await door.complete(command, option, "ne")
        assert values
        for value in [value for value in values if value not in ("rs-ml-l6", "grip")][:2]:
            reply = await door.slash(command, **{**needed.get(command, {}), option: value})
            assert not any(refusal in reply.heading for refusal in refusals), (command, value)


async def test_what_was_typed_without_choosing_means_what_comes_first(door: Door) -> None:
    for typed in ("drecsher", "fran dresher"):
        reply = await door.slash("quote", holder=typed)
        assert reply.heading.startswith("Fran Drescher")
        assert (await door.complete("quote", "holder", typed))[0] == "fran-drescher"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("27 July 2023", "2023-07-27"),
        ("july 2023", "2023-07"),
        ("yesterday", "2026-11-20"),
        ("2023", "2023"),
        ("27.07.2023", "2023-07-27"),
    ],
)
async def test_a_date_is_offered_as_it_is_read(door: Door, typed: str, value: str) -> None:
    for command, option in DATES:
        assert await door.complete(command, option, typed) == [value]


async def test_both_days_that_a_date_can_be_are_offered(door: Door) -> None:
    offered = await door.offered("on", "date", "07/08/2023")

    assert [choice["value"] for choice in offered] == ["2023-07-08", "2023-08-07"]
    assert [choice["name"] for choice in offered] == ["8 July 2023", "7 August 2023"]


async def test_an_impossible_date_offers_nothing(door: Door) -> None:
    assert await door.complete("on", "date", "2023-02-30") == []


@pytest.mark.parametrize(
    "typed",
    [
        "x" * 6000,
        "' OR 1=1 --",
        '"NEAR(a b)" * ^ : AND OR NOT',
        "\u202e\u200b\u0000\n\t",
        "@everyone <@1> ```",
        "💰" * 3000,
        "%_\\",
    ],
)
async def test_bad_input_completes_quietly(door: Door, typed: str) -> None:
    for command, option in [*RECORDS][4:12]:
        assert len(await door.offered(command, option, typed)) <= 25


async def test_a_stance_has_its_four_choices(door: Door) -> None:
    [quote] = [
        body
        for kind, bodies in door.payloads
        if kind == "commands"
        for body in bodies
        if body["name"] == "quote"
    ]
    [stance] = [option for option in quote["options"] if option["name"] == "stance"]

    stances = {row["stance"] for row in on_file.quotes()}
    assert {choice["value"] for choice in stance["choices"]} == stances


async def test_a_bug_offers_nothing_and_is_a_line_with_a_reference(
    door: Door, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(NameIndex, "find", broken)
    assert await door.complete("pay", "role", "editor") == []
    [line] = [one.getMessage() for one in caplog.records if one.levelname == "ERROR"]
    assert re.fullmatch(r"bug [0-9a-f]{8}", line)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ford", "ws-20230915-1"),
        ("kaiser perm", "ws-20231004-1"),
        ("chicago pub", "ws-20191017-1"),
        ("writ", "wga-2023"),
    ],
)
async def test_of_strikes_that_fit_alike_a_large_and_late_one_comes_first(
    door: Door, typed: str, first: str
) -> None:
    assert (await door.complete("strike", "name", typed))[0] == first


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("teamst", "ws..pteamster"),
        ("larg", "ws..ow"),
        ("strikes in tex", "ws..stx"),
        ("nursing home str", "ws..tnursing"),
        ("private sec", "ws..wprivate"),
        ("Verizon", "ws..pverizon"),
        ("hospital strikes in new yo", "ws..thospital.sny"),
    ],
)
async def test_lists_of_stoppages_are_offered_as_they_are_typed(
    door: Door, typed: str, value: str
) -> None:
    offered = await door.offered("timeline", "about", typed)

    assert value in [one["value"] for one in offered[:3]]
    label = next(one["name"] for one in offered if one["value"] == value)
    reply = await door.slash("timeline", about=value)
    assert label.rpartition(" · ")[2].split()[0] == reply.heading.split()[0]


@pytest.mark.parametrize("typed", ["wga", "netf", "writers", "Fran"])
async def test_whom_the_record_names_comes_before_any_list(door: Door, typed: str) -> None:
    offered = await door.complete("timeline", "about", typed)

    assert not offered[0].startswith(("ws", "stoppages"))
