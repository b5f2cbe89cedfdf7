"""In what a claim of a number differs from a figure that has it: unit, measure, date, subject."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bot.domain.claims.facts import Fact
from bot.domain.claims.match_values import ValueMatch, match_amount
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.spans import stem, stems
from bot.domain.claims.text.statements import Kind
from bot.domain.claims.verdict import Reason
from bot.domain.pay.interval import Interval
from bot.models.dates import When
from bot.models.measure import MEANINGS, Measure, MeasureKind
from bot.models.quote import Holder
from bot.models.role import Figure

_CASES = frozenset({"first year", "second year", "third year", "whole contract"})
_FORM_WORDS = "stock options bonus bonuses shares equity severance pension tips signing grant"
_FORMS = frozenset(stem(word) for word in _FORM_WORDS.split())
"""Kinds of pay that a figure is only of where the record says so."""

_EMPLOYER = re.compile(r"company|studio|platform|streaming|magazine|site", re.IGNORECASE)
_OBTAINED = re.compile(r"\b(?:g[eo]ts?|w[io]n|received?|secured?|gained?)\b", re.IGNORECASE)
_OF_MANY = frozenset({Measure.MEAN, Measure.MEDIAN, Measure.MINIMUM, Measure.THRESHOLD})
_FLAT: Mapping[Measure, Reason] = MappingProxyType(
    {
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
)
"""What it makes of a figure to give it as what is paid."""


def differences(
    assertion: AssertionInContext, fact: Fact, match: ValueMatch, holders: Mapping[str, Holder]
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
    forms = assertion.content_stems & _FORMS
    if other_case or (forms and not forms <= fact.stems):
        yield Reason.SPECIAL
    if figure.measure is Measure.SHARE_BELOW and not _has_amount_and_share(assertion, figure):
        yield Reason.VALUE
    if _is_of_stranger(assertion, fact, holders):
        yield Reason.SUBJECT


def _is_of_date(when: When, fact: Fact, figure: Figure) -> bool:
    """Whether a figure is of a date, or of the contract of a strike of that year."""
    if fact.when is None or when.overlaps(fact.when):
        return True
    return figure.strike is not None and str(when.first.year) in figure.strike


def _measure(assertion: AssertionInContext, figure: Figure, match: ValueMatch) -> Iterator[Reason]:
    asked, has = assertion.cues.measures, figure.measure
    if has is Measure.RATIO or has in asked:
        return
    if not asked:
        yield from _given_flat(assertion, has)
        return
    was_paid = MEANINGS[has].kind is MeasureKind.WAS_PAID and not asked & _OF_MANY
    if was_paid:
        return
    share = Measure.MEAN in asked and has is Measure.SHARE_BELOW and match is not ValueMatch.NONE
    alone = share and assertion.other(Kind.PERCENT) is None
    yield Reason.SHARE if alone else Reason.MEASURE


def _given_flat(assertion: AssertionInContext, has: Measure) -> Iterator[Reason]:
    """What is kept back where a number is given with nothing said of its kind."""
    if has in (Measure.OFFER, Measure.DEMAND) and _OBTAINED.search(assertion.words):
        yield Reason.MEASURE
    elif has in _FLAT and not (has is Measure.SHARE_BELOW and _is_beside_another(assertion)):
        yield _FLAT[has]


def _is_beside_another(assertion: AssertionInContext) -> bool:
    """Whether the clause has another amount or share."""
    return any(one.kind in (Kind.PERCENT, Kind.MONEY) for one in assertion.beside)


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


def _is_of_stranger(
    assertion: AssertionInContext, fact: Fact, holders: Mapping[str, Holder]
) -> bool:
    """Whether the words tie the number to another employer, or to a name that is not on record."""
    for mention in assertion.near:
        for name in mention.names:
            holder = holders.get(name.record) if name.kind == "holder" else None
            if holder is None or holder.id in fact.about or holder.kind != "organisation":
                continue
            if _EMPLOYER.search(holder.role or "") and not stems(holder.name) <= fact.stems:
                return True
    owners = assertion.unknown_owners
    return bool(owners) and not owners <= fact.stems
