"""Amounts in the dollars of another year, by the consumer price index."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.domain.pay.interval import Interval
from bot.models.dates import When
from bot.models.role import Figure
from bot.models.source import Source
from bot.models.statistics import Price


@dataclass(frozen=True, slots=True)
class Adjustment:
    """From the prices of one period to the average of a year: amount × `to` ÷ `since`."""

    since: Price
    to: Price

    @property
    def factor(self) -> Fraction:
        return Fraction(self.to.value) / Fraction(self.since.value)

    def amount(self, value: Decimal) -> Fraction:
        """An amount in the dollars of the year, unrounded."""
        return Fraction(value) * self.factor

    def interval(self, interval: Interval) -> Interval:
        """An interval in the dollars of the year, its ends as strict as they were."""
        return Interval(
            None if interval.low is None else interval.low * self.factor,
            None if interval.high is None else interval.high * self.factor,
            interval.low_strict,
            interval.high_strict,
        )


def period_of(when: When) -> str | None:
    """The period whose prices a date has: its month, or its year where it is no month.

    None for a date of several years: it has no prices of one period.
    """
    if when.first.year != when.last.year:
        return None
    if when.first.month == when.last.month:
        return f"{when.first:%Y-%m}"
    return f"{when.first:%Y}"


def adjustment(when: When, year: int, prices: Mapping[str, Price]) -> Adjustment | None:
    """How to bring an amount of a date into the dollars of a year.

    None where the date is of several years, or where no index is published for one of the two.
    """
    since, to = prices.get(period_of(when) or ""), prices.get(str(year))
    return Adjustment(since, to) if since is not None and to is not None else None


@dataclass(frozen=True, slots=True)
class Dollars:
    """The year whose dollars are asked for, prices by period, the source of that year's index."""

    year: int
    prices: Mapping[str, Price]
    source: Source

    def adjustment(self, figure: Figure) -> Adjustment | None:
        """How to adjust a figure; None where its date or the index does not allow it."""
        return adjustment(figure.as_of, self.year, self.prices)


def years_with_prices(prices: Mapping[str, Price]) -> tuple[int, int]:
    """The first and the last year with a published average; (0, 0) without any."""
    years = [int(period) for period in prices if len(period) == len("2023")]
    return (min(years, default=0), max(years, default=0))
