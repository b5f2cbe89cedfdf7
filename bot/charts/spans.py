"""The picture of /timeline: spans of strikes as bars, events as numbered marks, on one scale of
days, and the names of the events below.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards.parts.amounts import when
from bot.charts.frame import (
    AMBER,
    FAINT,
    GRID,
    GROUND,
    POINT,
    TEAL,
    TEXT_LINE,
    TEXT_SIZE,
    WIDTH,
    Spec,
    Y,
    layer,
    panel,
    paragraph,
    words,
)
from bot.charts.lettering import width_of, wrapped
from bot.charts.scales import DayScale, day_scale
from bot.models.event import Event

MOST_SPANS, MOST_EVENTS = 5, 6
_SPANS_WITH_EVENTS, _EVENTS_WITH_SPANS = 3, 4
"""So many of them where there are several of both."""
_BAR, _BAND, _GAP = 9, 13, 3
"""Heights: of a bar, of the part of the scale around it, and of what parts it from the next."""
_MARK = 22
"""Width and height of an event's mark."""
_DAYS = (_MARK // 2, WIDTH - _MARK // 2)
_SHORT = 3
"""Units: a span that is less wide is seen by the line at its beginning alone."""
_TELLING = (
    "agreement",
    "ratification",
    "strike-start",
    "strike-end",
    "vote",
    "legislation",
    "court",
    "deadline",
    "negotiation",
)
"""Kinds of event, those first that are drawn before others."""


@dataclass(frozen=True, slots=True)
class SpanOfTime:
    """Something that went on from one day to another; `lasted` is said behind its name."""

    name: str
    lasted: str
    first: date
    last: date
    size: int = 0


@dataclass(frozen=True, slots=True)
class SpansPanel:
    """`spans` and `events` are those that are drawn, `facts` says the same in words, and `note`
    what has to be said of the scale; '' for nothing.
    """

    panels: Sequence[Spec]
    spans: Sequence[SpanOfTime]
    events: Sequence[Event]
    facts: Sequence[str]
    note: str


def spans_panel(spans: Sequence[SpanOfTime], events: Sequence[Event]) -> SpansPanel:
    """The largest spans above the most telling events. There must be one of either at least."""
    several = len(spans) > 1 and bool(events)
    shown = sorted(spans, key=lambda span: -span.size)
    shown = shown[: _SPANS_WITH_EVENTS if several else MOST_SPANS]
    shown = sorted(shown, key=lambda span: span.first)
    told = _most_telling(events, _EVENTS_WITH_SPANS if several else MOST_EVENTS)
    days = [day for span in shown for day in (span.first, span.last)]
    days += [day for event in told for day in (event.date.first, event.date.last)]
    scale = day_scale(min(days), max(days))
    layers, top = _spans(shown, scale)
    marks, height = _marks(told, top, scale)
    facts = [f"{span.name}: {span.lasted}" for span in shown]
    facts += [f"{when(event.date)}: {event.title}" for event in told]
    short = any(_wide(span, scale) < _SHORT for span in shown)
    return SpansPanel(
        panels=[panel(height, [*layers, *marks]), *_key(told)],
        spans=shown,
        events=told,
        facts=facts,
        note="a thin line: too short for this scale" if short else "",
    )


def _most_telling(events: Sequence[Event], most: int) -> list[Event]:
    """The most telling ones, of one kind the latest, in order of time."""
    kinds = {kind: number for number, kind in enumerate(_TELLING)}
    latest = sorted(events, key=lambda event: event.date.first, reverse=True)
    told = sorted(latest, key=lambda event: kinds.get(event.kind, len(kinds)))[:most]
    return sorted(told, key=lambda event: (event.date.first, event.date.last))


def name_room(lasted: str) -> float:
    """Units in a line for the name of a span, beside how long it lasted."""
    return WIDTH - width_of(f"{lasted}  ", TEXT_SIZE)


def _wide(span: SpanOfTime, scale: DayScale) -> float:
    return scale.place(span.last, _DAYS) - scale.place(span.first, _DAYS)


def _spans(spans: Sequence[SpanOfTime], scale: DayScale) -> tuple[list[Spec], int]:
    """Their names, how long they lasted, and their bars; and how high that is."""
    names: list[Spec] = []
    lasted: list[Spec] = []
    bars: list[Spec] = []
    y = 0
    for span in spans:
        lines = wrapped(span.name, TEXT_SIZE, name_room(span.lasted))
        names += paragraph(lines, y, TEXT_LINE)
        lasted.append({"y": y, "text": span.lasted})
        y += TEXT_LINE * len(lines) + _BAND
        ends = {"from": span.first.isoformat(), "to": span.last.isoformat()}
        bars.append({"bar": y - _BAND / 2, "name": span.name, "lasted": span.lasted, **ends})
        y += _GAP
    x = scale.channel(_DAYS)
    encoding: Spec = {"y": Y | {"field": "bar"}, "x": x | {"field": "from"}}
    bar = {"type": "rule", "strokeWidth": _BAR, "color": AMBER}
    # a strike of days is less than a unit wide on a scale of decades: the tick keeps it in sight
    tick = {"type": "tick", "thickness": 3, "size": _BAR, "orient": "vertical", "color": AMBER}
    layers = [
        _grid([(row["bar"] - _BAND / 2, row["bar"] + _BAND / 2) for row in bars], scale),
        layer(bars, bar, encoding | {"x2": {"field": "to"}}),
        layer(bars, tick, encoding),
        words(names, "text", TEXT_SIZE),
        words(lasted, "text", TEXT_SIZE, align="right", color=FAINT),
    ]
    return layers, y


def _grid(bands: Sequence[tuple[float, float]], scale: DayScale) -> Spec:
    """The lines of the scale, beside bars and marks alone: words stand between."""
    lines = [
        {"day": tick.isoformat(), "above": above, "below": below}
        for above, below in bands
        for tick in scale.ticks
    ]
    places = {
        "x": scale.channel(_DAYS) | {"field": "day"},
        "y": Y | {"field": "above"},
        "y2": {"field": "below"},
    }
    return layer(lines, {"type": "rule", "color": GRID}, places)


def _marks(events: Sequence[Event], top: int, scale: DayScale) -> tuple[list[Spec], int]:
    """A number an event, in the middle of its date, below those that it would stand upon; and how
    high the panel is with them.
    """
    taken: list[float] = []
    rows: list[Spec] = []
    for number, event in enumerate(events, 1):
        day = event.date.first + (event.date.last - event.date.first) / 2
        x = scale.place(day, _DAYS)
        free = (place for place, right in enumerate(taken) if right <= x - _MARK)
        level = next(free, len(taken))
        taken[level : level + 1] = [x]
        y = top + _MARK * level + _MARK / 2
        rows.append({"day": day.isoformat(), "y": y, "number": str(number)})
    bottom = top + _MARK * len(taken)
    place = {"x": scale.channel(_DAYS) | {"field": "day"}, "y": Y}
    layers = [_grid([(top, bottom)] if rows else [], scale), *_numbers(rows, place)]
    return layers, bottom


def _numbers(rows: Sequence[Spec], place: Spec) -> list[Spec]:
    disc = POINT | {"shape": "circle", "size": (_MARK - 2) ** 2, "color": TEAL}
    number = {
        "type": "text",
        "fontSize": TEXT_SIZE,
        "fontWeight": "bold",
        "align": "center",
        "baseline": "middle",
        "color": GROUND,
    }
    return [
        layer(rows, disc, place),
        layer(rows, number, place | {"text": {"field": "number"}}),
    ]


def _key(events: Sequence[Event]) -> list[Spec]:
    """A panel with the names of the events by their numbers; none without events."""
    numbers: list[Spec] = []
    names: list[Spec] = []
    y = _MARK / 2
    for number, event in enumerate(events, 1):
        lines = wrapped(event.title, TEXT_SIZE, WIDTH - _NAMED_AT)
        numbers.append({"y": y, "number": str(number), "day": _MARK / 2})
        names += paragraph(lines, y - TEXT_SIZE / 2 + 1, TEXT_LINE)
        y += max(_MARK, TEXT_LINE * len(lines) + 2)
    place: Spec = {"x": {"field": "day", "type": "quantitative", "scale": None}, "y": Y}
    named = words(names, "text", TEXT_SIZE, xOffset=_NAMED_AT)
    return [panel(int(y - _MARK / 2), [*_numbers(numbers, place), named])] if events else []


_NAMED_AT = _MARK + 6
