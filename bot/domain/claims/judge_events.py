"""Dates and numbers of a claim, compared with those that events, quotations and positions have."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.claims.facts import Aspect, Fact, Knowledge, about_of, coverage, takes_part
from bot.domain.claims.judge_strikes import ANOTHER_DATE
from bot.domain.claims.judge_terms import speaks_of_contract
from bot.domain.claims.match_values import ValueMatch, match_amount, match_date
from bot.domain.claims.strikes_meant import days_apart
from bot.domain.claims.text.cues import EventVerb, share_verb
from bot.domain.claims.text.mentions import Mention, holder_ids, ids_of
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.spans import stems
from bot.domain.claims.text.statements import Hedge, Kind
from bot.domain.claims.verdict import Outcome, Reason
from bot.domain.pay.interval import Interval
from bot.models.event import Event
from bot.models.measure import Measure
from bot.models.quote import Quote, Statement

_CODE = re.compile(r"\b[A-Z]{2,3}[ -]?\d{2,4}\b")
_VOTES = frozenset({EventVerb.AUTHORIZE, EventVerb.RATIFY, EventVerb.BOARD, EventVerb.ELECT})
_LITTLE, _ENOUGH, _MOST = 0.34, 0.5, 0.7
_SAME_EVENT = 60
"""Days by which two dates of what is told in the same verb may differ and still be of one event."""


def event_date_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """A date, compared with the days of events."""
    facts = knowledge.facts.of(Kind.DATE, Aspect.DATE)
    outcomes = (_date_outcome(assertion, fact, knowledge) for fact in facts)
    return [outcome for outcome in outcomes if outcome is not None]


def _date_outcome(
    assertion: AssertionInContext, fact: Fact, knowledge: Knowledge
) -> Outcome | None:
    if fact.when is None:
        return None
    claimed = assertion.claimed
    match = match_date(claimed, fact.when)
    same = share_verb(assertion.verbs, fact.verbs)
    if not same and (match is ValueMatch.NONE or assertion.verbs):
        return None
    if _is_by_employers(assertion, fact, knowledge) if same else not _is_told(assertion, fact):
        return None
    apart, connection = days_apart(claimed, fact), _connection(assertion, fact)
    if match is ValueMatch.NONE and (apart >= ANOTHER_DATE or connection is None):
        return None
    near = match is not ValueMatch.NONE or apart <= _SAME_EVENT
    enough = _LITTLE if same and near else _ENOUGH
    if not _is_meant(assertion, fact, connection, enough):
        return None
    reasons = set(connection or ())
    if (
        same
        and EventVerb.ELECT in assertion.verbs & fact.verbs
        and _of_another_person(assertion, fact)
    ):
        reasons.add(Reason.SUBJECT)
    return Outcome.of(assertion, fact, match, reasons, apart)


_GIVES_IN = re.compile(
    r"\bg[ai]ven? up\b|\bgiv(?:es?|ing) up\b|\bdrop(?:s|ped)?\b|\bconced\w+|\babandon\w*"
    r"|\bwithdr[ae]w\w*|\bwaived?\b",
    re.IGNORECASE,
)


def _is_told(assertion: AssertionInContext, fact: Fact) -> bool:
    """Whether an event of a month or a year has most of what a clause says beside the names of who
    takes part: that they were in something else at that time bears nothing out. That somebody gives
    in is borne out by what tells so alone.
    """
    if _GIVES_IN.search(assertion.words) and not _GIVES_IN.search(_title_and_text(fact)):
        return False
    if assertion.claimed.is_day:
        return True
    said = assertion.content_stems - stems(" ".join(assertion.names))
    return len(said & fact.stems) >= _MOST * len(said)


_BY_UNION = frozenset({EventVerb.START, EventVerb.END, EventVerb.AUTHORIZE, EventVerb.RATIFY})
"""What the union of a strike does, and never those who are struck."""

_AGAINST_THEM = re.compile(
    r"\b(?:against|at|of|with|by|struck|strikes?|picket\w*)\s(?:the\s)?$", re.IGNORECASE
)
_THEIR_STAFF = re.compile(r"(?:['’]s?)?\s(?:staff\w*|workers|employees)\b", re.IGNORECASE)


def _is_by_employers(assertion: AssertionInContext, fact: Fact, knowledge: Knowledge) -> bool:
    """Whether those who are struck are said to do what the union of the strike did."""
    event = fact.row
    strike = knowledge.strikes.get(event.strike or "") if isinstance(event, Event) else None
    if strike is None or not assertion.verbs & fact.verbs & _BY_UNION:
        return False
    by_name, mentions = knowledge.holders_by_name, assertion.near or assertion.far
    strikers = about_of(strike.row.union, by_name, strike.row.id)
    struck = about_of((strike.row.employer_side,), by_name) - strikers
    if any(ids_of([one]) & strikers for one in mentions):
        return False
    return any(_is_who_acts(assertion, one) for one in mentions if ids_of([one]) & struck)


def _is_who_acts(assertion: AssertionInContext, mention: Mention) -> bool:
    """Whether the words around somebody leave it open that they, not others, act."""
    start = assertion.clause.start
    before = assertion.words[: max(0, mention.start - start)]
    behind = assertion.words[max(0, mention.end - start) :]
    return not (_AGAINST_THEM.search(before) or _THEIR_STAFF.match(behind))


_PERSON = re.compile(r"\b[A-Z][a-z]+(?:\s[A-Z]\.)?\s(?P<surname>[A-Z][\w'’-]+)")


def _of_another_person(assertion: AssertionInContext, fact: Fact) -> bool:
    """Whether the clause names people, by first name and surname, and none of those of the fact."""
    taken = [name for name in assertion.near if not name.of_kind("holder") or not _is_person(name)]
    offset = assertion.clause.start
    people = [
        found["surname"]
        for found in _PERSON.finditer(assertion.words)
        if not any(
            name.start - offset < found.end() and found.start() < name.end - offset
            for name in taken
        )
    ]
    title = stems(fact.row.title) if isinstance(fact.row, Event) else fact.stems
    return bool(people) and not any(stems(one) & title for one in people)


def _is_person(mention: Mention) -> bool:
    return all(name.title.istitle() or " " in name.title for name in mention.names)


def outcomes_in_words(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """A number, compared with those in the words of events, quotations, positions and sources."""
    claimed = assertion.claimed
    rises = Measure.INCREASE in assertion.cues.measures
    of_votes = claimed.kind is Kind.PERCENT and bool(assertion.verbs & _VOTES) and not rises
    in_words = knowledge.facts.of(claimed.kind, Aspect.IN_WORDS)
    bound = claimed.hedge in (Hedge.MORE, Hedge.LESS, Hedge.CEILING)
    near = in_words if of_votes or bound else knowledge.facts.near(claimed)
    outcomes = (
        _number_outcome(assertion, fact)
        for fact in near
        if fact.aspect is Aspect.IN_WORDS
        and not _means_another(assertion, fact, in_words)
        and not _is_by_employers(assertion, fact, knowledge)
    )
    return [outcome for outcome in outcomes if outcome is not None]


def _number_outcome(assertion: AssertionInContext, fact: Fact) -> Outcome | None:
    claimed = assertion.claimed
    same = share_verb(assertion.verbs, fact.verbs)
    if (
        same
        and claimed.kind is Kind.PERCENT
        and not claimed.unit
        and _AGAINST.search(assertion.words)
    ):
        fact = _other_votes(fact)
    match = match_amount(claimed, fact.interval, assertion.cues)
    rises = Measure.INCREASE in assertion.cues.measures
    votes = claimed.kind is Kind.PERCENT and bool(assertion.verbs & fact.verbs & _VOTES)
    if rises and fact.verbs & _VOTES:
        return None
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
    if votes and _ALL_MEMBERS.search(assertion.words):
        reasons.add(Reason.OF_ALL)
    if assertion.dates and fact.when and not any(w.overlaps(fact.when) for w in assertion.dates):
        if _is_length_of_contract(assertion):
            return None  # a contract of another year has a length of its own
        reasons.add(Reason.DATE)
    return Outcome.of(assertion, fact, match, reasons)


def _is_length_of_contract(assertion: AssertionInContext) -> bool:
    claimed = assertion.claimed
    return (
        claimed.kind is Kind.DURATION and claimed.unit == "year" and speaks_of_contract(assertion)
    )


_ALL_MEMBERS = re.compile(
    r"\ball\s(?:of\s)?(?:the\s|its\s|their\s)?(?:[\w,'’-]+\s){0,4}?members\b", re.IGNORECASE
)
_AGAINST = re.compile(
    r"\b(?:voted|were|was|cast)\b.{0,20}\b(?:against|no)\b|\bopposed\b", re.IGNORECASE
)


def _other_votes(fact: Fact) -> Fact:
    """The share of those who voted the other way."""
    low, high = fact.interval.low, fact.interval.high
    if low is None or low != high or fact.unit:
        return fact
    return replace(fact, interval=Interval(100 - low, 100 - low))


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
    elected = EventVerb.ELECT in assertion.verbs & fact.verbs
    if elected and any(m.ids & fact.about for m in assertion.near if m.of_kind("holder")):
        return frozenset()
    if _codes(assertion.words) & _codes(_title_and_text(fact)):
        return frozenset()
    far = not assertion.near and bool(fact.about & assertion.far_ids)
    return frozenset({Reason.FAR}) if far else None


def _codes(text: str) -> frozenset[str]:
    """What laws and bills are numbered by: 'AB 2602'."""
    return frozenset(found.replace(" ", "") for found in _CODE.findall(text))


def _title_and_text(fact: Fact) -> str:
    return f"{fact.row.title} {fact.row.what}" if isinstance(fact.row, Event) else ""


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


# --- On somebody's word ---------------------------------------------------------------------------

_ENOUGH_OF_ANOTHER = 0.4
_GAP = 0.2
"""The share of the clause's words from which on a number that somebody said is the one meant."""


def attributed_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """A number that a clause gives as somebody's word, compared with what they say on record; where
    another person alone says it there, with that.
    """
    claimed = assertion.claimed
    speakers = holder_ids(assertion.attributed)
    if not speakers:
        return []
    named = stems(
        " ".join(mention_name.title for m in assertion.attributed for mention_name in m.names)
    )
    own: list[Outcome] = []
    others: list[Outcome] = []
    for fact in knowledge.facts.near(claimed):
        row = fact.row
        if fact.aspect is not Aspect.IN_WORDS or not isinstance(row, (Statement, Quote)):
            continue
        match = match_amount(claimed, fact.interval, assertion.cues)
        if match is ValueMatch.NONE or (
            claimed.kind is Kind.DURATION and claimed.unit != fact.unit
        ):
            continue
        said = assertion.content_stems - named
        share = len(said & fact.stems) / max(1, len(said))
        if row.holder in speakers and share >= _GAP:
            own.append(Outcome.of(assertion, fact, match))
        elif share >= _ENOUGH_OF_ANOTHER and knowledge.holders[row.holder].kind == "person":
            others.append(Outcome.of(assertion, fact, match, {Reason.SUBJECT}))
    people = all(knowledge.holders[one].kind == "person" for one in speakers)
    return own or (others if people else [])


def effect_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """The day from which a contract is said to be in force, compared with that of its rates."""
    claimed = assertion.claimed
    if not claimed.is_day or EventVerb.EFFECT not in assertion.verbs or claimed.when is None:
        return []
    figures = [
        *knowledge.facts.of(Kind.PERCENT, Aspect.FIGURE),
        *knowledge.facts.of(Kind.MONEY, Aspect.FIGURE),
    ]
    return [
        Outcome.of(assertion, fact, ValueMatch.EXACT)
        for fact in figures
        if fact.measure in (Measure.INCREASE, Measure.MINIMUM)
        and fact.when is not None
        and fact.when.first == claimed.when.first
        and fact.about & assertion.ids
    ]
