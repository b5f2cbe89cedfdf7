"""The rules on one row beside what else is on record.

A table without rows is a fault of its own, so a rule that would need it says nothing more.
"""

from collections.abc import Callable, Iterator
from typing import Any

from bot.dataset.csv_rows import Placed
from bot.dataset.rules.references import References
from bot.errors import Fault
from bot.models.measure import Measure
from bot.models.role import Figure, Role
from bot.models.source import Evidence

RowRule = Callable[[str, Placed[Any], References], Iterator[Fault]]

_REFERENCES: dict[str, tuple[tuple[str, str], ...]] = {
    "sources": (("repeats", "sources"),),
    "holders": (("source", "sources"),),
    "figures": (("role", "roles"), ("strike", "strikes")),
    "quotes": (("holder", "holders"), ("topic", "topics"), ("source", "sources")),
    "statements": (("holder", "holders"), ("topic", "topics")),
    "events": (("strike", "strikes"),),
    "evidence": (("source", "sources"),),
    "prices": (("source", "sources"),),
    "stoppages": (("source", "sources"),),
}
_PARTIES = {"events": "parties", "strikes": "union", "roles": "union"}


def references(table: str, placed: Placed[Any], known: References) -> Iterator[Fault]:
    """Every id that a row refers to is on record."""
    for column, target in _REFERENCES[table]:
        value = getattr(placed.row, column)
        if not known.has(target, value):
            yield _refers_to_nothing(f"{table}.csv", placed.line, column, value, target)


def schedules(known: References) -> Iterator[Fault]:
    """A role's schedule is on record; it may stand below the role."""
    for line, schedule in known.schedules:
        if not known.has("roles", schedule):
            yield _refers_to_nothing("roles.csv", line, "schedule", schedule, "roles")


def _refers_to_nothing(file: str, line: int, column: str, value: str, target: str) -> Fault:
    return Fault(file, line, column, "refers to nothing", value, f"an id of {target}.csv")


def known_parties(table: str, placed: Placed[Any], known: References) -> Iterator[Fault]:
    """Parties and unions are the name or an alias of exactly one holder."""
    column = _PARTIES[table]
    for name in getattr(placed.row, column) if known.holders else ():
        owners = known.holders.get(name, ())
        if len(owners) != 1 and not known.is_refused("holders", name):
            what = "names several holders" if owners else "names no holder"
            expected = "the name or an alias of one holder"
            yield Fault(f"{table}.csv", placed.line, column, what, name, expected)


def role_occupations(_: str, placed: Placed[Role], known: References) -> Iterator[Fault]:
    """The occupation that a role was assigned to is one of the table."""
    code, codes = placed.row.occupation, known.occupations
    if codes and code is not None and code not in codes:
        if known.is_refused("occupations", code):
            return
        yield _refers_to_nothing_in_codes(placed.line, code)


def _refers_to_nothing_in_codes(line: int, code: str) -> Fault:
    expected = "a code of occupations.csv"
    return Fault("roles.csv", line, "occupation", "refers to nothing", code, expected)


def counted_figures(_: str, placed: Placed[Figure], known: References) -> Iterator[Fault]:
    """A schedule that nobody is paid as such has percentages, not amounts of money."""
    figure = placed.row
    if figure.role in known.rates and figure.has_amount:
        expected = "a percentage, or a role that counts a person or a group"
        yield Fault(
            "figures.csv", placed.line, "currency", "puts money on a rate", figure.id, expected
        )
    if figure.measure is Measure.SHARE_BELOW and (figure.share is None or not figure.high):
        expected = "a share in percent and the amount it stays below"
        yield Fault("figures.csv", placed.line, "share", "is half a share", figure.id, expected)


def evidence_vias(_: str, placed: Placed[Evidence], known: References) -> Iterator[Fault]:
    """Evidence is by way of a source that is on record."""
    via = placed.row.via
    if via not in (None, "-") and not known.has("sources", via):
        expected = "an id of sources.csv, '-' or nothing"
        yield Fault("evidence.csv", placed.line, "via", "refers to nothing", str(via), expected)


def excerpt_documents(_: str, placed: Placed[Evidence], known: References) -> Iterator[Fault]:
    """An excerpt's document is the one of its source."""
    row = placed.row
    source = known.sources.get(row.source)
    if row.doc is None or source is None or row.doc == source.doc:
        return
    expected = f"{source.doc or 'nothing'!r}, the document of {row.source}"
    yield Fault(
        "evidence.csv", placed.line, "doc", "is not the source's document", row.doc, expected
    )


ROW_RULES: dict[str, tuple[RowRule, ...]] = {
    **dict.fromkeys(_REFERENCES, (references,)),
    "strikes": (known_parties,),
    "roles": (known_parties, role_occupations),
    "figures": (references, counted_figures),
    "events": (references, known_parties),
    "evidence": (references, evidence_vias, excerpt_documents),
}
