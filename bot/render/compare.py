"""The card of /compare."""

from fractions import Fraction

from bot.domain.compare import Comparison, Side, Verdict
from bot.domain.interval import Interval, NoRatio, is_below_one, say
from bot.models.measure import MEANINGS, Per
from bot.models.request import Action, Request
from bot.models.role import Figure
from bot.models.stated import Stated
from bot.render.amounts import figure_amount, fraction, money, multiple, plural, when
from bot.render.card import Block, Bold, Button, Card, Choice, Line, Menu, Tone, line, small
from bot.render.figures import exact_words, figure_line, figure_small
from bot.render.limits import SELECT_OPTIONS
from bot.render.names import measure_label, role_name, short_title, what_of
from bot.render.sourcing import Sourcing

_REASONS = {
    NoRatio.OPEN: "No ratio: neither figure has a bound where a ratio would need one.",
    NoRatio.ZERO: "No ratio: one of the amounts is zero, and nothing can be divided by it.",
    NoRatio.PAYMENT: (
        "No ratio: a single payment is not a rate. It is shown beside the other, and not divided."
    ),
    NoRatio.TOTAL: (
        "No ratio: a total for many people together is never set against one person's pay."
    ),
    NoRatio.NO_PAY: "No ratio: no amount of money is on record for one of the two.",
    NoRatio.CURRENCY: "No ratio: the two are in different currencies.",
}
_PLURALS = {
    Per.YEAR: "years",
    Per.WEEK: "weeks",
    Per.DAY: "days",
    Per.HOUR: "hours",
    Per.EPISODE: "episodes",
    Per.SCRIPT: "scripts",
    Per.PAYMENT: "payments",
}
_TWO = 2
_LISTED = 4


def render_comparison(comparison: Comparison, request: Request, version: str) -> Card:
    """Two to four roles side by side, the first against each of the others."""
    sourcing = Sourcing()
    blocks = [_side_block(side, sourcing) for side in comparison.sides]
    blocks += [_verdict_block(comparison, verdict) for verdict in comparison.verdicts]
    return Card(
        tone=Tone.PAY,
        heading=_heading(comparison),
        request=request,
        blocks=tuple(blocks),
        basis=_basis(comparison),
        citations=sourcing.citations,
        sources=sourcing.full,
        ids=tuple(_side_id(side) for side in comparison.sides),
        version=version,
        buttons=tuple(
            Button(f"All figures: {short_title(side.role.role)}", Action.OPEN, _pay(side))
            for side in comparison.sides
        ),
        menus=tuple(
            menu
            for slot, side in enumerate(comparison.sides)
            for menu in _menu(side, slot, request)
        ),
    )


def _pay(side: Side) -> Request:
    return Request("pay", (side.role.role.id,))


def _side_id(side: Side) -> str:
    return side.chosen.row.id if side.chosen else side.role.role.id


def _heading(comparison: Comparison) -> str:
    if len(comparison.sides) > _TWO:
        names = [side.role.role.title for side in comparison.sides]
        return f"What {len(names)} roles are paid: {'; '.join(names)}"
    verdict = comparison.verdicts[0]
    if isinstance(verdict.ratio, NoRatio):
        return "; ".join(_stands(side) for side in comparison.sides)
    return _said(comparison, verdict)


def _stands(side: Side) -> str:
    """'SAG-AFTRA member, acting income: less than $30,000 a year (mean, July 2023)'."""
    name = role_name(side.role.role)
    if side.chosen is None:
        return f"{name}: no pay on record"
    figure = side.chosen.row
    total = ", a total for many people" if side.role.role.counts == "group" else ""
    label = f"{measure_label(figure.measure)}{total}, {when(figure.as_of)}"
    return f"{name}: {figure_amount(figure)} ({label})"


def _said(comparison: Comparison, verdict: Verdict) -> str:
    """The ratio as a sentence that names both measures."""
    larger, smaller = comparison.sides[verdict.larger], comparison.sides[verdict.smaller]
    one, other = _figure(larger), _figure(smaller)
    ratio = verdict.ratio
    if isinstance(ratio, NoRatio):
        return _REASONS[ratio]
    said = say(ratio)
    first = f"{MEANINGS[one.measure].phrase} for {role_name(larger.role.role)}"
    second = f"{MEANINGS[other.measure].phrase} for {role_name(smaller.role.role)}"
    if not verdict.same_unit and one.per and other.per:
        amount = multiple(said).removesuffix(" times")
        unit = _PLURALS[other.per] if said.numbers[-1] != 1 else other.per.value
        return f"One {one.per.value} at {first} is {amount} {unit} at {second}"
    if one is other or ratio == Interval(Fraction(1), Fraction(1)):
        return f"{first[:1].upper()}{first[1:]} equals {second}"
    return f"{first[:1].upper()}{first[1:]} is {multiple(said)} {second}"


def _figure(side: Side) -> Figure:
    if side.chosen is None:
        raise ValueError("a ratio needs two figures")
    return side.chosen.row


def _side_block(side: Side, sourcing: Sourcing) -> Block:
    name = line(Bold(role_name(side.role.role)))
    if side.chosen is None:
        return _unpaid_block(side, name, sourcing)
    refs = sourcing.refs(side.chosen.agreeing)
    group = "A total for many people together." if side.role.role.counts == "group" else ""
    lines = (
        name,
        figure_line(side.chosen, refs),
        *exact_words(side.chosen.agreeing),
        figure_small(side.chosen, group, _choice(side)),
    )
    return Block(lines, refs)


def _unpaid_block(side: Side, name: Line, sourcing: Sourcing) -> Block:
    """A role without an amount: what else is on record for it."""
    lines, refs = [name], list[int]()
    if not side.role.figures:
        cited = sourcing.refs(side.role.mentions)
        refs += cited
        lines.append(line("No pay on record: the sources name the role without a figure."))
    else:
        lines.append(line("No amount of money on record, only:"))
    for stated in side.role.figures[:_LISTED]:
        cited = sourcing.refs(stated.agreeing, shown=1)
        refs += cited
        lines += [figure_line(stated, cited), figure_small(stated)]
    if len(side.role.figures) > _LISTED:
        lines.append(small(f"And {len(side.role.figures) - _LISTED} more: see all figures."))
    return Block(tuple(lines), tuple(refs))


def _choice(side: Side) -> str:
    others = len(side.others)
    if side.by_person:
        return f"You chose this figure of {others + 1}."
    if not others:
        return "The only amount on record."
    return f"Chosen by rule from {others + 1} amounts on record."


def _verdict_block(comparison: Comparison, verdict: Verdict) -> Block:
    if isinstance(verdict.ratio, NoRatio):
        return Block((line(_REASONS[verdict.ratio]), *_names(comparison, verdict)))
    lines: list[Line] = []
    larger, smaller = comparison.sides[verdict.larger], comparison.sides[verdict.smaller]
    one, other = _figure(larger), _figure(smaller)
    if verdict.unlike:
        lines.append(
            line(
                Bold("Unlike measures."),
                f" {_meaning(one)} {_meaning(other)} "
                "They are different kinds of figure, so a ratio of the two can mislead.",
            )
        )
    if len(comparison.sides) > _TWO:
        lines.append(line(Bold(_said(comparison, verdict) + ".")))
    lines += _arithmetic(verdict.ratio, one, other)
    if verdict.same_unit and not is_below_one(verdict.ratio) and _overlap(verdict.ratio):
        lines.append(line("The two overlap: either can be the larger one."))
    return Block(tuple(lines))


def _names(comparison: Comparison, verdict: Verdict) -> tuple[Line, ...]:
    if len(comparison.sides) == _TWO:
        return ()
    names = (comparison.sides[place].role.role.title for place in (verdict.larger, verdict.smaller))
    return (small(" and ".join(names)),)


def _meaning(figure: Figure) -> str:
    found = MEANINGS[figure.measure]
    article = "An" if found.label[0] in "aeio" else "A"
    return f"{article} {found.label} is {found.says}."


def _overlap(ratio: Interval) -> bool:
    return (ratio.low is None or ratio.low < 1) and (ratio.high is None or ratio.high > 1)


def _arithmetic(ratio: Interval, one: Figure, other: Figure) -> list[Line]:
    """Each end of the ratio as a division that can be done again."""
    lines: list[Line] = []
    if ratio.low is not None and one.low is not None and other.high is not None:
        shown = f"{money(one.low)} ÷ {money(other.high)} {_quotient(ratio.low)}"
        lines.append(line(shown if ratio.low == ratio.high else f"Lower end: {shown}."))
    else:
        reasons = [_unbounded("first", "lower")] if not one.low else []
        reasons += [_unbounded("second", "upper")] if other.high is None else []
        lines.append(line(f"No lower end: {' and '.join(reasons)}."))
    if ratio.low == ratio.high:
        return lines
    if ratio.high is not None and one.high is not None and other.low is not None:
        shown = f"{money(one.high)} ÷ {money(other.low)} {_quotient(ratio.high)}"
        lines.append(line(f"Upper end: {shown}."))
    else:
        reasons = [_unbounded("first", "upper")] if one.high is None else []
        reasons += [_unbounded("second", "lower")] if not other.low else []
        lines.append(line(f"No upper end: {' and '.join(reasons)}."))
    return lines


def _unbounded(which: str, bound: str) -> str:
    return f"no source gives the {which} figure a {bound} bound"


def _quotient(value: Fraction) -> str:
    """'= 13', or '≈ 13.67': equal only where it is."""
    near = Fraction(round(value * 100), 100)
    return f"{'=' if near == value else '≈'} {fraction(near)}"


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
    return tuple(lines if not unlike or len(comparison.sides) > _TWO else lines[len(kinds) :])


def _menu(side: Side, slot: int, request: Request) -> list[Menu]:
    if not side.others:
        return []
    choices = tuple(
        Choice(
            label=f"{figure_amount(stated.row)}, {when(stated.row.as_of)}",
            value=stated.row.id,
            description=f"{measure_label(stated.row.measure)}{what_of(stated.row)}",
        )
        for stated in _ordered(side.others)[:SELECT_OPTIONS]
    )
    more = len(side.others) - len(choices)
    rest = f" ({plural(more, 'more')} under All figures)" if more > 0 else ""
    placeholder = f"Another figure for {short_title(side.role.role)}{rest}"
    return [Menu(placeholder, request, slot, choices)]


def _ordered(figures: tuple[Stated[Figure], ...]) -> list[Stated[Figure]]:
    return sorted(figures, key=lambda f: (f.row.disagrees, -f.row.as_of.last.toordinal()))
