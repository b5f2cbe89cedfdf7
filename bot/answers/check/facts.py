"""What the record has, as it stands in the card of a claim."""

from collections.abc import Mapping

from bot.cards.card import Bold, Italic, Span
from bot.cards.citations import in_marks, outlet_label
from bot.cards.parts.amounts import figure_amount, multiple, number, when
from bot.cards.parts.events import days_text
from bot.cards.parts.labels import measure_label, role_name, stoppage_parties, what_of
from bot.cards.parts.stoppages import sureness
from bot.domain.claims.facts import Aspect, Division, Fact
from bot.domain.stoppages.by_list import ListName, list_name
from bot.domain.time.calendar import Days
from bot.models.contract import ContractTerm
from bot.models.dates import read_edtf
from bot.models.event import Event, Strike
from bot.models.evidence import Attestation
from bot.models.quote import Quote, Statement
from bot.models.role import Figure
from bot.models.statistics import Occupation, Stoppage


def fact_spans(fact: Fact, speakers: Mapping[str, str]) -> list[Span]:  # noqa: PLR0911  (one for each kind)
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
        case ContractTerm() as term:
            return [Bold(fact.label), f": {term.says}"]
        case Stoppage() as stoppage:
            listed = f"{stoppage_parties(stoppage)} ({_list(stoppage)}): "
            return [listed, Bold(_stoppage_text(fact, stoppage))]
        case Occupation() as year:
            employed = f"{number(year.employment or 0)} employed"
            return [
                f"{year.title} (BLS): ",
                Bold(employed),
                f", {when(fact.when or read_edtf(str(year.year)))}",
            ]
        case _:
            return [fact.record]


def _stoppage_text(fact: Fact, stoppage: Stoppage) -> str:
    """The day, the length or the size of a stoppage, as it is listed."""
    match fact.aspect:
        case Aspect.START:
            return f"began on {when(stoppage.start)}"
        case Aspect.END:
            return f"ended on {when(stoppage.end or stoppage.start)}"
        case Aspect.WORKERS:
            return f"{number(stoppage.workers)} workers"
        case Aspect.DAYS_LOST:
            return f"{number(stoppage.days_lost or 0)} working days lost"
        case _:
            days = days_text(fact.lengths[0])
            return (
                f"{days} counted, {when(stoppage.start)} to {when(stoppage.end or stoppage.start)}"
            )


def _list(stoppage: Stoppage) -> str:
    name = list_name(stoppage)
    return name.tag if name is ListName.BUREAU else f"{name}; {sureness(stoppage)}"


def _strike_span(fact: Fact, strike: Strike) -> Span:
    if fact.aspect is Aspect.IN_WORDS:
        return _word(fact.evidence[0])
    if fact.aspect is Aspect.DIFFERENCE and fact.against is not None:
        return Bold(_difference_text(fact, fact.against))
    if fact.aspect is Aspect.STRIKE_DAY and fact.when is not None:
        began = f"began on {when(strike.start)}"
        return Bold(f"{began}; {when(fact.when)} was day {number(int(fact.interval.low or 0))}")
    return Bold(_strike_text(fact, strike))


def _difference_text(fact: Fact, other: Fact) -> str:
    """'148 days against 153 days of Writers' strike of 1988: 5 days apart'."""
    days = days_text(Days(int(fact.interval.low or 0), int(fact.interval.low or 0)))
    name = other.row.name if isinstance(other.row, Strike) else other.record
    if fact.text == "overlap":
        return f"with {name}, {days} on which both were on"
    if fact.text == "both":
        return f"with {name}, {days} from the first day of one to the end of the other"
    own, others = days_text(fact.lengths[0]), days_text(other.lengths[0])
    return f"{own}, against {others} of {name}: {days} apart"


def _figure_spans(fact: Fact, figure: Figure) -> list[Span]:
    if fact.division is not None:
        return _division_spans(fact, fact.division)
    label = f"{measure_label(figure.measure)}{what_of(figure)}"
    name = role_name(fact.role) if fact.role else figure.role
    amount = Bold(figure_amount(figure))
    return [f"{name}: ", amount, " · ", Italic(label), f", {when(figure.as_of)}"]


def _division_spans(fact: Fact, division: Division) -> list[Span]:
    """As in: 'A: $390,000 a year (posted range) ÷ B: $30,000 a year (mean): 13 times'."""
    sides = [
        f"{role_name(one.role)}: {figure_amount(one.row)} ({measure_label(one.row.measure)})"
        for one in (fact, division.by)
        if one.role is not None and isinstance(one.row, Figure)
    ]
    return [f"{' ÷ '.join(sides)}: ", Bold(multiple(division.multiple))]


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
            if elapsed == counted:
                lengths = f"{days_text(elapsed)} elapsed and counted"
            return f"{lengths}, {when(strike.start)} to {to}"


def _word(word: Attestation) -> str:
    """What a source says of a strike, in the record's words or its own."""
    return f"{outlet_label(word.source)}: {word.says or in_marks(word.excerpt or '')}"


def fact_label(fact: Fact) -> str:  # noqa: PLR0911  (one for each kind)
    """What a button to the record says."""
    match fact.row:
        case Figure() as figure:
            return fact.role.title if fact.role else figure.id
        case Strike() as strike:
            return strike.name
        case Event() as event:
            return event.title
        case Stoppage() as stoppage:
            return f"{stoppage.employer}, {stoppage.start.first.year}"
        case Occupation() as year:
            return year.title
        case Quote():
            return "The quotation"
        case Statement():
            return "The position"
        case ContractTerm():
            return fact.label
        case _:
            return fact.record
