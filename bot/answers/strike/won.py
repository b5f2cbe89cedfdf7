"""What was won in a strike, and what was demanded and offered, by subject."""

from collections.abc import Iterator, Sequence

from bot.cards.card import Block, Bold, Code, head, line, small
from bot.cards.parts.amounts import plural
from bot.cards.parts.bargaining import sides_told, subject_lines, won_lines
from bot.cards.parts.labels import capitalised
from bot.domain.contracts.subjects import BargainedSubject, of_each_group
from bot.models.contract import Contract

_FIRST = 6
"""Subjects of which is told what was won."""


def won_blocks(
    contracts: Sequence[Contract], subjects: Sequence[BargainedSubject]
) -> Iterator[Block]:
    """What was won on the first subjects, a line each: /terms has the others, and what was demanded
    and offered. Where what was won is no more than that, all of it, a block a subject.
    """
    won = [one for one in subjects if one.of("won")]
    for contract in contracts if not won else ():
        yield Block((line(Bold(contract.name), ": what was won is not on record."),))
    if len(won) > _FIRST:
        yield from _first_blocks(won)
        return
    above = [head(capitalised(sides_told(subjects)))] if subjects else []
    for one in subjects:
        yield Block((*above, line(Bold(one.name)), *subject_lines(one)))
        above = []


def _first_blocks(won: Sequence[BargainedSubject]) -> Iterator[Block]:
    first = of_each_group(won, _FIRST)
    told = f"On {len(first)} of {plural(len(won), 'subject')}; "
    others = "has the others, and what was demanded and offered."
    above = [head("What was won"), small(told, Code("/terms"), f" {others}")]
    for one in first:
        yield Block((*above, *won_lines(one)), tight=not above)
        above = []
