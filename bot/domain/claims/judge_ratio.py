"""Multiples of a claim, compared with the division of two pay figures."""

from dataclasses import replace
from fractions import Fraction
from typing import cast

from bot.domain.claims.facts import Aspect, Division, Fact, Knowledge, coverage
from bot.domain.claims.match_values import ValueMatch, match_amount
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.statements import Kind
from bot.domain.claims.verdict import Outcome, Reason
from bot.domain.pay.choose_figures import choose
from bot.domain.pay.interval import Interval, NoRatio, divide, say
from bot.models.evidence import Stated
from bot.models.measure import NOT_PAY
from bot.models.role import Figure

_FEW = 4
"""Roles that one name can mean; with more it means no two."""


def ratio_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """A multiple compared with the division of the two amounts that stand beside it, where both are
    on record, else of the figures of the two roles of its sentence.
    """
    amounts = knowledge.facts.of(Kind.MONEY, Aspect.FIGURE)
    of_beside = _ratio_of_amounts(assertion, knowledge)
    if of_beside is not None:
        return [of_beside]
    pay = [fact for fact in amounts if fact.measure not in NOT_PAY]
    sides = [[fact for fact in pay if fact.about & ids] for ids in _roles(assertion)]
    if len(sides) != 2 or not all(sides):
        return []
    figures = [[Stated(cast(Figure, f.row), f.evidence) for f in side] for side in sides]
    chosen = choose(figures, knowledge.today)
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


def _ratio_of_amounts(assertion: AssertionInContext, knowledge: Knowledge) -> Outcome | None:
    amounts = [one for one in assertion.beside if one.kind is Kind.MONEY]
    if len(amounts) != 2:
        return None
    sides: list[Fact] = []
    for amount in amounts:
        near = [
            fact
            for fact in knowledge.facts.near(amount)
            if fact.aspect is Aspect.FIGURE
            and amount.low in (fact.interval.low, fact.interval.high)
            and fact.about & (assertion.ids | assertion.far_ids)
        ]
        if not near:
            return None
        best = max(near, key=lambda fact: (len(fact.evidence), coverage(assertion, fact)))
        sides.append(replace(best, interval=Interval(amount.low, amount.low)))
    first, second = sides
    if first.unit != second.unit or not second.interval.low or first.interval.low is None:
        return None
    multiple = first.interval.low / second.interval.low
    ratio = Interval(multiple, multiple)
    claimed = assertion.claimed
    step = claimed.step or Fraction(1)
    match = match_amount(replace(claimed, step=step), ratio, assertion.cues)
    return Outcome.of(assertion, _division(first, second, ratio), match, {Reason.COMPUTED})


def _roles(assertion: AssertionInContext) -> list[frozenset[str]]:
    """The ids of the roles that each mention of its sentence has, in the order of the sentence."""
    mentions = [m for m in (*assertion.near, *assertion.far) if assertion.sentence.holds(m)]
    mentions.sort(key=lambda mention: mention.start)
    named = [frozenset(mention.of_kind("role", "occupation")) for mention in mentions]
    return list(dict.fromkeys(ids for ids in named if 0 < len(ids) <= _FEW))


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
