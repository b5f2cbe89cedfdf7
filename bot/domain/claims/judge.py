"""Each thing that a claim says, held against the facts at hand."""

from collections.abc import Container, Iterator
from dataclasses import replace

from bot.domain.claims.facts import Aspect, Fact
from bot.domain.claims.judge_counts import length_outcomes, told_outcomes, worker_outcomes
from bot.domain.claims.judge_dates import date_outcomes
from bot.domain.claims.judge_pay import pay_outcomes
from bot.domain.claims.judge_ratio import ratio_outcomes
from bot.domain.claims.knowledge import Knowledge
from bot.domain.claims.match_values import ValueMatch, match_amount, match_date, match_days
from bot.domain.claims.subject import bodies
from bot.domain.claims.text.cues import denial
from bot.domain.claims.text.parse import AssertionInContext, Claim
from bot.domain.claims.text.quotations import Run, quoted, word_for_word
from bot.domain.claims.text.spans import TextSpan, words
from bot.domain.claims.text.statements import Assertion, Kind
from bot.domain.claims.verdict import Finding, Outcome, Reason, Verdict, held_of
from bot.models.evidence import Attestation

_OF_MEASURE = frozenset(
    {
        Reason.CEILING,
        Reason.FLOOR,
        Reason.SHARE,
        Reason.PLAN,
        Reason.BOUND,
        Reason.DISAGREES,
    }
)
_OF_ANOTHER = frozenset({Reason.VERBATIM, Reason.SUBJECT})
_VERBATIM_SHOWN = 3
_MOST = 0.8


def judge(claim: Claim, grounds: Knowledge) -> Iterator[Finding]:
    """What follows for everything that a claim says, in its order. A month or a year that only
    dates a number is no statement of its own.
    """
    stating = {one.sentence for one in claim.readings if _states(one.said)}
    for reading in claim.readings:
        if not _only_dates(reading, stating):
            yield _judged(claim, reading, grounds)


def _states(said: Assertion) -> bool:
    return said.is_day or said.kind not in (Kind.DATE, Kind.WORDS)


def _only_dates(reading: AssertionInContext, stating: Container[TextSpan]) -> bool:
    said = reading.said
    if said.kind is Kind.DURATION and said.unit == "year":
        # '13 percent over three years': the years are part of what the percent is.
        return any(one.kind in (Kind.PERCENT, Kind.MONEY) for one in reading.beside)
    dates = said.kind is Kind.DATE and not said.is_day
    return dates and reading.sentence in stating


def _judged(claim: Claim, reading: AssertionInContext, grounds: Knowledge) -> Finding:
    if reading.said.kind is Kind.WORDS:
        return _quotation(claim, reading, grounds)
    outcomes = _outcomes(reading, grounds)
    held = held_of(reading, outcomes, lambda: elsewhere(reading, grounds))
    found = word_for_word(claim.text, reading.said, reading.sentence, grounds.runs)
    if not found:
        return _with_passages(held, grounds)
    if _is_turned(claim, held, found[0]):
        return held
    return _verbatim(held, found)


def _outcomes(reading: AssertionInContext, grounds: Knowledge) -> list[Outcome]:
    match reading.said.kind:
        case Kind.DATE:
            return date_outcomes(reading, grounds)
        case Kind.DURATION:
            return length_outcomes(reading, grounds) or told_outcomes(reading, grounds)
        case Kind.COUNT:
            return worker_outcomes(reading, grounds) or told_outcomes(reading, grounds)
        case Kind.MULTIPLE:
            stated = pay_outcomes(reading, grounds) or told_outcomes(reading, grounds)
            return stated or ratio_outcomes(reading, grounds)
        case _:
            return pay_outcomes(reading, grounds) or told_outcomes(reading, grounds)


def elsewhere(reading: AssertionInContext, grounds: Knowledge) -> list[Fact]:
    """Every fact that has the same number or date, whatever it is of; figures and strikes first."""
    said = reading.said
    if said.kind is Kind.DATE:
        dated = grounds.facts.of(Kind.DATE, Aspect.START, Aspect.END, Aspect.DATE)
        found = [fact for fact in dated if said.is_day and _same_day(said, fact)]
    else:
        found = [fact for fact in grounds.facts.near(said) if _same(reading, fact)]
    return sorted(found, key=lambda fact: (fact.aspect is Aspect.TOLD, fact.record))


def _same_day(said: Assertion, fact: Fact) -> bool:
    return fact.when is not None and match_date(said, fact.when) is ValueMatch.EXACT


def _same(reading: AssertionInContext, fact: Fact) -> bool:
    if fact.aspect is Aspect.LENGTH:
        return match_days(reading.said, fact.lengths, ()) is ValueMatch.EXACT
    same_unit = fact.what is not Kind.DURATION or fact.unit == reading.said.unit
    found = match_amount(reading.said, fact.interval, reading.cues)
    return same_unit and found not in (ValueMatch.NONE, ValueMatch.IMPLIED)


def _is_turned(claim: Claim, held: Finding, run: Run) -> bool:
    """Whether the words around an article's words make something else of them."""
    reading = held.reading
    if run.count >= _MOST * len(words(reading.sentence.of(claim.text))):
        return False
    denied = reading.clause.start + denial(reading.words)
    within = run.start <= denied < run.end
    return Reason.SUBJECT in held.reasons or (Reason.DENIED in held.reasons and not within)


def _with_passages(held: Finding, grounds: Knowledge) -> Finding:
    """A fact that the claim has in the very words of an article names that article, too."""
    if held.verdict not in (Verdict.ON, Verdict.PARTLY):
        return held
    records = {fact.record for fact in held.facts}
    whole = [
        run
        for run in grounds.runs
        if run.passage.record in records
        and run.count == len(words(run.passage.text))
        and run.start < held.reading.said.end
        and held.reading.said.start < run.end
    ]
    exact = tuple({run.passage.word.source.id: _passage(run) for run in whole}.values())
    return replace(held, exact=exact[:_VERBATIM_SHOWN])


def _verbatim(held: Finding, found: list[Run]) -> Finding:
    """Words that an article has are on the record as its words; what they make of a number that is
    a ceiling or a share is said all the same.
    """
    exact = tuple({run.passage.word.source.id: _passage(run) for run in found}.values())
    reasons = held.reasons & _OF_MEASURE if held.verdict is Verdict.PARTLY else frozenset[Reason]()
    fits = held.verdict in (Verdict.ON, Verdict.PARTLY)
    return Finding(
        held.reading,
        Verdict.PARTLY if reasons else Verdict.ON,
        held.facts if fits else (),
        (),
        reasons | {Reason.VERBATIM},
        exact[:_VERBATIM_SHOWN],
    )


def _passage(run: Run) -> tuple[str, Attestation]:
    return run.passage.record, run.passage.word


def _quotation(claim: Claim, reading: AssertionInContext, grounds: Knowledge) -> Finding:
    whole, near = quoted(claim.text, reading.said, grounds.runs)
    if whole:
        exact = tuple({run.passage.word.source.id: _passage(run) for run in whole}.values())
        others = _other_speaker(reading, whole, grounds)
        verdict = Verdict.DIFFERS if others else Verdict.ON
        reasons = _OF_ANOTHER if others else frozenset({Reason.VERBATIM})
        return Finding(reading, verdict, (), (), reasons, exact[:_VERBATIM_SHOWN])
    if near:
        reasons = frozenset({Reason.WORDING})
        return Finding(reading, Verdict.DIFFERS, (), (), reasons, (_passage(near[0]),))
    return Finding(reading, Verdict.NOTHING)


def _other_speaker(reading: AssertionInContext, whole: list[Run], grounds: Knowledge) -> bool:
    """Whether the words are put into the mouth of somebody who did not say them."""
    beside = (mention for mention in reading.far if reading.sentence.holds(mention))
    named = bodies([*reading.near, *beside])
    people = {one for one in named if grounds.known[one].kind == "person"}
    said_by = grounds.speakers
    speakers = {said_by[run.passage.record] for run in whole if run.passage.record in said_by}
    authors = {run.passage.word.source.author for run in whole}
    authors |= {run.passage.word.origin.author for run in whole}
    written = {one for one in people if grounds.known[one].name in authors}
    return bool(people and speakers and not people & speakers and not written)
