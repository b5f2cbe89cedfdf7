"""Amounts, shares and multiples of a claim, held against the pay figures of the record."""

import re
from collections.abc import Iterator

from bot.domain.claims.caveats import caveats
from bot.domain.claims.differences import differences
from bot.domain.claims.facts import Aspect, Fact
from bot.domain.claims.knowledge import Knowledge, coverage
from bot.domain.claims.match_values import match_amount
from bot.domain.claims.subject import bodies, roles_meant, stranger
from bot.domain.claims.text.event_verbs import EventVerb
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.spans import stems
from bot.domain.claims.text.statements import Hedge, Kind
from bot.domain.claims.verdict import HARD, OF_MATCH, Outcome, Reason
from bot.domain.names.index import normalized
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
_OTHER = {Kind.MONEY: Kind.PERCENT, Kind.PERCENT: Kind.MONEY}
_FEW = 4
"""Roles that one name can mean; of more, none is meant so that another number would differ."""

_ENOUGH = 0.5
_MOST = 0.7
_NEARLY_ALL = 0.8


def pay_outcomes(reading: AssertionInContext, grounds: Knowledge) -> list[Outcome]:
    """The number held against the figures of the roles and bodies that are meant; else against the
    figures that have this number, where the words fit.
    """
    if reading.said.kind is Kind.PERCENT and reading.actions & _VOTES:
        return []
    facts = list(grounds.facts.of(reading.said.kind, Aspect.FIGURE))
    found = list(_subject_outcomes(reading, facts, grounds))
    if any(outcome.has_number for outcome in found):
        return found
    least = _NEARLY_ALL if found else 0.0
    return list(_by_number(reading, grounds, least)) or found


def _subject_outcomes(
    reading: AssertionInContext, facts: list[Fact], grounds: Knowledge
) -> Iterator[Outcome]:
    for far, mentions in ((False, reading.near), (True, reading.far)):
        if far and not _may_point_back(reading):
            return
        roles, mention = roles_meant(mentions)
        unions = bodies(mentions)
        of_roles = _closest(reading, [fact for fact in facts if fact.about & roles], roles)
        of_bodies = [f for f in facts if not f.about & roles and _of_body(f, unions)]
        loose = mention is not None and (mention.loose or len(roles) > _FEW)
        others = _of_other_people(reading, of_roles)
        found = [_weighed(reading, fact, grounds, far=far) for fact in [*of_roles, *of_bodies]]
        found = [_of_another(one) if one.fact.record in others else one for one in found]
        kept = [
            one
            for one in found
            if (one.has_number and not (loose and Reason.IMPLIED in one.reasons))
            or (_comparable(reading, one, loose=loose) and (not far or _is_asked(reading, one)))
        ]
        yield from kept
        if of_roles or kept:
            return


def _of_other_people(reading: AssertionInContext, facts: list[Fact]) -> set[str]:
    """The figures of one of several people of a role, where the clause names another of them."""
    people = {fact.record: _people(fact) for fact in facts}
    known = frozenset[str]().union(*people.values())
    named = known & {normalized(words) for words in reading.named}
    return {record for record, whose in people.items() if named and whose and not whose & named}


def _people(fact: Fact) -> frozenset[str]:
    """Whose a figure is alone, by the names that its role goes by."""
    of = fact.row.of if isinstance(fact.row, Figure) else None
    aliases = fact.role.aliases if fact.role else ()
    return frozenset(normalized(alias) for alias in aliases if alias in (of or ""))


def _of_another(outcome: Outcome) -> Outcome:
    return Outcome(outcome.fact, outcome.reasons | {Reason.SUBJECT}, outcome.apart)


def _closest(reading: AssertionInContext, facts: list[Fact], roles: frozenset[str]) -> list[Fact]:
    """Of several roles of one name, the figures of those whose titles the clause says most of; and
    beside a percent of people, figures of such a share alone.
    """
    said = reading.said
    bounded = said.hedge in (Hedge.LESS, Hedge.CEILING)
    if said.kind is Kind.MONEY and bounded and reading.other(Kind.PERCENT) is not None:
        facts = [fact for fact in facts if fact.measure is Measure.SHARE_BELOW]
    if len(roles) == 1:
        return facts
    fits = [len(reading.content & stems(f.role.title)) if f.role else 0 for f in facts]
    return [fact for fact, fit in zip(facts, fits, strict=True) if fit == max(fits)]


def _of_body(fact: Fact, unions: frozenset[str]) -> bool:
    """A total or a schedule of all the members of a union, which goes by the union's name."""
    return fact.role is not None and fact.role.counts != "person" and bool(fact.about & unions)


def _may_point_back(reading: AssertionInContext) -> bool:
    """Whether a clause that names no role can be about what was named before."""
    clear = bool(reading.cues.measures) or bool(bodies(reading.near))
    return clear or _POINTS_BACK.search(reading.words) is not None


def _comparable(reading: AssertionInContext, outcome: Outcome, *, loose: bool) -> bool:
    """Whether another number of the same subject is of the same thing, and so a difference."""
    fact, said = outcome.fact, reading.said
    if outcome.reasons & {Reason.MEASURE, Reason.UNIT}:
        return False
    if fact.measure is Measure.SHARE_BELOW and said.kind in _OTHER:
        return reading.other(_OTHER[said.kind]) is not None or said.kind is Kind.MONEY
    if said.kind is Kind.PERCENT or (fact.role is not None and fact.role.counts != "person"):
        return fact.measure in reading.cues.measures
    speaks_of_pay = bool(said.unit) or _PAY.search(reading.words) is not None
    return speaks_of_pay and (not loose or bool(reading.cues.measures) or bool(said.unit))


def _is_asked(reading: AssertionInContext, outcome: Outcome) -> bool:
    return outcome.fact.measure in reading.cues.measures


def _by_number(reading: AssertionInContext, grounds: Knowledge, least: float) -> Iterator[Outcome]:
    """Figures that have the number, of a role that is not named: the clause must say as much, and
    `least` of its words, where it names another role.
    """
    said = reading.content
    for fact in grounds.facts.near(reading.said):
        if fact.aspect is not Aspect.FIGURE:
            continue
        share = coverage(reading, fact)
        connected = bool(fact.about & reading.ids)
        told = fact.measure in reading.cues.measures
        titled = fact.role is not None and bool(said & stems(fact.role.title))
        near = connected and (told or share >= _ENOUGH)
        if share >= least and (near or (titled and share >= _MOST)):
            outcome = _weighed(reading, fact, grounds, far=False)
            if not outcome.reasons & HARD:
                yield Outcome(fact, outcome.reasons | {Reason.CHOSEN}, outcome.apart)


def _weighed(reading: AssertionInContext, fact: Fact, grounds: Knowledge, *, far: bool) -> Outcome:
    fit = match_amount(reading.said, fact.interval, reading.cues)
    reasons = {OF_MATCH[fit]} if fit in OF_MATCH else set[Reason]()
    reasons |= set(differences(reading, fact, fit))
    if stranger(reading, fact, grounds.known):
        reasons.add(Reason.SUBJECT)
    if far:
        reasons.add(Reason.FAR)
    if not reasons & HARD:
        reasons |= caveats(fact, reading)
    apart = reading.dates[0].days_apart(fact.when) if reading.dates and fact.when else 0
    return Outcome(fact, frozenset(reasons), apart)
