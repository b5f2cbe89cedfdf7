"""From what a person types to what the record holds: the shipped names, and a few made ones."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.names.index import (
    CLEAR_BY,
    EXACT,
    FAR_BY,
    LIKELY,
    SURE,
    NameIndex,
    NameMatch,
    normalized,
    sure_match,
)
from bot.models.evidence import Name
from bot.store.queries.names import all_names
from bot.store.record import open_record

ALL = frozenset(
    {
        "role",
        "occupation",
        "holder",
        "topic",
        "source",
        "event",
        "strike",
        "stoppage",
        "stoppages",
        "record",
        "table",
    }
)


@pytest.fixture(scope="module")
def shipped(record_path: Path) -> NameIndex:
    async def read() -> list[Name]:
        async with open_record(record_path) as record:
            return await all_names(record)

    return NameIndex(asyncio.run(read()))


def found(index: NameIndex, text: str, *kinds: str, limit: int = 5) -> list[str]:
    return [match.name.record for match in index.find(text, kinds or ALL, limit)]


def made(record: str, *names: str, kind: str = "role", weight: int = 1) -> Name:
    return Name(record, kind, names[0], "", weight, names)


def test_records_are_found_by_each_of_its_names(shipped: NameIndex) -> None:
    assert len(shipped.by_record) > 500
    for name in list(shipped.by_record.values())[::8]:
        for text in name.names[:4]:
            matches = shipped.find(text.upper(), (name.kind,), 25)
            assert name.record in {match.name.record for match in matches if match.score == EXACT}


def test_an_id_is_no_name(shipped: NameIndex) -> None:
    for name in shipped.by_record.values():
        if name.kind in {"role", "event", "source"} and name.record in name.names:
            assert name.record in (name.title.casefold(), name.hint.casefold()), name


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("drecsher", "holder", {"fran-drescher"}),
        ("fran drescer", "holder", {"fran-drescher"}),
        ("netflix ml manger", "role", {"em-member-ml", "mgr-ml-asset", "pm-ml-platform"}),
        ("reserch scientist l6", "role", {"rs-ml-l6"}),
        ("rescher", "holder", {"fran-drescher"}),
        ("satisfaction", "role", {"em-member-ml"}),
        ("SAG-AFTRA MEMBER", "role", {"sag-aftra-member"}),
        ("sag aftra member", "role", {"sag-aftra-member"}),
        ("'sag-aftra, member!'", "role", {"sag-aftra-member"}),
        ("ságáftra member", "role", {"sag-aftra-member"}),
        ("\N{DIRECT HIT} 900k job \N{DIRECT HIT}", "role", {"pm-ml-platform"}),
        ("$900K job", "role", {"pm-ml-platform"}),
        ("writers strike of 2023", "strike", {"wga-2023"}),
        ("writer’s stirke of 2023", "strike", {"wga-2023"}),
    ],
)
def test_what_people_type(shipped: NameIndex, text: str, kind: str, expected: set[str]) -> None:
    assert expected <= set(found(shipped, text, kind))


@pytest.mark.parametrize("text", ["", " ", "\n\t", "...", "!?—«»", "\N{DIRECT HIT}" * 9, "\u0301"])
def test_nothing_typed_finds_nothing(shipped: NameIndex, text: str) -> None:
    assert normalized(text) == ""
    assert found(shipped, text) == []


@pytest.mark.parametrize("text", ["a" * 6000, "strike " * 857, "\N{DIRECT HIT}" * 6000, "é" * 6000])
def test_six_thousand_characters(shipped: NameIndex, text: str) -> None:
    assert len(normalized(text)) <= 100
    assert len(found(shipped, text, limit=25)) <= 25


@settings(deadline=None, max_examples=60)
@given(
    text=st.text(max_size=30), kinds=st.sets(st.sampled_from(sorted(ALL))), limit=st.integers(0, 9)
)
def test_kinds_limit_and_order(shipped: NameIndex, text: str, kinds: set[str], limit: int) -> None:
    matches = shipped.find(text, kinds, limit)

    assert len(matches) <= limit
    assert {match.name.kind for match in matches} <= kinds
    records = [match.name.record for match in matches]
    assert len(set(records)) == len(records)
    scores = [match.score for match in matches]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= EXACT for score in scores)


@pytest.mark.parametrize("kind", sorted(ALL - {"stoppages", "record", "table"}))
def test_a_word_that_all_kinds_have_stays_in_its_kind(shipped: NameIndex, kind: str) -> None:
    matches = shipped.find("actors strike netflix", (kind,), 25)

    assert matches
    assert {match.name.kind for match in matches} == {kind}


@st.composite
def slips(draw: st.DrawFn, text: str) -> str:
    """One letter dropped, or two that stand side by side in a word turned round."""
    letters = [place for place, letter in enumerate(text) if letter.isalpha()]
    pairs = [place for place in letters if place + 1 in letters]
    if draw(st.booleans()):
        place = draw(st.sampled_from(letters))
        return text[:place] + text[place + 1 :]
    place = draw(st.sampled_from(pairs))
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_one_slip_in_a_holders_name_still_finds_the_holder(
    shipped: NameIndex, data: st.DataObject
) -> None:
    holders = [
        (name.record, text)
        for name in shipped.by_record.values()
        for text in (name.title,)
        if name.kind == "holder" and sum(letter.isalpha() for letter in text) >= 8
    ]
    assert len(holders) > 50
    record, text = data.draw(st.sampled_from(holders))

    typed = data.draw(slips(text))

    assert record in found(shipped, typed, "holder")


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=120))
def test_normalized_text_is_plain(text: str) -> None:
    plain = normalized(text)

    assert len(plain) <= 100
    assert "  " not in plain
    assert plain == plain.lstrip()
    assert all(letter.isalnum() or letter in " _$" for letter in plain)
    assert normalized(f" .{text}! ") == plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Löwenherz, Beyoncé", "lowenherz beyonce"),
        ("Writers' strike", "writers strike"),
        ("Writers’ strike", "writers strike"),
        ("the WGA's, the WGA’s", "the wgas the wgas"),
        ("SAG-AFTRA", "sag aftra"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("$900K  job", "$900k job"),
        ("ﬁlm", "film"),
        ("Academy™", "academytm"),
    ],
)
def test_normalized(text: str, expected: str) -> None:
    assert normalized(text) == expected


def test_an_exact_alias_beats_a_longer_name() -> None:
    index = NameIndex([made("r-1", "Manager of the lot", "boss"), made("r-2", "Boss of bosses")])

    assert found(index, "BOSS") == ["r-1", "r-2"]
    assert sure_match(index.find("boss", ALL, 5)) is index.by_record["r-1"]


@pytest.mark.parametrize("typed", ["dres", "dr", "d"])
def test_the_first_letters_of_a_word_are_enough(typed: str) -> None:
    index = NameIndex([made("h-1", "Fran Drescher", kind="holder"), made("h-2", "Bob Iger")])

    assert found(index, typed) == ["h-1"]


def test_a_name_in_full_is_not_enough_where_the_kind_is_another() -> None:
    index = NameIndex([made("r-1", "Boss"), made("h-1", "Boss", kind="holder")])

    assert found(index, "boss", "holder") == ["h-1"]
    assert found(index, "boss", "role") == ["r-1"]
    assert found(index, "boss", "event") == []


def test_one_entry_a_record_however_many_names_fit() -> None:
    index = NameIndex([made("r-1", "camera crew", "camera", "camera operator", "first camera")])

    assert found(index, "camera") == ["r-1"]


def test_equal_scores_go_by_weight_then_title() -> None:
    index = NameIndex(
        [
            made("r-1", "Zed grip", "grip"),
            made("r-2", "Able grip", "grip"),
            made("r-3", "Zoe grip", "grip", weight=5),
        ]
    )

    assert found(index, "grip") == ["r-3", "r-2", "r-1"]
    assert sure_match(index.find("grip", ALL, 5)) is None


def test_common_names_are_the_heaviest() -> None:
    index = NameIndex(
        [
            made("r-1", "Able", weight=3),
            made("h-1", "Baker", kind="holder", weight=9),
            made("r-2", "Charlie", weight=7),
            made("s-1", "Dog", kind="source", weight=99),
        ]
    )

    assert [name.record for name in index.common(("role", "holder"), 2)] == ["h-1", "r-2"]
    assert [name.record for name in index.common(("role",), 9)] == ["r-2", "r-1"]
    assert index.common(("strike",), 9) == []


@pytest.mark.parametrize(
    ("scores", "sure"),
    [
        ([], False),
        ([EXACT], True),
        ([EXACT, EXACT - 1], True),
        ([EXACT, EXACT], False),
        ([SURE], True),
        ([SURE, SURE - CLEAR_BY], True),
        ([SURE, SURE - CLEAR_BY + 0.1], False),
        ([SURE - 0.1, SURE - CLEAR_BY - 0.1], False),
        ([LIKELY], True),
        ([LIKELY, LIKELY - FAR_BY], True),
        ([LIKELY, LIKELY - FAR_BY + 0.1], False),
        ([LIKELY - 0.1], False),
        ([LIKELY - 0.1, 0.1], False),
    ],
)
def test_when_a_match_is_sure(scores: list[float], sure: bool) -> None:
    matches = [NameMatch(made(f"r-{n}", f"Name {n}"), score) for n, score in enumerate(scores)]

    assert sure_match(matches) is (matches[0].name if sure else None)
