"""The card of /search for stoppages that are asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answers.search.hits import hit_lines
from bot.cards.card import Block, Bold, Button, Card, Choice, Code, Line, Menu, Tone, line, small
from bot.cards.card import head as headed
from bot.cards.discord_limits import BUTTON_LABEL, SELECT_OPTIONS
from bot.cards.parts.amounts import plural
from bot.cards.parts.events import days_text
from bot.cards.parts.stoppages import (
    IN_ORDER,
    TRACKER_END,
    counts_by_list,
    stoppage_dates,
    stoppages_counted,
    sureness,
    tracked_lines,
)
from bot.cards.text import isolated, shorten
from bot.domain.stoppages.by_list import ListName, by_list, list_name
from bot.domain.stoppages.lists import Order, StoppageList
from bot.domain.time.calendar import counted, elapsed
from bot.models.question import Action, Question
from bot.models.search import Hits, SearchHit
from bot.models.source import Source
from bot.models.statistics import Stoppage

_LISTED = 3
"""Stoppages of a list that are named; all of them are behind a button."""
_BESIDE = 6
_NOT_LISTED = frozenset({"issues of", "what was won by"})
_KINDS_BESIDE = frozenset({"strike", "topic", "event", "role", "holder"})
"""What may be meant beside a list; a text that happens to have its words is not."""


@dataclass(frozen=True, slots=True)
class StoppageLead:
    """Stoppages that are asked for.

    Attributes:
        about: what was typed.
        wanted: the list.
        stoppages: those on it, in its order.
        titles: what they are called, by id.
        what: what is asked about one of them: 'length of'; '' where the list is asked for.
        one: the one that is meant, where one is.
    """

    about: str
    wanted: StoppageList
    stoppages: Sequence[Stoppage]
    sources: Mapping[str, Source]
    titles: Mapping[str, str]
    what: str = ""
    one: Stoppage | None = None


def render_stoppages_asked(lead: StoppageLead, hits: Hits) -> Card:
    """The one stoppage that a question is about, or the first of a list and below, what else has
    every word; and where all of the list is.
    """
    first = _first(lead)
    beside = [] if lead.one else [hit for hit in hits.found if _may_be_meant(hits, hit)][:_BESIDE]
    others = [Block(hit_lines(hit), tight=place > 0) for place, hit in enumerate(beside)]
    if others:
        others[0] = Block((headed("Also found"), *others[0].lines))
    return Card(
        tone=Tone.RECORD,
        heading=_heading(lead),
        blocks=(Block(tuple(_lines(lead, first))), *others),
        basis=(*_basis(lead),),
        ids=tuple(one.id for one in first[:1]),
        buttons=tuple(_buttons(lead)),
        menus=(_menu(lead),) if lead.stoppages else (),
    )


def _basis(lead: StoppageLead) -> Iterator[Line]:
    lists = by_list(lead.stoppages)
    if not lists or ListName.BUREAU in lists:
        yield small("Of the BLS lists of stoppages of 1,000 workers and more.")
    yield from tracked_lines(lead.stoppages, lead.sources)


def _may_be_meant(hits: Hits, hit: SearchHit) -> bool:
    return hits.every and hit.kind in _KINDS_BESIDE


def _first(lead: StoppageLead) -> Sequence[Stoppage]:
    """The one that is meant; or the first on each list, the largest where they are in no order."""
    if lead.one:
        return [lead.one]
    in_order = lead.wanted.order is not Order.START
    lists = by_list(lead.stoppages).values()
    ordered = (rows if in_order else sorted(rows, key=lambda one: -one.workers) for rows in lists)
    return [one for rows in ordered for one in rows[:_LISTED]]


def _heading(lead: StoppageLead) -> str:
    if lead.one:
        return f"Read as: {lead.what} ‘{isolated(lead.about)}’"
    count = len(lead.stoppages)
    order = IN_ORDER[lead.wanted.order] if count > 1 else ""
    counting = stoppages_counted(lead.stoppages) if count else "none on the lists"
    listed = ", ".join(part for part in (counting, order) if part)
    return f"Read as: stoppages, ‘{isolated(lead.about)}’: {listed}"


def _lines(lead: StoppageLead, first: Sequence[Stoppage]) -> Iterator[Line]:
    for one in first:
        yield line(
            Bold(lead.titles[one.id]),
            f" · {stoppage_dates(one)} · {plural(one.workers, 'worker')} · {_list(one)}",
            Code(one.id),
        )
    if lead.one and lead.one.end:
        days = days_text(counted(lead.one.start, lead.one.end))
        yield line(f"{days_text(elapsed(lead.one.start, lead.one.end))} elapsed, {days} counted.")
    if lead.what in _NOT_LISTED:
        yield small("The lists do not say what a stoppage was over, nor what it won.")
    if lead.one and len(lead.stoppages) > 1:
        yield small(f"The latest large one of {len(lead.stoppages)} that fit.")
    if lead.wanted.order is Order.START and len(first) < len(lead.stoppages) and not lead.one:
        yield small("The largest of them.")
    if not first:
        yield line("The lists have no such year, or nothing in it.")
        yield small(f"Cornell's Labor Action Tracker, not a BLS list, ends with {TRACKER_END}.")


def _list(stoppage: Stoppage) -> str:
    """The list of what the bureau does not list."""
    name = list_name(stoppage)
    return "" if name is ListName.BUREAU else f"{name}; {sureness(stoppage)} · "


def _buttons(lead: StoppageLead) -> Iterator[Button]:
    """The one that is meant, and all of the list."""
    one = lead.one or (lead.stoppages[0] if len(lead.stoppages) == 1 else None)
    if one:
        label = shorten(f"/strike {lead.titles[one.id]}", BUTTON_LABEL)
        yield Button(label, Action.OPEN, Question.of("strike", name=one.id))
    if len(lead.stoppages) != 1:
        count = f"All {counts_by_list(lead.stoppages)}: " if lead.one else ""
        label = shorten(f"/timeline {count}{lead.about}", BUTTON_LABEL)
        yield Button(label, Action.OPEN, Question.of("timeline", about=lead.wanted.encoded))


def _menu(lead: StoppageLead) -> Menu:
    choices = tuple(
        Choice(lead.titles[one.id], one.id, stoppage_dates(one))
        for one in lead.stoppages[:SELECT_OPTIONS]
    )
    return Menu("Open one of them", Question("search"), "record", choices, Action.OPEN)
