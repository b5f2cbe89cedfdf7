"""The card of /timeline."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from bot.cards.card import Card, Chart, Choice, Menu, Tone
from bot.cards.citations import best_source_labels
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import plural, when
from bot.cards.parts.as_known import AsKnown, known_buttons, known_lines, known_title
from bot.cards.parts.events import COUNTING, days_text, event_block, strike_block
from bot.cards.parts.facts import event_facts, strike_facts
from bot.charts.frame import Plot, chart
from bot.charts.spans import SpanOfTime, spans_panel
from bot.domain.time.calendar import StrikeSpan
from bot.models.dates import When
from bot.models.event import Event
from bot.models.evidence import Stated
from bot.models.question import Question


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order, from one date to another.

    Attributes:
        title: The strike or the party that they are about; '' for all events.
        years: Those to go on from, the latest first.
        known: The day by which all of it had to be known.
    """

    title: str
    first: When | None
    last: When | None
    events: Sequence[Stated[Event]]
    strikes: Sequence[StrikeSpan]
    years: Sequence[int] = ()
    known: AsKnown | None = None


def render_timeline(timeline: Timeline, question: Question) -> Card:
    strikes, events, known = timeline.strikes, timeline.events, timeline.known
    return Card(
        tone=Tone.DAYS,
        heading=f"{_heading(timeline)}{known_title(known)}",
        blocks=(*map(strike_block, strikes), *map(event_block, events)),
        basis=(*((COUNTING,) if strikes else ()), *known_lines(known)),
        ids=(question["about"],) if question["about"] else (),
        buttons=known_buttons(known, question),
        menus=_year_menu(timeline.years, question),
        facts=(*strike_facts(span.stated for span in strikes), *event_facts(events)),
        chart=_chart(timeline),
    )


def _chart(timeline: Timeline) -> Chart | None:
    """None where there are fewer than two things to show, or where nearly all would be left out."""
    things = len(timeline.strikes) + len(timeline.events)
    if things < _FEWEST or (not timeline.strikes and things > _MOST):
        return None
    return chart(partial(_plot, timeline), after=len(timeline.strikes))


_FEWEST, _MOST = 2, 40
"""Strikes and events that a picture is drawn of; with a strike, of more events as well."""


def _plot(timeline: Timeline) -> Plot:
    spans = {
        span.stated.row.id: SpanOfTime(
            name=span.stated.row.name,
            lasted=days_text(span.elapsed),
            first=span.stated.row.start.first,
            last=span.last,
            size=span.elapsed.most,
        )
        for span in timeline.strikes
    }
    drawn = spans_panel(list(spans.values()), [stated.row for stated in timeline.events])
    records = [
        *(one.stated for one in timeline.strikes if spans[one.stated.row.id] in drawn.spans),
        *(one for one in timeline.events if one.row in drawn.events),
    ]
    remarks = (
        _of_all(len(drawn.spans), len(spans), "strike", ", the longest"),
        _of_all(len(drawn.events), len(timeline.events), "event", ", agreements and votes first"),
        drawn.note,
        known_title(timeline.known).strip(" ,"),
    )
    return Plot(
        title=timeline.title or "What happened when",
        remarks="; ".join(remark for remark in remarks if remark),
        sources=[label for stated in records for label in best_source_labels(stated.agreeing)],
        panels=drawn.panels,
        facts=drawn.facts,
    )


def _of_all(drawn: int, on_record: int, thing: str, which: str) -> str:
    """'3 of 7 strikes, the longest'; '' where all of them are drawn."""
    return "" if drawn == on_record else f"{drawn} of {plural(on_record, thing)}{which}"


def _year_menu(years: Sequence[int], question: Question) -> tuple[Menu, ...]:
    choices = tuple(Choice(f"From {year} on", str(year)) for year in years[:SELECT_OPTIONS])
    return (Menu("From a year on", question, "from_date", choices),) if choices else ()


def _heading(timeline: Timeline) -> str:
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
