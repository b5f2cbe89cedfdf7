"""The card of /timeline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from bot.cards.card import Card, Chart, Choice, Menu, Tone
from bot.cards.citations import Sourcing, best_source_labels
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import plural, when
from bot.cards.parts.as_known import AsKnown, known_buttons, known_lines, known_title
from bot.cards.parts.events import COUNTING, days_text, event_block, strike_block
from bot.cards.parts.facts import event_facts, strike_facts
from bot.charts.frame import Plot, chart
from bot.charts.spans import SpanOfTime, spans_panel
from bot.domain.time.calendar import strike_elapsed
from bot.models.dates import When
from bot.models.event import Event, Strike
from bot.models.evidence import Stated
from bot.models.question import Question

"""The argument that asks for what was left out because its sources are undated."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order, about a strike or a party (`title`), from one date to another; `known` is
    the day by which all of it had to be known.
    """

    title: str
    first: When | None
    last: When | None
    events: Sequence[Stated[Event]]
    strikes: Sequence[Stated[Strike]]
    years: Sequence[int] = ()
    known: AsKnown | None = None


def render_timeline(timeline: Timeline, today: date, question: Question, version: str) -> Card:
    sourcing = Sourcing()
    then = timeline.known.day if timeline.known else None
    blocks = [strike_block(strike, sourcing, today, then) for strike in timeline.strikes]
    blocks += [event_block(stated, sourcing) for stated in timeline.events]
    return Card(
        tone=Tone.DAYS,
        heading=f"{_timeline_heading(timeline)}{known_title(timeline.known)}",
        question=question,
        blocks=tuple(blocks),
        basis=(*((COUNTING,) if timeline.strikes else ()), *known_lines(timeline.known)),
        citations=sourcing.citations,
        sources=sourcing.full,
        ids=(question["about"],) if question["about"] else (),
        version=version,
        buttons=known_buttons(timeline.known, question),
        menus=_year_menu(timeline, question),
        facts=(*strike_facts(timeline.strikes), *event_facts(timeline.events)),
        chart=_chart(timeline, today),
    )


def _chart(timeline: Timeline, today: date) -> Chart | None:
    """None where there are fewer than two things to show."""
    if len(timeline.strikes) + len(timeline.events) < 2:
        return None
    return chart(partial(_plot, timeline, today), after=len(timeline.strikes))


def _plot(timeline: Timeline, today: date) -> Plot:
    spans = [
        SpanOfTime(
            name=stated.row.name,
            lasted=days_text(strike_elapsed(stated.row, today)),
            first=stated.row.start.first,
            last=stated.row.end.last if stated.row.end else today,
            size=strike_elapsed(stated.row, today).most,
        )
        for stated in timeline.strikes
    ]
    stated_by = [*timeline.strikes, *timeline.events]
    panel, facts = spans_panel(spans, [stated.row for stated in timeline.events])
    return Plot(
        title=timeline.title or "What happened when",
        subtitle=f"{plural(len(timeline.events), 'event')} on record{known_title(timeline.known)}",
        sources=[label for stated in stated_by for label in best_source_labels(stated.agreeing)],
        panels=[panel],
        facts=facts,
    )


def _year_menu(timeline: Timeline, question: Question) -> tuple[Menu, ...]:
    """Where nobody said from when: the years that have events, the latest ones."""
    choices = tuple(Choice(f"From {year} on", str(year)) for year in timeline.years)
    return (
        (Menu("From a year on", question, "from_date", choices[:SELECT_OPTIONS]),)
        if choices
        else ()
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
    if first == last:
        return f"{about}{count} on record, {when(first)}"
    return f"{about}{count} on record, {when(first)} to {when(last)}"
