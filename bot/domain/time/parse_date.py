"""Dates as people type them. What could be read in two ways is not guessed."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.models.dates import MONTHS, When, read_edtf

_NUMBERS = {
    name: number
    for number, month in enumerate(map(str.lower, MONTHS), start=1)
    for name in (month, month[:3], "sept" if month == "september" else month)
}
_MONTH = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(f'{d}|{d[:5]}|{d[:4]}|{d[:3]}' for d in WEEKDAYS)}),? )?"
_PATTERNS = tuple(
    re.compile(_WEEKDAY + pattern)
    for pattern in (
        rf"{_DAY}[ -](?:of )?(?P<month>{_MONTH})\.?,?[ -]{_YEAR}",
        rf"(?P<month>{_MONTH})\.? {_DAY},? {_YEAR}",
        rf"(?P<month>{_MONTH})\.?,? {_YEAR}",
        rf"{_YEAR} (?P<month>{_MONTH})\.? {_DAY}",
    )
)
_SLASHED = re.compile(r"(?P<first>\d{1,2})[./-](?P<second>\d{1,2})[./-](?P<year>\d{4})")
_DIGITS = re.compile(r"\d{4}(?:([-/.])\d{1,2}(?:\1\d{1,2})?)?")
_RELATIVE = {"today": 0, "yesterday": -1, "tomorrow": 1}
EXAMPLES = "'2023-07-27', '27 July 2023', 'July 2023' or 'yesterday'"
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a text is no date: it names no possible day, or it can mean several."""

    possible: tuple[date, ...] = ()
    impossible: bool = False


def read_date(text: str, today: date) -> When | Unread | None:
    """The date that `text` names; None where it does not look like a date at all."""
    said = " ".join(text.casefold().split())
    if not said or len(said) > LONGEST:
        return None
    said = said.removeprefix("on ").removeprefix("in ").removeprefix("the ")
    if said in _RELATIVE:
        return When.of_day(today + timedelta(days=_RELATIVE[said]))
    if (slashed := _SLASHED.fullmatch(said)) is not None:
        return _slashed(slashed)
    for pattern in _PATTERNS:
        if (match := pattern.fullmatch(said)) is not None:
            return _named(match.groupdict())
    return _digits(said)


def _named(parts: dict[str, str | None]) -> When | Unread:
    month = _NUMBERS[parts["month"] or ""]
    day = f"-{int(parts.get('day') or 0):02}" if parts.get("day") else ""
    found = _edtf(f"{parts['year']}-{month:02}{day}")
    weekday = parts.get("weekday")
    if weekday and isinstance(found, When):
        # 'Monday, 27 July 2023' was a Thursday: either part can be the slip.
        right = found.is_day and WEEKDAYS[found.first.weekday()].startswith(weekday)
        return found if right else Unread(impossible=True)
    return found


def _edtf(text: str) -> When | Unread:
    try:
        return read_edtf(text)
    except ValueError:
        return Unread(impossible=True)


def _digits(said: str) -> When | Unread | None:
    if _DIGITS.fullmatch(said):
        return _edtf("-".join(part.zfill(2) for part in re.split(r"[-/.]", said)))
    try:
        return read_edtf(said.upper())
    except (ValueError, OverflowError):
        return None


def _slashed(match: re.Match[str]) -> When | Unread:
    """'27/07/2023' can only be July; '07/08/2023' is July or August, so nobody guesses."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    readings: set[date] = set()
    for month, day in ((first, second), (second, first)):
        try:
            readings.add(date(year, month, day))
        except ValueError:
            continue
    if len(readings) == 1:
        return When.of_day(readings.pop())
    return Unread(possible=tuple(sorted(readings)), impossible=not readings)
