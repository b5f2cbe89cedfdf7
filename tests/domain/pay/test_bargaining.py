"""What was asked, offered and won: every figure once, the same thing together, in a fixed order."""

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.pay.bargaining import Bargained, bargained, set_by_contract
from bot.models.evidence import Stated
from bot.models.measure import Measure
from bot.models.role import Figure, Role
from tests.kit.builders import make_role, make_stated

Found = list[tuple[Role, Stated[Figure]]]
SIDES = {"demanded": "demand", "offered": "offer", "won": "increase"}


def one(
    identifier: str, measure: str, share: str = "5", role: str = "role-a", **cells: str
) -> tuple[Role, Stated[Figure]]:
    """A share that was asked, offered or won; money where it is another measure."""
    bare = {"low": "", "high": "", "currency": "", "per": "", "share": share}
    spent = {} if measure in ("minimum", "threshold") else bare
    made = make_stated(identifier, None, measure=measure, role=role, **{**spent, **cells})
    return make_role(role), made


def ids(row: Bargained) -> dict[str, list[str]]:
    return {side: [stated.row.id for stated in getattr(row, side)] for side in SIDES}


def figures_of(row: Bargained) -> tuple[Stated[Figure], ...]:
    return (*row.demanded, *row.offered, *row.won)


def things(found: list[Bargained]) -> list[str | None]:
    return [row.of for row in found]


def test_the_three_sides_of_one_thing_stand_together() -> None:
    [row] = bargained(
        [
            one("f-won", "increase", "7", of="first year"),
            one("f-asked", "demand", "11", of="first year"),
            one("f-offered", "offer", "5", of="first year"),
        ]
    )

    assert ids(row) == {"demanded": ["f-asked"], "offered": ["f-offered"], "won": ["f-won"]}
    assert [stated.row.id for stated in figures_of(row)] == ["f-asked", "f-offered", "f-won"]


def test_another_role_or_another_thing_is_another_row() -> None:
    found = bargained(
        [
            one("f-a", "demand", of="first year"),
            one("f-b", "offer", of="second year"),
            one("f-c", "increase", of="first year", role="role-b"),
            one("f-d", "increase"),
        ]
    )

    keys = {(row.role.id, row.of) for row in found}
    assert keys == {
        ("role-a", "first year"),
        ("role-a", "second year"),
        ("role-b", "first year"),
        ("role-a", None),
    }


def test_several_of_one_side_are_all_kept() -> None:
    [row] = bargained([one("f-a", "demand", "6"), one("f-b", "demand", "11", disagrees="yes")])

    assert ids(row) == {"demanded": ["f-a", "f-b"], "offered": [], "won": []}


def test_years_come_in_their_order_and_what_was_not_won_comes_last() -> None:
    won = {
        "third year": "2025-07-01",
        "first year": "2023-11-09",
        "whole contract": "2023-11/2025-07",
        "second year": "2024-07-01",
    }
    found = bargained(
        [
            one("f-asked", "demand", of="a share of the revenue"),
            *(one(f"f-{n}", "increase", of=of, as_of=won[of]) for n, of in enumerate(won)),
        ]
    )

    years = ["first year", "second year", "third year"]
    assert things(found) == [*years, "whole contract", "a share of the revenue"]


def test_the_role_of_which_most_is_told_comes_first() -> None:
    found = bargained(
        [
            one("f-a", "increase", role="aardvark"),
            one("f-b", "increase", role="zebra", of="first year"),
            one("f-c", "demand", role="zebra", of="first year"),
            one("f-d", "offer", role="zebra", of="first year"),
        ]
    )

    assert [row.role.id for row in found] == ["zebra", "aardvark"]


def test_what_was_set_is_no_bargain_and_comes_by_role_and_date() -> None:
    figures = [
        one("f-late", "minimum", as_of="2025", role="role-b"),
        one("f-bar", "threshold", as_of="2024", role="role-b"),
        one("f-rise", "increase"),
        one("f-other", "minimum", as_of="2026", role="role-a"),
    ]

    assert [stated.row.id for _, stated in set_by_contract(figures)] == [
        "f-other",
        "f-bar",
        "f-late",
    ]
    assert [row.won[0].row.id for row in bargained(figures)] == ["f-rise"]


def test_nothing_gives_nothing() -> None:
    assert bargained([]) == []
    assert set_by_contract([]) == []


@st.composite
def bargains(draw: st.DrawFn) -> Found:
    """Figures out of a small world, so that many are about the same thing."""
    measures = st.sampled_from([*SIDES.values(), "minimum", "threshold"])
    return [
        one(
            f"f-{number}",
            draw(measures),
            role=draw(st.sampled_from(["role-a", "role-b", "role-c"])),
            of=draw(st.sampled_from(["", "first year", "second year"])),
            as_of=draw(st.sampled_from(["2023", "2023-07", "2023-07-14", "2023/2025"])),
        )
        for number in range(draw(st.integers(0, 8)))
    ]


@given(bargains())
def test_every_figure_stands_in_one_place(figures: Found) -> None:
    rows, rest = bargained(figures), set_by_contract(figures)

    placed = [stated.row.id for row in rows for stated in figures_of(row)]
    placed += [stated.row.id for _, stated in rest]
    assert sorted(placed) == sorted(stated.row.id for _, stated in figures)
    for row in rows:
        assert figures_of(row)
        for side, measure in SIDES.items():
            found: tuple[Stated[Figure], ...] = getattr(row, side)
            for stated in found:
                assert stated.row.measure is Measure(measure)
                assert (stated.row.role, stated.row.of) == (row.role.id, row.of)


@given(bargains())
def test_rows_are_of_different_things_and_roles_stay_together(figures: Found) -> None:
    rows = bargained(figures)

    keys = [(row.role.id, row.of) for row in rows]
    assert len(keys) == len(set(keys))
    roles = [row.role.id for row in rows]
    changes = sum(before != after for before, after in pairwise(roles))
    assert changes == max(0, len(set(roles)) - 1)
    for role in set(roles):
        won = [bool(row.won) for row in rows if row.role.id == role]
        assert won == sorted(won, reverse=True)


@given(bargains(), st.randoms(use_true_random=False))
def test_the_order_is_not_that_of_the_rows(figures: Found, chance: Random) -> None:
    shuffled = chance.sample(figures, len(figures))

    def told(found: Found) -> list[tuple[str, str | None, frozenset[str]]]:
        return [
            (row.role.id, row.of, frozenset(x.row.id for x in figures_of(row)))
            for row in bargained(found)
        ]

    assert told(shuffled) == told(figures)
    assert set_by_contract(shuffled) == set_by_contract(figures)
