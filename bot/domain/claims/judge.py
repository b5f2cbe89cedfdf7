"""Each number, date and quotation of a claim, compared with what is known of it."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from bot.domain.claims.facts import Aspect, Fact, Knowledge
from bot.domain.claims.judge_events import (
    attributed_outcomes,
    effect_outcomes,
    event_date_outcomes,
    outcomes_in_words,
)
from bot.domain.claims.judge_pay import pay_outcomes
from bot.domain.claims.judge_ratio import ratio_outcomes
from bot.domain.claims.judge_stoppages import employed_outcomes, stoppage_outcomes
from bot.domain.claims.judge_strikes import (
    difference_outcomes,
    length_outcomes,
    order_outcomes,
    range_outcomes,
    strike_date_outcomes,
    strike_day_outcomes,
    worker_outcomes,
)
from bot.domain.claims.judge_terms import term_outcomes
from bot.domain.claims.match_values import ValueMatch, match_amount, match_date, match_days
from bot.domain.claims.text.cues import denial_start
from bot.domain.claims.text.mentions import holder_ids
from bot.domain.claims.text.parse import AssertionInContext, Claim
from bot.domain.claims.text.quotations import Run, quoted, word_for_word
from bot.domain.claims.text.spans import TextSpan, words
from bot.domain.claims.text.statements import Kind
from bot.domain.claims.verdict import Finding, Outcome, Reason, Verdict, finding_of
from bot.domain.names.spelling import normalized
from bot.models.evidence import Attestation

_OF_MEASURE = frozenset(
    {Reason.CEILING, Reason.FLOOR, Reason.SHARE, Reason.PLAN, Reason.BOUND, Reason.DISAGREES}
)
_OF_ANOTHER = frozenset({Reason.VERBATIM, Reason.SUBJECT})
_UNCHECKED = frozenset({Kind.FOREIGN, Kind.AMBIGUOUS})
_COMPUTED = frozenset({Kind.ORDER, Kind.STRIKE_DAY})
"""What the record cannot state, and is computed where a strike is meant."""

_NO_NUMBERS = frozenset({Kind.DATE, Kind.WORDS, Kind.FOREIGN, Kind.AMBIGUOUS})
_VERBATIM_SHOWN = 3
_QUESTION = re.compile(
    r"\W*(?:(?:so|and|but|ok|hey|well)\W+)?(?:who|what|when|where|which|why|how|is|are|was|were|do|does|did|can"
    r"|could|will|would|should|has|have|had|any(?:body|one))\b",
    re.IGNORECASE,
)
_HALF = 50
_MOST = 0.8


def judge(claim: Claim, knowledge: Knowledge) -> Iterator[Finding]:
    """What is found for each assertion of a claim, in its order. A month or a year that only dates
    a number is no assertion of its own.
    """
    asserting = {
        one.sentence
        for one in claim.assertions
        if one.claimed.is_day or one.claimed.kind not in _NO_NUMBERS
    }
    judged = (
        _finding(claim, assertion, knowledge)
        for assertion in claim.assertions
        if not _only_dates(assertion, asserting)
    )
    yield from _joined((one for one in judged if not _only_quotes(one, claim)), claim.text)


def _only_quotes(finding: Finding, claim: Claim) -> bool:
    """Whether it is what nobody on record has said, with numbers that are judged by themselves."""
    said = finding.assertion.claimed
    if said.kind is not Kind.WORDS or finding.verdict is not Verdict.NOTHING:
        return False
    return any(said.holds(one.claimed) and one.claimed is not said for one in claim.assertions)


_RANGE = re.compile(r"\s?(?:to|until|till|through|–|—|-)\s?", re.IGNORECASE)
_SEVERITY = (Verdict.ON, Verdict.PARTLY, Verdict.NOTHING, Verdict.DIFFERS)


def _joined(findings: Iterable[Finding], text: str) -> Iterator[Finding]:
    """'From 14 July to 9 November' is one thing: as right as the worse of its ends."""
    before: Finding | None = None
    for finding in findings:
        if before is not None and _is_range(before, finding, text):
            before = _as_range(before, finding)
            continue
        if before is not None:
            yield before
        before = finding
    if before is not None:
        yield before


def _is_range(first: Finding, last: Finding, text: str) -> bool:
    both = (first, last)
    if any(one.assertion.claimed.kind is not Kind.DATE or not one.facts for one in both):
        return False
    between = text[first.assertion.claimed.end : last.assertion.claimed.start]
    return _RANGE.fullmatch(between) is not None


def _as_range(first: Finding, last: Finding) -> Finding:
    worse = max(first, last, key=lambda one: _SEVERITY.index(one.verdict))
    whole = replace(
        worse.assertion.claimed,
        start=first.assertion.claimed.start,
        end=last.assertion.claimed.end,
    )
    facts = worse.facts
    if worse.fits:
        facts = (*first.facts[:1], *last.facts[:1])
    return replace(
        worse,
        assertion=replace(worse.assertion, claimed=whole),
        facts=facts,
        reasons=worse.reasons | (first.reasons & {Reason.CHOSEN}),
    )


def _asks(sentence: str) -> bool:
    """Whether a sentence is a question; one that begins like a statement is taken for one."""
    return _QUESTION.match(sentence) is not None and sentence.rstrip(" \"'”’)").endswith("?")


def _only_dates(assertion: AssertionInContext, asserting: Container[TextSpan]) -> bool:
    claimed = assertion.claimed
    if claimed.kind is Kind.PERCENT and assertion.cues.half and claimed.low == _HALF:
        return True  # 'half of them earn less than': the amount is what is claimed
    if claimed.kind is Kind.DATE and any(one.kind is Kind.STRIKE_DAY for one in assertion.beside):
        return True  # 'Day 50 was Sept. 1': the day of the strike is what is claimed
    if claimed.kind is Kind.DURATION and claimed.unit == "year":
        # '13 percent over three years': the years are part of what the percent is.
        return any(one.kind in (Kind.PERCENT, Kind.MONEY) for one in assertion.beside)
    return claimed.kind is Kind.DATE and not claimed.is_day and assertion.sentence in asserting


def _finding(claim: Claim, assertion: AssertionInContext, knowledge: Knowledge) -> Finding:
    if assertion.claimed.kind in _UNCHECKED or _asks(assertion.all_words):
        return Finding(assertion, Verdict.UNCHECKED)
    if assertion.claimed.kind is Kind.WORDS:
        return _quotation(claim, assertion, knowledge)
    outcomes = _outcomes(assertion, knowledge)
    if not outcomes and assertion.claimed.kind in _COMPUTED:
        return Finding(assertion, Verdict.UNCHECKED)
    finding = finding_of(assertion, outcomes, lambda: _elsewhere(assertion, knowledge))
    runs = word_for_word(claim.text, assertion.claimed, assertion.sentence, knowledge.runs)
    if not runs:
        return _with_excerpts(finding, knowledge) if finding.fits else finding
    if _is_turned(claim, finding, runs[0]):
        return finding
    return _verbatim(finding, runs)


def _outcomes(assertion: AssertionInContext, knowledge: Knowledge) -> list[Outcome]:
    """By its kind; where that is not wholly on record, by the terms of contracts that have it, or
    by what the one says whose word it is.
    """
    by_kind = _outcomes_by_kind(assertion, knowledge)
    if any(one.verdict is Verdict.ON for one in by_kind):
        return by_kind
    if of_terms := term_outcomes(assertion, knowledge):
        return of_terms
    return attributed_outcomes(assertion, knowledge) or by_kind


def _outcomes_by_kind(  # noqa: PLR0911  (one for each kind)
    assertion: AssertionInContext, knowledge: Knowledge
) -> list[Outcome]:
    match assertion.claimed.kind:
        case Kind.ORDER:
            return order_outcomes(assertion, knowledge)
        case Kind.STRIKE_DAY:
            return strike_day_outcomes(assertion, knowledge)
        case Kind.DATE:
            named = stoppage_outcomes(assertion, knowledge)
            named = named or range_outcomes(assertion, knowledge)
            of_strike = named or strike_date_outcomes(assertion, knowledge)
            dated = of_strike or event_date_outcomes(assertion, knowledge)
            return dated or effect_outcomes(assertion, knowledge)
        case Kind.DURATION:
            compared = difference_outcomes(assertion, knowledge)
            if compared is not None:
                return compared
            named = stoppage_outcomes(assertion, knowledge)
            of_strike = named or length_outcomes(assertion, knowledge)
            return of_strike or outcomes_in_words(assertion, knowledge)
        case Kind.COUNT:
            named = stoppage_outcomes(assertion, knowledge)
            named = named or employed_outcomes(assertion, knowledge)
            of_strike = named or worker_outcomes(assertion, knowledge)
            return of_strike or outcomes_in_words(assertion, knowledge)
        case Kind.MULTIPLE:
            stated = pay_outcomes(assertion, knowledge) or outcomes_in_words(assertion, knowledge)
            return stated or ratio_outcomes(assertion, knowledge)
        case _:
            return pay_outcomes(assertion, knowledge) or outcomes_in_words(assertion, knowledge)


def _elsewhere(assertion: AssertionInContext, knowledge: Knowledge) -> list[Fact]:
    """Every fact that has the same number or date, whatever it is of; figures and strikes first.
    Terms are those of unions that are named.
    """
    claimed = assertion.claimed
    if claimed.kind is Kind.DATE:
        dated = knowledge.facts.of(Kind.DATE, Aspect.START, Aspect.END, Aspect.DATE)
        facts = [
            fact
            for fact in (dated if claimed.is_day else ())
            if fact.when is not None and match_date(claimed, fact.when) is ValueMatch.EXACT
        ]
    else:
        named = assertion.ids | assertion.far_ids
        facts = [
            fact
            for fact in knowledge.facts.near(claimed)
            if _is_same_number(assertion, fact)
            and (fact.aspect is not Aspect.TERM or fact.about & named)
        ]
    return sorted(facts, key=_latest_first)


def _latest_first(fact: Fact) -> tuple[bool, int, str]:
    """Figures and strikes before numbers in words, the latest of each first."""
    last = fact.when.last.toordinal() if fact.when else 0
    return fact.aspect is Aspect.IN_WORDS, -last, fact.record


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
        quoted=runs[0].passage.record,
    )


def _quotation(claim: Claim, assertion: AssertionInContext, knowledge: Knowledge) -> Finding:
    whole, near = quoted(claim.text, assertion.claimed, knowledge.runs)
    if whole:
        another = _is_of_another(assertion, whole, knowledge)
        verdict = Verdict.DIFFERS if another else Verdict.ON
        reasons = _OF_ANOTHER if another else frozenset({Reason.VERBATIM})
        first = _as_quotation(whole, knowledge)
        return Finding(assertion, verdict, reasons=reasons, verbatim=_articles(whole), quoted=first)
    if near:
        reasons = frozenset({Reason.WORDING})
        nearest = _articles(near[:1])
        first = near[0].passage.record
        return Finding(assertion, Verdict.DIFFERS, reasons=reasons, verbatim=nearest, quoted=first)
    return Finding(assertion, Verdict.NOTHING)


def _as_quotation(whole: Sequence[Run], knowledge: Knowledge) -> str:
    """The record of the words: the quotation, where they are more than an excerpt of others."""
    records = [run.passage.record for run in whole]
    return next((one for one in records if one in knowledge.speakers), records[0])


def _is_of_another(
    assertion: AssertionInContext, whole: Sequence[Run], knowledge: Knowledge
) -> bool:
    """Whether a quotation is ascribed to people of whom none said or wrote it."""
    if _is_of_another_body(assertion, whole, knowledge):
        return True
    in_sentence = [mention for mention in assertion.far if assertion.sentence.holds(mention)]
    named = [knowledge.holders[one] for one in holder_ids([*assertion.near, *in_sentence])]
    people = {holder.id: holder.name for holder in named if holder.kind == "person"}
    by_record = knowledge.speakers
    speakers = {by_record[run.passage.record] for run in whole if run.passage.record in by_record}
    authors = {run.passage.word.source.author for run in whole}
    authors |= {run.passage.word.origin.author for run in whole}
    written = not authors.isdisjoint(people.values())
    return bool(people and speakers) and not written and speakers.isdisjoint(people)


def _is_of_another_body(
    assertion: AssertionInContext, whole: Sequence[Run], knowledge: Knowledge
) -> bool:
    """Whether a quotation is given as the words of a body or an outlet that has not said them."""
    said_by = [
        mention for mention in assertion.attributed if mention.end <= assertion.claimed.start
    ]
    if not said_by:
        return False
    names = {normalized(text) for one in said_by[-1].names for text in (one.title, *one.names)}
    holders = said_by[-1].ids
    if any(knowledge.speakers.get(run.passage.record) in holders for run in whole):
        return False
    sources = [
        source for run in whole for source in (run.passage.word.source, run.passage.word.origin)
    ]
    texts = (text for one in sources for text in (one.outlet, one.author or "", one.title))
    return names.isdisjoint(normalized(text) for text in texts if text)
