"""Questions about contracts: what was demanded, offered and won, by subject."""

import json
from collections.abc import Iterable, Sequence

from bot.models.contract import Contract, ContractTerm
from bot.models.evidence import Stated
from bot.models.role import Figure, Role
from bot.store.queries.pay import figures_with_roles, select_figures
from bot.store.record import Record
from bot.store.tables import TERMS

MOST = 1000
"""Terms read for one question."""

_OF_CONTRACTS = "terms.contract IN (SELECT value FROM json_each(:contracts))"
_ON_SUBJECTS = "terms.subject IN (SELECT value FROM json_each(:subjects))"
_IN_ORDER = "ORDER BY terms.effective_first, terms.effective_last, terms.id LIMIT :most"
_LISTED = {
    (True, False): TERMS.select_stated(f"WHERE {_OF_CONTRACTS} {_IN_ORDER}"),
    (False, True): TERMS.select_stated(f"WHERE {_ON_SUBJECTS} {_IN_ORDER}"),
    (True, True): TERMS.select_stated(f"WHERE {_OF_CONTRACTS} AND {_ON_SUBJECTS} {_IN_ORDER}"),
}
"""By whether contracts and subjects are given: each statement has its index."""
_BY_ID = TERMS.select_stated(
    "WHERE terms.id IN (SELECT value FROM json_each(:ids)) ORDER BY terms.id LIMIT :most"
)
_FIGURES = select_figures(
    """
    WHERE figures.id IN (SELECT value FROM json_each(:ids))
    ORDER BY figures.role, figures.as_of_first, figures.id LIMIT :most
    """
)


async def list_terms(
    record: Record,
    contracts: Iterable[str] | None = None,
    subjects: Iterable[str] | None = None,
) -> list[Stated[ContractTerm]]:
    """The terms of some contracts on some subjects, by their ids, the earliest first. None stands
    for all of the one; both cannot be None.
    """
    given = {"contracts": contracts, "subjects": subjects}
    wanted = {name: json.dumps(list(ids)) for name, ids in given.items() if ids is not None}
    if "[]" in wanted.values():
        return []
    statement = _LISTED[contracts is not None, subjects is not None]
    return await record.list_stated(TERMS, statement, {**wanted, "most": MOST})


async def terms_by_id(record: Record, ids: Sequence[str]) -> dict[str, Stated[ContractTerm]]:
    """Terms by their ids, in the order of these; one that is not on record is left out."""
    found = await record.list_stated(TERMS, _BY_ID, {"ids": json.dumps(ids), "most": MOST})
    by_id = {stated.row.id: stated for stated in found}
    return {identifier: by_id[identifier] for identifier in ids if identifier in by_id}


async def figures_of_terms(
    record: Record, terms: Iterable[Stated[ContractTerm]]
) -> list[tuple[Role, Stated[Figure]]]:
    """The pay figures that have the amounts of terms, each with its role."""
    ids = dict.fromkeys(one for stated in terms for one in stated.row.figures)
    if not ids:
        return []
    found = await record.ask(_FIGURES, {"ids": json.dumps(list(ids)), "most": MOST})
    return figures_with_roles(record, found)


def contracts_of(record: Record, strike: str) -> list[Contract]:
    """The contracts that came about in a strike, the earliest first."""
    return [contract for contract in record.contracts.values() if contract.strike == strike]
