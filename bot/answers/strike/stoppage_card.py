"""The card of /strike for a stoppage that is on some list alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answers.strike.chart import listed_title, rank_chart
from bot.answers.strike.rank import Standing, rank_block
from bot.cards.card import Block, Bold, Button, Card, Line, Tone, line, small
from bot.cards.citations import cite
from bot.cards.parts.amounts import plural
from bot.cards.parts.corrections import correction_lines
from bot.cards.parts.events import days_text
from bot.cards.parts.facts import stoppage_facts
from bot.cards.parts.stoppages import all_called, stoppage_days, stoppage_size
from bot.cards.text import shorten
from bot.domain.stoppages.by_list import is_tracked
from bot.domain.stoppages.lists import StoppageList
from bot.domain.stoppages.places import place_names
from bot.domain.stoppages.trades import trades_of
from bot.domain.time.calendar import counted, elapsed
from bot.models.evidence import Stated
from bot.models.question import Action, Question
from bot.models.source import Source
from bot.models.statistics import Stoppage

_MOST_PLACES = 8
_TWO_LINES = 60
"""Characters of a button on a phone."""
_COUNTING = small("Elapsed: the end minus the start. Counted: both the first and the last day.")


@dataclass(frozen=True, slots=True)
class ListOfParty:
    """A list of the stoppages of one party: what it calls it, and which they are."""

    label: str
    wanted: StoppageList
    listed: Sequence[Stoppage]


@dataclass(frozen=True, slots=True)
class StoppageAnswer:
    """A stoppage with its ranks and the lists of its parties' others."""

    stated: Stated[Stoppage]
    standing: Standing
    others: Sequence[ListOfParty]
    sources: Mapping[str, Source]


def render_stoppage(answer: StoppageAnswer) -> Card:
    stoppage = answer.stated.row
    days = stoppage_days(stoppage)
    title = f"{stoppage.employer}, {days}"
    blocks = (
        Block((*_length(answer.stated), *correction_lines(answer.stated))),
        Block(tuple(_facts(stoppage))),
        rank_block(answer.standing, named=False),
    )
    counting = (Block((_COUNTING,)),) if stoppage.end else ()
    return Card(
        tone=Tone.DAYS,
        heading=f"{title}: {stoppage_size(stoppage)}",
        blocks=(*blocks, *counting),
        ids=(stoppage.id,),
        buttons=tuple(_button(one) for one in answer.others),
        facts=stoppage_facts([stoppage], answer.sources),
        chart=rank_chart(listed_title(stoppage), answer.standing, after=len(blocks)),
    )


def _length(stated: Stated[Stoppage]) -> Iterator[Line]:
    """Its days both ways, or that the list has no end; and whether it is provisional."""
    stoppage, cited = stated.row, cite(stated.agreeing, shown=1)
    if stoppage.end:
        days = days_text(counted(stoppage.start, stoppage.end))
        if stoppage.start != stoppage.end:
            days = f"{days_text(elapsed(stoppage.start, stoppage.end))} elapsed, {days} counted"
        yield line(Bold(days), ".", cited)
    else:
        unknown = "whether it went on after the list was made is not on record."
        yield line(Bold("No end on the list"), f": {unknown}", cited)
    if stoppage.provisional and not is_tracked(stoppage):
        notes = (word.source.note for word in stated.evidence)
        yield small(" ".join(("Provisional.", *(note for note in notes if note))))


def _facts(stoppage: Stoppage) -> Iterator[Line]:
    """Who, in which industry, and where."""
    union = f"; {stoppage.union}" if stoppage.union else "; no union is listed"
    yield line(Bold("Parties"), f": {stoppage.employer}{union}.")
    trades = ", ".join(trade.label for trade in trades_of(stoppage)) or "not told"
    codes = ", ".join(stoppage.industry)
    yield line(Bold("Industry"), f": {trades} (NAICS {codes}); {stoppage.ownership.lower()}.")
    places = place_names(stoppage)
    more = len(places) - _MOST_PLACES
    told = ", ".join(places[:_MOST_PLACES]) + (f" and {plural(more, 'other')}" if more > 0 else "")
    yield line(Bold("Where"), f": {told or 'not told'}.")


def _button(others: ListOfParty) -> Button:
    label = all_called(others.listed, f"of {others.label}")
    return Button(
        shorten(label, _TWO_LINES),
        Action.OPEN,
        Question.of("timeline", about=others.wanted.encoded),
    )
