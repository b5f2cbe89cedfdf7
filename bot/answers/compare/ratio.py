"""Ratios in words: the sentence, what limits it, the divisions, and the amount in other terms."""

from collections.abc import Iterator, Sequence

from bot.cards.card import Block, Bold, Line, Span, item, line, small
from bot.cards.citations import cite
from bot.cards.parts.amounts import figure_amount, fraction, multiple, rounded_money, when
from bot.cards.parts.labels import paid_name, what_of
from bot.domain.pay.comparison import Comparison, Pair
from bot.domain.pay.equivalents import Equivalent, Term
from bot.domain.pay.interval import Division, Multiple, NoRatio, OpenEnd, Ratio
from bot.models.measure import MEANINGS, Per
from bot.models.role import Figure

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
_SHORT_REASONS = {
    NoRatio.OPEN: "no ratio, for want of a bound",
    NoRatio.ZERO: "no ratio with zero",
    NoRatio.PAYMENT: "no ratio, since one of the two is a single payment, not a rate",
    NoRatio.TOTAL: "no ratio, since one of the two is a total for many people",
    NoRatio.NO_PAY: "no ratio, since one of the two has no amount",
    NoRatio.OTHER_THING: "no ratio, since the two are not of the same thing",
    NoRatio.CURRENCY: "no ratio between currencies",
}


def ratio_sentence(comparison: Comparison, pair: Pair, ratio: Ratio) -> str:
    """The ratio as a sentence that names both measures."""
    larger, smaller = comparison.sides[pair.larger], comparison.sides[pair.smaller]
    one, other = larger.figure, smaller.figure
    first = f"{MEANINGS[one.measure].phrase} for {paid_name(larger.role.role, one)}"
    second = f"{MEANINGS[other.measure].phrase} for {paid_name(smaller.role.role, other)}"
    if not pair.same_unit:
        amount = _units(ratio.said, other.per)
        return f"One {one.per} at {first} is {amount} at {second}{_in_dollars(pair)}"
    is_so_many = "equals" if ratio.is_one else f"is {multiple(ratio.said)}"
    return f"{first[:1].upper()}{first[1:]} {is_so_many} {second}{_in_dollars(pair)}"


def ratio_to(comparison: Comparison, pair: Pair, ratio: Ratio, title: str) -> str:
    """'more than 13 times the mean pay for SAG-AFTRA member'; the first role is 'it'."""
    larger, smaller = (comparison.sides[place].figure for place in (pair.larger, pair.smaller))
    first_is_larger = pair.larger == 0
    other = smaller if first_is_larger else larger
    thing = f"{MEANINGS[other.measure].phrase} for {title}"
    dollars = _in_dollars(pair)
    if not pair.same_unit:
        one, two = ("", thing) if first_is_larger else (f" at {thing}", "it")
        return f"one {larger.per}{one} is {_units(ratio.said, smaller.per)} at {two}{dollars}"
    if ratio.is_one:
        return f"the same as {thing}{dollars}"
    times = multiple(ratio.said)
    return f"{times} {thing}{dollars}" if first_is_larger else f"{thing} is {times} it{dollars}"


def relation_to_reference(comparison: Comparison, pair: Pair) -> str:
    """How a role stands to the reference: 'the reference is more than 13 times it'."""
    ratio = pair.ratio
    if isinstance(ratio, NoRatio):
        return _SHORT_REASONS[ratio]
    one, other = ("the reference", "it") if pair.larger == 0 else ("it", "the reference")
    dollars = _in_dollars(pair)
    if not pair.same_unit:
        larger, smaller = (comparison.sides[place].figure for place in (pair.larger, pair.smaller))
        amount = _units(ratio.said, smaller.per)
        return f"one {larger.per} of {one} is {amount} of {other}{dollars}"
    if ratio.is_one:
        return f"the same as the reference{dollars}"
    return f"{one} is {multiple(ratio.said)} {other}{dollars}"


def _in_dollars(pair: Pair) -> str:
    """', in dollars of 2024' where the ratio is, to stand behind it; '' otherwise."""
    return "" if pair.dollars_of is None else f", in dollars of {pair.dollars_of}"


def _units(said: Multiple, unit: Per | None) -> str:
    """'13 weeks', in units of the smaller side; '13 times' without a unit."""
    return _counted(said, f"{unit}s", f"{unit}") if unit else multiple(said)


def _counted(said: Multiple, many: str, one: str) -> str:
    amount = multiple(said).removesuffix(" times")
    return f"{amount} {one if said.numbers[-1] == 1 else many}"


# --- The arithmetic ------------------------------------------------------------------------------


def ratio_block(comparison: Comparison, pair: Pair, titles: Sequence[str]) -> Block:
    """Why there is no ratio; or what limits it, and the divisions that give it.

    `titles` are those of all roles, as they stand in a sentence.
    """
    return Block(tuple(_ratio_lines(comparison, pair, titles)))


def _ratio_lines(comparison: Comparison, pair: Pair, titles: Sequence[str]) -> Iterator[Line]:
    larger, smaller = comparison.sides[pair.larger], comparison.sides[pair.smaller]
    if isinstance(pair.ratio, NoRatio):
        yield line(_REASONS[pair.ratio])
        if comparison.several:
            yield small(f"{larger.role.role.title} and {smaller.role.role.title}")
        return
    one, other = larger.figure, smaller.figure
    if pair.unlike:
        yield _unlike_warning(one, other)
    yield from _limits(pair, one, other)
    if comparison.several:
        yield line(Bold(f"{ratio_sentence(comparison, pair, pair.ratio)}."))
    yield from _arithmetic(pair.ratio, titles[pair.larger], titles[pair.smaller])
    if pair.overlap:
        yield line("The two overlap: either can be the larger one.")


def _limits(pair: Pair, one: Figure, other: Figure) -> Iterator[Line]:
    """What else keeps the two from being the same kind of thing."""
    if pair.other_thing:
        things = f"{one.of or 'the role as such'}; {other.of or 'the role as such'}"
        yield line(Bold("Not of the same thing."), f" What they count: {things}.")
    if pair.days_apart and pair.dollars_of is None:
        dates = f"{when(one.as_of)}; {when(other.as_of)}"
        yield line(Bold("Different dates:"), f" {dates}. Nothing was adjusted.")


def _unlike_warning(*figures: Figure) -> Line:
    """What each kind of figure is, and that a ratio of them can mislead."""
    meanings = [MEANINGS[measure] for measure in dict.fromkeys(one.measure for one in figures)]
    kinds = " ".join(f"{one.label[:1].upper()}{one.label[1:]}: {one.says}." for one in meanings)
    two = "the two" if len(meanings) == 2 else "two of them"
    can_mislead = f"They are different kinds of figure, so a ratio of {two} can mislead."
    return line(Bold("Unlike measures."), f" {kinds} {can_mislead}")


def _arithmetic(ratio: Ratio, one: str, other: str) -> Iterator[Line]:
    """Each end of the ratio as a division that can be done again."""
    only, *others = ratio.ends
    if isinstance(only, Division) and not others:
        yield line(_division(only))
        return
    bounds = (("lower", "upper"), ("upper", "lower"))
    for end, (bound, opposite) in zip(ratio.ends, bounds, strict=True):
        if isinstance(end, OpenEnd):
            reasons = [_unbounded(one, bound)] if end.dividend else []
            reasons += [_unbounded(other, opposite)] if end.divisor else []
            yield line(f"No {bound} end: {' and '.join(reasons)}.")
        else:
            yield line(f"{bound.capitalize()} end: {_division(end)}.")


def _unbounded(title: str, bound: str) -> str:
    article = "an" if bound == "upper" else "a"
    return f"no source gives {article} {bound} bound for {title}"


def _division(end: Division) -> str:
    """'$390,000 ÷ $30,000 = 13', or '… ≈ 13.67': equal only where it is."""
    sign = "=" if end.exact else "≈"
    amounts = f"{rounded_money(end.dividend)} ÷ {rounded_money(end.divisor)}"
    return f"{amounts} {sign} {fraction(end.quotient)}"


# --- In other terms ------------------------------------------------------------------------------


def equivalents_block(
    equivalents: Sequence[Equivalent], pair: Pair, titles: Sequence[str]
) -> Block:
    """What the larger amount of a pair is in terms of figures of the other role."""
    whole = equivalents[0].whole.row
    unlike = [one.part.row for one in equivalents if one.unlike]
    warned = pair.unlike and not isinstance(pair.ratio, NoRatio)
    warning = [_unlike_warning(whole, *unlike)] if unlike and not warned else []
    name = f"{MEANINGS[whole.measure].phrase} for {titles[pair.larger]}"
    stated = f", as stated and not in dollars of {pair.dollars_of}" if pair.dollars_of else ""
    at = f", one {whole.per} at {name} is, for {titles[pair.smaller]}{stated}:"
    lines = (one for equivalent in equivalents for one in _equivalent_lines(equivalent))
    return Block((*warning, line(Bold("In other terms"), at), *lines))


def _equivalent_lines(equivalent: Equivalent) -> Iterator[Line]:
    """'between 85 and 198 weeks at the scale minimum of $4,546 a week, 2019 to 2020 [4]: …'.

    What stands for its role has its sources and its note higher up.
    """
    part = equivalent.part.row
    stated = f"{figure_amount(part)}{what_of(part)}, {when(part.as_of)}"
    cited = [] if equivalent.stands else [cite(equivalent.part.agreeing, shown=1)]
    ends = [_division(end) for end in equivalent.ratio.ends if isinstance(end, Division)]
    yield item(*_amount(equivalent), f" ({stated})", *cited, f": {'; '.join(ends)}.")
    if part.note and not equivalent.stands:
        yield small(part.note)


def _amount(equivalent: Equivalent) -> tuple[Span, ...]:
    """How many of the part the whole is, and what the part is."""
    whole, part, said = equivalent.whole.row, equivalent.part.row, equivalent.ratio.said
    phrase = MEANINGS[part.measure].phrase
    if equivalent.term is Term.AVERAGE:
        return f"{phrase} of ", Bold(_counted(said, "people", "person"))
    if equivalent.term is Term.MINIMUM and whole.per is not part.per:
        return Bold(_units(said, part.per)), f" at {phrase}"
    return Bold(multiple(said)), f" {phrase}"
