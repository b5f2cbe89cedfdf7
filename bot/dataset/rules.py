"""The rules across rows on ids and what refers to them.

Each is a small function, and each names every fault. A table without rows is a fault of its own,
so a rule that would need it says nothing more.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from bot.dataset.read import MODELS, Placed, Tables
from bot.errors import Fault
from bot.models.base import Named, Row

_REFERENCES = (
    ("sources", "repeats", "sources"),
    ("holders", "source", "sources"),
    ("roles", "schedule", "roles"),
    ("figures", "role", "roles"),
    ("figures", "strike", "strikes"),
    ("quotes", "holder", "holders"),
    ("quotes", "topic", "topics"),
    ("quotes", "source", "sources"),
    ("statements", "holder", "holders"),
    ("statements", "topic", "topics"),
    ("events", "strike", "strikes"),
    ("evidence", "source", "sources"),
    ("prices", "source", "sources"),
    ("stoppages", "source", "sources"),
)


def ids_of(rows: Iterable[Placed[Row]]) -> set[str]:
    """The ids of a table's rows."""
    return {placed.row.id for placed in rows if isinstance(placed.row, Named)}


def unique_ids(tables: Tables) -> Iterator[Fault]:
    """An id names one record, over all tables together."""
    first: dict[str, str] = {}
    for table in MODELS:
        for placed in tables.of(table):
            if not isinstance(placed.row, Named):
                continue
            place = f"{table}.csv:{placed.line}"
            if placed.row.id in first:
                expected = f"an id of its own ({first[placed.row.id]} has it)"
                yield Fault(f"{table}.csv", placed.line, "id", "is taken", placed.row.id, expected)
            else:
                first[placed.row.id] = place


def unambiguous_ids(tables: Tables) -> Iterator[Fault]:
    """A source's id is not the name of an outlet that has several sources: nobody types it for
    that one document.
    """
    outlets = Counter(_slug(placed.row.outlet) for placed in tables.sources)
    for placed in tables.sources:
        if outlets[placed.row.id] > 1 and _slug(placed.row.outlet) == placed.row.id:
            yield Fault(
                "sources.csv",
                placed.line,
                "id",
                "is the name of an outlet with several sources",
                placed.row.id,
                "an id that tells them apart",
            )


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def references(tables: Tables) -> Iterator[Fault]:
    """Every id that a row refers to is on record."""
    known = {table: ids_of(tables.of(table)) for table in MODELS}
    for table, column, target in _REFERENCES:
        for placed in tables.of(table):
            value = getattr(placed.row, column)
            if value is None or not known[target] or tables.is_refused(target, value):
                continue
            if value not in known[target]:
                expected = f"an id of {target}.csv"
                yield Fault(
                    f"{table}.csv", placed.line, column, "refers to nothing", value, expected
                )


def known_parties(tables: Tables) -> Iterator[Fault]:
    """Parties and unions are the name or an alias of exactly one holder."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for placed in tables.holders:
        for name in (placed.row.name, *placed.row.aliases):
            owners[name].add(placed.row.id)
    columns = (("events", "parties"), ("strikes", "union"), ("roles", "union"))
    for table, column in columns if tables.holders else ():
        for placed in tables.of(table):
            for name in getattr(placed.row, column):
                if len(owners[name]) != 1 and not tables.is_refused("holders", name):
                    what = "names several holders" if owners[name] else "names no holder"
                    yield Fault(
                        f"{table}.csv",
                        placed.line,
                        column,
                        what,
                        name,
                        "the name or an alias of one holder",
                    )
