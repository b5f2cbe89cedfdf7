"""What a date that is still being typed can become: phrases, and days and months on record."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from bot.domain.time.calendar_dates import WEEKDAYS
from bot.domain.time.date_meanings import UNITS, edtf
from bot.domain.time.date_text import in_digits, one_spelling
from bot.domain.time.holidays import HOLIDAYS
from bot.domain.time.seasons import SEASON
from bot.domain.time.years import Recorded
from bot.models.dates import MONTHS, When

_UNITS = ("week", "month", "year")
_SHOWN = (
    *("today", "yesterday", "tomorrow", "day before yesterday", "day after tomorrow"),
    *(f"{turn} {unit}" for turn in ("last", "this", "next") for unit in _UNITS),
    *(f"{turn} {day.capitalize()}" for turn in ("last", "next") for day in WEEKDAYS),
    *(f"last {season}" for season in SEASON.split("|")),
    *(f"a {unit} ago" for unit in _UNITS),
    *SEASON.split("|"),
    *HOLIDAYS,
    *MONTHS,
)
_PHRASES = {in_digits(one_spelling(phrase)): phrase for phrase in _SHOWN}
_COMMONEST = {word: word for word in ("today", "yesterday", "tomorrow")}
_AGO = re.compile(r"(?P<count>\d{1,3}) (?P<begun>[a-z]+)(?: a?g?o?)?", re.ASCII)
_BEGUN = (
    re.compile(r"(?P<month>[a-z]{3,})(?: (?P<day>\d{1,2}))?(?: (?P<year>\d{0,3}))?", re.ASCII),
    re.compile(r"(?P<day>\d{1,2}) (?:of )?(?P<month>[a-z]+)(?: (?P<year>\d{0,3}))?", re.ASCII),
)
_YEAR = 366
_ISO = re.compile(r"\d{1,4}|\d{4}-(?:\d{0,2}|\d\d-\d?)", re.ASCII)


def begun_phrases(said: str) -> list[str]:
    """Phrases that begin so: 'yesterday' for 'yest', 'last Friday' for 'last f'."""
    phrases = _PHRASES if len(said) > 1 else _COMMONEST
    found = [phrase for begun, phrase in phrases.items() if begun.startswith(said)]
    if (ago := _AGO.fullmatch(said)) is not None:
        units = [unit for unit in UNITS.split("|") if f"{unit}s".startswith(ago["begun"])]
        found += [f"{ago['count']} {unit}s ago" for unit in units]
    return found


def begun_dates(said: str, days: Sequence[date]) -> list[When]:
    """Days, months and years on record that a text can grow into, the latest first; `days` are
    those of the record, in their order.
    """
    if _ISO.fullmatch(said):
        texts = dict.fromkeys(day.isoformat()[: _length(said)] for day in reversed(days))
        return _read(text for text in texts if text.startswith(said))
    for pattern in _BEGUN:
        if (found := pattern.fullmatch(said)) is not None:
            return _in_letters(found.groupdict(), days)
    return []


def days_after(said: str, recorded: Recorded, start: When) -> list[When]:
    """The days on record in the year that begins with a date whose number a text is: the ends of
    strikes first; '27' can become 27 September.
    """
    if not said.isdecimal() or len(said) > len("27"):
        return []
    year_on = (day for day in recorded.days if 0 <= (day - start.first).days < _YEAR)
    fitting = [When.of_day(day) for day in dict.fromkeys(year_on) if day.day == int(said)]
    return sorted(fitting, key=lambda one: (recorded.turns(one), recorded.count(one)), reverse=True)


def _length(said: str) -> int:
    """As many letters of a day as the next thing to choose takes: its year, its month, all."""
    return next(len(one) for one in ("2023", "2023-07", "2023-07-27") if len(one) >= len(said))


def _in_letters(parts: dict[str, str | None], days: Sequence[date]) -> list[When]:
    months = [name for name in MONTHS if name.lower().startswith(parts["month"] or "")]
    numbers = {MONTHS.index(name) + 1 for name in months}
    day, year = parts["day"] or "", parts["year"] or ""
    fitting = [one for one in reversed(days) if one.month in numbers]
    if not day:
        in_months = dict.fromkeys(f"{one:%Y-%m}" for one in fitting)
        return _read(text for text in in_months if text.startswith(year))
    if year or len(day) > 1:
        whole = [one for one in fitting if one.day == int(day)]
        named = [one.isoformat() for one in whole if f"{one.year:04}".startswith(year)]
    else:
        # 'July 2' can become 20 July: each day once, in its latest year.
        by_day = {one.day: one for one in reversed(fitting) if str(one.day).startswith(day)}
        named = [one.isoformat() for one in sorted(by_day.values(), reverse=True)]
    in_years = [f"{one:%Y-%m}" for one in fitting if not year and f"{one.year:04}".startswith(day)]
    return _read([*named, *dict.fromkeys(in_years)])


def _read(texts: Iterable[str]) -> list[When]:
    return [read for text in texts if isinstance(read := edtf(text), When)]
