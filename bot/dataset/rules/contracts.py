"""The rules on contracts, on the subjects of bargaining, and on the terms of each."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from bot.dataset.csv_rows import Placed
from bot.dataset.rules.rows import References
from bot.dataset.rules.tables import repeated
from bot.dataset.tables import Tables
from bot.errors import Fault
from bot.models.contract import Contract, ContractTerm, Side, Subject
from bot.models.measure import Measure

_YEAR = timedelta(days=366)
_BARGAINING = 4 * _YEAR
"""How long before a contract began something may have been demanded or offered."""

_SIDE_OF: Mapping[Measure, Side] = MappingProxyType(
    {Measure.DEMAND: "demanded", Measure.OFFER: "offered"}
)
"""The side of a figure by its measure; all others are what was won."""


def single_names(tables: Tables) -> Iterator[Fault]:
    """A contract and a subject are called what no other of the kind is."""
    for table, rows in (("contracts", tables.contracts), ("subjects", tables.subjects)):
        first: dict[str, int] = {}
        for placed in rows:
            called = [("name", placed.row.name), *(("aliases", one) for one in placed.row.aliases)]
            for column, name in called:
                earlier = first.setdefault(name.casefold(), placed.line)
                if earlier != placed.line:
                    expected = f"a name of its own ({table}.csv:{earlier} has it)"
                    yield placed.fault(column, "is taken", name, expected)


def flat_groups(tables: Tables) -> Iterator[Fault]:
    """A group of subjects belongs to no other."""
    groups = {placed.row.id: placed.row.group for placed in tables.subjects}
    for placed in tables.subjects:
        group = placed.row.group
        if group is not None and group != placed.row.id and groups.get(group) is not None:
            expected = f"a subject without a group ({group} is one of {groups[group]})"
            yield placed.fault("group", "belongs to a group itself", group, expected)


def used_rows(tables: Tables) -> Iterator[Fault]:
    """A contract has a term; a subject has one, or is the group of another."""
    terms = [placed.row for placed in tables.terms]
    groups = {placed.row.group for placed in tables.subjects}
    used = {term.contract for term in terms} | {term.subject for term in terms} | groups
    rows: Iterable[Placed[Contract] | Placed[Subject]] = (*tables.contracts, *tables.subjects)
    for placed in rows if terms else ():
        row_id = placed.row.id
        unread = tables.is_refused("terms", row_id) or tables.is_refused("subjects", row_id)
        if row_id not in used and not unread:
            expected = f"a row of terms.csv with this {placed.table.removesuffix('s')}"
            yield placed.fault("id", "has no term", row_id, expected)


def contract_times(tables: Tables) -> Iterator[Fault]:
    """A contract begins within a year of the strike that was about it."""
    strikes = {placed.row.id: placed.row for placed in tables.strikes}
    for placed in tables.contracts:
        contract, strike = placed.row, strikes.get(placed.row.strike or "")
        if strike is None:
            continue
        last = (strike.end or strike.start).last
        if not _is_near(contract, strike.start.first - _YEAR, last + _YEAR):
            expected = f"a date within a year of {strike.id}"
            yield placed.fault("start", "is of another time", contract.start.text, expected)


def _is_near(contract: Contract, first: date, last: date) -> bool:
    return first <= contract.start.last and contract.start.first <= last


def term_times(tables: Tables) -> Iterator[Fault]:
    """What was demanded and offered comes before a contract, and what was won holds during it; a
    year is allowed for what was settled or ratified earlier or later.
    """
    contracts = {placed.row.id: placed.row for placed in tables.contracts}
    for placed in tables.terms:
        contract = contracts.get(placed.row.contract)
        if contract is None:
            continue
        first, last = _allowed(placed.row, contract)
        effective = placed.row.effective
        if effective.last < first or (last is not None and effective.first > last):
            expected = f"from {first} to {last or 'any day'}, by the dates of {contract.id}"
            yield placed.fault("effective", "is of another time", effective.text, expected)


def _allowed(term: ContractTerm, contract: Contract) -> tuple[date, date | None]:
    if term.side == "won":
        return contract.start.first - _YEAR, contract.end.last if contract.end else None
    return contract.start.first - _BARGAINING, contract.start.last + _YEAR


def single_terms(tables: Tables) -> Iterator[Fault]:
    """What a side said of a subject stands once."""
    yield from repeated(
        tables.terms,
        "says",
        lambda row: (row.says, row.contract, row.subject, row.side),
        "row of what a side said",
    )


def contract_unions(known: References) -> Iterator[Fault]:
    """The union of a contract is the one that struck for it."""
    strikes = {placed.row.id: placed.row for placed in known.tables.strikes}
    for placed in known.tables.contracts:
        union, strike = placed.row.union, strikes.get(placed.row.strike or "")
        if strike is None or not known.holders.keys() >= {*union, *strike.union}:
            continue
        if _holders(union, known) != _holders(strike.union, known):
            expected = f"{'|'.join(strike.union)!r}, as {strike.id} has it"
            yield placed.fault("union", "is not the strike's", "|".join(union), expected)


def _holders(names: Iterable[str], known: References) -> frozenset[str]:
    return frozenset[str]().union(*(known.holders[name] for name in names))


def term_figures(known: References) -> Iterator[Fault]:
    """The figures of a term are on record, of the contract's strike and of the term's side."""
    contracts = {placed.row.id: placed.row for placed in known.tables.contracts}
    for placed in known.tables.terms if known.counts["figures"] else ():
        for identifier in placed.row.figures:
            figure = known.figures.get(identifier)
            if figure is None:
                if not known.tables.is_refused("figures", identifier):
                    what, expected = "refers to nothing", "an id of figures.csv"
                    yield placed.fault("figures", what, identifier, expected)
                continue
            contract = contracts.get(placed.row.contract)
            if contract and figure.strike and figure.strike != contract.strike:
                expected = f"a figure of {contract.strike or 'no strike'}, as {contract.id} has it"
                yield placed.fault("figures", "is of another strike", identifier, expected)
            side = _SIDE_OF.get(figure.measure, "won")
            if side != placed.row.side:
                what, expected = f"is what was {side}", f"a figure of what was {placed.row.side}"
                yield placed.fault("figures", what, identifier, expected)
