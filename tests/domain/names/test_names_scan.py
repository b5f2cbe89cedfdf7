"""The index of names against the plain way: every name scored, and the best ones taken."""

import asyncio
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.names.index import EVERYDAY_LESS, POSSIBLE, NameIndex, NameMatch, normalized
from bot.domain.names.sorted_names import RangeMinimum
from bot.domain.names.spelling import EXACT, LONGEST, WORDS, score
from bot.models.evidence import Name
from bot.store.queries.names import all_names
from bot.store.record import open_record

ASKED = (
    ("role", "occupation"),
    ("topic",),
    ("holder",),
    ("source",),
    ("strike", "holder", "stoppages"),
    ("event", "strike"),
)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="module")
def names(record_path: Path) -> Sequence[Name]:
    async def read() -> list[Name]:
        async with open_record(record_path) as record:
            return await all_names(record)

    return asyncio.run(read())


@pytest.fixture(scope="module")
def index(names: Sequence[Name]) -> NameIndex:
    return NameIndex(names)


@pytest.fixture(scope="module")
def texts(names: Sequence[Name]) -> dict[str, list[tuple[str, float]]]:
    """All normalized names by the record that has them, with what they lose of their scores."""
    return {
        name.record: [
            (normalized(one), less)
            for texts, less in ((name.names, 0.0), (name.everyday, EVERYDAY_LESS))
            for one in texts
        ]
        for name in names
    }


def scanned(
    names: Sequence[Name],
    texts: dict[str, list[tuple[str, float]]],
    typed: str,
    kinds: Sequence[str],
) -> Iterator[NameMatch]:
    wanted = normalized(typed)
    for name in names:
        if name.kind in kinds:
            scores = [
                one if (one := score(wanted, text)) == EXACT else one - less
                for text, less in texts[name.record]
                if text
            ]
            yield NameMatch(name, max(scores))


def rank(match: NameMatch) -> tuple[float, int, int, str]:
    name = match.name
    return (-round(match.score, 6), -name.weight, -name.size, name.title)


def typing(chance: random.Random, text: str) -> str:
    """What a person types who means a name: its beginning, some words, a part, with a slip."""
    words = text.split()
    way = chance.choice(("begun", "words", "part", "slip", "slips"))
    if way == "begun":
        return text[: chance.randint(1, len(text))]
    if way == "part":
        start = chance.randrange(len(text))
        return text[start : start + chance.randint(1, 12)]
    some = chance.sample(words, min(len(words), chance.randint(1, 4)))
    if way == "words":
        return " ".join(word[: chance.randint(1, len(word))] for word in some)
    if way == "slip":
        some = [max(words, key=len)]
    longest = some.index(max(some, key=len))
    some[longest] = slipped(chance, some[longest])
    return " ".join(some)


def slipped(chance: random.Random, word: str) -> str:
    """A letter left out, one put in, one turned round with the next, or another in its place."""
    place = chance.randrange(len(word))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    other = chance.choice(LETTERS)
    ways = (after, letter + other + after, after[:1] + letter + after[1:], other + after)
    return before + chance.choice(ways)


def someone_types(names: Sequence[Name], number: int) -> tuple[str, tuple[str, ...]]:
    chance = random.Random(number)  # noqa: S311  (a sample, not a secret)
    kinds = chance.choice(ASKED)
    meant = chance.choice([name for name in names if name.kind in kinds])
    return typing(chance, normalized(chance.choice(meant.names))), kinds


@pytest.mark.parametrize("start", range(0, 200, 40))
def test_the_best_record_is_the_one_that_a_scan_of_all_names_finds(
    index: NameIndex, names: Sequence[Name], texts: dict[str, list[tuple[str, float]]], start: int
) -> None:
    for number in range(start, start + 40):
        typed, kinds = someone_types(names, number)
        if not normalized(typed):
            continue
        best = min(scanned(names, texts, typed, kinds), key=rank)
        if best.score >= POSSIBLE:
            assert rank(index.find(typed, kinds, 15)[0]) == rank(best), (typed, kinds)


@pytest.mark.parametrize("typed", ["s", "wr", "act", "the ", "netf", "sag-aftra ", "20", "e-"])
@pytest.mark.parametrize("kinds", ASKED)
def test_what_begins_like_it_is_found_in_the_order_of_a_scan(
    index: NameIndex,
    names: Sequence[Name],
    texts: dict[str, list[tuple[str, float]]],
    typed: str,
    kinds: tuple[str, ...],
) -> None:
    found = sorted(scanned(names, texts, typed, kinds), key=rank)[:15]

    fitting = [rank(match) for match in found if match.score > WORDS]
    assert [rank(match) for match in index.find(typed, kinds, 15)][: len(fitting)] == fitting


@given(st.text(max_size=2 * LONGEST), st.text(max_size=2 * LONGEST))
def test_a_score_is_a_share_of_a_hundred(typed: str, name: str) -> None:
    typed, name = normalized(typed), normalized(name)
    if typed and name:
        assert 0 - 8 <= score(typed, name) <= 100
        assert (score(typed, name) == 100) is (typed == name)


def crowd(roles: int) -> list[Name]:
    """Made roles: few words, so that each of them is in very many names."""
    chance = random.Random(7)  # noqa: S311  (a sample, not a secret)
    words = [
        "grip",
        "gaffer",
        "sound",
        "mixer",
        "camera",
        "operator",
        "netflix",
        "senior",
        "stunts",
    ]
    return [
        Name(
            f"r-{number}", "role", title, "", number % 50, (title, f"r-{number}", f"iatse {title}")
        )
        for number in range(roles)
        for title in [f"{' '.join(chance.sample(words, 3))} {number % 700}"]
    ]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("g", 15),
        ("se", 15),
        ("grip", 15),
        ("grip sound", 15),
        ("iatse grip sound netflix", 15),
        ("sound gr", 15),
        ("netflix senior 12", 2),
        ("r-77", 14),
        ("r", 15),
        ("ffer", 15),
        ("12", 15),
    ],
)
def test_among_very_many_the_best_fit_is_found_all_the_same(typed: str, offered: int) -> None:
    names = crowd(3000)
    texts = {name.record: [(normalized(one), 0.0) for one in name.names] for name in names}

    matches = NameIndex(names).find(typed, ("role",), 15)

    best = min(scanned(names, texts, typed, ("role",)), key=rank)
    assert matches[0].score == best.score
    assert len(matches) == offered


@pytest.mark.parametrize("typed", ["gripp", "senoir stunts", "camrea operator netflix"])
def test_among_very_many_a_slip_is_forgiven(typed: str) -> None:
    matches = NameIndex(crowd(3000)).find(typed, ("role",), 15)

    assert len(matches) == 15
    assert all(match.score >= POSSIBLE for match in matches)


@given(
    st.lists(st.integers(0, 4000), min_size=1, max_size=4000),
    st.tuples(st.integers(0, 4000), st.integers(0, 4000)),
    st.integers(1, 40),
)
def test_the_smallest_of_a_stretch(row: list[int], ends: tuple[int, int], most: int) -> None:
    start, stop = sorted(min(end, len(row)) for end in ends)

    assert RangeMinimum(row).smallest(start, stop, most) == sorted(row[start:stop])[:most]


@pytest.mark.parametrize(("start", "stop"), [(0, 9000), (5, 8999), (4000, 4700), (16, 8192)])
def test_the_smallest_of_a_long_stretch(start: int, stop: int) -> None:
    row = [number * 7919 % 100_003 for number in range(9000)]

    assert RangeMinimum(row).smallest(start, stop, 20) == sorted(row[start:stop])[:20]
