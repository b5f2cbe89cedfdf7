"""From the dates that were typed into the options of a question to values and how they were read.

Dates of one question explain each other: one that can only be read with its day first decides how
the other is read, and one that has no year takes that of the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.answers.context import Context
from bot.answers.spec import Command, Option
from bot.cards.parts.amounts import when
from bot.cards.readings import Reading
from bot.cards.refusals import typed
from bot.domain.time.calendar_dates import decided_order
from bot.domain.time.date_meanings import DateOrder, Meaning, Several, Unread
from bot.domain.time.date_text import in_digits, one_spelling
from bot.domain.time.lengths import read_length
from bot.domain.time.parse_date import Yearless, read_date
from bot.domain.time.years import Recorded, choose_year, common_year, in_year
from bot.interactions.dated import (
    Filled,
    NoDate,
    choices_of,
    no_such_day,
    unread,
    value_of,
)
from bot.interactions.reader_order import reader_order
from bot.interactions.resolve_event_days import read_event_day
from bot.interactions.resolve_strike_days import ask_which_strike, read_strike_day
from bot.models.dates import Precision, When


@dataclass(frozen=True, slots=True)
class Taken:
    """What a text was taken for.

    Attributes:
        why: goes on after 'is read as …'.
        others: what else it can mean, the likeliest first.
    """

    when: When
    why: str = ""
    others: tuple[When, ...] = ()

    @property
    def all(self) -> tuple[When, ...]:
        return (self.when, *self.others)


@dataclass(frozen=True, slots=True)
class Reader:
    """What all dates of a question are read by: the day, the days on record, the order of numbers
    and the text that decided it, '' where it is the order of who asks.
    """

    context: Context
    order: DateOrder
    decided_by: str = ""

    @classmethod
    def of(cls, context: Context, texts: Iterable[str], locale: str) -> "Reader":
        """The order is that of the first text that can only be read in one."""
        for text in texts:
            order = decided_order(in_digits(one_spelling(text)))
            if order is not None:
                return cls(context, order, text)
        return cls(context, reader_order(locale))

    @property
    def recorded(self) -> Recorded:
        record = self.context.record
        strikes = [stated.row for stated in record.strikes.values()]
        return Recorded(record.days, strikes, self.context.today())

    def read(self, text: str) -> Meaning | Yearless:
        return read_date(text, self.context.today(), self.order)

    def take(self, meaning: When | Several | Yearless) -> Taken | None:
        """The likeliest; None where there has been no such day."""
        if isinstance(meaning, When):
            return Taken(meaning)
        if isinstance(meaning, Several):
            first, *others = meaning.readings
            why = self._by_order(meaning.order) if meaning.order else ""
            return Taken(first, why, tuple(others))
        return self._in_its_year(meaning)

    def common_year(self, yearless: Iterable[Yearless]) -> int | None:
        """The latest year in which the record has something at each of several dates."""
        days, today = self.context.record.days, self.context.today()
        return common_year(yearless, days, today, self.order)

    def _by_order(self, order: DateOrder) -> str:
        """', day first', and what decided that."""
        decided = self.decided_by and order is self.order
        return f", {order}" + (f" as in {typed(self.decided_by)}" if decided else "")

    def _in_its_year(self, yearless: Yearless) -> Taken | None:
        by_order = {order: choose_year(yearless, self.recorded, order) for order in DateOrder}
        chosen = by_order.pop(self.order)
        if chosen is None:
            return None
        turned = [one.taken for one in by_order.values() if one and one.taken != chosen.taken]
        why = f"{self._by_order(self.order) if turned else ''}, {chosen.ground}"
        month = (yearless.month,) if yearless.month else ()
        return Taken(chosen.taken, why, (*month, *turned, *chosen.others))


async def read_dates(
    context: Context, command: Command, given: Mapping[str, str], locale: str
) -> dict[str, Filled | NoDate]:
    """What the dated options of a question mean, by name; without those that are for names, and
    without lengths, which count from another option.
    """
    options = [
        one
        for one in command.options
        if one.dated and (text := given.get(one.name, "").strip()) and not read_length(text)
    ]
    texts = {option.name: given[option.name] for option in options}
    reader = Reader.of(context, texts.values(), locale)
    meanings = {name: reader.read(text) for name, text in texts.items()}
    years = {name: one for name in texts if (one := _own_year(texts[name], meanings[name]))}
    found: dict[str, Filled | NoDate] = {}
    for option in options:
        name, text, meaning = option.name, texts[option.name], meanings[option.name]
        taken = None
        if isinstance(meaning, Yearless):
            taken = _by_another(reader, name, meanings, years, texts) or reader.take(meaning)
        elif isinstance(meaning, When | Several):
            taken = reader.take(meaning)
        if taken is not None:
            if isinstance(meaning, Yearless):
                years[name] = taken.when
            found[name] = _dated(option, text, taken)
        elif (other := await _no_calendar_date(context, option, text, meaning)) is not None:
            found[name] = other
    return found


def _by_another(
    reader: Reader,
    name: str,
    meanings: Mapping[str, Meaning | Yearless],
    years: Mapping[str, When],
    texts: Mapping[str, str],
) -> Taken | None:
    """A date in the year of another one of the question; without one, in the latest year in which
    the record has something at all of them.
    """
    meaning = meanings[name]
    if not isinstance(meaning, Yearless):
        return None
    lender = next((one for one in years if one != name), None)
    if lender is not None:
        names = list(texts)
        behind = names.index(name) > names.index(lender)
        meant = _lent(meaning, years[lender], reader.order, behind=behind)
        return meant and Taken(meant, f", by the year of {typed(texts[lender])}")
    without = [one for one in meanings.values() if isinstance(one, Yearless)]
    year = reader.common_year(without) if len(without) > 1 else None
    meant = in_year(meaning, year, reader.order) if year else None
    others = reader.take(meaning)
    why = ", the latest year with something on record for both"
    return meant and Taken(meant, why, others.all if others else ())


def _own_year(text: str, meaning: Meaning | Yearless) -> When | None:
    """The time that a text names with its year; None where it counts from today."""
    meant = meaning.readings[0] if isinstance(meaning, Several) else meaning
    named = isinstance(meant, When) and f"{meant.first.year:04}"[2:] in text
    return meant if named and isinstance(meant, When) else None


def _lent(yearless: Yearless, other: When, order: DateOrder, *, behind: bool) -> When | None:
    """A date in the year of another one, so that the first of the two is the earlier."""
    year = other.last.year if behind else other.first.year
    lent = in_year(yearless, year, order)
    if lent and behind and lent.last < other.first and year < date.max.year:
        return in_year(yearless, year + 1, order)
    if lent and not behind and lent.first > other.last and year > date.min.year:
        return in_year(yearless, year - 1, order)
    return lent


def _dated(option: Option, text: str, taken: Taken) -> Filled:
    value = value_of(option, taken.when)
    others = tuple(choices_of(option, taken.when, (("", one) for one in taken.others)))
    is_span = taken.when.precision is Precision.SPAN and "/" not in text
    if not (taken.why or others or is_span):
        return Filled(value)
    said = f"{typed(text)} is read as {when(taken.when)}{taken.why}."
    return Filled(value, Reading(said, option.name, others))


async def _no_calendar_date(
    context: Context, option: Option, text: str, meaning: Meaning | Yearless
) -> Filled | NoDate | None:
    """A day of a strike or one that counts from an event, or why it is no date; None where it can
    be the name of a record.
    """
    if (asked := ask_which_strike(context, option, text)) is not None:
        return asked
    if meaning is None:
        counted = await read_strike_day(context, option, text)
        counted = counted or await read_event_day(context, option, text)
        return counted if counted is not None or option.kinds else unread(text)
    impossible = not isinstance(meaning, Unread) or meaning.impossible
    return no_such_day(text) if impossible else unread(text)
