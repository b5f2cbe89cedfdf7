"""Days that are counted from a strike, in the options of a question."""

from collections.abc import Sequence
from datetime import date

from bot.answers.context import Context
from bot.answers.spec import Option
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import from_to, when
from bot.cards.parts.events import days_text
from bot.cards.readings import Reading
from bot.cards.refusals import typed
from bot.domain.names.meaning import called_alike, called_so, latest_large
from bot.domain.time.calendar import strike_counted
from bot.domain.time.date_text import one_spelling
from bot.domain.time.strike_days import Point, StrikeMoment, day_of_strike, read_strike_moment
from bot.interactions.dated import Filled, NoDate, choices_of, no_such_day, value_of
from bot.models.dates import When
from bot.models.event import Strike

_NAMED_AS_WELL = frozenset({Point.START, Point.END})
"""Points that events have in their titles: 'Video game strike begins'."""


def read_strike_day(context: Context, option: Option, text: str) -> Filled | NoDate | None:
    """The day of a strike that a text means; None where it means none, or names a record."""
    moment = read_strike_moment(text) or _bare_strike(option, text)
    if moment is None:
        return None
    strikes, why = meant_strikes(context, moment.name)
    if not strikes:
        may_be_name = moment.point in _NAMED_AS_WELL and not moment.shift
        if may_be_name or not moment.says_strike or context.names.exact(text, option.kinds):
            return None
        return NoDate(f"No strike on record is called {typed(moment.name)}")
    today = context.today()
    meant = day_of_strike(strikes[0], moment, today)
    if meant is None:
        return _no_day(option, text, moment, strikes, today)
    others = tuple(choices_of(option, meant, _days(moment, strikes[1:], today)))
    said = f"{typed(text)} is {_said(strikes[0], moment, meant, why if others else '')}."
    return Filled(value_of(option, meant), Reading(said, option.name, others))


def meant_strikes(context: Context, name: str) -> tuple[Sequence[Strike], str]:
    """The strikes that a name can mean, the one that is taken first, and what makes it lead. None
    where no strike is called so.
    """
    kinds = ("strike",)
    meant = called_so(context.names, name, kinds)
    taken, why = meant.name, meant.why
    if taken is None and meant.others:
        taken, why = latest_large(meant.others), "the latest large one"
    elif taken is None:
        meant = called_alike(context.names, name, kinds, SELECT_OPTIONS)
        taken, why = meant.name, meant.why
    if taken is None:
        return (), ""
    names = dict.fromkeys((taken, *meant.others))
    return [context.record.strikes[one.record].row for one in names], why


def _bare_strike(option: Option, text: str) -> StrikeMoment | None:
    """A strike for a date, in an option that takes no records: its start or its end."""
    if option.kinds:
        return None
    point = Point.START if option.edge == "first" else Point.END
    moment = StrikeMoment(one_spelling(text), point)
    return moment if moment.says_strike else None


def _days(moment: StrikeMoment, strikes: Sequence[Strike], today: date) -> list[tuple[str, When]]:
    """The same day of other strikes, where these have it."""
    found = [(strike, day_of_strike(strike, moment, today)) for strike in strikes]
    return [(f"{when(day)}: {strike.name}", day) for strike, day in found if day is not None]


def _said(strike: Strike, moment: StrikeMoment, meant: When, why: str) -> str:
    """'1 September 2023: 14 July 2023 is day 1', and of which strike."""
    of = f"{strike.name}, {why}" if why else strike.name
    if moment.is_counted and not moment.shift:
        return f"{when(meant)}: {when(strike.start)} is day 1 ({of})"
    full = ", the last full day" if moment.point is Point.LAST_DAY and not moment.shift else ""
    return f"{when(meant)}{full} ({of}: {_span(strike)})"


def _span(strike: Strike) -> str:
    if strike.end is None:
        return f"{when(strike.start)}, no end on record"
    return from_to(strike.start, strike.end)


def _no_day(
    option: Option, text: str, moment: StrikeMoment, strikes: Sequence[Strike], today: date
) -> NoDate:
    """A strike has no such day: how long it was, and its last day and other strikes' days."""
    strike = strikes[0]
    last = strike.last_full_day or strike.end
    others = _days(moment, strikes[1:], today)
    if not moment.is_counted and strike.end is None:
        offered = choices_of(option, strike.start, others)
        return NoDate(f"{strike.name}: no end is on record", offered=tuple(offered))
    length = strike_counted(strike, today)
    if not moment.is_counted or not moment.number or moment.shift:
        return no_such_day(text)
    lasted = "lasted" if strike.end else "has lasted"
    missing = f"{moment.point} {moment.number}"
    what = f"{strike.name}: it {lasted} {days_text(length)}, so there is no {missing}"
    if last is None:
        return NoDate(what)
    offered = choices_of(option, strike.start, [(f"{when(last)}, the last day", last), *others])
    return NoDate(what, f"Its last full day was {when(last)}.", tuple(offered))
