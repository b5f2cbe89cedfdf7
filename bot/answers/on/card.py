"""The card of /on: the state of play."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards.card import Block, Bold, Button, Card, Line, Tone, head, line, small
from bot.cards.citations import cite, doubted
from bot.cards.parts.amounts import day, number, plural, when
from bot.cards.parts.events import (
    COUNTING,
    date_correction_lines,
    days_text,
    event_block,
    event_time,
    strike_dates,
)
from bot.cards.parts.facts import event_facts, strike_facts
from bot.cards.parts.labels import capitalised, strike_name, strike_names
from bot.domain.stoppages.by_list import ListName
from bot.domain.stoppages.lists import ALL_STOPPAGES
from bot.domain.time.calendar import Days
from bot.models.dates import Precision, When
from bot.models.event import Event, Strike
from bot.models.evidence import Stated
from bot.models.question import Action, Question

_NAMED = 3
"""Strikes that a heading names; more are counted."""


@dataclass(frozen=True, slots=True)
class RunningStrike:
    """A strike that was on.

    Attributes:
        day: Which day of it that was, counted from 1; the first and the last of a longer date.
        elapsed: Days since its start.
        perhaps: Whether it may have ended by then.
    """

    stated: Stated[Strike]
    day: Days
    elapsed: Days
    perhaps: bool


@dataclass(frozen=True, slots=True)
class StateOfPlay:
    """What stood on a date.

    Attributes:
        ended: Strikes that had just ended, or the last one before.
        last_ended: The last of these.
        is_today: Whether the date is today.
        within: Events that can only have been in that time; those `around` can have been outside.
        before: The nearest events, as are those `after`.
        events: All of these: those that overlap the date, then the others.
        next_days: The days before and after, where the date is a day.
        listed: How many stoppages on each list were on then, also those of the record's strikes.
    """

    when: When
    on: Sequence[RunningStrike]
    ended: Sequence[Stated[Strike]]
    last_ended: Strike | None
    is_today: bool
    still_to_come: bool
    within: Sequence[Stated[Event]]
    around: Sequence[Stated[Event]]
    before: Sequence[Stated[Event]]
    after: Sequence[Stated[Event]]
    events: Sequence[Stated[Event]]
    next_days: Sequence[date]
    listed: Mapping[ListName, int]


def render_on(state: StateOfPlay) -> Card:
    asked, is_day = capitalised(when(state.when)), state.when.is_day
    return Card(
        tone=Tone.DAYS,
        heading=f"{asked}: {_strikes_then(state)}",
        blocks=(
            *_strike_blocks(state),
            *_listed_block(state),
            *_section(_title(state.when), state.within, dated=not is_day),
            *_section("Before", state.before),
            *_section("Next", state.after),
            *_section("Not dated to a day", state.around),
            *((Block((COUNTING,)),) if state.on else ()),
        ),
        ids=tuple(strike.stated.row.id for strike in state.on[:_NAMED]),
        buttons=(
            *(
                Button(day(other), Action.TURN, Question.of("on", date=other.isoformat()))
                for other in state.next_days
            ),
            *_listed_button(state),
        ),
        facts=(
            *strike_facts((*(strike.stated for strike in state.on), *state.ended)),
            *event_facts(state.events),
        ),
    )


def _title(asked: When) -> str:
    """What the events of the date are headed by."""
    if asked.is_day:
        return "That day"
    return "In that time" if asked.uncertain else capitalised(when(asked))


def _strikes_then(state: StateOfPlay) -> str:
    """'day 87 of the writers' strike, day 14 of the actors'', or that no strike was on."""
    if len(state.on) > _NAMED:
        return f"{len(state.on)} strikes on record in that time"
    if state.on:
        names = strike_names([strike.stated.row for strike in state.on])
        days = ", ".join(
            f"{_day_number(strike)} of {name}{doubted(strike.stated.agreeing)}"
            for strike, name in zip(state.on, names, strict=True)
        )
        ended = [strike_name(one.row) for one in state.ended if one.row.end == state.when]
        return "; ".join((days, *(f"{name} ended that day" for name in ended)))
    if state.still_to_come:
        return "still to come"
    last = state.last_ended
    if last is None:
        return "no strike on record before that"
    then = "" if state.is_today else " then"
    followed = f"no strike that the record follows {'is' if state.is_today else 'was'} on"
    none = followed if state.listed else f"no strike on record{then}"
    return f"{none}; {_last_ended(last, state)}"


def _last_ended(strike: Strike, state: StateOfPlay) -> str:
    """'the writers' strike had ended, its last full day was 26 September 2023'."""
    full = strike.last_full_day or strike.end or strike.start
    exact = f", its last full day was {when(full)}" if full.is_day else f" in {when(full)}"
    if strike.end == state.when:
        return f"{strike_name(strike)} ended that day{exact}"
    return f"{strike_name(strike)} {'' if state.is_today else 'had '}ended{exact}"


def _day_number(strike: RunningStrike) -> str:
    """'day 87', 'perhaps day 87', 'days 19 to 49', 'days 75 to at most 104'."""
    days = strike.day
    perhaps = "perhaps " if strike.perhaps else ""
    if days.is_exact:
        return f"{perhaps}day {number(days.least)}"
    to = "to at most" if perhaps else "to"
    return f"days {number(days.least)} {to} {number(days.most)}"


def _strike_blocks(state: StateOfPlay) -> Iterator[Block]:
    """A line a strike: its day where it was on, else from when to when it ran."""
    texts = [(strike.stated, _running_text(strike, state.when)) for strike in state.on]
    texts += [(stated, _ended_text(stated.row)) for stated in state.ended]
    for place, (stated, text) in enumerate(texts):
        name = Bold(capitalised(strike_name(stated.row)))
        said = line(name, text, cite(stated.agreeing, shown=1))
        yield Block((said, *date_correction_lines(stated)), tight=place > 0)


def _listed_block(state: StateOfPlay) -> Iterator[Block]:
    lines: list[Line] = []
    for name, count in state.listed.items():
        were = "was" if count == 1 else "were"
        text = f"{plural(count, 'stoppage')} of 1,000 workers and more {were} on"
        lines.append(small(f"{text} ({name.removeprefix('on ')})."))
    if lines:
        yield Block(tuple(lines))


def _listed_button(state: StateOfPlay) -> Iterator[Button]:
    """The list of these, for a date that an option can carry at both ends."""
    if state.listed and state.when.precision is not Precision.SPAN:
        dates = dict.fromkeys(("from_date", "to_date"), state.when.text)
        asked = Question.of("timeline", about=ALL_STOPPAGES, **dates)
        label = " + ".join(number(count) for count in state.listed.values())
        one = [*state.listed.values()] == [1]
        yield Button(f"{label} {'stoppage' if one else 'stoppages'}", Action.OPEN, asked)


def _running_text(strike: RunningStrike, asked: When) -> str:
    """How far it was on a day; which of its days fell in a longer time."""
    doubt = " The day of its end is not known." if strike.perhaps else ""
    row = strike.stated.row
    if not asked.is_day:
        return f", {strike_dates(row)}: its {_day_number(strike)}.{doubt}"
    counted = f"{_day_number(strike)} counted, {days_text(strike.elapsed)} elapsed"
    return f", since {when(row.start)}: {counted}.{doubt}"


def _ended_text(strike: Strike) -> str:
    last = strike.last_full_day
    full = f"; last full day {when(last)}" if last and last.is_day and last != strike.end else ""
    end = event_time(strike.end) if strike.end else "a day that is not known"
    dates = strike_dates(strike) if strike.end else f"{when(strike.start)} to {end}"
    return f" ran from {dates}{full}."


def _section(title: str, events: Sequence[Stated[Event]], *, dated: bool = True) -> Iterator[Block]:
    for place, stated in enumerate(events):
        block = event_block(stated, dated=dated)
        yield block if place else Block((head(title), *block.lines))
