"""Ratios and equivalents on the card of /compare: a sentence each, what limits it, and the division
that gives it.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from bot.cards.card import Block, Bold, Line, item, line, small
from bot.cards.citations import cite
from bot.cards.parts.amounts import (
    figure_amount,
    money,
    multiple,
    quotient,
    rounded_bounds,
    when,
    years,
)
from bot.cards.parts.figures import figure_doubt
from bot.cards.parts.labels import capitalised, paid_name, what_of
from bot.domain.pay.choose_figures import Paid
from bot.domain.pay.comparison import Comparison, Equivalent, Pair, Term
from bot.domain.pay.interval import Multiple, NoRatio, Ratio, said_number
from bot.models.measure import MEANINGS, Per
from bot.models.role import Figure
from bot.models.statistics import is_top_coded

PAIR = 2
_REASONS = {
    NoRatio.OPEN: "No ratio: neither figure has a bound where a ratio would need one.",
    NoRatio.ZERO: "No ratio: one of the amounts is zero, and nothing can be divided by it.",
    NoRatio.PAYMENT: (
        "No ratio: a payment is not a rate, and neither is a total. Nothing is divided by it."
    ),
    NoRatio.TOTAL: (
        "No ratio: a total for many people together is never set against one person's pay."
    ),
    NoRatio.NO_PAY: "No ratio: no amount of money is on record for one of the two.",
    NoRatio.OTHER_THING: (
        "No ratio: what was asked, offered or won is not of the same thing in the two."
    ),
    NoRatio.CURRENCY: "No ratio: the two are in different currencies.",
}
_TOP_CODE = (
    " 'At least' is how far the Bureau of Labor Statistics published wages: the ratio is a bound, "
    "too, and no change can be computed from it."
)
_PLURALS = {
    Per.YEAR: "years",
    Per.WEEK: "weeks",
    Per.DAY: "days",
    Per.HOUR: "hours",
    Per.SESSION: "sessions",
    Per.EPISODE: "episodes",
    Per.SCRIPT: "scripts",
}


def ratio_sentence(comparison: Comparison, pair: Pair, ratio: Ratio) -> str:
    """The ratio of a pair as a sentence that names both measures and the year, or both years."""
    one, other = ratio.dividend.row, ratio.divisor.row
    larger, smaller = (comparison.sides[p].paid.role for p in (pair.larger, pair.smaller))
    year, differs = years(one.as_of), years(one.as_of) != years(other.as_of)
    first = _paid(ratio.dividend, paid_name(larger, one), dated=differs)
    second = _paid(ratio.divisor, paid_name(smaller, other), dated=differs)
    if pair.same_unit:
        sentence = f"{first} {'equals' if ratio.is_one else f'is {multiple(ratio.said)}'} {second}"
    else:
        sentence = f"one {one.per} at {first} is {in_units(ratio.said, other)} at {second}"
    opening = sentence if differs else f"in {year}, {sentence}"
    return f"{capitalised(opening)}{in_dollars(pair)}"


def _paid(stated: Paid, name: str, *, dated: bool) -> str:
    """'the mean pay for SAG-AFTRA member in 2023 (no source given)'."""
    year = f" in {years(stated.row.as_of)}" if dated else ""
    return f"{MEANINGS[stated.row.measure].phrase} for {name}{year}{figure_doubt(stated)}"


def in_dollars(pair: Pair) -> str:
    """', in dollars of 2024' where the ratio is, to stand behind it; '' otherwise."""
    return "" if pair.dollars is None else f", in dollars of {pair.dollars}"


def in_units(said: Multiple, figure: Figure) -> str:
    """'more than 13 weeks', of what a figure is paid for."""
    return multiple(said) if figure.per is None else _counted(said, _PLURALS[figure.per])


def _counted(said: Multiple, things: str) -> str:
    return f"{multiple(said).removesuffix(' times')} {things}"


def ratio_block(comparison: Comparison, pair: Pair, titles: Sequence[str]) -> Block:
    """Why there is no ratio; or what limits it, and the division that gives it.

    `titles` are those of the roles, to stand in a sentence.
    """
    several, ratio = len(comparison.sides) > PAIR, pair.ratio
    if isinstance(ratio, NoRatio):
        roles = (comparison.sides[place].paid.role for place in (pair.larger, pair.smaller))
        names = [small(" and ".join(role.title for role in roles))] if several else []
        return Block((line(_REASONS[ratio]), *names))
    lines = _limits(pair, ratio.dividend.row, ratio.divisor.row)
    if several:
        lines.append(line(Bold(f"{ratio_sentence(comparison, pair, ratio)}.")))
    lines += _arithmetic(ratio, titles[pair.larger], titles[pair.smaller])
    if pair.same_unit and ratio.overlaps:
        lines.append(line("The two overlap: either can be the larger one."))
    return Block(tuple(lines))


def _limits(pair: Pair, one: Figure, other: Figure) -> list[Line]:
    """What keeps the two from being the same kind of thing."""
    lines = [_unlike_warning(one, other)] if pair.unlike else []
    if pair.other_thing:
        things = f"{one.of or 'the role as such'}; {other.of or 'the role as such'}"
        lines.append(line(Bold("Not of the same thing:"), f" {things}."))
    if is_top_coded(one) or is_top_coded(other):
        lines.append(line(Bold("A top code, not a wage."), _TOP_CODE))
    if pair.days_apart and pair.dollars is None:
        dates = f"{when(one.as_of)}; {when(other.as_of)}"
        lines.append(line(Bold("Different dates:"), f" {dates}. Nothing was adjusted."))
    return lines


def _unlike_warning(*figures: Figure) -> Line:
    """What each kind of figure is, and that a ratio of them can mislead."""
    meanings = dict.fromkeys(MEANINGS[figure.measure] for figure in figures)
    kinds = [f"{capitalised(meaning.label)}: {meaning.says}." for meaning in meanings]
    two = "the two" if len(kinds) == PAIR else "two of them"
    can_mislead = f"A ratio of {two} can mislead."
    return line(Bold("Unlike measures."), f" {' '.join(kinds)} {can_mislead}")


def _arithmetic(ratio: Ratio, larger: str, smaller: str) -> list[Line]:
    """Each end of the ratio as a division that can be done again, or why it is open."""
    one, other = ratio.amounts
    low, high = _divisions(ratio)
    if ratio.quotient.is_point:
        return [small(low)]
    no_low = _unbounded((one.low, "a lower", larger), (other.high, "an upper", smaller))
    no_high = _unbounded((one.high, "an upper", larger), (other.low, "a lower", smaller))
    return [
        small(f"Lower end: {low}." if low else f"No lower end: {no_low}."),
        small(f"Upper end: {high}." if high else f"No upper end: {no_high}."),
    ]


def _unbounded(*bounds: tuple[Fraction | None, str, str]) -> str:
    """'no source gives an upper bound for grip': of each bound the amount, its kind, and whose."""
    missing = [(kind, title) for amount, kind, title in bounds if not amount]
    return " and ".join(f"no source gives {kind} bound for {title}" for kind, title in missing)


def _divisions(ratio: Ratio) -> tuple[str, str]:
    """'$390,000 ÷ $26,470 ≈ 14.7', for the lower end and the upper one; '' where it is open."""
    (low, high), (other_low, other_high) = map(rounded_bounds, ratio.amounts)
    return (
        _division(low, other_high, ratio.quotient.low),
        _division(high, other_low, ratio.quotient.high),
    )


def _division(one: Decimal | None, other: Decimal | None, of: Fraction | None) -> str:
    """An equals sign stands only where the number that is said is the quotient itself."""
    if one is None or other is None or of is None:
        return ""
    said = said_number(of)
    return f"{money(one)} ÷ {money(other)} {'=' if said.exact else '≈'} {quotient(said)}"


def equivalents_block(comparison: Comparison, pair: Pair, titles: Sequence[str]) -> list[Block]:
    """One block, or none: what the two roles of a pair give besides their ratio."""
    if not pair.equivalents:
        return []
    whole = pair.equivalents[0].ratio.dividend.row
    name = f"{MEANINGS[whole.measure].phrase} for {titles[pair.larger]}"
    stated = "" if pair.dollars is None else f", as stated and not in dollars of {pair.dollars}"
    at = f", one {whole.per} at {name} is, for {titles[pair.smaller]}{stated}:"
    lines = [*_warning(pair, whole), line(Bold("In other terms"), at)]
    for equivalent in pair.equivalents:
        part = equivalent.ratio.divisor
        known = part is comparison.sides[pair.smaller].chosen
        lines.append(_equivalent_line(equivalent, cited=not known))
        if part.row.note and not known:
            lines.append(small(part.row.note))
    return [Block(tuple(lines))]


def _warning(pair: Pair, whole: Figure) -> Iterable[Line]:
    """What the kinds of figure are, where the ratio of the two roles has not said it."""
    unlike = [one.ratio.divisor.row for one in pair.equivalents if one.unlike]
    if unlike and not (pair.unlike and isinstance(pair.ratio, Ratio)):
        yield _unlike_warning(whole, *unlike)


def _equivalent_line(equivalent: Equivalent, *, cited: bool) -> Line:
    """'between 85 and 198 weeks at the scale minimum of $4,546 a week, 2019 to 2020 [4]: …'."""
    stated = equivalent.ratio.divisor
    part = stated.row
    before, amount, after = _number(equivalent)
    figure = f"{after} ({figure_amount(part)}{what_of(part)}, {when(part.as_of)})"
    sources = [cite(stated.agreeing, shown=1)] if cited else []
    sums = "; ".join(dict.fromkeys(end for end in _divisions(equivalent.ratio) if end))
    return item(before, Bold(amount), figure, *sources, f": {sums}.")


def _number(equivalent: Equivalent) -> tuple[str, str, str]:
    """What stands before the number, the number, and what it is of."""
    whole, part = equivalent.ratio.dividend.row, equivalent.ratio.divisor.row
    said = equivalent.ratio.said
    of = MEANINGS[part.measure].phrase
    if equivalent.term is Term.AVERAGE:
        return f"{of} of ", _counted(said, "people"), ""
    if equivalent.term is Term.MINIMUM and whole.per is not part.per:
        return "", in_units(said, part), f" at {of}"
    return "", multiple(said), f" {of}"
