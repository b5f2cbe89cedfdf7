"""What follows for each thing that a text says when it is held against the record.

Never that it is true or false: that it is on the record, differs from it, is only partly on it, or
that the record has nothing on it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.claims.facts import Fact
from bot.domain.claims.match_values import ValueMatch
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.evidence.agreement import support
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
    """words in quotation marks that the source has otherwise"""

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
    """it is put into another source's mouth"""

    ROUNDED = "rounded"
    IMPLIED = "implied"
    FAR = "far"
    """its subject is named before"""
    CHOSEN = "chosen"
    """what it is about is not named by itself, but chosen"""
    YEAR_LENT = "year-lent"
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
_OF_SOURCES = frozenset({Reason.ONE_SOURCE, Reason.WEAK, Reason.ATTRIBUTED})
OF_MATCH = {
    ValueMatch.ROUNDED: Reason.ROUNDED,
    ValueMatch.IMPLIED: Reason.IMPLIED,
    ValueMatch.CEILING: Reason.CEILING,
    ValueMatch.FLOOR: Reason.FLOOR,
    ValueMatch.BOUND: Reason.BOUND,
    ValueMatch.PRINTED: Reason.PRINTED,
    ValueMatch.VAGUE: Reason.VAGUE,
    ValueMatch.NONE: Reason.VALUE,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing said, held against one fact."""

    fact: Fact
    reasons: frozenset[Reason]
    apart: int = 0
    """days between the date that the claim has and that of the fact"""

    @property
    def verdict(self) -> Verdict:
        if self.reasons & HARD:
            return Verdict.DIFFERS
        return Verdict.PARTLY if self.reasons & SOFT else Verdict.ON

    @property
    def has_number(self) -> bool:
        implied = Reason.IMPLIED in self.reasons and bool(self.reasons & HARD)
        return Reason.VALUE not in self.reasons and not implied

    @property
    def rank(self) -> tuple[int | bool | str, ...]:
        """The smaller, the better the fact fits: what only partly fits after what fits whole, what
        has another number last.
        """
        hard, soft = self.reasons & HARD, self.reasons & SOFT
        found = support(self.fact.evidence)
        last = self.fact.when.last.toordinal() if self.fact.when else 0
        chosen = Reason.FAR in self.reasons, Reason.CHOSEN in self.reasons
        return (
            bool(hard),
            not self.has_number,
            len(hard),
            self.apart if Reason.VALUE in hard else 0,
            Reason.IMPLIED in self.reasons,
            *chosen,
            len(soft - _OF_SOURCES),
            len(soft),
            Reason.DISAGREES in soft,
            found.best,
            -found.origins,
            -last,
            self.fact.record,
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """What follows for one thing said.

    `facts` are what the record has for it, best first; `elsewhere` are facts that have the same
    number or date, of something else. `exact` are words that an article has word for word.
    `subject` are the words of the claim that were taken for what it is about.
    """

    reading: AssertionInContext
    verdict: Verdict
    facts: tuple[Fact, ...] = ()
    elsewhere: tuple[Fact, ...] = ()
    reasons: frozenset[Reason] = frozenset()
    exact: tuple[tuple[str, Attestation], ...] = ()
    subject: str = ""


_SHOWN = 2
_VALUE_ALONE = frozenset({Reason.VALUE})


def held_of(
    reading: AssertionInContext,
    outcomes: Iterable[Outcome],
    elsewhere: Callable[[], Sequence[Fact]],
) -> Finding:
    """The verdict by the fact that fits best; where it differs, or there is none, with the facts
    that have the number `elsewhere`.
    """
    found = sorted(outcomes, key=lambda outcome: outcome.rank)
    if not found:
        return Finding(reading, Verdict.NOTHING, elsewhere=_different(elsewhere(), ()))
    best = found[0]
    same = [
        one.fact for one in found if one.reasons & (HARD | SOFT) == best.reasons & (HARD | SOFT)
    ]
    facts = _different(same, ())
    reasons = best.reasons
    if best.verdict is Verdict.DIFFERS:
        valued = [one for one in found if not one.has_number]
        valued.sort(key=lambda one: len(one.reasons & HARD))
        right = [one.fact for one in valued if one.reasons & HARD == _VALUE_ALONE]
        if best.has_number and right:
            # The number is on record, of another date or measure; what this one has comes first.
            facts = _different([right[0], best.fact], ())
    others = _different(elsewhere(), facts) if best.verdict is Verdict.DIFFERS else ()
    return Finding(reading, best.verdict, facts, others, reasons)


def _different(facts: Iterable[Fact], but: Sequence[Fact]) -> tuple[Fact, ...]:
    """Up to two facts, of different records, and none that is in `but`."""
    known = {fact.record for fact in but}
    kept: list[Fact] = []
    for fact in facts:
        if fact.record not in known:
            known.add(fact.record)
            kept.append(fact)
    return tuple(kept[:_SHOWN])
