"""The card of /timeline for all of BLS's work stoppages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bot.cards.card import Block, Bold, Card, Choice, Menu, Tone, item, line, small
from bot.cards.citations import cite_source, source_label
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import number, plural, when
from bot.cards.parts.as_known import AsKnown, known_lines, known_title
from bot.cards.parts.facts import stoppage_facts
from bot.charts.frame import Plot, chart
from bot.charts.spans import SpanOfTime, spans_panel
from bot.models.dates import When
from bot.models.evidence import Name
from bot.models.question import Question
from bot.models.source import Source
from bot.models.statistics import Stoppage

_LIST = "of 1,000 workers and more on the lists of the Bureau of Labor Statistics"
_YEARS = "1993 to 2023"
_NONE = Block((line(f"The lists are of the years {_YEARS}."),))
_BASIS = small(
    "Days lost: workers times working days, as the bureau counts them; lockouts count as well. "
    "What began in 2023 is provisional."
)


@dataclass(frozen=True, slots=True)
class Stoppages:
    """The stoppages that were on at some time in a year, from one date to another, or both.

    Attributes:
        stoppages: By their start.
        years: The names by which those of one year can be asked for, the latest first.
        known: The day by which all of it had to be known.
    """

    stoppages: Sequence[Stoppage]
    year: When | None
    first: When | None
    last: When | None
    years: Sequence[Name]
    sources: Mapping[str, Source]
    known: AsKnown | None = None


def render_stoppages(answer: Stoppages, question: Question) -> Card:
    blocks = [_block(one, answer.sources[one.source]) for one in answer.stoppages]
    return Card(
        tone=Tone.DAYS,
        heading=_heading(answer),
        blocks=tuple(blocks or [_NONE]),
        basis=(*((_BASIS,) if answer.stoppages else ()), *known_lines(answer.known)),
        ids=tuple(dict.fromkeys(one.source for one in answer.stoppages)),
        menus=_menu(answer.years, question),
        facts=stoppage_facts(answer.stoppages, answer.sources),
        chart=chart(partial(_plot, answer), after=0) if len(answer.stoppages) > 1 else None,
    )


def _heading(answer: Stoppages) -> str:
    count = plural(len(answer.stoppages), "stoppage") if answer.stoppages else "No stoppage"
    return f"{count} {_LIST}, {_span(answer)}{known_title(answer.known)}"


def _span(answer: Stoppages) -> str:
    """'2023', 'from 2001 on', '2023, up to May 2023'."""
    year = when(answer.year) if answer.year else ""
    return ", ".join(part for part in (year, _dates_asked(answer)) if part) or _YEARS


def _dates_asked(answer: Stoppages) -> str:
    first, last = answer.first, answer.last
    if first and last:
        return when(first) if first == last else f"{when(first)} to {when(last)}"
    if first:
        return f"from {when(first)} on"
    return f"up to {when(last)}" if last else ""


def _block(stoppage: Stoppage, source: Source) -> Block:
    size = f"{plural(stoppage.workers, 'worker')}, {number(stoppage.days_lost)} days lost"
    union = f"; {stoppage.union}" if stoppage.union else ""
    text = f": {stoppage.employer}; {size}{union}"
    return Block((item(Bold(_dates(stoppage)), text, cite_source(source)),), tight=True)


def _dates(stoppage: Stoppage) -> str:
    if stoppage.end is None:
        return f"{when(stoppage.start)}, no end on the list"
    if stoppage.start == stoppage.end:
        return when(stoppage.start)
    return f"{when(stoppage.start)} to {when(stoppage.end)}"


def _menu(years: Sequence[Name], question: Question) -> tuple[Menu, ...]:
    choices = tuple(Choice(name.title, name.record) for name in years[:SELECT_OPTIONS])
    return (Menu("Those of one year", question, "about", choices),) if choices else ()


def _plot(answer: Stoppages) -> Plot:
    spans = [
        SpanOfTime(
            name=one.employer,
            lasted=plural(one.workers, "worker") + ("" if one.end else ", no end listed"),
            first=one.start.first,
            last=(one.end or one.start).last,
            size=one.workers,
        )
        for one in answer.stoppages
    ]
    shown = dict.fromkeys(one.source for one in answer.stoppages)
    panel, facts = spans_panel(spans, ())
    return Plot(
        title=f"Stoppages, {_span(answer)}",
        subtitle="The largest by workers, 1,000 and more, from start to end"
        f"{known_title(answer.known)}",
        sources=[source_label(answer.sources[source]) for source in shown],
        panels=[panel],
        facts=facts,
    )
