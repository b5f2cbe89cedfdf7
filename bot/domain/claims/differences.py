"""In what a claim of a number is unlike the figure that has it: unit, measure, date, case."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bot.domain.claims.facts import Fact
from bot.domain.claims.match_values import ValueMatch, match_amount
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.spans import stem
from bot.domain.claims.text.statements import Kind
from bot.domain.claims.verdict import Reason
from bot.domain.pay.interval import Interval
from bot.models.dates import When
from bot.models.measure import MEANINGS, Measure, MeasureKind
from bot.models.role import Figure

_CASES = frozenset({"first year", "second year", "third year", "whole contract"})
_FORM_WORDS = "stock options bonus bonuses shares equity severance pension tips signing grant"
_FORMS = frozenset(stem(word) for word in _FORM_WORDS.split())
"""Kinds of pay that a figure is only of where the record says so."""

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


def differences(reading: AssertionInContext, fact: Fact, fit: ValueMatch) -> Iterator[Reason]:
    """Why a figure is not quite, or not at all, what the words around a number say that it is."""
    said, figure = reading.said, fact.row
    if not isinstance(figure, Figure):
        return
    if said.kind is Kind.MONEY and said.unit and said.unit != fact.unit:
        yield Reason.UNIT
    yield from _measure(reading, figure, fit)
    if reading.dates and not _dated(reading.dates[0], fact, figure):
        yield Reason.DATE
    case = figure.of if figure.of in _CASES else ""
    if case and reading.cues.years and case not in reading.cues.years:
        yield Reason.SPECIAL
    if (reading.content & _FORMS) - fact.stems:
        yield Reason.SPECIAL
    if reading.cues.denied:
        yield Reason.DENIED
    if figure.measure is Measure.SHARE_BELOW and not _whole_share(reading, figure):
        yield Reason.VALUE


def _dated(when: When, fact: Fact, figure: Figure) -> bool:
    """Whether a figure is of a date, or of the contract of a strike of that year."""
    if fact.when is None or when.overlaps(fact.when):
        return True
    return figure.strike is not None and str(when.first.year) in figure.strike


def _measure(reading: AssertionInContext, figure: Figure, fit: ValueMatch) -> Iterator[Reason]:
    asked, has = reading.cues.measures, figure.measure
    if has is Measure.RATIO or has in asked:
        return
    if not asked:
        yield from _given_flat(reading, has)
        return
    was_paid = MEANINGS[has].kind is MeasureKind.WAS_PAID and not asked & _OF_MANY
    if was_paid:
        return
    share = Measure.MEAN in asked and has is Measure.SHARE_BELOW and fit is not ValueMatch.NONE
    alone = reading.other(Kind.PERCENT) is None
    yield Reason.SHARE if share and alone else Reason.MEASURE


def _given_flat(reading: AssertionInContext, has: Measure) -> Iterator[Reason]:
    """What is kept back where a number is given with nothing said of its kind."""
    beside = reading.other(Kind.PERCENT) or reading.other(Kind.MONEY)
    if has in (Measure.OFFER, Measure.DEMAND) and _OBTAINED.search(reading.words):
        yield Reason.MEASURE
        return
    whole_share = has is Measure.SHARE_BELOW and beside is not None
    if has in _FLAT and not whole_share:
        yield _FLAT[has]


def _whole_share(reading: AssertionInContext, figure: Figure) -> bool:
    """Where a clause has both the share and the amount, both have to be the figure's."""
    amount, share = reading.other(Kind.MONEY), reading.other(Kind.PERCENT)
    if amount is not None and reading.said.kind is Kind.PERCENT:
        return match_amount(amount, Interval.of(figure), reading.cues) is not ValueMatch.NONE
    if share is not None and reading.said.kind is Kind.MONEY and figure.share is not None:
        stated = Interval.of(figure.model_copy(update={"low": figure.share, "high": figure.share}))
        return match_amount(share, stated, reading.cues) is not ValueMatch.NONE
    return True
