"""What the cards about days share: lengths, events and strikes in words."""

from datetime import date

from bot.cards.card import Block, Bold, line, small
from bot.cards.citations import cite, reported
from bot.cards.parts.amounts import day, number, plural, when
from bot.cards.parts.corrections import correction_lines
from bot.cards.parts.figures import differing_lines
from bot.domain.evidence.as_known import told_before_end
from bot.domain.time.calendar import (
    Days,
    agreeing_lengths,
    strike_counted,
    strike_elapsed,
)
from bot.models.event import Event, Strike
from bot.models.evidence import Stated

COUNTING = small(
    "Elapsed: the end minus the start. Counted: day 1 is the first day, the last is the last full "
    "day (a strike that ends at 00:01 has its last full day the day before)."
)


def days_text(days: Days) -> str:
    """'118 days', '73 to 103 days'."""
    if days.is_exact:
        return plural(days.least, "day")
    return f"{number(days.least)} to {number(days.most)} days"


def event_block(stated: Stated[Event], *, dated: bool = True) -> Block:
    event, cited = stated.row, cite(stated.agreeing, shown=2)
    title = f"{when(event.date)}: {event.title}" if dated else event.title
    lines = [line(Bold(title), cited), line(event.what)]
    notes = [event.note or "", "" if cited.sources else f"{reported(stated.agreeing)}."]
    if any(notes):
        lines.append(small(" ".join(note for note in notes if note)))
    return Block((*lines, *correction_lines(stated), *differing_lines(stated)))


def strike_block(stated: Stated[Strike], today: date, known: date | None = None) -> Block:
    """A stoppage as a span, with its days both ways and the printed lengths that differ.

    `known` is the day by which all of it had to be known, and `today` is then that day.
    """
    strike = stated.row
    start = when(strike.start)
    on = f"still on as of {day(known)}" if known else "going on"
    span = f"{start} to {when(strike.end)}" if strike.end else f"since {start}, {on}"
    last = strike.last_full_day
    full = f", last full day {when(last)}" if last and last != strike.end else ""
    lines = [
        line(Bold(strike.name), f": {span}", cite(stated.agreeing, shown=2)),
        line(
            f"{days_text(strike_elapsed(strike, today))} elapsed, "
            f"{days_text(strike_counted(strike, today))} counted{full}."
        ),
    ]
    odd = [days for days, agrees in agreeing_lengths(strike, today).items() if not agrees]
    if odd:
        lines.append(small(f"Also in print, and equal to neither count: {', '.join(odd)} days."))
    if known and told_before_end(stated):
        lines.append(small("Every source that was out by then is older than its end."))
    if strike.note:
        lines.append(small(strike.note))
    return Block((*lines, *correction_lines(stated), *differing_lines(stated)))
