"""What was won in a strike, and what was demanded and offered, by subject."""

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter

from bot.cards.card import Block, Bold, Line, head, item, line, small
from bot.cards.citations import cite
from bot.cards.parts.amounts import plural
from bot.cards.parts.bargaining import subject_lines, term_notes
from bot.domain.contracts.subjects import BargainedSubject
from bot.models.contract import Contract

_FIRST = 6
"""Subjects that the first page tells what was won on."""


def won_blocks(
    contracts: Sequence[Contract], subjects: Sequence[BargainedSubject]
) -> Iterator[Block]:
    """What was won on the first subjects, a line each."""
    won = [one for one in subjects if one.of("won")]
    for contract in contracts if not won else ():
        yield Block((line(Bold(contract.name), ": what was won is not on record."),))
    first = _of_each_group(won)
    above = [head("What was won")]
    if len(first) < len(won):
        above.append(small(f"On {len(first)} of {plural(len(won), 'subject')}; all follow."))
    for one in first:
        yield Block((*above, *_won_lines(one)), tight=not above)
        above = []


def _of_each_group(won: Sequence[BargainedSubject]) -> list[BargainedSubject]:
    """So many subjects that the first of each group comes before the second of any."""
    met = Counter[str]()
    places: list[tuple[int, BargainedSubject]] = []
    for one in won:
        group = "" if one.group is one.subject else one.group.id
        places.append((met[group], one))
        met[group] += 1
    chosen = [one for _, one in sorted(places, key=itemgetter(0))[:_FIRST]]
    return [one for one in won if one in chosen]


def _won_lines(one: BargainedSubject) -> Iterator[Line]:
    for number, stated in enumerate(one.of("won")):
        name = "Also" if number else one.name
        yield item(Bold(name), f": {stated.row.says}", cite(stated.agreeing, shown=1))
        yield from term_notes(stated)


def subject_blocks(subjects: Sequence[BargainedSubject]) -> Iterator[Block]:
    """What was won, demanded and offered, a block a subject."""
    above = [head("Won, demanded, offered")]
    for one in subjects:
        yield Block((*above, line(Bold(one.name)), *subject_lines(one)))
        above = []
