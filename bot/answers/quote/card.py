"""The card of /quote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.cards.card import (
    Block,
    Bold,
    Button,
    Card,
    Code,
    Italic,
    Tone,
    line,
    quoted,
    small,
)
from bot.cards.citations import cite, in_marks, source_label, word_label
from bot.cards.parts.amounts import number, plural, when
from bot.cards.parts.corrections import correction_lines
from bot.cards.parts.facts import quote_facts, statement_facts
from bot.cards.parts.labels import STANCES, holder_label
from bot.cards.parts.read_as import read_as_lines
from bot.cards.parts.speakers import Speakers, paraphrase_block
from bot.cards.text import isolated
from bot.models.evidence import Attestation, Stated
from bot.models.question import Action, Question
from bot.models.quote import Holder, Quote, Statement
from bot.models.source import Source


@dataclass(frozen=True, slots=True)
class FoundWords:
    """How passages have the words asked for: whether every one, and what some were read as."""

    every: bool = True
    read_as: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])


def render_quotes(
    quotes: Sequence[Stated[Quote]],
    speakers: Speakers,
    question: Question,
    words: FoundWords | None = None,
) -> Card:
    """Exact words, a block a passage: who, where, when, and the place in the text."""
    named = (question[option] for option in ("topic", "holder", "source"))
    words = words or FoundWords()
    card = _passages(quotes, speakers, question["topic"])
    return replace(
        card,
        heading=_heading(quotes, speakers, question, every=words.every),
        basis=(*read_as_lines(words.read_as, "passage"), *card.basis),
        ids=tuple(dict.fromkeys(part for part in named if part)),
    )


def render_passage(quote: Stated[Quote], speakers: Speakers) -> Card:
    """One passage alone."""
    return _passages([quote], speakers, "")


def _passages(quotes: Sequence[Stated[Quote]], speakers: Speakers, topic: str) -> Card:
    return Card(
        tone=Tone.WORDS,
        heading=f"A passage from {source_label(speakers.sources[quotes[0].row.source])}",
        blocks=tuple(_quote_block(one, speakers, one_topic=bool(topic)) for one in quotes),
        basis=(
            small(
                "Word for word: every passage is held against the text of its article, "
                "character for character."
            ),
        ),
        buttons=_quote_buttons(quotes, topic),
        facts=quote_facts(quotes, speakers.holders),
    )


def _heading(
    quotes: Sequence[Stated[Quote]], speakers: Speakers, question: Question, *, every: bool
) -> str:
    topic, holder, source, stance = (
        question[option] for option in ("topic", "holder", "source", "stance")
    )
    text = plural(len(quotes), "passage")
    if not question.options and not question.text:
        text += " from the five articles"
    if holder:
        own = all(one.row.voice == "own" for one in quotes)
        name = speakers.holders[holder].name
        text += f" of {name}" if own else f" with the words or the view of {name}"
    if source:
        text += f" from {source_label(speakers.sources[source])}"
    if stance:
        text += f", {STANCES[stance]}"
    if topic:
        text += f", on ‘{speakers.topics[topic].proposition}’"
    if question.text:
        text += f", with {'' if every else 'most of '}‘{isolated(question.text)}’"
    return text if every else f"No passage has every word; {text}"


def _quote_buttons(quotes: Sequence[Stated[Quote]], topic: str) -> tuple[Button, ...]:
    topics = list(dict.fromkeys(stated.row.topic for stated in quotes))
    if topic or len(topics) == 1:
        return (
            Button("Positions on this", Action.OPEN, Question.of("positions", topic=topics[0])),
        )
    return ()


def _quote_block(stated: Stated[Quote], speakers: Speakers, *, one_topic: bool) -> Block:
    quote = stated.row
    holder = speakers.holders[quote.holder]
    source = speakers.sources[quote.source]
    lines = [
        quoted(in_marks(quote.text)),
        line(
            Bold(holder_label(holder)),
            f" · {_printed(stated, source)} · ",
            Italic(STANCES[quote.stance]),
            cite(stated.evidence),
        ),
        small(f"{_voice(quote, source)} {_place(stated.evidence)}"),
    ]
    if quote.note:
        lines.append(small(quote.note))
    lines += correction_lines(stated)
    topic = "" if one_topic else f"On: {speakers.topics[quote.topic].proposition} · "
    lines.append(small(topic, Code(quote.id)))
    return Block(tuple(lines))


def _printed(stated: Stated[Quote], source: Source) -> str:
    """Where the words stand, and the original where that is a copy."""
    return next((word_label(word) for word in stated.evidence), source_label(source))


def _voice(quote: Quote, source: Source) -> str:
    if quote.voice == "own":
        return "The article's own voice."
    said = f", said on {when(quote.said_on)}" if quote.said_on else ""
    return f"Reported: {source.outlet} gives somebody else's words or view{said}."


def _place(evidence: Sequence[Attestation]) -> str:
    """'Characters 5,912 to 6,117 of the text.': counted from 1, both included."""
    for word in evidence:
        if word.start is not None and word.end is not None:
            return f"Characters {number(word.start + 1)} to {number(word.end)} of the text."
    return ""


def render_paraphrases(
    holder: Holder, statements: Sequence[Stated[Statement]], speakers: Speakers
) -> Card:
    """What somebody holds, in paraphrase alone: none of the five articles has their words."""
    blocks: list[Block] = []
    for stated in statements:
        block = paraphrase_block(stated, speakers)
        topic = speakers.topics[stated.row.topic].proposition
        side = STANCES[stated.row.stance]
        blocks.append(Block((*block.lines, small(f"{side.capitalize()}: {topic}"))))
    count = plural(len(statements), "position")
    return Card(
        tone=Tone.WORDS,
        heading=f"{holder.name}: no words from the five articles, {count} in paraphrase",
        blocks=tuple(blocks),
        basis=(small("Paraphrase: the record's own wording of what somebody holds."),),
        ids=(holder.id,),
        facts=statement_facts(statements, speakers.holders),
    )
