"""Amounts, shares and multiples of a claim, held against the pay figures of the record."""

import re
from collections.abc import Iterator

from bot.domain.actions import Action
from bot.domain.claim import Kind
from bot.domain.facts import Aspect, Fact
from bot.domain.grounds import Grounds, coverage
from bot.domain.hold import HARD, OF_MATCH, SOFT, Outcome, Reason, founded
from bot.domain.interval import Interval
from bot.domain.match import Match, match_amount
from bot.domain.reading import Reading
from bot.domain.subject import bodies, roles_meant, stranger
from bot.models.measure import MEANINGS, Measure, MeasureKind
from bot.models.role import Figure

_PAY = re.compile(
    r"\b(?:earn|made?\b|make|paid|pays?\b|paying|gets?\b|got\b|salar|wage|income|rate|compensat|check|cheque|worth"
    r"|royalt|residual|raise|rise|offer|demand|asked|job|role|position|listing|minimum|average|median)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:it|they|them|their|its|this|that|these|he|she|his|her|who|the (?:union|guild|job|role|studios))\b",
    re.IGNORECASE,
)
_VOTES = frozenset({Action.AUTHORIZE, Action.RATIFY, Action.ELECT})
_CASES = frozenset({"first year", "second year", "third year", "whole contract"})
_ENOUGH = 0.5
_MOST = 0.7
_FLAT: dict[Measure, Reason] = {
    Measure.SHARE_BELOW: Reason.SHARE,
    Measure.MEAN: Reason.AVERAGE,
    Measure.MEDIAN: Reason.AVERAGE,
    Measure.MINIMUM: Reason.LEAST,
    Measure.PLANNED: Reason.PLAN,
    Measure.OFFER: Reason.PROPOSED,
    Measure.DEMAND: Reason.PROPOSED,
    Measure.THRESHOLD: Reason.MEASURE,
    Measure.P10: Reason.MEASURE,
    Measure.P25: Reason.MEASURE,
    Measure.P75: Reason.MEASURE,
    Measure.P90: Reason.MEASURE,
}
"""What it makes of a figure to give it as what is paid."""


def pay_outcomes(reading: Reading, grounds: Grounds) -> list[Outcome]:
    """The number held against the figures of the roles and bodies that are meant; else against the
    figures that have this number, where the words fit.
    """
    if reading.said.kind is Kind.PERCENT and reading.actions & _VOTES:
        return []
    facts = list(grounds.of(reading.said.kind, Aspect.FIGURE))
    found = list(_subject_outcomes(reading, facts, grounds))
    return found or list(_by_number(reading, facts, grounds))


def _subject_outcomes(reading: Reading, facts: list[Fact], grounds: Grounds) -> Iterator[Outcome]:
    for far, mentions in ((False, reading.near), (True, reading.far)):
        if far and not _may_point_back(reading):
            return
        roles, mention = roles_meant(mentions)
        unions = bodies(mentions)
        of_roles = [fact for fact in facts if fact.about & roles]
        of_bodies = [fact for fact in facts if fact not in of_roles and _of_body(fact, unions)]
        loose = mention is not None and mention.loose
        found = [_weighed(reading, fact, grounds, far=far) for fact in [*of_roles, *of_bodies]]
        kept = [one for one in found if one.has_number or _comparable(reading, one, loose=loose)]
        yield from kept
        if of_roles or kept:
            return


def _of_body(fact: Fact, unions: frozenset[str]) -> bool:
    """A total or a schedule of all the members of a union, which goes by the union's name."""
    return fact.role is not None and fact.role.counts != "person" and bool(fact.about & unions)


def _may_point_back(reading: Reading) -> bool:
    """Whether a clause that names no role can be about what was named before."""
    clear = bool(reading.cues.measures) or bool(bodies(reading.near))
    return clear or _POINTS_BACK.search(reading.words) is not None


def _comparable(reading: Reading, outcome: Outcome, *, loose: bool) -> bool:
    """Whether another number of the same subject is of the same thing, and so a difference."""
    fact = outcome.fact
    if Reason.MEASURE in outcome.reasons or Reason.UNIT in outcome.reasons:
        return False
    if reading.said.kind is Kind.PERCENT or (
        fact.role is not None and fact.role.counts != "person"
    ):
        return fact.measure in reading.cues.measures
    speaks_of_pay = bool(reading.said.unit) or _PAY.search(reading.words) is not None
    return speaks_of_pay and (not loose or bool(reading.cues.measures) or bool(reading.said.unit))


def _by_number(reading: Reading, facts: list[Fact], grounds: Grounds) -> Iterator[Outcome]:
    """Figures that have the number, of a role that is not named: the clause must say as much."""
    for fact in facts:
        share = coverage(reading, fact)
        connected = bool(fact.about & reading.ids)
        told = fact.measure in reading.cues.measures
        if (connected and (told or share >= _ENOUGH)) or share >= _MOST:
            outcome = _weighed(reading, fact, grounds, far=False)
            if not outcome.reasons & HARD:
                yield Outcome(fact, outcome.reasons | {Reason.CHOSEN})


def _weighed(reading: Reading, fact: Fact, grounds: Grounds, *, far: bool) -> Outcome:
    fit = match_amount(reading.said, fact.interval, reading.cues)
    reasons = {OF_MATCH[fit]} if fit in OF_MATCH else set[Reason]()
    reasons |= set(_unlike(reading, fact, fit))
    if stranger(reading, fact, grounds.known):
        reasons.add(Reason.SUBJECT)
    if far:
        reasons.add(Reason.FAR)
    if not reasons & HARD:
        reasons |= founded(fact, reading)
    return Outcome(fact, frozenset(reasons))


def _unlike(reading: Reading, fact: Fact, fit: Match) -> Iterator[Reason]:
    said, figure = reading.said, fact.row
    if not isinstance(figure, Figure):
        return
    if said.kind is Kind.MONEY and said.unit and said.unit != fact.unit:
        yield Reason.UNIT
    yield from _measure(reading, figure, fit)
    if reading.dates and not any(
        _dated(when, fact, grounds_year=True) for when in reading.dates[:1]
    ):
        yield Reason.DATE
    case = figure.of if figure.of in _CASES else ""
    if case and reading.cues.years and case not in reading.cues.years:
        yield Reason.SPECIAL
    if reading.cues.denied:
        yield Reason.DENIED
    if figure.measure is Measure.SHARE_BELOW and not _whole_share(reading, figure):
        yield Reason.VALUE


def _dated(when: object, fact: Fact, *, grounds_year: bool) -> bool:
    from bot.models.dates import When  # noqa: PLC0415

    if not isinstance(when, When) or fact.when is None:
        return True
    if when.overlaps(fact.when):
        return True
    of_deal = isinstance(fact.row, Figure) and fact.row.strike is not None
    return grounds_year and of_deal and str(when.first.year) in (fact.row.strike or "")  # type: ignore[union-attr]


def _measure(reading: Reading, figure: Figure, fit: Match) -> Iterator[Reason]:
    asked, has = reading.cues.measures, figure.measure
    if asked:
        if has in asked:
            return
        shared = Measure.MEAN in asked and has is Measure.SHARE_BELOW
        shared = shared and reading.other(Kind.PERCENT) is None and fit is not Match.NONE
        paid = MEANINGS[has].kind is MeasureKind.WAS_PAID and not asked & _OF_MANY
        if not paid:
            yield Reason.SHARE if shared else Reason.MEASURE
        return
    both = reading.other(Kind.PERCENT) or reading.other(Kind.MONEY)
    if has is Measure.SHARE_BELOW and both is not None:
        return
    reason = _FLAT.get(has)
    bounded = has is Measure.PLANNED and reading.cues.ceiling
    if reason is not None and not bounded:
        yield reason


_OF_MANY = frozenset({Measure.MEAN, Measure.MEDIAN, Measure.MINIMUM, Measure.THRESHOLD})


def _whole_share(reading: Reading, figure: Figure) -> bool:
    """Where a clause has both the share and the amount, both have to be the figure's."""
    amount, share = reading.other(Kind.MONEY), reading.other(Kind.PERCENT)
    if amount is not None and reading.said.kind is Kind.PERCENT:
        return match_amount(amount, Interval.of(figure), reading.cues) not in _NO_MATCH
    if share is not None and reading.said.kind is Kind.MONEY and figure.share is not None:
        stated = Interval.of(figure.model_copy(update={"low": figure.share, "high": figure.share}))
        return match_amount(share, stated, reading.cues) not in _NO_MATCH
    return True


_NO_MATCH = frozenset({Match.NONE})
__all__ = ["SOFT", "pay_outcomes"]
