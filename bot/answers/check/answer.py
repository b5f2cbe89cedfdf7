"""The answer of /check and of 'Check against the record'."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from fractions import Fraction

from bot.answers.check.card import Checked, render_check
from bot.answers.check.stated_facts import holders_by_name, stated_facts
from bot.answers.context import Context
from bot.cards.card import Card
from bot.cards.sanitize import LONGEST_CLAIM
from bot.domain.claims.facts import strike_facts
from bot.domain.claims.judge import judge
from bot.domain.claims.knowledge import Facts, Knowledge
from bot.domain.claims.text.parse import Claim, read_claim
from bot.domain.claims.text.quotations import Run, runs, shingles
from bot.domain.claims.text.spans import words
from bot.domain.claims.text.statements import Assertion, Hedge, Kind
from bot.domain.claims.verdict import Finding, Verdict
from bot.errors import UserError
from bot.models.evidence import SearchHit
from bot.models.question import Question
from bot.store.queries.claim_records import ClaimQuery, find_records
from bot.store.queries.passages import find_shingles, find_speakers
from bot.store.queries.search import search

_SLICE = 0.01
"""Seconds for which judging a text keeps everybody else waiting."""

_LEAST_RUN = 3
_SEARCHED = 6
_WIDE = Fraction(8, 100)
_NUMBERED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.MULTIPLE, Kind.COUNT, Kind.DURATION})


async def held_against(context: Context, text: str) -> tuple[Claim, list[Finding]]:
    """What a text says, and what follows for each thing when it is held against the record."""
    claim = read_claim(text, context.names)
    by_name = holders_by_name(context.record.holders.values())
    places = await find_shingles(context.record, shingles(text))
    found = runs(text, places)
    query = _query(claim, found)
    records, speakers = await asyncio.gather(
        find_records(context.record, query), find_speakers(context.record, query.records)
    )
    facts = stated_facts(records, by_name)
    for stated in context.record.strikes.values():
        facts += strike_facts(stated, by_name, context.today())
    grounds = Knowledge(
        facts=Facts(facts),
        strikes=context.record.strikes,
        known=context.record.holders,
        by_name=by_name,
        runs=found,
        today=context.today(),
        speakers=speakers,
    )
    return claim, [held async for held in _in_slices(judge(claim, grounds))]


async def _in_slices(held: Iterator[Finding]) -> AsyncIterator[Finding]:
    """One after another; a text of a thousand numbers lets other answers in between."""
    until = time.perf_counter() + _SLICE
    for one in held:
        yield one
        if time.perf_counter() > until:
            await asyncio.sleep(0)
            until = time.perf_counter() + _SLICE


def _query(claim: Claim, found: Sequence[Run]) -> ClaimQuery:
    said = [reading.said for reading in claim.readings]
    return ClaimQuery(
        roles=list(_named(claim, "role", "occupation")),
        strikes=list(_named(claim, "strike")),
        holders=list(_named(claim, "holder")),
        records=list(dict.fromkeys(run.passage.record for run in found if run.count > _LEAST_RUN)),
        numbers=[_around(one) for one in said if one.kind in _NUMBERED],
        days=[
            (one.when.first.isoformat(), one.when.last.isoformat())
            for one in said
            if one.is_day and one.when
        ],
    )


def _named(claim: Claim, *kinds: str) -> Iterator[str]:
    yield from dict.fromkeys(
        record for mention in claim.mentions for record in mention.of_kind(*kinds)
    )


def _around(said: Assertion) -> tuple[Kind, Fraction, Fraction]:
    """The number, as wide as its words announce that it is rounded."""
    margin = said.step / 2
    if said.hedge in (Hedge.ABOUT, Hedge.NEARLY):
        margin = max(margin, _WIDE * said.high)
    return said.kind, said.low - margin, said.high + margin


async def answer(context: Context, question: Question) -> Card:
    """What the record has on each thing that a text says. A text that is too long for buttons to
    carry is answered without them, the whole answer in a file.
    """
    if not words(question.text):
        raise UserError(
            "There is no text in that to check",
            "Try /check claim: The actors' strike lasted 118 days.",
        )
    claim, held = await held_against(context, question.text)
    nearest = await _nearest(context, claim, held)
    whole = len(question.text) <= LONGEST_CLAIM
    checked = Checked(claim, held, context.record.holders, nearest, whole)
    shown = question if whole else Question(question.command)
    return render_check(checked, shown, context.record.version)


async def _nearest(
    context: Context, claim: Claim, held: Sequence[Finding]
) -> dict[int, Sequence[SearchHit]]:
    """What a search finds for the first few sentences that the record has nothing on."""
    starts = dict.fromkeys(
        one.reading.sentence for one in held if one.verdict is Verdict.NOTHING and not one.elsewhere
    )
    searched = list(starts)[:_SEARCHED]
    found = await asyncio.gather(*[search(context.record, one.of(claim.text)) for one in searched])
    return {one.start: hits.found for one, hits in zip(searched, found, strict=True)}
