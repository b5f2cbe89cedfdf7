"""Dates of a claim, held against strikes and events."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.domain.claims.caveats import caveats
from bot.domain.claims.facts import Aspect, Fact
from bot.domain.claims.knowledge import Knowledge, coverage, is_of
from bot.domain.claims.match_values import ValueMatch, match_date
from bot.domain.claims.subject import points_back, strikes_meant
from bot.domain.claims.text.event_verbs import EventVerb, actions, same_action
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.statements import Kind
from bot.domain.claims.verdict import HARD, OF_MATCH, Outcome, Reason

_FROM = re.compile(r"\b(?:from|since|between|starting|beginning)\s(?:on\s)?$", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|until|till|through|and)\s(?:on\s)?$", re.IGNORECASE)
_ENDED = re.compile(r"\bend(?:ed|s)?\b|\bover\b", re.IGNORECASE)
_BEGAN = re.compile(r"\b(?:began|begins?|start(?:ed|s)?)\b", re.IGNORECASE)
_BY_WORDS = ((Aspect.START, _FROM, _BEGAN), (Aspect.END, _TO, _ENDED))
_ENDS = frozenset({EventVerb.START, EventVerb.END})
_LITTLE, _ENOUGH, _MOST = 0.34, 0.5, 0.7


def date_outcomes(reading: AssertionInContext, grounds: Knowledge) -> list[Outcome]:
    """A date held against the first or last day of the strike meant, else against events."""
    strikes = list(_of_strike(reading, grounds))
    if strikes:
        return strikes
    found = [_of_event(reading, fact) for fact in grounds.facts.of(Kind.DATE, Aspect.DATE)]
    return [outcome for outcome in found if outcome is not None]


def _of_strike(reading: AssertionInContext, grounds: Knowledge) -> Iterator[Outcome]:
    aspect = _aspect(reading)
    meant, chosen, far = strikes_meant(_dating(reading), grounds.strikes, grounds.by_name)
    if aspect is None or (far and not points_back(reading)):
        return
    ids = {stated.row.id for stated in meant}
    for fact in grounds.facts.of(Kind.DATE, aspect):
        if fact.record in ids and fact.when is not None:
            fit = match_date(reading.said, fact.when)
            taken = {Reason.CHOSEN: chosen, Reason.FAR: far}
            yield _outcome(reading, fact, fit, {one for one, holds in taken.items() if holds})


def _dating(reading: AssertionInContext) -> AssertionInContext:
    """The reading with its own date among those that tell which strike is meant."""
    own = reading.said.when
    return replace(reading, dates=(own, *reading.dates)) if own else reading


def _aspect(reading: AssertionInContext) -> Aspect | None:
    """Which day of a strike a date is said to be: by the words right before it, else by all."""
    for said in (actions(reading.local), reading.actions):
        ends = said & _ENDS
        if len(ends) == 1:
            return Aspect.START if EventVerb.START in ends else Aspect.END
        if said - _ENDS - {EventVerb.RALLY}:
            return None
        for aspect, before, verb in _BY_WORDS:
            if before.search(reading.before) or verb.search(reading.local):
                return aspect
    return Aspect.START if EventVerb.START in reading.actions else None


def _of_event(reading: AssertionInContext, fact: Fact) -> Outcome | None:
    if fact.when is None:
        return None
    fit = match_date(reading.said, fact.when)
    same = same_action(reading.actions, fact.actions)
    if not same and (fit is ValueMatch.NONE or reading.actions):
        return None
    near = is_of(reading, fact)
    far = not reading.near and bool(fact.about & reading.far_ids)
    if not _is_meant(reading, fact, fit, connected=near or far, same=same):
        return None
    return _outcome(reading, fact, fit, {Reason.FAR} if far and not near else set())


def _is_meant(
    reading: AssertionInContext, fact: Fact, fit: ValueMatch, *, connected: bool, same: bool
) -> bool:
    """Whether the clause is about an event. Of somebody who is named and has no part in it, it is
    not on record.
    """
    share = coverage(reading, fact)
    if fit is ValueMatch.NONE:
        return connected and share >= _ENOUGH and _near_in_time(reading, fact)
    if connected:
        return share >= (_LITTLE if same else _ENOUGH)
    return not reading.ids and share >= _MOST


def _near_in_time(reading: AssertionInContext, fact: Fact) -> bool:
    """Another year may be another event; a difference is within a year and a half."""
    when = reading.said.when
    return when is None or fact.when is None or when.days_apart(fact.when) < 550


def _outcome(
    reading: AssertionInContext, fact: Fact, fit: ValueMatch, taken: set[Reason]
) -> Outcome:
    reasons = set(taken)
    if fit in OF_MATCH:
        reasons.add(OF_MATCH[fit])
    if reading.cues.denied:
        reasons.add(Reason.DENIED)
    if not reasons & HARD:
        reasons |= caveats(fact, reading)
    if reading.said.lent or reading.said.when is None:
        reasons.add(Reason.YEAR_LENT)
    when = reading.said.when
    apart = when.days_apart(fact.when) if when and fact.when else 0
    return Outcome(fact, frozenset(reasons), apart)
