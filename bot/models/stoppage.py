"""Work stoppages as the US Bureau of Labor Statistics lists them, and how one stands among all."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from bot.models.base import Named, OptionalText, Parts, Slug, Text, YesOrEmpty, count
from bot.models.dates import EdtfDate, OptionalEdtfDate

Ownership = Literal[
    "Private industry", "Local government", "State government", "State and local government"
]
_NAICS = re.compile(r"[0-9]{2,6}")


class Stoppage(Named):
    """A strike or a lockout of 1,000 workers and more, named in the words of the bureau.

    `workers` are people made idle for a shift or longer. `days_lost` are the working days that all
    of them together lost, without weekends and federal holidays, as the bureau counts them.
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
    days_lost: Annotated[int, Field(gt=0), BeforeValidator(count)]
    ownership: Ownership
    provisional: YesOrEmpty
    source: Slug

    @model_validator(mode="after")
    def _sound(self) -> "Stoppage":
        if not all(day is None or day.is_day for day in (self.start, self.end)):
            raise ValueError("a stoppage starts and ends on a day")
        if self.end is not None and self.end.first < self.start.first:
            raise ValueError("the end is not before the start")
        if not self.industry or not all(_NAICS.fullmatch(code) for code in self.industry):
            raise ValueError("an industry is a NAICS code of 2 to 6 digits")
        return self


def stoppage_source(stoppage: Stoppage) -> str:
    """The id of the list that a stoppage has to be from."""
    final = "bls-stoppages"
    return f"{final}-{stoppage.start.first.year}" if stoppage.provisional else final


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
