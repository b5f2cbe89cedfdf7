"""The answer of /timeline."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answers.arguments import asked_cutoff, asked_date
from bot.answers.context import Context, not_on_record
from bot.answers.timeline.card import Timeline, render_timeline
from bot.answers.timeline.stoppages import Asked, listed_year, stoppages
from bot.cards.card import Card
from bot.cards.parts.as_known import Undated, as_known, render_undated
from bot.cards.refusals import render_turned
from bot.domain.evidence.as_known import Cutoff, known_by, known_strikes
from bot.domain.time.strike_span import strike_span
from bot.models.dates import When
from bot.models.event import Strike
from bot.models.evidence import Stated
from bot.models.question import Question
from bot.store.queries.events import list_events


async def answer(context: Context, question: Question) -> Card:
    """Events in order: about a strike or a party, from one date to another; or what of them was
    known by a day.
    """
    about, from_text, to_text = (question[name] for name in ("about", "from_date", "to_date"))
    strike = context.record.strikes.get(about)
    holder = context.record.holders.get(about)
    listed = listed_year(about)
    if about and strike is None and holder is None and listed is None:
        raise not_on_record()
    first, last = asked_date(from_text), asked_date(to_text)
    if first and last and last.last < first.first:
        return render_turned(question.filled(from_date=to_text, to_date=from_text))
    cutoff = asked_cutoff(context, question["known_by"])
    if cutoff is None and question["undated"]:
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
    if cutoff is not None:
        return _known_timeline(
            context, Timeline(title, first, last, events, ()), spans, cutoff, question
        )
    today = context.today()
    strikes = [strike_span(stated, today) for stated in spans]
    return _timeline_card(context, Timeline(title, first, last, events, strikes), question)


def _known_timeline(
    context: Context,
    timeline: Timeline,
    spans: Sequence[Stated[Strike]],
    cutoff: Cutoff,
    question: Question,
) -> Card:
    """What was known by a day; or the list of what is undated."""
    day = cutoff.day
    events = known_by(timeline.events, cutoff)
    strikes = known_strikes(spans, cutoff)
    if question["undated"]:
        return render_undated(
            Undated(
                timeline.title,
                question["about"],
                day,
                strikes=[strike_span(stated, day) for stated in strikes.undated],
                events=events.undated,
            )
        )
    known = as_known(day, "record", strikes, events)
    shown = [strike_span(stated, day, known_by=day) for stated in strikes.shown]
    then = replace(timeline, events=events.shown, strikes=shown, known=known)
    return _timeline_card(context, then, question)


def _timeline_card(context: Context, timeline: Timeline, question: Question) -> Card:
    """With the years to go on from, where nobody said from when."""
    years = sorted({event.row.date.first.year for event in timeline.events}, reverse=True)
    whole = timeline.first is None and timeline.last is None
    if whole and question["about"] not in context.record.strikes:
        timeline = replace(timeline, years=years)
    return render_timeline(timeline, question)


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
