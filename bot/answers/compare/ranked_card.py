"""Three or four roles on a card of /compare: a line a role, in order, set against the first."""

from bot.answers.compare.ratio import EQUAL, PLURALS, in_dollars
from bot.cards.card import Block, Bold, Choice, Italic, Line, Menu, item, line, small
from bot.cards.citations import cite
from bot.cards.parts.amounts import figure_amount, multiple, when
from bot.cards.parts.labels import measure_label, role_name, sentence_titles, what_of
from bot.domain.pay.comparison import Comparison, Pair, Side
from bot.domain.pay.interval import NoRatio, say
from bot.domain.pay.ranking import by_amount
from bot.models.measure import MEANINGS, Per
from bot.models.question import Question

_SHORT_REASONS = {
    NoRatio.OPEN: "no ratio, for want of a bound",
    NoRatio.ZERO: "no ratio with zero",
    NoRatio.PAYMENT: "no ratio, since one of the two is a single payment, not a rate",
    NoRatio.TOTAL: "no ratio, since one of the two is a total for many people",
    NoRatio.NO_PAY: "no ratio, since one of the two has no amount",
    NoRatio.OTHER_THING: "no ratio, since the two are not of the same thing",
    NoRatio.CURRENCY: "no ratio between currencies",
}


def several_heading(comparison: Comparison) -> str:
    """The first role against each of the others; every ratio names both its measures."""
    titles = sentence_titles([side.role.role for side in comparison.sides])
    first = comparison.sides[0].chosen
    if first is None:
        return f"{titles[0]}: no pay on record, beside {', '.join(titles[1:])}"
    pairs = list(zip(comparison.verdicts, titles[1:], strict=True))
    said = [
        _against(comparison, verdict, title)
        for verdict, title in pairs
        if not isinstance(verdict.ratio, NoRatio)
    ]
    without = [title for verdict, title in pairs if isinstance(verdict.ratio, NoRatio)]
    if without:
        said.append(f"no ratio with {_either(without)}")
    phrase = MEANINGS[first.row.measure].phrase
    return f"{phrase[:1].upper()}{phrase[1:]} for {titles[0]}: {'; '.join(said)}"


def _either(titles: list[str]) -> str:
    """'one, another or a third'."""
    *most, last = titles
    return f"{', '.join(most)} or {last}" if most else last


def _against(comparison: Comparison, verdict: Pair, title: str) -> str:
    """'more than 13 times the mean pay for SAG-AFTRA member'; the first role is 'it'."""
    other = comparison.sides[verdict.larger or verdict.smaller].chosen
    thing = f"{MEANINGS[other.row.measure].phrase} for {title}" if other else title
    times, unit, count = _count(comparison, verdict)
    dollars = in_dollars(comparison, verdict)
    if not verdict.same_unit:
        return (
            f"one {unit} is {count} at {thing}{dollars}"
            if verdict.larger == 0
            else f"one {unit} at {thing} is {count} at it{dollars}"
        )
    if verdict.ratio == EQUAL:
        return f"the same as {thing}{dollars}"
    return f"{times} {thing}{dollars}" if verdict.larger == 0 else f"{thing} is {times} it{dollars}"


def _count(comparison: Comparison, verdict: Pair) -> tuple[str, str, str]:
    """'13 times'; the larger side's unit; and '13 weeks', in units of the smaller side."""
    if isinstance(verdict.ratio, NoRatio):
        raise TypeError("there is no ratio")
    said = say(verdict.ratio)
    times = multiple(said)
    large, little = (_unit(comparison.sides[p]) for p in (verdict.larger, verdict.smaller))
    units = "" if little is None else little.value if said.numbers[-1] == 1 else PLURALS[little]
    return times, large.value if large else "", f"{times.removesuffix(' times')} {units}"


def _relation(comparison: Comparison, verdict: Pair) -> str:
    """How a role stands to the reference: 'the reference is more than 13 times it'."""
    if isinstance(verdict.ratio, NoRatio):
        return _SHORT_REASONS[verdict.ratio]
    times, unit, count = _count(comparison, verdict)
    one, other = ("the reference", "it") if verdict.larger == 0 else ("it", "the reference")
    dollars = in_dollars(comparison, verdict)
    if not verdict.same_unit:
        return f"one {unit} of {one} is {count} of {other}{dollars}"
    if verdict.ratio == EQUAL:
        return f"the same as the reference{dollars}"
    return f"{one} is {times} {other}{dollars}"


def _unit(side: Side) -> Per | None:
    return side.chosen.row.per if side.chosen else None


def several_block(comparison: Comparison) -> Block:
    """The table: a line a role, the highest amount first, each set against the first role."""
    lines: list[Line] = []
    for place in by_amount(comparison):
        side = comparison.sides[place]
        relation = "the reference"
        if place:
            relation = _relation(comparison, comparison.verdicts[place - 1])
        lines.append(_line(side, relation))
    return Block((*_warning(comparison), *lines, _order(comparison)))


def _line(side: Side, relation: str) -> Line:
    name = Bold(role_name(side.role.role))
    if side.chosen is None:
        return item(name, f": no pay on record; {relation}.")
    figure = side.chosen.row
    total = ", a total for many people" if side.role.role.counts == "group" else ""
    label = Italic(f"{measure_label(figure.measure)}{what_of(figure)}{total}")
    amount, dated = f": {figure_amount(figure)}, ", f", {when(figure.as_of)}"
    return item(name, amount, label, dated, cite(side.chosen.agreeing, shown=1), f"; {relation}.")


def _warning(comparison: Comparison) -> tuple[Line, ...]:
    if not any(verdict.unlike for verdict in comparison.verdicts):
        return ()
    warning = " Each line names its kind of figure; a ratio of unlike kinds can mislead."
    return (line(Bold("Unlike measures."), warning),)


def _order(comparison: Comparison) -> Line:
    per = _unit(comparison.sides[0])
    units = {_unit(side) for side in comparison.sides}
    several = len(units) > 1 and per is not None and per is not Per.PAYMENT
    unit = f", what is paid by the {per.value} first" if several and per else ""
    return small(
        f"Ordered by the upper end that is stated{unit}. Notes, sources and arithmetic follow."
    )


def reference_menu(comparison: Comparison, question: Question) -> Menu:
    """Another role as the one that all others are set against."""
    choices = tuple(
        Choice(side.role.role.title, str(place))
        for place, side in enumerate(comparison.sides)
        if place
    )
    return Menu("Set the others against another role", question, "reference", choices)
