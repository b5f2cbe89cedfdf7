"""What was won, where a question asks for that: by subject, or on one subject of bargaining."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.context import Context, not_on_record
from bot.answers.search.card import Lead
from bot.answers.unions import UnionAsked, union_asked, without_strike_and_year, year_of
from bot.domain.contracts.subjects import BargainedSubject, bargained_subjects, with_members
from bot.domain.names.index import LIKELY
from bot.domain.search.questions import Asked, names_nobody
from bot.models.contract import Subject
from bot.models.question import Question
from bot.models.search import RankedRecord
from bot.store.queries.search import ranked
from bot.store.queries.terms import contracts_of, list_terms, terms_by_id

_MEANT = 0.7
"""The part of what names a subject that the words of a term have, at least."""
_NOWHERE = Question("terms")


async def with_bargain(context: Context, lead: Lead) -> Lead:
    """The same, with what was won in a strike, or what contracts say on a subject, where that is
    asked for and is on record.
    """
    record, asked, found = context.record, lead.asked, lead.record
    if found.kind == "subject":
        contract = _contract(context, asked.contract)
        return await _on_subject(context, lead, record.subjects[found.record], contract)
    if found.kind != "strike" or "won" not in asked.what:
        return lead
    subject = await _subject(context, asked.subject) if asked.subject else None
    if subject is not None and names_nobody(asked.about):
        one = RankedRecord(subject.id, "subject", subject.name, "", 1.0, found.score)
        return await _on_subject(context, replace(lead, record=one, of=1), subject, "")
    contracts = [one.id for one in contracts_of(record, found.record)]
    if not contracts:
        return lead
    if subject is None:
        return replace(lead, won=await _won(context, contracts))
    return replace(
        lead,
        opened=Question.of("terms", subject=subject.id, contract=found.record),
        won=await _won(context, contracts, subject),
        on=subject.name,
    )


async def contract_on(context: Context, text: str) -> Lead | None:
    """What the contract of a union and a year has on a subject: 'WGA health plan 2026'."""
    year, words = year_of(text), without_strike_and_year(text).split()
    parted = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    for named, on in parted if year else ():
        union = union_asked(context, f"{named} {year}")
        subjects = context.names.exact(on, ("subject",)) if union and union.contracts else []
        if union and len(subjects) == 1:
            contract = union.contracts[0]
            subject = context.record.subjects[subjects[0].record]
            one = RankedRecord(subject.id, "subject", subject.name, "", 1.0, 0.0)
            asked = Asked(f"what was won by {union.name} in {year} on", on, text, ("subject",))
            lead = await _on_subject(context, Lead(asked, one, _NOWHERE), subject, contract.id)
            return lead if lead.won else None
    return None


async def settled_lead(context: Context, asked: Asked, union: UnionAsked) -> Lead:
    """The latest contract of a union that had no strike, with what it has of what was won: on all
    subjects, or on the one that is asked for.
    """
    contract = union.contracts[0]
    one = RankedRecord(contract.id, "contract", contract.name, "", 1.0, 0.0)
    opened = Question.of("terms", contract=contract.id)
    lead = Lead(asked, one, opened, unstruck=union.unstruck)
    subject = await _subject(context, asked.subject) if asked.subject else None
    won = await _won(context, [contract.id], subject) if "won" in asked.what else []
    if subject is None or not won:
        return replace(lead, won=won)
    return replace(lead, opened=opened.filled(subject=subject.id), won=won, on=subject.name)


async def _on_subject(context: Context, lead: Lead, subject: Subject, contract: str) -> Lead:
    """What a contract says on a subject, or the command that shows what all of them say."""
    opened = Question.of("terms", subject=subject.id, contract=contract)
    contracts = [one.id for one in contracts_of(context.record, contract)] or [contract]
    won = await _won(context, contracts, subject) if contract else ()
    return replace(lead, opened=opened, won=won)


async def _won(
    context: Context, contracts: Sequence[str], subject: Subject | None = None
) -> list[BargainedSubject]:
    record = context.record
    subjects = with_members(subject.id, record.subjects) if subject else None
    terms = await list_terms(record, contracts, subjects)
    strikes = (record.strikes.get(record.contracts[one.row.contract].strike or "") for one in terms)
    issues = [issue for strike in strikes if strike for issue in strike.row.issues]
    bargained = bargained_subjects(terms, record.contracts, record.subjects, issues=issues)
    return [one for one in bargained if one.of("won")]


def _contract(context: Context, named: str) -> str:
    """The contract that alone is called so, or the strike that it is of; '' where none is."""
    matches = context.names.find(named, ("contract", "strike"), 2) if named else ()
    if not matches or matches[0].score < LIKELY:
        return ""
    tied = len(matches) > 1 and matches[1].score == matches[0].score
    return "" if tied else matches[0].name.record


async def _subject(context: Context, named: str) -> Subject | None:
    """The subject that is called so, or that of the term which has the words."""
    record = context.record
    matches = context.names.find(named, ("subject",), 1)
    if matches and matches[0].score >= LIKELY:
        return record.subjects[matches[0].name.record]
    found = await ranked(record, named, ("subject", "term"), 1)
    if not found or found[0].share < _MEANT:
        return None
    if found[0].kind == "subject":
        return record.subjects[found[0].record]
    term = (await terms_by_id(record, [found[0].record]))[found[0].record].row
    return record.subjects[term.subject]


async def term_question(context: Context, identifier: str) -> Question:
    """What shows a term in full."""
    found = await terms_by_id(context.record, [identifier])
    if identifier not in found:
        raise not_on_record()
    term = found[identifier].row
    return Question.of("terms", subject=term.subject, contract=term.contract)
