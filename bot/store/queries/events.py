"""Questions about events."""

import json
from collections.abc import Sequence
from datetime import date

from bot.models.event import Event
from bot.models.evidence import Stated
from bot.store.record import Record
from bot.store.tables import EVENTS

MOST = 500
"""Events read for one question."""

_WITHIN = "events.date_first <= :last AND events.date_last >= :first"
_OF_PARTY = "JOIN parties ON parties.record = events.id WHERE parties.holder = :value AND"
_IN_ORDER = "ORDER BY events.date_first, events.date_last, events.id LIMIT :most"
_BETWEEN = EVENTS.select_stated(f"WHERE {_WITHIN} {_IN_ORDER}")
_OF_STRIKE = EVENTS.select_stated(f"WHERE events.strike = :value AND {_WITHIN} {_IN_ORDER}")
_OF_HOLDER = EVENTS.select_stated(f"{_OF_PARTY} {_WITHIN} {_IN_ORDER}")
_LATEST_FIRST = (
    "events.date_first <= :last "
    "ORDER BY events.date_last DESC, events.date_first DESC, events.id LIMIT :most"
)
_LATEST = EVENTS.select_stated(f"WHERE {_LATEST_FIRST}")
_LATEST_OF_HOLDER = EVENTS.select_stated(f"{_OF_PARTY} {_LATEST_FIRST}")
_AROUND = EVENTS.select_stated(
    """
    WHERE events.id IN (
        SELECT id FROM events WHERE date_first <= :last AND date_last >= :first
        UNION
        SELECT id FROM (
            SELECT id FROM events WHERE date_last < :first AND date_first = date_last
            ORDER BY date_last DESC, id LIMIT :nearest
        )
        UNION
        SELECT id FROM (
            SELECT id FROM events WHERE date_first > :last AND date_first = date_last
            ORDER BY date_first, id LIMIT :nearest
        )
    )
    ORDER BY events.date_first, events.date_last, events.id LIMIT :most
    """
)
_BY_ID = EVENTS.select_stated("WHERE events.id IN (:first, :second) ORDER BY events.id LIMIT 2")


async def list_events(
    record: Record, first: date, last: date, *, strike: str = "", holder: str = ""
) -> list[Stated[Event]]:
    """Events that may fall between two days (both included), of a strike or a party if given."""
    statement = _OF_STRIKE if strike else _OF_HOLDER if holder else _BETWEEN
    days = {"first": first.isoformat(), "last": last.isoformat()}
    parameters = {"value": strike or holder, **days, "most": MOST}
    return await record.list_stated(EVENTS, statement, parameters)


async def latest_events(record: Record, last: date, *, holder: str = "") -> list[Stated[Event]]:
    """Events that may fall up to a day, of a party if given, the latest first."""
    statement = _LATEST_OF_HOLDER if holder else _LATEST
    parameters = {"value": holder, "last": last.isoformat(), "most": MOST}
    return await record.list_stated(EVENTS, statement, parameters)


async def list_around(record: Record, first: date, last: date, nearest: int) -> list[Stated[Event]]:
    """Events that may fall between two days, and the nearest ones before and after of which the day
    is known, in order.
    """
    days = {"first": first.isoformat(), "last": last.isoformat()}
    parameters = {**days, "nearest": nearest, "most": MOST}
    return await record.list_stated(EVENTS, _AROUND, parameters)


async def events_by_id(record: Record, first: str, second: str = "") -> dict[str, Stated[Event]]:
    """Up to two events by their ids."""
    found = await record.list_stated(EVENTS, _BY_ID, {"first": first, "second": second})
    return {event.row.id: event for event in found}


_LATEST_DEADLINE = """
SELECT id FROM events WHERE id IN (SELECT value FROM json_each(:ids))
ORDER BY kind = 'deadline' DESC, date_last DESC, id LIMIT 1
"""


async def latest_deadline(record: Record, ids: Sequence[str]) -> str:
    """The id of the latest deadline of some events, or else of the latest of them."""
    return str((await record.ask(_LATEST_DEADLINE, {"ids": json.dumps(ids)}))[0][0])
