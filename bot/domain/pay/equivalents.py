"""What one amount is in terms of another that the record holds: weeks at a minimum, people at an
average, times a bar.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.pay.comparison import LENGTH, Comparison, Paid, Pair, unlike_kinds
from bot.domain.pay.interval import Interval, NoRatio, Ratio, is_below_one, ratio_of
from bot.models.measure import Measure, Per, is_pay
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
    """`whole` ÷ `part`: how many of the part the whole is. Both are figures as they are stated;
    nothing is adjusted and no unit converted. `unlike` says that their kinds of measure differ,
    `stands` that the part is the figure that stands for its role in the comparison.
    """

    term: Term
    whole: Paid
    part: Paid
    ratio: Ratio
    unlike: bool
    stands: bool


def equivalents(comparison: Comparison, pair: Pair) -> tuple[Equivalent, ...]:
    """The larger side's amount in terms of figures of the other role: at most one a term.

    None at all where the two may not be divided, and where the larger amount is no person's pay.
    """
    whole, other = comparison.sides[pair.larger], comparison.sides[pair.smaller]
    hindered = isinstance(pair.ratio, NoRatio) and pair.ratio is not NoRatio.OPEN
    if hindered or whole.chosen is None or whole.role.role.counts == "group":
        return ()
    if not is_pay(whole.chosen.row.measure):
        return ()
    parts = [part for part in (other.chosen, *other.others) if part]
    found = (_equivalent(term, whole.chosen, parts, other.chosen) for term in Term)
    return tuple(equivalent for equivalent in found if equivalent is not None)


def _equivalent(
    term: Term, whole: Paid, parts: Sequence[Paid], chosen: Paid | None
) -> Equivalent | None:
    allowed = _ALLOWED[term]
    fitting = [
        part
        for part in parts
        if part.row.measure in _MEASURES[term]
        and part.row.measure is not whole.row.measure
        and not part.row.disagrees
        and part.row.currency == whole.row.currency
        and allowed(whole.row, part.row)
        and _says_more(term, whole, part, chosen)
    ]
    nearest = sorted(fitting, key=lambda part: _rank(whole, part))
    return next(_divided(term, whole, nearest, chosen), None)


def _says_more(term: Term, whole: Paid, part: Paid, chosen: Paid | None) -> bool:
    """Whether the part says more than the comparison: people at the average that stands for their
    role do; a median set against a mean that does not stand would only blur it.
    """
    if term is Term.AVERAGE and part is chosen:
        return True
    if term is Term.AVERAGE and whole.row.measure in _MEASURES[term]:
        return False
    return not _is_alike(part, chosen)


def _is_alike(part: Paid, chosen: Paid | None) -> bool:
    """Whether the comparison itself has this division already, or one like it of another date."""
    if chosen is None:
        return False
    return (part.row.measure, part.row.per) == (chosen.row.measure, chosen.row.per)


def _divided(
    term: Term, whole: Paid, parts: Iterable[Paid], chosen: Paid | None
) -> Iterator[Equivalent]:
    amount = Interval.of(whole.row)
    for part in parts:
        ratio = ratio_of(amount, Interval.of(part.row))
        if isinstance(ratio, Ratio) and not is_below_one(ratio.interval):
            unlike = unlike_kinds(whole.row.measure, part.row.measure)
            yield Equivalent(term, whole, part, ratio, unlike, stands=part is chosen)


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
