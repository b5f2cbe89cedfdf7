"""Questions about events."""

from datetime import date

from bot.models.event import Event
from bot.models.evidence import Stated
from bot.store import rows
from bot.store.record import Record
from bot.store.rows import Columns

MOST = 500
"""Events read for one question."""

_BETWEEN = """
SELECT e.*, stated.words FROM events AS e JOIN stated ON stated.record = e.id
WHERE e.date_first <= :last AND e.date_last >= :first
ORDER BY e.date_first, e.date_last, e.id LIMIT :most
"""
_OF_STRIKE = """
SELECT e.*, stated.words FROM events AS e JOIN stated ON stated.record = e.id
WHERE e.strike = :value AND e.date_first <= :last AND e.date_last >= :first
ORDER BY e.date_first, e.date_last, e.id LIMIT :most
"""
_OF_HOLDER = """
SELECT e.*, stated.words
FROM parties JOIN events AS e ON e.id = parties.record JOIN stated ON stated.record = e.id
WHERE parties.holder = :value AND e.date_first <= :last AND e.date_last >= :first
ORDER BY e.date_first, e.date_last, e.id LIMIT :most
"""
_AROUND = """
WITH chosen (id) AS (
    SELECT id FROM events WHERE date_first <= :last AND date_last >= :first
    UNION
    SELECT id FROM (
        SELECT id FROM events WHERE date_last < :first ORDER BY date_last DESC, id LIMIT :nearest
    )
    UNION
    SELECT id FROM (
        SELECT id FROM events WHERE date_first > :last ORDER BY date_first, id LIMIT :nearest
    )
)
SELECT e.*, stated.words
FROM chosen JOIN events AS e ON e.id = chosen.id JOIN stated ON stated.record = e.id
ORDER BY e.date_first, e.date_last, e.id LIMIT :most
"""
_BY_ID = """
SELECT e.*, stated.words FROM events AS e JOIN stated ON stated.record = e.id
WHERE e.id IN (:first, :second) ORDER BY e.id LIMIT 2
"""


async def list_events(
    record: Record, first: date, last: date, *, strike: str = "", holder: str = ""
) -> list[Stated[Event]]:
    """Events that may fall between two days (both included), of a strike or a party if given."""
    statement = _OF_STRIKE if strike else _OF_HOLDER if holder else _BETWEEN
    found = await record.ask(
        statement,
        {
            "value": strike or holder,
            "first": first.isoformat(),
            "last": last.isoformat(),
            "most": MOST,
        },
    )
    return [_event(record, row) for row in found]


async def list_around(record: Record, first: date, last: date, nearest: int) -> list[Stated[Event]]:
    """Events that may fall between two days, and the nearest ones before and after, in order."""
    found = await record.ask(
        _AROUND,
        {
            "first": first.isoformat(),
            "last": last.isoformat(),
            "nearest": nearest,
            "most": MOST,
        },
    )
    return [_event(record, row) for row in found]


async def events_by_id(record: Record, first: str, second: str = "") -> dict[str, Stated[Event]]:
    """Up to two events by their ids."""
    found = await record.ask(_BY_ID, {"first": first, "second": second})
    return {row[0]: _event(record, row) for row in found}


def _event(record: Record, row: Columns) -> Stated[Event]:
    return record.stated(rows.event(row), row[-1])
