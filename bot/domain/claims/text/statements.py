"""What a text claims: amounts, shares, multiples, counts, durations, dates and words in quotation
marks, each with its place, and not yet what it is about.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from bot.domain.claims.text.spans import TextSpan
from bot.domain.pay.interval import Interval
from bot.models.dates import When


class Kind(StrEnum):
    """What is claimed. Money is in US dollars, shares in percent, durations in `unit`."""

    MONEY = "money"
    FOREIGN = "foreign"
    """an amount in another currency, which is held against nothing"""
    PERCENT = "percent"
    MULTIPLE = "multiple"
    COUNT = "count"
    DURATION = "duration"
    DATE = "date"
    ORDER = "order"
    """a superlative: the first, longest, shortest or last strike since a year"""
    STRIKE_DAY = "strike-day"
    """'Day 100' of a strike"""
    AMBIGUOUS = "ambiguous"
    """a date that can mean several days"""
    WORDS = "words"


class Hedge(StrEnum):
    """What the words before (or behind) a number make of it."""

    NONE = ""
    ABOUT = "about"
    NEARLY = "nearly"
    MORE = "more"
    """more than, at least"""
    LESS = "less"
    """less than, at most where no ceiling is meant"""
    CEILING = "ceiling"
    """up to, as much as"""


@dataclass(frozen=True, slots=True)
class Assertion(TextSpan):
    """One number, date or quotation that a text claims, at its place.

    `low` and `high` are equal for a single number. `unit` is what an amount is paid for ('year',
    'month'), what a duration is counted in, or the word behind a count; '' where none is said.
    `step` is how finely the writing is rounded: 1,000 for '900K', 0 for a number in full.
    A date has `when`, or only `month` and `day` where its year is not said.
    """

    kind: Kind
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    hedge: Hedge = Hedge.NONE
    unit: str = ""
    step: Fraction = Fraction(0)
    when: When | None = None
    month: int = 0
    day: int = 0
    possible: tuple[date, ...] = ()
    """the days that an ambiguous date can mean"""
    lent: bool = False
    """whether its year is that of another date of the text"""

    @property
    def is_range(self) -> bool:
        return self.low != self.high

    @property
    def lacks_year(self) -> bool:
        """Whether, as a date, it does not say its year itself."""
        return self.lent or self.when is None

    @property
    def is_day(self) -> bool:
        """Whether it is a date that names a day."""
        return self.kind is Kind.DATE and (
            self.day > 0 or (self.when is not None and self.when.is_day)
        )

    @property
    def interval(self) -> Interval:
        """The number as an interval, open where a hedge leaves it open."""
        if self.hedge is Hedge.MORE:
            return Interval(self.low, None)
        if self.hedge in (Hedge.LESS, Hedge.CEILING):
            return Interval(None, self.high, high_strict=self.hedge is Hedge.LESS)
        return Interval(self.low, self.high)


DAYS_LOST = "days lost"
"""The unit of a count of working days that were lost."""

LONGEST = 4000
"""Characters of a claim that are read."""


def joined(text: str) -> str:
    """A text in one line, as a card can repeat it: a line that ends no sentence ends with ' /'."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    kept = [line for line in lines if line]
    ended = [line if line[-1] in ".!?:;,…" else f"{line} /" for line in kept[:-1]]
    return " ".join([*ended, *kept[-1:]])
