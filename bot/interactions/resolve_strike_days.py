"""Days that are counted from a strike, in the options of a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.answers.context import Context
from bot.answers.spec import Option
from bot.cards.card import Choice
from bot.cards.parts.amounts import from_to, when
from bot.cards.parts.events import days_text
from bot.cards.readings import Reading
from bot.cards.refusals import typed
from bot.domain.names.meaning import forms
from bot.domain.stoppages.parties import words_in
from bot.domain.time.calendar import strike_counted
from bot.domain.time.date_text import one_spelling
from bot.domain.time.strike_days import (
    Point,
    StrikeMoment,
    day_of_strike,
    read_strike_moment,
    read_unnamed_day,
)
from bot.interactions.dated import Filled, NoDate, as_typed, choices_of, no_such_day, value_of
from bot.interactions.meant_strikes import (
    DatedStrike,
    MeantStrikes,
    common_strikes,
    listed_stoppages,
    meant_strikes,
)
from bot.interactions.named_strikes import named_strikes
from bot.models.dates import When
from bot.store.queries.stoppages import stoppage_directory

_NAMED_AS_WELL = frozenset({Point.START, Point.END})
"""Points that events have in their titles: 'Video game strike begins'."""

_ASKED = 4
"""Strikes that are offered for a day of whichever one."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """The moment that a text means in an option; `bare` where it only names a strike."""

    option: Option
    text: str
    moment: StrikeMoment
    today: date
    bare: bool = False


async def read_strike_day(context: Context, option: Option, text: str) -> Filled | NoDate | None:
    """The day of a strike that a text means; None where it means none, or names a record."""
    bare = None if option.kinds else _bare_strike(option, text)
    moment = read_strike_moment(text) or bare
    if moment is None:
        return None
    meant = await meant_strikes(context, moment.name)
    if not meant.found:
        may_be_name = moment.point in _NAMED_AS_WELL and not moment.shift
        if may_be_name or not moment.says_strike or context.names.exact(text, option.kinds):
            return None
        name = typed(as_typed(text, moment.name))
        return NoDate(f"No strike on record or on the lists of stoppages is called {name}")
    asked = _Asked(option, text, moment, context.today(), bare=moment is bare)
    return _filled(asked, meant)


async def read_bare_strike(context: Context, option: Option, text: str) -> Filled | NoDate | None:
    """A strike for a date where no record is called so: one of the record by its union, or the
    start or the end of a listed stoppage, where one is spoken of.
    """
    names = context.names
    identified = names.by_record.get(" ".join(text.split()).casefold())
    is_id = identified is not None and identified.kind in option.kinds
    if is_id or any(names.exact(form, option.kinds) for form in forms(text)):
        return None
    if (filled := _strike_of_union(context, option, text)) is not None:
        return filled
    if _bare_strike(option, text) is not None:
        return None if named_strikes(context, text)[0] else await read_listed(context, option, text)
    whole = (await stoppage_directory(context.record)).whole
    return await read_listed(context, option, text) if frozenset(words_in(text)) in whole else None


def _strike_of_union(context: Context, option: Option, text: str) -> Filled | None:
    """The latest large strike of a union by its name, as /strike takes it."""
    bodies = [one for form in forms(text) for one in context.names.exact(form, ("holder",))]
    called = {name for one in bodies for name in (one.title, *one.names)}
    found, why = named_strikes(context, text) if called else ((), "")
    if not found or called.isdisjoint(context.record.strikes[found[0].record].row.union):
        return None
    others = tuple(Choice(one.label, one.record) for one in found[1:])
    said = f"{typed(text)} is read as {found[0].title}{f', {why}' if others else ''}."
    return Filled(found[0].record, Reading(said, option.name, others))


async def read_listed(context: Context, option: Option, text: str) -> Filled | NoDate | None:
    """The start or the end of a stoppage that is on some list alone."""
    listed = await listed_stoppages(context, text)
    moment = StrikeMoment(text, _edge(option))
    asked = _Asked(option, text, moment, context.today(), bare=True)
    return _filled(asked, listed) if listed.found else None


def ask_which_strike(context: Context, option: Option, text: str) -> NoDate | None:
    """'day 100' is one of whichever strike: that of each of the best attested is offered."""
    moment = read_unnamed_day(text)
    if moment is None:
        return None
    asked = _Asked(option, text, moment, context.today())
    days = _days(asked, common_strikes(context, _ASKED))
    offered = tuple(Choice(label, value_of(option, day)) for label, day in days)
    if not days:
        return no_such_day(text)
    what = f"{typed(text)}: of which strike?"
    return NoDate(what, f"It can be ‘day {moment.number} of the writers' strike’.", offered)


def _edge(option: Option) -> Point:
    """What a strike stands for: its end where the option is the end of something."""
    return Point.END if option.edge == "last" or option.follows else Point.START


def _bare_strike(option: Option, text: str) -> StrikeMoment | None:
    """A strike for a date: its start or its end."""
    moment = StrikeMoment(one_spelling(text), _edge(option))
    return moment if moment.says_strike else None


def _filled(asked: _Asked, meant: MeantStrikes) -> Filled | NoDate:
    option, moment, strike = asked.option, asked.moment, meant.found[0]
    day = day_of_strike(strike, moment, asked.today)
    if day is None:
        return _no_day(asked, meant.found)
    others = tuple(choices_of(option, day, _days(asked, meant.found[1:])))
    of = f"{strike.name}, {meant.why}" if others or strike.listed else strike.name
    said = f"{typed(asked.text)} is {_said(strike, asked, day, of)}."
    return Filled(value_of(option, day), Reading(said, option.name, others))


def _days(asked: _Asked, strikes: Sequence[DatedStrike]) -> list[tuple[str, When]]:
    """The same day of other strikes, where these have it."""
    found = [(strike, day_of_strike(strike, asked.moment, asked.today)) for strike in strikes]
    return [(f"{when(day)}: {strike.name}", day) for strike, day in found if day is not None]


def _said(strike: DatedStrike, asked: _Asked, day: When, of: str) -> str:
    """'1 September 2023: 14 July 2023 is day 1', and of which strike."""
    moment = asked.moment
    if moment.shift or moment.point is Point.HALF:
        return f"{when(day)} ({of}: {_span(strike)})"
    if moment.is_counted and moment.number > 1:
        return f"{when(day)}: {when(strike.start)} is day 1 ({of})"
    which = f", its {moment.point}" if asked.bare or moment.point is Point.LAST_DAY else ""
    return f"{when(day)}{which} ({of})"


def _span(strike: DatedStrike) -> str:
    if strike.end is None:
        return f"{when(strike.start)}, no end on record"
    return from_to(strike.start, strike.end)


def _no_day(asked: _Asked, strikes: Sequence[DatedStrike]) -> NoDate:
    """A strike has no such day: how long it was, and its last day and other strikes' days."""
    moment, option, strike = asked.moment, asked.option, strikes[0]
    last = strike.last_full_day or strike.end
    others = _days(asked, strikes[1:])
    if not moment.is_counted and strike.end is None:
        offered = choices_of(option, strike.start, others)
        return NoDate(f"{strike.name}: no end is on record", offered=tuple(offered))
    length = strike_counted(strike, asked.today)
    if not moment.is_counted or not moment.number or moment.shift:
        return no_such_day(asked.text)
    lasted = "lasted" if strike.end else "has lasted"
    missing = f"{moment.point} {moment.number}"
    what = f"{strike.name}: it {lasted} {days_text(length)}, so there is no {missing}"
    if last is None:
        return NoDate(what)
    offered = choices_of(option, strike.start, [(f"{when(last)}, the last day", last), *others])
    return NoDate(what, f"Its last full day was {when(last)}.", tuple(offered))
