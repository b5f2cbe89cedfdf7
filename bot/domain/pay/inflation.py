"""Amounts in the dollars of another year, by the consumer price index."""

from dataclasses import dataclass
from fractions import Fraction

from bot.domain.pay.interval import Interval
from bot.domain.pay.price_index import IndexLevel, NoIndex, PriceIndex
from bot.models.role import Figure
from bot.models.source import Source


@dataclass(frozen=True, slots=True)
class Adjustment:
    """From the prices of one period to those of a year: amount × `to` ÷ `since`."""

    since: IndexLevel
    to: IndexLevel

    @property
    def factor(self) -> Fraction:
        return Fraction(self.to.value) / Fraction(self.since.value)

    def interval(self, interval: Interval) -> Interval:
        """An interval in the dollars of the year, its ends as strict as they were."""
        return Interval(
            None if interval.low is None else interval.low * self.factor,
            None if interval.high is None else interval.high * self.factor,
            interval.low_strict,
            interval.high_strict,
        )


@dataclass(frozen=True, slots=True)
class Dollars:
    """The year whose dollars are asked for, its index and the source of that, and all others."""

    year: int
    to: IndexLevel
    index: PriceIndex
    source: Source

    def adjustment(self, figure: Figure) -> Adjustment | NoIndex:
        """How to adjust a figure, or why it is not."""
        since = self.index.of(figure.as_of)
        return since if isinstance(since, NoIndex) else Adjustment(since, self.to)
