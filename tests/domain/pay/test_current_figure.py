"""Which figure of a role stands for today."""

from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.pay.choose_figures import current_figure
from bot.models.evidence import Stated
from bot.models.measure import NOT_PAY
from bot.models.role import Figure
from tests.kit.builders import figure_lists, make_stated

TODAY = date(2026, 8, 1)


def test_no_figure_no_answer() -> None:
    assert current_figure([], TODAY) is None


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"as_of": "2024"}, {"as_of": "2023"}),
        ({"as_of": "2023-08"}, {"as_of": "2023-07"}),
        ({"as_of": "2001"}, {"as_of": "2024", "measure": "threshold"}),
        ({"as_of": "2001"}, {"as_of": "2024", "measure": "demand"}),
        ({"as_of": "2001"}, {"as_of": "2024", "measure": "share-below", "share": "87"}),
        ({"as_of": "2001"}, {"as_of": "2024", "measure": "paid"}),
        ({"as_of": "2001"}, {"as_of": "2024", "measure": "total-compensation"}),
        ({"as_of": "2001"}, {"as_of": "2027"}),
        ({"as_of": "2027"}, {"as_of": "2028"}),
        ({}, {"disagrees": "yes"}),
        ({}, {"low": ""}),
        ({"low": "", "of": "first year"}, {"disagrees": "yes"}),
        ({"low": ""}, {"of": "first year"}),
        ({"as_of": "2026-08"}, {"as_of": "2026-07"}),
        ({"as_of": "2023"}, {"as_of": "2024", "disagrees": "yes"}),
        ({"as_of": "2001"}, {"as_of": "2024", "measure": "planned"}),
        ({"as_of": "2024", "measure": "paid"}, {"as_of": "2027"}),
        ({}, {"of": "first year"}),
        ({"as_of": "2024", "of": "first year"}, {"as_of": "2023"}),
    ],
)
def test_what_stands_for_today(better: dict[str, Any], worse: dict[str, Any]) -> None:
    good, bad = make_stated("f-b", **better), make_stated("f-a", **worse)

    assert current_figure([good, bad], TODAY) is good
    assert current_figure([bad, good], TODAY) is good


@settings(deadline=None, max_examples=100)
@given(figure_lists(), st.integers(0, 2**32))
def test_the_order_does_not_matter_and_pay_goes_first(
    figures: list[Stated[Figure]], seed: int
) -> None:
    found = current_figure(figures, TODAY)
    turned = Random(seed).sample(figures, len(figures))  # noqa: S311

    assert current_figure(turned, TODAY) is found
    assert (found is None) == (not figures)
    pay = [f for f in figures if f.row.measure not in NOT_PAY]
    assert found is None or found in pay or not pay
