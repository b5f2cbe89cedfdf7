"""Who speaks on a card: holders, topics and sources; and a position in paraphrase."""

from collections.abc import Mapping
from typing import Protocol

from bot.cards.card import Block, Bold, Italic, line, small
from bot.cards.citations import cite
from bot.cards.parts.amounts import when
from bot.cards.parts.corrections import correction_lines
from bot.cards.parts.labels import holder_label
from bot.models.evidence import Stated
from bot.models.quote import Holder, Statement, Topic
from bot.models.source import Source


class Speakers(Protocol):
    """Who is who, by id: the record has it."""

    @property
    def holders(self) -> Mapping[str, Holder]: ...
    @property
    def topics(self) -> Mapping[str, Topic]: ...
    @property
    def sources(self) -> Mapping[str, Source]: ...


def paraphrase_block(stated: Stated[Statement], speakers: Speakers) -> Block:
    statement = stated.row
    holder = speakers.holders[statement.holder]
    dated = f", {when(statement.said_on)}" if statement.said_on else ""
    said = line(
        Bold(holder_label(holder)),
        f"{dated}: ",
        statement.says,
        " ",
        Italic("(paraphrase)"),
        cite(stated.agreeing, shown=2),
    )
    note = [small(statement.note)] if statement.note else []
    return Block((said, *note, *correction_lines(stated)))
