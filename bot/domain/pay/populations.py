"""Whether an occupation in several years is much the same people."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from bot.models.role import Figure
from bot.models.statistics import Occupation, soc_of

MOST_CHANGE = Fraction(1, 5)
"""The share of those employed by which two years may differ.

Of the 3,043 pairs of neighbouring years between 2021 and 2025 that differ by no more, half have a
median wage that rose within 1.9 points of what was usual that year, and 4 percent are more than
10 points off; of the 210 that differ by more, half are within 4.8 points, and 23 percent more than
10 points off. So beyond it a wage tells of other people rather than of other pay.
"""


def changed_populations(
    figures: Iterable[Figure], years: Sequence[Occupation]
) -> tuple[Occupation, ...]:
    """The years of an occupation that figures are of, the latest first, where the people employed
    in any two of them differ by more than MOST_CHANGE of the earlier; none where they do not.
    """
    shown = {figure.as_of.first.year for figure in figures}
    counted = sorted(
        (one for one in years if one.year in shown and one.employment),
        key=lambda one: one.year,
        reverse=True,
    )
    changed = any(abs(change(one, other)) > MOST_CHANGE for one, other in combinations(counted, 2))
    return tuple(counted) if changed else ()


def change(later: Occupation, earlier: Occupation) -> Fraction:
    """By which share of the earlier the people employed changed; both must be published."""
    return Fraction(later.employment or 0, earlier.employment or 1) - 1


def wages_by_occupation(figures: Iterable[Figure]) -> Mapping[str, list[Figure]]:
    """The BLS wages among figures, by the code of their occupation."""
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        code = soc_of(figure.id)
        if code is not None:
            found.setdefault(code, []).append(figure)
    return found
