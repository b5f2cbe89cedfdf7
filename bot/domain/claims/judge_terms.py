"""Numbers of a claim, found in the terms of contracts.

A term says a number in a sentence, so it bears a claim out where it tells the same number of the
same thing by the same side. It never contradicts one: its other numbers may be of other things.
"""

from fractions import Fraction

from bot.domain.claims.facts import Aspect, Fact, Knowledge, takes_part
from bot.domain.claims.match_values import ValueMatch, match_amount
from bot.domain.claims.text.mentions import Mention, holder_ids
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.spans import stems
from bot.domain.claims.text.statements import Kind
from bot.domain.claims.verdict import Outcome
from bot.models.contract import ContractTerm
from bot.models.measure import Measure

_TOLD = 0.7
"""The share of the words of a clause that stand beside the number in a term which bears it out."""
_SAME = (ValueMatch.EXACT, ValueMatch.ROUNDED, ValueMatch.CEILING, ValueMatch.FLOOR)
_SIDES = {
    "demanded": stems("demand ask seek sought want request propose push call"),
    "offered": stems("offer propose"),
    "won": stems(
        "win won gain get got secure achieve agree contract deal settlement agreement rise rose "
        "increase raise higher up go to worth"
    ),
}
"""The words by which a clause says whose a term is."""

_LENGTH = "sub-term"
"""The subject of what says how long a contract is."""

_WAGES = "sub-minimums"
"""The subject of the rises of all wages."""

_LENGTH_WORDS = stems("last run long term length year ratify approve sign new strike")
_CONTRACT = stems("contract deal agreement pact")


def speaks_of_contract(assertion: AssertionInContext) -> bool:
    return not _CONTRACT.isdisjoint(stems(assertion.words))


def term_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """The terms that tell the number that is claimed, of the same thing."""
    if assertion.cues.denied:
        return []
    return [
        Outcome.of(assertion, fact, match)
        for fact in knowledge.facts.near(assertion.claimed)
        if fact.aspect is Aspect.TERM and _is_told(assertion, fact)
        for match in [match_amount(assertion.claimed, fact.interval, assertion.cues)]
        if match in _SAME
    ]


def _is_told(assertion: AssertionInContext, fact: Fact) -> bool:
    claimed, term = assertion.claimed, fact.row
    if not isinstance(term, ContractTerm) or not takes_part(assertion, fact):
        return False
    if claimed.unit != fact.unit and (claimed.unit or claimed.kind is not Kind.MONEY):
        return False
    if assertion.dates and not any(day.overlaps(term.effective) for day in assertion.dates):
        return False
    if _is_of_its_length(assertion, term):
        return True
    return _side(assertion) == term.side and _told(assertion, fact) >= _TOLD


def _is_of_its_length(assertion: AssertionInContext, term: ContractTerm) -> bool:
    """Whether a clause says how long a contract is, and nothing else; and the term says that."""
    won = _side(assertion) == term.side == "won"
    other = _said(assertion) - _LENGTH_WORDS
    return won and term.subject == _LENGTH and speaks_of_contract(assertion) and not other


def _side(assertion: AssertionInContext) -> str:
    measures = assertion.cues.measures
    if Measure.DEMAND in measures:
        return "demanded"
    return "offered" if Measure.OFFER in measures else "won"


def _told(assertion: AssertionInContext, fact: Fact) -> float:
    """The share of what is said that stands beside the number, or names the contract and the
    subject. Where nothing is said of a percent but its year, it is the one rise of all wages.
    """
    said = _said(assertion)
    if not said:
        return float(bool(assertion.dates) and _is_only_rise(fact))
    return len(said & stems(f"{fact.text} {fact.names}")) / len(said)


def _is_only_rise(fact: Fact) -> bool:
    """Whether a number is the one percent by which a term raises all wages."""
    term = fact.row
    if not isinstance(term, ContractTerm) or term.subject != _WAGES or term.low is None:
        return False
    return fact.kind is Kind.PERCENT and Fraction(term.low) == fact.interval.low == term.high


def _said(assertion: AssertionInContext) -> frozenset[str]:
    """The words of the clause, but for those of who takes part and of the side."""
    bodies = (one for one in assertion.near if holder_ids([one]) or not one.of_kind("role"))
    named = frozenset[str]().union(*(_words(mention, assertion) for mention in bodies))
    return assertion.content_stems - named - _SIDES[_side(assertion)]


def _words(mention: Mention, assertion: AssertionInContext) -> frozenset[str]:
    """Those by which a clause mentions somebody, and all that they go by."""
    offset = assertion.clause.start
    called = (name for one in mention.names for name in (one.title, *one.names))
    said = assertion.words[mention.start - offset : mention.end - offset]
    return stems(" ".join((said, *called)))
