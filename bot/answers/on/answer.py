"""The answer of /on."""

from datetime import date, timedelta

from bot.answers.arguments import asked_end
from bot.answers.context import Context
from bot.answers.on.card import StateOfPlay, render_on
from bot.cards.card import Card
from bot.domain.time.calendar import Phase, StrikeDay, strike_on
from bot.models.dates import When
from bot.models.event import Event
from bot.models.evidence import Stated
from bot.models.question import Question
from bot.store.queries.events import list_around

_ROUND = 3
"""Events shown before and after the date that was asked for."""

_JUST_ENDED = timedelta(days=60)
"""So long after its end a strike still belongs to the state of play."""


async def answer(context: Context, question: Question) -> Card:
    """The state of play on a day, in a month, or at the time of an event or a strike."""
    end = await asked_end(context, question["date"], last=False)
    strike = context.record.strikes.get(end.record)
    when = end.date if strike is None else strike.row.start
    around = await list_around(context.record, when.first, when.last, _ROUND)
    during = [e for e in around if e.row.date.overlaps(when)]
    before = [e for e in around if e.row.date.last < when.first]
    after = [e for e in around if e.row.date.first > when.last]
    state = StateOfPlay(
        when,
        _strikes_on(context, when),
        sorted(during, key=_exactness),
        sorted(before, key=lambda e: e.row.date.last),
        after,
        context.record.strikes,
        context.today(),
    )
    return render_on(state, question, context.record.version)


def _exactness(stated: Stated[Event]) -> tuple[int, date, str]:
    """Exact days first, then the wider spans."""
    when = stated.row.date
    return ((when.last - when.first).days, when.first, stated.row.id)


def _strikes_on(context: Context, when: When) -> list[StrikeDay]:
    """The strikes that were on, those that had just ended, and the last one before at least."""
    strikes = (stated.row for stated in context.record.strikes.values())
    found = [strike_on(strike, when, context.today()) for strike in strikes]
    on_then = [one for one in found if one.day is not None]
    ended = sorted((one for one in found if one.phase is Phase.ENDED), key=_ended)
    just = [one for one in ended if (when.first - _ended(one)) <= _JUST_ENDED]
    return [*on_then, *(just or ([] if on_then else ended[-1:]))]


def _ended(found: StrikeDay) -> date:
    strike = found.strike
    return (strike.end or strike.last_full_day or strike.start).last
