"""Dates exactly as imprecise as their source: EDTF text with the days that it allows."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from time import struct_time
from typing import Annotated, Protocol, cast

from pydantic import BeforeValidator

from bot.models.base import read_date

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

_EXPECTED = "a date such as 2023-07-14, 2023-07, 2023, 2023-07? or 2023-05-02/2023-09-27"
_YEAR = len("2023")
_MONTH = len("2023-07")


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF date: its text, and the first and last day that it allows, both included."""

    text: str
    first: date
    last: date

    @property
    def uncertain(self) -> bool:
        return "?" in self.text or "~" in self.text or "%" in self.text

    @property
    def precision(self) -> Precision:
        if "/" in self.text:
            return Precision.SPAN
        bare = self.text.rstrip("?~%")
        by_length = {_YEAR: Precision.YEAR, _MONTH: Precision.MONTH}
        return by_length.get(len(bare), Precision.DAY)

    @property
    def is_day(self) -> bool:
        """Whether it names exactly one day, without doubt."""
        return self.precision is Precision.DAY and not self.uncertain

    def overlaps(self, other: "When") -> bool:
        return self.first <= other.last and other.first <= self.last

    def days_apart(self, other: "When") -> int:
        """Days between the nearest ends of the two; 0 where they overlap."""
        return max(0, (self.first - other.last).days, (other.first - self.last).days)

    @classmethod
    def of_day(cls, day: date) -> "When":
        return cls(day.isoformat(), day, day)


@lru_cache(maxsize=4096)
def read_edtf(text: str) -> When:
    """The EDTF date `text`; ValueError says what is expected in its place.

    Plain days, months and years are read here; the qualified ones ('2023-07?') and the
    intervals go through the edtf library, with its strict bounds.
    """
    if not text.isascii() or text != text.strip() or text.startswith("0000"):
        raise ValueError(_EXPECTED)
    if "/" in text or text[-1:] in ("?", "~", "%"):
        return _read_qualified(text)
    if len(text) == _YEAR and text.isdigit():
        return When(text, date(int(text), 1, 1), date(int(text), 12, 31))
    if len(text) == _MONTH and text[:4].isdigit() and text[4] == "-" and text[5:].isdigit():
        year, month = int(text[:4]), int(text[5:])
        if not 1 <= month <= 12:
            raise ValueError("a month from 01 to 12")
        return When(text, date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    if not text[:1].isdigit():
        raise ValueError(_EXPECTED)
    day = read_date(text)
    return When(text, day, day)


def _read_qualified(text: str) -> When:
    if "/" in text:
        left, _, right = text.partition("/")
        if not left or not right or "/" in right or ".." in text:
            raise ValueError("an interval with both its ends, such as 2023-05-02/2023-09-27")
        start, end = read_edtf(left), read_edtf(right)
        if end.last < start.first:
            raise ValueError("an interval that does not end before it starts")
        return When(text, start.first, end.last)
    if text[-2:-1] in ("?", "~", "%"):
        raise ValueError(_EXPECTED)
    read_edtf(text[:-1])
    low, high = _strict_bounds(text)
    first = date(low.tm_year, low.tm_mon, low.tm_mday)
    return When(text, first, date(high.tm_year, high.tm_mon, high.tm_mday))


def _strict_bounds(text: str) -> tuple[struct_time, struct_time]:
    # The library is slow to load and to parse, so only dates that need it pay for it.
    import edtf  # noqa: PLC0415
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

    parse = cast(Callable[[str], _Bounded], edtf.parse_edtf)
    try:
        parsed = parse(text)
    except EDTFParseException as error:
        raise ValueError(_EXPECTED) from error
    return parsed.lower_strict(), parsed.upper_strict()


class _Bounded(Protocol):
    """What is used of a date of the edtf library, which has no types of its own."""

    def lower_strict(self) -> struct_time: ...

    def upper_strict(self) -> struct_time: ...


def _when(cell: object) -> object:
    if cell in ("", None):
        return None
    return read_edtf(cell) if isinstance(cell, str) else cell


EdtfDate = Annotated[When, BeforeValidator(_when)]
OptionalEdtfDate = Annotated[When | None, BeforeValidator(_when)]
