"""Contracts, the subjects of bargaining and the terms of each are stored as what can be found."""

import sqlite3
from collections.abc import Iterator, Mapping

from bot.models.contract import Contract, ContractTerm, Subject, term_title
from bot.store.build.search_index import SearchIndex, SearchText
from bot.store.build.search_text import in_words
from bot.store.tables import CONTRACTS, SUBJECTS, TERMS, Content


def insert_bargaining(connection: sqlite3.Connection, content: Content, index: SearchIndex) -> None:
    """Store all of them, each as a record. A term has no names: its contract and its subject do."""
    contracts = {one.id: one for one in content.models("contracts") if isinstance(one, Contract)}
    subjects = {one.id: one for one in content.models("subjects") if isinstance(one, Subject)}
    terms = [one for one in content.models("terms") if isinstance(one, ContractTerm)]
    index.insert([_contract_text(one) for one in contracts.values()])
    connection.executemany(CONTRACTS.insert, map(CONTRACTS.cells, contracts.values()))
    index.insert([_subject_text(one, subjects) for one in subjects.values()])
    connection.executemany(SUBJECTS.insert, map(SUBJECTS.cells, subjects.values()))
    index.insert([_term_text(one, contracts, subjects) for one in terms])
    connection.executemany(TERMS.insert, map(TERMS.cells, terms))


def _contract_text(contract: Contract) -> SearchText:
    parts = (*contract.union, contract.employers, *contract.aliases, contract.note)
    return SearchText(
        record=contract.id,
        kind=CONTRACTS.kind,
        title=contract.name,
        body=" · ".join(part for part in parts if part),
        more=f"contract agreement deal {_dates(contract)}",
        names=list(dict.fromkeys(_contract_names(contract))),
    )


def _contract_names(contract: Contract) -> Iterator[str]:
    """What people type: 'WGA contract 2023'; without a strike of that name also 'WGA 2026'."""
    yield from (contract.name, *contract.aliases)
    year = contract.start.first.year
    for union in contract.union:
        yield from (f"{union} contract {year}", f"{year} {union} contract")
        yield from (f"{union} deal {year}", f"{union} agreement {year}")
        if contract.strike is None:
            yield from (f"{union} {year}", f"{year} {union}")


def _dates(contract: Contract) -> str:
    ends = (contract.start, contract.end or contract.start)
    return " ".join((*map(in_words, ends), *(str(end.first.year) for end in ends)))


def _subject_text(subject: Subject, subjects: Mapping[str, Subject]) -> SearchText:
    group = subjects.get(subject.group or "")
    own = (subject.name, *subject.aliases)
    return SearchText(
        record=subject.id,
        kind=SUBJECTS.kind,
        title=subject.name,
        body=" · ".join((*((group.name,) if group else ()), *subject.aliases)),
        more="",
        names=list(dict.fromkeys((*own, *(f"{group.name} {name}" for name in own if group)))),
    )


def _term_text(
    term: ContractTerm, contracts: Mapping[str, Contract], subjects: Mapping[str, Subject]
) -> SearchText:
    contract, subject = contracts[term.contract], subjects[term.subject]
    group = subjects.get(subject.group or "")
    more = (*contract.union, *contract.aliases, *subject.aliases, *(group.aliases if group else ()))
    return SearchText(
        record=term.id,
        kind=TERMS.kind,
        title=term_title(contract, subject, term),
        body=" · ".join(part for part in (term.says, term.note) if part),
        more=" ".join((*more, group.name if group else "", in_words(term.effective))),
        names=(),
    )
