"""Like for like: two occupations by the same measure, in the same year and unit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bot.models.measure import Measure, Per
from bot.models.occupation import Occupation


@dataclass(frozen=True, slots=True)
class LikeForLike:
    """Two occupations in one year and unit; `first` is the one that earns more by the median.
    `medians` are in US dollars, in their order.
    """

    first: Occupation
    second: Occupation
    per: Per
    medians: tuple[Decimal, Decimal]

    def ratio(self, measure: Measure) -> Fraction | None:
        """First ÷ second by a measure; None where one of the two is not published."""
        one, other = self.first.wage(self.per, measure), self.second.wage(self.per, measure)
        return Fraction(one) / Fraction(other) if one and other else None


def like_for_like(
    first: Sequence[Occupation], second: Sequence[Occupation], near: date
) -> LikeForLike | None:
    """The pair of years whose May is nearest to a day, yearly wages before hourly ones.

    None where the two have no year with a median in one unit in common.
    """
    by_year = {one.year: one for one in second}
    pairs = [(one, by_year[one.year]) for one in first if one.year in by_year]
    for one, other in sorted(pairs, key=lambda pair: (_distance(pair[0], near), -pair[0].year)):
        for per in (Per.YEAR, Per.HOUR):
            found = _ordered(one, other, per)
            if found is not None:
                return found
    return None


def _distance(year: Occupation, near: date) -> int:
    return abs((date(year.year, 5, 15) - near).days)


def _ordered(one: Occupation, other: Occupation, per: Per) -> LikeForLike | None:
    own, theirs = one.wage(per, Measure.MEDIAN), other.wage(per, Measure.MEDIAN)
    if own is None or theirs is None:
        return None
    if own < theirs:
        return LikeForLike(other, one, per, (theirs, own))
    return LikeForLike(one, other, per, (own, theirs))


def two_codes(codes: Iterable[str | None]) -> tuple[str, str] | None:
    """The two different occupations of two roles; None where one has none or they share one."""
    found = list(codes)
    if len(found) != 2 or found[0] is None or found[1] is None or found[0] == found[1]:
        return None
    return (found[0], found[1])
