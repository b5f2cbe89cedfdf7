"""Dates, amounts and words as the Associated Press writes them."""

import re
from datetime import date
from decimal import Decimal

from bot.cards.parts.amounts import figure_amount, number, per
from bot.models.dates import MONTHS, Precision, When
from bot.models.measure import Measure, Per
from bot.models.role import Figure

_SHORT = {1: "Jan.", 2: "Feb.", 8: "Aug.", 9: "Sept.", 10: "Oct.", 11: "Nov.", 12: "Dec."}
"""Months that are shortened before a day; the others never are."""

_DAY = len("2023-07-27")
_MILLION = 10**6
_BILLION = 10**9


def ap_date(value: When) -> str:
    """'July 27, 2023', 'September 2023', 'perhaps 2017', 'May 2 to Sept. 27, 2023'."""
    if value.precision is Precision.SPAN:
        return _joined(*value.text.split("/"))
    return _simple(value.text)


def dated(value: When) -> str:
    """The date as it stands in a sentence: 'on July 27, 2023', 'in September 2023', 'perhaps in
    2017', 'about 1987', 'from May 2 to Sept. 27, 2023'.
    """
    if value.precision is Precision.SPAN:
        return f"from {ap_date(value)}"
    text = ap_date(value)
    if value.text.endswith("~"):
        return text
    doubt = "perhaps " if value.uncertain else ""
    preposition = "on" if value.precision is Precision.DAY else "in"
    return f"{doubt}{preposition} {text.removeprefix('perhaps ')}"


def from_to(start: When, end: When) -> str:
    """'from May 2 to Sept. 27, 2023'; 'on Nov. 20, 2013' where both are one date."""
    return dated(start) if start == end else f"from {_joined(start.text, end.text)}"


def between(value: When) -> str:
    """'between July 27 and Nov. 8, 2023': one moment of a span; a date that is none as `dated`."""
    if value.precision is not Precision.SPAN:
        return dated(value)
    return f"between {_joined(*value.text.split('/'), word='and')}"


def _joined(first: str, last: str, word: str = "to") -> str:
    """Both dates; the first without the year, and the last without the month, that they share."""
    if "/" in first or "/" in last or len(first) != len(last) or first[:4] != last[:4]:
        return f"{_closed(_written(first))} {word} {_written(last)}"
    if len(last) == _DAY and first[:7] == last[:7]:
        return f"{_simple(first).rpartition(',')[0]} {word} {_simple(last).partition(' ')[2]}"
    return f"{_simple(first).removesuffix(first[:4]).rstrip(', ')} {word} {_simple(last)}"


def _written(text: str) -> str:
    return _joined(*text.split("/")) if "/" in text else _simple(text)


def _closed(text: str) -> str:
    """A year after a day is set off by a comma on either side."""
    return f"{text}," if re.search(r"\d, \d{4}$", text) else text


def _simple(text: str) -> str:
    bare = text.rstrip("?~%")
    doubt = "perhaps " if text.endswith(("?", "%")) else "about " if text.endswith("~") else ""
    if len(bare) == _DAY:
        day = date.fromisoformat(bare)
        return f"{doubt}{_month(day.month)} {day.day}, {day.year}"
    year, _, month = bare.partition("-")
    return f"{doubt}{MONTHS[int(month) - 1]} {year}" if month else f"{doubt}{year}"


def _month(month: int) -> str:
    """As it stands before a day."""
    return _SHORT.get(month, MONTHS[month - 1])


def ap_amount(figure: Figure) -> str:
    """'$390,000 to $900,000 a year', '$246.6 million', 'more than $1 billion', 'a rise of 7%'.

    A payment is one sum, and the total of a year is dated with it: they need no unit. From a
    million on, an amount that is stated exactly is rounded to one decimal where two do not hold
    it; a lone bound never is.
    """
    amount = figure_amount(figure.model_copy(update={"per": None}))
    whole = figure.low is not None and figure.high is not None
    amount = _DOLLARS.sub(lambda found: _in_millions(found[0], rounded=whole), amount)
    if figure.measure is Measure.RATIO:
        return f"{amount.removesuffix(' times')} to 1"
    is_sum = figure.per is Per.PAYMENT or figure.measure is Measure.TOTAL_COMPENSATION
    return amount if is_sum else f"{amount}{per(figure.per)}"


_DOLLARS = re.compile(r"\$\d[\d,]*(?:\.\d\d)?")


def _in_millions(text: str, *, rounded: bool) -> str:
    value = Decimal(text.lstrip("$").replace(",", ""))
    if value < _MILLION:
        return text
    unit, name = (_BILLION, "billion") if value >= _BILLION else (_MILLION, "million")
    scaled = value / unit
    if scaled == round(scaled, 2):
        return f"${number(scaled)} {name}"
    return f"${number(round(scaled, 1))} {name}" if rounded else text


_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?(?: (?:million|billion))?"
_LISTED = rf"(?!(?:19|20)\d\d\b(?!,\d)){_NUMBER}"
"""A number before another of its unit: not the year of 'in May 2024 and 3 percent in 2025'."""

_COUNTED = re.compile(
    rf"\b((?:(?:{_LISTED}, )*{_LISTED} (?:and|or|to) )?)({_NUMBER}) (percent|dollars)\b"
)
_MONTH_NAMES = "|".join(MONTHS)
_DAY_OF_MONTH = re.compile(
    rf"\b(?:(\d\d?) (to|and) )?(\d\d?) ({_MONTH_NAMES})\b(?: (\d{{4}})(?!\d)(?=(\s\w)?))?"
)


def in_ap_words(text: str) -> str:
    """The record's own words with its percents, dollars and days as the AP writes them.

    '4, 3 and 2 percent' is '4%, 3% and 2%', '30,000 dollars' '$30,000', '11 August 2023' 'Aug. 11,
    2023'. Words in quotation marks are never given here.
    """
    return _DAY_OF_MONTH.sub(_american, _COUNTED.sub(_signed, text))


def _signed(found: re.Match[str]) -> str:
    sign = r"\g<0>%" if found[3] == "percent" else r"$\g<0>"
    return re.sub(_NUMBER, sign, f"{found[1]}{found[2]}")


def _american(found: re.Match[str]) -> str:
    days = f"{found[1]} {found[2]} {found[3]}" if found[1] else found[3]
    written = f"{_month(MONTHS.index(found[4]) + 1)} {days}"
    if not found[5]:
        return written
    return f"{written}, {found[5]}{',' if found[6] else ''}"
