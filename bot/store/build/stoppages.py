"""Work stoppages are stored as what can be named, searched and opened, like all that is cited."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.domain.stoppages.by_list import is_tracked, list_name
from bot.domain.stoppages.parties import Aliases, labels
from bot.domain.stoppages.places import place_names
from bot.domain.stoppages.trades import trades_of
from bot.models.dates import MONTHS
from bot.models.event import Strike
from bot.models.statistics import Stoppage
from bot.store.build.search_index import SearchIndex, SearchText, aliases_of
from bot.store.tables import STOPPAGES, TRACKED_STOPPAGES, Content, Table

_THOUSAND = 1000


def insert_stoppages(connection: sqlite3.Connection, content: Content, index: SearchIndex) -> None:
    """Store all of them, each as a record. One that a strike of the record covers goes by no names
    of its own: the strike does.
    """
    tables = {table: list(_rows(content, table)) for table in _TABLES}
    rows = [row for found in tables.values() for row in found]
    strikes = [row for row in content.models("strikes") if isinstance(row, Strike)]
    covered = {identifier for strike in strikes for identifier in strike.stoppage}
    aliases, titles = aliases_of(content, "party"), _titles(rows)
    for table, found in tables.items():
        index.insert(
            [
                SearchText(
                    record=row.id,
                    kind=table.kind,
                    title=titles[row.id],
                    body=_text(row),
                    more=_more(row, aliases),
                    names=() if row.id in covered else list(_names(row, titles[row.id], aliases)),
                    weight=_weight(row.workers),
                )
                for row in found
            ]
        )
        connection.executemany(table.insert, map(table.cells, found))


_TABLES: tuple[Table[Any], ...] = (STOPPAGES, TRACKED_STOPPAGES)


def _rows(content: Content, table: Table[Any]) -> Iterator[Stoppage]:
    return (row for row in content.models(table.name) if isinstance(row, Stoppage))


def _weight(workers: int) -> int:
    """How often the workers double from a thousand on, so that they compare with counts of
    evidence.
    """
    return (workers // _THOUSAND).bit_length() - 1


def _titles(rows: Sequence[Stoppage]) -> Mapping[str, str]:
    """'United Parcel Service, 1997'; with the day, and with the union, where that tells not yet
    which of several it is.
    """
    titles: dict[str, str] = {}
    left = list(rows)
    for write in (_with_year, _with_day, _with_union):
        titles.update((row.id, write(row)) for row in left)
        count = Counter(titles.values())
        left = [row for row in left if count[titles[row.id]] > 1]
    return titles


def _with_year(row: Stoppage) -> str:
    return f"{row.employer}, {row.start.first.year}"


def _with_day(row: Stoppage) -> str:
    day = row.start.first
    return f"{row.employer}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def _with_union(row: Stoppage) -> str:
    return f"{_with_day(row)}, {row.union}" if row.union else _with_day(row)


def _names(row: Stoppage, title: str, aliases: Aliases) -> Iterator[str]:
    """What people type: 'UPS strike 1997'; and all that tells it together, the year first, because
    no more than the beginning of a long name is looked at.
    """
    year = row.start.first.year
    called = labels(row, aliases)
    yield from (row.id, title)
    yield from (f"{label} strike {year}" for label in called)
    trades = " ".join(trade.words.replace(",", "") for trade in trades_of(row))
    yield f"{year} {row.employer} {row.union or ''} strike"
    yield f"{year} {trades} strike {row.employer}"


def _text(row: Stoppage) -> str:
    """What the lists say of it."""
    parts = (
        row.union,
        ", ".join(trade.label for trade in trades_of(row)),
        ", ".join(place_names(row)),
        f"{row.workers:,} workers",
        list_name(row) if is_tracked(row) else "",
    )
    return " · ".join(part for part in parts if part)


def _more(row: Stoppage, aliases: Aliases) -> str:
    """What people call it, its trade and its kind, which the lists do not say so."""
    years = dict.fromkeys(str(day.first.year) for day in (row.start, row.end) if day)
    trades = (trade.words for trade in trades_of(row))
    return " ".join((*trades, *labels(row, aliases), "strike work stoppage", *years))
