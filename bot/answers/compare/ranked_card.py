"""Three or four roles on a card of /compare: a line a role, in order, set against the first."""

from collections.abc import Sequence

from bot.answers.compare.ratio import in_dollars, in_units
from bot.cards.card import Block, Bold, Choice, Italic, Line, Menu, item, line, small
from bot.cards.citations import cite, doubted
from bot.cards.parts.amounts import figure_amount, multiple, when
from bot.cards.parts.labels import capitalised, figure_label, role_name
from bot.domain.pay.comparison import Comparison, Pair, Side
from bot.domain.pay.interval import NoRatio, Ratio
from bot.models.measure import MEANINGS, Per
from bot.models.question import Action, Question

_SHORT_REASONS = {
    NoRatio.OPEN: "no ratio, for want of a bound",
    NoRatio.ZERO: "no ratio with zero",
    NoRatio.PAYMENT: "no ratio, since one of the two is a single payment, not a rate",
    NoRatio.TOTAL: "no ratio, since one of the two is a total for many people",
    NoRatio.NO_PAY: "no ratio, since one of the two has no amount",
    NoRatio.OTHER_THING: "no ratio, since the two are not of the same thing",
    NoRatio.CURRENCY: "no ratio between currencies",
}
_NO_RATE = (None, Per.PAYMENT)


def several_heading(comparison: Comparison, titles: Sequence[str]) -> str:
    """The first role against each of the others; every ratio names both its measures."""
    first = comparison.sides[0].chosen
    if first is None:
        return f"{titles[0]}: no pay on record, beside {', '.join(titles[1:])}"
    pairs = list(zip(comparison.pairs, titles[1:], strict=True))
    against = [
        _against(pair, pair.ratio, title) for pair, title in pairs if isinstance(pair.ratio, Ratio)
    ]
    without = [title for pair, title in pairs if isinstance(pair.ratio, NoRatio)]
    if without:
        against.append(f"no ratio with {_either(without)}")
    phrase = MEANINGS[first.row.measure].phrase
    doubt = doubted(first.agreeing)
    return f"{capitalised(phrase)} for {titles[0]}{doubt}: {'; '.join(against)}"


def _either(titles: list[str]) -> str:
    """'one, another or a third'."""
    *most, last = titles
    return f"{', '.join(most)} or {last}" if most else last


def _against(pair: Pair, ratio: Ratio, title: str) -> str:
    """'more than 13 times the mean pay for SAG-AFTRA member'; the first role is 'it'."""
    first_is_larger = pair.larger == 0
    other = ratio.divisor if first_is_larger else ratio.dividend
    thing = f"{MEANINGS[other.row.measure].phrase} for {title}{doubted(other.agreeing)}"
    dollars = in_dollars(pair)
    if not pair.same_unit:
        unit, count = ratio.dividend.row.per, in_units(ratio.said, ratio.divisor.row)
        if first_is_larger:
            return f"one {unit} is {count} at {thing}{dollars}"
        return f"one {unit} at {thing} is {count} at it{dollars}"
    if ratio.is_one:
        return f"the same as {thing}{dollars}"
    times = multiple(ratio.said)
    return f"{times} {thing}{dollars}" if first_is_larger else f"{thing} is {times} it{dollars}"


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
    """The table: a line a role, the highest amount first, each set against the first role."""
    relations = ["the reference", *map(_relation, comparison.pairs)]
    lines = [_line(comparison.sides[place], relations[place]) for place in comparison.order]
    return Block((*_warning(comparison), *lines, _order(comparison)))


def _line(side: Side, relation: str) -> Line:
    name = Bold(role_name(side.paid.role))
    if side.chosen is None:
        return item(name, f": no pay on record; {relation}.")
    figure = side.chosen.row
    total = ", a total for many people" if side.is_total else ""
    amount, label = f": {figure_amount(figure)}, ", Italic(f"{figure_label(figure)}{total}")
    cited = cite(side.chosen.agreeing, shown=1)
    return item(name, amount, label, f", {when(figure.as_of)}", cited, f"; {relation}.")


def _warning(comparison: Comparison) -> list[Line]:
    if not any(pair.unlike for pair in comparison.pairs):
        return []
    warning = " Each line names its kind of figure; a ratio of unlike kinds can mislead."
    return [line(Bold("Unlike measures."), warning)]


def _order(comparison: Comparison) -> Line:
    per = comparison.sides[0].unit
    several = len({side.unit for side in comparison.sides}) > 1
    first = f", what is paid by the {per} first" if several and per not in _NO_RATE else ""
    return small(
        f"Ordered by the upper end that is stated{first}. Notes, sources and arithmetic follow."
    )


def reference_menu(comparison: Comparison, question: Question) -> Menu:
    """Another role as the one that all others are set against."""
    choices = tuple(
        Choice(side.paid.role.title, str(place))
        for place, side in enumerate(comparison.sides)
        if place
    )
    return Menu("Set the others against another role", question, "reference", choices)


def all_figures_menu(comparison: Comparison, titles: Sequence[str]) -> Menu:
    """All that is on record for one of the roles."""
    year = str(comparison.dollars.year) if comparison.dollars else ""
    choices = tuple(
        Choice(title, side.paid.role.id)
        for title, side in zip(titles, comparison.sides, strict=True)
    )
    question = Question.of("pay", dollars_of=year)
    return Menu("All figures of one of them", question, "role", choices, Action.OPEN)
