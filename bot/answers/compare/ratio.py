"""Ratios on cards: the sentence, what limits it, and the division that gives it."""

from fractions import Fraction

from bot.cards.card import Block, Bold, Line, line, small
from bot.cards.parts.amounts import fraction, multiple, rounded_money, when
from bot.cards.parts.labels import paid_name, sentence_titles
from bot.domain.pay.comparison import Comparison, Pair, Side, interval_of
from bot.domain.pay.interval import Interval, NoRatio, is_below_one, say
from bot.models.measure import MEANINGS, Per
from bot.models.role import Figure

PAIR = 2
EQUAL = Interval(Fraction(1), Fraction(1))
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
    NoRatio.OTHER_THING: (
        "No ratio: what was asked, offered or won is not of the same thing in the two."
    ),
    NoRatio.CURRENCY: "No ratio: the two are in different currencies.",
}
PLURALS = {
    Per.YEAR: "years",
    Per.WEEK: "weeks",
    Per.DAY: "days",
    Per.HOUR: "hours",
    Per.EPISODE: "episodes",
    Per.SCRIPT: "scripts",
    Per.PAYMENT: "payments",
}


def ratio_sentence(comparison: Comparison, verdict: Pair) -> str:
    """The ratio as a sentence that names both measures."""
    larger, smaller = comparison.sides[verdict.larger], comparison.sides[verdict.smaller]
    one, other = _figure(larger), _figure(smaller)
    ratio = verdict.ratio
    if isinstance(ratio, NoRatio):
        return _REASONS[ratio]
    said = say(ratio)
    dollars = in_dollars(comparison, verdict)
    first = f"{MEANINGS[one.measure].phrase} for {paid_name(larger.role.role, one)}"
    second = f"{MEANINGS[other.measure].phrase} for {paid_name(smaller.role.role, other)}"
    if not verdict.same_unit and one.per and other.per:
        amount = multiple(said).removesuffix(" times")
        unit = PLURALS[other.per] if said.numbers[-1] != 1 else other.per.value
        return f"One {one.per.value} at {first} is {amount} {unit} at {second}{dollars}"
    if one is other or ratio == EQUAL:
        return f"{first[:1].upper()}{first[1:]} equals {second}{dollars}"
    return f"{first[:1].upper()}{first[1:]} is {multiple(said)} {second}{dollars}"


def in_dollars(comparison: Comparison, verdict: Pair) -> str:
    """', in dollars of 2024' where the ratio is, to stand behind it; '' otherwise."""
    if comparison.dollars is None or not verdict.adjusted:
        return ""
    return f", in dollars of {comparison.dollars.year}"


def unlike_warning(*figures: Figure) -> Line:
    """What each kind of figure is, and that a ratio of them can mislead."""
    kinds = list(dict.fromkeys(_meaning(figure) for figure in figures))
    two = "the two" if len(kinds) == PAIR else "two of them"
    can_mislead = f"They are different kinds of figure, so a ratio of {two} can mislead."
    return line(Bold("Unlike measures."), f" {' '.join(kinds)} {can_mislead}")


def _meaning(figure: Figure) -> str:
    found = MEANINGS[figure.measure]
    return f"{found.label[:1].upper()}{found.label[1:]}: {found.says}."


def _overlap(ratio: Interval) -> bool:
    return (ratio.low is None or ratio.low < 1) and (ratio.high is None or ratio.high > 1)


def _arithmetic(
    ratio: Interval, one: Interval, other: Interval, titles: tuple[str, str]
) -> list[Line]:
    """Each end of the ratio as a division that can be done again."""
    lines: list[Line] = []
    shown = _division(one.low, other.high, ratio.low)
    if shown:
        lines.append(line(shown if ratio.low == ratio.high else f"Lower end: {shown}."))
    else:
        reasons = [_unbounded(titles[0], "lower")] if not one.low else []
        reasons += [_unbounded(titles[1], "upper")] if other.high is None else []
        lines.append(line(f"No lower end: {' and '.join(reasons)}."))
    if ratio.low == ratio.high:
        return lines
    shown = _division(one.high, other.low, ratio.high)
    if shown:
        lines.append(line(f"Upper end: {shown}."))
    else:
        reasons = [_unbounded(titles[0], "upper")] if one.high is None else []
        reasons += [_unbounded(titles[1], "lower")] if not other.low else []
        lines.append(line(f"No upper end: {' and '.join(reasons)}."))
    return lines


def divisions(ratio: Interval, one: Interval, other: Interval) -> str:
    """'$390,000 ÷ $26,470 ≈ 14.73; $900,000 ÷ $26,470 ≈ 34': each end that there is, once."""
    ends = (
        _division(one.low, other.high, ratio.low),
        _division(one.high, other.low, ratio.high),
    )
    return "; ".join(dict.fromkeys(end for end in ends if end))


def _division(one: Fraction | None, other: Fraction | None, quotient: Fraction | None) -> str:
    """'$390,000 ÷ $30,000 = 13'; '' where the end is open."""
    if one is None or other is None or quotient is None:
        return ""
    return f"{rounded_money(one)} ÷ {rounded_money(other)} {_quotient(quotient)}"


def _unbounded(title: str, bound: str) -> str:
    article = "an" if bound == "upper" else "a"
    return f"no source gives {article} {bound} bound for {title}"


def _quotient(value: Fraction) -> str:
    """'= 13', or '≈ 13.67': equal only where it is."""
    places = 100
    while value * places < places and value * places < 10:
        places *= 10
    near = Fraction(round(value * places), places)
    return f"{'=' if near == value else '≈'} {fraction(near)}"


def _figure(side: Side) -> Figure:
    if side.chosen is None:
        raise ValueError("a ratio needs two figures")
    return side.chosen.row


def ratio_block(comparison: Comparison, verdict: Pair) -> Block:
    """Why there is no ratio; or what limits it, and the division that gives it."""
    if isinstance(verdict.ratio, NoRatio):
        return Block((line(_REASONS[verdict.ratio]), *_names(comparison, verdict)))
    lines: list[Line] = []
    larger, smaller = comparison.sides[verdict.larger], comparison.sides[verdict.smaller]
    one, other = _figure(larger), _figure(smaller)
    if verdict.unlike:
        lines.append(unlike_warning(one, other))
    lines += _limits(verdict, one, other)
    if len(comparison.sides) > PAIR:
        lines.append(line(Bold(ratio_sentence(comparison, verdict) + ".")))
    titles = sentence_titles([side.role.role for side in comparison.sides])
    pair = (titles[verdict.larger], titles[verdict.smaller])
    intervals = [interval_of(side, adjusted=verdict.adjusted) for side in (larger, smaller)]
    lines += _arithmetic(verdict.ratio, intervals[0], intervals[1], pair)
    if verdict.same_unit and not is_below_one(verdict.ratio) and _overlap(verdict.ratio):
        lines.append(line("The two overlap: either can be the larger one."))
    return Block(tuple(lines))


def _limits(verdict: Pair, one: Figure, other: Figure) -> list[Line]:
    """What else keeps the two from being the same kind of thing."""
    lines: list[Line] = []
    if verdict.other_thing:
        things = f"{one.of or 'the role as such'}; {other.of or 'the role as such'}"
        lines.append(line(Bold("Not of the same thing."), f" What they count: {things}."))
    if verdict.days_apart and not verdict.adjusted:
        dates = f"{when(one.as_of)}; {when(other.as_of)}"
        lines.append(line(Bold("Different dates:"), f" {dates}. Nothing was adjusted."))
    return lines


def _names(comparison: Comparison, verdict: Pair) -> tuple[Line, ...]:
    if len(comparison.sides) == PAIR:
        return ()
    names = (comparison.sides[place].role.role.title for place in (verdict.larger, verdict.smaller))
    return (small(" and ".join(names)),)
