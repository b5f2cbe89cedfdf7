"""What happened, and the stoppages."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from bot.models.base import Named, OptionalSlug, OptionalText, Parts, Text, count, optional
from bot.models.dates import EdtfDate, OptionalEdtfDate

EventKind = Literal[
    "strike-start",
    "strike-end",
    "agreement",
    "ratification",
    "vote",
    "negotiation",
    "deadline",
    "statement",
    "publication",
    "job-listing",
    "picket",
    "legislation",
    "court",
    "other",
]


class Event(Named):
    """Something that happened. `parties` are names or aliases of holders."""

    date: EdtfDate
    title: Text
    what: Text
    kind: EventKind
    parties: Parts
    strike: OptionalSlug
    note: OptionalText


_CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9] [A-Z][A-Za-z]+/[A-Za-z_]+$"
ClockTime = Annotated[
    Annotated[
        str,
        StringConstraints(pattern=_CLOCK),
        Field(description="a time and its zone, such as '00:01 America/Los_Angeles'"),
    ]
    | None,
    BeforeValidator(optional),
]
Workers = Annotated[Annotated[int, Field(gt=0)] | None, BeforeValidator(count)]


class Strike(Named):
    """A stoppage. `last_full_day` is the last day wholly on strike; `published_days` are lengths
    in days that sources have printed.
    """

    name: Text
    union: Parts
    employer_side: Text
    start: EdtfDate
    start_time: ClockTime
    end: OptionalEdtfDate
    end_time: ClockTime
    last_full_day: OptionalEdtfDate
    workers: Workers
    published_days: Parts
    issues: Parts
    stoppage: Parts
    note: OptionalText

    @model_validator(mode="after")
    def _ordered(self) -> "Strike":
        if any(not (days.isascii() and days.isdigit()) for days in self.published_days):
            raise ValueError("whole numbers of days in published_days")
        if self.end is not None and self.end.last < self.start.first:
            raise ValueError("an end that is not before the start")
        if (
            self.end is not None
            and self.last_full_day is not None
            and self.last_full_day.first > self.end.last
        ):
            raise ValueError("a last full day that is not after the end")
        return self
