"""The card of /on: the state of play."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards.card import Block, Bold, Button, Card, Tone, head, line
from bot.cards.citations import Sourcing, marks
from bot.cards.parts.amounts import day, number, when
from bot.cards.parts.events import COUNTING, days_text, event_block
from bot.cards.parts.facts import event_facts, strike_facts
from bot.cards.parts.labels import strike_name, strike_names
from bot.domain.time.calendar import (
    Days,
    Phase,
    StrikeDay,
    day_after,
    day_before,
)
from bot.models.dates import Precision, When
from bot.models.event import Event, Strike
from bot.models.evidence import Stated
from bot.models.question import Action, Question

_NAMED = 3
"""Strikes that a heading names; more are counted."""


@dataclass(frozen=True, slots=True)
class StateOfPlay:
    """What stood on a date: strikes, what happened then, and the nearest before and after."""

    when: When
    strikes: Sequence[StrikeDay]
    during: Sequence[Stated[Event]]
    before: Sequence[Stated[Event]]
    after: Sequence[Stated[Event]]
    stated: Mapping[str, Stated[Strike]]
    today: date


def render_on(state: StateOfPlay, question: Question, version: str) -> Card:
    sourcing = Sourcing()
    blocks = _strike_blocks(state, sourcing)
    that = "That day" if state.when.is_day else _capital(when(state.when))
    exact = [e for e in state.during if _within(e.row.date, state.when)]
    around = [e for e in state.during if e not in exact]
    blocks += _section(that, exact, sourcing, dated=not state.when.is_day)
    blocks += _section("Before", state.before, sourcing)
    blocks += _section("Next", state.after, sourcing)
    blocks += _section("About that time, the day not exact", around, sourcing)
    return Card(
        tone=Tone.DAYS,
        heading=f"{_capital(when(state.when))}: {_standing(state)}",
        question=question,
        blocks=tuple(blocks),
        basis=(COUNTING,),
        citations=sourcing.citations,
        sources=sourcing.full,
        ids=tuple(found.strike.id for found in state.strikes if found.day is not None)[:_NAMED],
        version=version,
        buttons=_day_buttons(state.when),
        facts=(
            *strike_facts(state.stated[one.strike.id] for one in state.strikes),
            *event_facts((*state.during, *state.before, *state.after)),
        ),
    )


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _within(inner: When, outer: When) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _standing(state: StateOfPlay) -> str:
    """'day 87 of the writers' strike, day 14 of the actors'', or that no strike was on."""
    on = [found for found in state.strikes if found.day is not None]
    if not on and state.when.first > state.today:
        return "still to come"
    if not on:
        ended = [found for found in state.strikes if found.phase is Phase.ENDED]
        if not ended:
            return "no strike on record before that"
        last = max(ended, key=_last_day)
        full = last.strike.last_full_day or last.strike.end or last.strike.start
        exact = f"its last full day was {when(full)}" if full.is_day else f"ended in {when(full)}"
        return f"no strike on record then; {strike_name(last.strike)} had ended, {exact}"
    if len(on) > _NAMED:
        return f"{len(on)} strikes on record in that time"
    names = strike_names([found.strike for found in on])
    return ", ".join(
        f"{_day_number(found)} of {name}" for found, name in zip(on, names, strict=True)
    )


def _last_day(found: StrikeDay) -> date:
    strike = found.strike
    last = strike.last_full_day or strike.end or strike.start
    return last.last


def _day_number(found: StrikeDay) -> str:
    days = found.day or Days(0, 0)
    perhaps = "perhaps " if found.phase is Phase.MAYBE else ""
    if days.is_exact:
        return f"{perhaps}day {number(days.least)}"
    to = "to at most" if perhaps else "to"
    return f"days {number(days.least)} {to} {number(days.most)}"


def _strike_blocks(state: StateOfPlay, sourcing: Sourcing) -> list[Block]:
    """A line a strike: its day where it was on, else from when to when it ran."""
    blocks: list[Block] = []
    for found in state.strikes:
        refs = sourcing.refs(state.stated[found.strike.id].agreeing, shown=1)
        name = Bold(_capital(strike_name(found.strike)))
        said = line(name, _strike_text(found), marks(refs))
        blocks.append(Block((said,), refs, tight=bool(blocks)))
    return blocks


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


def _section(
    title: str, events: Sequence[Stated[Event]], sourcing: Sourcing, *, dated: bool = True
) -> list[Block]:
    blocks = [event_block(stated, sourcing, dated=dated) for stated in events]
    if blocks:
        blocks[0] = Block((head(title), *blocks[0].lines), blocks[0].refs)
    return blocks


def _day_buttons(asked: When) -> tuple[Button, ...]:
    if asked.precision is not Precision.DAY:
        return ()
    return tuple(
        Button(day(other), Action.TURN, Question.of("on", date=other.isoformat()))
        for other in (day_before(asked), day_after(asked))
        if other is not None
    )
