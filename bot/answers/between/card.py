"""The card of /between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.arguments import SpanEnd
from bot.cards.card import Block, Bold, Card, Code, Line, Tone, line
from bot.cards.citations import doubted
from bot.cards.parts.amounts import number, plural, when
from bot.cards.parts.events import COUNTING, days_text, strike_block
from bot.domain.time.calendar import Days, StrikeSpan


@dataclass(frozen=True, slots=True)
class DaysBetween:
    """The days from one date to another.

    Attributes:
        elapsed: The end minus the start.
        counted: With both ends counted.
        strikes: Those that an end was named by, or that lasted just as long.
    """

    start: SpanEnd
    end: SpanEnd
    elapsed: Days
    counted: Days
    strikes: Sequence[StrikeSpan]


def render_between(answer: DaysBetween) -> Card:
    start, end = answer.start, answer.end
    counted = days_text(answer.counted).removesuffix(" days").removesuffix(" day")
    named = [one for one in (start, end) if one.record]
    names = [line(Bold(f"{when(one.date)}:"), f" {one.title} ", Code(one.record)) for one in named]
    return Card(
        tone=Tone.DAYS,
        heading=f"From {_end(start)} to {_end(end)}: {days_text(answer.elapsed)} elapsed, "
        f"{counted} with both days counted",
        blocks=(
            Block((*names, *_sums(answer))),
            *map(strike_block, answer.strikes),
            *((Block((COUNTING,)),) if answer.strikes else ()),
        ),
        ids=tuple(dict.fromkeys(one.record for one in named)),
    )


def _end(end: SpanEnd) -> str:
    """'27 September 2023', and that no good source has it."""
    return f"{when(end.date)}{doubted(end.words)}"


def _sums(answer: DaysBetween) -> Iterator[Line]:
    start, end = answer.start.date.text, answer.end.date.text
    elapsed = days_text(answer.elapsed)
    if not answer.elapsed.is_exact:
        yield line(
            f"The dates are not exact ({start}, {end}), so the count is a range: {elapsed} elapsed."
        )
        return
    least = answer.elapsed.least
    yield line(f"Elapsed: {end} − {start} = {elapsed}{_weeks(least)}.")
    yield line(f"With both ends counted: {number(least)} + 1 = {days_text(answer.counted)}.")


def _weeks(days: int) -> str:
    """', that is 21 weeks and 1 day'; nothing below a week."""
    weeks, rest = divmod(days, 7)
    if not weeks:
        return ""
    return f", that is {plural(weeks, 'week')}" + (f" and {plural(rest, 'day')}" if rest else "")
