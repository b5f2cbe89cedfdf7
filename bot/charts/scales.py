"""Scales of amounts and of days: where their lines are, and what has to be said of them."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.charts.frame import Spec

_SEEN = 40
"""The largest amount may be so many times the least on a scale from zero: the least would else be
a dot at zero.
"""
_LOG = "; log scale, each line ten times the last"
_MONTHS, _YEARS = (1, 2, 3, 6), (1, 2, 5, 10, 20, 50, 100, 500, 1000, 2000, 5000)
_FEWEST, _MOST = 2, 4
"""Dates at a scale."""
_DAYS_UP_TO = 60


@dataclass(frozen=True, slots=True)
class AmountScale:
    """`ticks` are the amounts that have a line; `note` stands behind the unit, '' for nothing."""

    ticks: Sequence[float]
    is_log: bool
    note: str

    def channel(self, units: tuple[int, int], axis: Spec) -> Spec:
        """The channel of a Vega-Lite encoding, from one place of the panel to another."""
        scale: Spec = {"domain": [self.ticks[0], self.ticks[-1]], "range": units}
        if self.is_log:
            scale["type"] = "log"
        axis = {"values": self.ticks, "labelOverlap": "greedy"} | axis
        return {"type": "quantitative", "scale": scale, "axis": axis}


def amount_scale(amounts: Sequence[tuple[float, float]]) -> AmountScale:
    """From zero to beyond the largest of all ends; or, where a whole amount would be a dot at zero,
    from one power of ten to another, which an amount of zero does not allow.
    """
    top = max(high for _, high in amounts)
    least = min(low for low, _ in amounts)
    positive = [high for _, high in amounts if high > 0]
    if not positive or min(positive) * _SEEN >= top:
        return AmountScale(_from_zero(top or 1), is_log=False, note="")
    if least <= 0:
        note = "; at this scale the smallest cannot be told from zero"
        return AmountScale(_from_zero(top), is_log=False, note=note)
    return AmountScale(_powers(least, top), is_log=True, note=_LOG)


def _from_zero(top: float) -> list[float]:
    """Three to five round values from zero to the first one that is not below the top."""
    step = 1.0
    while step * 4 < top:
        step *= 10
    for part in (0.1, 0.2, 0.25, 0.5, 1):
        if step * part * 4 >= top:
            step *= part
            break
    count = next(number for number in range(1, 5) if step * number >= top)
    return [step * number for number in range(count + 1)]


def _powers(least: float, top: float) -> list[float]:
    """The powers of ten around two amounts."""
    first, last = math.floor(math.log10(least)), math.ceil(math.log10(top))
    return [float(f"1e{power}") for power in range(first, last + 1)]


@dataclass(frozen=True, slots=True)
class DayScale:
    """`written` is how a date of `ticks` is written at the scale, for Vega."""

    first: date
    last: date
    ticks: Sequence[date]
    written: str

    def channel(self, units: tuple[int, int]) -> Spec:
        """The channel of a Vega-Lite encoding, from one place of the panel to another."""
        days = [self.first.isoformat(), self.last.isoformat()]
        axis: Spec = {
            "format": self.written,
            "values": [tick.isoformat() for tick in self.ticks],
            "labelFlush": 18 if self.written == "%Y" else 36,
            "labelOverlap": "greedy",
            "orient": "bottom",
        }
        scale = {"type": "utc", "domain": days, "range": units}
        return {"type": "temporal", "scale": scale, "axis": axis}

    def place(self, day: date, units: tuple[int, int]) -> float:
        """Where a day stands, from one place of the panel to another."""
        part = (day - self.first) / (self.last - self.first)
        return units[0] + part * (units[1] - units[0])


def day_scale(first: date, last: date) -> DayScale:
    """With a little room on either side of the days."""
    margin = timedelta(days=max(1, (last - first).days // 40))
    first = max(first, date.min + margin) - margin
    last = min(last, date.max - margin) + margin
    for ticks, written in _dates(first, last):
        if _FEWEST <= len(ticks) <= _MOST:
            return DayScale(first, last, ticks, written)
    return DayScale(first, last, [first + (last - first) / 2], "%Y")


def _dates(first: date, last: date) -> Iterator[tuple[list[date], str]]:
    """Dates that may stand at a scale, from the closest together to the farthest apart."""
    days = (last - first).days
    if days <= _DAYS_UP_TO:
        step = max(1, days // (_MOST - 1))
        found = [first + timedelta(days=number) for number in range(step // 2, days + 1, step)]
        yield found, "%e %b %Y" if len(found) < _MOST else "%e %b"
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    for step in _MONTHS:
        some = months[-months.start % step :: step][: _MOST + 2]
        begins = (date(month // 12, month % 12 + 1, 1) for month in some)
        yield [day for day in begins if first <= day <= last], "%b %Y"
    for step in _YEARS:
        years = range(first.year - first.year % -step, last.year + 1, step)
        begins = (date(year, 1, 1) for year in years[: _MOST + 2] if year)
        yield [day for day in begins if first <= day <= last], "%Y"
