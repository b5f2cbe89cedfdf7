"""The card of /measures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.cards.card import Block, Bold, Card, Choice, Line, Menu, Tone, head, item, small
from bot.cards.citations import cite
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import figure_amount, plural, when
from bot.cards.parts.facts import figure_facts
from bot.cards.parts.labels import capitalised, role_name, what_of
from bot.models.evidence import Stated
from bot.models.measure import MEANINGS, Measure, MeasureKind
from bot.models.question import Action, Question
from bot.models.role import Figure, Role


@dataclass(frozen=True, slots=True)
class Example:
    """A figure of the record, and the role that it is of."""

    role: Role
    stated: Stated[Figure]


@dataclass(frozen=True, slots=True)
class MeasuresAnswer:
    """The measures of each kind, with an example where the record has one."""

    by_kind: Mapping[MeasureKind, Sequence[tuple[Measure, Example | None]]]

    @property
    def examples(self) -> list[Example]:
        return [one for pairs in self.by_kind.values() for _, one in pairs if one is not None]


def render_measures(answer: MeasuresAnswer) -> Card:
    count = sum(map(len, answer.by_kind.values()))
    return Card(
        tone=Tone.PAY,
        heading=f"The record tells {plural(count, 'measure')} of pay apart",
        blocks=tuple(
            block
            for kind, measures in answer.by_kind.items()
            for block in _kind_blocks(kind, measures)
        ),
        basis=(
            small("A ratio of figures of unlike kinds names both: it can mislead."),
            small("The example is the figure that the most sources agree on."),
        ),
        menus=_menus(answer.examples),
        facts=figure_facts((one.role, one.stated) for one in answer.examples),
    )


def _kind_blocks(
    kind: MeasureKind, measures: Sequence[tuple[Measure, Example | None]]
) -> list[Block]:
    """What a figure of the kind can stand for, and its measures."""
    return [
        Block(
            (*(() if place else (head(capitalised(kind)),)), *_measure_lines(measure, example)),
            tight=place > 0,
        )
        for place, (measure, example) in enumerate(measures)
    ]


def _measure_lines(measure: Measure, example: Example | None) -> tuple[Line, Line]:
    meaning = MEANINGS[measure]
    said = item(Bold(capitalised(meaning.label)), f": {meaning.says}.")
    if example is None:
        return said, small("No figure on record is of this measure.")
    figure = example.stated.row
    of = f"{role_name(example.role)}{what_of(figure)}"
    shown = f"For example {of}: {figure_amount(figure)}, {when(figure.as_of)}"
    note = f". {figure.note}" if figure.note else ""
    return said, small(shown, cite(example.stated.agreeing, shown=1), note)


def _menus(examples: Sequence[Example]) -> tuple[Menu, ...]:
    roles = {one.role.id: role_name(one.role) for one in examples}
    choices = tuple(Choice(name, role) for role, name in roles.items())
    if not choices:
        return ()
    placeholder = "All figures of a role in these examples"
    return (Menu(placeholder, Question("pay"), "role", choices[:SELECT_OPTIONS], Action.OPEN),)
