"""Dates that fit what is being typed: as it is read so far, and what it can become."""

from collections.abc import Iterator

from bot.answers.context import Context
from bot.answers.spec import Option
from bot.cards.card import Choice
from bot.cards.parts.amounts import when
from bot.domain.time.begun_dates import begun_dates, begun_phrases
from bot.domain.time.date_meanings import Unread
from bot.domain.time.date_text import one_spelling
from bot.domain.time.strike_days import day_of_strike, read_strike_moment
from bot.interactions.dated import value_of
from bot.interactions.resolve_dates import Reader
from bot.interactions.resolve_strike_days import meant_strikes
from bot.models.dates import When

_MOST = 10
"""Dates that are offered, of these at most so many phrases, and days of so many strikes."""
_PHRASES = 5
_STRIKES = 5


def complete_dates(context: Context, option: Option, text: str, locale: str) -> list[Choice]:
    """Dates to choose for an option, the likeliest first, none twice."""
    found: dict[str, str] = {}
    for label, meant in _dates(context, text, locale):
        found.setdefault(value_of(option, meant), label or when(meant))
        if len(found) == _MOST:
            break
    return [Choice(label, value) for value, label in found.items()]


def is_whole_date(context: Context, text: str, locale: str) -> bool:
    """Whether a text is, or looks like, a date with digits, so that no name is meant."""
    meaning = Reader.of(context, (text,), locale).read(text)
    return meaning is not None and any("0" <= letter <= "9" for letter in text)


def _dates(context: Context, text: str, locale: str) -> Iterator[tuple[str, When]]:
    """Each with what is to be said of it, '' for the date alone."""
    plain = one_spelling(text)
    if not plain:
        return
    reader = Reader.of(context, (text,), locale)
    for phrase in begun_phrases(plain)[:_PHRASES]:
        for meant in _readings(reader, phrase)[:1]:
            yield "" if phrase in when(meant) else f"{phrase}: {when(meant)}", meant
    meanings = _readings(reader, text)
    yield from (("", meant) for meant in meanings[:1])
    today = context.today()
    begun = begun_dates(plain, context.record.days)
    yield from (("", meant) for meant in sorted(begun, key=lambda one: one.first > today))
    yield from (("", meant) for meant in meanings[1:])
    yield from _strike_days(context, text)


def _readings(reader: Reader, text: str) -> list[When]:
    """All that a text can mean, the likeliest first."""
    meaning = reader.read(text)
    if meaning is None or isinstance(meaning, Unread):
        return []
    taken = reader.take(meaning)
    return list(taken.all) if taken else []


def _strike_days(context: Context, text: str) -> Iterator[tuple[str, When]]:
    moment = read_strike_moment(text, begun=True)
    if moment is None:
        return
    for strike in meant_strikes(context, moment.name)[0][:_STRIKES]:
        meant = day_of_strike(strike, moment, context.today())
        if meant is not None:
            yield f"{when(meant)} · {strike.name}", meant
