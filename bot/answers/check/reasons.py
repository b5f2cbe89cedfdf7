"""Why a claim differs from the record or is only partly on it, in words and with the arithmetic."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from bot.answers.check.facts import fact_label
from bot.cards.citations import source_label
from bot.cards.parts.amounts import day, money, number, per, plural, rounded_money, when
from bot.domain.claims.facts import Aspect, Fact
from bot.domain.claims.text.statements import Assertion, Kind
from bot.domain.claims.verdict import Finding, Reason
from bot.domain.evidence.agreement import best_first
from bot.domain.pay.interval import plain
from bot.models.dates import When
from bot.models.event import Strike
from bot.models.measure import MEANINGS
from bot.models.role import Figure

_PLAIN: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.DENIED: (
            "The claim says it with ‘not’, ‘never’ or ‘against’; the record has it without."
        ),
        Reason.CEILING: "That is the upper end of what the record has, given as the amount itself.",
        Reason.FLOOR: "That is the lower end of what the record has, given as the amount itself.",
        Reason.BOUND: "The record has it as a bound where the claim has an amount, or the reverse.",
        Reason.AVERAGE: "That is an average over many, given as what each of them is paid.",
        Reason.LEAST: "That is the least that the contract allows, given as the pay.",
        Reason.PLAN: "That was planned, and is given as paid.",
        Reason.PROPOSED: "That was demanded or offered in bargaining; the claim does not say so.",
        Reason.PRINTED: "Sources print this length, but no count of the days gives it.",
        Reason.VAGUE: "The record's own date is less exact than the claim's.",
        Reason.COMPUTED: "No source states the multiple: it is computed here from two figures.",
        Reason.DISAGREES: "The record marks this figure as departing from better founded ones.",
        Reason.WEAK: "It rests on weak sources alone, and the claim gives it as a fact.",
        Reason.ATTRIBUTED: "The record does not have it from the source that the claim names.",
    }
)


def reasons_text(held: Finding) -> Iterator[str]:
    """Why, a sentence each; what is said first weighs most."""
    fact = held.facts[0] if held.facts else None
    for reason in Reason:
        if reason in held.reasons:
            if reason in _PLAIN:
                yield _PLAIN[reason]
            elif reason in _SAID and fact is not None:
                yield from _SAID[reason](held, fact)
    if Reason.WORDING in held.reasons:
        yield "The claim has other words in quotation marks; these are the nearest on record."
    if Reason.SUBJECT in held.reasons and fact is None:
        yield "The record has these words of somebody else."


def _owner(held: Finding) -> Fact:
    """The fact that has the number: where the first one has another, it is the second."""
    return held.facts[-1]


def _value(held: Finding, fact: Fact) -> Iterator[str]:
    said = held.reading.said
    if fact.what is Kind.DATE and said.when is not None and fact.when is not None:
        yield _days_apart(said.when, fact.when)
    elif fact.aspect is Aspect.LENGTH and said.unit == "day":
        yield _apart(said, Fraction(fact.lengths[0].least), lambda n: plural(int(n), "day"))
    elif fact.interval.is_point and not said.is_range and fact.interval.low is not None:
        yield _apart(said, fact.interval.low, _written(fact))
    else:
        yield "The claim has another number."


def _written(fact: Fact) -> Callable[[Fraction], str]:
    if fact.what is Kind.MONEY:
        return rounded_money
    sign = (
        " percent" if fact.what is Kind.PERCENT else " times" if fact.what is Kind.MULTIPLE else ""
    )
    return lambda value: f"{number(Decimal(plain(value)))}{sign}"


def _apart(said: Assertion, held: Fraction, written: Callable[[Fraction], str]) -> str:
    """As in: '148 days is 30 days more than 118 days (148 − 118 = 30)'."""
    more, difference = said.low > held, abs(said.low - held)
    larger, smaller = max(said.low, held), min(said.low, held)
    sum_ = " − ".join(number(Decimal(plain(one))) for one in (larger, smaller))
    word = "more" if more else "less"
    return (
        f"{written(said.low)} is {written(difference)} {word} than {written(held)} "
        f"({sum_} = {number(Decimal(plain(difference)))})."
    )


def _days_apart(said: When, held: When) -> str:
    days = said.days_apart(held)
    word = "after" if said.first > held.first else "before"
    return f"{when(said)} is {plural(days, 'day')} {word} {when(held)}."


def _unit(held: Finding, _: Fact) -> Iterator[str]:
    figure = _owner(held).row
    if isinstance(figure, Figure):
        has = per(figure.per).strip(", ")
        unit = held.reading.said.unit
        yield f"The record has this number as {has}, the claim has it for a {unit}."


def _measure(held: Finding, _: Fact) -> Iterator[str]:
    figure = _owner(held).row
    if isinstance(figure, Figure):
        meaning = MEANINGS[figure.measure]
        yield f"The record has this number as {meaning.phrase}: {meaning.says}."


def _date(held: Finding, _: Fact) -> Iterator[str]:
    owner = _owner(held)
    if owner.when is not None:
        yield f"The record has this number of {when(owner.when)}."


def _special(held: Finding, _: Fact) -> Iterator[str]:
    figure = _owner(held).row
    if isinstance(figure, Figure):
        yield f"The record has this number of another case: {figure.of}."


def _subject(held: Finding, _: Fact) -> Iterator[str]:
    yield f"The record has this number for another: {fact_label(_owner(held))}."


def _share(_: Finding, fact: Fact) -> Iterator[str]:
    share = fact.row.share if isinstance(fact.row, Figure) else None
    percent = f"{number(share)}% of the people" if share is not None else "a share of the people"
    yield f"That is the amount that {percent} stay below, and no average of all."


def _one_source(_: Finding, fact: Fact) -> Iterator[str]:
    for word in best_first(fact.evidence)[:1]:
        yield f"One source's word ({source_label(word.origin)}), which the claim gives as a fact."


def _rounded(held: Finding, fact: Fact) -> Iterator[str]:
    yield f"The claim rounds it: {_as_held(held, fact)}."


def _implied(held: Finding, fact: Fact) -> Iterator[str]:
    yield f"It follows from the record's number: {_as_held(held, fact)}."


def _as_held(held: Finding, fact: Fact) -> str:
    if fact.aspect is Aspect.LENGTH:
        days = fact.lengths[0].least
        unit = held.reading.said.unit
        each = {"week": 7, "month": Decimal("30.44"), "year": Decimal("365.25")}.get(unit)
        return (
            f"{days} days ÷ {each} = {days / Decimal(each):.1f} {unit}s" if each else f"{days} days"
        )
    ends = [end for end in (fact.interval.low, fact.interval.high) if end is not None]
    values = [Decimal(plain(end)) for end in ends]
    written = [money(one) if fact.what is Kind.MONEY else number(one) for one in values]
    return " to ".join(dict.fromkeys(written))


_SAID: Mapping[Reason, Callable[[Finding, Fact], Iterator[str]]] = MappingProxyType(
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


def inferred(held: Finding) -> Iterator[str]:
    """What was taken for granted: never without saying so."""
    if not held.facts:
        return
    fact = held.facts[0]
    name = fact_label(fact)
    if Reason.FAR in held.reasons:
        yield f"Taken to be about {name}, by what is named before it."
    elif Reason.CHOSEN in held.reasons:
        late = isinstance(fact.row, Strike)
        why = "the latest of that name" if late else "which has this number and is not named"
        yield f"Taken to be about {name}, {why}."
    if Reason.YEAR_LENT in held.reasons and fact.when is not None:
        said = held.reading.said.when
        shown = day(said.first) if said is not None and said.is_day else when(said or fact.when)
        yield f"The claim gives no year here; taken to be {shown}."
