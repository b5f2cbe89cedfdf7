"""The card of /strike."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.answers.strike.chart import rank_chart
from bot.answers.strike.rank import Standing, rank_block
from bot.cards.card import (
    Block,
    Bold,
    Button,
    Card,
    Line,
    Span,
    Tone,
    head,
    item,
    line,
    small,
)
from bot.cards.citations import cite, doubted
from bot.cards.parts.amounts import figure_amount, plural, when
from bot.cards.parts.corrections import correction_texts
from bot.cards.parts.events import COUNTING, days_text, strike_block
from bot.cards.parts.facts import event_facts, figure_facts, strike_facts
from bot.cards.parts.figures import figure_line, figure_small
from bot.cards.parts.labels import capitalised, role_name
from bot.domain.pay.bargaining import Bargained
from bot.domain.time.calendar import StrikeSpan
from bot.models.event import Event, Strike
from bot.models.evidence import Stated
from bot.models.question import Action, Question
from bot.models.role import Figure, Role

_WRITTEN = {"ai": "AI", "dvd": "DVDs"}


@dataclass(frozen=True, slots=True)
class StrikeAnswer:
    """A strike with all that is on record of it.

    Attributes:
        span: The strike with its days.
        standing: Its place among the stoppages on the lists.
        bargained: In order, those of one role together; so is what was `set_by_contract`.
        key_events: The turns among all `events`.
        figures: All that were bargained or set.
    """

    span: StrikeSpan
    standing: Standing
    bargained: Sequence[Bargained]
    key_events: Sequence[Stated[Event]]
    set_by_contract: Sequence[tuple[Role, Stated[Figure]]]
    events: Sequence[Stated[Event]]
    figures: Sequence[tuple[Role, Stated[Figure]]]


def render_strike(answer: StrikeAnswer) -> Card:
    strike = answer.span.stated.row
    opening = (
        strike_block(answer.span),
        _parties(strike),
        rank_block(answer.standing),
    )
    bargained = ((row.role, _bargained_lines(row)) for row in answer.bargained)
    contract = ((role, _set_lines(stated)) for role, stated in answer.set_by_contract)
    all_events = Button(
        f"All {plural(len(answer.events), 'event')}",
        Action.OPEN,
        Question.of("timeline", about=strike.id),
    )
    return Card(
        tone=Tone.DAYS,
        heading=_heading(answer.span),
        blocks=(
            *opening,
            *_by_role("Demanded, offered, won", bargained),
            *_key_events(answer.key_events),
            *_by_role("Set by the contract", contract),
        ),
        basis=(COUNTING,),
        ids=(strike.id,),
        buttons=(all_events,) if len(answer.key_events) < len(answer.events) else (),
        facts=(
            *strike_facts([answer.span.stated]),
            *figure_facts(answer.figures),
            *event_facts(answer.events),
        ),
        chart=rank_chart(strike.name, answer.standing, after=len(opening)),
    )


def _heading(span: StrikeSpan) -> str:
    """'Writers' strike of 2023: 148 days elapsed, 148 counted, with 11,500 workers'."""
    strike = span.stated.row
    counted = days_text(span.counted).removesuffix(" days")
    so_far = "" if strike.end else " so far"
    workers = f", with {plural(strike.workers, 'worker')}" if strike.workers else ""
    days = f"{days_text(span.elapsed)} elapsed, {counted} counted{so_far}"
    return f"{strike.name}: {days}{workers}{doubted(span.stated.agreeing)}"


def _parties(strike: Strike) -> Block:
    unions = " and ".join(strike.union)
    parties = line(Bold("Parties"), f": {unions}; {strike.employer_side}.")
    issues = ", ".join(_WRITTEN.get(issue, issue.replace("-", " ")) for issue in strike.issues)
    about = [line(Bold("About"), f": {issues}.")] if issues else []
    return Block((parties, *about))


def _by_role(title: str, rows: Iterable[tuple[Role, Sequence[Line]]]) -> Iterator[Block]:
    """A block a row, under the role that it is for."""
    above, last = [head(title)], ""
    for role, lines in rows:
        if role.id != last:
            above.append(line(Bold(role_name(role))))
        yield Block((*above, *lines), tight=not above)
        above, last = [], role.id


def _bargained_lines(row: Bargained) -> list[Line]:
    """'First year: demanded 11% [1] · offered 5% [1] · won 7% [2]', and the notes."""
    parts: list[tuple[Span, ...]] = []
    notes: list[str] = []
    sides = (("demanded", row.demanded), ("offered", row.offered), ("won", row.won))
    for side, figures in sides:
        for stated in figures:
            share = figure_amount(stated.row).removeprefix("a rise of ")
            doubt = " (disagrees)" if stated.row.disagrees else ""
            parts.append((f"{side} {share}{doubt}", cite(stated.agreeing, shown=1)))
            texts = (stated.row.note, *correction_texts(stated))
            notes += [f"{capitalised(side)}: {text}" for text in texts if text]
        if not figures:
            parts.append((f"{side}: not on record",))
    spans = [span for part in parts for span in (" · ", *part)][1:]
    lines = [item(Bold(capitalised(row.of or "in all")), ": ", *spans)]
    return [*lines, small(" ".join(notes))] if notes else lines


def _key_events(events: Sequence[Stated[Event]]) -> Iterator[Block]:
    """The turns of the strike, a line each; all events are in the timeline."""
    above = [head("Key events")]
    for stated in events:
        date = Bold(when(stated.row.date))
        event = line(date, f": {stated.row.title}", cite(stated.agreeing, shown=1))
        yield Block((*above, event), tight=not above)
        above = []


def _set_lines(stated: Stated[Figure]) -> list[Line]:
    """A minimum or a bar that the contract set."""
    return [figure_line(stated, cite(stated.agreeing, shown=1)), figure_small(stated)]
