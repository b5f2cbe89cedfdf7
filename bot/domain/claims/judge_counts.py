"""Numbers of a claim held against strikes, and against the numbers that are told in words."""

from collections.abc import Iterator

from bot.domain.claims.caveats import caveats
from bot.domain.claims.facts import Aspect, Fact
from bot.domain.claims.knowledge import Knowledge, coverage, is_of
from bot.domain.claims.match_values import ValueMatch, match_amount, match_days
from bot.domain.claims.subject import points_back, strikes_meant
from bot.domain.claims.text.event_verbs import EventVerb, same_action
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.spans import stems
from bot.domain.claims.text.statements import Hedge, Kind
from bot.domain.claims.verdict import HARD, OF_MATCH, Outcome, Reason
from bot.models.event import Strike

_PEOPLE_WORDS = "actors performers writers members workers people strikers screenwriters of"
_PEOPLE = frozenset(_PEOPLE_WORDS.split())
_VOTES = frozenset({EventVerb.AUTHORIZE, EventVerb.RATIFY, EventVerb.BOARD, EventVerb.ELECT})
_ENOUGH = 0.5
_MOST = 0.7


def length_outcomes(reading: AssertionInContext, grounds: Knowledge) -> list[Outcome]:
    """A length in days, weeks or months, held against the strike that is meant."""
    found: list[Outcome] = []
    for fact, taken in _facts_of_strike(reading, grounds, Kind.DURATION, Aspect.LENGTH):
        strike = fact.row
        printed = strike.published_days if isinstance(strike, Strike) else ()
        fit = match_days(reading.said, fact.lengths, printed)
        found.append(_outcome(reading, fact, fit, taken))
    return found


def worker_outcomes(reading: AssertionInContext, grounds: Knowledge) -> list[Outcome]:
    """A number of people on strike, held against the size of the strike that is meant."""
    if reading.said.unit.casefold() not in _PEOPLE:
        return []
    if EventVerb.AUTHORIZE in reading.actions or EventVerb.RATIFY in reading.actions:
        return []
    return [
        _outcome(reading, fact, match_amount(reading.said, fact.interval, reading.cues), taken)
        for fact, taken in _facts_of_strike(reading, grounds, Kind.COUNT, Aspect.WORKERS)
    ]


def _facts_of_strike(
    reading: AssertionInContext, grounds: Knowledge, what: Kind, aspect: Aspect
) -> Iterator[tuple[Fact, frozenset[Reason]]]:
    meant, chosen, far = strikes_meant(reading, grounds.strikes, grounds.by_name)
    if far and not points_back(reading):
        return
    ids = {stated.row.id for stated in meant}
    taken = frozenset(
        reason for reason, holds in ((Reason.CHOSEN, chosen), (Reason.FAR, far)) if holds
    )
    for fact in grounds.facts.of(what, aspect):
        if fact.record in ids:
            yield fact, taken


def _outcome(
    reading: AssertionInContext, fact: Fact, fit: ValueMatch, taken: frozenset[Reason]
) -> Outcome:
    reasons = set(taken)
    if fit in OF_MATCH:
        reasons.add(OF_MATCH[fit])
    if reading.cues.denied:
        reasons.add(Reason.DENIED)
    if not reasons & HARD:
        reasons |= caveats(fact, reading)
    return Outcome(fact, frozenset(reasons))


def told_outcomes(reading: AssertionInContext, grounds: Knowledge) -> list[Outcome]:
    """The number held against those that events, quotations and positions tell."""
    of_votes = reading.said.kind is Kind.PERCENT and bool(reading.actions & _VOTES)
    told = grounds.facts.of(reading.said.kind, Aspect.TOLD)
    bound = reading.said.hedge in (Hedge.MORE, Hedge.LESS, Hedge.CEILING)
    near = told if of_votes or bound else grounds.facts.near(reading.said)
    meant = (fact for fact in near if fact.aspect is Aspect.TOLD)
    found = [_told(reading, fact) for fact in meant if not _of_another(reading, fact, told)]
    return [outcome for outcome in found if outcome is not None]


def _told(reading: AssertionInContext, fact: Fact) -> Outcome | None:
    said = reading.said
    fit = match_amount(said, fact.interval, reading.cues)
    same = same_action(reading.actions, fact.actions)
    votes = said.kind is Kind.PERCENT and bool(reading.actions & fact.actions & _VOTES)
    unlike = said.kind in (Kind.DURATION, Kind.PERCENT) and said.unit != fact.unit
    other = bool(reading.actions and fact.actions) and not same
    if unlike or other or (fit is ValueMatch.NONE and not votes):
        return None
    near, far = is_of(reading, fact), not reading.near and bool(fact.about & reading.far_ids)
    if not _is_meant(reading, fact, connected=near or far, same=same):
        return None
    if fit is ValueMatch.NONE and not (near or far):
        return None
    taken = {Reason.FAR} if far and not near else set[Reason]()
    if reading.dates and fact.when and not any(w.overlaps(fact.when) for w in reading.dates):
        taken.add(Reason.DATE)
    return _outcome(reading, fact, fit, frozenset(taken))


def _of_another(reading: AssertionInContext, fact: Fact, told: list[Fact]) -> bool:
    """Whether the clause has the words that stand beside another number of the same record, and
    none of those that stand beside this one.
    """
    own = stems(fact.text)
    rivals = (
        stems(one.text)
        for one in told
        if one.record == fact.record and one.unit == fact.unit and one.text != fact.text
    )
    return any(
        reading.content & rival - own and not reading.content & own - rival for rival in rivals
    )


def _is_meant(reading: AssertionInContext, fact: Fact, *, connected: bool, same: bool) -> bool:
    """Whether the clause is about a fact. Of somebody who is named and has no part in it, it is
    not on record.
    """
    if connected:
        return same or coverage(reading, fact) >= _ENOUGH
    return not reading.ids and coverage(reading, fact) >= _MOST
