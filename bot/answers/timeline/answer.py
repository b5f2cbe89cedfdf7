"""The answers of /timeline, /on and /between."""

from dataclasses import replace
from datetime import date, timedelta

from bot.answers.arguments import asked_cutoff, asked_date
from bot.answers.between.card import End, Span, render_between
from bot.answers.context import Context, not_on_record
from bot.answers.on.card import StateOfPlay, render_on
from bot.answers.strike.answer import Asked, listed_year, stoppages
from bot.answers.timeline.card import UNDATED_SLOT, Timeline, render_timeline
from bot.cards.card import Button, Card
from bot.cards.parts.as_known import Undated, as_known, render_undated
from bot.cards.refusals import render_offer
from bot.domain.evidence.as_known import Cutoff, known_by, known_strikes
from bot.domain.time.calendar import Phase, StrikeDay, strike_on
from bot.models.dates import When
from bot.models.event import Event, Strike
from bot.models.evidence import Stated
from bot.models.question import Action, Question
from bot.store.queries.events import events_by_id, list_around, list_events

_ROUND = 3
"""Events shown before and after the date that was asked for."""


async def timeline(context: Context, question: Question) -> Card:
    """Events in order: about a strike or a party, from one date to another; or what of them was
    known by a day.
    """
    about, from_text, to_text = (question.argument(slot) for slot in range(3))
    strike = context.record.strikes.get(about)
    holder = context.record.holders.get(about)
    listed = listed_year(about)
    if about and strike is None and holder is None and listed is None:
        raise not_on_record()
    first, last = asked_date(from_text), asked_date(to_text)
    if first and last and last.last < first.first:
        return _turned(context, question, question.fill(1, to_text).fill(2, from_text))
    cutoff = asked_cutoff(context, question.argument(3))
    if cutoff is None and question.argument(UNDATED_SLOT):
        raise not_on_record()
    if listed is not None:
        asked = Asked(asked_date(listed), first, last, cutoff)
        return await stoppages(context, question, asked)
    events = await list_events(
        context.record,
        first.first if first else date.min,
        last.last if last else date.max,
        strike=strike.row.id if strike else "",
        holder=holder.id if holder else "",
    )
    title = strike.row.name if strike else holder.name if holder else ""
    spans = [strike] if strike else _strikes_of(context, about, first, last) if holder else []
    found = Timeline(title, first, last, events, spans)
    if cutoff is not None:
        return _known_timeline(context, found, cutoff, question)
    return _timeline_card(context, found, context.today(), question)


def _known_timeline(
    context: Context, timeline: Timeline, cutoff: Cutoff, question: Question
) -> Card:
    """What was known by a day; or the list of what is undated."""
    day = cutoff.day
    events = known_by(timeline.events, cutoff)
    strikes = known_strikes(timeline.strikes, cutoff)
    if question.argument(UNDATED_SLOT):
        undated = Undated(timeline.title, day, strikes=strikes.undated, events=events.undated)
        return render_undated(undated, question, context.version)
    known = as_known(day, "record", strikes, events)
    then = replace(timeline, events=events.shown, strikes=strikes.shown, known=known)
    return _timeline_card(context, then, day, question)


def _timeline_card(context: Context, timeline: Timeline, today: date, question: Question) -> Card:
    """With the years to go on from, where nobody said from when."""
    years = sorted({event.row.date.first.year for event in timeline.events}, reverse=True)
    whole = timeline.first is None and timeline.last is None
    if whole and question.argument(0) not in context.record.strikes:
        timeline = replace(timeline, years=years)
    return render_timeline(timeline, today, question, context.version)


def _strikes_of(
    context: Context, holder: str, first: When | None, last: When | None
) -> list[Stated[Strike]]:
    """The strikes of a union that were on between two dates."""
    name = context.record.holders[holder]
    names = {name.name, *name.aliases}
    return [
        stated
        for stated in context.record.strikes.values()
        if names & set(stated.row.union)
        and not (last and stated.row.start.first > last.last)
        and not (first and stated.row.end and stated.row.end.last < first.first)
    ]


def _turned(context: Context, question: Question, turned: Question) -> Card:
    return render_offer(
        "The first date is after the second",
        "Turn them round?",
        [Button("Turn them round", Action.TURN, turned)],
        question,
        context.version,
    )


async def on(context: Context, question: Question) -> Card:
    """The state of play on a day, in a month, or at the time of an event or a strike."""
    end = await _end(context, question.argument(0), last=False)
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
    return render_on(state, question, context.version)


def _exactness(stated: Stated[Event]) -> tuple[int, date, str]:
    """Exact days first, then the wider spans."""
    when = stated.row.date
    return ((when.last - when.first).days, when.first, stated.row.id)


_JUST_ENDED = timedelta(days=60)
"""So long after its end a strike still belongs to the state of play."""


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


async def _end(context: Context, argument: str, *, last: bool) -> End:
    """One end of a span: an EDTF date, an event, or a strike (its end where it is the last)."""
    stated = context.record.strikes.get(argument)
    if stated is not None:
        strike = stated.row
        over = strike.end or When.of_day(context.today())
        title = f"{'end' if last else 'start'} of: {strike.name}"
        return End(over if last else strike.start, title, strike.id)
    events = await events_by_id(context.record, argument) if _is_event(context, argument) else {}
    if argument in events:
        event = events[argument].row
        return End(event.date, event.title, event.id)
    when = asked_date(argument)
    if when is None:
        raise not_on_record()
    return End(when, "", "")


def _is_event(context: Context, argument: str) -> bool:
    name = context.names.by_record.get(argument)
    return name is not None and name.kind == "event"


async def between(context: Context, question: Question) -> Card:
    """The days between two dates, events or strikes."""
    start = await _end(context, question.argument(0), last=False)
    end = await _end(context, question.argument(1), last=True)
    if end.date.last < start.date.first:
        turned = question.fill(0, question.argument(1)).fill(1, question.argument(0))
        return _turned(context, question, turned)
    named = {one.record for one in (start, end)}
    strikes = [
        stated
        for stated in context.record.strikes.values()
        if stated.row.id in named or (stated.row.start, stated.row.end) == (start.date, end.date)
    ]
    return render_between(Span(start, end, strikes), context.today(), question, context.version)
