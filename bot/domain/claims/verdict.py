"""What is found for each assertion of a claim: that it is on the record, differs from it, is only
partly on it, or that the record has nothing on it. Never that it is true or false.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.claims.facts import Fact
from bot.domain.claims.text.parse import AssertionInContext
from bot.models.evidence import Attestation


class Verdict(StrEnum):
    ON = "on the record"
    DIFFERS = "differs"
    PARTLY = "partly"
    NOTHING = "not on the record"


class Reason(StrEnum):
    """Why it differs, why it is only partly on the record, and what was taken for granted."""

    VALUE = "value"
    UNIT = "unit"
    MEASURE = "measure"
    DATE = "date"
    SPECIAL = "special"
    """the record's number is of another case: another year of the contract"""
    SUBJECT = "subject"
    DENIED = "denied"
    WORDING = "wording"
    """the source has other words than those in quotation marks"""

    CEILING = "ceiling"
    FLOOR = "floor"
    BOUND = "bound"
    SHARE = "share"
    AVERAGE = "average"
    LEAST = "least"
    PLAN = "plan"
    PROPOSED = "proposed"
    PRINTED = "printed"
    VAGUE = "vague"
    DISAGREES = "disagrees"
    ONE_SOURCE = "one-source"
    WEAK = "weak"
    ATTRIBUTED = "attributed"
    """the claim gives another source for it"""

    ROUNDED = "rounded"
    IMPLIED = "implied"
    FAR = "far"
    """what it is about is named before its clause"""
    CHOSEN = "chosen"
    """what it is about is not named, or is one of several of that name"""
    YEAR_LENT = "year-lent"
    """the claim gives no year; another date's, or the record's, was taken"""
    COMPUTED = "computed"
    VERBATIM = "verbatim"


HARD = frozenset(
    {
        Reason.VALUE,
        Reason.UNIT,
        Reason.MEASURE,
        Reason.DATE,
        Reason.SPECIAL,
        Reason.SUBJECT,
        Reason.DENIED,
        Reason.WORDING,
    }
)
"""Each of these makes a claim differ from the record."""
SOFT = frozenset(
    {
        Reason.CEILING,
        Reason.FLOOR,
        Reason.BOUND,
        Reason.SHARE,
        Reason.AVERAGE,
        Reason.LEAST,
        Reason.PLAN,
        Reason.PROPOSED,
        Reason.PRINTED,
        Reason.VAGUE,
        Reason.DISAGREES,
        Reason.ONE_SOURCE,
        Reason.WEAK,
        Reason.ATTRIBUTED,
    }
)
"""Each of these leaves a claim only partly on the record."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found for one assertion.

    Attributes:
        facts: what the record has for it, best first; up to two, of different records.
        elsewhere: up to two facts that have the same number or date, of something else.
        verbatim: articles that have the words of the claim, one of each.
    """

    assertion: AssertionInContext
    verdict: Verdict
    facts: tuple[Fact, ...] = ()
    elsewhere: tuple[Fact, ...] = ()
    reasons: frozenset[Reason] = frozenset()
    verbatim: tuple[Attestation, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether its facts have what is claimed, if perhaps only partly."""
        return self.verdict in (Verdict.ON, Verdict.PARTLY)
