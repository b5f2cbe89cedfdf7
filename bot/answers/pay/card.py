"""The card of /pay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.answers.pay.chart import pay_chart
from bot.cards.card import Block, Card, Choice, Line, Menu, Tone, head, line, small
from bot.cards.citations import cite, cite_source, in_marks
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import age, figure_amount, plural, when
from bot.cards.parts.as_known import AsKnown, known_buttons, known_lines, known_title
from bot.cards.parts.facts import figure_facts
from bot.cards.parts.figures import differing_lines, exact_words, figure_line, figure_small
from bot.cards.parts.inflation import adjusted_line
from bot.cards.parts.labels import measure_label, role_name, what_of
from bot.domain.evidence.agreement import Agreement, agreements, best_first
from bot.domain.pay.comparison import Dollars
from bot.models.evidence import Name, PaidRole, Stated
from bot.models.measure import MEANINGS, Measure
from bot.models.question import Action, Question
from bot.models.role import Figure
from bot.models.source import Source

_MENTIONS = 6
_COUNTS = {
    "group": "Figures here are totals for many people together, not one person's pay.",
    "rate": "Nobody is paid this as such: it is a schedule that moves many people's pay.",
}


@dataclass(frozen=True, slots=True)
class PayAnswer:
    """All figures of a role; `first` stands for today, `rises` are later ones of its union's
    schedules, each with the schedule's name, `others` roles to compare it with, `dollars` the
    year whose dollars are asked for, `known` the day by which all of it had to be known.
    """

    paid: PaidRole
    first: Stated[Figure] | None
    rises: Sequence[tuple[str, Stated[Figure]]]
    others: Sequence[Name] = ()
    dollars: Dollars | None = None
    sources: Mapping[str, Source] = field(default_factory=dict[str, Source])
    known: AsKnown | None = None


def render_pay(answer: PayAnswer, today: date, question: Question) -> Card:
    """All figures of a role by measure and date."""
    paid = answer.paid
    groups = agreements(paid.figures)
    blocks = [_about(paid, answer.rises)]
    for measure in Measure:
        own = [group for group in groups if group.measure is measure]
        blocks += _measure_blocks(measure, own, answer)
    blocks += _mentions(paid)
    blocks += _rise_blocks(answer.rises)
    return Card(
        tone=Tone.PAY,
        heading=_heading(paid, answer, today),
        blocks=tuple(blocks),
        basis=_basis(answer),
        ids=(paid.role.id,),
        buttons=known_buttons(answer.known, question),
        menus=_menus(paid, answer.others),
        facts=figure_facts((paid.role, stated) for stated in paid.figures),
        chart=pay_chart(paid, answer.first, 1, known_title(answer.known)),
    )


def _heading(paid: PaidRole, answer: PayAnswer, today: date) -> str:
    name = role_name(paid.role)
    if answer.first is None:
        return f"{name}: no pay on record{known_title(answer.known)}"
    figure = answer.first.row
    old = age(figure.as_of, today)
    label = f"{measure_label(figure.measure)}{what_of(figure)}"
    aged = f" ({old}{' then' if answer.known else ''})" if old else ""
    amount = f"{figure_amount(figure)}, {label}, {when(figure.as_of)}"
    return f"{name}: {amount}{aged}{known_title(answer.known)}"


def _basis(answer: PayAnswer) -> tuple[Line, ...]:
    lines = known_lines(answer.known)
    if answer.known and answer.dollars:
        lines += (small("Prices are those on record today, not those known by then."),)
    return lines


def _about(paid: PaidRole, rises: Sequence[object]) -> Block:
    lines = [line(paid.role.about)]
    if paid.role.counts in _COUNTS:
        lines.append(line(_COUNTS[paid.role.counts]))
    if rises:
        count = plural(len(rises), "later rise")
        lines.append(line(f"The figure above is older than {count} of its scale, listed last."))
    return Block(tuple(lines))


def _rise_blocks(rises: Sequence[tuple[str, Stated[Figure]]]) -> list[Block]:
    """Later rises of the role's schedule; nothing is computed with them."""
    blocks: list[Block] = []
    for schedule, stated in rises:
        cited = cite(stated.agreeing, shown=1)
        title = () if blocks else (head("Later rises"), small(f"{schedule}."))
        blocks.append(Block((*title, figure_line(stated, cited), figure_small(stated))))
    return blocks


def _measure_blocks(
    measure: Measure, groups: Sequence[Agreement], answer: PayAnswer
) -> list[Block]:
    """A block a figure; figures of the same thing stand together."""
    blocks: list[Block] = []
    for group in groups:
        for place, stated in enumerate(group.figures):
            opening: list[Line] = []
            if not blocks:
                label, says = MEANINGS[measure].label, MEANINGS[measure].says
                opening = [head(_capital(label)), small(f"{_capital(says)}.")]
            if place == 0 and len(group.figures) > 1:
                opening.append(_together(group))
            lines = (*opening, *_figure_lines(stated, answer))
            blocks.append(Block(lines, tight=place > 0))
    return blocks


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _together(group: Agreement) -> Line:
    count = plural(len(group.figures), "figure")
    if group.differ:
        return small(f"Sources differ: {count} of the same thing, best founded first.")
    return small(f"{_capital(count)} of the same thing, some less precise than others.")


def _figure_lines(stated: Stated[Figure], answer: PayAnswer) -> list[Line]:
    adjusted: list[Line] = []
    if answer.dollars is not None and stated.row.has_amount:
        found = answer.dollars.adjustment(stated.row)
        source = answer.sources[found.to.source] if found else None
        adjusted = [adjusted_line(stated.row, answer.dollars.year, found, source)]
    return [
        figure_line(stated, cite(stated.agreeing)),
        *adjusted,
        *exact_words(stated.agreeing),
        figure_small(stated),
        *differing_lines(stated),
    ]


def _mentions(paid: PaidRole) -> list[Block]:
    """Sources that name the role without a figure."""
    if not paid.mentions:
        return []
    lines: list[Line] = [head("Named without pay")]
    for word in best_first(paid.mentions)[:_MENTIONS]:
        named = f"{in_marks(word.excerpt)}: {word.says}" if word.excerpt else word.says or ""
        lines.append(small(named, cite_source(word.source)))
    return [Block(tuple(lines))]


def _menus(paid: PaidRole, others: Sequence[Name]) -> tuple[Menu, ...]:
    choices = tuple(
        Choice(name.title, name.record, name.hint) for name in others if name.record != paid.role.id
    )
    if not choices or not paid.figures:
        return ()
    question = Question.of("compare", first=paid.role.id)
    return (Menu("Compare with…", question, "second", choices[:SELECT_OPTIONS], Action.OPEN),)
