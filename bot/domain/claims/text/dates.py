"""Dates in running text, also without their year or of two meanings; orders that name a year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.claims.text.statements import Assertion, Kind
from bot.domain.time.date_meanings import Several
from bot.domain.time.parse_date import read_date
from bot.models.dates import MONTHS, When, read_edtf

_SHORT_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)} | {
    "sept": 9
}
_MONTH_NUMBERS = {
    name.lower(): number for number, name in enumerate(MONTHS, start=1)
} | _SHORT_MONTHS
_LONG = "|".join(MONTHS)
_MONTH = rf"(?P<month>{_LONG}|(?:{'|'.join(_SHORT_MONTHS)})(?=[.\s]))\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%:]|,\d)"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w%-]|,\d|\.\d)"
_DATE_PATTERNS = (
    re.compile(rf"\b{_MONTH}\s{_DAY},?\s{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s(?:of\s)?{_MONTH},?\s{_YEAR}", re.IGNORECASE),
    re.compile(r"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"),
    re.compile(r"\b(?P<slashed>\d{1,2}/\d{1,2}/(?:19|20)\d\d)\b"),
    re.compile(rf"\b{_MONTH}(?:\sof)?,?\s{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s{_DAY}(?!\s?(?:percent|%))", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s(?:of\s)?{_MONTH}(?![a-z])", re.IGNORECASE),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)[-–](?P<to>\d\d(?:\d\d)?)\b(?!-)"),
    re.compile(
        r"\b(?:in|since|from|until|till|by|last|this|during|early|late|mid|of|to|through)[\s-]"
        rf"(?P<month>(?-i:{_LONG}))\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<![\w$.,/#-])(?P<year>(?:19|20)\d\d)(?![\w%/]|,\d|\.\d|-\d)"
        r"(?!\s(?:days|weeks|members|people|workers|dollars|votes)\b)"
        r"(?:(?<=\bin\s\d\d\d\d)"
        r"|(?!\s(?:writers|actors)\b(?!['’]?\s(?:strike|walkout|contract|deal))))"
    ),
)


def find_orders(text: str) -> Iterator[Assertion]:
    """'the longest since 1988', 'last struck in 2007': what it is, and the year."""
    for pattern in _ORDERS:
        for found in pattern.finditer(text):
            what = (found["what"] or "last").lower()
            year = found["year"]
            start, end = found.start("what"), found.end("year") if year else found.end()
            yield Assertion(start, end, Kind.ORDER, unit=what, when=_edtf(year) if year else None)


def find_dates(text: str) -> Iterator[Assertion]:
    """Every date of a text; a later one may overlap an earlier one, which then stands."""
    for pattern in _DATE_PATTERNS:
        for found in pattern.finditer(text):
            if (date := _date_assertion(found)) is not None:
                yield date


def _date_assertion(found: re.Match[str]) -> Assertion | None:
    parts = found.groupdict()
    month = _MONTH_NUMBERS.get((parts.get("month") or "").lower(), 0)
    day = int(parts.get("day") or 0)
    start = found.start("month") if month and not day and not parts.get("year") else found.start()
    if parts.get("slashed") and (possible := _possible(parts["slashed"] or "")):
        return Assertion(found.start(), found.end(), Kind.AMBIGUOUS, possible=possible)
    when = _when(parts, month, day)
    if when is None and (parts.get("year") or not month):
        return None  # there is no such day
    if when is None and day and _edtf(f"2024-{month:02}-{day:02}") is None:
        return None
    return Assertion(start, found.end(), Kind.DATE, when=when, month=month, day=day)


_ORDERS = (
    re.compile(
        r"\b(?P<what>first|longest|shortest|biggest|largest)\b(?:\s[\w'’-]+){0,5}?\ssince\s"
        r"(?:the\s)?(?P<year>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?P<what>last)\s(?:struck|walked\sout|went\son\sstrike|strike\swas)\s(?:in\s)?"
        r"(?P<year>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?P<what>longest|shortest|biggest|largest|worst)\b(?P<year>(?!))?"
        r"(?=[^;\n]{0,60}(?:\bever\b|\bhistory\b|\bof all time\b|\bon record\b|\bin memory\b))",
        re.IGNORECASE,
    ),
)
_ANY = read_edtf("2024-01-01").first


def _possible(slashed: str) -> tuple[date, ...]:
    """The days that '5/2/2023' can mean, where they are several; the month first, as in AP."""
    read = read_date(slashed, _ANY)
    return tuple(one.first for one in read.readings) if isinstance(read, Several) else ()


def _when(parts: dict[str, str | None], month: int, day: int) -> When | None:
    for name in ("iso", "slashed"):
        if parts.get(name):
            read = read_date(parts[name] or "", _ANY)
            return read if isinstance(read, When) else None
    year = parts.get("year")
    if not year:
        return None
    if parts.get("to"):
        to = parts["to"] or ""
        last = to if len(to) == len(year) else year[:2] + to
        return _edtf(f"{year}/{last}") if last > year else None
    return _edtf(f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}" if month else year)


def _edtf(text: str) -> When | None:
    try:
        return read_edtf(text)
    except ValueError:
        return None


def with_years(found: Sequence[Assertion]) -> list[Assertion]:
    """Dates without a year have that of the next date of the text, or else of the one before."""
    years: list[int | None] = [one.when.first.year if one.when else None for one in found]
    return [
        one if one.when or one.kind is not Kind.DATE else _lent(one, _nearest(years, place))
        for place, one in enumerate(found)
    ]


def _nearest(years: Sequence[int | None], place: int) -> int | None:
    nearest = (*years[place + 1 : place + 3], *reversed(years[:place]))
    return next((year for year in nearest if year), None)


def _lent(date: Assertion, year: int | None) -> Assertion:
    if year is None:
        return date
    day = f"-{date.day:02}" if date.day else ""
    when = _edtf(f"{year}-{date.month:02}{day}")
    return replace(date, when=when, lent=True) if when else date
