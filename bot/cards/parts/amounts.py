"""Amounts, percentages, dates and counts in words and digits."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from bot.domain.pay.interval import (
    Interval,
    Multiple,
    SaidNumber,
    plain,
    rounded_amount,
    rounded_amounts,
)
from bot.models.contract import ContractTerm
from bot.models.dates import Precision, When
from bot.models.measure import Measure, Per
from bot.models.role import Figure

LOCALE = "en_US"
_DAY_FORMAT = "d MMMM y"
"""The day before the month: no reader takes 7 August for 8 July."""

_PER = {
    Per.YEAR: " a year",
    Per.WEEK: " a week",
    Per.DAY: " a day",
    Per.HOUR: " an hour",
    Per.SESSION: " a session",
    Per.EPISODE: " an episode",
    Per.SCRIPT: " a script",
    Per.PAYMENT: ", one payment",
    Per.TOTAL: " in all",
}
_OF_SEVERAL = " a payment"


@lru_cache(maxsize=4096)
def money(value: Decimal, currency: str = "USD") -> str:
    """'$27.30', '$900,000': cents only where there are some."""
    whole = value == value.to_integral_value()
    pattern = "¤#,##0" if whole else "¤#,##0.00"
    return format_currency(value, currency, format=pattern, locale=LOCALE, currency_digits=False)


def rounded_money(value: Fraction) -> str:
    """An amount to the cent; to the dollar where it is not exact and a thousand or more."""
    return money(_decimal(rounded_amount(value)))


def rounded_bounds(interval: Interval) -> tuple[Decimal | None, Decimal | None]:
    """Both ends as amounts are printed."""
    ends = rounded_amounts(interval)
    return (
        None if ends.low is None else _decimal(ends.low),
        None if ends.high is None else _decimal(ends.high),
    )


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


@lru_cache(maxsize=1024)
def number(value: Decimal | int) -> str:
    """'1,234.5', with as many decimals as there are."""
    return format_decimal(value, format="#,##0.######", locale=LOCALE)


def fraction(value: Fraction) -> str:
    """A number in digits."""
    return number(Decimal(plain(value)))


@lru_cache(maxsize=2048)
def day(value: date) -> str:
    """'27 July 2023'."""
    return format_date(value, _DAY_FORMAT, locale=LOCALE)


@lru_cache(maxsize=2048)
def when(value: When) -> str:
    """A date as imprecise as it is: 'July 2023', 'perhaps 2023', '1 July 2014 to 30 June 2015',
    'June to August 2023', '2 to 9 May 2023'.
    """
    if value.precision is Precision.SPAN:
        left, _, right = value.text.partition("/")
        return _joined(_simple(left), _simple(right))
    return _simple(value.text)


def years(value: When) -> str:
    """'2023', '2025–26' or 'perhaps 2023': the year or the years of a date."""
    doubt = "perhaps " if {"?", "%"} & set(value.text) else "about " if "~" in value.text else ""
    first, last = value.first.year, value.last.year
    if first == last:
        return f"{doubt}{first}"
    same_century = first // 100 == last // 100
    return f"{doubt}{first}–{last % 100:02}" if same_century else f"{doubt}{first}–{last}"


def from_to(start: When, end: When) -> str:
    """'4 to 7 October 2023'; the date alone where both are the same."""
    return when(start) if start == end else _joined(when(start), when(end))


def _joined(first: str, last: str) -> str:
    """Both dates; the first without the year, or month and year, that the other says as well."""
    endings = (last.partition(" ")[2], last.rsplit(maxsplit=1)[-1])
    alike = len(first.split()) == len(last.split())
    shared = next((f" {end}" for end in endings if end and first.endswith(f" {end}")), "")
    return f"{first.removesuffix(shared) if alike else first} to {last}"


def _simple(text: str) -> str:
    bare = text.rstrip("?~%")
    doubt = "perhaps " if text.endswith(("?", "%")) else "about " if text.endswith("~") else ""
    formats = {4: "y", 7: "MMMM y"}
    if len(bare) not in formats:
        return doubt + day(date.fromisoformat(bare))
    year, _, month = bare.partition("-")
    shown = date(int(year), int(month or 1), 1)
    return doubt + format_date(shown, formats[len(bare)], locale=LOCALE)


def per(unit: Per | None) -> str:
    return _PER[unit] if unit is not None else ""


def figure_amount(figure: Figure) -> str:
    """What a figure states: '$300,000 to $900,000 a year', 'up to $900,000 a year', '7%'."""
    if figure.measure is Measure.RATIO:
        return f"{_bounds(figure)} times"
    if not figure.has_amount:
        return _percent(figure)
    amount = f"{_bounds(figure)}{_OF_SEVERAL if _is_of_several(figure) else per(figure.per)}"
    if figure.measure is Measure.SHARE_BELOW and figure.share is not None:
        return f"{number(figure.share)}% of the people: {amount}"
    return amount


def _is_of_several(figure: Figure) -> bool:
    """Whether it is several payments, from the least to the largest."""
    ends = {figure.low, figure.high}
    return figure.per is Per.PAYMENT and len(ends) > 1 and None not in ends


def _bounds(row: Figure | ContractTerm) -> str:
    low, high = _written(row, row.low), _written(row, row.high)
    if low is not None and high is not None:
        if low == high:
            return low
        return f"{'more than ' if row.low_strict else ''}{low} to {high}" + (
            " (excluded)" if row.high_strict else ""
        )
    if high is not None:
        return f"{'less than' if row.high_strict else 'up to'} {high}"
    return f"{'more than' if row.low_strict else 'at least'} {low}"


def _written(row: Figure | ContractTerm, bound: Decimal | None) -> str | None:
    if bound is None:
        return None
    if row.currency is not None:
        return money(bound, row.currency)
    in_percent = isinstance(row, ContractTerm) and row.unit == "percent"
    return f"{number(bound)}%" if in_percent else number(bound)


def term_amount(term: ContractTerm) -> str:
    """What a term states: '$429,000,000 a year', '43% to 67%', 'up to 52 weeks', '1 point'."""
    text = _bounds(term)
    if term.unit not in (None, "percent"):
        text += f" {_ONE[term.unit] if term.low == term.high == 1 else term.unit}"
    return f"{text} {_article(term.per)} {term.per}" if term.per else text


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" or noun == "hour" else "a"


_ONE = {
    "points": "point",
    "weeks": "week",
    "days": "day",
    "hours": "hour",
    "people": "person",
    "pages": "page",
    "copies": "copy",
    "times": "time",
}


def _percent(figure: Figure) -> str:
    share = figure.share if figure.share is not None else Decimal(0)
    more = "more than " if figure.low_strict else "less than " if figure.high_strict else ""
    text = f"{more}{number(abs(share))}%"
    if figure.measure is not Measure.INCREASE:
        return text
    return f"a fall of {text}" if share < 0 else f"a rise of {text}"


def multiple(said: Multiple) -> str:
    """'more than 13 times', 'between about 2.1 and 3 times', 'about 3.4 times'."""
    numbers = " and ".join(quotient(number) for number in said.numbers)
    about = "" if said.exact else "about"
    return " ".join(filter(None, (said.words, about, numbers, "times")))


def quotient(said: SaidNumber) -> str:
    """'13' where it is just that, '13.0' where it is rounded; nobody says '1 times'."""
    place = "#" if said.exact and said.value != 1 else "0"
    pattern = f"#,##0.{place * said.places}" if said.places else "#,##0"
    return format_decimal(_decimal(said.value), format=pattern, locale=LOCALE)


def plural(count: int, one: str, many: str = "") -> str:
    """'1 source', '5 sources'."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def age(as_of: When, today: date) -> str:
    """How old a figure is on a day: '3 years old', '5 months old'; '' for the running month."""
    least, most = _months(as_of.last, today), _months(as_of.first, today)
    if least < 1:
        return ""
    if least < 24:
        return f"{_span(least, most, 'month')} old"
    return f"{_span(least // 12, most // 12, 'year')} old"


def _months(day: date, today: date) -> int:
    """Whole months from a day to another."""
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)


def _span(least: int, most: int, unit: str) -> str:
    return plural(most, unit) if least == most else f"{least} to {plural(most, unit)}"
