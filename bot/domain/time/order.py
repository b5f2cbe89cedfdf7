"""Events in the order in which they are told: what is not dated to a day stands among no days."""

from collections.abc import Iterable
from enum import IntEnum

from bot.models.dates import When
from bot.models.event import Event
from bot.models.evidence import Stated


class Dating(IntEnum):
    """How well a date is known, the best first."""

    DAY = 0
    """a day, or two that follow each other"""
    LONGER = 1
    """only a month, a year or a longer span is known"""
    PERHAPS = 2

    @classmethod
    def of(cls, when: When) -> "Dating":
        if when.uncertain:
            return cls.PERHAPS
        return cls.DAY if (when.last - when.first).days <= 1 else cls.LONGER


def in_order(events: Iterable[Stated[Event]], *, latest_first: bool = False) -> list[Stated[Event]]:
    """The events year by year; of each year the days, then what has only a month, a year or a
    span, then what is a guess. What goes over several years is of the first, or of the last where
    the latest come first.
    """
    sign = -1 if latest_first else 1

    def place(stated: Stated[Event]) -> tuple[int, Dating, int, int, str]:
        date = stated.row.date
        ends = (date.last, date.first) if latest_first else (date.first, date.last)
        first, second = (sign * end.toordinal() for end in ends)
        return sign * ends[0].year, Dating.of(date), first, second, stated.row.id

    return sorted(events, key=place)


def best_dated(events: Iterable[Stated[Event]]) -> list[Stated[Event]]:
    """The days, then the wider dates from the narrowest on, then what is a guess."""

    def place(stated: Stated[Event]) -> tuple[Dating, int, int, str]:
        date = stated.row.date
        return Dating.of(date), (date.last - date.first).days, date.first.toordinal(), stated.row.id

    return sorted(events, key=place)
