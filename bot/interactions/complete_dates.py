"""Dates that fit what is being typed: as it is read so far, and what it can become."""

from collections.abc import Iterator, Sequence

from bot.answers.context import Context
from bot.answers.spec import Option
from bot.cards.card import Choice
from bot.cards.parts.amounts import when
from bot.domain.time.begun_dates import begun_dates, begun_phrases, days_after
from bot.domain.time.date_meanings import Unread
from bot.domain.time.date_text import one_spelling
from bot.domain.time.lengths import read_length
from bot.domain.time.parse_date import Yearless
from bot.domain.time.strike_days import (
    StrikeMoment,
    day_of_strike,
    read_strike_moment,
    read_unnamed_day,
)
from bot.domain.time.years import in_year
from bot.interactions.dated import value_of
from bot.interactions.meant_strikes import DatedStrike, common_strikes, strikes_on_record
from bot.interactions.resolve_dates import Reader
from bot.models.dates import When

_MOST = 10
"""Dates that are offered, of these at most so many phrases, and days of so many strikes."""
_PHRASES = 5
_STRIKES = 5
_YEARS = 3
"""Years in which a phrase is offered that is the only one."""


def complete_dates(
    context: Context, option: Option, text: str, locale: str, followed: str = ""
) -> list[Choice]:
    """Dates to choose for an option, the likeliest first, none twice; `followed` is what was given
    to the option that it follows.
    """
    found: dict[str, str] = {}
    for label, meant in _dates(context, text, locale, _start(context, followed, locale)):
        found.setdefault(value_of(option, meant), label or when(meant))
        if len(found) == _MOST:
            break
    return [Choice(label, value) for value, label in found.items()]


def is_whole_date(context: Context, text: str, locale: str) -> bool:
    """Whether a text is, or looks like, a date with digits, so that no name is meant."""
    meaning = Reader.of(context, (text,), locale).read(text)
    return meaning is not None and any("0" <= letter <= "9" for letter in text)


def _start(context: Context, text: str, locale: str) -> When | None:
    """The date that comes before, where it is known."""
    strike = context.record.strikes.get(text)
    if strike is not None:
        return strike.row.start
    return next(iter(_readings(Reader.of(context, (text,), locale), text)), None)


def _dates(
    context: Context, text: str, locale: str, start: When | None
) -> Iterator[tuple[str, When]]:
    """Each with what is to be said of it, '' for the date alone."""
    plain = one_spelling(text)
    if not plain:
        return
    reader = Reader.of(context, (text,), locale)
    phrases = begun_phrases(plain)[:_PHRASES]
    for phrase in phrases:
        for meant in _readings(reader, phrase, start)[: 1 if len(phrases) > 1 else _YEARS]:
            yield "" if phrase in when(meant) else f"{phrase}: {when(meant)}", meant
    if start is not None:
        length = read_length(text)
        if length is not None and (later := length.after(start)) is not None:
            yield f"{text.strip()}: {when(later)}", later
        yield from (("", meant) for meant in days_after(plain, reader.recorded, start))
    meanings = _readings(reader, text, start)
    yield from (("", meant) for meant in meanings[:1])
    today = context.today()
    begun = begun_dates(plain, context.record.days)
    if start is not None:
        begun.sort(key=lambda one: one.first.year != start.last.year)
    yield from (("", meant) for meant in sorted(begun, key=lambda one: one.first > today))
    yield from (("", meant) for meant in meanings[1:])
    yield from _strike_days(context, text)


def _readings(reader: Reader, text: str, start: When | None = None) -> list[When]:
    """All that a text can mean, the likeliest first: that in the year of a start, if there is."""
    meaning = reader.read(text)
    if start is not None and isinstance(meaning, Yearless):
        lent = in_year(meaning, start.last.year, reader.order)
        taken = reader.take(meaning)
        return list(dict.fromkeys((*([lent] if lent else []), *(taken.all if taken else ()))))
    if meaning is None or isinstance(meaning, Unread):
        return []
    taken = reader.take(meaning)
    return list(taken.all) if taken else []


def _strike_days(context: Context, text: str) -> Iterator[tuple[str, When]]:
    moment, strikes = _begun_moment(context, text)
    if moment is None:
        return
    for strike in strikes[:_STRIKES]:
        meant = day_of_strike(strike, moment, context.today())
        if meant is not None:
            yield f"{when(meant)} · {strike.name}", meant


def _begun_moment(context: Context, text: str) -> tuple[StrikeMoment | None, Sequence[DatedStrike]]:
    """What of which strikes: where none is named yet, of the best attested ones."""
    text = text.rstrip().removesuffix(" the")
    moment = read_strike_moment(text, begun=True)
    if moment is not None:
        return moment, strikes_on_record(context, moment.name).found
    tried = (read_strike_moment(f"{text}{rest}", begun=True) for rest in (" strike", " of strike"))
    moment = read_unnamed_day(text) or next(filter(None, tried), None)
    return moment, common_strikes(context, _STRIKES)
