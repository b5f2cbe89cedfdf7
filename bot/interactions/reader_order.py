"""Whether a reader writes the month first, by the language that their Discord is set to."""

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import get_date_format

from bot.domain.time.date_meanings import DateOrder


@cache
def reader_order(locale: str) -> DateOrder:
    """The order of the reader's short dates; month first where nothing is known of them."""
    try:
        known = Locale.parse(locale, sep="-") if locale else Locale("en", "US")
    except (UnknownLocaleError, ValueError):
        return DateOrder.MONTH_FIRST
    pattern = get_date_format("short", locale=known).pattern
    return DateOrder.DAY_FIRST if pattern.index("d") < pattern.index("M") else DateOrder.MONTH_FIRST
