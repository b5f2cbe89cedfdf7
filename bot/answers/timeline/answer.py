"""The answer of /timeline."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.answers.arguments import asked_cutoff, asked_date
from bot.answers.context import Context, not_on_record
from bot.answers.timeline.card import Timeline, render_timeline
from bot.answers.timeline.stoppages import answer_stoppages
from bot.cards.card import Card
from bot.cards.parts.as_known import Undated, as_known, render_undated
from bot.cards.readings import turned_round
from bot.domain.evidence.as_known import Cutoff, known_by, known_strikes
from bot.domain.stoppages.lists import decoded
from bot.domain.time.calendar import strike_span
from bot.domain.time.order import in_order
from bot.models.dates import When
from bot.models.event import Event, Strike
from bot.models.evidence import Stated
from bot.models.question import Question
from bot.models.quote import Holder
from bot.store.queries.events import latest_events, list_events


async def answer(context: Context, question: Question) -> Card:
    """Events: about a strike or a party, from one date to another; or what of them was known by a
    day; or work stoppages.
    """
    record, about = context.record, question["about"]
    strike, holder = record.strikes.get(about), record.holders.get(about)
    stoppages = decoded(about)
    if about and strike is None and holder is None and stoppages is None:
        raise not_on_record()
    from_text, to_text = question["from_date"], question["to_date"]
    first, last = asked_date(from_text), asked_date(to_text)
    if first and last and last.last < first.first:
        turned = question.filled(from_date=to_text, to_date=from_text)
        return turned_round(await answer(context, turned), turned)
    cutoff = asked_cutoff(context, question["known_by"])
    if cutoff is None and question["undated"]:
        raise not_on_record()
    if stoppages is not None:
        return await answer_stoppages(context, question, stoppages)
    timeline = await _timeline(context, strike, holder, (first, last))
    if cutoff is None:
        return render_timeline(timeline, question)
    return _known_timeline(timeline, cutoff, question)


async def _timeline(
    context: Context,
    strike: Stated[Strike] | None,
    holder: Holder | None,
    asked: tuple[When | None, When | None],
) -> Timeline:
    """Of a strike, or from a date on, in order; else the latest first, for who asks about a union
    wants what is now.
    """
    first, last = asked
    latest_first = strike is None and first is None
    strikes = [strike] if strike else _strikes_of(context, holder, first, last) if holder else []
    events = in_order(await _events(context, strike, holder, asked), latest_first=latest_first)
    return Timeline(
        title=strike.row.name if strike else holder.name if holder else "",
        of_strike=strike is not None,
        first=first,
        last=last,
        latest_first=latest_first,
        events=events,
        strikes=[strike_span(stated, context.today()) for stated in strikes],
        today=context.today(),
        years=[] if strike or first or last else _years(events),
    )


async def _events(
    context: Context,
    strike: Stated[Strike] | None,
    holder: Holder | None,
    asked: tuple[When | None, When | None],
) -> list[Stated[Event]]:
    first, last = asked
    until, party = last.last if last else date.max, holder.id if holder else ""
    if strike is None and first is None:
        return await latest_events(context.record, until, holder=party)
    since, of_strike = first.first if first else date.min, strike.row.id if strike else ""
    return await list_events(context.record, since, until, strike=of_strike, holder=party)


def _years(events: Iterable[Stated[Event]]) -> list[int]:
    """The years to go on from, the latest first."""
    return sorted({event.row.date.first.year for event in events}, reverse=True)


def _known_timeline(timeline: Timeline, cutoff: Cutoff, question: Question) -> Card:
    """What was known by a day; or the list of what is undated."""
    events = known_by(timeline.events, cutoff)
    strikes = known_strikes((span.stated for span in timeline.strikes), cutoff)
    day = cutoff.day
    if question["undated"]:
        undated = [strike_span(stated, day) for stated in strikes.undated]
        return render_undated(
            Undated(timeline.title, question["about"], day, strikes=undated, events=events.undated)
        )
    then = replace(
        timeline,
        events=events.shown,
        strikes=[strike_span(stated, day, known_by=day) for stated in strikes.shown],
        years=_years(events.shown) if timeline.years else [],
        known=as_known(day, "record", strikes, events),
    )
    return render_timeline(then, question)


def _strikes_of(
    context: Context, holder: Holder, first: When | None, last: When | None
) -> list[Stated[Strike]]:
    """The strikes of a union that were on between two dates, the latest first."""
    names = {holder.name, *holder.aliases}
    strikes = [
        stated
        for stated in context.record.strikes.values()
        if names & set(stated.row.union)
        and not (last and stated.row.start.first > last.last)
        and not (first and stated.row.end and stated.row.end.last < first.first)
    ]
    return sorted(strikes, key=lambda stated: stated.row.start.first, reverse=True)
