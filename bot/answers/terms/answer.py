"""The answer of /terms."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.arguments import asked_cutoff
from bot.answers.context import Context, not_on_record
from bot.answers.terms.card import NoTerms, Terms, render_no_terms, render_terms
from bot.cards.card import Button, Card
from bot.cards.discord_limits import BUTTON_LABEL
from bot.cards.parts.as_known import as_known
from bot.cards.refusals import render_offer
from bot.cards.text import shorten
from bot.domain.contracts.subjects import bargained_subjects, with_members
from bot.domain.evidence.as_known import Cutoff, known_by
from bot.domain.stoppages.by_list import list_name
from bot.errors import UserError
from bot.models.contract import Contract, ContractTerm, Subject
from bot.models.evidence import Stated
from bot.models.question import Action, Question
from bot.models.role import Figure, Role
from bot.store.queries.stoppages import stoppages_by_id
from bot.store.queries.terms import contracts_of, figures_of_terms, list_terms


async def answer(context: Context, question: Question) -> Card:
    """One subject over all contracts, one contract over all subjects, or the one on the other; or
    what of it was known by a day.
    """
    record = context.record
    subject, contracts = _subject(context, question), _contracts(context, question)
    if contracts == ():
        return await _no_contract(context, question["contract"])
    if subject is None and contracts is None:
        raise UserError(
            "A subject, a contract or both are needed",
            "Try /terms subject: AI, or /terms contract: WGA contract 2023.",
        )
    cutoff = asked_cutoff(context, question["known_by"])
    if cutoff is None and question["undated"]:
        raise not_on_record()
    found = await list_terms(
        record,
        None if contracts is None else [one.id for one in contracts],
        None if subject is None else with_members(subject.id, record.subjects),
    )
    if not found and subject is not None:
        return await _nothing(context, subject, contracts or ())
    figures = await figures_of_terms(record, found)
    if cutoff is None:
        return render_terms(_terms(context, subject, contracts, found, figures), question)
    known = known_by(found, cutoff)
    undated = bool(question["undated"])
    shown = known.undated if undated else known.shown
    kept = _known_figures(figures, cutoff, undated=undated)
    terms = _terms(context, subject, contracts, shown, kept)
    known_then = as_known(cutoff.day, "term", known)
    return render_terms(replace(terms, known=known_then, undated=undated), question)


def _known_figures(
    figures: Sequence[tuple[Role, Stated[Figure]]], cutoff: Cutoff, *, undated: bool
) -> list[tuple[Role, Stated[Figure]]]:
    """Those that were known by a day, or those of undated sources."""
    parted = known_by((stated for _, stated in figures), cutoff)
    kept = {one.row.id: one for one in (parted.undated if undated else parted.shown)}
    return [(role, kept[one.row.id]) for role, one in figures if one.row.id in kept]


def _terms(
    context: Context,
    subject: Subject | None,
    contracts: Sequence[Contract] | None,
    found: Sequence[Stated[ContractTerm]],
    figures: Sequence[tuple[Role, Stated[Figure]]],
) -> Terms:
    record = context.record
    ids = dict.fromkeys(record.contracts[one.row.contract].strike for one in found)
    strikes = [record.strikes[one].row for one in ids if one]
    strikes.sort(key=lambda strike: strike.start.first, reverse=True)
    issues = [issue for strike in strikes for issue in strike.issues]
    return Terms(
        subject=subject,
        contracts=contracts or (),
        bargained=bargained_subjects(found, record.contracts, record.subjects, figures, issues),
        strikes=strikes,
    )


async def _nothing(context: Context, subject: Subject, contracts: Sequence[Contract]) -> Card:
    """What comes near a subject that a contract has no term on."""
    record = context.record
    in_contract, of_subject = await asyncio.gather(
        list_terms(record, [one.id for one in contracts]),
        list_terms(record, None, with_members(subject.id, record.subjects)),
    )
    near = {*with_members(subject.group or subject.id, record.subjects)}
    subjects = dict.fromkeys(one.row.subject for one in in_contract)
    others = dict.fromkeys(one.row.contract for one in of_subject)
    return render_no_terms(
        NoTerms(
            subject=subject,
            contracts=contracts,
            subjects=[record.subjects[one] for one in subjects if one in near],
            others=[one for one in record.contracts.values() if one.id in others][::-1],
        )
    )


def _subject(context: Context, question: Question) -> Subject | None:
    """None where none was asked for."""
    asked = question["subject"]
    if asked and asked not in context.record.subjects:
        raise not_on_record()
    return context.record.subjects.get(asked)


def _contracts(context: Context, question: Question) -> Sequence[Contract] | None:
    """The contract that was asked for, or those of the strike, stoppage or party, if it has any;
    None where none was asked for.
    """
    asked, record = question["contract"], context.record
    if not asked:
        return None
    if asked in record.contracts:
        return (record.contracts[asked],)
    if asked not in context.names.by_record:
        raise not_on_record()
    return tuple(contracts_of(record, asked))


async def _no_contract(context: Context, asked: str) -> Card:
    """That a strike, a stoppage or a party has no contract on record, and where it is told of."""
    name = context.names.by_record[asked]
    contracts = [one.name for one in context.record.contracts.values()]
    known, command = "It", Question.of("strike", name=asked)
    if name.kind == "holder":
        command = Question.of("search", record=asked)
    elif found := await stoppages_by_id(context.record, [asked]):
        known = f"The stoppage is {list_name(found[asked]).short} and"
    return render_offer(
        f"No contract is on record for: {name.title}",
        f"{known} has a card of its own. Contracts on record: {', '.join(contracts)}.",
        [Button(shorten(f"/{command.command} {name.title}", BUTTON_LABEL), Action.OPEN, command)],
    )
