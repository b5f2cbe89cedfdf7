"""Dates and numbers of a claim, compared with those that events, quotations and positions have."""

from collections.abc import Sequence

from bot.domain.claims.facts import Aspect, Fact, Knowledge, coverage, takes_part
from bot.domain.claims.match_values import ValueMatch, match_amount, match_date
from bot.domain.claims.text.cues import EventVerb, share_verb
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.spans import stems
from bot.domain.claims.text.statements import Hedge, Kind
from bot.domain.claims.verdict import Outcome, Reason

_VOTES = frozenset({EventVerb.AUTHORIZE, EventVerb.RATIFY, EventVerb.BOARD, EventVerb.ELECT})
_LITTLE, _ENOUGH, _MOST = 0.34, 0.5, 0.7
_ANOTHER_DATE = 550
"""Days from which on another date is one of another event: a year and a half."""


def event_date_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """A date, compared with the days of events."""
    facts = knowledge.facts.of(Kind.DATE, Aspect.DATE)
    outcomes = (_date_outcome(assertion, fact) for fact in facts)
    return [outcome for outcome in outcomes if outcome is not None]


def _date_outcome(assertion: AssertionInContext, fact: Fact) -> Outcome | None:
    if fact.when is None:
        return None
    claimed = assertion.claimed
    match = match_date(claimed, fact.when)
    same = share_verb(assertion.verbs, fact.verbs)
    if not same and (match is ValueMatch.NONE or assertion.verbs):
        return None
    days_apart = claimed.when.days_apart(fact.when) if claimed.when else 0
    if match is ValueMatch.NONE and days_apart >= _ANOTHER_DATE:
        return None
    connection = _connection(assertion, fact)
    enough = _LITTLE if same and match is not ValueMatch.NONE else _ENOUGH
    if match is ValueMatch.NONE and connection is None:
        return None
    if not _is_meant(assertion, fact, connection, enough):
        return None
    return Outcome.of(assertion, fact, match, connection or (), days_apart)


def outcomes_in_words(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """A number, compared with those in the words of events, quotations, positions and sources."""
    claimed = assertion.claimed
    of_votes = claimed.kind is Kind.PERCENT and bool(assertion.verbs & _VOTES)
    in_words = knowledge.facts.of(claimed.kind, Aspect.IN_WORDS)
    bound = claimed.hedge in (Hedge.MORE, Hedge.LESS, Hedge.CEILING)
    near = in_words if of_votes or bound else knowledge.facts.near(claimed)
    outcomes = (
        _number_outcome(assertion, fact)
        for fact in near
        if fact.aspect is Aspect.IN_WORDS and not _means_another(assertion, fact, in_words)
    )
    return [outcome for outcome in outcomes if outcome is not None]


def _number_outcome(assertion: AssertionInContext, fact: Fact) -> Outcome | None:
    claimed = assertion.claimed
    match = match_amount(claimed, fact.interval, assertion.cues)
    same = share_verb(assertion.verbs, fact.verbs)
    votes = claimed.kind is Kind.PERCENT and bool(assertion.verbs & fact.verbs & _VOTES)
    other_unit = claimed.kind in (Kind.DURATION, Kind.PERCENT) and claimed.unit != fact.unit
    other_event = bool(assertion.verbs and fact.verbs) and not same
    if other_unit or other_event or (match is ValueMatch.NONE and not votes):
        return None
    connection = _connection(assertion, fact)
    if match is ValueMatch.NONE and connection is None:
        return None
    if not _is_meant(assertion, fact, connection, 0.0 if same else _ENOUGH):
        return None
    reasons = set(connection or ())
    if assertion.dates and fact.when and not any(w.overlaps(fact.when) for w in assertion.dates):
        reasons.add(Reason.DATE)
    return Outcome.of(assertion, fact, match, reasons)


def _means_another(assertion: AssertionInContext, fact: Fact, in_words: Sequence[Fact]) -> bool:
    """Whether the clause has words that stand beside another number of the same record, and none of
    those that stand beside this one.
    """
    said, own = assertion.content_stems, stems(fact.text)
    rivals = (
        stems(one.text)
        for one in in_words
        if one.record == fact.record and one.unit == fact.unit and one.text != fact.text
    )
    return any(said & rival - own and not said & own - rival for rival in rivals)


def _connection(assertion: AssertionInContext, fact: Fact) -> frozenset[Reason] | None:
    """How those that have a part in a fact are mentioned: FAR where before the clause alone; None
    where they are not.
    """
    if takes_part(assertion, fact):
        return frozenset()
    far = not assertion.near and bool(fact.about & assertion.far_ids)
    return frozenset({Reason.FAR}) if far else None


def _is_meant(
    assertion: AssertionInContext,
    fact: Fact,
    connection: frozenset[Reason] | None,
    enough: float,
) -> bool:
    """Whether the clause is about a fact: it has `enough` of its words where those that have a part
    in it are mentioned, most of them where nobody is. Of others the fact is not.
    """
    share = coverage(assertion, fact)
    if connection is not None:
        return share >= enough
    return not assertion.ids and share >= _MOST
