"""The records that a claim leads to, as facts that it can be compared with."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.domain.claims.facts import (
    Fact,
    Holders,
    NumberInWords,
    StatedInWords,
    about_of,
    event_fact,
    fact_in_words,
    figure_facts,
)
from bot.domain.claims.text.statements import Kind
from bot.models.contract import Contract, ContractTerm, Subject, term_title
from bot.models.quote import Holder
from bot.store.queries.claim_records import ClaimRecords, EventWithParties


@dataclass(frozen=True, slots=True)
class Bargaining:
    """The contracts and the subjects of bargaining, by id."""

    contracts: Mapping[str, Contract]
    subjects: Mapping[str, Subject]

    def about(self, term: ContractTerm, holders: Holders) -> frozenset[str]:
        """The ids of those that a term is about: the unions, the contract, its strike."""
        contract = self.contracts[term.contract]
        return about_of(contract.union, holders, contract.id, contract.strike)

    def label(self, term: ContractTerm) -> str:
        """What a term is called."""
        return term_title(self.contracts[term.contract], self.subjects[term.subject], term)

    def names(self, term: ContractTerm) -> str:
        """All that its contract, its subject and the group of that go by."""
        contract, subject = self.contracts[term.contract], self.subjects[term.subject]
        group = self.subjects.get(subject.group or "", subject)
        called = (contract, subject, group)
        return " ".join(name for one in called for name in (one.name, *one.aliases))


def holders_by_name(holders: Iterable[Holder]) -> Holders:
    """The ids of the holders by their names and aliases."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for holder in holders:
        for name in (holder.name, *holder.aliases):
            found[name].add(holder.id)
    return {name: frozenset(ids) for name, ids in found.items()}


def stated_facts(
    found: ClaimRecords, holders: Holders, kinds: frozenset[Kind], bargaining: Bargaining
) -> list[Fact]:
    """Every figure, every number that is told in words and, where dates are claimed, the day of
    every event.
    """
    tellers = {stated.row.id: (stated, about) for stated, about in _tellers(found, holders)}
    terms = {one.row.id: (one, bargaining.about(one.row, holders)) for one in found.terms}
    events = found.events if kinds & {Kind.DATE, Kind.ORDER} else ()
    facts = [fact for role, figure in found.figures for fact in figure_facts(role, figure, holders)]
    facts += [event_fact(one.event, _about_event(one)) for one in events]
    for one in found.numbers:
        number = NumberInWords(one.record, one.kind, one.interval, one.unit, one.told, one.source)
        if one.record in terms:
            stated, about = terms[one.record]
            label, names = bargaining.label(stated.row), bargaining.names(stated.row)
            facts.append(replace(fact_in_words(stated, number, about), label=label, names=names))
        else:
            told, about = tellers[one.record]
            facts.append(fact_in_words(told, number, about))
    return facts


def _tellers(
    found: ClaimRecords, holders: Holders
) -> Iterator[tuple[StatedInWords, frozenset[str]]]:
    """What tells numbers in words, and the ids of those that it is about: events and strikes their
    parties, positions and quotations their holders.
    """
    for one in found.events:
        yield one.event, _about_event(one)
    for said in (*found.statements, *found.quotes):
        yield said, frozenset({said.row.holder})
    for strike in found.strikes:
        yield strike, about_of(strike.row.union, holders, strike.row.id)


def _about_event(one: EventWithParties) -> frozenset[str]:
    strike = one.event.row.strike
    return one.parties | {strike} if strike else one.parties
