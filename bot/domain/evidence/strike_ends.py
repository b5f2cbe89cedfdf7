"""Which sources tell when a strike ended: many of those that state it tell its start alone."""

import re

from bot.domain.time.calendar import counted, elapsed
from bot.models.dates import MONTHS, When
from bot.models.event import Strike
from bot.models.evidence import Attestation


def tells_end(strike: Strike, word: Attestation) -> bool:
    """Whether a source has the last day of a strike or its length, and is not older than it."""
    end, published = strike.end, word.source.published
    if end is None or (published and published.last < end.first):
        return False
    lengths = (elapsed(strike.start, end), counted(strike.start, strike.last_full_day or end))
    has_length = any(days.holds(told) for days in lengths for told in numbers_told(word))
    return has_length or _day(end) in _told(word)


def numbers_told(word: Attestation) -> list[int]:
    """The whole numbers in what the source states."""
    return [int(digits) for digits in re.findall(r"\d+", _told(word).replace(",", ""))]


def _told(word: Attestation) -> str:
    return word.excerpt or word.says or ""


def _day(end: When) -> str:
    """'27 September', as the record words what a source states."""
    return f"{end.last.day} {MONTHS[end.last.month - 1]}"
