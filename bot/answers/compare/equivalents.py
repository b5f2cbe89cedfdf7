"""Equivalents on cards: a sentence each, with the division that gives it."""

from collections.abc import Sequence

from bot.answers.compare.ratio import PLURALS, divisions, in_dollars, unlike_warning
from bot.cards.card import Block, Bold, Cite, Line, item, line, small
from bot.cards.citations import cite
from bot.cards.parts.amounts import figure_amount, multiple, when
from bot.cards.parts.labels import sentence_titles, what_of
from bot.domain.pay.comparison import Comparison, Pair, unlike_kinds
from bot.domain.pay.equivalents import Equivalent, Term
from bot.domain.pay.interval import Interval, Multiple, say
from bot.models.measure import MEANINGS
from bot.models.role import Figure


def equivalents_block(
    found: Sequence[Equivalent], comparison: Comparison, verdict: Pair
) -> list[Block]:
    """One block, or none: what the two roles of a verdict give besides their ratio."""
    if not found:
        return []
    whole, other = found[0].whole.row, comparison.sides[verdict.smaller]
    titles = sentence_titles([side.role.role for side in comparison.sides])
    name = f"{MEANINGS[whole.measure].phrase} for {titles[verdict.larger]}"
    dollars = in_dollars(comparison, verdict).removeprefix(",")
    stated = f", as stated and not{dollars}" if dollars else ""
    at = f", one {whole.per} at {name} is, for {titles[verdict.smaller]}{stated}:"
    lines = [*_warning(found, verdict), line(Bold("In other terms"), at)]
    for equivalent in found:
        part = equivalent.part
        known = part is other.chosen
        cited = () if known else (cite(part.agreeing, shown=1),)
        lines.append(_line(equivalent, *cited))
        if part.row.note and not known:
            lines.append(small(part.row.note))
    return [Block(tuple(lines))]


def _warning(found: Sequence[Equivalent], verdict: Pair) -> tuple[Line, ...]:
    """What the kinds of figure are, where the ratio of the two roles has not said it."""
    whole = found[0].whole.row
    unlike = [one.part.row for one in found if unlike_kinds(whole.measure, one.part.row.measure)]
    if not unlike or (verdict.unlike and isinstance(verdict.ratio, Interval)):
        return ()
    return (unlike_warning(whole, *unlike),)


def _line(equivalent: Equivalent, *cited: Cite) -> Line:
    """'between 85 and 198 weeks at the scale minimum of $4,546 a week, 2019 to 2020 [4]: …'."""
    part = equivalent.part.row
    before, amount, after = _said(equivalent)
    sums = divisions(equivalent.ratio, Interval.of(equivalent.whole.row), Interval.of(part))
    stated = f"{figure_amount(part)}{what_of(part)}, {when(part.as_of)}"
    return item(before, Bold(amount), f"{after} ({stated})", *cited, f": {sums}.")


def _said(equivalent: Equivalent) -> tuple[str, str, str]:
    """What stands before the number, the number, and what it is of."""
    whole, part = equivalent.whole.row, equivalent.part.row
    said = say(equivalent.ratio)
    of = MEANINGS[part.measure].phrase
    if equivalent.term is Term.AVERAGE:
        return f"{of} of ", _counted(said, "people", "person"), ""
    if equivalent.term is Term.MINIMUM and whole.per is not part.per:
        return "", _units(said, part), f" at {of}"
    return "", multiple(said), f" {of}"


def _units(said: Multiple, part: Figure) -> str:
    return _counted(said, PLURALS[part.per], part.per.value) if part.per else multiple(said)


def _counted(said: Multiple, many: str, one: str) -> str:
    amount = multiple(said).removesuffix(" times")
    return f"{amount} {one if said.numbers[-1] == 1 else many}"
