"""The card of /search."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.cards.card import (
    Block,
    Bold,
    Button,
    Card,
    Choice,
    Code,
    Italic,
    Line,
    Menu,
    Span,
    Tone,
    head,
    line,
    small,
)
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import plural
from bot.cards.parts.labels import KINDS
from bot.cards.parts.read_as import read_as_lines
from bot.cards.parts.stoppages import IN_ORDER, stoppage_dates
from bot.cards.text import isolated
from bot.domain.search.marking import END, START, excerpt
from bot.domain.search.questions import Asked
from bot.domain.stoppages.lists import StoppageList
from bot.models.evidence import Name
from bot.models.question import Action, Question
from bot.models.search import Hits, RankedRecord, SearchHit
from bot.models.statistics import Stoppage

_MARKED = re.compile(f"{START}(.*?){END}", re.DOTALL)
_TITLE = 320
"""Characters of a title that are shown: all of every quotation."""
_BODY = 140
"""Characters that are shown of what a record says beside its title."""
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
    """

    asked: Asked
    record: RankedRecord
    opened: Question
    of: int = 1


@dataclass(frozen=True, slots=True)
class StoppageLead:
    """A list of stoppages that is asked for.

    Attributes:
        about: what was typed.
        wanted: the list.
        stoppages: those on it, in its order; there are some.
        titles: what they are called, by id.
    """

    about: str
    wanted: StoppageList
    stoppages: Sequence[Stoppage]
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What was found, what leads, and where nothing was found, near names."""

    hits: Hits
    lead: Lead | None = None
    nearest: Sequence[Name] = ()


_LISTED = 3
"""Stoppages of a list that are named; all of them are behind a button."""


def render_list(lead: StoppageLead, hits: Hits) -> Card:
    """The first stoppages of a list, and where all of it is; below, what else has the words."""
    count = len(lead.stoppages)
    order = IN_ORDER[lead.wanted.order] if count > 1 else ""
    first = lead.stoppages[:_LISTED]
    listed = ", ".join(part for part in (plural(count, "stoppage"), order) if part)
    own = Block(tuple(_stoppage_line(one, lead.titles[one.id]) for one in first))
    return Card(
        tone=Tone.RECORD,
        heading=f"Read as: stoppages, ‘{isolated(lead.about)}’: {listed}",
        blocks=(own, *_also_found(hits, {one.id for one in first})),
        basis=(small("Of the BLS lists of stoppages of 1,000 workers and more."),),
        ids=(first[0].id,),
        buttons=(_opening_button(_all(lead), lead.about),),
        menus=(
            _menu(
                Choice(lead.titles[one.id], one.id, stoppage_dates(one)) for one in lead.stoppages
            ),
        ),
    )


def _all(lead: StoppageLead) -> Question:
    if len(lead.stoppages) == 1:
        return Question.of("strike", name=lead.stoppages[0].id)
    return Question.of("timeline", about=lead.wanted.encoded)


def _stoppage_line(stoppage: Stoppage, title: str) -> Line:
    return line(
        Bold(title),
        f" · {stoppage_dates(stoppage)} · {plural(stoppage.workers, 'worker')} · ",
        Code(stoppage.id),
    )


def render_search(answer: SearchAnswer) -> Card:
    """The hits, the best first, the words found in bold; before them what answers a question."""
    hits, lead = answer.hits, answer.lead
    if not (hits.found or lead):
        return _nothing(answer.nearest)
    if lead:
        own = next((hit for hit in hits.found if hit.record == lead.record.record), None)
        blocks = [Block(tuple(_lead_lines(lead, own))), *_also_found(hits, {lead.record.record})]
    else:
        blocks = _hit_blocks(hits.found)
        if hits.read_as:
            blocks.insert(0, Block(tuple(read_as_lines(hits.read_as, "record"))))
    return Card(
        tone=Tone.RECORD,
        heading=_lead_heading(lead) if lead else _heading(hits),
        blocks=tuple(blocks),
        basis=(small(_FIRST if hits.more == "first" else _BEST),) if hits.found else (),
        ids=(lead.record.record,) if lead else (),
        buttons=(_opening_button(lead.opened, lead.record.title),) if lead else (),
        menus=(_menu(map(_choice, hits.found)),) if hits.found else (),
    )


def _hit_blocks(hits: Sequence[SearchHit]) -> list[Block]:
    return [Block(_hit_lines(hit), tight=place > 0) for place, hit in enumerate(hits)]


def _also_found(hits: Hits, leading: Collection[str]) -> list[Block]:
    """The first hits, under a heading, without the records that lead."""
    blocks = _hit_blocks([hit for hit in hits.found if hit.record not in leading][:_BESIDE])
    return [Block((head("Also found"), *blocks[0].lines)), *blocks[1:]] if blocks else []


def _lead_heading(lead: Lead) -> str:
    return f"Read as: {lead.asked.what} ‘{isolated(lead.asked.about)}’"


def _lead_lines(lead: Lead, hit: SearchHit | None) -> Iterator[Line]:
    """What answers the question, with the words of it that were found."""
    record = lead.record
    title = f"“{record.title}” {record.speaker}" if record.kind == "quote" else record.title
    yield line(Bold(title), f" · {KINDS[record.kind][0]} · ", Code(record.record))
    if hit:
        yield from _hit_lines(hit)[1:]
    if lead.of > 1 and record.kind == "event":
        yield small(f"Of {lead.of} that fit: deadlines before others, the latest of them.")
    elif lead.of > 1:
        yield small(f"The latest of {lead.of} that fit.")
    elif record.share < 1:
        yield small("The nearest: not every word of the question fits.")


def _opening_button(opened: Question, title: str) -> Button:
    passage = opened.command == "search"
    label = "Open the passage" if passage else f"/{opened.command} {title}"
    return Button(label, Action.OPEN, opened)


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


def _hit_lines(hit: SearchHit) -> tuple[Line, ...]:
    spans = _spans(excerpt(hit.title, _TITLE))
    if hit.kind == "quote":
        spans = ["“", *spans, f"” {hit.speaker}"]
    elif hit.kind == "statement":
        spans = [*spans, " ", Italic(f"({hit.speaker}, paraphrased)")]
    title = line(*spans, f" · {KINDS[hit.kind][0]} · ", Code(hit.record))
    # A figure is never shown without what it counts and its note.
    shown = hit.body if hit.kind == "figure" else ""
    if START in hit.body and hit.kind != "figure":
        shown = excerpt(hit.body, _BODY)
    return (title, small(*_spans(shown))) if shown else (title,)


def _spans(marked: str) -> list[Span]:
    """The text with what stands between the marks in bold."""
    parts = enumerate(_MARKED.split(marked))
    return [Bold(text) if number % 2 else text for number, text in parts if text]


def _choice(hit: SearchHit) -> Choice:
    bare = str.maketrans("", "", START + END)
    return Choice(hit.title.translate(bare), hit.record, KINDS[hit.kind][0])


def _menu(choices: Iterable[Choice]) -> Menu:
    shown = tuple(islice(choices, SELECT_OPTIONS))
    return Menu("Open one of them", Question("search"), "record", shown, Action.OPEN)


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
