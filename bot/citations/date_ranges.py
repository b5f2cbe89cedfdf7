"""Dates from one to another as the styles write them: citeproc-py loses their year, or fails."""

from collections.abc import Sequence

from bot.domain.evidence.bibliography import CslDate
from bot.models.dates import MONTHS

_MLA_MONTHS = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)
_DAY = 3
"""Parts of a date that has a day: year, month, day."""


def date_range(issued: CslDate, style: str) -> str:
    """'2025, June 11–12' in APA style, 'June 11–12, 2025' in Chicago, '11–12 June 2025' in MLA; ''
    of what is one date.

    In doubt it is 'ca. 2025, June–July', '[June–July 2025?]' and, by its years alone as the MLA
    style has single dates in doubt, '2025?'.
    """
    if len(issued["date-parts"]) == 1:
        return ""
    first, last = issued["date-parts"]
    if not issued.get("circa"):
        return _range(first, last, style)
    if style == "mla":
        return f"{_range(first[:1], last[:1], style)}?"
    text = _range(first, last, style)
    return f"ca. {text}" if style == "apa" else f"[{text}?]"


def _range(first: Sequence[int], last: Sequence[int], style: str) -> str:
    """Both dates, which have as many parts; what they share is said once."""
    if first == last:
        return _dated(first, _within_year(first, style), style)
    if first[0] != last[0]:
        return "–".join(_dated(one, _within_year(one, style), style) for one in (first, last))
    if len(first) == _DAY and first[1] == last[1]:
        both = _day_of(f"{first[2]}–{last[2]}", _month(first, style), style)
    else:
        both = "–".join(_within_year(one, style) for one in (first, last))
    return _dated(first, both, style)


def _within_year(parts: Sequence[int], style: str) -> str:
    """'June 11', '11 June' or 'June'; '' for a year."""
    if len(parts) == 1:
        return ""
    month = _month(parts, style)
    return _day_of(str(parts[2]), month, style) if len(parts) == _DAY else month


def _month(parts: Sequence[int], style: str) -> str:
    return (_MLA_MONTHS if style == "mla" else MONTHS)[parts[1] - 1]


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
