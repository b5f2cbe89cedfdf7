"""Jobs and groups of people that are paid, and the pay figures that are on record for them."""

import re
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from bot.models.base import (
    Named,
    OptionalSlug,
    OptionalText,
    Parts,
    Slug,
    Text,
    YesOrEmpty,
    optional,
)
from bot.models.dates import EdtfDate
from bot.models.measure import Measure, Per

Category = Literal["tech", "performer", "writer", "director", "crew", "executive", "workforce"]
Counts = Literal["person", "group", "rate"]


class Role(Named):
    """A job or a group of people. `counts` tells whether figures are of one person, a total for
    many together, or a rate that nobody is paid as such. `schedule` is the role that counts the
    rate whose rises move this role's scale.
    """

    title: Text
    category: Category
    counts: Counts
    employer: OptionalText
    union: Parts
    schedule: OptionalSlug
    occupation: Annotated[
        Annotated[
            str,
            StringConstraints(pattern=r"^\d\d-\d{4}$"),
            Field(description="an occupation code, such as 27-2011"),
        ]
        | None,
        BeforeValidator(optional),
    ]
    aliases: Parts
    about: Text


_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def amount(cell: object) -> object:
    """Decimal text without exponent or stray signs, so that what is stored is what is read."""
    if isinstance(cell, str) and cell and not _PLAIN.fullmatch(cell):
        raise ValueError("a plain decimal number, such as 900000 or 0.03")
    return optional(cell)


Money = Annotated[
    Annotated[Decimal, Field(ge=0, max_digits=15, decimal_places=3)] | None, BeforeValidator(amount)
]
Share = Annotated[
    Annotated[Decimal, Field(ge=-100, le=100, decimal_places=3)] | None, BeforeValidator(amount)
]


class Figure(Named):
    """One pay figure for one role: an interval, open where the source states no bound.

    `low` and `high` are in units of `currency` (for a ratio: the number itself), `share` is in
    percent. `strict` names the bound that is itself excluded.
    """

    role: Slug
    low: Money
    high: Money
    strict: Annotated[Literal["low", "high", "both"] | None, BeforeValidator(optional)]
    currency: Annotated[Literal["USD"] | None, BeforeValidator(optional)]
    per: Annotated[Per | None, BeforeValidator(optional)]
    measure: Measure
    share: Share
    as_of: EdtfDate
    of: OptionalText
    strike: OptionalSlug
    note: OptionalText
    disagrees: YesOrEmpty

    @model_validator(mode="after")
    def _whole(self) -> "Figure":
        bounds = self.low is not None or self.high is not None
        counted = self.currency is not None or self.measure is Measure.RATIO
        if not bounds and (counted or self.share is None):
            raise ValueError("low, high or both, or a share without money")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("a low that is not above high")
        if (self.currency is None) != (self.per is None):
            raise ValueError("both currency and per, or neither")
        if bounds and self.currency is None and self.measure is not Measure.RATIO:
            raise ValueError("a currency for the amount of money")
        if self.currency is not None and any(
            bound is not None and bound != round(bound, 2) for bound in (self.low, self.high)
        ):
            raise ValueError("an amount of money in whole cents")
        self._check_strict()
        return self

    def _check_strict(self) -> None:
        for bound, value in (("low", self.low), ("high", self.high)):
            stated = value if value is not None or bound == "high" else self.share
            if self.strict in (bound, "both") and stated is None:
                raise ValueError(f"a {bound} bound, since strict names it")

    @cached_property
    def low_strict(self) -> bool:
        return self.strict in ("low", "both")

    @cached_property
    def high_strict(self) -> bool:
        return self.strict in ("high", "both")

    @cached_property
    def has_amount(self) -> bool:
        """Whether it states money, not only a percentage or a multiple."""
        return self.currency is not None
