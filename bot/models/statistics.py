"""Published statistics: the consumer price index, wages of occupations, work stoppages."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from bot.models.base import (
    Named,
    OptionalCount,
    OptionalText,
    Parts,
    Row,
    Slug,
    Text,
    YesOrEmpty,
    count,
)
from bot.models.dates import EdtfDate, OptionalEdtfDate
from bot.models.measure import Measure, Per
from bot.models.role import Figure, amount

Wage = Annotated[
    Annotated[Decimal, Field(gt=0, max_digits=9, decimal_places=2)] | None, BeforeValidator(amount)
]
Soc = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{2}-[0-9]{4}$"),
    Field(description="an occupation code, such as 27-2011"),
]

UNITS: dict[Per, str] = {Per.HOUR: "h", Per.YEAR: "a"}
"""How the columns of a unit begin."""

MEASURES = (Measure.MEDIAN, Measure.MEAN, Measure.P10, Measure.P25, Measure.P75, Measure.P90)
PERCENTILES = (Measure.P10, Measure.P25, Measure.MEDIAN, Measure.P75, Measure.P90)


class Occupation(Row):
    """The wages of one occupation in May of one year, in dollars an hour (h_) and a year (a_).

    A wage that is not published is empty. A top code (`h_top_code`, `a_top_code`) is the amount
    that the percentiles above the last published one are only known to reach; it is empty where
    none of them is top-coded.
    """

    soc: Soc
    title: Text
    year: Annotated[int, Field(ge=2021, le=2100), BeforeValidator(count)]
    employment: OptionalCount
    h_mean: Wage
    h_p10: Wage
    h_p25: Wage
    h_median: Wage
    h_p75: Wage
    h_p90: Wage
    a_mean: Wage
    a_p10: Wage
    a_p25: Wage
    a_median: Wage
    a_p75: Wage
    a_p90: Wage
    h_top_code: Wage
    a_top_code: Wage

    def wage(self, per: Per, measure: Measure) -> Decimal | None:
        """The wage that is published; None where there is none."""
        return self._amount(per, measure)

    def top_code(self, per: Per, measure: Measure) -> Decimal | None:
        """The amount that a percentile is only known to reach; None where it is not top-coded."""
        if measure not in PERCENTILES:
            return None
        above = PERCENTILES[PERCENTILES.index(measure) :]
        if any(self.wage(per, one) is not None for one in above):
            return None
        return self._amount(per, "top_code")

    def _amount(self, per: Per, name: str) -> Decimal | None:
        found: Decimal | None = getattr(self, f"{UNITS[per]}_{name}")
        return found

    @model_validator(mode="after")
    def _ordered(self) -> "Occupation":
        for per in UNITS:
            wages = [w for m in PERCENTILES if (w := self.wage(per, m)) is not None]
            if wages != sorted(wages):
                raise ValueError(f"percentiles that rise, of the wages by the {per}")
            top = self._amount(per, "top_code")
            if top is not None and any(wage > top for wage in wages):
                raise ValueError("no published percentile above the top code")
            if top is not None and self.wage(per, PERCENTILES[-1]) is not None:
                raise ValueError("a top code only where the 90th percentile is not published")
        return self


def oews_source(year: int) -> str:
    """The id of the source of a year's wages."""
    return f"bls-oews-{year}"


def wage_id(soc: str, year: int, per: Per, measure: Measure) -> str:
    """The id of a BLS figure: '27-2011-2023-h-median'."""
    return f"{soc}-{year}-{UNITS[per]}-{measure}"


def is_top_coded(figure: Figure) -> bool:
    """Whether a figure is a BLS wage that is only known to reach the top code."""
    return soc_of(figure.id) is not None and figure.high is None


def soc_of(identifier: str) -> str | None:
    """The code that an id begins with, of an occupation or of one of its figures."""
    code = identifier[:7]
    plain = len(code) == 7 and code[2] == "-" and (code[:2] + code[3:]).isdigit()
    return code if plain and identifier[7:8] in ("", "-") else None


class Price(Row):
    """CPI-U, all items, U.S. city average, not seasonally adjusted (1982-84 = 100).

    `period` is a month ('2023-07') or a year ('2023', the published annual average).
    """

    period: Annotated[
        str,
        StringConstraints(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2]))?$"),
        Field(description="a month such as 2023-07, or a year"),
    ]
    value: Annotated[Decimal, Field(gt=0, max_digits=7, decimal_places=3), BeforeValidator(amount)]
    source: Slug


Ownership = Literal[
    "Private industry", "Local government", "State government", "State and local government"
]
_NAICS = re.compile(r"[0-9]{2,6}")


class Stoppage(Named):
    """A strike or a lockout of 1,000 workers and more, named in the words of the bureau.

    `workers` are people made idle for a shift or longer. `days_lost` are the working days that all
    of them together lost, without weekends and federal holidays, as the bureau counts them: it has
    them of every stoppage.
    `start` and `end` are days, both included; where the list has no end yet, `end` is None.
    `industry` has NAICS codes, `states` postal codes or words ('Nationwide').
    `source` is the list: the final one, or for a `provisional` row the one of its year.
    """

    employer: Text
    union: OptionalText
    industry: Parts
    states: Parts
    start: EdtfDate
    end: OptionalEdtfDate
    workers: Annotated[int, Field(ge=1000), BeforeValidator(count)]
    days_lost: Annotated[Annotated[int, Field(gt=0)] | None, BeforeValidator(count)]
    ownership: Ownership
    provisional: YesOrEmpty
    source: Slug

    @model_validator(mode="after")
    def _sound(self) -> "Stoppage":
        if not all(day is None or day.is_day for day in (self.start, self.end)):
            raise ValueError("a start and an end that are days")
        if self.end is not None and self.end.first < self.start.first:
            raise ValueError("an end that is not before the start")
        if not self.industry or not all(_NAICS.fullmatch(code) for code in self.industry):
            raise ValueError("an industry as NAICS codes of 2 to 6 digits")
        return self


def stoppage_source(stoppage: Stoppage) -> str:
    """The id of the bureau's list that a stoppage of its lists has to be from."""
    return f"{BUREAU_LIST}-{stoppage.start.first.year}" if stoppage.provisional else BUREAU_LIST


BUREAU_LIST = "bls-stoppages"
"""The source of the bureau's final list; the ids of its provisional ones go on from it."""

TRACKER = "cornell-lat-2603"
"""The source of nearly all stoppages that the bureau does not list, the Labor Action Tracker."""

TRACKED_UNTIL = date(2026, 3, 10)
"""The last day of which the tracker, as it is on record, has actions."""

TOTALS_BY_YEAR = {2024: "bls-ted-2025"}
"""The sources of the bureau's totals of years whose stoppages it has on no list on record."""

STOPPAGE_KINDS = ("stoppage", "tracked_stoppage")
"""The kinds of record that are stoppages: on the bureau's lists, and not on them."""


class TrackedStoppage(Stoppage):
    """A stoppage that is on no list of the bureau, and is never ranked among those that are.

    Its industry, its ownership and most `days_lost` are this record's own, so is how `sure` it is
    that the bureau would list it so; `note` says why, and whose the numbers are where they are not
    the tracker's. All are `provisional`. `days_lost` is None where it has no end.
    """

    sure: Literal["high", "medium", "low"]
    note: OptionalText

    @property
    def is_on_tracker(self) -> bool:
        """Whether the Labor Action Tracker has it, be it with other numbers."""
        return self.start.first <= TRACKED_UNTIL

    @property
    def is_as_tracked(self) -> bool:
        """Whether its numbers are the tracker's."""
        return self.source == TRACKER


@dataclass(frozen=True, slots=True)
class Rank:
    """The place of a number among those of all stoppages: 1 is the largest, and equal numbers
    share the better place. `others` counts the stoppages that share it.
    """

    place: int
    others: int


@dataclass(frozen=True, slots=True)
class RankedStoppage:
    """A stoppage with its ranks, each of its own: stoppages of one strike are not added up."""

    stoppage: Stoppage
    by_workers: Rank
    by_days_lost: Rank


@dataclass(frozen=True, slots=True)
class StoppageRanking:
    """How the stoppages of a strike stand among all that are listed, `count` of them.

    `ranked` is in the order of `start`. The largest few come with the largest first, equal ones by
    `start` and id.
    """

    ranked: tuple[RankedStoppage, ...]
    count: int
    most_workers: tuple[Stoppage, ...]
    most_days_lost: tuple[Stoppage, ...]
