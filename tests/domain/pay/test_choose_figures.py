"""Which figures are compared: the newest ones of one kind and year, else those that lead /pay."""

from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.pay.choose_figures import are_alike, choose, current_figure
from bot.models.evidence import Stated
from bot.models.measure import NOT_PAY
from bot.models.role import Figure
from tests.kit.builders import figure_lists, make_figure, make_stated

TODAY = date(2026, 8, 1)
TODAYS = st.sampled_from([date(2020, 1, 1), date(2023, 7, 10), TODAY])
OURS = figure_lists(most=8).filter(len)


def _renamed(figures: list[Stated[Figure]]) -> list[Stated[Figure]]:
    """As of another role: ids are unique."""
    return [
        Stated(stated.row.model_copy(update={"id": f"g-{place}"}), stated.evidence)
        for place, stated in enumerate(figures)
    ]


def _ids(chosen: list[Stated[Figure] | None]) -> list[str | None]:
    return [stated.row.id if stated else None for stated in chosen]


def _matches(one: Stated[Figure], other: Stated[Figure], today: date) -> bool:
    """Whether both are undisputed pay that has begun, of one kind and year."""
    sound = all(
        figure.measure not in NOT_PAY and not figure.disagrees and figure.as_of.first <= today
        for figure in (one.row, other.row)
    )
    return sound and are_alike(one.row, other.row)


@settings(max_examples=400)
@given(OURS, OURS.map(_renamed), TODAYS)
def test_what_is_compared_leads_pay_or_is_of_one_kind_and_year(
    ours: list[Stated[Figure]], theirs: list[Stated[Figure]], today: date
) -> None:
    one, other = choose([ours, theirs], today)

    assert one is not None
    assert other is not None
    leading = [current_figure(ours, today), current_figure(theirs, today)]
    alike = [pair for pair in product(ours, theirs) if _matches(*pair, today)]
    assert (one, other) in alike or [one, other] == leading
    assert not alike or are_alike(one.row, other.row)


@settings(max_examples=400)
@given(OURS, OURS.map(_renamed), TODAYS)
def test_the_order_of_the_roles_does_not_matter(
    ours: list[Stated[Figure]], theirs: list[Stated[Figure]], today: date
) -> None:
    assert choose([ours, theirs], today) == choose([theirs, ours], today)[::-1]


CHIEF = [
    make_stated("f-2023", measure="total-compensation", as_of="2023", low="497", high="497"),
    make_stated("f-2022", measure="total-compensation", as_of="2022", low="392", high="392"),
    make_stated(
        "f-options",
        measure="total-compensation",
        as_of="2021",
        low="2466",
        high="2466",
        of="stock options included",
    ),
]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        # no year in common: what leads each, however near an outlier's date and unit are
        (
            [
                {"measure": "minimum", "per": "week", "as_of": "2025-05-02/2026-05-01"},
                {"measure": "minimum", "as_of": "2019/2020", "of": "29 weeks"},
            ],
            ["f-2023", "g-0"],
        ),
        ([{"measure": "total-compensation", "as_of": "2022"}], ["f-2022", "g-0"]),
        ([{"measure": "total-compensation", "as_of": "2023"}], ["f-2023", "g-0"]),
        # of another measure, unit or thing, or disputed, there is no pair
        ([{"measure": "mean", "as_of": "2022"}], ["f-2023", "g-0"]),
        ([{"measure": "total-compensation", "as_of": "2021"}], ["f-2023", "g-0"]),
        (
            [{"measure": "total-compensation", "as_of": "2022", "disagrees": "yes"}],
            ["f-2023", "g-0"],
        ),
        ([], ["f-2023", None]),
    ],
)
def test_no_outlier_is_compared(others: list[dict[str, Any]], expected: list[str | None]) -> None:
    theirs = [make_stated(f"g-{place}", **cells) for place, cells in enumerate(others)]

    assert _ids(choose([CHIEF, theirs], TODAY)) == expected


def test_the_newest_pair_is_taken_and_all_of_a_population_before_its_ends() -> None:
    ours = [
        make_stated("f-p90", measure="p90", as_of="2025-05"),
        make_stated("f-median", measure="median", as_of="2024-05"),
        make_stated("f-mean", measure="mean", as_of="2024-05"),
        make_stated("f-old", measure="median", as_of="2023-05"),
        make_stated("f-new", measure="median", per="week", as_of="2026-05"),
    ]
    theirs = [stated for stated in _renamed(ours) if stated.row.per != "week"]

    assert _ids(choose([ours, theirs], TODAY)) == ["f-median", "g-1"]


def test_of_several_roles_all_are_of_one_kind_and_year_or_each_is_what_leads_it() -> None:
    new: dict[str, Any] = {"as_of": "2025"}
    old: dict[str, Any] = {"as_of": "2022"}
    roles = [
        [make_stated(f"{name}-new", **new), make_stated(f"{name}-old", **old)] for name in "ab"
    ]

    assert _ids(choose([*roles, [make_stated("c-old", **old)]], TODAY)) == [
        "a-old",
        "b-old",
        "c-old",
    ]
    assert _ids(choose([*roles, [make_stated("c-week", per="week", **old)]], TODAY)) == [
        "a-new",
        "b-new",
        "c-week",
    ]
    assert _ids(choose([roles[0], [], roles[1]], TODAY)) == ["a-new", None, "b-new"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("2023-05", "2023-11-09", True),
        ("2022-07/2023-06", "2023-05-01", True),
        ("2019/2020", "2020-01", True),
        ("2025-07-01/2026-06-30", "2026-07-01/2027-06-30", False),
        ("2022-12", "2023-01", False),
        ("2013/2019", "2016", False),
    ],
)
def test_of_one_year(one: str, other: str, alike: bool) -> None:
    assert are_alike(make_figure(as_of=one), make_figure(as_of=other)) is alike
