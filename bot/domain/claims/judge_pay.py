"""Amounts, shares and multiples of a claim, compared with the pay figures of the record."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from bot.domain.claims.facts import Aspect, Fact, Knowledge, about_of, coverage
from bot.domain.claims.match_values import ValueMatch, match_amount
from bot.domain.claims.text.cues import EventVerb
from bot.domain.claims.text.mentions import Mention, holder_ids
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.spans import stem, stems, words
from bot.domain.claims.text.statements import Assertion, Hedge, Kind
from bot.domain.claims.verdict import HARD, Outcome, Reason
from bot.domain.names.spelling import normalized
from bot.domain.pay.interval import Interval
from bot.models.dates import When
from bot.models.measure import MEANINGS, Measure, MeasureKind
from bot.models.role import Figure

_PAY = re.compile(
    r"\b(?:earn|scale\b|receiv|collect|package|took home|made?\b|make|paid|pays?\b|paying"
    r"|gets?\b|got\b|salar|wage|income|rate|compensat"
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
    votes = assertion.verbs & _VOTES and Measure.INCREASE not in assertion.cues.measures
    if assertion.claimed.kind is Kind.PERCENT and votes:
        return []
    of_subject = list(_subject_outcomes(assertion, knowledge))
    if any(outcome.has_number for outcome in of_subject):
        return of_subject
    least = _NEARLY_ALL if of_subject else 0.0
    by_number = list(_by_number(assertion, knowledge, least))
    return by_number or of_subject or list(_half_of_range(assertion, knowledge))


def _half_of_range(assertion: AssertionInContext, knowledge: Knowledge) -> Iterator[Outcome]:
    """'A floor of $300,000 and a ceiling of $900,000': one end of a range whose other end stands
    beside it.
    """
    other = assertion.other(assertion.claimed.kind)
    if other is None:
        return
    ends = {assertion.claimed.low, other.low}
    for fact in knowledge.facts.near(assertion.claimed):
        named = fact.about & (assertion.ids | assertion.far_ids)
        if (
            named
            and fact.aspect is Aspect.FIGURE
            and {fact.interval.low, fact.interval.high} == ends
        ):
            yield Outcome.of(assertion, fact, ValueMatch.EXACT, {Reason.CHOSEN})


def _subject_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> Iterator[Outcome]:
    """Those of the roles and bodies mentioned in the clause; else of those mentioned before it."""
    facts = knowledge.facts.of(assertion.claimed.kind, Aspect.FIGURE)
    for far, mentions in ((False, assertion.near), (True, assertion.far)):
        if far and not _may_point_back(assertion):
            return
        roles, loose = _roles_meant(mentions)
        unions = holder_ids(mentions)
        of_roles = _closest(assertion, [fact for fact in facts if fact.about & roles], roles)
        of_bodies = [
            f
            for f in facts
            if not f.about & roles and _is_of_body(f, unions, assertion.cues.measures)
        ]
        outcomes = [_outcome(assertion, fact, knowledge, far=far) for fact in of_roles + of_bodies]
        others = _of_other_people(assertion, of_roles)
        for place, one in enumerate(outcomes):
            if one.fact.record in others:
                outcomes[place] = replace(one, reasons=one.reasons | {Reason.SUBJECT})
        kept = [one for one in outcomes if _counts(assertion, one, far=far, loose=loose)]
        yield from kept
        if of_roles or kept:
            return


def _roles_meant(mentions: Sequence[Mention]) -> tuple[frozenset[str], bool]:
    """The roles of the nearest mention that others have, too; whether they are meant loosely."""
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
    if not known:
        return set()
    named = known & {normalized(name) for name in assertion.names}
    return {record for record, whose in people.items() if named and whose and not whose & named}


def _people(fact: Fact) -> frozenset[str]:
    """Whose a figure is alone, by the names that its role goes by."""
    of = fact.row.of if isinstance(fact.row, Figure) else None
    aliases = fact.role.aliases if fact.role else ()
    return frozenset(normalized(alias) for alias in aliases if alias in (of or ""))


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


def _is_of_body(fact: Fact, unions: frozenset[str], measures: frozenset[Measure]) -> bool:
    """A total or a schedule of all the members of a union, which goes by the union's name, or the
    threshold of its health plan, where one is spoken of.
    """
    if fact.role is None or not fact.about & unions:
        return False
    return fact.role.counts != "person" or (
        fact.measure is Measure.THRESHOLD and fact.measure in measures
    )


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
    if fact.role is not None and fact.role.counts == "group" and _is_of_other_size(claimed, fact):
        return False
    if outcome.reasons & {Reason.MEASURE, Reason.UNIT, Reason.DATE, Reason.SPECIAL}:
        return False
    if fact.measure is Measure.SHARE_BELOW and claimed.kind in _OTHER_KIND:
        other = assertion.other(_OTHER_KIND[claimed.kind])
        return other is not None or claimed.kind is Kind.MONEY
    if claimed.kind is Kind.PERCENT or (fact.role is not None and fact.role.counts != "person"):
        obtained = fact.measure is Measure.INCREASE and _OBTAINED.search(assertion.words)
        return bool(fact.measure in measures or obtained) and (
            claimed.kind is not Kind.PERCENT or _PAY.search(assertion.words) is not None
        )
    speaks_of_pay = bool(claimed.unit) or _PAY.search(assertion.words) is not None
    return speaks_of_pay and (not loose or bool(measures) or bool(claimed.unit))


_OTHER_SIZE = 20


def _is_of_other_size(claimed: Assertion, fact: Fact) -> bool:
    """Whether an amount is so much smaller that it cannot be a total for many together."""
    least = fact.interval.low or fact.interval.high
    return least is not None and claimed.high * _OTHER_SIZE < least


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
        near = near or (fact.measure is Measure.THRESHOLD and measured and share >= _ENOUGH)
        if share >= least and (near or (titled and share >= _MOST)):
            outcome = _outcome(assertion, fact, knowledge, far=False)
            if not outcome.reasons & HARD:
                named = fact.role is not None and fact.role.id in assertion.ids
                chosen = frozenset[Reason]() if named else frozenset({Reason.CHOSEN})
                yield replace(outcome, reasons=outcome.reasons | chosen)


def _outcome(
    assertion: AssertionInContext, fact: Fact, knowledge: Knowledge, *, far: bool
) -> Outcome:
    claimed, facing = assertion.claimed, _facing(assertion, fact)
    if (assertion.cues.half and fact.measure is Measure.MEDIAN) or (
        fact.measure in _RANKED and fact.measure in assertion.cues.measures
    ):
        claimed = replace(claimed, hedge=Hedge.NONE)
    if fact.measure in (Measure.INCREASE, Measure.OFFER, Measure.DEMAND):
        claimed = replace(
            claimed, step=min(claimed.step, _FINE) if claimed.kind is Kind.PERCENT else claimed.step
        )
    match = match_amount(claimed, facing.interval, assertion.cues)
    reasons = set(_differences(assertion, fact, match, knowledge))
    if facing is not fact:
        fact, match = facing, ValueMatch.NONE if match is ValueMatch.NONE else ValueMatch.IMPLIED
    if far:
        reasons.add(Reason.FAR)
    dates = assertion.dates
    days_apart = dates[0].days_apart(fact.when) if dates and fact.when else 0
    return Outcome.of(assertion, fact, match, reasons, days_apart)


_REACH = re.compile(
    r"\bqualif(?:y|ies|ied)\b|\beligible\b|\bearns? enough\b|\b(?:earn|make|get)s? (?:more|over"
    r"|above|at least)\b",
    re.IGNORECASE,
)
_FALL_SHORT = re.compile(
    r"\b(?:not|never|\w+n['’]t|fail|less|below|under|too little|short)\b", re.IGNORECASE
)


def _facing(assertion: AssertionInContext, fact: Fact) -> Fact:
    """The share of those who reach an amount, where the clause speaks of them and not of those
    below it.
    """
    share = fact.kind is Kind.PERCENT and fact.measure is Measure.SHARE_BELOW
    if not share or not fact.interval.is_point or _FALL_SHORT.search(assertion.words):
        return fact
    if not _REACH.search(assertion.words):
        return fact
    rest = 100 - (fact.interval.low or Fraction(0))
    return replace(fact, interval=Interval(rest, rest))


_MINIMUM_ALONE = frozenset({Measure.MINIMUM})
_PLANNED_ALONE = frozenset({Measure.PLANNED})
_RANKED = frozenset({Measure.P10, Measure.P25, Measure.P75, Measure.P90})
"""'A tenth earn $90 or more': the words say what it is, and are no bound of it."""

_FINE = Fraction(1, 100)
"""Rises are told to a hundredth: '4 percent' is not said of 3.5."""

_CASES = frozenset({"first year", "second year", "third year", "whole contract"})
_IN_PART = re.compile(
    r"\b(?:most|much|part|some) of (?:it|that|which)|\binclu\w+|\bmostly\b", re.IGNORECASE
)
_FORM_WORDS = "stock options bonus bonuses shares equity severance pension tips signing grant"
_FORMS = frozenset(_FORM_WORDS.split())
"""Kinds of pay that a figure is only of where the record says so."""

_EMPLOYER = re.compile(r"company|studio|platform|streaming|magazine|site", re.IGNORECASE)
_OBTAINED = re.compile(r"\b(?:g[eo]ts?|w[io]n|received?|secured?|gained?)\b", re.IGNORECASE)
_OF_MANY = frozenset({Measure.MEAN, Measure.MEDIAN, Measure.MINIMUM, Measure.THRESHOLD})
_FLAT: Mapping[Measure, Reason] = {
    Measure.SHARE_BELOW: Reason.SHARE,
    Measure.MEAN: Reason.AVERAGE,
    Measure.MEDIAN: Reason.AVERAGE,
    Measure.MINIMUM: Reason.LEAST,
    Measure.PLANNED: Reason.PLAN,
    Measure.OFFER: Reason.PROPOSED,
    Measure.DEMAND: Reason.PROPOSED,
    Measure.THRESHOLD: Reason.MEASURE,
    **dict.fromkeys((Measure.P10, Measure.P25, Measure.P75, Measure.P90), Reason.MEASURE),
}
"""What it makes of a figure to give it as what is paid."""


def _differences(
    assertion: AssertionInContext, fact: Fact, match: ValueMatch, knowledge: Knowledge
) -> Iterator[Reason]:
    """Why a figure is not quite, or not at all, what the words around a number say that it is."""
    claimed, figure, cues = assertion.claimed, fact.row, assertion.cues
    if not isinstance(figure, Figure):
        return
    if claimed.kind is Kind.MONEY and claimed.unit and claimed.unit != fact.unit:
        yield Reason.UNIT
    yield from _measure(assertion, figure, match)
    if assertion.dates and not _is_of_date(assertion.dates[0], fact, figure):
        yield Reason.DATE
    case = figure.of if figure.of in _CASES else ""
    other_case = case and cues.years and case not in cues.years
    forms = _forms_in(assertion.words)
    of_form = bool(forms) and not forms <= fact.stems and not _IN_PART.search(assertion.words)
    if other_case or of_form:
        yield Reason.SPECIAL
    if figure.measure is Measure.SHARE_BELOW and not _has_amount_and_share(assertion, figure):
        yield Reason.VALUE
    rise = figure.share if figure.measure is Measure.INCREASE else None
    if rise and cues.direction and (rise > 0) != (cues.direction > 0):
        yield Reason.DIRECTION
    if _is_of_stranger(assertion, fact, knowledge):
        yield Reason.SUBJECT


@lru_cache(maxsize=64)
def _forms_in(clause: str) -> frozenset[str]:
    """The kinds of pay that a clause names; each of its numbers is compared with many figures."""
    return frozenset(stem(word.plain) for word in words(clause) if word.plain in _FORMS)


def _is_of_date(when: When, fact: Fact, figure: Figure) -> bool:
    """Whether a figure is of a date, or of the contract of a strike of that year."""
    if fact.when is None or when.overlaps(fact.when):
        return True
    return figure.strike is not None and str(when.first.year) in figure.strike


def _measure(assertion: AssertionInContext, figure: Figure, match: ValueMatch) -> Iterator[Reason]:
    asked, has = assertion.cues.measures, figure.measure
    if has is Measure.RATIO or has in asked:
        return
    if has is Measure.INCREASE and asked == _MINIMUM_ALONE:
        return  # 'minimums … 5 percent': a percent of them is a rise
    if not asked or (asked == _PLANNED_ALONE and has is Measure.POSTED_RANGE):
        yield from _given_flat(assertion, has)
        return
    if MEANINGS[has].kind is MeasureKind.WAS_PAID and not asked & _OF_MANY:
        return
    share = Measure.MEAN in asked and has is Measure.SHARE_BELOW and match is not ValueMatch.NONE
    alone = share and assertion.other(Kind.PERCENT) is None
    yield Reason.SHARE if alone else Reason.MEASURE


def _given_flat(assertion: AssertionInContext, has: Measure) -> Iterator[Reason]:
    """What is kept back where a number is given with nothing said of its kind."""
    beside_another = any(one.kind in (Kind.PERCENT, Kind.MONEY) for one in assertion.beside)
    if has in (Measure.OFFER, Measure.DEMAND) and _OBTAINED.search(assertion.words):
        yield Reason.MEASURE
    elif has in _FLAT and not (has is Measure.SHARE_BELOW and beside_another):
        yield _FLAT[has]


def _has_amount_and_share(assertion: AssertionInContext, figure: Figure) -> bool:
    """Where a clause has both the share and the amount, both have to be the figure's."""
    amount, share = assertion.other(Kind.MONEY), assertion.other(Kind.PERCENT)
    if amount is not None and assertion.claimed.kind is Kind.PERCENT:
        match = match_amount(amount, Interval.of(figure), assertion.cues)
        return match is not ValueMatch.NONE
    if share is not None and assertion.claimed.kind is Kind.MONEY and figure.share is not None:
        stated = Interval.of(figure.model_copy(update={"low": figure.share, "high": figure.share}))
        return match_amount(share, stated, assertion.cues) is not ValueMatch.NONE
    return True


def _is_of_stranger(assertion: AssertionInContext, fact: Fact, knowledge: Knowledge) -> bool:
    """Whether the words tie the number to another employer, or to a name that is not on record."""
    for mention in assertion.near:
        own = fact.about | _other_side(assertion, mention, fact, knowledge)
        for name in mention.names:
            holder = knowledge.holders.get(name.record) if name.kind == "holder" else None
            if holder is None or holder.id in own or holder.kind != "organisation":
                continue
            if _EMPLOYER.search(holder.role or "") and not stems(holder.name) <= fact.stems:
                return True
    owners = assertion.unknown_owners
    return bool(owners) and not owners <= fact.stems


_PROPOSED_TO = re.compile(
    r"\b(?:offer\w*|ask\w*|demand\w*|to|of|from|with)\s(?:the\s)?$", re.IGNORECASE
)


def _other_side(
    assertion: AssertionInContext, mention: Mention, fact: Fact, knowledge: Knowledge
) -> frozenset[str]:
    """The ids of the employers of a strike, where those who are mentioned make the offer that a
    figure is, or are asked for what it demands.
    """
    figure = fact.row
    strike = knowledge.strikes.get(figure.strike or "") if isinstance(figure, Figure) else None
    if strike is None or fact.measure not in (Measure.OFFER, Measure.DEMAND):
        return frozenset()
    before = assertion.words[: max(0, mention.start - assertion.clause.start)]
    is_proposed_to = _PROPOSED_TO.search(before) is not None
    if is_proposed_to != (fact.measure is Measure.DEMAND):
        return frozenset()
    return about_of((strike.row.employer_side,), knowledge.holders_by_name)
