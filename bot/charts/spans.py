"""The picture of /timeline: spans of strikes as bars, events as marks, on one scale of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.cards.parts.amounts import when
from bot.cards.text import shorten
from bot.charts.frame import (
    AMBER,
    FAINT,
    POINT,
    ROSE,
    STEEL,
    TEAL,
    TEXT_SIZE,
    VIOLET,
    WIDTH,
    Spec,
    Y,
    fitting,
    layer,
    panel,
    words,
)
from bot.models.event import Event

_ROW, _BAR_AT, _BAR, _LANE, _MARK_AT = 44, 29, 12, 38, 27
_MOST = 8
_YEARS_FROM = 1000
_LANES = {
    "Agreements, votes, ratifications": (
        AMBER,
        "diamond",
        {"agreement", "vote", "ratification", "legislation", "court"},
    ),
    "Talks, deadlines, pickets": (TEAL, "square", {"negotiation", "deadline", "picket"}),
    "Strikes begin and end": (ROSE, "triangle-up", {"strike-start", "strike-end"}),
    "Statements, articles, job listings": (
        VIOLET,
        "circle",
        {"statement", "publication", "job-listing"},
    ),
    "Other events": (STEEL, "cross", {"other"}),
}


@dataclass(frozen=True, slots=True)
class SpanOfTime:
    """Something that went on from one day to another; `lasted` is said behind its name."""

    name: str
    lasted: str
    first: date
    last: date
    size: int = 0


def spans_panel(spans: Sequence[SpanOfTime], events: Sequence[Event]) -> tuple[Spec, Sequence[str]]:
    """At most eight spans, the largest ones, above the events, and what is shown in words. There
    must be one of either at least.
    """
    shown = sorted(sorted(spans, key=lambda span: -span.size)[:_MOST], key=lambda span: span.first)
    lanes = _lanes(events)
    days = [day for span in shown for day in (span.first, span.last)]
    days += [event.date.first for event in events] + [event.date.last for event in events]
    x = _dates(min(days), max(days))
    top = _ROW * len(shown)
    layers = [*_spans(shown, x), *_events(lanes, top, x)]
    facts = [f"{span.name}: {span.lasted}" for span in shown]
    facts += [f"{title.lower()}: {len(found)}" for title, found in lanes.items()]
    facts += [f"{when(event.date)}: {event.title}" for event in events]
    return panel(top + _LANE * len(lanes), layers), facts


def _dates(first: date, last: date) -> Spec:
    days = (last - first).days
    written = "%Y" if days > _YEARS_FROM else "%b %Y" if days > 60 else "%e %b"
    axis = {"format": written, "tickCount": 4, "labelOverlap": "greedy", "orient": "bottom"}
    margin = timedelta(days=max(1, days // 40))
    ends = [_safe(first, -margin), _safe(last, margin)]
    scale = {"type": "utc", "domain": ends, "range": [6, WIDTH - 6]}
    return {"type": "temporal", "scale": scale, "axis": axis}


def _safe(day: date, margin: timedelta) -> str:
    try:
        return (day + margin).isoformat()
    except OverflowError:
        return day.isoformat()


def _spans(spans: Sequence[SpanOfTime], x: Spec) -> list[Spec]:
    rows = [
        {
            "y": place * _ROW + 4,
            "bar": place * _ROW + _BAR_AT + 4,
            "name": shorten(span.name, fitting(TEXT_SIZE) - len(span.lasted) - 2),
            "lasted": span.lasted,
            "from": span.first.isoformat(),
            "to": span.last.isoformat(),
        }
        for place, span in enumerate(spans)
    ]
    encoding: Spec = {
        "y": Y | {"field": "bar"},
        "x": x | {"field": "from"},
        "color": {"value": AMBER},
    }
    bar = {"type": "rule", "strokeWidth": _BAR}
    # a strike of days is less than a unit wide on a scale of decades: the tick keeps it in sight
    tick = {"type": "tick", "thickness": 3, "size": _BAR, "orient": "vertical"}
    return [
        layer(rows, bar, encoding | {"x2": {"field": "to"}}),
        layer(rows, tick, encoding),
        words(rows, "name", TEXT_SIZE),
        words(rows, "lasted", TEXT_SIZE, align="right", color=FAINT),
    ]


def _lanes(events: Sequence[Event]) -> dict[str, list[Event]]:
    lanes = {
        title: [event for event in events if event.kind in kinds]
        for title, (_, _, kinds) in _LANES.items()
    }
    return {title: found for title, found in lanes.items() if found}


def _events(lanes: dict[str, list[Event]], top: int, x: Spec) -> list[Spec]:
    """A lane a kind of event: its name above, a mark an event in the middle of its date."""
    layers: list[Spec] = []
    named: list[Spec] = []
    for place, (title, events) in enumerate(lanes.items()):
        colour, shape, _ = _LANES[title]
        y = top + place * _LANE + 4
        named.append({"y": y, "name": f"{title} · {len(events)}"})
        marks = [{"y": y + _MARK_AT, "day": _middle(event).isoformat()} for event in events]
        mark = POINT | {"shape": shape, "opacity": 0.85, "size": 90}
        encoding = {"x": x | {"field": "day"}, "y": Y, "color": {"value": colour}}
        layers.append(layer(marks, mark, encoding))
    return [*layers, words(named, "name", TEXT_SIZE, color=FAINT)]


def _middle(event: Event) -> date:
    return event.date.first + (event.date.last - event.date.first) / 2
