"""Of dozens of figures a few pairs are ranked: the best of them is the best of all pairs."""

from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.pay.choose_figures import ChosenFigure, choose
from bot.models.evidence import Stated
from bot.models.role import Figure
from tests.kit.builders import figure_lists

TODAYS = st.sampled_from([date(2020, 1, 1), date(2023, 7, 10), date(2026, 8, 1)])
OURS = figure_lists(most=8).filter(len)


def _renamed(figures: list[Stated[Figure]]) -> list[Stated[Figure]]:
    """As of another role: ids are unique."""
    return [
        Stated(stated.row.model_copy(update={"id": f"g-{place}"}), stated.evidence)
        for place, stated in enumerate(figures)
    ]


@settings(max_examples=400)
@given(OURS, OURS.map(_renamed), TODAYS)
def test_the_best_pair_is_found_without_ranking_all(
    ours: list[Stated[Figure]], theirs: list[Stated[Figure]], today: date
) -> None:
    choice = ChosenFigure(today)
    best = min(product(ours, theirs), key=lambda pair: choice.rank(*pair))

    found = choose([ours, theirs], today)

    assert choice.rank(*best) == choice.rank(*choice.pair(ours, theirs))
    assert [stated.row.id for stated in found if stated] == [stated.row.id for stated in best]
