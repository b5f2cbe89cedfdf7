"""The card of /between."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.answers.arguments import SpanEnd
from bot.cards.card import Block, Bold, Card, Code, Line, Tone, line
from bot.cards.citations import Sourcing
from bot.cards.parts.amounts import number, plural, when
from bot.cards.parts.events import COUNTING, days_text, strike_block
from bot.domain.time.calendar import (
    Days,
    counted,
    elapsed,
)
from bot.models.dates import When
from bot.models.event import Strike
from bot.models.evidence import Stated
from bot.models.question import Question


@dataclass(frozen=True, slots=True)
class Span:
    """From one date to another, with the strikes that were named for them."""

    start: SpanEnd
    end: SpanEnd
    strikes: Sequence[Stated[Strike]]


def render_between(span: Span, today: date, question: Question, version: str) -> Card:
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
    sourcing = Sourcing()
    blocks += [strike_block(strike, sourcing, today) for strike in span.strikes]
    return Card(
        tone=Tone.DAYS,
        heading=heading,
        question=question,
        blocks=tuple(blocks),
        basis=(COUNTING,) if span.strikes else (),
        citations=sourcing.citations,
        sources=sourcing.full,
        ids=tuple(dict.fromkeys(one.record for one in (start, end) if one.record)),
        version=version,
    )


def _bare(days: Days) -> str:
    return days_text(days).removesuffix(" days").removesuffix(" day")


def _weeks(days: int) -> str:
    """', that is 21 weeks and 1 day'; nothing below a week."""
    weeks, rest = divmod(days, 7)
    if not weeks:
        return ""
    return f", that is {plural(weeks, 'week')}" + (f" and {plural(rest, 'day')}" if rest else "")


def _sums(start: When, end: When, gone: Days, inclusive: Days) -> list[Line]:
    if gone.is_exact:
        return [
            line(f"Elapsed: {end.text} − {start.text} = {days_text(gone)}{_weeks(gone.least)}."),
            line(f"With both ends counted: {number(gone.least)} + 1 = {days_text(inclusive)}."),
        ]
    return [
        line(
            f"The dates are not exact ({start.text}, {end.text}), so the count is a range: "
            f"{days_text(gone)} elapsed."
        ),
    ]
