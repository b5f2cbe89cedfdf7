"""The answer of /check and of 'Check against the record'."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from bot.answers.check.card import CheckedClaim, ExplainedFinding, render_check
from bot.answers.check.stated_facts import Bargaining, holders_by_name, stated_facts
from bot.answers.context import Context
from bot.cards.card import Card
from bot.cards.text import LONGEST_CLAIM
from bot.domain.claims.facts import (
    Fact,
    Facts,
    Holders,
    Knowledge,
    employed_fact,
    strike_facts,
)
from bot.domain.claims.judge import judge
from bot.domain.claims.stoppages import stoppage_facts, stoppages_named
from bot.domain.claims.text.mentions import holder_ids
from bot.domain.claims.text.parse import Claim, parse_claim
from bot.domain.claims.text.quotations import Run, find_runs, shingles
from bot.domain.claims.text.spans import TextSpan, words
from bot.domain.claims.text.statements import Assertion, Hedge, Kind
from bot.domain.claims.verdict import Finding, Verdict, explain
from bot.domain.pay.populations import wages_by_occupation
from bot.errors import UserError
from bot.models.contract import ContractTerm
from bot.models.event import Event, Strike
from bot.models.evidence import Attestation, Name, Stated
from bot.models.question import Question
from bot.models.role import Figure
from bot.models.search import SearchHit
from bot.models.source import Source
from bot.models.statistics import Occupation, Stoppage, oews_source, soc_of
from bot.store.queries.claim_records import ClaimQuery, find_records, find_shingles, find_speakers
from bot.store.queries.pay import occupation_years
from bot.store.queries.search import ranked, search
from bot.store.queries.stoppages import all_stoppages
from bot.store.queries.terms import terms_by_id
from bot.store.record import OccupationYears

MOST_BUTTONS = 5
_SLICE = 0.01
"""Seconds for which judging a text keeps everybody else waiting."""

_LEAST_RUN = 3
_SEARCHED = 6
"""Sentences with nothing on record that are searched for."""

_NEAREST = 3
_LOOKED_AT = 20
_MEANT = 0.5
"""The part of what a text tells that a term which comes near has, at least."""
_WIDE = Fraction(8, 100)
_NUMBERS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.MULTIPLE, Kind.COUNT, Kind.DURATION})
_OF_STRIKES = frozenset({Kind.DATE, Kind.DURATION, Kind.COUNT, Kind.ORDER, Kind.STRIKE_DAY})


async def answer(context: Context, question: Question) -> Card:
    """What the record has on each number, date and quotation of a text. A text that is too long for
    buttons to carry is answered without them, the whole answer in a file.
    """
    if not words(question.text):
        raise UserError(
            "There is no text in that to check",
            "Try /check claim: The actors' strike lasted 118 days.",
        )
    claim, findings = await find_findings(context, question.text)
    bargaining = Bargaining(context.record.contracts, context.record.subjects)
    nearest = await _nearest(context, claim, findings)
    whole = len(question.text) <= LONGEST_CLAIM
    checked = CheckedClaim(
        text=claim.text,
        findings=[
            ExplainedFinding(one, explain(one), nearest.get(one.assertion.sentence, ()))
            for one in findings
        ],
        named=_named(claim, findings),
        speakers={holder.id: holder.name for holder in context.record.holders.values()},
        to_open=_to_open(findings),
        years=await _years(context, findings),
        whole=whole,
        terms=[] if findings else await _terms_near(context, claim, bargaining),
    )
    card = render_check(checked)
    return card if whole else replace(card, question=Question(question.command))


async def find_findings(context: Context, text: str) -> tuple[Claim, list[Finding]]:
    """A text as it is parsed, and what is found for each number, date and quotation of it."""
    claim = parse_claim(text, context.names)
    by_name = holders_by_name(context.record.holders.values())
    runs = find_runs(text, await find_shingles(context.record, shingles(text)))
    query = _query(claim, runs)
    records, speakers = await asyncio.gather(
        find_records(context.record, query), find_speakers(context.record, query.records)
    )
    bargaining = Bargaining(context.record.contracts, context.record.subjects)
    facts = stated_facts(records, by_name, query.kinds, bargaining)
    stoppages: list[Stoppage] = []
    if query.kinds & _OF_STRIKES:
        facts += _facts_of_strikes(context, by_name)
        stoppages = await _stoppages(context, text)
        sources = context.record.sources
        facts += [fact for one in stoppages for fact in stoppage_facts(one, sources)]
    if Kind.COUNT in query.kinds:
        facts += await _employed(context, query.roles)
    knowledge = Knowledge(
        facts=Facts(facts),
        strikes=context.record.strikes,
        holders=context.record.holders,
        holders_by_name=by_name,
        runs=runs,
        stoppages=stoppages,
        today=context.today(),
        speakers=speakers,
    )
    return claim, [finding async for finding in _in_slices(judge(claim, knowledge))]


def _facts_of_strikes(context: Context, by_name: Holders) -> list[Fact]:
    strikes, today = context.record.strikes.values(), context.today()
    return [fact for stated in strikes for fact in strike_facts(stated, by_name, today)]


async def _employed(context: Context, roles: Sequence[str]) -> list[Fact]:
    """How many work in the occupations among some roles, year by year."""
    codes = [role for role in roles if soc_of(role)]
    years = await occupation_years(context.record, codes)
    sources = context.record.sources
    return [
        employed_fact(
            year, Attestation.of_publisher(sources[oews_source(year.year)], "Counts them.")
        )
        for rows in years.values()
        for year in rows
        if year.employment is not None
    ]


async def _years(context: Context, findings: Sequence[Finding]) -> OccupationYears:
    """The years of the occupations whose wages are found, up to four of them."""
    rows = (fact.row for one in findings for fact in one.facts)
    wages = wages_by_occupation(row for row in rows if isinstance(row, Figure))
    return await occupation_years(context.record, list(wages))


async def _stoppages(context: Context, text: str) -> list[Stoppage]:
    """The BLS stoppages whose employers a text names, and those of the record's strikes."""
    strikes = context.record.strikes.values()
    known = {id_ for stated in strikes for id_ in stated.row.stoppage}
    listed = await all_stoppages(context.record)
    named = {one.id for one in stoppages_named(text, listed)}
    return [one for one in listed if one.id in known or one.id in named]


async def _in_slices(findings: Iterator[Finding]) -> AsyncIterator[Finding]:
    """One after another; a text of a thousand numbers lets other answers in between."""
    until = time.perf_counter() + _SLICE
    for finding in findings:
        yield finding
        if time.perf_counter() > until:
            await asyncio.sleep(0)
            until = time.perf_counter() + _SLICE


def _query(claim: Claim, runs: Sequence[Run]) -> ClaimQuery:
    """What is asked of the record about a claim."""
    claimed = [assertion.claimed for assertion in claim.assertions]
    return ClaimQuery(
        roles=list(_mentioned(claim, "role", "occupation")),
        strikes=list(_mentioned(claim, "strike")),
        holders=list(_holders(claim)),
        records=list(dict.fromkeys(run.passage.record for run in runs if run.count > _LEAST_RUN)),
        kinds=frozenset(one.kind for one in claimed),
        numbers=[_around(one) for one in claimed if one.kind in _NUMBERS],
        days=[
            (one.when.first.isoformat(), one.when.last.isoformat())
            for one in claimed
            if one.is_day and one.when
        ],
    )


def _mentioned(claim: Claim, *kinds: str) -> Iterator[str]:
    yield from dict.fromkeys(
        record for mention in claim.mentions for record in mention.of_kind(*kinds)
    )


def _holders(claim: Claim) -> Iterator[str]:
    yield from _mentioned(claim, "holder")
    yield from sorted(frozenset[str]().union(*(mention.parties for mention in claim.mentions)))


def _around(number: Assertion) -> tuple[Kind, Fraction, Fraction]:
    """The number, as wide as its words announce that it is rounded."""
    margin = number.step / 2
    if number.hedge in (Hedge.ABOUT, Hedge.NEARLY):
        margin = max(margin, _WIDE * number.high)
    return number.kind, number.low - margin, number.high + margin


async def _nearest(
    context: Context, claim: Claim, findings: Sequence[Finding]
) -> Mapping[TextSpan, Sequence[SearchHit]]:
    """What a search finds for the first few sentences that the record has nothing on."""
    sentences = dict.fromkeys(
        one.assertion.sentence
        for one in findings
        if one.verdict is Verdict.NOTHING and not one.elsewhere
    )
    searched = list(sentences)[:_SEARCHED]
    results = await asyncio.gather(
        *[
            search(context.record, sentence.of(claim.text), typing=False, least=0)
            for sentence in searched
        ]
    )
    return {
        sentence: result.found[:_NEAREST]
        for sentence, result in zip(searched, results, strict=True)
    }


async def _terms_near(
    context: Context, claim: Claim, bargaining: Bargaining
) -> list[tuple[str, Stated[ContractTerm]]]:
    """Terms that have most of the words of a text without numbers, of the unions that it names."""
    holders = holder_ids(claim.mentions)
    if not holders:
        return []
    found = await ranked(context.record, claim.text, ("term",), _LOOKED_AT)
    terms = await terms_by_id(context.record, [one.record for one in found if one.share >= _MEANT])
    by_name = holders_by_name(context.record.holders.values())
    return [
        (bargaining.label(stated.row), stated)
        for stated in terms.values()
        if bargaining.about(stated.row, by_name) & holders
    ][:_NEAREST]


def _named(claim: Claim, findings: Sequence[Finding]) -> list[Sequence[Name]]:
    """What the claim names and no finding is about, each once."""
    meant = {
        record for one in findings for fact in one.facts for record in (*fact.about, fact.record)
    }
    named: dict[frozenset[str], Sequence[Name]] = {}
    for mention in claim.mentions:
        if not mention.loose and not mention.ids & meant:
            named.setdefault(mention.ids, mention.names)
    return list(named.values())


def _to_open(findings: Sequence[Finding]) -> dict[Question, Fact | Source]:
    """The records to open, in the order of the claim: the best fact, the first that has the number
    elsewhere and the first source that has the words, of each finding.
    """
    found: dict[Question, Fact | Source] = {}
    for finding in findings:
        for fact in (*finding.facts[:1], *finding.elsewhere[:1]):
            found.setdefault(_opening(fact), fact)
        for word in finding.verbatim[:1]:
            found.setdefault(Question.of("source", source=word.source.id), word.source)
    return dict(list(found.items())[:MOST_BUTTONS])


def _opening(fact: Fact) -> Question:
    """The command that shows the record of a fact."""
    match fact.row:
        case Figure() as figure:
            return Question.of("pay", role=figure.role)
        case Strike() as strike:
            return Question.of("strike", name=strike.id)
        case Event() as event:
            return Question.of("on", date=event.id)
        case Stoppage() as stoppage:
            return Question.of("timeline", about=f"stoppages-{stoppage.start.first.year}")
        case Occupation() as occupation:
            return Question.of("pay", role=occupation.soc)
        case _:
            return Question.of("search", record=fact.record)
