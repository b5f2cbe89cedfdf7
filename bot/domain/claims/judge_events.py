"""Dates, lengths and numbers of a claim, compared with those of the strike that it means, and with
those that events, quotations and positions have.
"""

import re
from collections.abc import Iterator, Sequence

from bot.domain.claims.facts import Aspect, Fact, Knowledge, about_of, coverage, takes_part
from bot.domain.claims.match_values import ValueMatch, match_amount, match_date, match_days
from bot.domain.claims.text.cues import EventVerb, share_verb, verbs_in
from bot.domain.claims.text.mentions import Mention
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.spans import stem, stems, words
from bot.domain.claims.text.statements import Assertion, Hedge, Kind
from bot.domain.claims.verdict import Outcome, Reason
from bot.models.dates import When
from bot.models.event import Strike

_FROM = re.compile(r"\b(?:from|since|between|starting|beginning)\s(?:on\s)?$", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|until|till|through|and)\s(?:on\s)?$", re.IGNORECASE)
_ENDED = re.compile(r"\bend(?:ed|s)?\b|\bover\b", re.IGNORECASE)
_BEGAN = re.compile(r"\b(?:began|begins?|start(?:ed|s)?)\b", re.IGNORECASE)
_BY_WORDS = ((Aspect.START, _FROM, _BEGAN), (Aspect.END, _TO, _ENDED))
_ENDS = frozenset({EventVerb.START, EventVerb.END})
_STRIKER_WORDS = "actors performers writers members workers people strikers screenwriters of"
_STRIKERS = frozenset(_STRIKER_WORDS.split())
_NO_OWN_WORDS = frozenset({"strike", "of", "at", "the", "actors", "writers"})
_POINTS_BACK = re.compile(
    r"\b(?:it|they|them|this|that|which|strikes?|walkout|stoppage)\b", re.IGNORECASE
)


def length_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """A length in days, weeks or months, compared with the strike that is meant."""
    return [
        Outcome.of(assertion, fact, match_days(assertion.claimed, fact.lengths, printed), reasons)
        for fact, reasons in _strike_facts(assertion, knowledge, Kind.DURATION, Aspect.LENGTH)
        for printed in [fact.row.published_days if isinstance(fact.row, Strike) else ()]
    ]


def worker_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """A number of people on strike, compared with the size of the strike that is meant."""
    claimed, voted = assertion.claimed, assertion.verbs & {EventVerb.AUTHORIZE, EventVerb.RATIFY}
    if voted or claimed.unit.casefold() not in _STRIKERS:
        return []
    return [
        Outcome.of(assertion, fact, match_amount(claimed, fact.interval, assertion.cues), reasons)
        for fact, reasons in _strike_facts(assertion, knowledge, Kind.COUNT, Aspect.WORKERS)
    ]


def strike_date_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """A date, compared with the first or the last day of the strike that is meant."""
    aspect, claimed = _start_or_end(assertion), assertion.claimed
    if aspect is None:
        return []
    return [
        Outcome.of(
            assertion, fact, match_date(claimed, fact.when), reasons, _days_apart(claimed, fact)
        )
        for fact, reasons in _strike_facts(assertion, knowledge, Kind.DATE, aspect)
        if fact.when is not None
    ]


def _days_apart(claimed: Assertion, fact: Fact) -> int:
    return claimed.when.days_apart(fact.when) if claimed.when and fact.when else 0


def _start_or_end(assertion: AssertionInContext) -> Aspect | None:
    """Which day of a strike a date is said to be: by the words right before it, else by all."""
    for verbs in (verbs_in(assertion.local), assertion.verbs):
        ends = verbs & _ENDS
        if len(ends) == 1:
            return Aspect.START if EventVerb.START in ends else Aspect.END
        if verbs - _ENDS - {EventVerb.RALLY}:
            return None
        for aspect, before, verb in _BY_WORDS:
            if before.search(assertion.before) or verb.search(assertion.local):
                return aspect
    return Aspect.START if EventVerb.START in assertion.verbs else None


def _strike_facts(
    assertion: AssertionInContext, knowledge: Knowledge, kind: Kind, aspect: Aspect
) -> Iterator[tuple[Fact, frozenset[Reason]]]:
    strike, reasons = _strike_meant(assertion, knowledge)
    if strike is None or (Reason.FAR in reasons and not _points_back(assertion)):
        return
    for fact in knowledge.facts.of(kind, aspect):
        if fact.record == strike.id:
            yield fact, reasons


def _points_back(assertion: AssertionInContext) -> bool:
    """Whether a strike named before is meant: in the same sentence, or by 'it', 'the strike'."""
    beside = any(assertion.sentence.holds(mention) for mention in assertion.far)
    return beside or _POINTS_BACK.search(assertion.words) is not None


def _strike_meant(
    assertion: AssertionInContext, knowledge: Knowledge
) -> tuple[Strike | None, frozenset[Reason]]:
    """The strike of the nearest mention that leads to one, and why it is meant only perhaps.

    Of several strikes of one name or of one union it is the one of the year that is claimed, else
    the latest. One with a name of its own ('Video game strike') is meant only where that is said.
    """
    own_date = assertion.claimed.when
    dates = (own_date, *assertion.dates) if own_date else assertion.dates
    near = [(mention, frozenset[Reason]()) for mention in assertion.near]
    far = [(mention, frozenset({Reason.FAR})) for mention in assertion.far]
    for mention, reasons in [*near, *far]:
        strikes = _strikes_of(assertion, mention, knowledge)
        if strikes:
            by_date = ([one for one in strikes if _was_on(one, when)] for when in dates)
            dated = next((on for on in by_date if on), None)
            latest = max(reversed(dated or strikes), key=lambda strike: strike.start.first)
            chosen = len(strikes) > 1 and dated is None
            return latest, reasons | {Reason.CHOSEN} if chosen else reasons
    return None, frozenset()


def _strikes_of(
    assertion: AssertionInContext, mention: Mention, knowledge: Knowledge
) -> list[Strike]:
    """The strikes that a mention names, or those of a union that it names."""
    strikes = knowledge.strikes
    named = mention.of_kind("strike")
    if named:
        return [strikes[record].row for record in named if record in strikes]
    if not (assertion.speaks_of_strike or assertion.verbs & _ENDS):
        return []
    holders = frozenset(mention.of_kind("holder"))
    titles = [word for name in mention.names for word in name.title.split()]
    said = stems(assertion.words).union(map(stem, titles))
    return [
        one.row
        for one in strikes.values()
        if about_of(one.row.union, knowledge.holders_by_name) & holders
        and _own_words(one.row) <= said
    ]


def _own_words(strike: Strike) -> frozenset[str]:
    """The stems of the words that tell a strike's name from those of other strikes of its union."""
    plain_words = (word.plain for word in words(strike.name.replace("'", "")))
    own = [word for word in plain_words if word not in _NO_OWN_WORDS and not word[0].isdigit()]
    return frozenset(map(stem, own)) - stems(" ".join(strike.union))


def _was_on(strike: Strike, when: When) -> bool:
    """Whether a strike was on in one of the years of a date."""
    end = strike.end or strike.start
    return strike.start.first.year <= when.last.year and when.first.year <= end.last.year


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
    days_apart, connection = _days_apart(claimed, fact), _connection(assertion, fact)
    if match is ValueMatch.NONE and (days_apart >= _ANOTHER_DATE or connection is None):
        return None
    enough = _LITTLE if same and match is not ValueMatch.NONE else _ENOUGH
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
    """Whether the clause has words that stand beside another number of the record, not this one."""
    said, own = assertion.content_stems, stems(fact.text)
    rivals = (
        stems(one.text)
        for one in in_words
        if one.record == fact.record and one.unit == fact.unit and one.text != fact.text
    )
    return any(said & rival - own and not said & own - rival for rival in rivals)


def _connection(assertion: AssertionInContext, fact: Fact) -> frozenset[Reason] | None:
    """How those in a fact are mentioned: FAR where before the clause alone; None where not."""
    if takes_part(assertion, fact):
        return frozenset()
    far = not assertion.near and bool(fact.about & assertion.far_ids)
    return frozenset({Reason.FAR}) if far else None


def _is_meant(
    assertion: AssertionInContext, fact: Fact, connection: frozenset[Reason] | None, enough: float
) -> bool:
    """Whether the clause is about a fact: it has `enough` of its words where those that have a part
    in it are mentioned, most of them where nobody is. Of others the fact is not.
    """
    share = coverage(assertion, fact)
    if connection is not None:
        return share >= enough
    return not assertion.ids and share >= _MOST
