"""Three or four roles on a card of /compare: a line a role, in order, set against the first."""

from collections.abc import Sequence

from bot.answers.compare.ratio import in_dollars, in_units
from bot.cards.card import Block, Bold, Choice, Italic, Line, Menu, item, line, small
from bot.cards.citations import cite
from bot.cards.parts.amounts import figure_amount, multiple, years
from bot.cards.parts.figures import figure_doubt
from bot.cards.parts.labels import figure_label, role_name
from bot.domain.pay.comparison import Comparison, Pair, Side
from bot.domain.pay.interval import NoRatio
from bot.models.measure import NO_RATE
from bot.models.question import Question
from bot.models.role import Figure

_SHORT_REASONS = {
    NoRatio.OPEN: "no ratio, for want of a bound",
    NoRatio.ZERO: "no ratio with zero",
    NoRatio.PAYMENT: "no ratio, since one of the two is no rate, but a payment or a total",
    NoRatio.TOTAL: "no ratio, since one of the two is a total for many people",
    NoRatio.NO_PAY: "no ratio, since one of the two has no amount",
    NoRatio.OTHER_THING: "no ratio, since the two are not of the same thing",
    NoRatio.CURRENCY: "no ratio between currencies",
}


def side_label(side: Side, figure: Figure) -> str:
    """What kind of figure stands for a role: 'mean', 'paid, a total for many people'."""
    return f"{figure_label(figure)}{', a total for many people' if side.is_total else ''}"


def several_heading(comparison: Comparison, titles: Sequence[str]) -> str:
    """What the first role is paid, beside so many others: the lines below set them against it."""
    first, others = comparison.sides[0], f"beside {len(comparison.pairs)} others"
    if first.chosen is None:
        return f"{titles[0]}: no pay on record, {others}"
    figure = first.chosen.row
    label = f"{side_label(first, figure)}, {years(figure.as_of)}{figure_doubt(first.chosen)}"
    return f"{titles[0]}: {figure_amount(figure)}, {label}, {others}"


def _relation(pair: Pair) -> str:
    """How a role stands to the reference: 'the reference is more than 13 times it'."""
    ratio = pair.ratio
    if isinstance(ratio, NoRatio):
        return _SHORT_REASONS[ratio]
    one, other = ("the reference", "it") if pair.larger == 0 else ("it", "the reference")
    dollars = in_dollars(pair)
    if not pair.same_unit:
        count = in_units(ratio.said, ratio.divisor.row)
        return f"one {ratio.dividend.row.per} of {one} is {count} of {other}{dollars}"
    if ratio.is_one:
        return f"the same as the reference{dollars}"
    return f"{one} is {multiple(ratio.said)} {other}{dollars}"


def several_block(comparison: Comparison) -> Block:
    """The table: a line a role, the highest amount first, each set against the first role, whose
    amount is in the heading.
    """
    lines = [
        _line(comparison.sides[place], _relation(comparison.pairs[place - 1]))
        if place
        else _reference_line(comparison.sides[0])
        for place in comparison.order
    ]
    return Block((*_warning(comparison), *lines, _order(comparison)))


def _reference_line(side: Side) -> Line:
    cited = [cite(side.chosen.agreeing, shown=1)] if side.chosen else []
    return item(Bold(role_name(side.paid.role)), ": the reference", *cited, ".")


def _line(side: Side, relation: str) -> Line:
    name = Bold(role_name(side.paid.role))
    if side.chosen is None:
        return item(name, f": no pay on record; {relation}.")
    figure = side.chosen.row
    amount, label = f": {figure_amount(figure)}, ", Italic(side_label(side, figure))
    dated = f", {years(figure.as_of)}{figure_doubt(side.chosen)}"
    cited = cite(side.chosen.agreeing, shown=1)
    return item(name, amount, label, dated, cited, f"; {relation}.")


def _warning(comparison: Comparison) -> list[Line]:
    if not any(pair.unlike for pair in comparison.pairs):
        return []
    warning = " A ratio of unlike kinds can mislead."
    return [line(Bold("Unlike measures."), warning)]


def _order(comparison: Comparison) -> Line:
    per = comparison.sides[0].unit
    several = len({side.unit for side in comparison.sides}) > 1
    first = f", what is paid by the {per} first" if several and per and per not in NO_RATE else ""
    return small(f"Ordered by the upper end{first}.")


def reference_menu(comparison: Comparison, question: Question) -> Menu:
    """Another role as the one that all others are set against."""
    choices = tuple(
        Choice(side.paid.role.title, str(place))
        for place, side in enumerate(comparison.sides)
        if place
    )
    return Menu("Set the others against another role", question, "reference", choices)
