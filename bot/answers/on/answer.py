"""The answer of /on."""

from collections.abc import Mapping
from datetime import date, timedelta

from bot.answers.arguments import asked_end
from bot.answers.context import Context
from bot.answers.on.card import RunningStrike, StateOfPlay, render_on
from bot.cards.card import Card
from bot.domain.stoppages.by_list import ListName, by_list, is_tracked
from bot.domain.stoppages.lists import listed_years, was_on
from bot.domain.time.calendar import Days, Phase, day_after, day_before, strike_on
from bot.domain.time.order import best_dated, in_order
from bot.models.dates import Precision, When
from bot.models.event import Strike
from bot.models.evidence import Stated
from bot.models.question import Question
from bot.store.queries.events import list_around
from bot.store.queries.stoppages import all_stoppages

_NEAREST = 3
"""Events of known days shown before and after the date that was asked for."""

_JUST_ENDED = timedelta(days=60)
"""So long after its end a strike still belongs to the state of play."""


async def answer(context: Context, question: Question) -> Card:
    """The state of play on a day, in a month, or at the time of an event or a strike."""
    end = await asked_end(context, question["date"], last=False)
    strike = context.record.strikes.get(end.record)
    when = end.date if strike is None else strike.row.start
    events = await list_around(context.record, when.first, when.last, _NEAREST)
    during = [event for event in events if event.row.date.overlaps(when)]
    within = in_order(event for event in during if _is_within(event.row.date, when))
    around = best_dated(event for event in during if not _is_within(event.row.date, when))
    before = [event for event in events if event.row.date.last < when.first]
    before.sort(key=lambda event: event.row.date.last)
    after = [event for event in events if event.row.date.first > when.last]
    on, ended = _strikes(context, when)
    days = (day_before(when), day_after(when)) if when.precision is Precision.DAY else ()
    return render_on(
        StateOfPlay(
            when,
            on=on,
            ended=ended,
            last_ended=max((stated.row for stated in ended), key=_last_full_day, default=None),
            is_today=when == When.of_day(context.today()),
            still_to_come=when.first > context.today(),
            within=within,
            around=around,
            before=before,
            after=after,
            events=(*within, *around, *before, *after),
            next_days=[day for day in days if day is not None],
            listed=await _listed(context, when),
        )
    )


async def _listed(context: Context, when: When) -> Mapping[ListName, int]:
    """How many stoppages of each list were on; of the bureau's none for a time that these are not
    of.
    """
    stoppages = await all_stoppages(context.record)
    lists = listed_years(stoppages)
    within = lists and lists.first <= when.first.year <= when.last.year <= lists.last
    on = (one for one in stoppages if was_on(one, when.first, when.last))
    listed = by_list(one for one in on if within or is_tracked(one))
    return {name: len(rows) for name, rows in listed.items()}


def _is_within(inner: When, outer: When) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _strikes(context: Context, when: When) -> tuple[list[RunningStrike], list[Stated[Strike]]]:
    """The strikes that were on, and those that had just ended; where none was on, at least the
    last one before.
    """
    on: list[RunningStrike] = []
    ended: list[Stated[Strike]] = []
    for stated in context.record.strikes.values():
        then = strike_on(stated.row, when, context.today())
        if then.day is not None:
            gone = Days(then.day.least - 1, then.day.most - 1)
            on.append(RunningStrike(stated, then.day, gone, then.phase is Phase.MAYBE))
        elif then.phase is Phase.ENDED:
            ended.append(stated)
    ended.sort(key=lambda stated: _end(stated.row))
    just = [stated for stated in ended if when.first - _end(stated.row) <= _JUST_ENDED]
    return on, just or ([] if on else ended[-1:])


def _end(strike: Strike) -> date:
    return (strike.end or strike.last_full_day or strike.start).last


def _last_full_day(strike: Strike) -> date:
    return (strike.last_full_day or strike.end or strike.start).last
