"""Questions about work stoppages: by id, all of them, whom they name; how large those on the lists
of the BLS are among each other.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.domain.stoppages.directory import StoppageDirectory, directory_of
from bot.models.statistics import Rank, RankedStoppage, Stoppage, StoppageRanking
from bot.store.queries.names import aliases_of
from bot.store.record import Parameters, Record
from bot.store.tables import STOPPAGES, TRACKED_STOPPAGES, Cells, Table, select

MOST = 1000
"""Stoppages read for one question."""

MOST_KEPT = 10_000
"""Stoppages that are read when all are asked for."""

LARGEST = 5
"""Stoppages that are named as the largest."""

_TABLES: tuple[Table[Any], ...] = (STOPPAGES, TRACKED_STOPPAGES)
_BY_ID = tuple(
    one.select("WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY start, id LIMIT :most")
    for one in _TABLES
)
_ALL = tuple(one.select("ORDER BY start, id LIMIT :most") for one in _TABLES)
_RANKED = select(
    (
        *STOPPAGES.columns,
        "(SELECT count(*) FROM stoppages AS other WHERE other.workers > stoppages.workers)",
        "(SELECT count(*) FROM stoppages AS other WHERE other.workers = stoppages.workers)",
        "(SELECT count(*) FROM stoppages AS other WHERE other.days_lost > stoppages.days_lost)",
        "(SELECT count(*) FROM stoppages AS other WHERE other.days_lost = stoppages.days_lost)",
    ),
    """
    FROM stoppages WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY start, id LIMIT :most
    """,
)
_MOST_WORKERS = STOPPAGES.select("ORDER BY workers DESC, start, id LIMIT :largest")
_MOST_DAYS_LOST = STOPPAGES.select("ORDER BY days_lost DESC, start, id LIMIT :largest")


async def stoppages_by_id(record: Record, ids: Iterable[str]) -> dict[str, Stoppage]:
    """Stoppages by their ids, those of the bureau's lists first, each in the order of their start;
    an unknown id is left out.
    """
    wanted = list(ids)
    if not wanted:
        return {}
    asked = {"ids": json.dumps(wanted), "most": MOST}
    return {row.id: row for row in await _of_both(record, _BY_ID, asked)}


async def all_stoppages(record: Record) -> Sequence[Stoppage]:
    """All of them, those of the bureau's lists first, by start and id; read once, as far as they
    are read at all.
    """
    if not record.all_stoppages:
        found = await _of_both(record, _ALL, {"most": MOST_KEPT})
        record.all_stoppages[:] = found  # two that ask at once both read them
    return record.all_stoppages


async def _of_both(record: Record, statements: Iterable[str], asked: Parameters) -> list[Stoppage]:
    """What a statement for each table finds, the bureau's stoppages first."""
    found = await asyncio.gather(*(record.ask(one, asked) for one in statements))
    return [row for table, rows in zip(_TABLES, found, strict=True) for row in table.read_all(rows)]


async def stoppage_directory(record: Record) -> StoppageDirectory:
    """Whom the lists name; made once. What is a strike of the record goes by that one's names."""
    if not record.stoppage_directories:
        stoppages = await all_stoppages(record)
        words = _by_meaning(await aliases_of(record, "word"))
        parties = await aliases_of(record, "party")
        aliases = {
            one: (*parties.get(one, ()), *words.get(one.casefold(), ()))
            for stoppage in stoppages
            for one in (stoppage.employer, stoppage.union)
            if one
        }
        outlets = {one.outlet for one in record.sources.values()}
        called = [name for one in outlets for name in (one, *words.get(one.casefold(), ()))]
        covered = {i for stated in record.strikes.values() for i in stated.row.stoppage}
        made = await asyncio.to_thread(directory_of, stoppages, covered, aliases, called)
        record.stoppage_directories[:] = [made]  # two that ask at once both make it
    return record.stoppage_directories[0]


def _by_meaning(words: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Everyday words by what they mean, in small letters."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for meaning, everyday in words.items():
        found[meaning.casefold()] += everyday
    return found


async def rank_stoppages(record: Record, ids: Iterable[str]) -> StoppageRanking:
    """How large each of a strike's stoppages is among all on the bureau's lists; an id that is not
    on them is left out.
    """
    ranked, most_workers, most_days_lost = await asyncio.gather(
        record.ask(_RANKED, {"ids": json.dumps(list(ids)), "most": MOST}),
        record.ask(_MOST_WORKERS, {"largest": LARGEST}),
        record.ask(_MOST_DAYS_LOST, {"largest": LARGEST}),
    )
    return StoppageRanking(
        ranked=tuple(map(_ranked, STOPPAGES.read_all(ranked), ranked)),
        count=record.counts.get("stoppage", 0),
        most_workers=tuple(STOPPAGES.read_all(most_workers)),
        most_days_lost=tuple(STOPPAGES.read_all(most_days_lost)),
    )


def _ranked(stoppage: Stoppage, cells: Cells) -> RankedStoppage:
    more_workers, as_many, more_days, as_many_days = cells[STOPPAGES.width :]
    by_workers = Rank(more_workers + 1, as_many - 1)
    return RankedStoppage(stoppage, by_workers, Rank(more_days + 1, as_many_days - 1))
