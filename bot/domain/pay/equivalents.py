"""What one amount is in terms of another that the record holds: weeks at a minimum, people at an
average, times a bar.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.pay.choose_figures import Paid
from bot.domain.pay.interval import Ratio, is_below_one, ratio_of
from bot.models.measure import LENGTH, Measure, Per, unlike_kinds
from bot.models.role import Figure


class Term(StrEnum):
    """In terms of what the amount is said."""

    MINIMUM = "minimum"
    """units of work at a scale minimum"""
    AVERAGE = "average"
    """people who earn a mean or a median"""
    THRESHOLD = "threshold"
    """times a bar to pass"""


_TERMS = {
    Measure.MINIMUM: Term.MINIMUM,
    Measure.MEAN: Term.AVERAGE,
    Measure.MEDIAN: Term.AVERAGE,
    Measure.THRESHOLD: Term.THRESHOLD,
}


@dataclass(frozen=True, slots=True)
class Equivalent:
    """How many of the part the whole is: the figures of `ratio`, both as they are stated; nothing
    is adjusted and no unit converted. `unlike` says that their kinds of measure differ.
    """

    term: Term
    ratio: Ratio
    unlike: bool


def equivalents(whole: Paid, chosen: Paid, others: Iterable[Paid]) -> tuple[Equivalent, ...]:
    """An amount in terms of figures of another role, which `chosen` stands for: at most one a
    term, of the first part that gives a number of at least one.
    """
    found: dict[Term, Equivalent] = {}
    parts = [part for part in (chosen, *others) if _is_part(whole, part, chosen)]
    for part in sorted(parts, key=lambda part: _rank(whole, part)):
        term = _TERMS[part.row.measure]
        ratio = None if term in found else ratio_of(whole, part)
        if isinstance(ratio, Ratio) and not is_below_one(ratio.quotient):
            unlike = unlike_kinds(whole.row.measure, part.row.measure)
            found[term] = Equivalent(term, ratio, unlike)
    return tuple(found[term] for term in Term if term in found)


def _is_part(whole: Paid, part: Paid, chosen: Paid) -> bool:
    """Whether the whole may be said in terms of a figure, and that says more than the comparison.

    People at the average that stands for their role do; a median set against a mean that does not
    stand would only blur it. A division that the comparison has already, or one like it of another
    date, does not.
    """
    one, other, stands = whole.row, part.row, chosen.row
    term = _TERMS.get(other.measure)
    if term is None or other.measure is one.measure or other.disagrees:
        return False
    if other.currency != one.currency or not _ALLOWED[term](one, other):
        return False
    if term is Term.AVERAGE and part is chosen:
        return True
    if term is Term.AVERAGE and _TERMS.get(one.measure) is term:
        return False
    return (other.measure, other.per) != (stands.measure, stands.per)


def _rank(whole: Paid, part: Paid) -> tuple[int | str, ...]:
    """What is of no special case goes first, then the date closest to the whole's, the week before
    other units, and the newest.
    """
    return (
        part.row.of is not None,
        whole.row.as_of.days_apart(part.row.as_of),
        part.row.per is not Per.WEEK,
        part.row.low is None,
        -part.row.as_of.last.toordinal(),
        part.row.id,
    )


def _shorter_unit(whole: Figure, part: Figure) -> bool:
    if whole.per is None or part.per is None or Per.PAYMENT in (whole.per, part.per):
        return False
    return LENGTH[part.per] <= LENGTH[whole.per]


def _same_year(whole: Figure, part: Figure) -> bool:
    return whole.per is Per.YEAR and part.per is Per.YEAR


_ALLOWED: dict[Term, Callable[[Figure, Figure], bool]] = {
    Term.MINIMUM: _shorter_unit,
    Term.AVERAGE: _same_year,
    Term.THRESHOLD: _same_year,
}
