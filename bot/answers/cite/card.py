"""The card of /cite."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.cite.command import STYLES
from bot.cards.card import (
    Block,
    Button,
    Card,
    Choice,
    Code,
    Line,
    Menu,
    Span,
    Tone,
    head,
    line,
    small,
)
from bot.cards.citations import cite_source, reported, source_label
from bot.domain.evidence.bibliography import has_own_title
from bot.models.evidence import Attestation
from bot.models.question import Action, Question
from bot.models.source import Source

_POOR = {
    "secondary": "The source is secondary: it works from others.",
    "weak": "The source is weak: unsigned, undated, copied or unverified.",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited: a record, by its id and a title; its best source, or None for the record of
    Picketdesk itself; the sentence that attributes it; what it is cited for, in the record's
    words; all who state it; and what can be cited instead.
    """

    record: str
    title: str
    source: Source | None
    sentence: str
    facts: tuple[Line, ...] = ()
    words: tuple[Attestation, ...] = ()
    others: tuple[Choice, ...] = ()


def render_cite(
    cited: Cited, style: str, entry: Sequence[Span] | str, question: Question, version: str
) -> Card:
    """The citation in a style; an entry that is one string is code, to be copied as it is."""
    name, says = STYLES[style]
    below = () if cited.source is None else (cite_source(cited.source, silent=True),)
    shown = Line((entry, *below), "code") if isinstance(entry, str) else line(*entry, *below)
    blocks = [Block((shown,))]
    if cited.facts:
        blocks.append(Block((head("Cited for"), *cited.facts, via(cited, version))))
    menus = [Menu("Another style", question, "style", _styles_beside(style))]
    if cited.others:
        menus.append(Menu("Another figure", question, "record", cited.others))
    return Card(
        tone=Tone.RECORD,
        heading=f"{cited.title}, in {name}",
        question=question,
        blocks=tuple(blocks),
        basis=(small(f"{name}: {says}."), *_cautions(cited)),
        ids=() if cited.source is None else (cited.record,),
        buttons=tuple(_buttons(cited)),
        menus=tuple(menus),
    )


def via(cited: Cited, version: str) -> Line:
    """Where the citation was found, to be added where a publication wants that."""
    if cited.source is None:
        return small("Its version tells readers which data you have seen.")
    return small(f"Found via the Picketdesk record {version}, ", Code(cited.record), ".")


def _styles_beside(style: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(name, other, says) for other, (name, says) in STYLES.items() if other != style
    )


def _cautions(cited: Cited) -> Iterator[Line]:
    """What a person who cites it has to know: that the source is poor, or its title made up."""
    if cited.source is None:
        return
    if len({word.source.id for word in cited.words}) > 1:
        yield small(f"The best source that states it; {reported(cited.words)}.")
    if cited.source.standing in _POOR:
        yield small(_POOR[cited.source.standing])
    if not has_own_title(cited.source):
        yield small("The title describes the document, whose own is not on record: look it up.")


def _buttons(cited: Cited) -> Iterator[Button]:
    if cited.source is not None:
        shown = Question.of("source", source=cited.source.id)
        yield Button(f"The source: {source_label(cited.source)}", Action.OPEN, shown)
