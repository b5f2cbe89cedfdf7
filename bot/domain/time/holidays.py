"""Holidays of the United States that people date things by."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.domain.time.date_text import year_of

_MONDAY, _TUESDAY, _THURSDAY, _SUNDAY = 0, 1, 3, 6
_Rule = Callable[[int], date]


def _fixed(month: int, day: int) -> _Rule:
    return lambda year: date(year, month, day)


def _nth(number: int, weekday: int, month: int) -> _Rule:
    """The first, second … of a day of the week in a month."""

    def rule(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))

    return rule


def _memorial_day(year: int) -> date:
    """The last Monday in May."""
    last = date(year, 5, 31)
    return last - timedelta(days=last.weekday())


def _election_day(year: int) -> date:
    """The Tuesday after the first Monday in November."""
    return _nth(1, _MONDAY, 11)(year) + timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    correction = (century - century // 4 - (century - (century + 8) // 25 + 1) // 3) + 15
    moon = (19 * golden + correction) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    early = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * early + 114, 31)
    return date(year, month, day + 1)


def _from_easter(days: int) -> _Rule:
    return lambda year: easter(year) + timedelta(days=days)


HOLIDAYS: dict[str, _Rule] = {
    "New Year's Day": _fixed(1, 1),
    "Martin Luther King Day": _nth(3, _MONDAY, 1),
    "Valentine's Day": _fixed(2, 14),
    "Presidents' Day": _nth(3, _MONDAY, 2),
    "Good Friday": _from_easter(-2),
    "Easter": _from_easter(0),
    "Easter Monday": _from_easter(1),
    "May Day": _fixed(5, 1),
    "Mother's Day": _nth(2, _SUNDAY, 5),
    "Memorial Day": _memorial_day,
    "Juneteenth": _fixed(6, 19),
    "Father's Day": _nth(3, _SUNDAY, 6),
    "Independence Day": _fixed(7, 4),
    "Labor Day": _nth(1, _MONDAY, 9),
    "Columbus Day": _nth(2, _MONDAY, 10),
    "Halloween": _fixed(10, 31),
    "Election Day": _election_day,
    "Veterans Day": _fixed(11, 11),
    "Thanksgiving": _nth(4, _THURSDAY, 11),
    "Christmas Eve": _fixed(12, 24),
    "Christmas": _fixed(12, 25),
    "New Year's Eve": _fixed(12, 31),
}
_RULES = {name.lower().replace("'", ""): rule for name, rule in HOLIDAYS.items()}
"""As they are typed: in small letters and without apostrophes."""

_ALSO_CALLED = {
    "new years": "new years day",
    "new year": "new years day",
    "new year day": "new years day",
    "new year eve": "new years eve",
    "mlk day": "martin luther king day",
    "martin luther king jr day": "martin luther king day",
    "president day": "presidents day",
    "washingtons birthday": "presidents day",
    "easter sunday": "easter",
    "easter day": "easter",
    "mother day": "mothers day",
    "father day": "fathers day",
    "international workers day": "may day",
    "labour day": "labor day",
    "indigenous peoples day": "columbus day",
    "veteran day": "veterans day",
    "thanksgiving day": "thanksgiving",
    "christmas day": "christmas",
    "xmas": "christmas",
    "xmas eve": "christmas eve",
}
HOLIDAY_WORDS = frozenset(word for name in (*_RULES, *_ALSO_CALLED) for word in name.split())
_NAMES = "|".join(sorted((*_RULES, *_ALSO_CALLED), key=len, reverse=True))
_OF_A_YEAR = re.compile(
    rf"(?:(?P<name>{_NAMES})(?: (?:of|in))? (?P<year>\d{{4}}|\d\d)"
    rf"|(?P<before>\d{{4}}) (?P<behind>{_NAMES}))",
    re.ASCII,
)


def read_holiday(said: str) -> date | None:
    """The day of 'labor day 2023'; None where it is none, or has no year."""
    found = _OF_A_YEAR.fullmatch(said)
    year = year_of(found["year"] or found["before"]) if found else 0
    if found is None or not year:
        return None
    name = found["name"] or found["behind"]
    return _RULES[_ALSO_CALLED.get(name, name)](year)
