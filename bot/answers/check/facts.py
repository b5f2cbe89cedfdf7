"""What the record has, as it stands in the card of a claim."""

from collections.abc import Mapping

from bot.cards.card import Bold, Italic, Span
from bot.cards.citations import in_marks
from bot.cards.parts.amounts import figure_amount, multiple, number, when
from bot.cards.parts.events import days_text
from bot.cards.parts.labels import measure_label, role_name, what_of
from bot.domain.claims.facts import Aspect, Division, Fact
from bot.models.event import Event, Strike
from bot.models.evidence import Attestation
from bot.models.quote import Quote, Statement
from bot.models.role import Figure


def fact_spans(fact: Fact, speakers: Mapping[str, str]) -> list[Span]:
    """What the record has: whose, how much, of what kind, of when; `speakers` are the names of the
    holders by their ids.
    """
    match fact.row:
        case Figure() as figure:
            return _figure_spans(fact, figure)
        case Strike() as strike:
            return [f"{strike.name}: ", _strike_span(fact, strike)]
        case Event() as event:
            return [f"{when(event.date)}: ", Bold(event.title), f". {event.what}"]
        case Quote() as quote:
            return [f"{speakers[quote.holder]}: {in_marks(quote.text)}"]
        case Statement() as statement:
            return [statement.says, " ", Italic("(paraphrase)")]
        case _:
            return [fact.record]


def _strike_span(fact: Fact, strike: Strike) -> Span:
    if fact.aspect is Aspect.IN_WORDS:
        return _word(fact.evidence[0])
    return Bold(_strike_text(fact, strike))


def _figure_spans(fact: Fact, figure: Figure) -> list[Span]:
    if fact.division is not None:
        return _division_spans(fact, fact.division)
    label = f"{measure_label(figure.measure)}{what_of(figure)}"
    name = role_name(fact.role) if fact.role else figure.role
    amount = Bold(figure_amount(figure))
    return [f"{name}: ", amount, " · ", Italic(label), f", {when(figure.as_of)}"]


def _division_spans(fact: Fact, division: Division) -> list[Span]:
    """As in: 'A: $390,000 a year (posted range) ÷ B: $30,000 a year (mean) = 13 times'."""
    sides = [
        f"{role_name(one.role)}: {figure_amount(one.row)} ({measure_label(one.row.measure)})"
        for one in (fact, division.by)
        if one.role is not None and isinstance(one.row, Figure)
    ]
    return [f"{' ÷ '.join(sides)} = ", Bold(multiple(division.multiple))]


def _strike_text(fact: Fact, strike: Strike) -> str:
    """The day, the length or the size of a strike."""
    match fact.aspect:
        case Aspect.START:
            return f"began on {when(strike.start)}"
        case Aspect.END:
            return f"ended on {when(strike.end)}" if strike.end else "goes on"
        case Aspect.WORKERS:
            return f"{number(strike.workers or 0)} workers"
        case _:
            elapsed, counted = fact.lengths
            to = when(strike.end) if strike.end else "today"
            lengths = f"{days_text(elapsed)} elapsed, {days_text(counted)} counted"
            return f"{lengths}, {when(strike.start)} to {to}"


def _word(word: Attestation) -> str:
    """What a source says of a strike, in the record's words or its own."""
    return f"{word.source.outlet}: {word.says or in_marks(word.excerpt or '')}"


def fact_label(fact: Fact) -> str:
    """What a button to the record says."""
    match fact.row:
        case Figure() as figure:
            return fact.role.title if fact.role else figure.id
        case Strike() as strike:
            return strike.name
        case Event() as event:
            return event.title
        case Quote():
            return "The quotation"
        case Statement():
            return "The position"
        case _:
            return fact.record
