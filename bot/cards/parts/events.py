"""What the cards about days share: lengths, events and strikes in words."""

from bot.cards.card import Block, Bold, Line, line, small
from bot.cards.citations import cite, reported
from bot.cards.parts.amounts import day, number, plural, when
from bot.cards.parts.corrections import correction_lines
from bot.cards.parts.figures import differing_lines
from bot.domain.time.calendar import Days, StrikeSpan
from bot.models.event import Event
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
    """What happened; without its date where the card has it already."""
    event, cited = stated.row, cite(stated.agreeing, shown=2)
    title = f"{when(event.date)}: {event.title}" if dated else event.title
    lines = [line(Bold(title), cited), line(event.what)]
    notes = [event.note or "", "" if cited.sources else f"{reported(stated.agreeing)}."]
    if any(notes):
        lines.append(small(" ".join(note for note in notes if note)))
    return Block((*lines, *correction_lines(stated), *differing_lines(stated)))


def strike_block(span: StrikeSpan) -> Block:
    """A strike from start to end, its days both ways, and printed lengths that differ."""
    return Block((*strike_days(span), *strike_counts(span)))


def strike_days(span: StrikeSpan) -> tuple[Line, ...]:
    """From when until when a strike was, its days both ways, and what was corrected in it."""
    strike = span.stated.row
    start = when(strike.start)
    on = f"still on as of {day(span.known_by)}" if span.known_by else "going on"
    dates = f"{start} to {when(strike.end)}" if strike.end else f"since {start}, {on}"
    last = strike.last_full_day
    full = f", last full day {when(last)}" if last and last != strike.end else ""
    return (
        line(Bold(strike.name), f": {dates}", cite(span.stated.agreeing, shown=2)),
        line(f"{days_text(span.elapsed)} elapsed, {days_text(span.counted)} counted{full}."),
        *correction_lines(span.stated),
    )


def strike_counts(span: StrikeSpan) -> list[Line]:
    """Which other lengths of it are in print, what its note says of them, and who differs."""
    lines: list[Line] = []
    if span.odd_lengths:
        odd = ", ".join(span.odd_lengths)
        lines.append(small(f"Also in print, and equal to neither count: {odd} days."))
    if span.told_before_end:
        lines.append(small("Every source that was out by then is older than its end."))
    if span.stated.row.note:
        lines.append(small(span.stated.row.note))
    return [*lines, *differing_lines(span.stated)]
