"""Each number, date and quotation of a claim, compared with what is known of it."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from bot.domain.claims.facts import Aspect, Fact, Knowledge
from bot.domain.claims.judge_events import (
    event_date_outcomes,
    length_outcomes,
    outcomes_in_words,
    strike_date_outcomes,
    worker_outcomes,
)
from bot.domain.claims.judge_pay import pay_outcomes, ratio_outcomes
from bot.domain.claims.match_values import ValueMatch, match_amount, match_date, match_days
from bot.domain.claims.text.cues import denial_start
from bot.domain.claims.text.mentions import holder_ids
from bot.domain.claims.text.parse import AssertionInContext, Claim
from bot.domain.claims.text.quotations import Run, quoted, word_for_word
from bot.domain.claims.text.spans import TextSpan, words
from bot.domain.claims.text.statements import Kind
from bot.domain.claims.verdict import Finding, Outcome, Reason, Verdict, finding_of
from bot.models.evidence import Attestation

_OF_MEASURE = frozenset(
    {Reason.CEILING, Reason.FLOOR, Reason.SHARE, Reason.PLAN, Reason.BOUND, Reason.DISAGREES}
)
_OF_ANOTHER = frozenset({Reason.VERBATIM, Reason.SUBJECT})
_VERBATIM_SHOWN = 3
_MOST = 0.8


def judge(claim: Claim, knowledge: Knowledge) -> Iterator[Finding]:
    """What is found for each assertion of a claim, in its order. A month or a year that only dates
    a number is no assertion of its own.
    """
    asserting = {
        one.sentence
        for one in claim.assertions
        if one.claimed.is_day or one.claimed.kind not in (Kind.DATE, Kind.WORDS)
    }
    for assertion in claim.assertions:
        if not _only_dates(assertion, asserting):
            yield _finding(claim, assertion, knowledge)


def _only_dates(assertion: AssertionInContext, asserting: Container[TextSpan]) -> bool:
    claimed = assertion.claimed
    if claimed.kind is Kind.DURATION and claimed.unit == "year":
        # '13 percent over three years': the years are part of what the percent is.
        return any(one.kind in (Kind.PERCENT, Kind.MONEY) for one in assertion.beside)
    return claimed.kind is Kind.DATE and not claimed.is_day and assertion.sentence in asserting


def _finding(claim: Claim, assertion: AssertionInContext, knowledge: Knowledge) -> Finding:
    if assertion.claimed.kind is Kind.WORDS:
        return _quotation(claim, assertion, knowledge)
    outcomes = _outcomes(assertion, knowledge)
    finding = finding_of(assertion, outcomes, lambda: _elsewhere(assertion, knowledge))
    runs = word_for_word(claim.text, assertion.claimed, assertion.sentence, knowledge.runs)
    if not runs:
        return _with_excerpts(finding, knowledge) if finding.fits else finding
    if _is_turned(claim, finding, runs[0]):
        return finding
    return _verbatim(finding, runs)


def _outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    match assertion.claimed.kind:
        case Kind.DATE:
            of_strike = strike_date_outcomes(assertion, knowledge)
            return of_strike or event_date_outcomes(assertion, knowledge)
        case Kind.DURATION:
            of_strike = length_outcomes(assertion, knowledge)
            return of_strike or outcomes_in_words(assertion, knowledge)
        case Kind.COUNT:
            of_strike = worker_outcomes(assertion, knowledge)
            return of_strike or outcomes_in_words(assertion, knowledge)
        case Kind.MULTIPLE:
            stated = pay_outcomes(assertion, knowledge) or outcomes_in_words(assertion, knowledge)
            return stated or ratio_outcomes(assertion, knowledge)
        case _:
            return pay_outcomes(assertion, knowledge) or outcomes_in_words(assertion, knowledge)


def _elsewhere(assertion: AssertionInContext, knowledge: Knowledge) -> list[Fact]:
    """Every fact that has the same number or date, whatever it is of; figures and strikes first."""
    claimed = assertion.claimed
    if claimed.kind is Kind.DATE:
        dated = knowledge.facts.of(Kind.DATE, Aspect.START, Aspect.END, Aspect.DATE)
        facts = [
            fact
            for fact in (dated if claimed.is_day else ())
            if fact.when is not None and match_date(claimed, fact.when) is ValueMatch.EXACT
        ]
    else:
        near = knowledge.facts.near(claimed)
        facts = [fact for fact in near if _is_same_number(assertion, fact)]
    return sorted(facts, key=lambda fact: (fact.aspect is Aspect.IN_WORDS, fact.record))


def _is_same_number(assertion: AssertionInContext, fact: Fact) -> bool:
    claimed = assertion.claimed
    if fact.aspect is Aspect.LENGTH:
        return match_days(claimed, fact.lengths, ()) is ValueMatch.EXACT
    if fact.kind is Kind.DURATION and fact.unit != claimed.unit:
        return False
    match = match_amount(claimed, fact.interval, assertion.cues)
    return match not in (ValueMatch.NONE, ValueMatch.IMPLIED)


def _is_turned(claim: Claim, finding: Finding, run: Run) -> bool:
    """Whether the words around an article's words make something else of them."""
    assertion = finding.assertion
    if run.count >= _MOST * len(words(assertion.sentence.of(claim.text))):
        return False
    denied = assertion.clause.start + denial_start(assertion.words)
    within = run.start <= denied < run.end
    return Reason.SUBJECT in finding.reasons or (Reason.DENIED in finding.reasons and not within)


def _with_excerpts(finding: Finding, knowledge: Knowledge) -> Finding:
    """With the articles that have a whole excerpt of its facts in the very words of the claim."""
    records = {fact.record for fact in finding.facts}
    claimed = finding.assertion.claimed
    whole = [
        run
        for run in knowledge.runs
        if run.passage.record in records
        and run.count == len(words(run.passage.text))
        and run.start < claimed.end
        and claimed.start < run.end
    ]
    return replace(finding, verbatim=_articles(whole))


def _articles(runs: Iterable[Run]) -> tuple[Attestation, ...]:
    """The articles that have some words, one of each source and no more than are shown."""
    by_source = {run.passage.word.source.id: run.passage.word for run in runs}
    return tuple(by_source.values())[:_VERBATIM_SHOWN]


def _verbatim(finding: Finding, runs: Sequence[Run]) -> Finding:
    """An article's words are on the record as its words; a ceiling or a share stays one."""
    partly = finding.verdict is Verdict.PARTLY
    reasons = finding.reasons & _OF_MEASURE if partly else frozenset[Reason]()
    return Finding(
        finding.assertion,
        Verdict.PARTLY if reasons else Verdict.ON,
        facts=finding.facts if finding.fits else (),
        reasons=reasons | {Reason.VERBATIM},
        verbatim=_articles(runs),
    )


def _quotation(claim: Claim, assertion: AssertionInContext, knowledge: Knowledge) -> Finding:
    whole, near = quoted(claim.text, assertion.claimed, knowledge.runs)
    if whole:
        another = _is_of_another(assertion, whole, knowledge)
        verdict = Verdict.DIFFERS if another else Verdict.ON
        reasons = _OF_ANOTHER if another else frozenset({Reason.VERBATIM})
        return Finding(assertion, verdict, reasons=reasons, verbatim=_articles(whole))
    if near:
        reasons = frozenset({Reason.WORDING})
        nearest = _articles(near[:1])
        return Finding(assertion, Verdict.DIFFERS, reasons=reasons, verbatim=nearest)
    return Finding(assertion, Verdict.NOTHING)


def _is_of_another(
    assertion: AssertionInContext, whole: Sequence[Run], knowledge: Knowledge
) -> bool:
    """Whether a quotation is ascribed to people of whom none said or wrote it."""
    in_sentence = [mention for mention in assertion.far if assertion.sentence.holds(mention)]
    named = [knowledge.holders[one] for one in holder_ids([*assertion.near, *in_sentence])]
    people = {holder.id: holder.name for holder in named if holder.kind == "person"}
    by_record = knowledge.speakers
    speakers = {by_record[run.passage.record] for run in whole if run.passage.record in by_record}
    authors = {run.passage.word.source.author for run in whole}
    authors |= {run.passage.word.origin.author for run in whole}
    written = not authors.isdisjoint(people.values())
    return bool(people and speakers) and not written and speakers.isdisjoint(people)
