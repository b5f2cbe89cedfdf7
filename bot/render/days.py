"""The cards of /timeline, /on and /between."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.calendar import (
    Days,
    Phase,
    StrikeDay,
    agreeing_lengths,
    counted,
    day_after,
    day_before,
    elapsed,
    strike_counted,
    strike_elapsed,
)
from bot.models.dates import Precision, When
from bot.models.event import Event, Strike
from bot.models.request import Action, Request
from bot.models.stated import Stated
from bot.render.amounts import day, number, plural, when
from bot.render.card import Block, Bold, Button, Card, Code, Line, Tone, head, line, small
from bot.render.names import strike_name, strike_names
from bot.render.sourcing import Sourcing, marks, reported

COUNTING = small(
    "Elapsed: the end minus the start. Counted: day 1 is the first day, the last is the last full "
    "day (a strike that ends at 00:01 has its last full day the day before)."
)


def days_text(days: Days) -> str:
    """'118 days', '73 to 103 days'."""
    if days.is_exact:
        return plural(days.least, "day")
    return f"{number(days.least)} to {number(days.most)} days"


def event_block(stated: Stated[Event], sourcing: Sourcing, *, dated: bool = True) -> Block:
    event = stated.row
    refs = sourcing.refs(stated.agreeing, shown=2)
    title = f"{when(event.date)}: {event.title}" if dated else event.title
    lines = [line(Bold(title), marks(refs)), line(event.what)]
    notes = [event.note or "", "" if refs else f"{reported(stated.agreeing)}."]
    if any(notes):
        lines.append(small(" ".join(note for note in notes if note)))
    differing = [(word, sourcing.cite(word.source)) for word in stated.differing[:3]]
    lines += [small(f"Differs: {word.says or word.excerpt} [{ref}]") for word, ref in differing]
    return Block(tuple(lines), (*refs, *(ref for _, ref in differing)))


def strike_lines(strike: Strike, today: date) -> list[Line]:
    """A stoppage as a span, with its days both ways and the printed lengths that differ."""
    end = when(strike.end) if strike.end else "going on"
    lines = [line(Bold(strike.name), f": {when(strike.start)} to {end}")]
    both = (
        f"{days_text(strike_elapsed(strike, today))} elapsed, "
        f"{days_text(strike_counted(strike, today))} counted"
    )
    last = strike.last_full_day
    full = f", last full day {when(last)}" if last and last != strike.end else ""
    lines.append(line(f"{both}{full}."))
    odd = [days for days, agrees in agreeing_lengths(strike, today).items() if not agrees]
    if odd:
        printed = ", ".join(odd)
        lines.append(small(f"Also in print, and equal to neither count: {printed} days."))
    if strike.note:
        lines.append(small(strike.note))
    return lines


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order, about a strike or a party (`title`), from one date to another."""

    title: str
    first: When | None
    last: When | None
    events: Sequence[Stated[Event]]
    strikes: Sequence[Strike]


def render_timeline(timeline: Timeline, today: date, request: Request, version: str) -> Card:
    sourcing = Sourcing()
    blocks = [Block(tuple(strike_lines(strike, today))) for strike in timeline.strikes]
    blocks += [event_block(stated, sourcing) for stated in timeline.events]
    return Card(
        tone=Tone.DAYS,
        heading=_timeline_heading(timeline),
        request=request,
        blocks=tuple(blocks),
        basis=(COUNTING,) if timeline.strikes else (),
        citations=sourcing.citations,
        sources=sourcing.full,
        ids=tuple(part for part in request.arguments[:1] if part),
        version=version,
    )


def _timeline_heading(timeline: Timeline) -> str:
    count = plural(len(timeline.events), "event")
    about = f"{timeline.title}: " if timeline.title else ""
    if timeline.first is not None and timeline.last is not None:
        return f"{about}{count} from {when(timeline.first)} to {when(timeline.last)}"
    if timeline.first is not None:
        return f"{about}{count} from {when(timeline.first)} on"
    if timeline.last is not None:
        return f"{about}{count} up to {when(timeline.last)}"
    if not timeline.events:
        return f"{about}no event on record"
    first, last = timeline.events[0].row.date, timeline.events[-1].row.date
    return f"{about}{count} on record, {when(first)} to {when(last)}"


@dataclass(frozen=True, slots=True)
class StateOfPlay:
    """What stood on a date: strikes, what happened then, and the nearest before and after."""

    when: When
    strikes: Sequence[StrikeDay]
    during: Sequence[Stated[Event]]
    before: Sequence[Stated[Event]]
    after: Sequence[Stated[Event]]


def render_on(state: StateOfPlay, request: Request, version: str) -> Card:
    sourcing = Sourcing()
    blocks = _strike_blocks(state)
    that = "That day" if state.when.is_day else f"In {when(state.when)}"
    exact = [e for e in state.during if _within(e.row.date, state.when)]
    around = [e for e in state.during if e not in exact]
    blocks += _section(that, exact, sourcing, dated=not state.when.is_day)
    blocks += _section("Before", state.before, sourcing)
    blocks += _section("Next", state.after, sourcing)
    blocks += _section("About that time, the day not exact", around, sourcing)
    return Card(
        tone=Tone.DAYS,
        heading=f"{_capital(when(state.when))}: {_standing(state)}",
        request=request,
        blocks=tuple(blocks),
        basis=(COUNTING,),
        citations=sourcing.citations,
        sources=sourcing.full,
        ids=tuple(f"{found.strike.id}" for found in state.strikes if found.day is not None),
        version=version,
        buttons=_day_buttons(state.when),
    )


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _within(inner: When, outer: When) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _standing(state: StateOfPlay) -> str:
    """'day 87 of the writers' strike, day 14 of the actors'', or that no strike was on."""
    on = [found for found in state.strikes if found.day is not None]
    if not on:
        ended = [found for found in state.strikes if found.phase is Phase.ENDED]
        if not ended:
            return "no strike on record before that"
        last = max(ended, key=_last_day)
        full = last.strike.last_full_day or last.strike.end or last.strike.start
        return (
            f"no strike on record then; {strike_name(last.strike)} had ended, "
            f"its last full day was {when(full)}"
        )
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
    return f"{perhaps}days {number(days.least)} to {number(days.most)}"


def _strike_blocks(state: StateOfPlay) -> list[Block]:
    lines: list[Line] = []
    for found in state.strikes:
        strike = found.strike
        if found.day is not None:
            least, most = found.day.least - 1, found.day.most - 1
            gone = days_text(Days(least, most))
            doubt = " The day of its end is not known." if found.phase is Phase.MAYBE else ""
            lines.append(
                line(
                    Bold(_capital(strike_name(strike))),
                    f", since {when(strike.start)}: {_day_number(found)} counted, "
                    f"{gone} elapsed.{doubt}",
                )
            )
        elif found.phase is Phase.ENDED and strike.end is not None:
            last = strike.last_full_day
            full = f", its last full day was {when(last)}" if last else ""
            lines.append(
                line(
                    Bold(_capital(strike_name(strike))),
                    f" had ended: {when(strike.end)}{full}.",
                )
            )
    return [Block(tuple(lines))] if lines else []


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
        Button(day(other), Action.TURN, Request("on", (other.isoformat(),)))
        for other in (day_before(asked), day_after(asked))
    )


@dataclass(frozen=True, slots=True)
class End:
    """One end of a span: what was named (if it was a record), and its date."""

    date: When
    title: str
    record: str


@dataclass(frozen=True, slots=True)
class Span:
    """From one date to another, with the strikes that were named for them."""

    start: End
    end: End
    strikes: Sequence[Strike]


def render_between(span: Span, today: date, request: Request, version: str) -> Card:
    """The days between two dates, both ways."""
    start, end = span.start, span.end
    gone, inclusive = elapsed(start.date, end.date), counted(start.date, end.date)
    heading = (
        f"From {when(start.date)} to {when(end.date)}: {days_text(gone)} elapsed, "
        f"{_bare(inclusive)} with both days counted"
    )
    lines = [
        line(Bold(f"{when(one.date)}:"), f" {one.title} ", Code(one.record))
        for one in (start, end)
        if one.record
    ]
    lines += _sums(start.date, end.date, gone, inclusive)
    blocks = [Block(tuple(lines))]
    blocks += [Block(tuple(strike_lines(strike, today))) for strike in span.strikes]
    return Card(
        tone=Tone.DAYS,
        heading=heading,
        request=request,
        blocks=tuple(blocks),
        basis=(COUNTING,) if span.strikes else (),
        ids=tuple(dict.fromkeys(one.record for one in (start, end) if one.record)),
        version=version,
    )


def _bare(days: Days) -> str:
    return days_text(days).removesuffix(" days").removesuffix(" day")


def _sums(start: When, end: When, gone: Days, inclusive: Days) -> list[Line]:
    if gone.is_exact:
        weeks, rest = divmod(gone.least, 7)
        return [
            line(
                f"Elapsed: {end.text} − {start.text} = {days_text(gone)}, "
                f"that is {plural(weeks, 'week')} and {plural(rest, 'day')}."
            ),
            line(f"With both ends counted: {number(gone.least)} + 1 = {days_text(inclusive)}."),
        ]
    return [
        line(
            f"The dates are not exact ({start.text}, {end.text}), so the count is a range: "
            f"{days_text(gone)} elapsed."
        ),
    ]
