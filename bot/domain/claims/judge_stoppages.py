"""Numbers and dates of a claim, compared with statistics: of the stoppage of an employer that is
named, of the people of an occupation.
"""

import re

from bot.domain.claims.facts import Aspect, Fact, Knowledge
from bot.domain.claims.judge_strikes import counts_people
from bot.domain.claims.match_values import ValueMatch, match_amount, match_date, match_days
from bot.domain.claims.stoppages import said_words, stoppage_names
from bot.domain.claims.strikes_meant import ENDS, days_apart, start_or_end, was_on
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.statements import DAYS_LOST, Assertion, Kind
from bot.domain.claims.verdict import Outcome, Reason
from bot.domain.stoppages.by_list import is_tracked
from bot.domain.word_forms import singular
from bot.models.dates import When
from bot.models.statistics import Stoppage

_EMPLOYED = re.compile(
    r"\bemploy|\bjobs?\b|\bworkforce\b|\bpayrolls?\b|\bwork(?:s|ed|ing)? as\b", re.IGNORECASE
)
_BUREAU = re.compile(r"\bBLS\b|Bureau of Labor Statistics|Labor Department")


def employed_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """A number of people, compared with how many work in an occupation that is named."""
    if not _EMPLOYED.search(assertion.words):
        return []
    outcomes: list[Outcome] = []
    for fact in knowledge.facts.of(Kind.COUNT, Aspect.EMPLOYED):
        when = fact.when
        of_date = not assertion.dates or (when and any(d.overlaps(when) for d in assertion.dates))
        if fact.about & assertion.ids and of_date:
            match = match_amount(assertion.claimed, fact.interval, assertion.cues)
            outcomes.append(Outcome.of(assertion, fact, match))
    return outcomes


def stoppage_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """A date, a length or a size, compared with the BLS stoppage of the employer that is named."""
    claimed = assertion.claimed
    stoppage, reasons = _stoppage_meant(assertion, knowledge)
    if stoppage is None:
        return []
    match claimed.kind:
        case Kind.DATE:
            aspect = start_or_end(assertion) if claimed.is_day else None
        case Kind.DURATION:
            aspect = Aspect.LENGTH
        case _ if claimed.unit == DAYS_LOST:
            aspect = Aspect.DAYS_LOST
        case _:
            aspect = Aspect.WORKERS if _counts_people(claimed.unit, stoppage) else None
    if aspect is None:
        return []
    outcomes = [
        Outcome.of(assertion, fact, _match(assertion, fact), reasons, days_apart(claimed, fact))
        for fact in knowledge.facts.of(claimed.kind, aspect)
        if fact.record == stoppage.id
    ]
    # Of several that may be meant another number is no difference, nor is it from one that the
    # bureau does not list: its days and its workers are counted otherwise elsewhere.
    perhaps = Reason.CHOSEN in reasons or is_tracked(stoppage)
    return [one for one in outcomes if one.has_number or not perhaps]


def _counts_people(unit: str, stoppage: Stoppage) -> bool:
    """Whether what is counted are people at work: by the word, or as the union is called."""
    if not unit or counts_people(unit):
        return True
    union = stoppage_names(stoppage.employer, stoppage.union or "").union
    return singular(unit) in union


def _match(assertion: AssertionInContext, fact: Fact) -> ValueMatch:
    if fact.kind is Kind.DATE and fact.when is not None:
        return match_date(assertion.claimed, fact.when)
    if fact.aspect is Aspect.LENGTH:
        return match_days(assertion.claimed, fact.lengths, ())
    return match_amount(assertion.claimed, fact.interval, assertion.cues)


def _stoppage_meant(
    assertion: AssertionInContext, knowledge: Knowledge
) -> tuple[Stoppage | None, frozenset[Reason]]:
    """The stoppage that its sentence names best, of the year that is claimed, else the latest."""
    claimed = assertion.claimed
    lost = claimed.unit == DAYS_LOST
    if not (lost or assertion.speaks_of_strike or assertion.verbs & ENDS):
        return None, frozenset()
    own = [claimed.when] if claimed.when else []
    dates = [*assertion.dates, *own]
    of_strikes = {id_ for one in knowledge.strikes.values() for id_ in one.row.stoppage}
    said = said_words(assertion.all_words)
    named: list[tuple[int, Stoppage]] = []
    for one in knowledge.stoppages:
        if one.id in of_strikes and not (lost or _BUREAU.search(assertion.all_words)):
            continue  # the record has the strike itself, from more than one source
        if dates and not any(was_on(one, when) for when in dates):
            continue
        names = stoppage_names(one.employer, one.union or "")
        score = names.named(said)
        by_union = names.by_union(said)
        if by_union and _has_day(one, claimed):
            score = _MOST_WORDS
        elif not score and one.id in of_strikes:
            score = len(names.union & said.all)
        if score:
            named.append((score, one))
    if not named:
        return None, frozenset()
    most = max(score for score, _ in named)
    best = [one for score, one in named if score == most]
    day = claimed.when if claimed.is_day else None
    best.sort(key=lambda one: (_apart(one, day), is_tracked(one), -one.start.first.toordinal()))
    return best[0], frozenset({Reason.CHOSEN} if len(best) > 1 and not dates else ())


_MOST_WORDS = 100
"""More words than a name has: a stoppage of that union that began or ended on that very day."""


def _has_day(stoppage: Stoppage, claimed: Assertion) -> bool:
    return claimed.is_day and claimed.when in (stoppage.start, stoppage.end)


def _apart(stoppage: Stoppage, day: When | None) -> int:
    """Days between a date and the nearer end of a stoppage."""
    if day is None:
        return 0
    ends = [stoppage.start, stoppage.end or stoppage.start]
    return min(day.days_apart(end) for end in ends)
