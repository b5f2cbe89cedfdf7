"""That the people whom an occupation counts changed between years."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.cards.card import Bold, Line, line
from bot.cards.parts.amounts import number
from bot.domain.pay.populations import change, changed_populations
from bot.models.role import Figure
from bot.models.statistics import Occupation


def population_lines(figures: Iterable[Figure], years: Sequence[Occupation]) -> list[Line]:
    """A warning where the wages that a card shows are of years with too unlike populations; `years`
    are those of the occupation.
    """
    counted = changed_populations(figures, years)
    if not counted:
        return []
    told = (
        f" {counted[0].title}, employed in May: {'; '.join(_counts(counted))}. Between such years "
        "a higher wage is no raise and a lower one no cut: others earn it."
    )
    return [line(Bold("The people counted changed by more than a fifth."), told)]


def _counts(years: Sequence[Occupation]) -> Iterator[str]:
    """'55,000 in 2025 (42% more than in 2024)', the latest first."""
    for later, earlier in pairwise(years):
        share = round(change(later, earlier) * 100)
        than = f"{number(abs(share))}% {'more' if share > 0 else 'fewer'} than in {earlier.year}"
        counted = f"{number(later.employment or 0)} in {later.year}"
        yield f"{counted} ({than})" if share else counted
    yield f"{number(years[-1].employment or 0)} in {years[-1].year}"
