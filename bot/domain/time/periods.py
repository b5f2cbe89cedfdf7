"""Longer times: seasons, quarters, halves, decades, parts of them, from one date to another."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from bot.domain.number_words import TENS
from bot.domain.time.calendar_dates import MONTH
from bot.domain.time.date_meanings import (
    Meaning,
    Several,
    Unread,
    edtf,
    months_of,
    shifted,
    time_of,
)
from bot.domain.time.date_text import full_year, year_of
from bot.domain.time.seasons import SEASON, season_of
from bot.models.dates import Precision, When

Read = Callable[[str], Meaning]
"""Reads a part of a text as a date of its own."""

_OF = r"(?:(?:of|in) )?"
_YEAR = r"(?:\d{4}|\d\d)"
_SEASON = re.compile(
    rf"(?P<name>{SEASON}) {_OF}(?P<year>{_YEAR})(?:[-/](?P<to>\d\d|\d{{4}}))?"
    rf"|(?P<before>\d{{4}}) (?P<behind>{SEASON})",
    re.ASCII,
)
_QUARTER = re.compile(
    rf"(?:q(?P<q>[1-4])|(?P<q2>[1-4])q|(?P<q3>[1-4]) quarter) ?{_OF}(?P<year>{_YEAR})"
    r"|(?P<before>\d{4})[ -]?q(?P<q4>[1-4])"
    rf"|(?:h(?P<h>[12])|(?P<h2>[12])h) ?{_OF}(?P<of>{_YEAR})|(?P<of2>\d{{4}})[ -]?h(?P<h3>[12])"
    r"|(?P<iso>\d{4})[ -]?w(?P<w>\d{1,2})"
    r"|(?:(?:calendar )?week |w|cw ?)(?P<w2>\d{1,2})[ /-](?:(?:of|in) )?(?P<iso2>\d{4})",
    re.ASCII,
)
_TENS = [f"{word[:-1]}ies" for word in TENS.split()]
_DECADE = re.compile(
    rf"'?(?:(?P<century>1\d|20)?(?P<tens>\d0)'?s|(?P<word>{'|'.join(_TENS)}))", re.ASCII
)
_PART = re.compile(
    r"(?P<part>early|mid|middle|halfway|late|1 half|2 half|start|beginning|end|close|1 day"
    r"|last day)"
    r"(?:-| )(?:in |of |through |into )?(?:the )?(?P<rest>.+)"
)
_WEEK = re.compile(
    r"(?P<number>[1-5]|last|final) week (?:of|in) (?:the )?(?P<rest>.+)"
    r"|(?P<name>week(?:end)?) (?:of|around|containing) (?P<day>.+)"
)
_SATURDAY = 5
_THIRDS = {"early": 0, "mid": 1, "middle": 1, "late": 2}
_PERIODS = frozenset({"week", "month", "quarter", "year", "decade"})
_FIRST_DAY = frozenset({"start", "beginning", "1 day"})
_LAST_DAY = frozenset({"end", "close", "last day"})
_TWO_DAYS = re.compile(
    r"(?P<one>\d{1,2}) ?(?:-|to|through|and|&) ?(?P<two>\d{1,2})"
    rf" (?P<month>(?:of )?(?:{MONTH}) .*)"
    rf"|(?P<lead>{MONTH}) (?P<first>\d{{1,2}}) ?(?:-|to|through|and|&) ?(?P<last>\d{{1,2}})"
    r" (?P<year>\d{4})",
    re.ASCII,
)
_TO = re.compile(r" (?:-|to|through|thru|until|till|and|&) ")
_TO_BARE = re.compile(r"[-/&]")
_LONGEST_EDTF = 24
"""Characters of a date that is carried by a button, which has no room for many."""


def read_period(said: str, today: date, read: Read) -> Meaning:
    """A longer time; None where it is none.

    Raises:
        ValueError, OverflowError: the calendar ends before.
    """
    if (found := _SEASON.fullmatch(said)) is not None:
        return _season(found)
    if (found := _QUARTER.fullmatch(said)) is not None:
        return _quarter(found)
    if (found := _DECADE.fullmatch(said)) is not None:
        return _decade(found, today)
    if (found := _WEEK.fullmatch(said)) is not None:
        return _week(found, read)
    if (found := _PART.fullmatch(said)) is not None:
        rest = found["rest"]
        whole = read(f"this {rest}" if rest in _PERIODS else rest)
        return _part(found["part"], whole) if isinstance(whole, When) else _unread(whole)
    return _from_to(said, read)


def _unread(meaning: Meaning) -> Unread | None:
    return meaning if isinstance(meaning, Unread) else None


def _season(found: re.Match[str]) -> Meaning:
    name, year = found["name"] or found["behind"], year_of(found["year"] or found["before"])
    if found["to"]:
        following = name == "winter" and int(found["to"]) % 100 == (year + 1) % 100
        return season_of(name, year) if following else Unread(impossible=True)
    if name == "winter" and year > date.min.year:
        return Several((season_of(name, year), season_of(name, year - 1)))
    return season_of(name, year)


def _quarter(found: re.Match[str]) -> When:
    """A quarter, a half or a week of a year, by its number."""
    if found["iso"] or found["iso2"]:
        year, week = int(found["iso"] or found["iso2"]), int(found["w"] or found["w2"])
        return _from_monday(date.fromisocalendar(year, week, 1))
    year = year_of(found["year"] or found["before"] or found["of"] or found["of2"])
    half = found["h"] or found["h2"] or found["h3"]
    if half:
        return months_of(year, 6 * int(half) - 5, 6)
    quarter = int(found["q"] or found["q2"] or found["q3"] or found["q4"])
    return months_of(year, 3 * quarter - 2, 3)


def _decade(found: re.Match[str], today: date) -> Meaning:
    if found["century"]:
        first = int(f"{found['century']}{found['tens']}")
    else:
        tens = found["tens"] or f"{_TENS.index(found['word']) + 2}0"
        first = full_year(tens) if full_year(tens) <= today.year else full_year(tens) - 100
    return edtf(f"{first}/{first + 9}")


def _week(found: re.Match[str], read: Read) -> Meaning:
    whole = read(found["rest"] or found["day"])
    if not isinstance(whole, When):
        return _unread(whole)
    if found["day"]:
        monday = whole.first - timedelta(days=whole.first.weekday())
        skipped = _SATURDAY if found["name"] == "weekend" else 0
        return _from_monday(monday, skipped) if whole.is_day else None
    if found["number"].isdecimal():
        first = whole.first + timedelta(days=7 * (int(found["number"]) - 1))
        last = min(first + timedelta(days=6), whole.last)
        return time_of(first, last) if first <= last else Unread(impossible=True)
    return time_of(max(whole.first, whole.last - timedelta(days=6)), whole.last)


def _from_monday(monday: date, skipped: int = 0) -> When:
    """A week from Monday to Sunday, without its first days."""
    return time_of(monday + timedelta(days=skipped), monday + timedelta(days=6))


def _part(part: str, whole: When) -> Meaning:
    """A third, a half, the first or the last day of a longer time."""
    if part in _FIRST_DAY:
        return When.of_day(whole.first)
    if part in _LAST_DAY:
        return When.of_day(whole.last)
    if whole.first == whole.last:
        return None
    if part == "halfway":
        return When.of_day(whole.first + (whole.last - whole.first) // 2)
    halves = part in ("1 half", "2 half")
    number = int(part[0]) - 1 if halves else _THIRDS[part]
    return _share(whole, 2 if halves else 3, number)


def _share(whole: When, shares: int, number: int) -> When:
    """One of some equal parts: of whole months where these come out even, else of days."""
    months = _months_in(whole)
    if months and months % shares == 0:
        first = shifted(whole.first, number * months // shares, "month")
        return months_of(first.year, first.month, months // shares)
    days = ((whole.last - whole.first).days + 1) // shares
    first = whole.first + timedelta(days=number * days)
    last = whole.last if number == shares - 1 else first + timedelta(days=days - 1)
    return time_of(first, last)


def _months_in(whole: When) -> int:
    """How many whole months a time is; 0 where it is no number of them."""
    last_of_month = monthrange(whole.last.year, whole.last.month)[1]
    if whole.first.day > 1 or whole.last.day < last_of_month:
        return 0
    return (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1


def _from_to(said: str, read: Read) -> Meaning:
    """'2 May to 27 September 2023', '2-9 May 2023', 'June to August 2023'."""
    if (found := _TWO_DAYS.fullmatch(said)) is not None:
        if found["lead"]:
            days = [f"{found['lead']} {found[d]} {found['year']}" for d in ("first", "last")]
        else:
            days = [f"{found[d]} {found['month']}" for d in ("one", "two")]
        return _joined(read(days[0]), read(days[1]))
    said = re.sub(r"^(?:from|between) ", "", said)
    for found in (*_TO.finditer(said), *_TO_BARE.finditer(said)):
        left, right = said[: found.start()], said[found.end() :]
        last = _likeliest(read(right)) if left and right else None
        if isinstance(last, When) and (joined := _joined(_with_year(left, last, read), last)):
            return joined
    return None


def _with_year(said: str, last: When, read: Read) -> Meaning:
    """The beginning of a time; without a year of its own, in the last that is not too late."""
    first = _likeliest(read(said))
    if isinstance(first, When):
        return first
    for year in (last.first.year, last.first.year - 1):
        lent = read(f"{said} {year:04}")
        if isinstance(lent, When) and lent.first <= last.first:
            return lent
    return first


def _joined(first: Meaning, last: Meaning) -> Meaning:
    first, last = _likeliest(first), _likeliest(last)
    if not isinstance(first, When) or not isinstance(last, When):
        return _unread(first) or _unread(last)
    if Precision.SPAN in (first.precision, last.precision):
        in_order = first.first <= last.last
        return time_of(first.first, last.last) if in_order else Unread(impossible=True)
    joined = edtf(f"{first.text}/{last.text}")
    return joined if len(f"{first.text}/{last.text}") <= _LONGEST_EDTF else Unread()


def _likeliest(meaning: Meaning) -> Meaning:
    return meaning.readings[0] if isinstance(meaning, Several) else meaning
