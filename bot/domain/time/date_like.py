"""What looks like a date and cannot be read as one, and slips of the fingers in dates."""

import re

from rapidfuzz.distance import OSA

from bot.domain.number_words import VALUES
from bot.domain.time.calendar_dates import MONTH_NUMBERS, WEEKDAYS
from bot.domain.time.date_meanings import UNITS
from bot.domain.time.holidays import HOLIDAY_WORDS
from bot.domain.time.seasons import SEASON
from bot.models.dates import MONTHS

_TELLING = frozenset(
    {"ago", "yesterday", "today", "tomorrow", "never", "always", "recently", "lately", "soon"}
    | {"later", "sometime", "someday", "once", "ever", "forever", "noon", "midnight"}
)
_SMALL_WORDS = (
    "a an the of in on at by to and or from since until till through before after during about "
    "around early mid middle late last past previous this current next coming few several some "
    "couple many beginning start end half first long time date back now"
)
_PERIODS = frozenset(
    {f"{unit}{s}" for unit in UNITS.split("|") for s in ("", "s")}
    | {day[:letters] for day in WEEKDAYS for letters in (3, 4, 5, len(day))}
    | {*MONTH_NUMBERS, *SEASON.split("|"), *HOLIDAY_WORDS}
)
_DATE_WORDS = _TELLING | _PERIODS | VALUES.keys() | frozenset(_SMALL_WORDS.split())
_NUMBER = re.compile(r"[./:?~%t-]*\d[\d./:?~%tz+-]*|[qh]\d+|\d+s", re.ASCII)
_WITH_MONTH = re.compile(r"\d{1,2}[ ./-][^\W\d]+[ ./-]\d{2,4}")
"""As a day with its month is written, in whatever language."""

_SLIPPED = (*(month.lower() for month in MONTHS if len(month) > len("May")), *WEEKDAYS)
_ALONE = ("yesterday", "tomorrow")
_LONG, _SHORT = 7, 4
"""Letters of a word from which on it may have two slips in it, and one."""
_WORD = re.compile(r"[a-z]+")


def looks_like_date(plain: str, said: str) -> bool:
    """Whether a text consists of numbers and words of dates, and of nothing else; `said` has its
    numbers in digits.
    """
    if _WITH_MONTH.fullmatch(said) and said.isascii():
        return True
    words = said.split()
    of_dates = all(word in _DATE_WORDS or _NUMBER.fullmatch(word) for word in words)
    has_digits = any("0" <= letter <= "9" for letter in plain)
    telling = has_digits or not _TELLING.isdisjoint(words)
    several = len(words) > 1 and not _PERIODS.isdisjoint(words)
    return of_dates and (telling or several)


def mended(said: str) -> str:
    """With a slip of the fingers put right in the name of a month or a day of the week, beside
    digits, or in 'yesterday'.
    """
    has_digits = any("0" <= letter <= "9" for letter in said)
    known = _SLIPPED if has_digits else _ALONE
    return _WORD.sub(lambda found: _mended_word(found[0], known), said)


def _mended_word(word: str, known: tuple[str, ...]) -> str:
    if len(word) < _SHORT or word in _DATE_WORDS:
        return word
    slips = 1 if len(word) < _LONG else 2
    near = {one: OSA.distance(word, one, score_cutoff=slips) for one in known}
    nearest = min(near, key=near.__getitem__)
    return nearest if near[nearest] <= slips else word
