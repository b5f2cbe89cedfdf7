"""The card of /on: the state of play."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards.card import Block, Bold, Button, Card, Tone, line
from bot.cards.citations import cite
from bot.cards.parts.amounts import day, number, when
from bot.cards.parts.events import COUNTING, days_text, event_block, titled
from bot.cards.parts.facts import event_facts, strike_facts
from bot.cards.parts.labels import strike_name, strike_names
from bot.domain.time.calendar import Days, Phase, StrikeDay
from bot.models.dates import When
from bot.models.event import Event, Strike
from bot.models.evidence import Stated
from bot.models.question import Action, Question

_NAMED = 3
"""Strikes that a heading names; more are counted."""


@dataclass(frozen=True, slots=True)
class StateOfPlay:
    """What stood on a date.

    Attributes:
        when: the date that was asked for.
        to_come: whether it is later than today.
        on: the strikes that were on.
        ended: those that had just ended, or else the last one before.
        latest_ended: the one of these that ended last.
        then: what happened on that date.
        before, after: the nearest events, in order.
        about_then: events whose dates overlap it and are wider.
        events: all of these, for files.
        neighbours: the days before and after, where it is one day.
        stated: the strikes with their evidence, by id.
    """

    when: When
    to_come: bool
    on: Sequence[StrikeDay]
    ended: Sequence[StrikeDay]
    latest_ended: Strike | None
    then: Sequence[Stated[Event]]
    before: Sequence[Stated[Event]]
    after: Sequence[Stated[Event]]
    about_then: Sequence[Stated[Event]]
    events: Sequence[Stated[Event]]
    neighbours: Sequence[date]
    stated: Mapping[str, Stated[Strike]]


def render_on(state: StateOfPlay) -> Card:
    shown = [state.stated[one.strike.id] for one in (*state.on, *state.ended)]
    that = "That day" if state.when.is_day else _capital(when(state.when))
    then = [event_block(stated, dated=not state.when.is_day) for stated in state.then]
    about_then = list(map(event_block, state.about_then))
    return Card(
        tone=Tone.DAYS,
        heading=f"{_capital(when(state.when))}: {_standing(state)}",
        blocks=(
            *_strike_blocks(state),
            *titled(that, then),
            *titled("Before", list(map(event_block, state.before))),
            *titled("Next", list(map(event_block, state.after))),
            *titled("About that time, the day not exact", about_then),
        ),
        basis=(COUNTING,),
        ids=tuple(found.strike.id for found in state.on)[:_NAMED],
        buttons=tuple(
            Button(day(other), Action.TURN, Question.of("on", date=other.isoformat()))
            for other in state.neighbours
        ),
        facts=(
            *strike_facts(shown),
            *event_facts(state.events),
        ),
    )


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _standing(state: StateOfPlay) -> str:
    """'day 87 of the writers' strike, day 14 of the actors'', or that no strike was on."""
    if len(state.on) > _NAMED:
        return f"{len(state.on)} strikes on record in that time"
    if state.on:
        names = strike_names([found.strike for found in state.on])
        days = zip(state.on, names, strict=True)
        return ", ".join(f"{_day_number(found)} of {name}" for found, name in days)
    if state.to_come:
        return "still to come"
    last = state.latest_ended
    if last is None:
        return "no strike on record before that"
    full = last.last_full_day or last.end or last.start
    exact = f"its last full day was {when(full)}" if full.is_day else f"ended in {when(full)}"
    return f"no strike on record then; {strike_name(last)} had ended, {exact}"


def _day_number(found: StrikeDay) -> str:
    days = found.day or Days(0, 0)
    perhaps = "perhaps " if found.phase is Phase.MAYBE else ""
    if days.is_exact:
        return f"{perhaps}day {number(days.least)}"
    to = "to at most" if perhaps else "to"
    return f"days {number(days.least)} {to} {number(days.most)}"


def _strike_blocks(state: StateOfPlay) -> Iterable[Block]:
    """A line a strike: its day where it was on, else from when to when it ran."""
    for place, found in enumerate((*state.on, *state.ended)):
        name = Bold(_capital(strike_name(found.strike)))
        evidence = state.stated[found.strike.id].agreeing
        said = line(name, _strike_text(found), cite(evidence, shown=1))
        yield Block((said,), tight=place > 0)


def _strike_text(found: StrikeDay) -> str:
    strike = found.strike
    if found.day is not None:
        gone = days_text(Days(found.day.least - 1, found.day.most - 1))
        doubt = " The day of its end is not known." if found.phase is Phase.MAYBE else ""
        since = f", since {when(strike.start)}"
        return f"{since}: {_day_number(found)} counted, {gone} elapsed.{doubt}"
    last = strike.last_full_day
    full = f"; last full day {when(last)}" if last and last.is_day else ""
    end = when(strike.end) if strike.end else "a day that is not known"
    return f" ran from {when(strike.start)} to {end}{full}."
