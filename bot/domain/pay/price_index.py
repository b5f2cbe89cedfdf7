"""The consumer price index of a date: of its month, of its year, or the mean of its months."""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bot.models.dates import When, read_edtf
from bot.models.statistics import Price

MOST_MONTHS = 12
"""A contract year is adjusted as a whole, what is longer is not."""

_YEAR = len("2023")
_MONTH = len("2023-07")
_THOUSANDTH = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class IndexLevel:
    """The index by which amounts of a date are adjusted.

    Attributes:
        value: To three decimals, as the bureau rounds its own averages.
        period: What it is of: a month, a year, or months from the first to the last.
        source: The id of its source.
        mean_of: What it is the mean of; nothing where it is published as it is.
        never_published: Months of the date that have no index though later ones do.
        not_on_record: Other months of the date without an index.
        is_of_whole_year: Whether it stands for less than its year, as no month of that is on
            record.
    """

    value: Decimal
    period: When
    source: str
    mean_of: tuple[Price, ...] = ()
    never_published: tuple[When, ...] = ()
    not_on_record: tuple[When, ...] = ()
    is_of_whole_year: bool = False


@dataclass(frozen=True, slots=True)
class NoIndex:
    """Why amounts of a date are not adjusted: of its months, fewer than half have an index.

    Attributes:
        months: Of the date; none where they are more than MOST_MONTHS.
        known: Those of them that have an index.
        never_published: Whether none of them has one, though later months do.
    """

    months: tuple[When, ...] = ()
    known: tuple[When, ...] = ()
    never_published: bool = False


class PriceIndex:
    """CPI-U by period: months ('2023-07'), and the published averages of years ('2023')."""

    def __init__(self, prices: Mapping[str, Price]) -> None:
        self._prices = prices
        months = sorted(period for period in prices if len(period) > _YEAR)
        self._first, self._last = (months[0], months[-1]) if months else ("", "")

    @property
    def months(self) -> tuple[str, str]:
        """The first and the last month that is on record; '' without any."""
        return self._first, self._last

    @property
    def averages(self) -> tuple[int, int]:
        """The first and the last year with a published average; (0, 0) without any."""
        years = sorted(int(period) for period in self._prices if len(period) == _YEAR)
        return (years[0], years[-1]) if years else (0, 0)

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year with an average, published or of months; (0, 0) without."""
        years = sorted({int(period[:_YEAR]) for period in self._prices})
        found = [year for year in years if isinstance(self.of_year(year), IndexLevel)]
        return (found[0], found[-1]) if found else (0, 0)

    def of_year(self, year: int) -> IndexLevel | NoIndex:
        return self.of(read_edtf(f"{year:04}"))

    def of(self, when: When) -> IndexLevel | NoIndex:
        """The index of a date, of up to MOST_MONTHS months.

        The published average goes before the mean of the months of its year, and stands for parts
        of a year of which no month is on record. A mean needs half of its months.
        """
        months = months_of(when)
        if len(months) > MOST_MONTHS:
            return NoIndex()
        return self._of_whole_year(months) or self._of_months(months)

    def _of_whole_year(self, months: Sequence[str]) -> IndexLevel | None:
        year = months[0][:_YEAR]
        average, whole = self._prices.get(year), len(months) == MOST_MONTHS
        if average is None or months[-1][:_YEAR] != year:
            return None
        all_months = [f"{year}-{month:02}" for month in range(1, 13)]
        if not whole and any(month in self._prices for month in all_months):
            return None
        return IndexLevel(
            average.value,
            read_edtf(year),
            average.source,
            never_published=self._gaps(all_months),
            is_of_whole_year=not whole,
        )

    def _of_months(self, months: Sequence[str]) -> IndexLevel | NoIndex:
        known = [self._prices[month] for month in months if month in self._prices]
        gaps = self._gaps(months)
        if 2 * len(known) < len(months):
            dates = tuple(read_edtf(price.period) for price in known)
            return NoIndex(tuple(map(read_edtf, months)), dates, len(gaps) == len(months))
        if len(months) == 1:
            return IndexLevel(known[0].value, read_edtf(months[0]), known[0].source)
        mean = sum((price.value for price in known), Decimal(0)) / len(known)
        missing = [read_edtf(month) for month in months if month not in self._prices]
        return IndexLevel(
            mean.quantize(_THOUSANDTH, ROUND_HALF_UP),
            read_edtf(f"{known[0].period}/{known[-1].period}"),
            known[0].source,
            tuple(known),
            gaps,
            tuple(month for month in missing if month not in gaps),
        )

    def _gaps(self, months: Sequence[str]) -> tuple[When, ...]:
        """Those of some months that have no index, though earlier and later ones do."""
        return tuple(
            read_edtf(month)
            for month in months
            if self._first < month < self._last and month not in self._prices
        )


def months_of(when: When) -> tuple[str, ...]:
    """The months of a date, in order: of several those that it has more than half of, '2 May 2023
    to 1 May 2024' from May to April. No more than 14 are looked at.
    """
    months = list(_months(when))
    most = tuple(month for month, days, length in months if 2 * days > length)
    return most or tuple(month for month, _, _ in months)


def _months(when: When) -> Iterator[tuple[str, int, int]]:
    """Each month with how many of its days a date has, and how many there are."""
    start = when.first.replace(day=1)
    for _ in range(MOST_MONTHS + 2):
        if start > when.last:
            return
        length = monthrange(start.year, start.month)[1]
        end = start.replace(day=length)
        days = (min(end, when.last) - max(start, when.first)).days + 1
        yield start.isoformat()[:_MONTH], days, length
        if end == date.max:
            return
        start = date.fromordinal(end.toordinal() + 1)
