"""The card of /timeline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from bot.cards.card import Block, Bold, Card, Chart, Choice, Line, Menu, Tone, head, line, small
from bot.cards.citations import best_source_labels, doubted
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import plural, when
from bot.cards.parts.as_known import AsKnown, known_buttons, known_lines, known_title
from bot.cards.parts.events import (
    COUNTING,
    days_text,
    event_block,
    strike_counts,
    strike_days,
)
from bot.cards.parts.facts import event_facts, strike_facts
from bot.charts.frame import Plot, chart
from bot.charts.spans import SpanOfTime, spans_panel
from bot.domain.time.calendar import StrikeSpan
from bot.domain.time.order import Dating, in_order
from bot.models.dates import When
from bot.models.event import Event
from bot.models.evidence import Stated
from bot.models.question import Question


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events, from one date to another.

    Attributes:
        title: The strike or the party that they are about; '' for all events.
        of_strike: Whether they are those of a strike.
        latest_first: Whether the latest come first; the strikes of a party always do.
        today: What is later is still to come.
        years: Those to go on from, the latest first.
        known: The day by which all of it had to be known.
    """

    title: str
    of_strike: bool
    first: When | None
    last: When | None
    latest_first: bool
    events: Sequence[Stated[Event]]
    strikes: Sequence[StrikeSpan]
    today: date
    years: Sequence[int] = ()
    known: AsKnown | None = None

    @property
    def to_come(self) -> Sequence[Stated[Event]]:
        return [stated for stated in self.events if stated.row.date.first > self.today]


def render_timeline(timeline: Timeline, question: Question) -> Card:
    """How long the strikes were first, then what happened, and last how days are counted."""
    strikes, events, known = timeline.strikes, timeline.events, timeline.known
    return Card(
        tone=Tone.DAYS,
        heading=f"{_heading(timeline)}{known_title(known)}",
        blocks=(*_strikes(timeline), *_events(timeline), *_counting(timeline)),
        basis=known_lines(known),
        ids=(question["about"],) if question["about"] else (),
        buttons=known_buttons(known, question),
        menus=_year_menu(timeline.years, question),
        facts=(*strike_facts(span.stated for span in strikes), *event_facts(events)),
        chart=_chart(timeline),
    )


def _strikes(timeline: Timeline) -> Iterator[Block]:
    if timeline.of_strike:
        yield from (Block((*strike_days(span), _parties(span))) for span in timeline.strikes)
        return
    title = "Strikes, the latest first" if len(timeline.strikes) > 1 else "Strike"
    for place, span in enumerate(timeline.strikes):
        yield Block((*(() if place else (head(title),)), *strike_days(span)), tight=place > 0)


def _parties(span: StrikeSpan) -> Line:
    strike = span.stated.row
    workers = f", {plural(strike.workers, 'worker')}" if strike.workers else ""
    return line(f"{' and '.join(strike.union)} against {strike.employer_side}{workers}.")


def _events(timeline: Timeline) -> Iterator[Block]:
    """The events, and by itself what is still to come."""
    to_come = in_order(timeline.to_come)
    past = [stated for stated in timeline.events if stated not in to_come]
    order = "the latest first" if timeline.latest_first else "from the first on"
    title = f"Events, {order}" if len(past) > 1 else "What happened"
    sections = [((head(title), *_order_note(past)), past), ((head("Still to come"),), to_come)]
    for above, events in sections:
        for place, stated in enumerate(events):
            block = event_block(stated)
            yield block if place else Block((*above, *block.lines))


def _order_note(events: Sequence[Stated[Event]]) -> Iterator[Line]:
    """Where those stand that are not dated to a day, if there are others."""
    datings = {Dating.of(stated.row.date) for stated in events}
    if Dating.DAY in datings and len(datings) > 1:
        guess = "; ‘perhaps’ marks a guess" if Dating.PERHAPS in datings else ""
        yield small(f"What has no day stands behind the days of its year{guess}.")


def _counting(timeline: Timeline) -> Iterator[Block]:
    """What differs about the days of the strikes, and last how they are counted."""
    blocks = [counts for span in timeline.strikes if (counts := _counts(timeline, span))]
    blocks += [[COUNTING]] if timeline.strikes else []
    for place, lines in enumerate(blocks):
        above = () if place else (head("How the days are counted"),)
        yield Block((*above, *lines), tight=place > 0)


def _counts(timeline: Timeline, span: StrikeSpan) -> list[Line]:
    """Of a strike among others only where something differs or was corrected, below its name."""
    if timeline.of_strike:
        return strike_counts(span)
    if span.odd_lengths or span.stated.differing or span.stated.corrections:
        return [line(Bold(span.stated.row.name)), *strike_counts(span)]
    return []


def _chart(timeline: Timeline) -> Chart | None:
    """None where there are fewer than two things to show, or where nearly all would be left out."""
    things = len(timeline.strikes) + len(timeline.events)
    if things < _FEWEST or (not timeline.strikes and things > _MOST):
        return None
    return chart(partial(_plot, timeline), after=len(timeline.strikes), height=_CHART_HEIGHT)


_CHART_HEIGHT = 350
"""What the highest of these charts take on a phone, in pixels."""
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
    return (Menu("From a year on", question, "from_date", choices),) if len(choices) > 1 else ()


def _heading(timeline: Timeline) -> str:
    """'Writers' strike of 2023: 148 days elapsed, 148 counted; 21 events on record'."""
    events = timeline.events
    about = f"{timeline.title}: " if timeline.title else ""
    count = plural(len(events), "event") if events else "no event"
    if timeline.first is not None and timeline.last is not None:
        dates = f" {_between(timeline.first, timeline.last)}"
    elif timeline.first is not None:
        dates = f" from {when(timeline.first)} on"
    elif timeline.last is not None:
        dates = f" up to {when(timeline.last)}"
    else:
        dates = f" on record{'' if timeline.of_strike else _years_of(events)}"
    return f"{about}{_how_long(timeline)}{count}{dates}{_still_to_come(timeline)}"


def _still_to_come(timeline: Timeline) -> str:
    """', 2 of them still to come'; nothing where none is, or all are so."""
    to_come = len(timeline.to_come)
    return f", {to_come} of them still to come" if 0 < to_come < len(timeline.events) else ""


def _how_long(timeline: Timeline) -> str:
    """'148 days elapsed, 148 counted; ' of a strike, '6 strikes and ' of a union."""
    if not timeline.of_strike:
        count = len(timeline.strikes)
        return f"{plural(count, 'strike')} and " if count else ""
    return "".join(_lasted(span) for span in timeline.strikes)


def _lasted(span: StrikeSpan) -> str:
    counted = days_text(span.counted).removesuffix(" days")
    so_far = "" if span.stated.row.end else " so far"
    doubt = doubted(span.stated.agreeing)
    return f"{days_text(span.elapsed)} elapsed, {counted} counted{so_far}{doubt}; "


def _between(first: When, last: When) -> str:
    """'from May 2023 to July 2023'; 'in July 2023' or 'on 14 July 2023' where both are the same."""
    if first == last:
        return f"{'on' if first.is_day else 'in'} {when(first)}"
    return f"from {when(first)} to {when(last)}"


def _years_of(events: Sequence[Stated[Event]]) -> str:
    """', 1960 to 2026'; the date of one event alone, and nothing of none."""
    if len(events) == 1:
        return f", {when(events[0].row.date)}"
    years = [year for one in events for year in (one.row.date.first.year, one.row.date.last.year)]
    if not years:
        return ""
    first, last = min(years), max(years)
    return f", {first}" if first == last else f", {first} to {last}"
