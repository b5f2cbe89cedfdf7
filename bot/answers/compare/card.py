"""The card of /compare."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answers.compare.chart import comparison_chart
from bot.answers.compare.command import ROLES
from bot.answers.compare.ranked_card import (
    reference_menu,
    several_block,
    several_heading,
    side_label,
)
from bot.answers.compare.ratio import PAIR, equivalents_block, ratio_block, ratio_sentence
from bot.cards.card import Block, Bold, Button, Card, Choice, Line, Menu, Tone, line, small
from bot.cards.citations import cite, cite_source, reported_sentences
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import figure_amount, money, multiple, per, plural, when
from bot.cards.parts.facts import figure_facts
from bot.cards.parts.figures import (
    exact_words,
    figure_doubt,
    figure_line,
    figure_notes,
    figure_small,
)
from bot.cards.parts.inflation import adjusted_lines, dollars_lines
from bot.cards.parts.labels import figure_label, role_name, sentence_titles, short_titles
from bot.cards.parts.populations import population_lines
from bot.domain.pay.choose_figures import Paid
from bot.domain.pay.comparison import Comparison, LikeForLike, Side
from bot.domain.pay.inflation import Dollars
from bot.domain.pay.interval import Multiple, NoRatio, Ratio
from bot.models.measure import MEANINGS, Measure
from bot.models.question import Action, Question
from bot.models.source import Source

_LISTED = 4


@dataclass(frozen=True, slots=True)
class Alike:
    """The pair of occupations that can be compared without objection.

    Attributes:
        ratios: The first ÷ the second by each measure that is published of both.
        source: Of the wages of that year.
        question: Compares the two medians.
    """

    pair: LikeForLike
    ratios: Mapping[Measure, Multiple]
    source: Source
    question: Question


@dataclass(frozen=True, slots=True)
class CompareAnswer:
    """Two to four roles side by side, the first against each of the others.

    Attributes:
        question: The one that is answered, its reference first among the roles.
        alike: None where there is no such pair, or where it is the one that was asked for.
    """

    question: Question
    comparison: Comparison
    alike: Alike | None = None


def render_comparison(answer: CompareAnswer) -> Card:
    comparison, sides = answer.comparison, answer.comparison.sides
    roles = [side.paid.role for side in sides]
    titles = sentence_titles(roles)
    several, told = len(sides) > PAIR, set[str]()
    ratios = [ratio_block(comparison, pair, titles) for pair in comparison.pairs]
    return Card(
        tone=Tone.PAY,
        heading=several_heading(comparison, titles) if several else _heading(comparison),
        question=answer.question,
        blocks=(
            *([several_block(comparison)] if several else []),
            *(_side_block(side, comparison.dollars, told) for side in sides),
            *ratios,
            *_method_blocks(comparison),
            *([_alike_block(answer.alike)] if answer.alike else []),
            *(
                block
                for pair in comparison.pairs
                for block in equivalents_block(comparison, pair, titles)
            ),
            *_population_blocks(comparison),
            *(_sources_block(side, side.chosen) for side in sides if side.chosen),
        ),
        basis=tuple(dollars_lines(comparison.dollars)),
        ids=tuple(side.chosen.row.id if side.chosen else side.paid.role.id for side in sides),
        buttons=_like_for_like(answer.alike),
        menus=_menus(answer, short_titles(roles)),
        facts=figure_facts((side.paid.role, side.chosen) for side in sides if side.chosen),
        chart=comparison_chart(comparison, after=1 if several else len(sides) + len(ratios)),
    )


def _heading(comparison: Comparison) -> str:
    pair = comparison.pairs[0]
    if isinstance(pair.ratio, NoRatio):
        return "; ".join(_stands(side) for side in comparison.sides)
    return ratio_sentence(comparison, pair, pair.ratio)


def _stands(side: Side) -> str:
    """'SAG-AFTRA member, acting income: less than $30,000 a year (mean, July 2023)'."""
    name = role_name(side.paid.role)
    if side.chosen is None:
        return f"{name}: no pay on record"
    figure = side.chosen.row
    label = f"{side_label(side, figure)}, {when(figure.as_of)}"
    return f"{name}: {figure_amount(figure)}{figure_doubt(side.chosen, label)}"


def _side_block(side: Side, dollars: Dollars | None, told: set[str]) -> Block:
    name = line(Bold(role_name(side.paid.role)))
    if side.chosen is None:
        return _unpaid_block(side, name)
    group = "A total for many people together." if side.is_total else ""
    return Block(
        (
            name,
            figure_line(side.chosen, cite(side.chosen.agreeing, shown=1)),
            *(adjusted_lines(side.chosen.row, dollars, told) if dollars else []),
            *figure_notes(side.chosen, group),
        )
    )


def _sources_block(side: Side, chosen: Paid) -> Block:
    """Who reports a figure, how many others there are, and the words of a source."""
    told = " ".join((*reported_sentences(chosen.agreeing), _choice(side)))
    name = Bold(role_name(side.paid.role))
    return Block((small(name, f": {told}"), *exact_words(chosen.agreeing)))


def _unpaid_block(side: Side, name: Line) -> Block:
    """A role without an amount: what else is on record for it."""
    lines = [name]
    if not side.paid.figures:
        named = "No pay on record: the sources name the role without a figure."
        lines.append(line(named, cite(side.paid.mentions)))
    else:
        lines.append(line("No amount of money on record, only:"))
    for stated in side.paid.figures[:_LISTED]:
        lines += [figure_line(stated, cite(stated.agreeing, shown=1)), *figure_small(stated)]
    if len(side.paid.figures) > _LISTED:
        lines.append(small(f"And {len(side.paid.figures) - _LISTED} more: see all figures."))
    return Block(tuple(lines))


def _choice(side: Side) -> str:
    count = plural(len(side.others) + 1, "amount")
    if side.by_person:
        return f"You chose it of {count} on record."
    return f"One of {count} on record." if side.others else "The only amount on record."


def _alike_block(alike: Alike) -> Block:
    """Both occupations by the median, and their ratio by the median and by the mean."""
    pair = alike.pair
    wages = ", ".join(
        f"{one.title} {money(median)}{per(pair.per)}"
        for one, median in zip((pair.first, pair.second), pair.medians, strict=True)
    )
    ratios = ", ".join(f"{multiple(said)} by the {kind}" for kind, said in alike.ratios.items())
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


def _population_blocks(comparison: Comparison) -> list[Block]:
    """A warning for each occupation that the card shows in years with too unlike populations."""
    shown = [side.chosen.row for side in comparison.sides if side.chosen]
    shown += [one.ratio.divisor.row for pair in comparison.pairs for one in pair.equivalents]
    warnings = [
        population_lines((one for one in shown if one.role == side.paid.role.id), side.paid.years)
        for side in comparison.sides
    ]
    return [Block(tuple(lines)) for lines in warnings if lines]


def _method_blocks(comparison: Comparison) -> list[Block]:
    """What each measure is, unless a warning says it, that units stay as they are, and how the
    figures came to be compared that no person chose.
    """
    unlike = any(pair.unlike for pair in comparison.pairs)
    chosen = [side for side in comparison.sides if side.chosen]
    measures = dict.fromkeys(side.chosen.row.measure for side in chosen if side.chosen)
    meanings = [MEANINGS[measure] for measure in measures]
    if unlike and len(comparison.sides) == PAIR:
        meanings = []
    lines = [small(f"{meaning.label.capitalize()}: {meaning.says}.") for meaning in meanings]
    if any(isinstance(pair.ratio, Ratio) and not pair.same_unit for pair in comparison.pairs):
        lines.append(small("Nothing was converted from one unit into another."))
    if len(chosen) >= PAIR and not all(side.by_person for side in chosen):
        lines.append(small(_rule_of_choice(comparison)))
    return [Block(tuple(lines))] if lines else []


def _rule_of_choice(comparison: Comparison) -> str:
    kind = "of one kind (measure, unit, what is counted) and year"
    if comparison.of_one_kind:
        return f"Compared are the newest figures {kind}."
    return f"Compared is what /pay leads with: no figures of all are {kind}."


def _like_for_like(alike: Alike | None) -> tuple[Button, ...]:
    return (Button("Like for like", Action.OPEN, alike.question),) if alike else ()


def _menus(answer: CompareAnswer, titles: Sequence[str]) -> tuple[Menu, ...]:
    """Of several roles only the figures of the reference are offered, which any can be made."""
    sides, dollars = answer.comparison.sides, answer.comparison.dollars
    several = len(sides) > PAIR
    menus = [
        _figure_menu(side, title, option, answer.question)
        for option, side, title in zip(ROLES[: 1 if several else PAIR], sides, titles, strict=False)
        if side.others
    ]
    if several:
        menus.append(reference_menu(answer.comparison, answer.question))
    roles = dict(zip((side.paid.role.id for side in sides), titles, strict=True))
    choices = tuple(Choice(title, role) for role, title in roles.items())
    pay = Question.of("pay", dollars_of=str(dollars.year) if dollars else "")
    menus.append(Menu("All figures of…", pay, "role", choices, Action.OPEN))
    # The first page of a pair has its chart in the place of these.
    return tuple(replace(menu, later=not several) for menu in menus)


def _figure_menu(side: Side, title: str, option: str, question: Question) -> Menu:
    """The other figures that can stand for a role, as far as the menu has room."""
    figures = [stated.row for stated in side.others[:SELECT_OPTIONS]]
    choices = tuple(
        Choice(
            label=f"{figure_amount(figure)}, {when(figure.as_of)}",
            value=figure.id,
            description=f"{'disagrees: ' if figure.disagrees else ''}{figure_label(figure)}",
        )
        for figure in figures
    )
    more = len(side.others) - len(choices)
    rest = f" ({more} more under All figures)" if more > 0 else ""
    return Menu(f"Another figure for {title}{rest}", question, option, choices)
