"""How many times one role's pay is another's, by a claim and by the figures of the record."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from bot.domain.claims.facts import Aspect, Fact
from bot.domain.claims.knowledge import Knowledge
from bot.domain.claims.match_values import ValueMatch, match_amount
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.statements import Kind
from bot.domain.claims.verdict import OF_MATCH, Outcome, Reason
from bot.domain.pay.choose_figures import choose
from bot.domain.pay.interval import Interval, NoRatio, divide
from bot.models.evidence import Stated
from bot.models.measure import is_pay
from bot.models.role import Figure

_FEW = 4


def ratio_outcomes(reading: AssertionInContext, grounds: Knowledge) -> list[Outcome]:
    """A multiple held against the division of the figures of the two roles of its sentence."""
    sides = _two_roles(reading)
    figures = [_pay(ids, grounds) for ids in sides]
    if len(figures) != 2 or not all(figures):
        return []
    chosen = choose([[_stated(fact) for fact in side] for side in figures], grounds.today)
    pair = [
        next(fact for fact in side if stated is not None and fact.record == stated.row.id)
        for side, stated in zip(figures, chosen, strict=True)
    ]
    ratio = divide(pair[0].interval, pair[1].interval)
    if pair[0].unit != pair[1].unit or isinstance(ratio, NoRatio):
        return []
    return [_outcome(reading, pair, ratio)]


def _two_roles(reading: AssertionInContext) -> list[frozenset[str]]:
    """The roles of the sentence in its order, where there are two."""
    within = [m for m in (*reading.near, *reading.far) if reading.sentence.holds(m)]
    within.sort(key=lambda mention: mention.start)
    named = [frozenset(m.of_kind("role", "occupation")) for m in within]
    return list(dict.fromkeys(ids for ids in named if 0 < len(ids) <= _FEW))


def _pay(ids: frozenset[str], grounds: Knowledge) -> list[Fact]:
    facts = grounds.facts.of(Kind.MONEY, Aspect.FIGURE)
    return [f for f in facts if f.about & ids and f.measure is not None and is_pay(f.measure)]


def _stated(fact: Fact) -> Stated[Figure]:
    return Stated(cast(Figure, fact.row), fact.evidence)


def _outcome(reading: AssertionInContext, pair: Sequence[Fact], ratio: Interval) -> Outcome:
    first, second = pair
    fact = replace(
        first,
        aspect=Aspect.RATIO,
        what=Kind.MULTIPLE,
        interval=ratio,
        evidence=(*first.evidence, *second.evidence),
        about=first.about | second.about,
        against=second,
    )
    fit = match_amount(reading.said, ratio, reading.cues)
    if fit is ValueMatch.NONE:
        fit = _within(reading, first.interval, second.interval, ratio)
    reasons = {Reason.COMPUTED, *([OF_MATCH[fit]] if fit in OF_MATCH else [])}
    if reading.cues.denied:
        reasons.add(Reason.DENIED)
    return Outcome(fact, frozenset(reasons))


def _within(
    reading: AssertionInContext, first: Interval, second: Interval, ratio: Interval
) -> ValueMatch:
    """A number that is not the ratio: that of the upper ends alone, or one that it allows."""
    if first.high is not None and second.high:
        ends = first.high / second.high
        found = match_amount(reading.said, Interval(ends, ends), reading.cues)
        if found in (ValueMatch.EXACT, ValueMatch.ROUNDED):
            return ValueMatch.CEILING
    low = ratio.low is None or ratio.low <= reading.said.low
    high = ratio.high is None or reading.said.high <= ratio.high
    return ValueMatch.BOUND if low and high else ValueMatch.NONE
