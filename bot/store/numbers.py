"""The numbers that a claim is looked up by, and the table that has them."""

from fractions import Fraction
from typing import NamedTuple

from bot.domain.claims.text.statements import Kind
from bot.domain.pay.interval import Interval
from bot.store.tables import THOUSANDTHS, Cells, insert_into

LARGEST = 10**15
"""Numbers from here on are not looked up: SQLite could not hold their thousandths."""


class StoredNumber(NamedTuple):
    """A number that a record states or tells.

    Attributes:
        record: The id of the record.
        kind: What it counts.
        low: The least that it can be, in thousandths; None where nothing bounds it.
        high: The most that it can be, likewise.
        strict: 'l' where `low` itself is excluded, 'h' where `high` is, 'lh' where both are.
        unit: Of a duration or a count; '' where there is none.
        source: The one whose words tell it; '' for the record's own.
        told: Those words; '' for a pay figure.
    """

    record: str
    kind: Kind
    low: int | None
    high: int | None
    strict: str = ""
    unit: str = ""
    source: str = ""
    told: str = ""

    @classmethod
    def of(cls, record: str, kind: Kind, interval: Interval, *words: str) -> "StoredNumber":
        """`words` are the unit, the source and what is told, as far as there are any."""
        strict = ("l" if interval.low_strict else "") + ("h" if interval.high_strict else "")
        low, high = thousandths(interval.low), thousandths(interval.high)
        return cls(record, kind, low, high, strict, *words)

    @classmethod
    def read(cls, cells: Cells) -> "StoredNumber":
        """From the columns of its table."""
        record, kind, *rest = cells
        return cls(record, Kind(kind), *rest)

    @property
    def interval(self) -> Interval:
        low, high = (
            None if end is None else Fraction(end, THOUSANDTHS) for end in (self.low, self.high)
        )
        return Interval(low, high, low_strict="l" in self.strict, high_strict="h" in self.strict)


def thousandths(value: Fraction | None) -> int | None:
    return None if value is None else round(value * THOUSANDTHS)


COLUMNS = tuple(f"numbers.{name}" for name in StoredNumber._fields)
INSERT = insert_into("numbers", StoredNumber._fields)
