"""Amounts, shares and multiples of a claim, compared with the pay figures of the record."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.claims.differences import differences
from bot.domain.claims.facts import Aspect, Fact
from bot.domain.claims.knowledge import Knowledge, coverage
from bot.domain.claims.match_values import match_amount
from bot.domain.claims.outcome import Outcome
from bot.domain.claims.text.event_verbs import EventVerb
from bot.domain.claims.text.mentions import Mention, holder_ids
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.spans import stems
from bot.domain.claims.text.statements import Hedge, Kind
from bot.domain.claims.verdict import HARD, Reason
from bot.domain.names.spelling import normalized
from bot.models.measure import Measure
from bot.models.role import Figure

_PAY = re.compile(
    r"\b(?:earn|made?\b|make|paid|pays?\b|paying|gets?\b|got\b|salar|wage|income|rate|compensat"
    r"|checks?\b|cheque|worth|royalt|residual|raise|rise|offer|demand|asked|job|role|position"
    r"|listing|minimum|average|median)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:it|they|them|their|its|this|that|these|he|she|his|her|who"
    r"|the (?:union|guild|job|role|studios))\b",
    re.IGNORECASE,
)
_VOTES = frozenset({EventVerb.AUTHORIZE, EventVerb.RATIFY, EventVerb.ELECT})
_OTHER_KIND = {Kind.MONEY: Kind.PERCENT, Kind.PERCENT: Kind.MONEY}
_FEW = 4
"""Roles that one name can mean; of more, none is meant so that another number would differ."""

_ENOUGH = 0.5
_MOST = 0.7
_NEARLY_ALL = 0.8


def pay_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """The number compared with the figures of the roles and bodies that are meant; else with the
    figures that have this number, where the words fit.
    """
    if assertion.claimed.kind is Kind.PERCENT and assertion.verbs & _VOTES:
        return []
    of_subject = list(_subject_outcomes(assertion, knowledge))
    if any(outcome.has_number for outcome in of_subject):
        return of_subject
    least = _NEARLY_ALL if of_subject else 0.0
    return list(_by_number(assertion, knowledge, least)) or of_subject


def _subject_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> Iterator[Outcome]:
    """Those of the roles and bodies mentioned in the clause; else of those mentioned before it."""
    facts = knowledge.facts.of(assertion.claimed.kind, Aspect.FIGURE)
    for far, mentions in ((False, assertion.near), (True, assertion.far)):
        if far and not _may_point_back(assertion):
            return
        roles, loose = _roles_meant(mentions)
        unions = holder_ids(mentions)
        of_roles = _closest(assertion, [fact for fact in facts if fact.about & roles], roles)
        of_bodies = [f for f in facts if not f.about & roles and _is_of_body(f, unions)]
        outcomes = [_outcome(assertion, fact, knowledge, far=far) for fact in of_roles + of_bodies]
        others = _of_other_people(assertion, of_roles)
        outcomes = [_of_another(one) if one.fact.record in others else one for one in outcomes]
        kept = [one for one in outcomes if _counts(assertion, one, far=far, loose=loose)]
        yield from kept
        if of_roles or kept:
            return


def _roles_meant(mentions: Sequence[Mention]) -> tuple[frozenset[str], bool]:
    """The roles of the nearest mention, of several those that another mention has, too; and whether
    they are meant but loosely.
    """
    named = [(m, frozenset(m.of_kind("role", "occupation"))) for m in mentions]
    named = [(mention, ids) for mention, ids in named if ids]
    if not named:
        return frozenset(), False
    nearest, roles = next((one for one in named if not one[0].loose), named[0])
    for _, ids in named:
        if len(roles) > 1 and roles & ids:
            roles &= ids
    return roles, nearest.loose or len(roles) > _FEW


def _of_other_people(assertion: AssertionInContext, facts: list[Fact]) -> set[str]:
    """The ids of figures of one of several people of a role, where the clause names another."""
    people = {fact.record: _people(fact) for fact in facts}
    known = frozenset[str]().union(*people.values())
    named = known & {normalized(name) for name in assertion.names}
    return {record for record, whose in people.items() if named and whose and not whose & named}


def _people(fact: Fact) -> frozenset[str]:
    """Whose a figure is alone, by the names that its role goes by."""
    of = fact.row.of if isinstance(fact.row, Figure) else None
    aliases = fact.role.aliases if fact.role else ()
    return frozenset(normalized(alias) for alias in aliases if alias in (of or ""))


def _of_another(outcome: Outcome) -> Outcome:
    return replace(outcome, reasons=outcome.reasons | {Reason.SUBJECT})


def _closest(assertion: AssertionInContext, facts: list[Fact], roles: frozenset[str]) -> list[Fact]:
    """Of several roles of one name, the figures of those whose titles the clause says most of; and
    beside a percent of people, figures of such a share alone.
    """
    claimed = assertion.claimed
    bounded = claimed.hedge in (Hedge.LESS, Hedge.CEILING)
    if claimed.kind is Kind.MONEY and bounded and assertion.other(Kind.PERCENT) is not None:
        facts = [fact for fact in facts if fact.measure is Measure.SHARE_BELOW]
    if len(roles) == 1:
        return facts
    said = assertion.content_stems
    shared = [len(said & stems(fact.role.title)) if fact.role else 0 for fact in facts]
    most = max(shared, default=0)
    return [fact for fact, count in zip(facts, shared, strict=True) if count == most]


def _is_of_body(fact: Fact, unions: frozenset[str]) -> bool:
    """A total or a schedule of all the members of a union, which goes by the union's name."""
    return fact.role is not None and fact.role.counts != "person" and bool(fact.about & unions)


def _may_point_back(assertion: AssertionInContext) -> bool:
    """Whether a clause that names no role can be about what was named before."""
    clear = bool(assertion.cues.measures) or bool(holder_ids(assertion.near))
    return clear or _POINTS_BACK.search(assertion.words) is not None


def _counts(assertion: AssertionInContext, outcome: Outcome, *, far: bool, loose: bool) -> bool:
    """Whether a fact has the number, or has another one that is a difference."""
    if outcome.has_number and not (loose and Reason.IMPLIED in outcome.reasons):
        return True
    asked = outcome.fact.measure in assertion.cues.measures
    return _is_comparable(assertion, outcome, loose=loose) and (not far or asked)


def _is_comparable(assertion: AssertionInContext, outcome: Outcome, *, loose: bool) -> bool:
    """Whether another number of the same subject is of the same thing, and so a difference."""
    fact, claimed, measures = outcome.fact, assertion.claimed, assertion.cues.measures
    if outcome.reasons & {Reason.MEASURE, Reason.UNIT}:
        return False
    if fact.measure is Measure.SHARE_BELOW and claimed.kind in _OTHER_KIND:
        other = assertion.other(_OTHER_KIND[claimed.kind])
        return other is not None or claimed.kind is Kind.MONEY
    if claimed.kind is Kind.PERCENT or (fact.role is not None and fact.role.counts != "person"):
        return fact.measure in measures
    speaks_of_pay = bool(claimed.unit) or _PAY.search(assertion.words) is not None
    return speaks_of_pay and (not loose or bool(measures) or bool(claimed.unit))


def _by_number(
    assertion: AssertionInContext, knowledge: Knowledge, least: float
) -> Iterator[Outcome]:
    """Figures that have the number, of a role that is not named: the clause must say as much, and
    `least` of its words, where it names another role.
    """
    for fact in knowledge.facts.near(assertion.claimed):
        if fact.aspect is not Aspect.FIGURE:
            continue
        share = coverage(assertion, fact)
        connected = bool(fact.about & assertion.ids)
        measured = fact.measure in assertion.cues.measures
        titled = fact.role is not None and bool(assertion.content_stems & stems(fact.role.title))
        near = connected and (measured or share >= _ENOUGH)
        if share >= least and (near or (titled and share >= _MOST)):
            outcome = _outcome(assertion, fact, knowledge, far=False)
            if not outcome.reasons & HARD:
                yield replace(outcome, reasons=outcome.reasons | {Reason.CHOSEN})


def _outcome(
    assertion: AssertionInContext, fact: Fact, knowledge: Knowledge, *, far: bool
) -> Outcome:
    match = match_amount(assertion.claimed, fact.interval, assertion.cues)
    reasons = set(differences(assertion, fact, match, knowledge.holders))
    if far:
        reasons.add(Reason.FAR)
    dates = assertion.dates
    days_apart = dates[0].days_apart(fact.when) if dates and fact.when else 0
    return Outcome.of(assertion, fact, match, reasons, days_apart)
