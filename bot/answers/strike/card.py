"""The card of /strike."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.answers.strike.chart import rank_chart
from bot.answers.strike.rank import Standing, rank_block
from bot.answers.strike.won import won_blocks
from bot.cards.card import Block, Bold, Button, Card, Line, Tone, head, line
from bot.cards.citations import cite, doubted
from bot.cards.discord_limits import BUTTON_LABEL
from bot.cards.parts.amounts import plural
from bot.cards.parts.bargaining import bargained_lines
from bot.cards.parts.events import COUNTING, days_text, event_time, strike_counts, strike_days
from bot.cards.parts.facts import event_facts, figure_facts, strike_facts, term_facts
from bot.cards.parts.figures import figure_line, figure_small
from bot.cards.parts.labels import capitalised, role_name
from bot.cards.text import shorten
from bot.domain.contracts.subjects import BargainedSubject
from bot.domain.pay.bargaining import Bargained
from bot.domain.time.calendar import StrikeSpan
from bot.models.contract import Contract
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
        contracts: Those that it was about.
        subjects: What was demanded, offered and won, the most important first.
        bargained: In order, those of one role together; so is what was `set_by_contract`.
        key_events: The turns among all `events`.
        figures: All that were bargained or set.
    """

    span: StrikeSpan
    standing: Standing
    contracts: Sequence[Contract]
    subjects: Sequence[BargainedSubject]
    bargained: Sequence[Bargained]
    key_events: Sequence[Stated[Event]]
    set_by_contract: Sequence[tuple[Role, Stated[Figure]]]
    events: Sequence[Stated[Event]]
    figures: Sequence[tuple[Role, Stated[Figure]]]


def render_strike(answer: StrikeAnswer) -> Card:
    """How long, who and what was won first; then its rank, and how days are counted."""
    strike = answer.span.stated.row
    first = (
        Block(strike_days(answer.span)),
        _parties(strike),
        *won_blocks(answer.contracts, answer.subjects),
        rank_block(answer.standing),
    )
    blocks = (
        *first,
        Block((head("How the days are counted"), COUNTING, *strike_counts(answer.span))),
        *_by_role("In figures", ((row.role, bargained_lines(row)) for row in answer.bargained)),
        *_key_events(answer.key_events),
        *_by_role(
            "Set by the contract",
            ((role, _set_lines(stated)) for role, stated in answer.set_by_contract),
        ),
    )
    return Card(
        tone=Tone.DAYS,
        heading=_heading(answer.span),
        blocks=blocks,
        ids=(strike.id,),
        buttons=tuple(_buttons(answer)),
        facts=(
            *strike_facts([answer.span.stated]),
            *term_facts(answer.subjects),
            *figure_facts(answer.figures),
            *event_facts(answer.events),
        ),
        chart=rank_chart(strike.name, answer.standing, after=len(first)),
    )


def _buttons(answer: StrikeAnswer) -> Iterator[Button]:
    if len(answer.key_events) < len(answer.events):
        timeline = Question.of("timeline", about=answer.span.stated.row.id)
        yield Button(f"All {plural(len(answer.events), 'event')}", Action.OPEN, timeline)
    for contract in answer.contracts:
        label = shorten(f"/terms {contract.name}", BUTTON_LABEL)
        yield Button(label, Action.OPEN, Question.of("terms", contract=contract.id))


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


def _key_events(events: Sequence[Stated[Event]]) -> Iterator[Block]:
    """The turns of the strike, a line each; all events are in the timeline."""
    above = [head("Key events")]
    for stated in events:
        date = Bold(capitalised(event_time(stated.row.date)))
        event = line(date, f": {stated.row.title}", cite(stated.agreeing, shown=1))
        yield Block((*above, event), tight=not above)
        above = []


def _set_lines(stated: Stated[Figure]) -> list[Line]:
    """A minimum or a bar that the contract set."""
    return [figure_line(stated, cite(stated.agreeing, shown=1)), *figure_small(stated)]
