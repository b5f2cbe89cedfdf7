"""Dates from one to another as the styles write them: citeproc-py loses their year, or fails."""

from collections.abc import Sequence

from bot.domain.evidence.bibliography import CslDate
from bot.models.dates import MONTHS

_DAY = 3
"""Parts of a date that has a day: year, month, day."""


def date_range(issued: CslDate, style: str) -> str:
    """'2025, June 11–12' in APA style, 'June 11–12, 2025' in Chicago, '11–12 June 2025' in MLA; ''
    of what is one date.
    """
    parts = issued["date-parts"]
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return ""
    if first[0] != last[0]:
        return "–".join(_dated(one, _within_year(one, style), style) for one in (first, last))
    if len(first) == len(last) == _DAY and first[1] == last[1]:
        both = _day_of(f"{first[2]}–{last[2]}", MONTHS[first[1] - 1], style)
    else:
        both = "–".join(_within_year(one, style) for one in (first, last))
    return _dated(max(first, last, key=len), both, style)


def _within_year(parts: Sequence[int], style: str) -> str:
    """'June 11', '11 June' or 'June'; '' for a year."""
    if len(parts) == 1:
        return ""
    month = MONTHS[parts[1] - 1]
    return _day_of(str(parts[2]), month, style) if len(parts) == _DAY else month


def _day_of(day: str, month: str, style: str) -> str:
    return f"{day} {month}" if style == "mla" else f"{month} {day}"


def _dated(parts: Sequence[int], within: str, style: str) -> str:
    """What is said of a year, with the year: `parts` tell whether it has days."""
    if not within:
        return str(parts[0])
    if style == "apa":
        return f"{parts[0]}, {within}"
    comma = "," if style == "chicago" and len(parts) == _DAY else ""
    return f"{within}{comma} {parts[0]}"
