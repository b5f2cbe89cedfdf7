"""Lengths of time that count from another date: '100 days later', '+3 weeks', 'the day after'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.time.date_meanings import UNITS, shifted, time_of
from bot.domain.time.date_text import in_digits, one_spelling
from bot.domain.time.relative_dates import count_of
from bot.models.dates import When

_SHORT_UNITS = {"d": "day", "w": "week", "wk": "week", "mo": "month", "y": "year", "yr": "year"}
_PART = re.compile(
    r"(?P<count>(?:an?|the|another|(?:a )?couple(?: of)?)(?= )|\d{1,5}) ?"
    rf"(?P<unit>{UNITS}|{'|'.join(_SHORT_UNITS)})s?\b",
    re.ASCII,
)
_BARE_PART = re.sub(r"\?P<\w+>", "?:", _PART.pattern)
_BEHIND = (
    r"later|afterwards?|thereafter|on|onwards?|more|further on|from (?:then|there|that)"
    r"|(?:after|from|since)(?: (?:that|then|it|(?:the )?start(?: date)?))?"
)
_LENGTH = re.compile(
    rf"(?:\+ ?|(?:plus|after|exactly) )?(?P<parts>{_BARE_PART}(?:(?: and)? {_BARE_PART})*)"
    rf"(?P<behind> (?:{_BEHIND}))?|\+ ?(?P<days>\d{{1,5}})|(?:the )?following (?P<next>{UNITS})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Length:
    """Numbers of units, like 2 weeks and 3 days."""

    parts: Sequence[tuple[int, str]]

    def after(self, when: When) -> When | None:
        """The time that comes so long after another, as exact as that one; None where the calendar
        ends before.
        """
        first, last = when.first, when.last
        try:
            for count, unit in self.parts:
                first, last = shifted(first, count, unit), shifted(last, count, unit)
        except (ValueError, OverflowError):
            return None
        return time_of(first, last)


def read_length(text: str) -> Length | None:
    """The length that a text names; None where it names none, or one that counts from today."""
    found = _LENGTH.fullmatch(in_digits(one_spelling(text)))
    if found is None:
        return None
    if found["days"] or found["next"]:
        return Length(((int(found["days"] or 1), found["next"] or "day"),))
    if not found["behind"] and found["parts"].startswith("the "):
        return None
    parts = _PART.finditer(found["parts"])
    return Length(tuple((count_of(one["count"]), _unit(one["unit"])) for one in parts))


def _unit(said: str) -> str:
    return _SHORT_UNITS.get(said, said)
