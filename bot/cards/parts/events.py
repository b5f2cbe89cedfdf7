"""What the cards about days share: lengths, events and strikes in words."""

from dataclasses import replace

from bot.cards.card import Block, Bold, Line, line, small
from bot.cards.citations import cite, reported
from bot.cards.parts.amounts import day, from_to, number, plural, when
from bot.cards.parts.corrections import correction_lines
from bot.cards.parts.figures import differing_lines
from bot.cards.parts.labels import capitalised
from bot.domain.time.calendar import Days, StrikeSpan
from bot.domain.time.order import Dating
from bot.models.dates import Precision, When
from bot.models.event import Event, Strike
from bot.models.evidence import Stated

COUNTING = small(
    "Elapsed: the end minus the start. Counted: day 1 is the first day, the last is the last full "
    "day (a strike that ends at 00:01 has its last full day the day before)."
)
_STRIKE_DATES = ("start", "end", "last_full_day")


def days_text(days: Days) -> str:
    """'118 days', '73 to 103 days'."""
    if days.is_exact:
        return plural(days.least, "day")
    return f"{number(days.least)} to {number(days.most)} days"


def event_time(date: When) -> str:
    """When something happened, in words that claim no day that is not known: '27 July 2023', 'some
    time in July 2023', 'between 14 July and 8 November 2023', 'perhaps July 2023'.
    """
    if Dating.of(date) is not Dating.LONGER:
        return when(date)
    if date.precision is not Precision.SPAN:
        return f"some time in {when(date)}"
    return f"between {when(date).replace(' to ', ' and ', 1)}"


def event_block(stated: Stated[Event], *, dated: bool = True) -> Block:
    """What happened; without its date where the card has it already."""
    event, cited = stated.row, cite(stated.agreeing, shown=2)
    title = f"{capitalised(event_time(event.date))}: {event.title}" if dated else event.title
    lines = [line(Bold(title), cited), line(event.what)]
    notes = [event.note or "", "" if cited.sources else f"{reported(stated.agreeing)}."]
    if any(notes):
        lines.append(small(" ".join(note for note in notes if note)))
    return Block((*lines, *correction_lines(stated), *differing_lines(stated)))


def strike_block(span: StrikeSpan) -> Block:
    """A strike from start to end, its days both ways, and what else is in print of them."""
    return Block((*strike_days(span), *strike_counts(span)))


def strike_dates(strike: Strike) -> str:
    """'2 May to 27 September 2023', '17 February 2026 to some time in May 2026', 'since 2 May'."""
    if strike.end is None:
        return f"since {when(strike.start)}"
    if strike.start.is_day and strike.end.is_day:
        return from_to(strike.start, strike.end)
    return f"{when(strike.start)} to {event_time(strike.end)}"


def strike_days(span: StrikeSpan) -> tuple[Line, ...]:
    """From when until when a strike was, and its days both ways."""
    strike = span.stated.row
    still_on = f", still on as of {day(span.known_by)}" if span.known_by else ", going on"
    last = strike.last_full_day
    full = f" to its last full day, {when(last)}" if last and last != strike.end else ""
    older = "Every source that was out by then is older than its end."
    return (
        line(
            Bold(strike.name),
            f": {strike_dates(strike)}{'' if strike.end else still_on}",
            cite(span.stated.agreeing, shown=2),
        ),
        line(f"{days_text(span.elapsed)} elapsed, {days_text(span.counted)} counted{full}."),
        *((small(older),) if span.told_before_end else ()),
    )


def strike_counts(span: StrikeSpan) -> list[Line]:
    """Which other lengths of a strike are in print, its note, which says how each is counted, what
    was corrected in it, and who differs.
    """
    strike = span.stated.row
    odd = f"Also in print: {', '.join(span.odd_lengths)} days." if span.odd_lengths else ""
    said = " ".join(part for part in (odd, strike.note) if part)
    return [
        *([small(said)] if said else []),
        *correction_lines(span.stated),
        *differing_lines(span.stated),
    ]


def date_correction_lines(strike: Stated[Strike]) -> list[Line]:
    """What was corrected in the dates of a strike, for a card that says nothing else of it."""
    dates = tuple(
        one for one in strike.corrections if one.source is None and one.field in _STRIKE_DATES
    )
    return correction_lines(replace(strike, corrections=dates))
