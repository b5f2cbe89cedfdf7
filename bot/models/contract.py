"""What unions and employers bargained over: contracts, subjects, and the terms of each."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from bot.models.base import Named, OptionalSlug, OptionalText, Parts, Slug, Slugs, Text, optional
from bot.models.dates import EdtfDate, OptionalEdtfDate
from bot.models.role import Money

Side = Literal["demanded", "offered", "won"]
"""Who stands behind a term: the union, the employers, or both in the settlement."""

Unit = Literal["percent", "points", "weeks", "days", "hours", "people", "pages", "copies", "times"]
AmountMeasure = Literal[
    "increase",
    "increase-steps",
    "increase-total",
    "rate",
    "rate-rise",
    "amount",
    "total",
    "threshold",
    "ceiling",
    "count",
]
_WORD = r"^[a-z]+( [a-z]+)*$"
PerWord = Annotated[
    Annotated[
        str,
        StringConstraints(pattern=_WORD, max_length=30),
        Field(description="words in small letters, such as 'year'"),
    ]
    | None,
    BeforeValidator(optional),
]
"""What an amount is for, in the singular: 'year', 'episode'."""

_UNITS: dict[str, tuple[str, ...]] = {
    "increase": ("percent",),
    "increase-steps": ("percent",),
    "increase-total": ("percent",),
    "rate": ("percent", "times"),
    "rate-rise": ("points",),
}
"""The units of what is not counted in money; all others may be of any."""


class Contract(Named):
    """A collective agreement, or what was bargained for as one. `strike` is the strike in whose
    bargaining it came about; `union` are names or aliases of holders.
    """

    name: Text
    union: Parts
    employers: Text
    start: EdtfDate
    end: OptionalEdtfDate
    strike: OptionalSlug
    aliases: Parts
    note: OptionalText

    @model_validator(mode="after")
    def _whole(self) -> "Contract":
        if not self.union:
            raise ValueError("a union of the contract")
        if self.end is not None and self.end.last < self.start.first:
            raise ValueError("an end that is not before the start")
        return self


class Subject(Named):
    """What is bargained over; `group` is a wider subject that it belongs to."""

    name: Text
    group: OptionalSlug
    aliases: Parts

    @model_validator(mode="after")
    def _apart(self) -> "Subject":
        if self.group == self.id:
            raise ValueError("another subject as its group")
        return self


class ContractTerm(Named):
    """What one side asked or offered on one subject, or what was settled, concessions included.

    An amount is a single one from `low` to `high`, in `currency` or in `unit`, or those of
    `figures`, ids of pay figures. `strict` names a bound that is itself excluded. Amounts can be
    set side by side where `measure`, `of`, `per` and what they count are equal, else not.
    """

    contract: Slug
    subject: Slug
    side: Side
    says: Text
    effective: EdtfDate
    figures: Slugs
    low: Money
    high: Money
    strict: Annotated[Literal["low", "high", "both"] | None, BeforeValidator(optional)]
    currency: Annotated[Literal["USD"] | None, BeforeValidator(optional)]
    unit: Annotated[Unit | None, BeforeValidator(optional)]
    per: PerWord
    measure: Annotated[AmountMeasure | None, BeforeValidator(optional)]
    of: OptionalText
    note: OptionalText

    @model_validator(mode="after")
    def _whole(self) -> "ContractTerm":
        beside = (self.strict, self.currency, self.unit, self.per, self.measure, self.of)
        if self.has_amount:
            self._check_amount()
        elif any(cell is not None for cell in beside):
            raise ValueError("low or high beside what says how an amount is counted")
        if self.figures and self.has_amount:
            raise ValueError("an amount of its own or figures, not both")
        return self

    def _check_amount(self) -> None:
        if (self.currency is None) == (self.unit is None):
            raise ValueError("an amount in a currency or in a unit, and not in both")
        if self.measure is None or self.of is None:
            raise ValueError("a measure of the amount, and of what it is")
        if self.unit not in _UNITS.get(self.measure, (self.unit,)):
            raise ValueError(f"{self.measure} in {' or '.join(_UNITS[self.measure])}")
        if self.unit == "points" and self.measure != "rate-rise":
            raise ValueError("the measure rate-rise for an amount in points")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("a low that is not above high")
        bounds = {"low": self.low, "high": self.high}
        for bound, value in bounds.items():
            if value is None and self.strict in (bound, "both"):
                raise ValueError(f"a {bound} bound, since strict names it")
        if self.currency and any(value != round(value, 2) for value in bounds.values() if value):
            raise ValueError("an amount of money in whole cents")

    @property
    def low_strict(self) -> bool:
        return self.strict in ("low", "both")

    @property
    def high_strict(self) -> bool:
        return self.strict in ("high", "both")

    @property
    def has_amount(self) -> bool:
        """Whether it states an amount of its own."""
        return self.low is not None or self.high is not None

    @property
    def thing(self) -> tuple[str | None, ...]:
        """What its amount counts: only amounts of one thing are set side by side."""
        return (self.measure, self.of, self.per, self.currency, self.unit)


def term_title(contract: Contract, subject: Subject, term: ContractTerm) -> str:
    """'WGA Minimum Basic Agreement of 2023, Training (won)': a term has no name of its own."""
    return f"{contract.name}, {subject.name} ({term.side})"
