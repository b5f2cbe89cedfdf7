"""How many times one role's pay is another's, by a claim and by the figures of the record."""

from dataclasses import replace
from typing import cast

from bot.domain.claims.facts import Aspect, Division, Fact
from bot.domain.claims.knowledge import Knowledge
from bot.domain.claims.match_values import ValueMatch, match_amount
from bot.domain.claims.outcome import Outcome
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.statements import Kind
from bot.domain.claims.verdict import Reason
from bot.domain.pay.choose_figures import choose
from bot.domain.pay.interval import Interval, NoRatio, divide, say
from bot.models.evidence import Stated
from bot.models.measure import is_pay
from bot.models.role import Figure

_FEW = 4


def ratio_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """A multiple compared with the division of the figures of the two roles of its sentence."""
    sides = [_pay(ids, knowledge) for ids in _roles(assertion)]
    if len(sides) != 2 or not all(sides):
        return []
    chosen = choose([[_stated(fact) for fact in side] for side in sides], knowledge.today)
    first, second = (
        next(fact for fact in side if stated is not None and fact.record == stated.row.id)
        for side, stated in zip(sides, chosen, strict=True)
    )
    ratio = divide(first.interval, second.interval)
    if first.unit != second.unit or isinstance(ratio, NoRatio):
        return []
    match = match_amount(assertion.claimed, ratio, assertion.cues)
    if match is ValueMatch.NONE:
        match = _match_within(assertion, first.interval, second.interval, ratio)
    return [Outcome.of(assertion, _division(first, second, ratio), match, {Reason.COMPUTED})]


def _roles(assertion: AssertionInContext) -> list[frozenset[str]]:
    """The ids of the roles that each mention of its sentence has, in the order of the sentence."""
    mentions = [m for m in (*assertion.near, *assertion.far) if assertion.sentence.holds(m)]
    mentions.sort(key=lambda mention: mention.start)
    named = [frozenset(mention.of_kind("role", "occupation")) for mention in mentions]
    return list(dict.fromkeys(ids for ids in named if 0 < len(ids) <= _FEW))


def _pay(ids: frozenset[str], knowledge: Knowledge) -> list[Fact]:
    facts = knowledge.facts.of(Kind.MONEY, Aspect.FIGURE)
    return [f for f in facts if f.about & ids and f.measure is not None and is_pay(f.measure)]


def _stated(fact: Fact) -> Stated[Figure]:
    return Stated(cast(Figure, fact.row), fact.evidence)


def _division(first: Fact, second: Fact, ratio: Interval) -> Fact:
    return replace(
        first,
        aspect=Aspect.RATIO,
        kind=Kind.MULTIPLE,
        interval=ratio,
        evidence=(*first.evidence, *second.evidence),
        about=first.about | second.about,
        division=Division(second, say(ratio)),
    )


def _match_within(
    assertion: AssertionInContext, first: Interval, second: Interval, ratio: Interval
) -> ValueMatch:
    """How a number that is not the ratio fits: as that of the upper ends, or as one it allows."""
    claimed = assertion.claimed
    if first.high is not None and second.high:
        ends = first.high / second.high
        match = match_amount(claimed, Interval(ends, ends), assertion.cues)
        if match in (ValueMatch.EXACT, ValueMatch.ROUNDED):
            return ValueMatch.CEILING
    low = ratio.low is None or ratio.low <= claimed.low
    high = ratio.high is None or claimed.high <= ratio.high
    return ValueMatch.BOUND if low and high else ValueMatch.NONE
