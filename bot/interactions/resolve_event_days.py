"""Days that count from an event, in the options of a question: 'two days after the SAG deal'."""

from collections.abc import Sequence

from bot.answers.arguments import DATED_KINDS, asked_end
from bot.answers.context import Context
from bot.answers.spec import Option
from bot.cards.card import Choice
from bot.cards.parts.amounts import when
from bot.cards.readings import Reading
from bot.cards.refusals import MOST_BUTTONS, typed
from bot.domain.time.strike_days import EventMoment, read_event_moment
from bot.interactions.dated import Filled, NoDate, as_typed, no_such_day, value_of
from bot.interactions.resolve_names import find_meant
from bot.models.dates import When
from bot.models.evidence import Name

_NAMED = Option("event", kinds=DATED_KINDS)


async def read_event_day(context: Context, option: Option, text: str) -> Filled | NoDate | None:
    """The day that a text counts from an event or a strike; None where it counts from none."""
    moment = read_event_moment(text)
    if moment is None or context.names.exact(text, option.kinds):
        return None
    meant = await find_meant(context, _NAMED, moment.name)
    names = [one for one in (meant.name, *meant.others) if one is not None][:MOST_BUTTONS]
    if not names:
        return None
    days = await _days(context, moment, names)
    choices = tuple(
        Choice(f"{when(day)}: {name.title}", value_of(option, day)) for name, day in days
    )
    if meant.name is None:
        what = f"{typed(as_typed(text, moment.name))} can mean several records: which one?"
        return NoDate(what, offered=choices)
    if not days or days[0][0] is not meant.name:
        return no_such_day(text)
    day = days[0][1]
    base = await asked_end(context, meant.name.record, last=moment.is_after)
    of = f"{base.title}, {when(base.date)}" if moment.shift else base.title
    said = f"{typed(text)} is {when(day)} ({of})."
    return Filled(value_of(option, day), Reading(said, option.name, choices[1:]))


async def _days(
    context: Context, moment: EventMoment, names: Sequence[Name]
) -> list[tuple[Name, When]]:
    ends = [await asked_end(context, one.record, last=moment.is_after) for one in names]
    days = [(name, moment.of(end.date)) for name, end in zip(names, ends, strict=True)]
    return [(name, day) for name, day in days if day is not None]
