"""The picture of a list of stoppages: the largest ones as bars, from start to end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.cards.citations import source_label
from bot.cards.parts.amounts import number, plural
from bot.charts.frame import TEXT_SIZE, Plot
from bot.charts.spans import SpanOfTime, name_room, spans_panel
from bot.charts.stoppage_names import stoppage_name
from bot.domain.stoppages.lists import Order, days_long
from bot.models.source import Source
from bot.models.statistics import Stoppage

STOPPAGES_HEIGHT = 300
"""What the highest of these charts take on a phone, in pixels."""

_SHOWN: Mapping[Order, str] = {
    Order.LENGTH: "The longest of 1,000 workers and more, from start to end",
    Order.DAYS_LOST: "Those with the most days lost, of 1,000 workers and more",
}
_LARGEST = "The largest by workers, of 1,000 and more"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn: the stoppages of a list, its order, what it is of; `strikes` has the names of
    strikes on record by their stoppages.
    """

    title: str
    known: str
    order: Order
    stoppages: Sequence[Stoppage]
    sources: Mapping[str, Source]
    strikes: Mapping[str, str]


def stoppages_plot(drawing: Drawing) -> Plot:
    dated = len({one.start.first.year for one in drawing.stoppages}) > 1
    drawn = spans_panel([_span(one, drawing, dated=dated) for one in drawing.stoppages], ())
    remarks = (f"{_SHOWN.get(drawing.order, _LARGEST)}{drawing.known}", drawn.note)
    shown = dict.fromkeys(one.source for one in drawing.stoppages)
    return Plot(
        title=drawing.title,
        remarks="; ".join(remark for remark in remarks if remark),
        sources=[source_label(drawing.sources[source]) for source in shown],
        panels=drawn.panels,
        facts=drawn.facts,
    )


def _span(stoppage: Stoppage, drawing: Drawing, *, dated: bool) -> SpanOfTime:
    lasted = _size(stoppage, drawing.order) + ("" if stoppage.end else ", no end listed")
    return SpanOfTime(
        name=stoppage_name(stoppage, drawing.strikes, TEXT_SIZE, name_room(lasted), dated=dated),
        lasted=lasted,
        first=stoppage.start.first,
        last=(stoppage.end or stoppage.start).last,
        size=_number(stoppage, drawing.order),
    )


def _number(stoppage: Stoppage, order: Order) -> int:
    if order is Order.LENGTH:
        return days_long(stoppage)
    return stoppage.days_lost or 0 if order is Order.DAYS_LOST else stoppage.workers


def _size(stoppage: Stoppage, order: Order) -> str:
    size = _number(stoppage, order)
    if order is Order.LENGTH:
        return plural(size, "day") if size else plural(stoppage.workers, "worker")
    return f"{number(size)} days lost" if order is Order.DAYS_LOST else plural(size, "worker")
