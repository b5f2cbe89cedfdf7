"""Amounts in the dollars of another year on cards, with the index values and the formula."""

from decimal import Decimal
from fractions import Fraction

from bot.cards.card import Bold, Line, line
from bot.cards.citations import cite_source
from bot.cards.parts.amounts import figure_amount, number, when
from bot.domain.pay.inflation import Adjustment
from bot.models.dates import read_edtf
from bot.models.role import Figure
from bot.models.source import Source

NOT_ADJUSTED = "Not adjusted: its date is of several years, or no price index is on record for it."
_WHOLE_FROM = 1000


def adjusted_line(
    figure: Figure, year: int, found: Adjustment | None, source: Source | None
) -> Line:
    """'In dollars of 2024: $307,850 … (× 313.689 ÷ 305.691, CPI-U of 2024 and July 2023) [2]'."""
    if found is None or source is None:
        return line(NOT_ADJUSTED)
    low = None if figure.low is None else _rounded(found.amount(figure.low))
    high = None if figure.high is None else _rounded(found.amount(figure.high))
    amount = figure_amount(figure.model_copy(update={"low": low, "high": high}))
    since = when(read_edtf(found.since.period))
    formula = (
        f" (× {number(found.to.value)} ÷ {number(found.since.value)}, "
        f"CPI-U of {found.to.period} and {since})"
    )
    return line(f"In dollars of {year}: ", Bold(amount), formula, cite_source(source))


def _rounded(value: Fraction) -> Decimal:
    """To the dollar from a thousand on, else to the cent."""
    places = 0 if value >= _WHOLE_FROM else 2
    return round(Decimal(value.numerator) / Decimal(value.denominator), places)
