"""BLS occupations: national wages of a year, as the bureau publishes them."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from bot.models.base import OptionalCount, Row, Text, count, optional
from bot.models.measure import Measure, Per
from bot.models.role import amount

Wage = Annotated[
    Annotated[Decimal, Field(gt=0, max_digits=9, decimal_places=2)] | None, BeforeValidator(amount)
]
Soc = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}-[0-9]{4}$")]

UNITS: dict[Per, str] = {Per.HOUR: "h", Per.YEAR: "a"}
"""How the columns of a unit begin."""

MEASURES = (
    Measure.MEDIAN,
    Measure.MEAN,
    Measure.P10,
    Measure.P25,
    Measure.P75,
    Measure.P90,
)
PERCENTILES = (Measure.P10, Measure.P25, Measure.MEDIAN, Measure.P75, Measure.P90)

_TOP_2021 = {Per.HOUR: Decimal(100), Per.YEAR: Decimal(208_000)}
_TOP = {Per.HOUR: Decimal(115), Per.YEAR: Decimal(239_200)}


class Occupation(Row):
    """The wages of one occupation in May of one year, in dollars an hour (h_) and a year (a_).

    A wage that is not published is empty. `top_coded` says where the highest wages are only known
    to reach the top code.
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
    top_coded: Annotated[Literal["both", "annual"] | None, BeforeValidator(optional)]

    def wage(self, per: Per, measure: Measure) -> Decimal | None:
        """The wage that is published; None where there is none."""
        found: Decimal | None = getattr(self, f"{UNITS[per]}_{measure}")
        return found

    def top(self, per: Per) -> Decimal | None:
        """The amount that the highest wages are known to reach; None where they are published."""
        if self.top_coded is None or (self.top_coded == "annual" and per is Per.HOUR):
            return None
        return (_TOP_2021 if self.year == 2021 else _TOP)[per]

    @model_validator(mode="after")
    def _ordered(self) -> "Occupation":
        for per in UNITS:
            wages = [w for m in PERCENTILES if (w := self.wage(per, m)) is not None]
            if wages != sorted(wages):
                raise ValueError(f"the percentiles of a wage a {per} rise")
            top = self.top(per)
            if top is not None and any(wage > top for wage in wages):
                raise ValueError("no published percentile is above the top code")
        return self


def oews_source(year: int) -> str:
    """The id of the source of a year's wages."""
    return f"bls-oews-{year}"


def wage_id(soc: str, year: int, per: Per, measure: Measure) -> str:
    """The id of a BLS figure: '27-2011-2023-h-median'."""
    return f"{soc}-{year}-{UNITS[per]}-{measure}"


def soc_of(identifier: str) -> str | None:
    """The code that an id begins with, of an occupation or of one of its figures."""
    code = identifier[:7]
    plain = len(code) == 7 and code[2] == "-" and (code[:2] + code[3:]).isdigit()
    return code if plain and identifier[7:8] in ("", "-") else None
