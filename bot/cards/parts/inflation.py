"""Amounts in the dollars of another year on cards, with the index values and the formula."""

from decimal import Decimal
from fractions import Fraction

from bot.cards.card import Bold, Line, line
from bot.cards.citations import cite_source
from bot.cards.parts.amounts import figure_amount, number, when
from bot.domain.pay.inflation import Adjustment, Dollars
from bot.models.dates import read_edtf
from bot.models.role import Figure

NOT_ADJUSTED = "Not adjusted: its date is of several years, or no price index is on record for it."
_WHOLE_FROM = 1000


def adjusted_line(figure: Figure, dollars: Dollars, adjustment: Adjustment | None) -> Line:
    """'In dollars of 2024: $307,850 … (× 313.689 ÷ 305.691, CPI-U of 2024 and July 2023) [2]'."""
    if adjustment is None:
        return line(NOT_ADJUSTED)
    low = None if figure.low is None else _rounded(adjustment.amount(figure.low))
    high = None if figure.high is None else _rounded(adjustment.amount(figure.high))
    amount = figure_amount(figure.model_copy(update={"low": low, "high": high}))
    since = when(read_edtf(adjustment.since.period))
    formula = (
        f" (× {number(adjustment.to.value)} ÷ {number(adjustment.since.value)}, "
        f"CPI-U of {adjustment.to.period} and {since})"
    )
    year = f"In dollars of {dollars.year}: "
    return line(year, Bold(amount), formula, cite_source(dollars.source))


def _rounded(value: Fraction) -> Decimal:
    """To the dollar from a thousand on, else to the cent."""
    places = 0 if value >= _WHOLE_FROM else 2
    return round(Decimal(value.numerator) / Decimal(value.denominator), places)
