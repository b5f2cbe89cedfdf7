"""The rules on one row beside what else is on record.

A table without rows is a fault of its own, so a rule that would need it says nothing more.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from bot.dataset.csv_rows import Placed
from bot.dataset.tables import LARGE, MODELS, Tables
from bot.domain.evidence.agreement import OWN_WORD, UNSOURCED
from bot.errors import Fault
from bot.models.base import Named, Row
from bot.models.correction import RecordKey
from bot.models.measure import Measure
from bot.models.role import Figure, Role
from bot.models.source import Evidence


class References:
    """Of the small tables all that the rules need; of the large ones what was added so far.

    `ids` has no large table but roles, and `counts` a large one once it was read to its end.
    `holders` has by name and alias the ids of who goes by it, `rates` the roles that count a rate,
    `schedules` the line of each role that has one, and its id, `excerpts` by quote the source and
    the words of each row of its evidence, `figures` by id those that terms refer to,
    `corrected_rows` what is on record of all that the ledger of corrections names.
    """

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        small = {table: tables.of(table) for table in MODELS if table not in LARGE}
        self.ids = {
            table: {placed.row.id for placed in rows if isinstance(placed.row, Named)}
            for table, rows in small.items()
        }
        self.ids["roles"] = set()
        self.counts = {table: len(rows) for table, rows in small.items()} | dict.fromkeys(LARGE, 0)
        self.sources = {placed.row.id: placed.row for placed in tables.sources}
        self.occupations = {placed.row.soc for placed in tables.occupations}
        self.holders: defaultdict[str, set[str]] = defaultdict(set)
        for placed in tables.holders:
            for name in (placed.row.name, *placed.row.aliases):
                self.holders[name].add(placed.row.id)
        self.rates: set[str] = set()
        self.schedules: list[tuple[int, str]] = []
        self.excerpts: dict[str, set[tuple[str, str | None]]] = {
            one: set() for one in self.ids["quotes"]
        }
        self._of_terms = {one for placed in tables.terms for one in placed.row.figures}
        self.figures: dict[str, Figure] = {}
        self.corrected_rows: dict[RecordKey, list[Placed[Row]]] = {
            placed.row.key: [] for placed in tables.corrections
        }

    def add(self, placed: Placed[Row]) -> None:
        """Take up a row, of whatever table."""
        row = placed.row
        if isinstance(row, Evidence) and row.record in self.excerpts:
            self.excerpts[row.record].add((row.source, row.excerpt))
        if isinstance(row, Evidence | Named):
            self.corrected_rows.get(key_of(row), []).append(placed)
        if isinstance(row, Figure) and row.id in self._of_terms:
            self.figures[row.id] = row
        if isinstance(row, Role):
            self.ids["roles"].add(row.id)
            if row.counts == "rate":
                self.rates.add(row.id)
            if row.schedule is not None:
                self.schedules.append((placed.line, row.schedule))

    def drop_table(self, table: str) -> None:
        """Give up the rows of a large table that cannot be read to its end."""
        self.counts[table] = 0
        if table == "roles":
            self.ids["roles"].clear()
            self.rates.clear()
            self.schedules.clear()
        if table == "figures":
            self.figures.clear()
        if table == "evidence":
            self.excerpts = {one: set() for one in self.excerpts}

    def has(self, table: str, value: str | None) -> bool:
        """Whether a row may refer to `value`: nothing is at fault where the table itself is, or
        where it has a row for it that cannot be read.
        """
        known = self.ids[table]
        return value is None or value in known or not known or self.tables.is_refused(table, value)


def key_of(row: Evidence | Named) -> RecordKey:
    """What the ledger calls a row."""
    if isinstance(row, Evidence):
        return RecordKey(row.record, row.source)
    return RecordKey(row.id)


RowRule = Callable[[Placed[Any], References], Iterator[Fault]]

_REFERENCES: dict[str, tuple[tuple[str, str], ...]] = {
    "sources": (("repeats", "sources"),),
    "holders": (("source", "sources"),),
    "figures": (("role", "roles"), ("strike", "strikes")),
    "contracts": (("strike", "strikes"),),
    "subjects": (("group", "subjects"),),
    "terms": (("contract", "contracts"), ("subject", "subjects")),
    "quotes": (("holder", "holders"), ("topic", "topics"), ("source", "sources")),
    "statements": (("holder", "holders"), ("topic", "topics")),
    "events": (("strike", "strikes"),),
    "evidence": (("source", "sources"),),
    "prices": (("source", "sources"),),
    "stoppages": (("source", "sources"),),
    "tracked_stoppages": (("source", "sources"),),
}
_PARTIES = {"events": "parties", "strikes": "union", "roles": "union", "contracts": "union"}


def references(placed: Placed[Any], known: References) -> Iterator[Fault]:
    """Every id that a row refers to is on record."""
    for column, target in _REFERENCES[placed.table]:
        value = getattr(placed.row, column)
        if not known.has(target, value):
            yield placed.fault(column, "refers to nothing", value, f"an id of {target}.csv")


def schedules(known: References) -> Iterator[Fault]:
    """A role's schedule is on record; it may stand below the role."""
    for line, schedule in known.schedules:
        if not known.has("roles", schedule):
            what, expected = "refers to nothing", "an id of roles.csv"
            yield Fault("roles.csv", line, "schedule", what, schedule, expected)


def known_parties(placed: Placed[Any], known: References) -> Iterator[Fault]:
    """Parties and unions are the name or an alias of exactly one holder."""
    column = _PARTIES[placed.table]
    for name in getattr(placed.row, column) if known.holders else ():
        owners = known.holders.get(name, ())
        if len(owners) != 1 and not known.tables.is_refused("holders", name):
            what = "names several holders" if owners else "names no holder"
            expected = "the name or an alias of one holder"
            yield placed.fault(column, what, name, expected)


def role_occupations(placed: Placed[Role], known: References) -> Iterator[Fault]:
    """The occupation that a role was assigned to is one of the table."""
    code = placed.row.occupation
    if code is None or not known.occupations or code in known.occupations:
        return
    if not known.tables.is_refused("occupations", code):
        expected = "a code of occupations.csv"
        yield placed.fault("occupation", "refers to nothing", code, expected)


def counted_figures(placed: Placed[Figure], known: References) -> Iterator[Fault]:
    """A schedule that nobody is paid as such has percentages, not amounts of money."""
    figure = placed.row
    if figure.role in known.rates and figure.has_amount:
        expected = "a percentage, or a role that counts a person or a group"
        yield placed.fault("currency", "puts money on a rate", figure.id, expected)
    if figure.measure is Measure.SHARE_BELOW and (figure.share is None or not figure.high):
        expected = "a share in percent and the amount it stays below"
        yield placed.fault("share", "is half a share", figure.id, expected)


def evidence_vias(placed: Placed[Evidence], known: References) -> Iterator[Fault]:
    """Evidence is by way of a source that is on record."""
    via = placed.row.via
    if via not in (None, OWN_WORD, UNSOURCED) and not known.has("sources", via):
        expected = "an id of sources.csv, '-', '?' or nothing"
        yield placed.fault("via", "refers to nothing", str(via), expected)


def excerpt_documents(placed: Placed[Evidence], known: References) -> Iterator[Fault]:
    """An excerpt's document is the one of its source."""
    row = placed.row
    source = known.sources.get(row.source)
    if row.doc is not None and source is not None and row.doc != source.doc:
        expected = f"{source.doc or 'nothing'!r}, the document of {row.source}"
        yield placed.fault("doc", "is not the source's document", row.doc, expected)


ROW_RULES: dict[str, tuple[RowRule, ...]] = {
    **dict.fromkeys(_REFERENCES, (references,)),
    "strikes": (known_parties,),
    "contracts": (references, known_parties),
    "roles": (known_parties, role_occupations),
    "figures": (references, counted_figures),
    "events": (references, known_parties),
    "evidence": (references, evidence_vias, excerpt_documents),
}
