"""The card of /pay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.agree import Agreement, agreements
from bot.models.measure import MEANINGS, Measure
from bot.models.request import Action, Request
from bot.models.role import Figure
from bot.models.stated import Name, PaidRole, Stated
from bot.render.amounts import age, figure_amount, plural, when
from bot.render.card import Block, Bold, Card, Choice, Line, Menu, Tone, head, line, small
from bot.render.figures import differing_lines, exact_words, figure_line, figure_small
from bot.render.limits import SELECT_OPTIONS
from bot.render.names import measure_label, role_name, what_of
from bot.render.sourcing import Sourcing, in_marks, marks

_COUNTS = {
    "group": "Figures here are totals for many people together, not one person's pay.",
    "rate": "Nobody is paid this as such: it is a schedule that moves many people's pay.",
}


@dataclass(frozen=True, slots=True)
class PayAnswer:
    """All figures of a role; `first` stands for today, `rises` are later ones of its union's
    schedules, each with the schedule's name, `others` roles to compare it with.
    """

    paid: PaidRole
    first: Stated[Figure] | None
    rises: Sequence[tuple[str, Stated[Figure]]]
    others: Sequence[Name]


def render_pay(answer: PayAnswer, today: date, request: Request, version: str) -> Card:
    """All figures of a role by measure and date."""
    paid = answer.paid
    sourcing = Sourcing()
    groups = agreements(paid.figures)
    blocks = [_about(paid, answer.rises)]
    for measure in Measure:
        own = [group for group in groups if group.measure is measure]
        blocks += _measure_blocks(measure, own, sourcing)
    blocks += _mentions(paid, sourcing)
    blocks += _rise_blocks(answer.rises, sourcing)
    return Card(
        tone=Tone.PAY,
        heading=_heading(paid, answer.first, today),
        request=request,
        blocks=tuple(blocks),
        citations=sourcing.citations,
        sources=sourcing.full,
        ids=(paid.role.id,),
        version=version,
        menus=_menus(paid, answer.others),
    )


def _heading(paid: PaidRole, first: Stated[Figure] | None, today: date) -> str:
    name = role_name(paid.role)
    if first is None:
        return f"{name}: no pay on record"
    figure = first.row
    old = age(figure.as_of, today)
    label = f"{measure_label(figure.measure)}{what_of(figure)}"
    return f"{name}: {figure_amount(figure)}, {label}, {when(figure.as_of)}" + (
        f" ({old})" if old else ""
    )


def _about(paid: PaidRole, rises: Sequence[object]) -> Block:
    lines = [line(paid.role.about)]
    if paid.role.counts in _COUNTS:
        lines.append(line(_COUNTS[paid.role.counts]))
    if rises:
        count = plural(len(rises), "later rise")
        lines.append(
            line(f"The figure above is older than {count} of its union's pay, listed last.")
        )
    return Block(tuple(lines))


def _rise_blocks(rises: Sequence[tuple[str, Stated[Figure]]], sourcing: Sourcing) -> list[Block]:
    """Later rises in the schedules of the role's union; nothing is computed with them."""
    blocks: list[Block] = []
    for schedule, stated in rises:
        refs = sourcing.refs(stated.agreeing, shown=1)
        lines = (line(Bold(schedule), ":"), figure_line(stated, refs), figure_small(stated))
        title = () if blocks else (head("Later rises of the union's pay"),)
        blocks.append(Block((*title, *lines), refs))
    return blocks


def _measure_blocks(
    measure: Measure, groups: Sequence[Agreement], sourcing: Sourcing
) -> list[Block]:
    blocks: list[Block] = []
    for number, group in enumerate(groups):
        lines: list[Line] = []
        if number == 0:
            label, says = MEANINGS[measure].label, MEANINGS[measure].says
            lines = [
                head(f"{label[:1].upper()}{label[1:]}"),
                small(f"{says[:1].upper()}{says[1:]}."),
            ]
        found, refs = _group_lines(group, sourcing)
        blocks.append(Block((*lines, *found), tuple(refs)))
    return blocks


def _group_lines(group: Agreement, sourcing: Sourcing) -> tuple[list[Line], list[int]]:
    lines: list[Line] = []
    refs: list[int] = []
    if len(group.figures) > 1:
        count = plural(len(group.figures), "figure")
        lines.append(small(f"Sources differ: {count} of the same thing, best founded first."))
    for stated in group.figures:
        cited = sourcing.refs(stated.agreeing)
        lines += [figure_line(stated, cited), *exact_words(stated.agreeing), figure_small(stated)]
        differing = differing_lines(stated, sourcing)
        lines += [said for said, _ in differing]
        refs += [*cited, *(number for _, number in differing)]
    return lines, refs


def _mentions(paid: PaidRole, sourcing: Sourcing) -> list[Block]:
    """Sources that name the role without a figure."""
    if not paid.mentions:
        return []
    refs = sourcing.refs(paid.mentions, shown=6)
    said = line(f"Named without a figure{marks(refs)}")
    words = [
        small(f"{in_marks(word.excerpt)}: {word.says}" if word.excerpt else word.says or "")
        for word in paid.mentions
    ]
    return [Block((head("Named without pay"), said, *words), refs)]


def _menus(paid: PaidRole, others: Sequence[Name]) -> tuple[Menu, ...]:
    choices = tuple(
        Choice(name.title, name.record, name.hint) for name in others if name.record != paid.role.id
    )
    if not choices or not paid.figures:
        return ()
    request = Request("compare", (paid.role.id, ""))
    return (Menu("Compare with…", request, 1, choices[:SELECT_OPTIONS], Action.OPEN),)
