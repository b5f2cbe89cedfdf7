"""The card of /compare."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answers.compare.chart import comparison_chart
from bot.answers.compare.command import ROLES
from bot.answers.compare.ratio import (
    equivalents_block,
    ratio_block,
    ratio_sentence,
    ratio_to,
    relation_to_reference,
)
from bot.cards.card import (
    Block,
    Bold,
    Button,
    Card,
    Choice,
    Italic,
    Line,
    Menu,
    Tone,
    item,
    line,
    small,
)
from bot.cards.citations import cite, cite_source
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import figure_amount, money, multiple, per, when
from bot.cards.parts.facts import figure_facts
from bot.cards.parts.figures import exact_words, figure_line, figure_small
from bot.cards.parts.inflation import adjusted_line
from bot.cards.parts.labels import (
    measure_label,
    role_name,
    sentence_titles,
    short_titles,
    what_of,
)
from bot.domain.pay.comparison import Comparison, Side
from bot.domain.pay.equivalents import Equivalent
from bot.domain.pay.interval import Multiple, NoRatio
from bot.domain.pay.like_for_like import LikeForLike
from bot.models.evidence import PaidRole
from bot.models.measure import MEANINGS, Measure, Per
from bot.models.occupation import wage_id
from bot.models.question import Action, Question
from bot.models.role import Figure
from bot.models.source import Source

_LISTED = 4


@dataclass(frozen=True, slots=True)
class Alike:
    """The pair of occupations that can be compared without objection, how many times the wage of
    the first is that of the second by each measure, and the source.
    """

    pair: LikeForLike
    ratios: Sequence[tuple[Measure, Multiple]]
    source: Source


@dataclass(frozen=True, slots=True)
class ComparisonAnswer:
    """Two to four roles side by side.

    Attributes:
        comparison: The roles in the order in which they were asked for, and what they give.
        ranked: The places of the roles, the highest amount first.
        equivalents: Of each pair of the comparison, its larger amount in terms of other figures.
        sources: Those of the price index, by id.
        alike: None where the roles have no such pair, or are that pair.
    """

    comparison: Comparison
    ranked: Sequence[int]
    equivalents: Sequence[Sequence[Equivalent]]
    sources: Mapping[str, Source]
    alike: Alike | None = None


def render_comparison(answer: ComparisonAnswer, question: Question, version: str) -> Card:
    """Two to four roles side by side, the first against each of the others. `question` has them in
    this order, also where another one was picked as the first.
    """
    comparison = answer.comparison
    roles = [side.role.role for side in comparison.sides]
    titles, short = sentence_titles(roles), short_titles(roles)
    heading = _ranked_heading if comparison.several else _pair_heading
    return Card(
        tone=Tone.PAY,
        heading=heading(comparison, titles),
        question=question,
        blocks=tuple(_blocks(answer, titles)),
        basis=tuple(_basis(comparison)),
        ids=tuple((s.chosen.row if s.chosen else s.role.role).id for s in comparison.sides),
        buttons=tuple(_buttons(answer, short)),
        menus=tuple(_menus(comparison, short, question)),
        facts=figure_facts((s.role.role, s.chosen) for s in comparison.sides if s.chosen),
        chart=comparison_chart(
            comparison, version, after=1 if comparison.several else len(comparison.sides)
        ),
    )


def _blocks(answer: ComparisonAnswer, titles: Sequence[str]) -> Iterator[Block]:
    comparison = answer.comparison
    if comparison.several:
        yield _table(comparison, answer.ranked)
    for side in comparison.sides:
        yield Block(tuple(_side_lines(side, answer)))
    for pair in comparison.pairs:
        yield ratio_block(comparison, pair, titles)
    if answer.alike:
        yield _alike_block(answer.alike)
    for pair, equivalents in zip(comparison.pairs, answer.equivalents, strict=True):
        if equivalents:
            yield equivalents_block(equivalents, pair, titles)


# --- The heading ---------------------------------------------------------------------------------


def _pair_heading(comparison: Comparison, _titles: Sequence[str]) -> str:
    [pair] = comparison.pairs
    if isinstance(pair.ratio, NoRatio):
        return "; ".join(_stands(side) for side in comparison.sides)
    return ratio_sentence(comparison, pair, pair.ratio)


def _stands(side: Side) -> str:
    """'SAG-AFTRA member, acting income: less than $30,000 a year (mean, July 2023)'."""
    name = role_name(side.role.role)
    if side.chosen is None:
        return f"{name}: no pay on record"
    figure = side.chosen.row
    return f"{name}: {figure_amount(figure)} ({_kind(side, figure)}, {when(figure.as_of)})"


def _kind(side: Side, figure: Figure) -> str:
    """'mean, acting income, a total for many people'."""
    total = ", a total for many people" if side.role.role.counts == "group" else ""
    return f"{measure_label(figure.measure)}{what_of(figure)}{total}"


def _ranked_heading(comparison: Comparison, titles: Sequence[str]) -> str:
    """The first role against each of the others; every ratio names both its measures."""
    reference, others = comparison.sides[0].chosen, titles[1:]
    if reference is None:
        return f"{titles[0]}: no pay on record, beside {', '.join(others)}"
    clauses: list[str] = []
    without: list[str] = []
    for pair, title in zip(comparison.pairs, others, strict=True):
        if isinstance(pair.ratio, NoRatio):
            without.append(title)
        else:
            clauses.append(ratio_to(comparison, pair, pair.ratio, title))
    if without:
        *most, last = without
        clauses.append(f"no ratio with {', '.join(most)}{' or ' if most else ''}{last}")
    phrase = MEANINGS[reference.row.measure].phrase
    return f"{phrase[:1].upper()}{phrase[1:]} for {titles[0]}: {'; '.join(clauses)}"


# --- Three or four roles in a table --------------------------------------------------------------


def _table(comparison: Comparison, ranked: Sequence[int]) -> Block:
    """A line a role, the highest amount first, each set against the first role."""
    lines = [_row(comparison, place) for place in ranked]
    if any(pair.unlike for pair in comparison.pairs):
        warning = " Each line names its kind of figure; a ratio of unlike kinds can mislead."
        lines.insert(0, line(Bold("Unlike measures."), warning))
    return Block((*lines, _order(comparison)))


def _row(comparison: Comparison, place: int) -> Line:
    side = comparison.sides[place]
    relation = (
        relation_to_reference(comparison, comparison.pairs[place - 1]) if place else "the reference"
    )
    name = Bold(role_name(side.role.role))
    if side.chosen is None:
        return item(name, f": no pay on record; {relation}.")
    figure = side.chosen.row
    return item(
        name,
        f": {figure_amount(figure)}, ",
        Italic(_kind(side, figure)),
        f", {when(figure.as_of)}",
        cite(side.chosen.agreeing, shown=1),
        f"; {relation}.",
    )


def _order(comparison: Comparison) -> Line:
    units = [side.chosen.row.per if side.chosen else None for side in comparison.sides]
    first = units[0] if len(set(units)) > 1 and units[0] is not Per.PAYMENT else None
    unit = f", what is paid by the {first} first" if first else ""
    return small(
        f"Ordered by the upper end that is stated{unit}. Notes, sources and arithmetic follow."
    )


# --- Each role -----------------------------------------------------------------------------------


def _side_lines(side: Side, answer: ComparisonAnswer) -> Iterator[Line]:
    yield line(Bold(role_name(side.role.role)))
    if side.chosen is None:
        yield from _unpaid_lines(side.role)
        return
    agreeing = side.chosen.agreeing
    yield figure_line(side.chosen, cite(agreeing))
    if answer.comparison.dollars is not None:
        adjustment = side.adjustment
        source = answer.sources[adjustment.to.source] if adjustment else None
        yield adjusted_line(side.chosen.row, answer.comparison.dollars.year, adjustment, source)
    yield from exact_words(agreeing)
    group = "A total for many people together." if side.role.role.counts == "group" else ""
    yield figure_small(side.chosen, group, _choice(side))


def _choice(side: Side) -> str:
    others = len(side.others)
    if side.by_person:
        return f"You chose this figure of {others + 1}."
    if not others:
        return "The only amount on record."
    return f"Chosen by rule from {others + 1} amounts on record."


def _unpaid_lines(paid: PaidRole) -> Iterator[Line]:
    """What is on record for a role without an amount."""
    figures = paid.figures
    if figures:
        yield line("No amount of money on record, only:")
    else:
        named = "No pay on record: the sources name the role without a figure."
        yield line(named, cite(paid.mentions))
    for stated in figures[:_LISTED]:
        yield figure_line(stated, cite(stated.agreeing, shown=1))
        yield figure_small(stated)
    if len(figures) > _LISTED:
        yield small(f"And {len(figures) - _LISTED} more: see all figures.")


def _alike_block(alike: Alike) -> Block:
    """Both occupations by the median, and their ratio by the median and by the mean."""
    pair = alike.pair
    wages = ", ".join(
        f"{occupation.title} {money(median)}{per(pair.per)}"
        for occupation, median in zip((pair.first, pair.second), pair.medians, strict=True)
    )
    ratios = ", ".join(f"{multiple(said)} by the {measure}" for measure, said in alike.ratios)
    return Block(
        (
            line(Bold("Like for like:"), f" {wages}; {ratios}.", cite_source(alike.source)),
            small(
                f"Medians of May {pair.first.year}, all over the United States, as the Bureau of "
                "Labor Statistics publishes them. Which occupation a role belongs to was assigned "
                "by the editors of the record."
            ),
        )
    )


# --- Below the facts -----------------------------------------------------------------------------


def _basis(comparison: Comparison) -> Iterator[Line]:
    unlike = any(pair.unlike for pair in comparison.pairs)
    if comparison.several or not unlike:
        chosen = [side.chosen for side in comparison.sides if side.chosen]
        for measure in dict.fromkeys(stated.row.measure for stated in chosen):
            yield small(f"{MEANINGS[measure].label.capitalize()}: {MEANINGS[measure].says}.")
    divided = [pair for pair in comparison.pairs if not isinstance(pair.ratio, NoRatio)]
    if not all(pair.same_unit for pair in divided):
        yield small("Nothing was converted from one unit into another.")


def _buttons(answer: ComparisonAnswer, titles: Sequence[str]) -> Iterator[Button]:
    dollars = answer.comparison.dollars
    year = str(dollars.year) if dollars else ""
    for title, side in zip(titles, answer.comparison.sides, strict=True):
        pay = Question.of("pay", role=side.role.role.id, dollars_of=year)
        yield Button(f"All figures: {title}", Action.OPEN, pay)
    if answer.alike:
        pair = answer.alike.pair
        first, second = (
            wage_id(occupation.soc, occupation.year, pair.per, Measure.MEDIAN)
            for occupation in (pair.first, pair.second)
        )
        asked = Question.of("compare", first=first, second=second)
        yield Button("Like for like", Action.OPEN, asked)


def _menus(comparison: Comparison, titles: Sequence[str], question: Question) -> Iterator[Menu]:
    for option, side, title in zip(ROLES, comparison.sides, titles, strict=False):
        if side.others:
            choices = tuple(_choice_of(stated.row) for stated in side.others[:SELECT_OPTIONS])
            more = len(side.others) - len(choices)
            rest = f" ({more} more under All figures)" if more > 0 else ""
            yield Menu(f"Another figure for {title}{rest}", question, option, choices)
    if comparison.several:
        others = tuple(
            Choice(side.role.role.title, str(place))
            for place, side in enumerate(comparison.sides)
            if place
        )
        yield Menu("Set the others against another role", question, "reference", others)


def _choice_of(figure: Figure) -> Choice:
    disagrees = "disagrees: " if figure.disagrees else ""
    return Choice(
        label=f"{figure_amount(figure)}, {when(figure.as_of)}",
        value=figure.id,
        description=f"{disagrees}{measure_label(figure.measure)}{what_of(figure)}",
    )
