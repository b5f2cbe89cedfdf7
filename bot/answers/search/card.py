"""The card of /search."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.search.hits import hit_lines
from bot.cards.card import (
    Block,
    Bold,
    Button,
    Card,
    Choice,
    Code,
    Line,
    Menu,
    Tone,
    head,
    line,
    small,
)
from bot.cards.discord_limits import BUTTON_LABEL, SELECT_OPTIONS
from bot.cards.parts.amounts import plural
from bot.cards.parts.bargaining import won_lines
from bot.cards.parts.labels import KINDS
from bot.cards.parts.read_as import read_as_lines
from bot.cards.text import isolated, shorten
from bot.domain.contracts.subjects import BargainedSubject, of_each_group
from bot.domain.search.marking import END, START
from bot.domain.search.questions import Asked
from bot.models.evidence import Name
from bot.models.question import Action, Question
from bot.models.search import Hits, RankedRecord, SearchHit

_WON = 4
"""Subjects that are told where it is asked what was won."""
_BESIDE = 6
"""Hits beside what answers a question; all of them stand in the menu."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The record that answers a question.

    Attributes:
        asked: what the question was read as.
        record: what answers it.
        opened: the command that shows it.
        of: how many fit equally well, of which it is the latest.
        won: what was won, where that is asked for, the most important first.
        on: the subject that it was asked for.
        unstruck: that no strike is on record, of a contract that was settled without one.
    """

    asked: Asked
    record: RankedRecord
    opened: Question
    of: int = 1
    won: Sequence[BargainedSubject] = ()
    on: str = ""
    unstruck: str = ""


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What was found, what leads, and where nothing was found, near names."""

    hits: Hits
    lead: Lead | None = None
    nearest: Sequence[Name] = ()


def render_search(answer: SearchAnswer) -> Card:
    """The hits, the best first, the words found in bold; before them what answers a question."""
    hits, lead = answer.hits, answer.lead
    if not (hits.found or lead):
        return _nothing(answer.nearest)
    blocks = [Block(hit_lines(hit), tight=place > 0) for place, hit in enumerate(hits.found)]
    if lead:
        own = next((hit for hit in hits.found if hit.record == lead.record.record), None)
        others = zip(blocks, hits.found, strict=True)
        blocks = [block for block, hit in others if hit is not own][:_BESIDE]
        if blocks:
            blocks[0] = Block((head("Also found"), *blocks[0].lines))
        blocks.insert(0, Block(tuple(_lead_lines(lead, own))))
    if hits.read_as:
        blocks.insert(0, Block(tuple(read_as_lines(hits.read_as, "record"))))
    return Card(
        tone=Tone.RECORD,
        heading=_lead_heading(lead) if lead else _heading(hits),
        blocks=tuple(blocks),
        basis=(small(_FIRST if hits.more == "first" else _BEST),) if hits.found else (),
        ids=(lead.record.record,) if lead else (),
        buttons=(_lead_button(lead),) if lead else (),
        menus=(_menu(hits.found),) if hits.found else (),
    )


def _lead_heading(lead: Lead) -> str:
    on = f", on {lead.on}" if lead.on else ""
    return f"Read as: {lead.asked.what} ‘{isolated(lead.asked.about)}’{on}"


def _lead_lines(lead: Lead, hit: SearchHit | None) -> Iterator[Line]:
    """What answers the question, with the words of it that were found."""
    record = lead.record
    title = f"“{record.title}” {record.speaker}" if record.kind == "quote" else record.title
    yield line(Bold(title), f" · {KINDS[record.kind][0]} · ", Code(record.record))
    if lead.unstruck:
        yield line(f"{lead.unstruck}.")
    if hit:
        yield from hit_lines(hit)[1:]
    if lead.won:
        yield small(f"Won in {lead.won[0].contract.name}:")
    for one in of_each_group(lead.won, _WON):
        yield from won_lines(one)
    if lead.of > 1 and record.kind == "event":
        yield small(f"Of {lead.of} that fit: deadlines before others, the latest of them.")
    elif lead.of > 1:
        yield small(f"The latest of {lead.of} that fit.")
    elif record.share < 1:
        yield small("The nearest: not every word of the question fits.")


def _lead_button(lead: Lead) -> Button:
    command, title = lead.opened.command, lead.record.title
    if lead.on:
        title = f"{lead.on}, {title}"
    label = "Open the passage" if command == "search" else f"/{command} {title}"
    return Button(shorten(label, BUTTON_LABEL), Action.OPEN, lead.opened)


_BEST = "Best matches first, the words found in bold."
_FIRST = "Some of each kind, in no order of fit: the words are in too many records for that."


def _heading(hits: Hits) -> str:
    count = len(hits.found)
    has = "has" if count == 1 else "have"
    if hits.every:
        found = (
            f"The {hits.more} {count} of the records that" if hits.more else plural(count, "record")
        )
        return f"{found} {has} every word"
    return f"No record has every word; {plural(count, 'record')} {has} some of them"


def _menu(hits: Sequence[SearchHit]) -> Menu:
    bare = str.maketrans("", "", START + END)
    choices = tuple(
        Choice(hit.title.translate(bare), hit.record, KINDS[hit.kind][0])
        for hit in hits[:SELECT_OPTIONS]
    )
    return Menu("Open one of them", Question("search"), "record", choices, Action.OPEN)


def _nothing(nearest: Sequence[Name]) -> Card:
    lines = [line("Near by name:")] if nearest else []
    lines.append(small("A gap in the record? ", Code("/record"), " says how to report it."))
    return Card(
        tone=Tone.TROUBLE,
        heading="Nothing on record has these words",
        blocks=(Block(tuple(lines)),),
        copyable=False,
        buttons=tuple(
            Button(name.title, Action.OPEN, Question.of("search", record=name.record))
            for name in nearest
        ),
    )
