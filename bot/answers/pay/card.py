"""The card of /pay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answers.pay.chart import pay_chart
from bot.cards.card import Block, Card, Choice, Line, Menu, Tone, head, line, small
from bot.cards.citations import cite, cite_source, in_marks
from bot.cards.parts.amounts import age, day, figure_amount, plural, when
from bot.cards.parts.as_known import AsKnown, known_buttons, known_lines, known_title
from bot.cards.parts.facts import figure_facts
from bot.cards.parts.figures import (
    differing_lines,
    exact_words,
    figure_doubt,
    figure_line,
    figure_small,
)
from bot.cards.parts.inflation import adjusted_lines, dollars_lines
from bot.cards.parts.labels import capitalised, figure_label, measure_label, role_name
from bot.cards.parts.populations import population_lines
from bot.domain.evidence.agreement import Agreement
from bot.domain.pay.inflation import Dollars
from bot.models.evidence import Attestation, Name, PaidRole, Stated
from bot.models.measure import MEANINGS, Measure
from bot.models.question import Action, Question
from bot.models.role import Figure, Role
from bot.models.statistics import is_top_coded, soc_of

_COUNTS = {
    "group": "Figures here are totals for many people together, not one person's pay.",
    "rate": "Nobody is paid this as such: it is a schedule that moves many people's pay.",
}
_TOP_CODES = (
    "Top codes ('at least') and wages stand here side by side: no change from the one to the other "
    "can be computed."
)
_NOT_YET = "Known in advance, and not yet in force:"


@dataclass(frozen=True, slots=True)
class RoleThen:
    """A role as it stands on a day.

    Attributes:
        current: The figure that stands for it on that day; None without one.
        rises: Later ones of its union's schedule, each with the schedule's title.
        known: What was left out; None where nothing had to be known by the day.
    """

    paid: PaidRole
    day: date
    current: Stated[Figure] | None
    rises: Sequence[tuple[str, Stated[Figure]]] = ()
    known: AsKnown | None = None


@dataclass(frozen=True, slots=True)
class PayAnswer:
    """All figures of a role.

    Attributes:
        measures: The figures, a list a measure, each list the newest first.
        mentions: Who names the role without a figure, best first.
        dollars: The year whose dollars are asked for; None where none are.
        others: Roles to compare it with.
    """

    question: Question
    then: RoleThen
    measures: Sequence[Sequence[Agreement]]
    mentions: Sequence[Attestation]
    dollars: Dollars | None
    others: Sequence[Name]


def render_pay(answer: PayAnswer) -> Card:
    """All figures of a role by measure and date."""
    then, paid = answer.then, answer.then.paid
    told: set[str] = set()
    return Card(
        tone=Tone.PAY,
        heading=_heading(then),
        blocks=(
            _about(then),
            *(
                block
                for groups in answer.measures
                for block in _measure_blocks(groups, answer, told)
            ),
            *_mentions(answer.mentions),
            *_rise_blocks(then.rises),
        ),
        basis=_basis(answer),
        ids=(paid.role.id,),
        buttons=known_buttons(then.known, answer.question),
        menus=_menus(paid.role, answer.others),
        facts=figure_facts((paid.role, stated) for stated in paid.figures),
        chart=pay_chart(paid, then.current, 1, known_title(then.known)),
    )


def _heading(then: RoleThen) -> str:
    name, known = role_name(then.paid.role), known_title(then.known)
    if then.current is None:
        return f"{name}: no pay on record{known}"
    figure = then.current.row
    until = _in_force_until(figure, then.day)
    dated = f"in force until {day(until)}" if until else when(figure.as_of)
    old = "" if until else age(figure.as_of, then.day)
    aged = f"{old} then" if old and then.known else old
    amount = f"{figure_amount(figure)}, {figure_label(figure)}, {dated}"
    return f"{name}: {amount}{figure_doubt(then.current, aged)}{known}"


def _in_force_until(figure: Figure, today: date) -> date | None:
    """The last day of a rate that has ended, where that day is on record."""
    last = figure.as_of.last
    ended = figure.measure is Measure.MINIMUM and last < today
    return last if ended and figure.as_of.text.endswith(f"/{last.isoformat()}") else None


def _basis(answer: PayAnswer) -> tuple[Line, ...]:
    lines = (*dollars_lines(answer.dollars), *known_lines(answer.then.known))
    if answer.then.known and answer.dollars:
        lines += (small("Prices are those on record today, not those known by then."),)
    return lines


def _about(then: RoleThen) -> Block:
    paid = then.paid
    lines = [line(paid.role.about)]
    if paid.role.counts in _COUNTS:
        lines.append(line(_COUNTS[paid.role.counts]))
    lines += population_lines((stated.row for stated in paid.figures), paid.years)
    if then.current:
        lines += map(line, _later(then, then.current.row))
    return Block(tuple(lines))


def _later(then: RoleThen, current: Figure) -> Iterator[str]:
    """What is later than the figure that stands for the role, up to the day."""
    rises = [stated.row for _, stated in then.rises]
    if current.measure is not Measure.MINIMUM:
        if rises:
            told = _rises_told(rises, " of the minimums")
            yield f"The {measure_label(current.measure)} is older than {told}."
    elif current.as_of.last < then.day:
        rate = f"No later rate {'was known' if then.known else 'is on record'}"
        yield f"{rate}, but {_rises_told(rises)}." if rises else f"{rate}."


def _rises_told(rises: Sequence[Figure], whose: str = "") -> str:
    """'a later rise of 1.5% (2 May 2026)', '4 later rises of the minimums (listed last)'."""
    if len(rises) > 1:
        return f"{plural(len(rises), 'later rise')}{whose} (listed last)"
    amount = figure_amount(rises[0]).replace("a rise", f"a later rise{whose}", 1)
    return f"{amount} ({when(rises[0].as_of)})"


def _measure_blocks(
    groups: Sequence[Agreement], answer: PayAnswer, told: set[str]
) -> Iterator[Block]:
    """A block a figure of one measure; figures of the same thing stand together, as do the wages
    of an occupation.
    """
    meaning = MEANINGS[groups[0].measure]
    opening = [head(capitalised(meaning.label)), small(f"{capitalised(meaning.says)}.")]
    capped = [is_top_coded(stated.row) for group in groups for stated in group.figures]
    if any(capped) and not all(capped):
        opening.append(small(_TOP_CODES))
    begun = True
    for group in groups:
        if begun and group.figures[0].row.as_of.first > answer.then.day:
            begun = False
            opening.append(small(_NOT_YET))
        if len(group.figures) > 1:
            opening.append(_together(group))
        for place, stated in enumerate(group.figures):
            tight = place > 0 or (not opening and soc_of(stated.row.id) is not None)
            yield Block((*opening, *_figure_lines(stated, answer.dollars, told)), tight)
            opening = []


def _together(group: Agreement) -> Line:
    count = plural(len(group.figures), "figure")
    if group.differ:
        return small(f"Sources differ: {count} of the same thing.")
    return small(f"{capitalised(count)} of the same thing, some less precise than others.")


def _figure_lines(stated: Stated[Figure], dollars: Dollars | None, told: set[str]) -> list[Line]:
    figure, agreeing = stated.row, stated.agreeing
    return [
        figure_line(stated, cite(agreeing)),
        *(adjusted_lines(figure, dollars, told) if dollars and figure.has_amount else []),
        *exact_words(agreeing),
        *figure_small(stated),
        *differing_lines(stated),
    ]


def _mentions(mentions: Sequence[Attestation]) -> Iterator[Block]:
    """Sources that name the role without a figure."""
    lines = [small(_mention(word), cite_source(word.source)) for word in mentions]
    if lines:
        yield Block((head("Named without pay"), *lines))


def _mention(word: Attestation) -> str:
    return f"{in_marks(word.excerpt)}: {word.says}" if word.excerpt else word.says or ""


def _rise_blocks(rises: Sequence[tuple[str, Stated[Figure]]]) -> Iterator[Block]:
    """Later rises of the role's schedule; nothing is computed with them."""
    opening = [head("Later rises"), *(small(f"{schedule}.") for schedule, _ in rises[:1])]
    for _, stated in rises:
        amount = figure_line(stated, cite(stated.agreeing, shown=1))
        yield Block((*opening, amount, *figure_small(stated)))
        opening = []


def _menus(role: Role, others: Sequence[Name]) -> tuple[Menu, ...]:
    choices = tuple(Choice(name.title, name.record, name.hint) for name in others)
    if not choices:
        return ()
    question = Question.of("compare", first=role.id)
    return (Menu("Compare with…", question, "second", choices, Action.OPEN),)
