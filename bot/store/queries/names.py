"""The names of everything, the files of the package, what a source states, the kind of a record."""

import zlib
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.stoppages.lists import ALL_STOPPAGES
from bot.models.alias import AliasKind
from bot.models.evidence import Name, Stating
from bot.models.question import THE_RECORD
from bot.store.record import Record
from bot.store.tables import ATTESTED, select

_NAMES = """
SELECT records.id, records.kind, records.title,
    CASE records.kind
        WHEN 'occupation' THEN 'BLS ' || records.id
        WHEN 'role' THEN (SELECT coalesce(employer, unions) FROM roles WHERE id = records.id)
        WHEN 'source' THEN (SELECT outlet FROM sources WHERE id = records.id)
        WHEN 'event' THEN (SELECT date FROM events WHERE id = records.id)
        WHEN 'strike' THEN (SELECT start FROM strikes WHERE id = records.id)
        WHEN 'contract' THEN (SELECT start FROM contracts WHERE id = records.id)
        WHEN 'subject' THEN (
            SELECT name FROM subjects
            WHERE id = (SELECT in_group FROM subjects AS own WHERE own.id = records.id)
        )
        WHEN 'stoppage' THEN (
            SELECT printf('%,d workers', workers) FROM stoppages WHERE id = records.id
        )
        WHEN 'tracked_stoppage' THEN (
            SELECT printf('%,d workers, on no BLS list', workers)
            FROM tracked_stoppages WHERE id = records.id
        )
        ELSE ''
    END,
    records.weight, called.names,
    CASE records.kind
        WHEN 'occupation' THEN (
            SELECT employment FROM occupations WHERE soc = records.id ORDER BY year DESC LIMIT 1
        )
        WHEN 'role' THEN (SELECT count(*) FROM figures WHERE role = records.id)
        WHEN 'strike' THEN (SELECT workers FROM strikes WHERE id = records.id)
        WHEN 'stoppage' THEN (SELECT workers FROM stoppages WHERE id = records.id)
        WHEN 'tracked_stoppage' THEN (
            SELECT workers FROM tracked_stoppages WHERE id = records.id
        )
    END,
    CASE records.kind
        WHEN 'strike' THEN (SELECT start_first FROM strikes WHERE id = records.id)
        WHEN 'stoppage' THEN (SELECT start FROM stoppages WHERE id = records.id)
        WHEN 'tracked_stoppage' THEN (SELECT start FROM tracked_stoppages WHERE id = records.id)
        ELSE ''
    END
FROM (SELECT record, group_concat(name, char(31)) AS names FROM names GROUP BY record) AS called
JOIN records ON records.id = called.record
ORDER BY records.id
"""


_ALIASES = """
SELECT meaning, group_concat(alias, char(31)) FROM aliases WHERE kind = :kind GROUP BY meaning
"""


async def aliases_of(record: Record, kind: AliasKind) -> dict[str, tuple[str, ...]]:
    """The everyday words of a kind, by what they mean."""
    return {row[0]: _listed(row[1]) for row in await record.ask(_ALIASES, {"kind": kind})}


async def all_names(record: Record) -> list[Name]:
    """Every record that can be named, with all its names; read once, when the record opens."""
    called = [
        Name(
            *(i, kind, title, (hint or "").replace("|", ", "), weight, _listed(names)),
            size=size or 0,
            start=start,
        )
        for i, kind, title, hint, weight, names, size, start in await record.ask(_NAMES, {})
    ] + [*await _stoppage_names(record), _name_of(record), *await table_names(record)]
    everyday = await aliases_of(record, "record")
    return [
        replace(name, everyday=everyday[name.record]) if name.record in everyday else name
        for name in called
    ]


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("\x1f"))


def _name_of(record: Record) -> Name:
    """What the record itself is called."""
    title = f"The record itself, version {record.version}"
    called = ("the record itself", "record", "everything", "Picketdesk", "Picketdesk record")
    names = (title, *called, record.version)
    return Name(THE_RECORD, "record", title, "", len(record.sources), names)


_STOPPAGE_YEARS = """
SELECT DISTINCT substr(start, 1, 4) AS year FROM stoppages WHERE start >= '1993' ORDER BY year
"""
_TRACKED_YEARS = "SELECT DISTINCT substr(start, 1, 4) AS year FROM tracked_stoppages ORDER BY year"
_BUREAU, _TRACKER = "Bureau of Labor Statistics", "Cornell's Labor Action Tracker"
_BOTH, _TRACKER_ALONE = f"{_BUREAU}; {_TRACKER}", f"{_TRACKER}, no BLS list"


async def _stoppage_names(record: Record) -> list[Name]:
    """What the lists of stoppages are called: all of them, and those of each year."""
    years = [str(row[0]) for row in await record.ask(_STOPPAGE_YEARS, {})]
    if not years:
        return []
    tracked = [str(row[0]) for row in await record.ask(_TRACKED_YEARS, {})]
    hints = dict.fromkeys(years, _BUREAU)
    hints |= {year: _BOTH if year in hints else _TRACKER_ALONE for year in tracked}
    every = f"All stoppages, {years[0]} to {max(hints)}"
    called = [(ALL_STOPPAGES, "", every, _BOTH if tracked else _BUREAU)]
    called += [
        (f"{ALL_STOPPAGES}-{year}", f" {year}", f"All stoppages of {year}", hint)
        for year, hint in hints.items()
    ]
    return [
        Name(i, "stoppages", title, hint, 0, (title, i, *(f"{word}{year}" for word in _CALLED)))
        for i, year, title, hint in called
    ]


_CALLED = ("all stoppages", "stoppages", "BLS stoppages", "work stoppages")


MOST_STATED = 60
"""Rows of evidence that are read of one source."""

_STATED_BY = select(
    ("records.id", "records.kind", "records.title", *ATTESTED),
    """
    FROM evidence JOIN records ON records.id = evidence.record
    WHERE evidence.source = :source ORDER BY evidence.number LIMIT :most
    """,
)


async def stated_by(record: Record, source: str) -> list[Stating]:
    """What one source states, in the order of the data set."""
    found = await record.ask(_STATED_BY, {"source": source, "most": MOST_STATED})
    words = record.attestations(row[3:] for row in found)
    return [
        Stating(identifier, kind, title, word)
        for (identifier, kind, title, *_), word in zip(found, words, strict=True)
    ]


_WEIGHT = "SELECT weight FROM records WHERE id = :id ORDER BY id LIMIT 1"


async def weight_of(record: Record, identifier: str) -> int:
    """How many rows of evidence a source has."""
    found = await record.ask(_WEIGHT, {"id": identifier})
    return int(found[0][0]) if found else 0


_KIND = "SELECT kind FROM records WHERE id = :id ORDER BY id LIMIT 1"


async def kind_of(record: Record, identifier: str) -> str:
    """The kind of a record, or '' where there is none with that id."""
    found = await record.ask(_KIND, {"id": identifier})
    return str(found[0][0]) if found else ""


MOST_FILES = 50
"""Files of a data package."""

_FILES = "SELECT name, content FROM files ORDER BY name LIMIT :most"
_TABLES = "SELECT name FROM files WHERE name LIKE '%.csv' ORDER BY name LIMIT :most"


async def packed_files(record: Record) -> dict[str, bytes]:
    """Every file of the package by its name, compressed by zlib."""
    return {row[0]: row[1] for row in await record.ask(_FILES, {"most": MOST_FILES})}


def unpacked(files: dict[str, bytes], names: Sequence[str] = ()) -> dict[str, bytes]:
    """The files as they were read, or some of them; some milliseconds for all."""
    return {name: zlib.decompress(files[name]) for name in names or files}


async def table_names(record: Record) -> list[Name]:
    """What the tables of the package are called: by the names of their files, which no id has."""
    found = [str(row[0]) for row in await record.ask(_TABLES, {"most": MOST_FILES})]
    return [
        Name(file, "table", f"The table of {title}", "", 0, (file, title, f"table {title}"))
        for file in found
        for title in [file.removesuffix(".csv")]
    ]
