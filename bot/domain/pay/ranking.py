"""In which order roles stand in a table: by what they are paid, as far as that can be compared."""

from bot.domain.pay.comparison import LENGTH, Comparison, Side
from bot.models.measure import Per

_PAYMENT, _TOTAL, _UNPAID = 10, 11, 12


def by_amount(comparison: Comparison) -> list[int]:
    """The places of the sides, the highest amount first.

    What is paid for the first role's unit goes first, then longer units before shorter ones, then
    single payments, totals for many people, and roles without an amount. Within a unit the upper
    end decides, then the lower one; an open end counts as the end that is stated.
    """
    first = comparison.sides[0].chosen
    unit = first.row.per if first else None
    places = range(len(comparison.sides))
    return sorted(places, key=lambda place: (*_rank(comparison.sides[place], unit), place))


def _rank(side: Side, unit: Per | None) -> tuple[int, float, float]:
    if side.chosen is None:
        return (_UNPAID, 0, 0)
    figure = side.chosen.row
    low, high = figure.low, figure.high
    amounts = (-float(high if high is not None else low or 0), -float(low or 0))
    if side.role.role.counts == "group":
        return (_TOTAL, *amounts)
    if figure.per is None or figure.per is Per.PAYMENT:
        return (_PAYMENT, *amounts)
    return (0 if figure.per is unit else 1 + LENGTH[Per.YEAR] - LENGTH[figure.per], *amounts)
