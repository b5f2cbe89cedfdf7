"""Dates, lengths and sizes of a claim, compared with those of the strike that it means; lengths set
against each other, and orders like 'the longest since', counted from the strikes of the record.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from bot.domain.claims.facts import Aspect, Fact, Knowledge, about_of
from bot.domain.claims.match_values import ValueMatch, match_amount, match_date, match_days
from bot.domain.claims.strikes_meant import (
    days_apart,
    points_back,
    start_or_end,
    strike_meant,
    strikes_of,
    was_on,
)
from bot.domain.claims.text.cues import EventVerb
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.spans import stem
from bot.domain.claims.text.statements import Assertion, Kind
from bot.domain.claims.verdict import Outcome, Reason
from bot.domain.pay.interval import Interval
from bot.models.event import Strike

_PEOPLE = re.compile(
    r"(?:[eo]rs|ists|ants|clerks|nurses|pilots|janitors|hands|members|people|staff|employees|crew|of)$"
)
_LONGEST_YEARS = 2
_OTHER_SIZE = 5
_GUESSED = frozenset({Reason.FAR, Reason.CHOSEN})
"""A strike of several, of somebody named before: another number is no difference from it."""

ANOTHER_DATE = 550
"""Days from which on another date is one of another event: a year and a half."""


def length_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """A length in days, weeks or months, compared with the strike that is meant."""
    claimed = assertion.claimed
    if claimed.unit == "year" and claimed.low > _LONGEST_YEARS:
        return []  # years of a contract, or since another strike
    outcomes = [
        Outcome.of(assertion, fact, match_days(claimed, fact.lengths, printed), reasons)
        for fact, reasons in _strike_facts(assertion, knowledge, Kind.DURATION, Aspect.LENGTH)
        for printed in [fact.row.published_days if isinstance(fact.row, Strike) else ()]
    ]
    return [one for one in outcomes if one.has_number or not one.reasons >= _GUESSED]


def counts_people(unit: str) -> bool:
    """Whether what is counted are people at work, by the end of the word: '-ers', '-ists'."""
    return _PEOPLE.search(unit) is not None


def worker_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """A number of people on strike, compared with the size of the strike that is meant."""
    claimed, voted = assertion.claimed, assertion.verbs & {EventVerb.AUTHORIZE, EventVerb.RATIFY}
    if voted or not counts_people(claimed.unit.casefold()):
        return []
    outcomes = [
        Outcome.of(assertion, fact, match_amount(claimed, fact.interval, assertion.cues), reasons)
        for fact, reasons in _strike_facts(assertion, knowledge, Kind.COUNT, Aspect.WORKERS)
    ]
    return [one for one in outcomes if one.has_number or not _is_of_other_size(claimed, one)]


def _is_of_other_size(claimed: Assertion, outcome: Outcome) -> bool:
    """Whether a number of people is so far off that another strike than the chosen one is meant."""
    recorded = outcome.fact.interval.low or Fraction(1)
    apart = max(claimed.low, recorded) > _OTHER_SIZE * max(1, min(claimed.low, recorded))
    return Reason.CHOSEN in outcome.reasons and apart


def range_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """One end of 'from May 1 to Oct. 30, 2000', where these are the first and the last day of a
    strike, whatever it is called.
    """
    claimed = assertion.claimed
    dates = [one for one in assertion.beside if one.is_day and one.when is not None]
    if not claimed.is_day or claimed.when is None or len(dates) != 1:
        return []
    ends = sorted((claimed, dates[0]), key=lambda one: one.start)
    spans = {one.row.id: (one.row.start, one.row.end) for one in knowledge.strikes.values()}
    aspect = Aspect.START if claimed is ends[0] else Aspect.END
    return [
        Outcome.of(assertion, fact, ValueMatch.EXACT, {Reason.CHOSEN})
        for fact in knowledge.facts.of(Kind.DATE, aspect)
        if spans.get(fact.record) == (ends[0].when, ends[1].when)
    ]


def strike_date_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """A date, compared with the first or the last day of the strike that is meant."""
    aspect, claimed = start_or_end(assertion), assertion.claimed
    if aspect is None:
        return []
    return [
        Outcome.of(
            assertion, fact, match_date(claimed, fact.when), reasons, days_apart(claimed, fact)
        )
        for fact, reasons in _strike_facts(assertion, knowledge, Kind.DATE, aspect)
        if fact.when is not None
        # Of several strikes of a union, one of another year is not the one that is meant.
        if Reason.CHOSEN not in reasons or days_apart(claimed, fact) < ANOTHER_DATE
    ]


def _strike_facts(
    assertion: AssertionInContext, knowledge: Knowledge, kind: Kind, aspect: Aspect
) -> Iterator[tuple[Fact, frozenset[Reason]]]:
    strike, reasons = strike_meant(assertion, knowledge)
    if strike is None or (Reason.FAR in reasons and not points_back(assertion)):
        return
    for fact in knowledge.facts.of(kind, aspect):
        if fact.record == strike.id:
            yield fact, reasons


# --- Orders, and lengths set against each other ---------------------------------------------------

_SHORTER = re.compile(
    r"\b(?:short of|shorter|longer|fewer|less than the|more than the|before|after|earlier|later)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\bboth (?:hollywood )?strikes\b|\bthe two strikes\b|\bcombined\b", re.IGNORECASE
)
_OVERLAP = re.compile(r"\bboth (?:out )?on strike\b|\bat the same time\b|\boverlapp", re.IGNORECASE)
_NATION = re.compile(
    r"\bU\.?S\.?\b|\bAmerican?\b|\bnation\w*|\bworld\b|\bHollywood\b|\bpicket line\b"
)
_TOGETHER = re.compile(
    r"\b(?:joint\w*|same time|together|double|dual|simultaneous\w*|both)\b", re.IGNORECASE
)


def difference_outcomes(
    assertion: AssertionInContext, knowledge: Knowledge
) -> list[Outcome] | None:
    """A length that sets two strikes of the sentence against each other, or counts both; None where
    it does neither.
    """
    claimed = assertion.claimed
    overlap = _OVERLAP.search(assertion.all_words) is not None
    both = overlap or _BOTH.search(assertion.all_words) is not None
    behind = assertion.all_words[claimed.end - assertion.sentence.start :]
    if not both and not _SHORTER.match(behind.lstrip()):
        return None
    strikes = _strikes_in(assertion, knowledge)
    if len(strikes) != 2 or claimed.unit != "day":
        return []
    first, second = strikes
    facts = {fact.record: fact for fact in knowledge.facts.of(Kind.DURATION, Aspect.LENGTH)}
    if both:
        ends = [one.end for one in strikes if one.end is not None]
        if len(ends) != 2:
            return []
        starts = [one.start.first for one in strikes]
        lasts = [end.last for end in ends]
        apart = min(lasts) - max(starts) if overlap else max(lasts) - min(starts)
        days = max(0, apart.days)
        counted = {Fraction(days), Fraction(days + 1)}
    else:
        lengths = [facts[one.id].lengths for one in (first, second)]
        counted = {
            Fraction(abs(one.least - other.least)) for one, other in zip(*lengths, strict=True)
        }
        days = min(counted)
    fact = facts[first.id]
    text = ("overlap" if overlap else "both") if both else f"against {second.name}"
    number = Fraction(days)
    shown = replace(
        fact,
        aspect=Aspect.DIFFERENCE,
        interval=Interval(number, number),
        about=fact.about | facts[second.id].about,
        evidence=(*fact.evidence, *facts[second.id].evidence),
        text=text,
        against=facts[second.id],
    )
    match = ValueMatch.EXACT if claimed.low in counted else ValueMatch.NONE
    return [Outcome.of(assertion, shown, match, {Reason.COUNTED})]


def _strikes_in(assertion: AssertionInContext, knowledge: Knowledge) -> list[Strike]:
    """The strikes that a sentence means, by its names and its years: 'the one in 1988'."""
    mentions = [m for m in (*assertion.near, *assertion.far) if assertion.sentence.holds(m)]
    named = [
        strikes
        for mention in sorted(mentions, key=lambda mention: mention.start)
        if (strikes := strikes_of(assertion, mention, knowledge))
    ]
    alone = [strikes[0] for strikes in named if len(strikes) == 1]
    years = {when.first.year for when in assertion.dates} | {one.start.first.year for one in alone}
    kept = {one.id: one for one in alone}
    for strikes in named:
        of_years = [one for one in strikes if one.start.first.year in years] or strikes[:1]
        kept |= {one.id: one for one in of_years}
    all_rows = [one.row for one in knowledge.strikes.values()]
    if not kept:
        # 'both strikes': the two of that year.
        return [one for one in all_rows if any(was_on(one, when) for when in assertion.dates)]
    if len(kept) == 1:
        # 'five days short of the one in 1988'
        [first] = kept.values()
        kept |= {
            one.id: one
            for one in all_rows
            if set(one.union) & set(first.union) and one.start.first.year in years
        }
    return list(kept.values())


def order_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """'The longest since 1988', 'last struck in 2007', computed from the strikes of the same union;
    of two unions together, what a source says of it.
    """
    claimed = assertion.claimed
    if claimed.when is None and _NATION.search(assertion.all_words):
        return []
    year = claimed.when.first.year if claimed.when else 0
    if year and claimed.unit == "first" and _TOGETHER.search(assertion.all_words):
        return _said_first(assertion, knowledge, year)
    strike, _ = strike_meant(assertion, knowledge)
    if strike is None:
        return []
    facts = {fact.record: fact for fact in knowledge.facts.of(Kind.DURATION, Aspect.LENGTH)}
    unions = about_of(strike.union, knowledge.holders_by_name)
    earlier = [
        one.row
        for one in knowledge.strikes.values()
        if about_of(one.row.union, knowledge.holders_by_name) & unions
        and one.row.id != strike.id
        and (one.row.start.first < strike.start.first or not year)
    ]
    between = [one for one in earlier if one.start.first.year > year]
    length = facts[strike.id].lengths[0].least
    match claimed.unit:
        case "longest" | "biggest" | "largest":
            rivals = [one for one in between if facts[one.id].lengths[0].least >= length]
        case "shortest":
            rivals = [one for one in between if facts[one.id].lengths[0].least <= length]
        case "last":
            rivals = [*between, *([strike] if strike.start.first.year > year else [])]
        case _:
            rivals = between
    if claimed.unit in ("biggest", "largest"):
        return []
    if rivals:
        return [Outcome.of(assertion, facts[rivals[-1].id], ValueMatch.EXACT, {Reason.ORDER})]
    reasons = {Reason.COUNTED} if year else {Reason.OF_RECORD}
    return [Outcome.of(assertion, facts[strike.id], ValueMatch.EXACT, reasons)]


def _said_first(assertion: AssertionInContext, knowledge: Knowledge, year: int) -> list[Outcome]:
    """The events that a source calls the first since that year."""
    return [
        Outcome.of(assertion, fact, ValueMatch.EXACT, {Reason.ITS_WORD})
        for fact in knowledge.facts.of(Kind.DATE, Aspect.DATE)
        if str(year) in fact.stems
        and stem("first") in fact.stems
        and EventVerb.START in fact.verbs
        and fact.when is not None
        and fact.when.first.year > year
    ]


def strike_day_outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """'Day 100' of a strike on a date, counted from its first day, which is day 1."""
    strike, reasons = strike_meant(assertion, knowledge)
    day = next((when for when in assertion.dates if when.is_day), None)
    if strike is None or day is None or not strike.start.is_day:
        return []
    number = Fraction((day.first - strike.start.first).days + 1)
    told = [
        Outcome.of(assertion, fact, ValueMatch.EXACT)
        for fact in knowledge.facts.of(Kind.DATE, Aspect.DATE)
        if strike.id in fact.about and fact.when == day and stem("day") in fact.stems
    ]
    if told and assertion.claimed.low == number:
        return told
    return [
        Outcome.of(
            assertion,
            replace(fact, aspect=Aspect.STRIKE_DAY, interval=Interval(number, number), when=day),
            match_amount(assertion.claimed, Interval(number, number), assertion.cues),
            {*reasons, Reason.COUNTED},
        )
        for fact in knowledge.facts.of(Kind.DATE, Aspect.START)
        if fact.record == strike.id
    ]
