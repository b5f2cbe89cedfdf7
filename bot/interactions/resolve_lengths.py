"""Lengths of time in the options of a question: '100 days later', which is later than another."""

from collections.abc import Mapping

from bot.answers.arguments import asked_end
from bot.answers.context import Context
from bot.answers.spec import Option
from bot.cards.parts.amounts import when
from bot.cards.readings import Reading
from bot.cards.refusals import typed
from bot.domain.time.lengths import Length
from bot.interactions.dated import Filled, NoDate, no_such_day, value_of


async def count_from(
    context: Context, option: Option, text: str, length: Length, filled: Mapping[str, str]
) -> Filled | NoDate:
    """The date that is so long after the one which the option follows; `filled` has the values of
    the options that are settled.
    """
    start = filled.get(option.follows, "")
    if not start:
        return NoDate(
            f"{typed(text)} has no date to count from",
            "Say from which: ‘100 days after 2 May 2023’, ‘100 days ago’.",
        )
    base = await asked_end(context, start, last=False)
    meant = length.after(base.date)
    if meant is None:
        return no_such_day(text)
    said = f"{typed(text)} is {when(meant)}, counted from {when(base.date)}."
    return Filled(value_of(option, meant), Reading(said, option.name))
