"""The card of /pay."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from bot.domain.evidence.agreement import Agreement
from bot.domain.pay.inflation import Adjustment
from bot.models.evidence import Attestation, Name, PaidRole, Stated
from bot.models.measure import MEANINGS, Measure
from bot.models.question import Action, Question
from bot.models.role import Figure
from bot.models.source import Source

_COUNTS = {
    "group": "Figures here are totals for many people together, not one person's pay.",
    "rate": "Nobody is paid this as such: it is a schedule that moves many people's pay.",
}


@dataclass(frozen=True, slots=True)
class PayAnswer:
    """All figures of a role.

    Attributes:
        paid: The role with its figures.
        first: The figure that stands for it on the day; None without any.
        measures: The figures by their measure, those of one thing together.
        mentions: Sources that name the role without a figure, the best first.
        schedule: The name of its union's schedule, '' where that has no later rises.
        rises: Rises of the schedule that came after the first figure.
        others: Roles to compare it with.
        today: The day that ages are counted to.
        dollars_of: The year whose dollars are asked for.
        adjustments: How to bring a figure into these dollars, by its id; None where that cannot
            be done.
        sources: Those of the price index, by id.
        known: The day by which all of it had to be known.
    """

    paid: PaidRole
    first: Stated[Figure] | None
    measures: Mapping[Measure, Sequence[Agreement]]
    mentions: Sequence[Attestation]
    schedule: str
    rises: Sequence[Stated[Figure]]
    others: Sequence[Name]
    today: date
    dollars_of: int | None
    adjustments: Mapping[str, Adjustment | None]
    sources: Mapping[str, Source]
    known: AsKnown | None


def render_pay(answer: PayAnswer, question: Question, version: str) -> Card:
    """All figures of a role by measure and date."""
    role = answer.paid.role
    return Card(
        tone=Tone.PAY,
        heading=_heading(answer),
        blocks=tuple(_blocks(answer)),
        basis=tuple(_basis(answer)),
        ids=(role.id,),
        buttons=known_buttons(answer.known, question),
        menus=tuple(_menus(answer)),
        facts=figure_facts((role, stated) for stated in answer.paid.figures),
        chart=pay_chart(answer.paid, answer.first, version, 1, known_title(answer.known)),
    )


def _heading(answer: PayAnswer) -> str:
    name, known = role_name(answer.paid.role), known_title(answer.known)
    if answer.first is None:
        return f"{name}: no pay on record{known}"
    figure = answer.first.row
    old = age(figure.as_of, answer.today)
    aged = f" ({old}{' then' if answer.known else ''})" if old else ""
    label = f"{measure_label(figure.measure)}{what_of(figure)}"
    return f"{name}: {figure_amount(figure)}, {label}, {when(figure.as_of)}{aged}{known}"


def _blocks(answer: PayAnswer) -> Iterator[Block]:
    yield Block(tuple(_about(answer)))
    for measure, groups in answer.measures.items():
        meaning = MEANINGS[measure]
        title = [head(_capital(meaning.label)), small(f"{_capital(meaning.says)}.")]
        for group in groups:
            yield from _figure_blocks(title, group, answer)
            title = []
    if answer.mentions:
        yield Block((head("Named without pay"), *map(_mention, answer.mentions)))
    title = [head("Later rises"), small(f"{answer.schedule}.")]
    for stated in answer.rises:
        rise = figure_line(stated, cite(stated.agreeing, shown=1))
        yield Block((*title, rise, figure_small(stated)))
        title = []


def _about(answer: PayAnswer) -> Iterator[Line]:
    role = answer.paid.role
    yield line(role.about)
    if role.counts in _COUNTS:
        yield line(_COUNTS[role.counts])
    if answer.rises:
        count = plural(len(answer.rises), "later rise")
        yield line(f"The figure above is older than {count} of its scale, listed last.")


def _figure_blocks(title: Sequence[Line], group: Agreement, answer: PayAnswer) -> Iterator[Block]:
    """A block a figure; figures of the same thing stand together."""
    opening = [*title, _together(group)] if len(group.figures) > 1 else title
    for place, stated in enumerate(group.figures):
        yield Block((*opening, *_figure_lines(stated, answer)), tight=place > 0)
        opening = []


def _together(group: Agreement) -> Line:
    count = plural(len(group.figures), "figure")
    if group.differ:
        return small(f"Sources differ: {count} of the same thing, best founded first.")
    return small(f"{_capital(count)} of the same thing, some less precise than others.")


def _figure_lines(stated: Stated[Figure], answer: PayAnswer) -> Iterator[Line]:
    agreeing = stated.agreeing
    yield figure_line(stated, cite(agreeing))
    if answer.dollars_of is not None and stated.row.has_amount:
        adjustment = answer.adjustments[stated.row.id]
        source = answer.sources[adjustment.to.source] if adjustment else None
        yield adjusted_line(stated.row, answer.dollars_of, adjustment, source)
    yield from exact_words(agreeing)
    yield figure_small(stated)
    yield from differing_lines(stated)


def _mention(word: Attestation) -> Line:
    named = f"{in_marks(word.excerpt)}: {word.says}" if word.excerpt else word.says or ""
    return small(named, cite_source(word.source))


def _basis(answer: PayAnswer) -> Iterator[Line]:
    yield from known_lines(answer.known)
    if answer.known and answer.dollars_of:
        yield small("Prices are those on record today, not those known by then.")


def _menus(answer: PayAnswer) -> Iterator[Menu]:
    role = answer.paid.role.id
    others = [name for name in answer.others if name.record != role]
    choices = tuple(Choice(name.title, name.record, name.hint) for name in others[:SELECT_OPTIONS])
    if choices and answer.paid.figures:
        question = Question.of("compare", first=role)
        yield Menu("Compare with…", question, "second", choices, Action.OPEN)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
