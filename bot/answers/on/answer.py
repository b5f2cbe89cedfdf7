"""The answer of /on."""

from datetime import date, timedelta

from bot.answers.arguments import asked_end
from bot.answers.context import Context
from bot.answers.on.card import StateOfPlay, render_on
from bot.cards.card import Card
from bot.domain.time.calendar import Phase, StrikeDay, day_after, day_before, strike_on
from bot.models.dates import Precision, When
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
    nearby = await list_around(context.record, when.first, when.last, _ROUND)
    during = sorted((e for e in nearby if e.row.date.overlaps(when)), key=_exactness)
    then = [e for e in during if _within(e.row.date, when)]
    ended_before = [e for e in nearby if e.row.date.last < when.first]
    before = sorted(ended_before, key=lambda e: e.row.date.last)
    after = [e for e in nearby if e.row.date.first > when.last]
    on, ended = _strikes_on(context, when)
    latest = max(ended, key=_last_day, default=None)
    days = (day_before(when), day_after(when)) if when.precision is Precision.DAY else ()
    return render_on(
        StateOfPlay(
            when=when,
            to_come=when.first > context.today(),
            on=on,
            ended=ended,
            latest_ended=latest.strike if latest else None,
            then=then,
            before=before,
            after=after,
            about_then=[e for e in during if e not in then],
            events=(*during, *before, *after),
            neighbours=[one for one in days if one is not None],
            stated=context.record.strikes,
        )
    )


def _within(inner: When, outer: When) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _exactness(stated: Stated[Event]) -> tuple[int, date, str]:
    """Exact days first, then the wider spans."""
    when = stated.row.date
    return ((when.last - when.first).days, when.first, stated.row.id)


def _strikes_on(context: Context, when: When) -> tuple[list[StrikeDay], list[StrikeDay]]:
    """The strikes that were on; and those that had just ended or, where none was on, the last."""
    strikes = (stated.row for stated in context.record.strikes.values())
    found = [strike_on(strike, when, context.today()) for strike in strikes]
    on = [one for one in found if one.day is not None]
    ended = sorted((one for one in found if one.phase is Phase.ENDED), key=_end)
    just = [one for one in ended if when.first - _end(one) <= _JUST_ENDED]
    return on, just or ([] if on else ended[-1:])


def _end(found: StrikeDay) -> date:
    strike = found.strike
    return (strike.end or strike.last_full_day or strike.start).last


def _last_day(found: StrikeDay) -> date:
    strike = found.strike
    return (strike.last_full_day or strike.end or strike.start).last
