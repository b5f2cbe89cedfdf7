"""What /export gives: an answer as tables, the formats to choose from, and what is too large."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answers.export.command import FORMATS, PICTURES
from bot.cards.card import Block, Button, Card, Choice, Menu, Tone, item, line, small
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.plain_text import plain_text
from bot.files.order import telling_first
from bot.files.package import about, row_terms
from bot.files.tables import (
    FACT_COLUMNS,
    Cell,
    Cited,
    Export,
    Table,
    facts_table,
    sources_table,
    statements_table,
)
from bot.models.question import Action, Question

_MEGA = 1_000_000


def answer_export(card: Card, asked: Sequence[str]) -> Export:
    """An answer as a table of the facts that it stands on, and a last row with what it says of
    them, arithmetic and cautions and all; where it has no facts, as a table of its lines. `asked`
    is what it is of, for the name of the file.
    """
    lines = tuple(text for text in plain_text(card).splitlines() if text.strip())
    sources = tuple(Cited(source) for _, source in card.sources)
    others = (sources_table(source for source, _ in sources),)
    main, cited = facts_table(card.facts)
    if main.rows:
        others = (statements_table(main, cited), *others)
        main, cited = replace(main, rows=(*main.rows, _in_words(card))), (*cited, ())
    else:
        # The text first: there it is one cell also where spreadsheets end cells at semicolons.
        numbered = tuple((text, number) for number, text in enumerate(lines, 1))
        main = Table("answer", ("text", "line"), numbered)
        cited, lines = (sources,) * len(lines), ()
    export = Export(
        name="-".join(("picketdesk", card.version, card.question.command, *asked)),
        about=about(f"An answer: {card.heading}", card.version),
        terms=row_terms(card.version),
        main=main,
        cited=cited,
        others=others,
        lines=lines,
    )
    return telling_first(export)


def _in_words(card: Card) -> tuple[Cell, ...]:
    """The row of an answer itself. It is one line without semicolons: spreadsheets with decimal
    commas end cells at them, and what was typed is in it.
    """
    lines = plain_text(replace(card, sources=())).splitlines()
    words = " | ".join(line.strip() for line in lines if line.strip()).replace(";", ",")
    told = {"kind": "answer", "title": card.heading.replace(";", ","), "text": words}
    return tuple(told.get(column) for column in FACT_COLUMNS)


def render_formats(card: Card) -> Card:
    """What an answer can be had as. A menu, whose value is the format; its question is the answer's
    own, so that any process can give it.
    """
    kinds = [kind for kind in FORMATS if kind not in PICTURES or card.chart is not None]
    choices = tuple(Choice(FORMATS[kind][0], kind, FORMATS[kind][1]) for kind in kinds)
    menu = Menu("Choose a format", card.question, None, choices, Action.EXPORT)
    return Card(
        tone=Tone.RECORD,
        heading="The answer as a file",
        question=card.question,
        blocks=(
            Block((line(card.heading),)),
            Block((small("Every row has its sources, its licence and the record's version."),)),
        ),
        version=card.version,
        menus=(menu,),
        copyable=False,
    )


def size(count: int) -> str:
    """'1.4 MB', '80 kB'."""
    return f"{count / _MEGA:.1f} MB" if count >= _MEGA else f"{max(1, round(count / 1000))} kB"


def told(name: str, content: bytes, version: str) -> str:
    """The message that a file comes with."""
    return f"`{name}` ({size(len(content))}), from the Picketdesk record {version}"


Parts = Mapping[str, int]
"""The bytes of parts of a file, by what to ask for."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The bytes of a file, the most that Discord takes, and the bytes of the file's parts."""

    whole: int
    limit: int
    parts: Parts


def asked_for(question: Question, version: str) -> Card:
    """The bare card of a question for a file, for what becomes of it."""
    return Card(tone=Tone.TROUBLE, heading="", question=question, version=version, copyable=False)


def render_no_picture(card: Card) -> Card:
    return replace(
        asked_for(card.question, card.version),
        heading="The chart could not be drawn",
        blocks=(Block((line("CSV, XLSX and JSON have what it stands on."),)),),
    )


def render_too_large(weights: Weights, kind: str, card: Card) -> Card:
    """What was asked for does not fit into a message; what of it does, and in which other formats
    it may.
    """
    lines = [line(f"Discord takes {size(weights.limit)} in a message here.")]
    fitting = {part: count for part, count in weights.parts.items() if count <= weights.limit}
    lines += [item(f"{part} ({size(count)})") for part, count in fitting.items()]
    if fitting:
        lines.insert(1, line("These parts can be sent:"))
    else:
        lines.append(line("No part of it is small enough; another format may be."))
    choices = tuple(Choice(part, part, size(count)) for part, count in fitting.items())
    question = Question.of("export", format=kind)
    menu = Menu("Send one of them", question, "what", choices[:SELECT_OPTIONS], Action.OPEN)
    return replace(
        asked_for(card.question, card.version),
        heading=f"The file has {size(weights.whole)}, more than a message can take",
        blocks=(Block(tuple(lines)),),
        menus=(menu,) if fitting else (),
        buttons=tuple(_other_formats(kind, card)),
    )


def _other_formats(kind: str, card: Card) -> Iterator[Button]:
    if card.question.command != "export":
        return
    for other in FORMATS:
        if other not in (kind, *PICTURES):
            asked = Question.of("export", what=card.question["what"], format=other)
            yield Button(f"As {FORMATS[other][0]}", Action.OPEN, asked)
