"""The card of /positions."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.card import Block, Bold, Button, Card, Tone, head, line, small
from bot.cards.citations import cite, in_marks
from bot.cards.parts.amounts import plural
from bot.cards.parts.corrections import correction_lines
from bot.cards.parts.facts import quote_facts, statement_facts
from bot.cards.parts.labels import STANCES
from bot.cards.parts.speakers import Speakers, paraphrase_block
from bot.models.evidence import Stated
from bot.models.question import Action, Question
from bot.models.quote import STANCES as STANCE_ORDER
from bot.models.quote import Quote, Statement, Topic


@dataclass(frozen=True, slots=True)
class Positions:
    """All that is on record on one proposition."""

    topic: Topic
    quotes: Sequence[Stated[Quote]]
    statements: Sequence[Stated[Statement]]


def render_positions(found: Positions, speakers: Speakers) -> Card:
    """Who stands where on one proposition: words in quotation marks, paraphrases without."""
    topic, quotes, statements = found.topic, found.quotes, found.statements
    blocks: list[Block] = [Block((small(topic.about),))]
    counts: list[str] = []
    for stance in STANCE_ORDER:
        voices = {_voice_of(stated) for stated in quotes if stated.row.stance == stance}
        voices |= {stated.row.holder for stated in statements if stated.row.stance == stance}
        said = [
            *(_words_block(one, speakers) for one in quotes if one.row.stance == stance),
            *(paraphrase_block(one, speakers) for one in statements if one.row.stance == stance),
        ]
        if said:
            title = head(f"{STANCES[stance].capitalize()} ({len(said)})")
            said[0] = Block((title, *said[0].lines))
            side = "taking no side" if stance == "reports" else stance
            counts.append(f"{plural(len(voices), 'voice')} {side} ({len(said)})")
        blocks += said
    return Card(
        tone=Tone.WORDS,
        heading=f"On ‘{topic.proposition}’: {', '.join(counts) or 'nobody on record'}",
        blocks=tuple(blocks),
        basis=(
            small(
                "Voices, with their passages in brackets: copies of one text are one voice. "
                "Quotation marks hold exact words; paraphrases are the record's own wording."
            ),
        ),
        ids=(topic.id,),
        facts=(
            *quote_facts(quotes, speakers.holders),
            *statement_facts(statements, speakers.holders),
        ),
        buttons=(Button("Word for word", Action.OPEN, Question.of("quote", topic=topic.id)),)
        if quotes
        else (),
    )


def _voice_of(stated: Stated[Quote]) -> str:
    """Who is heard: the origin where an article repeats another, else the holder."""
    return next((word.origin.id for word in stated.evidence if not word.own), stated.row.holder)


def _words_block(stated: Stated[Quote], speakers: Speakers) -> Block:
    quote = stated.row
    holder = speakers.holders[quote.holder]
    source = speakers.sources[quote.source]
    told = "" if quote.voice == "own" else f" (as {source.outlet} reports)"
    said = line(Bold(holder.name), f"{told}: {in_marks(quote.text)}", cite(stated.evidence))
    note = [small(quote.note)] if quote.note else []
    return Block((said, *note, *correction_lines(stated)))
