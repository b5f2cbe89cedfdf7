"""The card of /between."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.arguments import SpanEnd
from bot.cards.card import Block, Bold, Card, Code, Line, Tone, line
from bot.cards.parts.amounts import number, plural, when
from bot.cards.parts.events import COUNTING, days_text, strike_block
from bot.domain.time.calendar import Days
from bot.domain.time.strike_span import StrikeSpan


@dataclass(frozen=True, slots=True)
class DaysBetween:
    """The days from one date to another, both ways, and the strikes that were named for them."""

    start: SpanEnd
    end: SpanEnd
    elapsed: Days
    counted: Days
    strikes: Sequence[StrikeSpan]


def render_between(span: DaysBetween) -> Card:
    """The days between two dates, both ways."""
    start, end = span.start, span.end
    named = [one for one in (start, end) if one.record]
    lines = [line(Bold(f"{when(one.date)}:"), f" {one.title} ", Code(one.record)) for one in named]
    return Card(
        tone=Tone.DAYS,
        heading=(
            f"From {when(start.date)} to {when(end.date)}: {days_text(span.elapsed)} elapsed, "
            f"{_bare(span.counted)} with both days counted"
        ),
        blocks=(Block((*lines, *_sums(span))), *map(strike_block, span.strikes)),
        basis=(COUNTING,) if span.strikes else (),
        ids=tuple(dict.fromkeys(one.record for one in named)),
    )


def _bare(days: Days) -> str:
    return days_text(days).removesuffix(" days").removesuffix(" day")


def _weeks(days: int) -> str:
    """', that is 21 weeks and 1 day'; nothing below a week."""
    weeks, rest = divmod(days, 7)
    if not weeks:
        return ""
    return f", that is {plural(weeks, 'week')}" + (f" and {plural(rest, 'day')}" if rest else "")


def _sums(span: DaysBetween) -> list[Line]:
    start, end, gone = span.start.date.text, span.end.date.text, span.elapsed
    if gone.is_exact:
        return [
            line(f"Elapsed: {end} − {start} = {days_text(gone)}{_weeks(gone.least)}."),
            line(f"With both ends counted: {number(gone.least)} + 1 = {days_text(span.counted)}."),
        ]
    return [
        line(
            f"The dates are not exact ({start}, {end}), so the count is a range: "
            f"{days_text(gone)} elapsed."
        ),
    ]
