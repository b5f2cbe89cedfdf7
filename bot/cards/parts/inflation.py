"""Amounts in the dollars of another year: the amount, the index values, and how they came about."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from bot.cards.card import Bold, Line, line, small
from bot.cards.citations import cite_source
from bot.cards.parts.amounts import figure_amount, from_to, number, plural, rounded_bounds, when
from bot.domain.pay.inflation import Adjustment, Dollars
from bot.domain.pay.interval import Interval
from bot.domain.pay.price_index import MOST_MONTHS, IndexLevel, NoIndex
from bot.models.dates import When, read_edtf
from bot.models.role import Figure


def adjusted_lines(figure: Figure, dollars: Dollars, told: set[str]) -> list[Line]:
    """A figure in the dollars of the year, and how the index of its date came about; or why it is
    not adjusted. What was `told` on the card is not said again.
    """
    adjustment = dollars.adjustment(figure)
    if isinstance(adjustment, NoIndex):
        return [line(_not_adjusted(adjustment, dollars))]
    notes = [note for note in _notes(adjustment.since, figure.as_of) if note not in told]
    told.update(notes)
    return [_adjusted_line(figure, dollars, adjustment), *map(small, notes)]


def dollars_lines(dollars: Dollars | None) -> list[Line]:
    """How the index of the year came about that is asked for."""
    if dollars is None:
        return []
    return [small(note) for note in _notes(dollars.to, read_edtf(f"{dollars.year:04}"))]


def _adjusted_line(figure: Figure, dollars: Dollars, adjustment: Adjustment) -> Line:
    """'In dollars of 2024: $307,850 … (× 313.689 ÷ 305.691, CPI-U of 2024 and July 2023) [2]'."""
    since, to = adjustment.since, adjustment.to
    low, high = rounded_bounds(adjustment.interval(Interval.of(figure)))
    amount = figure_amount(figure.model_copy(update={"low": low, "high": high}))
    formula = (
        f" (× {number(to.value)} ÷ {number(since.value)}, "
        f"CPI-U of {when(to.period)} and {when(since.period)})"
    )
    year = f"In dollars of {dollars.year}: "
    return line(year, Bold(amount), formula, cite_source(dollars.source))


def _notes(level: IndexLevel, of: When) -> Iterator[str]:
    """What an index stands for where it is not published for just that date."""
    gaps = f"{_names(level.never_published)} was never published" if level.never_published else ""
    if level.mean_of:
        yield "; ".join(filter(None, (_mean(level), gaps, _not_yet(level)))) + "."
    elif gaps:
        yield f"The average of {when(level.period)} is of fewer months: {gaps}."
    if level.is_of_whole_year:
        yield f"No month of {when(level.period)} is on record: its average stands for {when(of)}."


def _mean(level: IndexLevel) -> str:
    """'CPI-U of July 2023 to June 2024, the mean of 12 months: (305.691 + …) ÷ 12 ≈ 309.57'."""
    values = [price.value for price in level.mean_of]
    exact = sum(map(Fraction, values)) / len(values) == Fraction(level.value)
    return (
        f"CPI-U of {when(level.period)}, the mean of {plural(len(values), 'month')}: "
        f"({' + '.join(map(number, values))}) ÷ {len(values)} "
        f"{'=' if exact else '≈'} {number(level.value)}"
    )


def _not_yet(level: IndexLevel) -> str:
    missing = level.not_on_record
    return f"no index of {_names(missing)} is on record" if missing else ""


def _not_adjusted(reason: NoIndex, dollars: Dollars) -> str:
    months, known = reason.months, reason.known
    if not months:
        return f"Not adjusted: its date is of more than {MOST_MONTHS} months."
    if known:
        has = f"only {_names(known)} has a price index on record, fewer than half"
        return f"Not adjusted: of its {len(months)} months, {has}."
    if reason.never_published:
        return f"Not adjusted: no price index of {_names(months)} was ever published."
    first, last = (when(read_edtf(month)) for month in dollars.index.months)
    held = f"those of months run from {first} to {last}"
    return f"Not adjusted: no price index of {_names(months)} is on record; {held}."


def _names(months: Sequence[When]) -> str:
    """'October 2025', 'September to December 2026', 'October 2025, March 2026'."""
    first, last = months[0], months[-1]
    spanned = (last.first.year - first.first.year) * 12 + last.first.month - first.first.month + 1
    return from_to(first, last) if spanned == len(months) else ", ".join(map(when, months))
