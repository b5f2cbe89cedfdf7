"""The picture of a list of stoppages: the largest ones as bars, from start to end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.cards.citations import source_label
from bot.cards.parts.amounts import number, plural
from bot.charts.frame import Plot
from bot.charts.spans import SpanOfTime, spans_panel
from bot.domain.stoppages.lists import Order, days_long
from bot.models.source import Source
from bot.models.statistics import Stoppage

_SHOWN: Mapping[Order, str] = {
    Order.LENGTH: "The longest, of 1,000 workers and more, from start to end",
    Order.DAYS_LOST: "Those with the most days lost, of 1,000 workers and more, from start to end",
}
_LARGEST = "The largest by workers, 1,000 and more, from start to end"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn: the stoppages of a list, its order, what it is of."""

    title: str
    known: str
    order: Order
    stoppages: Sequence[Stoppage]
    sources: Mapping[str, Source]


def stoppages_plot(drawing: Drawing) -> Plot:
    spans = [
        SpanOfTime(
            name=one.employer,
            lasted=_size(one, drawing.order) + ("" if one.end else ", no end listed"),
            first=one.start.first,
            last=(one.end or one.start).last,
            size=_number(one, drawing.order),
        )
        for one in drawing.stoppages
    ]
    shown = dict.fromkeys(one.source for one in drawing.stoppages)
    panel, facts = spans_panel(spans, ())
    return Plot(
        title=drawing.title,
        subtitle=f"{_SHOWN.get(drawing.order, _LARGEST)}{drawing.known}",
        sources=[source_label(drawing.sources[source]) for source in shown],
        panels=[panel],
        facts=facts,
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
