"""The card of /compare."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answers.compare.chart import comparison_chart
from bot.answers.compare.command import ROLES
from bot.answers.compare.equivalents import equivalents_block
from bot.answers.compare.ranked_card import reference_menu, several_block, several_heading
from bot.answers.compare.ratio import PAIR, ratio_block, ratio_sentence
from bot.cards.card import Block, Bold, Button, Card, Choice, Line, Menu, Tone, line, small
from bot.cards.citations import cite, cite_source
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import figure_amount, money, multiple, per, when
from bot.cards.parts.facts import figure_facts
from bot.cards.parts.figures import exact_words, figure_line, figure_small
from bot.cards.parts.inflation import adjusted_line
from bot.cards.parts.labels import measure_label, role_name, short_titles, what_of
from bot.domain.pay.comparison import Comparison, Dollars, Side
from bot.domain.pay.equivalents import equivalents
from bot.domain.pay.interval import Interval, NoRatio, say
from bot.domain.pay.like_for_like import LikeForLike
from bot.models.evidence import Stated
from bot.models.measure import MEANINGS, Measure, Per
from bot.models.occupation import Occupation, wage_id
from bot.models.question import Action, Question
from bot.models.role import Figure
from bot.models.source import Source

_LISTED = 4


@dataclass(frozen=True, slots=True)
class Alike:
    """The pair of occupations that can be compared without objection, and its source."""

    pair: LikeForLike
    source: Source


def render_comparison(
    comparison: Comparison,
    question: Question,
    sources: Mapping[str, Source],
    alike: Alike | None = None,
) -> Card:
    """Two to four roles side by side, the first against each of the others."""
    titles = short_titles([side.role.role for side in comparison.sides])
    several = len(comparison.sides) > PAIR
    blocks = [several_block(comparison)] if several else []
    blocks += [_side_block(side, comparison.dollars, sources) for side in comparison.sides]
    blocks += [ratio_block(comparison, verdict) for verdict in comparison.verdicts]
    if alike is not None:
        blocks.append(_alike_block(alike))
    for verdict in comparison.verdicts:
        found = equivalents(comparison, verdict)
        blocks += equivalents_block(found, comparison, verdict)
    return Card(
        tone=Tone.PAY,
        heading=_heading(comparison),
        question=question,
        blocks=tuple(blocks),
        basis=_basis(comparison),
        ids=tuple(_side_id(side) for side in comparison.sides),
        buttons=tuple(
            Button(f"All figures: {title}", Action.OPEN, _pay(side, comparison.dollars))
            for title, side in zip(titles, comparison.sides, strict=True)
        )
        + _alike_buttons(alike),
        menus=_menus(comparison, titles, question),
        facts=figure_facts((s.role.role, s.chosen) for s in comparison.sides if s.chosen),
        chart=comparison_chart(comparison, after=1 if several else len(comparison.sides)),
    )


def _menus(comparison: Comparison, titles: Sequence[str], question: Question) -> tuple[Menu, ...]:
    found = [
        menu
        for option, side, title in zip(ROLES, comparison.sides, titles, strict=False)
        for menu in _menu(side, title, option, question)
    ]
    if len(comparison.sides) > PAIR:
        found.append(reference_menu(comparison, question))
    return tuple(found)


def _alike_block(found: Alike) -> Block:
    """Both occupations by the median, and their ratio by the median and by the mean."""
    alike = found.pair
    wages = ", ".join(f"{one.title} {_wage(one, alike.per)}" for one in (alike.first, alike.second))
    ratios = [
        f"{multiple(say(Interval(ratio, ratio)))} by the {measure}"
        for measure in (Measure.MEDIAN, Measure.MEAN)
        if (ratio := alike.ratio(measure)) is not None
    ]
    return Block(
        (
            line(
                Bold("Like for like:"),
                f" {wages}; {', '.join(ratios)}.",
                cite_source(found.source),
            ),
            small(
                f"Medians of May {alike.first.year}, all over the United States, as the Bureau of "
                "Labor Statistics publishes them. Which occupation a role belongs to was assigned "
                "by the editors of the record."
            ),
        )
    )


def _wage(year: Occupation, unit: Per) -> str:
    value = year.wage(unit, Measure.MEDIAN)
    return f"{money(value)}{per(unit)}" if value is not None else "not published"


def _alike_buttons(found: Alike | None) -> tuple[Button, ...]:
    if found is None:
        return ()
    alike = found.pair
    first, second = (
        wage_id(one.soc, one.year, alike.per, Measure.MEDIAN) for one in (alike.first, alike.second)
    )
    asked = Question.of("compare", first=first, second=second)
    return (Button("Like for like", Action.OPEN, asked),)


def _pay(side: Side, dollars: Dollars | None) -> Question:
    year = str(dollars.year) if dollars else ""
    return Question.of("pay", role=side.role.role.id, dollars_of=year)


def _side_id(side: Side) -> str:
    return side.chosen.row.id if side.chosen else side.role.role.id


def _heading(comparison: Comparison) -> str:
    if len(comparison.sides) > PAIR:
        return several_heading(comparison)
    verdict = comparison.verdicts[0]
    if isinstance(verdict.ratio, NoRatio):
        return "; ".join(_stands(side) for side in comparison.sides)
    return ratio_sentence(comparison, verdict)


def _stands(side: Side) -> str:
    """'SAG-AFTRA member, acting income: less than $30,000 a year (mean, July 2023)'."""
    name = role_name(side.role.role)
    if side.chosen is None:
        return f"{name}: no pay on record"
    figure = side.chosen.row
    total = ", a total for many people" if side.role.role.counts == "group" else ""
    label = f"{measure_label(figure.measure)}{what_of(figure)}{total}, {when(figure.as_of)}"
    return f"{name}: {figure_amount(figure)} ({label})"


def _side_block(side: Side, dollars: Dollars | None, sources: Mapping[str, Source]) -> Block:
    name = line(Bold(role_name(side.role.role)))
    if side.chosen is None:
        return _unpaid_block(side, name)
    group = "A total for many people together." if side.role.role.counts == "group" else ""
    adjusted: list[Line] = []
    if dollars is not None:
        found = side.adjustment
        source = sources[found.to.source] if found else None
        adjusted = [adjusted_line(side.chosen.row, dollars.year, found, source)]
    return Block(
        (
            name,
            figure_line(side.chosen, cite(side.chosen.agreeing)),
            *adjusted,
            *exact_words(side.chosen.agreeing),
            figure_small(side.chosen, group, _choice(side)),
        )
    )


def _unpaid_block(side: Side, name: Line) -> Block:
    """A role without an amount: what else is on record for it."""
    lines = [name]
    if not side.role.figures:
        named = "No pay on record: the sources name the role without a figure."
        lines.append(line(named, cite(side.role.mentions)))
    else:
        lines.append(line("No amount of money on record, only:"))
    for stated in side.role.figures[:_LISTED]:
        lines += [figure_line(stated, cite(stated.agreeing, shown=1)), figure_small(stated)]
    if len(side.role.figures) > _LISTED:
        lines.append(small(f"And {len(side.role.figures) - _LISTED} more: see all figures."))
    return Block(tuple(lines))


def _choice(side: Side) -> str:
    others = len(side.others)
    if side.by_person:
        return f"You chose this figure of {others + 1}."
    if not others:
        return "The only amount on record."
    return f"Chosen by rule from {others + 1} amounts on record."


def _basis(comparison: Comparison) -> tuple[Line, ...]:
    kinds = dict.fromkeys(
        side.chosen.row.measure for side in comparison.sides if side.chosen is not None
    )
    lines = [
        small(f"{MEANINGS[kind].label.capitalize()}: {MEANINGS[kind].says}.") for kind in kinds
    ]
    if any(isinstance(v.ratio, Interval) and not v.same_unit for v in comparison.verdicts):
        lines.append(small("Nothing was converted from one unit into another."))
    unlike = any(verdict.unlike for verdict in comparison.verdicts)
    return tuple(lines if not unlike or len(comparison.sides) > PAIR else lines[len(kinds) :])


def _menu(side: Side, title: str, option: str, question: Question) -> list[Menu]:
    if not side.others:
        return []
    choices = tuple(
        Choice(
            label=f"{figure_amount(stated.row)}, {when(stated.row.as_of)}",
            value=stated.row.id,
            description=(
                f"{'disagrees: ' if stated.row.disagrees else ''}"
                f"{measure_label(stated.row.measure)}{what_of(stated.row)}"
            ),
        )
        for stated in _ordered(side.others)[:SELECT_OPTIONS]
    )
    more = len(side.others) - len(choices)
    rest = f" ({more} more under All figures)" if more > 0 else ""
    placeholder = f"Another figure for {title}{rest}"
    return [Menu(placeholder, question, option, choices)]


def _ordered(figures: tuple[Stated[Figure], ...]) -> list[Stated[Figure]]:
    return sorted(figures, key=lambda f: (f.row.disagrees, -f.row.as_of.last.toordinal()))
