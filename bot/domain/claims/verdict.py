"""What is found for each assertion of a claim: that it is on the record, differs from it, is only
partly on it, or that the record has nothing on it. Never that it is true or false.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from bot.domain.claims.facts import Aspect, Fact
from bot.domain.claims.match_values import DAYS_A_UNIT, ValueMatch
from bot.domain.claims.text.mentions import holder_ids
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.statements import Assertion, Kind
from bot.domain.evidence.agreement import best_first, support
from bot.domain.names.spelling import normalized
from bot.domain.pay.interval import plain
from bot.models.dates import When
from bot.models.evidence import Attestation
from bot.models.role import Figure
from bot.models.source import SourceQuality


class Verdict(StrEnum):
    ON = "on the record"
    DIFFERS = "differs"
    PARTLY = "partly"
    NOTHING = "not on the record"
    UNCHECKED = "not checked"
    """read, and held against nothing"""


class Reason(StrEnum):
    """Why it differs, why it is only partly on the record, and what was taken for granted."""

    VALUE = "value"
    UNIT = "unit"
    MEASURE = "measure"
    DATE = "date"
    SPECIAL = "special"
    """the record's number is of another case: another year of the contract"""
    SUBJECT = "subject"
    DIRECTION = "direction"
    """the claim has a rise where the record has a fall, or the reverse"""
    ORDER = "order"
    """another strike of the record refutes that it is the first, the longest, …"""
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
    ITS_WORD = "its-word"
    """sources say so; the record does not follow it up"""
    OF_RECORD = "of-record"
    """it holds among the strikes of the union that the record has"""
    OF_ALL = "of-all"
    """the claim gives a share of the votes as one of all members"""
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
    COUNTED = "counted"
    """no source states it: it is counted from the strikes of the record"""
    VERBATIM = "verbatim"


HARD = frozenset(
    {
        Reason.VALUE,
        Reason.UNIT,
        Reason.MEASURE,
        Reason.DATE,
        Reason.SPECIAL,
        Reason.SUBJECT,
        Reason.DIRECTION,
        Reason.ORDER,
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
        Reason.ITS_WORD,
        Reason.OF_RECORD,
        Reason.OF_ALL,
        Reason.ATTRIBUTED,
    }
)
"""Each of these leaves a claim only partly on the record."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found for one assertion: up to two `facts` that the record has for it, best first,
    and two that have the same number `elsewhere`; `verbatim` are articles that have its words,
    `quoted` the record that they are kept as.
    """

    assertion: AssertionInContext
    verdict: Verdict
    facts: tuple[Fact, ...] = ()
    elsewhere: tuple[Fact, ...] = ()
    reasons: frozenset[Reason] = frozenset()
    verbatim: tuple[Attestation, ...] = ()
    quoted: str = ""

    @property
    def fits(self) -> bool:
        """Whether its facts have what is claimed, if perhaps only partly."""
        return self.verdict in (Verdict.ON, Verdict.PARTLY)


_OF_SOURCES = frozenset({Reason.ONE_SOURCE, Reason.WEAK, Reason.ATTRIBUTED})
_OF_MATCH: Mapping[ValueMatch, Reason] = {
    match: Reason.VALUE if match is ValueMatch.NONE else Reason(match)
    for match in ValueMatch
    if match is not ValueMatch.EXACT
}
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """One assertion compared with one fact; `days_apart` are between the dates of the two."""

    fact: Fact
    reasons: frozenset[Reason]
    days_apart: int = 0

    @classmethod
    def of(
        cls,
        assertion: AssertionInContext,
        fact: Fact,
        match: ValueMatch,
        reasons: Collection[Reason] = (),
        days_apart: int = 0,
    ) -> "Outcome":
        """The outcome of a match, with further reasons that whoever chose the fact has.

        A fact that does not differ and is some source's own has its caveats beside.
        """
        all_reasons = set(reasons)
        if match in _OF_MATCH:
            all_reasons.add(_OF_MATCH[match])
        if assertion.cues.denied:
            all_reasons.add(Reason.DENIED)
        claimed = assertion.claimed
        if fact.kind is Kind.DATE and claimed.kind is Kind.DATE and claimed.lacks_year:
            all_reasons.add(Reason.YEAR_LENT)
        if not all_reasons & (HARD | {Reason.COMPUTED, Reason.COUNTED}):
            all_reasons |= _caveats(fact, assertion)
        return cls(fact, frozenset(all_reasons), days_apart)

    @property
    def verdict(self) -> Verdict:
        if self.reasons & HARD:
            return Verdict.DIFFERS
        return Verdict.PARTLY if self.reasons & SOFT else Verdict.ON

    @property
    def has_number(self) -> bool:
        """Whether the fact has the number that is claimed, be it of something else."""
        implied = Reason.IMPLIED in self.reasons and bool(self.reasons & HARD)
        return Reason.VALUE not in self.reasons and not implied

    @property
    def rank(self) -> tuple[int | bool | str, ...]:
        """The smaller, the better it fits: whole before partly, another number last."""
        hard, soft = self.reasons & HARD, self.reasons & SOFT
        founded = support(self.fact.evidence)
        last = self.fact.when.last.toordinal() if self.fact.when else 0
        return (
            bool(hard),
            not self.has_number,
            len(hard),
            self.days_apart if Reason.VALUE in hard else 0,
            Reason.IMPLIED in self.reasons,
            Reason.FAR in self.reasons,
            Reason.CHOSEN in self.reasons,
            len(soft - _OF_SOURCES),
            len(soft),
            Reason.DISAGREES in soft,
            founded.best,
            -founded.origins,
            -last,
            self.fact.record,
        )


def _caveats(fact: Fact, assertion: AssertionInContext) -> frozenset[Reason]:
    """What a flat statement keeps back: one source alone, weak ones, another than is given."""
    caveats: set[Reason] = set()
    if getattr(fact.row, "holder", None) in holder_ids(assertion.attributed):
        return frozenset()
    if isinstance(fact.row, Figure) and fact.row.disagrees:
        caveats.add(Reason.DISAGREES)
    if attributed := _attributions(assertion):
        sources = [source for word in fact.evidence for source in (word.source, word.origin)]
        texts = (text for one in sources for text in (one.outlet, one.author or "", one.title))
        if not attributed.isdisjoint(normalized(text) for text in texts if text):
            return frozenset(caveats)
        caveats.add(Reason.ATTRIBUTED)
    founded = support(fact.evidence)
    if founded.sources and founded.weak:
        caveats.add(Reason.WEAK)
    elif founded.origins == 1 and not _has_primary(fact.evidence) and not assertion.on_its_word:
        caveats.add(Reason.ONE_SOURCE)
    return frozenset(caveats)


def _has_primary(evidence: Iterable[Attestation]) -> bool:
    """Whether a party, an agency or a contract states it, or a source that takes it from there."""
    return any(
        word.source.kind == "statistics"
        or word.source.rank is SourceQuality.primary
        or (word.origin.rank is SourceQuality.primary and word.source.rank < SourceQuality.weak)
        for word in evidence
    )


def _attributions(assertion: AssertionInContext) -> frozenset[str]:
    """The names of the outlets and articles that its sentence gives as its source."""
    return frozenset(
        normalized(text)
        for mention in assertion.attributed
        if mention.is_document
        for name in mention.names
        for text in name.names
    )


def finding_of(
    assertion: AssertionInContext,
    outcomes: Iterable[Outcome],
    elsewhere: Callable[[], Sequence[Fact]],
) -> Finding:
    """The verdict by the fact that fits best. Where it differs, or there is none, the finding has
    the facts that have its number `elsewhere`.
    """
    ranked = sorted(outcomes, key=lambda outcome: outcome.rank)
    if not ranked:
        return Finding(assertion, Verdict.NOTHING, elsewhere=_of_different_records(elsewhere()))
    best = ranked[0]
    weighty = HARD | SOFT
    alike = [one.fact for one in ranked if one.reasons & weighty == best.reasons & weighty]
    if best.verdict is not Verdict.DIFFERS:
        facts = _of_different_records(alike)
        return Finding(assertion, best.verdict, facts, reasons=best.reasons)
    alone = frozenset({Reason.VALUE})
    differing = [one for one in ranked if not one.has_number]
    right = next((one.fact for one in differing if one.reasons & HARD == alone), None)
    # Where the number is on record, of another date or measure, what this one has comes first.
    facts = _of_different_records([right, best.fact] if best.has_number and right else alike)
    others = _of_different_records(elsewhere(), but=facts)
    return Finding(assertion, best.verdict, facts, others, best.reasons)


def _of_different_records(facts: Iterable[Fact], but: Sequence[Fact] = ()) -> tuple[Fact, ...]:
    """Up to two facts, of different records, and of none that is in `but`."""
    records = {fact.record for fact in but}
    kept: list[Fact] = []
    for fact in facts:
        if fact.record not in records:
            records.add(fact.record)
            kept.append(fact)
    return tuple(kept[:_SHOWN])


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
    in_days = fact.aspect is Aspect.DIFFERENCE
    return NumberDifference(claimed.low, recorded, abs(claimed.low - recorded), in_days=in_days)


def _length(claimed: Assertion, fact: Fact) -> Length:
    days = fact.lengths[0].least
    if claimed.unit == "day" or claimed.unit not in DAYS_A_UNIT:
        return Length(days)
    days_a_unit = Decimal(plain(DAYS_A_UNIT[claimed.unit]))
    return Length(days, days_a_unit, round(days / days_a_unit, 1))
