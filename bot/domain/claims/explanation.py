"""What the reasons of a finding are explained with: how far apart, in which unit, on whose word."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.domain.claims.facts import Aspect, Fact
from bot.domain.claims.match_values import DAYS_A_UNIT
from bot.domain.claims.text.statements import Assertion, Kind
from bot.domain.claims.verdict import Finding
from bot.domain.evidence.agreement import best_first
from bot.domain.pay.interval import plain
from bot.models.dates import When
from bot.models.evidence import Attestation


@dataclass(frozen=True, slots=True)
class NumberDifference:
    """The number of a claim, that of the record, and how far they are apart."""

    claimed: Fraction
    recorded: Fraction
    apart: Fraction
    in_days: bool = False
    """whether they are lengths in days"""


@dataclass(frozen=True, slots=True)
class DateDifference:
    """The date of a claim, that of the record, and the days between their nearest ends."""

    claimed: When
    recorded: When
    days: int

    @property
    def is_later(self) -> bool:
        return self.claimed.first > self.recorded.first


@dataclass(frozen=True, slots=True)
class Length:
    """The days of a strike, and the same in the unit of the claim; None where that is days.

    `in_units` is `days` divided by `days_a_unit`, to a tenth.
    """

    days: int
    days_a_unit: Decimal | None = None
    in_units: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the reasons of a finding are explained with: the fact that they are of, its best source,
    and its `owner`, the fact that has the number of the claim where the first one has another.

    `difference` is None where the two do not differ in a number or cannot be subtracted.
    """

    claimed: Assertion
    fact: Fact
    owner: Fact
    difference: NumberDifference | DateDifference | None
    length: Length | None
    best: Attestation | None


def explain(finding: Finding) -> Explanation | None:
    """What explains the reasons of a finding; None where the record has no fact for it."""
    if not finding.facts:
        return None
    fact, claimed = finding.facts[0], finding.assertion.claimed
    return Explanation(
        claimed=claimed,
        fact=fact,
        owner=finding.facts[-1],
        difference=_difference(claimed, fact),
        length=_length(claimed, fact) if fact.aspect is Aspect.LENGTH else None,
        best=next(iter(best_first(fact.evidence)), None),
    )


def _difference(claimed: Assertion, fact: Fact) -> NumberDifference | DateDifference | None:
    if fact.kind is Kind.DATE and claimed.when is not None and fact.when is not None:
        return DateDifference(claimed.when, fact.when, claimed.when.days_apart(fact.when))
    if fact.aspect is Aspect.LENGTH and claimed.unit == "day":
        days = Fraction(fact.lengths[0].least)
        return NumberDifference(claimed.low, days, abs(claimed.low - days), in_days=True)
    recorded = fact.interval.low
    if recorded is None or not fact.interval.is_point or claimed.is_range:
        return None
    return NumberDifference(claimed.low, recorded, abs(claimed.low - recorded))


def _length(claimed: Assertion, fact: Fact) -> Length:
    days = fact.lengths[0].least
    if claimed.unit == "day" or claimed.unit not in DAYS_A_UNIT:
        return Length(days)
    days_a_unit = Decimal(plain(DAYS_A_UNIT[claimed.unit]))
    return Length(days, days_a_unit, round(days / days_a_unit, 1))
