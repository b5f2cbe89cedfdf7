"""Why a claim differs from the record or is only partly on it, in words and with the arithmetic."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from bot.answers.check.facts import fact_label
from bot.cards.citations import source_label
from bot.cards.parts.amounts import day, fraction, money, number, per, plural, rounded_money, when
from bot.domain.claims.facts import Fact
from bot.domain.claims.text.statements import Kind
from bot.domain.claims.verdict import DateDifference, Explanation, Finding, NumberDifference, Reason
from bot.domain.pay.interval import plain
from bot.models.event import Strike
from bot.models.measure import MEANINGS
from bot.models.role import Figure

_PLAIN: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.DENIED: (
            "The claim says it with ‘not’, ‘never’ or ‘against’; the record has it without."
        ),
        Reason.DIRECTION: "The claim has a rise where the record has a fall, or the reverse.",
        Reason.ORDER: "This strike of the same union, on record, says otherwise.",
        Reason.ITS_WORD: "A source says so; whether it is the first was not counted here.",
        Reason.OF_RECORD: "That holds among the strikes of this union that the record has.",
        Reason.OF_ALL: "The record has it as a share of the votes cast, not of all members.",
        Reason.CEILING: "That is the upper end of what the record has, given as the amount itself.",
        Reason.FLOOR: "That is the lower end of what the record has, given as the amount itself.",
        Reason.BOUND: "The record has it as a bound where the claim has an amount, or the reverse.",
        Reason.AVERAGE: "That is an average over many, given as what each of them is paid.",
        Reason.LEAST: "That is the least that the contract allows, given as the pay.",
        Reason.PLAN: "That was planned, and is given as paid.",
        Reason.PROPOSED: "That was demanded or offered in bargaining; the claim does not say so.",
        Reason.PRINTED: "Sources print this length, but no count of the days gives it.",
        Reason.VAGUE: "The record's own date is less exact than the claim's.",
        Reason.COUNTED: "Counted here from the days of the strikes that the record has.",
        Reason.COMPUTED: "No source states the multiple: it is computed here from two figures.",
        Reason.DISAGREES: "The record marks this figure as departing from better founded ones.",
        Reason.WEAK: "It rests on weak sources alone, and the claim gives it as a fact.",
        Reason.ATTRIBUTED: "The record does not have it from the source that the claim names.",
    }
)


def reasons_text(finding: Finding, explanation: Explanation | None) -> Iterator[str]:
    """Why, a sentence each; what is said first weighs most."""
    for reason in Reason:
        if reason not in finding.reasons:
            continue
        if reason in _PLAIN:
            yield _PLAIN[reason]
        elif reason in _EXPLAINED and explanation is not None:
            yield from _EXPLAINED[reason](explanation)
    if Reason.WORDING in finding.reasons:
        yield "The claim has other words in quotation marks; these are the nearest on record."
    if Reason.SUBJECT in finding.reasons and explanation is None:
        yield "The record has these words of somebody else."


def _value(explanation: Explanation) -> Iterator[str]:
    match explanation.difference:
        case DateDifference() as dates:
            yield _days_apart(dates)
        case NumberDifference() as numbers:
            yield _apart(numbers, _written(numbers, explanation.fact))
        case None:
            yield "The claim has another number."


def _written(difference: NumberDifference, fact: Fact) -> Callable[[Fraction], str]:
    if difference.in_days:
        return lambda days: plural(int(days), "day")
    match fact.kind:
        case Kind.MONEY:
            return rounded_money
        case Kind.PERCENT:
            return lambda share: f"{fraction(share)} percent"
        case Kind.MULTIPLE:
            return lambda multiple: f"{fraction(multiple)} times"
        case _:
            return fraction


def _apart(difference: NumberDifference, written: Callable[[Fraction], str]) -> str:
    """As in: '148 days is 30 days more than 118 days (148 − 118 = 30)'."""
    claimed, recorded, apart = difference.claimed, difference.recorded, difference.apart
    word = "more" if claimed > recorded else "less"
    larger, smaller = max(claimed, recorded), min(claimed, recorded)
    return (
        f"{written(claimed)} is {_points(written(apart))} {word} than {written(recorded)} "
        f"({fraction(larger)} − {fraction(smaller)} = {fraction(apart)})."
    )


def _points(apart: str) -> str:
    """Shares are percentage points apart, not percent."""
    return (
        f"{apart.removesuffix(' percent')} percentage points"
        if apart.endswith(" percent")
        else apart
    )


def _days_apart(difference: DateDifference) -> str:
    word = "after" if difference.is_later else "before"
    days = plural(difference.days, "day")
    return f"{when(difference.claimed)} is {days} {word} {when(difference.recorded)}."


def _unit(explanation: Explanation) -> Iterator[str]:
    figure = explanation.owner.row
    if isinstance(figure, Figure):
        has = per(figure.per).strip(", ")
        unit = explanation.claimed.unit
        yield f"The record has this number as {has}, the claim has it for a {unit}."


def _measure(explanation: Explanation) -> Iterator[str]:
    figure = explanation.owner.row
    if isinstance(figure, Figure):
        meaning = MEANINGS[figure.measure]
        yield f"The record has this number as {meaning.phrase}: {meaning.says}."


def _date(explanation: Explanation) -> Iterator[str]:
    if explanation.owner.when is not None:
        yield f"The record has this number of {when(explanation.owner.when)}."


def _special(explanation: Explanation) -> Iterator[str]:
    figure = explanation.owner.row
    if isinstance(figure, Figure):
        yield f"The record has this number of another case: {figure.of}."


def _subject(explanation: Explanation) -> Iterator[str]:
    yield f"The record has this number for another: {fact_label(explanation.owner)}."


def _share(explanation: Explanation) -> Iterator[str]:
    row = explanation.fact.row
    share = row.share if isinstance(row, Figure) else None
    percent = f"{number(share)}% of the people" if share is not None else "a share of the people"
    yield f"That is the amount that {percent} stay below, and no average of all."


def _one_source(explanation: Explanation) -> Iterator[str]:
    if explanation.best is not None:
        source = source_label(explanation.best.origin)
        yield f"One source's word ({source}), which the claim gives as a fact."


def _rounded(explanation: Explanation) -> Iterator[str]:
    yield f"The claim rounds it: {_recorded(explanation)}."


def _implied(explanation: Explanation) -> Iterator[str]:
    yield f"It follows from the record's number: {_recorded(explanation)}."


def _recorded(explanation: Explanation) -> str:
    """'118 days ÷ 7 ≈ 16.9 weeks', '$300,000 to $900,000', '78.33'."""
    length, fact = explanation.length, explanation.fact
    if length is not None and length.days_a_unit is not None:
        exact = length.in_units is not None and length.in_units * length.days_a_unit == length.days
        units = f"{'=' if exact else '≈'} {length.in_units} {explanation.claimed.unit}s"
        return f"{length.days} days ÷ {length.days_a_unit} {units}"
    if length is not None:
        return f"{length.days} days"
    written = _exact_money if fact.kind is Kind.MONEY else fraction
    ends = [end for end in (fact.interval.low, fact.interval.high) if end is not None]
    return " to ".join(dict.fromkeys(map(written, ends)))


def _exact_money(value: Fraction) -> str:
    return money(Decimal(plain(value)))


_EXPLAINED: Mapping[Reason, Callable[[Explanation], Iterator[str]]] = MappingProxyType(
    {
        Reason.VALUE: _value,
        Reason.UNIT: _unit,
        Reason.MEASURE: _measure,
        Reason.DATE: _date,
        Reason.SPECIAL: _special,
        Reason.SUBJECT: _subject,
        Reason.SHARE: _share,
        Reason.ONE_SOURCE: _one_source,
        Reason.ROUNDED: _rounded,
        Reason.IMPLIED: _implied,
    }
)


def assumptions(finding: Finding) -> Iterator[str]:
    """What was taken for granted: never without saying so."""
    if not finding.facts:
        return
    fact = finding.facts[0]
    name = fact_label(fact)
    if Reason.FAR in finding.reasons:
        yield f"Taken to be about {name}, by what is named before it."
    elif Reason.CHOSEN in finding.reasons:
        late = isinstance(fact.row, Strike)
        why = "the latest of that name" if late else "which has this number and is not named"
        yield f"Taken to be about {name}, {why}."
    if Reason.YEAR_LENT in finding.reasons and fact.when is not None:
        claimed = finding.assertion.claimed.when
        shown = day(claimed.first) if claimed and claimed.is_day else when(claimed or fact.when)
        yield f"The claim gives no year here; taken to be {shown}."
