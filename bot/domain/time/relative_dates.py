"""Dates that count from today: 'yesterday', 'two weeks ago', 'last Friday', 'this month'."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.domain.time.calendar_dates import MONTH, MONTH_NUMBERS, WEEKDAY, days_of_week
from bot.domain.time.date_meanings import MONTHS_IN, UNITS, months_of, shifted, time_of
from bot.domain.time.seasons import SEASON, season_of
from bot.models.dates import When

_TODAY = ("today", "now", "right now", "tonight", "this morning", "this afternoon", "this evening")
_WORDS = {
    **dict.fromkeys(_TODAY, 0),
    **dict.fromkeys(("tomorrow", "tmrw"), 1),
    **dict.fromkeys(("yesterday", "last night"), -1),
    **dict.fromkeys(("day before yesterday", "the day before yesterday"), -2),
    **dict.fromkeys(("day after tomorrow", "the day after tomorrow"), 2),
}
_COUNT = r"(?P<count>an?|(?:a )?couple(?: of)?|\d{1,5})"
_UNIT = rf"(?P<unit>{UNITS})s?"
_AGO = re.compile(
    rf"(?:exactly )?{_COUNT} {_UNIT} (?P<way>ago|back|earlier|from now|from today|hence)"
    r"(?: today)?"
    rf"|(?P<ahead>in|within) (?P<count_ahead>an?|\d{{1,5}}) (?P<unit_ahead>{UNITS})s?"
    rf"|(?P<last>last|past|previous|next|coming) (?P<many>\d{{1,5}}) (?P<units>{UNITS})s?",
    re.ASCII,
)
_BACK = frozenset({"ago", "back", "earlier"})
_TURN = r"(?P<turn>last|past|previous|this|current|next|coming|this past|this coming)"
_NAMED = re.compile(
    rf"(?:(?:the|on|earlier|later) )?{_TURN} (?P<name>{UNITS}|weekend|{SEASON}|{WEEKDAY}|{MONTH})"
)
_BEFORE_LAST = re.compile(r"(?:the )?(?P<name>week|month|quarter|year) before last")
_WEEKDAY = re.compile(rf"(?:on )?(?P<name>{WEEKDAY})")
_SATURDAY = 5
_LAST, _THIS, _NEXT = -1, 0, 1
_TURNS = {
    **dict.fromkeys(("last", "past", "previous", "this past"), _LAST),
    **dict.fromkeys(("this", "current"), _THIS),
    **dict.fromkeys(("next", "coming", "this coming"), _NEXT),
}


def count_of(said: str) -> int:
    """How many 'a', 'a couple of', '3' are."""
    return int(said) if said.isdecimal() else 2 if "couple" in said else 1


def read_relative(said: str, today: date) -> When | None:
    """The date; None where it is none of this kind.

    Raises:
        ValueError, OverflowError: the calendar ends before.
    """
    if said in _WORDS:
        return When.of_day(today + timedelta(days=_WORDS[said]))
    if (found := _AGO.fullmatch(said)) is not None:
        return _counted(found, today)
    if (found := _NAMED.fullmatch(said)) is not None:
        return _turn_of(found["name"], _TURNS[found["turn"]], today)
    if (found := _BEFORE_LAST.fullmatch(said)) is not None:
        return _turn_of(found["name"], 2 * _LAST, today)
    if (found := _WEEKDAY.fullmatch(said)) is not None:
        return _last_weekday(found["name"], today + timedelta(days=1))
    return None


def _counted(found: re.Match[str], today: date) -> When:
    if found["last"]:
        return _stretch(_TURNS[found["last"]], int(found["many"]), found["units"], today)
    count = count_of(found["count"] or found["count_ahead"])
    back = found["way"] in _BACK
    return When.of_day(
        shifted(today, -count if back else count, found["unit"] or found["unit_ahead"])
    )


def _stretch(turn: int, count: int, unit: str, today: date) -> When:
    """'the last 30 days' end today, 'the next 2 weeks' begin tomorrow."""
    other = shifted(today, turn * count, unit)
    a_day = timedelta(days=1)
    return time_of(other + a_day, today) if turn == _LAST else time_of(today + a_day, other)


def _turn_of(name: str, turn: int, today: date) -> When:
    if name in ("day", "week", "fortnight", "weekend"):
        return _week_of(name, turn, today)
    if name in MONTHS_IN:
        return _months_of(name, turn, today)
    if name in MONTH_NUMBERS:
        return _yearly(lambda year: months_of(year, MONTH_NUMBERS[name], 1), turn, today)
    if re.fullmatch(SEASON, name):
        return _yearly(lambda year: season_of(name, year), turn, today)
    if turn == _LAST:
        return _last_weekday(name, today)
    monday = today - timedelta(days=today.weekday())
    after = monday if turn == _THIS else today + timedelta(days=1)
    return When.of_day(after + timedelta(days=days_of_week(after, name)))


def _last_weekday(name: str, before: date) -> When:
    week_before = before - timedelta(days=7)
    return When.of_day(week_before + timedelta(days=days_of_week(week_before, name)))


def _week_of(name: str, turn: int, today: date) -> When:
    """Weeks are from Monday to Sunday."""
    if name == "day":
        return When.of_day(today + timedelta(days=turn))
    weeks = 2 if name == "fortnight" else 1
    first = today - timedelta(days=today.weekday()) + timedelta(days=7 * weeks * turn)
    saturday = first + timedelta(days=_SATURDAY)
    return time_of(saturday if name == "weekend" else first, first + timedelta(days=7 * weeks - 1))


def _months_of(name: str, turn: int, today: date) -> When:
    months = MONTHS_IN[name]
    year = today.year - (today.year % 10 if name == "decade" else 0)
    month = 1 if name in ("year", "decade") else today.month - (today.month - 1) % months
    first = shifted(date(year, month, 1), turn, name)
    return months_of(first.year, first.month, months)


def _yearly(of_year: Callable[[int], When], turn: int, today: date) -> When:
    """The last one that is over, the one that is on or of this year, the next that is to begin."""
    years = [of_year(today.year + offset) for offset in (-2, -1, 0, 1)]
    if turn == _LAST:
        return [one for one in years if one.last < today][-1]
    if turn == _NEXT:
        return next(one for one in years if one.first > today)
    return next((one for one in years if one.first <= today <= one.last), years[2])
