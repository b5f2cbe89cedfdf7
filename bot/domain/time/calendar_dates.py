"""Days, months and years as they are written out, in digits or with the month in letters."""

import re
from datetime import UTC, date, datetime

from bot.domain.time.date_meanings import DateOrder, Meaning, Several, Unread, edtf
from bot.domain.time.date_text import year_of
from bot.models.dates import MONTHS, When, read_edtf

MONTH_NUMBERS = {
    name: number
    for number, month in enumerate(map(str.lower, MONTHS), start=1)
    for name in (month, month[:3], "sept" if month == "september" else month)
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = "|".join(f"{day}|{day[:5]}|{day[:4]}|{day[:3]}" for day in WEEKDAYS)
MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))

_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_SHORT_YEAR = r"(?P<year>\d{4}|\d\d)"
_OF = r"(?:(?:of|in) )?"
_NAMED = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"{_DAY}[ /-]?(?:of )?(?P<month>{MONTH})[ /-]?{_OF}{_SHORT_YEAR}",
        rf"(?P<month>{MONTH})[ /-]?(?:the )?{_DAY}[ /-]{_OF}{_SHORT_YEAR}",
        rf"(?P<month>{MONTH})[ /-]?{_OF}{_YEAR}",
        rf"{_YEAR}[ /-](?P<month>{MONTH})(?:[ /-]{_DAY})?",
    )
)
_ON_WEEKDAY = re.compile(
    rf"(?P<before>{WEEKDAY}) (?:the )?(?P<date>.*\d)|(?P<other>.*\d) (?P<behind>{WEEKDAY})",
    re.ASCII,
)
_MARK = "[./-]"
_BY_MARKS = re.compile(
    rf"(?P<first>\d{{1,2}}){_MARK}(?P<second>\d{{1,2}})[./ -](?P<year>\d{{4}}|\d\d)", re.ASCII
)
_MONTH_IN_DIGITS = re.compile(rf"(?P<month>\d{{1,2}}){_MARK}(?P<year>\d{{4}})", re.ASCII)
_YEAR_FIRST = re.compile(r"\d{4}(?:([-/.])\d{1,2}(?:\1\d{1,2})?)?", re.ASCII)
_TOGETHER = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_WITH_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[t ]\d\d:?\d\d.*", re.ASCII)
_TIME_STAMP = re.compile(r"<t:(-?\d{1,14})(?::[tdfr])?>|(\d{10})", re.ASCII)
_SCHOOL_YEAR = re.compile(r"(?P<first>\d{4})[-/](?P<last>\d\d)", re.ASCII)
_ORDERED = re.compile(rf"(\d{{1,2}}){_MARK}(\d{{1,2}})(?:[./ -](?:\d{{4}}|\d\d))?", re.ASCII)
_MONTHS = 12


def read_calendar_date(said: str, order: DateOrder) -> Meaning:
    """A date in one of the spellings that name it in full; of two days the one in that order."""
    if (found := _ON_WEEKDAY.fullmatch(said)) is not None:
        read = read_calendar_date(found["date"] or found["other"], order)
        return _on_weekday(read, found["before"] or found["behind"])
    if (found := _BY_MARKS.fullmatch(said)) is not None:
        return _by_marks(found, order)
    if (found := _MONTH_IN_DIGITS.fullmatch(said)) is not None:
        return edtf(f"{found['year']}-{found['month'].zfill(2)}")
    for pattern in _NAMED:
        if (found := pattern.fullmatch(said)) is not None:
            return _named(found.groupdict())
    return _year_first(said)


def decided_order(said: str) -> DateOrder | None:
    """The order that numbers have where only one is possible, as in '27/7/2023'."""
    found = _ORDERED.fullmatch(said)
    if found is None or (int(found[1]) > _MONTHS) == (int(found[2]) > _MONTHS):
        return None
    return DateOrder.DAY_FIRST if int(found[1]) > _MONTHS else DateOrder.MONTH_FIRST


def _on_weekday(read: Meaning, weekday: str) -> Meaning:
    """'Monday, 27 July 2023' was a Thursday: either part can be the slip."""
    if not isinstance(read, When | Several):
        return read
    readings = read.readings if isinstance(read, Several) else (read,)
    for one in readings:
        if one.is_day and WEEKDAYS[one.first.weekday()].startswith(weekday):
            return one
    return Unread(impossible=True)


def _named(parts: dict[str, str | None]) -> When | Unread:
    month, year = MONTH_NUMBERS[parts["month"] or ""], year_of(parts["year"] or "")
    day = f"-{int(parts.get('day') or 0):02}" if parts.get("day") else ""
    return edtf(f"{year:04}-{month:02}{day}")


def _by_marks(found: re.Match[str], order: DateOrder) -> When | Several | Unread:
    """'27/07/2023' can only be July; '07/08/2023' is July or August. Between dots the day is first
    wherever dates have dots.
    """
    if "." in found[0]:
        order = DateOrder.DAY_FIRST
    first, second, year = found["first"], found["second"], year_of(found["year"])
    pairs = [(first, second), (second, first)]
    if order is DateOrder.DAY_FIRST:
        pairs.reverse()
    read = [edtf(f"{year:04}-{month.zfill(2)}-{day.zfill(2)}") for month, day in pairs]
    possible = tuple(dict.fromkeys(one for one in read if isinstance(one, When)))
    if len(possible) > 1:
        return Several(possible, order)
    return possible[0] if possible else Unread(impossible=True)


def _year_first(said: str) -> Meaning:
    if (found := _TIME_STAMP.fullmatch(said)) is not None:
        return _moment(int(found[1] or found[2]))
    if (found := _SCHOOL_YEAR.fullmatch(said)) is not None and int(found["last"]) > _MONTHS:
        return _two_years(int(found["first"]), int(found["last"]))
    if (found := _WITH_TIME.fullmatch(said)) is not None:
        said = found[1]
    elif (found := _TOGETHER.fullmatch(said)) is not None:
        said = "-".join(found.groups())
    if _YEAR_FIRST.fullmatch(said):
        return edtf("-".join(part.zfill(2) for part in re.split(_MARK, said)))
    try:
        return read_edtf(said.upper())
    except (ValueError, OverflowError):
        return None


def _two_years(first: int, last: int) -> When | Unread:
    """'2022-23'; '2023-13' is no month, and no years one after the other."""
    if (first + 1) % 100 != last:
        return Unread(impossible=True)
    return edtf(f"{first:04}/{first + 1:04}")


def _moment(seconds: int) -> When | Unread:
    """The day of a time stamp in seconds, in UTC, as Discord has them."""
    try:
        return When.of_day(datetime.fromtimestamp(seconds, UTC).date())
    except (ValueError, OverflowError, OSError):
        return Unread(impossible=True)


def days_of_week(day: date, name: str) -> int:
    """How many days after `day`, 0 to 6, the next day of the week is that `name` begins."""
    number = next(i for i, weekday in enumerate(WEEKDAYS) if weekday.startswith(name))
    return (number - day.weekday()) % 7
