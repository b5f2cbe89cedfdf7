"""The numbers of a text as tokens, each the same however the number is written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bot.domain.time.date_text import full_year

_SCALES = {
    "k": 10**3,
    "thousand": 10**3,
    "grand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "million": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "billion": 10**9,
}
_GROUPED = r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)"
_NUMBER = re.compile(
    rf"(?<![\w.])(?:(?P<dollar>(?:US)?\$)\s?|(?P<short>['’])(?=\d\d\b))?"
    rf"(?P<digits>(?:{_GROUPED}|\d{{1,15}})(?:\.\d{{1,6}})?)"
    rf"(?:[\s-]?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})(?!\w))?(?!\w)"
    r"(?P<percent>\s?%|[\s-](?:percent|per\s?cent|pct)\b)?"
    r"(?P<dollars>[\s-](?:US )?(?:dollars?|bucks|USD)\b)?",
    re.IGNORECASE,
)
_TO = re.compile(r"\s?(?:-|–|—|to)\s?", re.IGNORECASE)
_YEARS = re.compile(r"(?<![\w.$,])(?:1[89]|20)\d\d[-–/](?P<second>\d\d)(?![\w,/-]|\.\d)")
_LONGEST_SPAN = 4
"""Years from the first of '2007-08' to the second, at most."""

_KINDS = {"$": "d", "%": "p", "": "n"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text.

    Attributes:
        start: the place of its first character, a '$' before it included.
        end: the place behind its last one.
        value: its value; 0.9 million is 900000.
        unit: '$' for an amount, '%' for a share, else ''.
    """

    start: int
    end: int
    value: Decimal
    unit: str = ""

    @property
    def token(self) -> str:
        """'d900000' for $0.9 million, 'p97x91' for 97.91%, 'n2023' for what has no unit."""
        return _KINDS[self.unit] + self._plain

    @property
    def tokens(self) -> tuple[str, ...]:
        """What it is found by: by its token, and without its unit."""
        return (self.token, f"n{self._plain}") if self.unit else (self.token,)

    @property
    def _plain(self) -> str:
        return f"{self.value.normalize():f}".replace(".", "x")


def numbers_of(text: str) -> list[Number]:
    """The numbers in digits of a text, in its order. Of a range ('$300-900K', '2007-08') both ends
    are meant in full.
    """
    found = list(_NUMBER.finditer(text))
    matches = list(_with_shared_units(found))
    years = {year.start: year for one in _YEARS.finditer(text) if (year := _year(one))}
    return [years.get(one.start, one) for one in matches]


def is_amount(text: str) -> bool:
    """Whether a text is one amount or share, and nothing else."""
    found = numbers_of(text.strip())
    return (
        len(found) == 1
        and bool(found[0].unit)
        and found[0].end - found[0].start == len(text.strip())
    )


def _with_shared_units(found: Sequence[re.Match[str]]) -> Iterator[Number]:
    """What one number of a range says of both is the other one's, too."""
    scales = [one["scale"] for one in found]
    units = [_unit(one) for one in found]
    for first, (one, other) in reversed(list(enumerate(pairwise(found)))):
        if _TO.fullmatch(one.string, one.end(), other.start()):
            if not scales[first] and _digits(one) < _digits(other) * 10:
                scales[first] = scales[first + 1]
            units[first] = units[first] or units[first + 1]
            units[first + 1] = units[first + 1] or units[first]
    for one, scale, unit in zip(found, scales, units, strict=True):
        value = _digits(one) * (_SCALES[scale.lower()] if scale else 1)
        if one["short"] and one["digits"].isdecimal() and not scale:
            value = Decimal(full_year(one["digits"]))
        yield Number(one.start(), one.end(), value, unit)


def _unit(found: re.Match[str]) -> str:
    return "%" if found["percent"] else "$" if found["dollar"] or found["dollars"] else ""


def _digits(found: re.Match[str]) -> Decimal:
    return Decimal(re.sub(r"[^\d.]", "", found["digits"]))


def _year(found: re.Match[str]) -> Number | None:
    """The second year of '2007-08' or '1999-00'; '2023-07' is a month."""
    start, end = found.span("second")
    first, second = int(found[0][:4]), int(found["second"])
    later = (second - first) % 100
    return Number(start, end, Decimal(first + later)) if 0 < later <= _LONGEST_SPAN else None
