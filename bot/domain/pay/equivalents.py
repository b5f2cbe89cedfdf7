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


_MEASURES = {
    Term.MINIMUM: (Measure.MINIMUM,),
    Term.AVERAGE: (Measure.MEAN, Measure.MEDIAN),
    Term.THRESHOLD: (Measure.THRESHOLD,),
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
    term.
    """
    parts = [
        part
        for part in (chosen, *others)
        if part.row.measure is not whole.row.measure
        and not part.row.disagrees
        and part.row.currency == whole.row.currency
    ]
    parts.sort(key=lambda part: _rank(whole, part))
    found = (_equivalent(term, whole, chosen, parts) for term in Term)
    return tuple(equivalent for equivalent in found if equivalent is not None)


def _equivalent(term: Term, whole: Paid, chosen: Paid, parts: Iterable[Paid]) -> Equivalent | None:
    """In terms of the first of the parts that gives a number of at least one."""
    for part in parts:
        if (
            part.row.measure in _MEASURES[term]
            and _ALLOWED[term](whole.row, part.row)
            and _says_more(term, whole, part, chosen)
        ):
            ratio = ratio_of(whole, part)
            if isinstance(ratio, Ratio) and not is_below_one(ratio.quotient):
                return Equivalent(term, ratio, unlike_kinds(whole.row.measure, part.row.measure))
    return None


def _says_more(term: Term, whole: Paid, part: Paid, chosen: Paid) -> bool:
    """Whether the part says more than the comparison: people at the average that stands for their
    role do; a median set against a mean that does not stand would only blur it. A division that
    the comparison has already, or one like it of another date, does not.
    """
    if term is Term.AVERAGE and part is chosen:
        return True
    if term is Term.AVERAGE and whole.row.measure in _MEASURES[term]:
        return False
    return (part.row.measure, part.row.per) != (chosen.row.measure, chosen.row.per)


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
