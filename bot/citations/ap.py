"""Sentences for the text of a paper, with who states the fact, as the Associated Press writes them.

They are put together from fields of the record alone, and say no more than those.
"""

import re
from datetime import date

from bot.cards.parts.amounts import number
from bot.cards.parts.labels import capitalised, in_sentence, paid_name, strike_name
from bot.cards.text import joined
from bot.citations.ap_attribution import according, document, stated_in
from bot.citations.ap_style import ap_amount, ap_date, between, dated, from_to, in_ap_words
from bot.citations.typography import Shown, with_stop
from bot.domain.evidence.bibliography import authors_of
from bot.domain.evidence.strike_ends import numbers_told, tells_end
from bot.domain.time.calendar import counted, elapsed
from bot.models.contract import Contract, ContractTerm, Side, Subject
from bot.models.dates import Precision, When
from bot.models.event import Event, EventKind, Strike
from bot.models.evidence import Attestation
from bot.models.measure import MEANINGS, Measure
from bot.models.quote import Holder, Quote, Statement
from bot.models.role import Figure, Role
from bot.models.source import Source
from bot.models.statistics import Price, Stoppage, TrackedStoppage, soc_of

_LASTING: frozenset[EventKind] = frozenset({"negotiation", "picket", "other"})
"""Events that go on over the whole of a span; the others happened once within it."""


def of_figure(role: Role, figure: Figure, word: Attestation, today: date) -> str:
    """What a role is paid, as the source states it."""
    name = in_ap_words(paid_name(role, figure))
    amount, when = ap_amount(figure), _as_of(figure)
    listed = soc_of(role.id) is not None
    name += "" if listed else _aside(name.partition(" (")[0])
    verb = _verb(figure.as_of, word.source.published, today)
    if figure.measure is Measure.SHARE_BELOW:
        share, _, bound = amount.partition(": ")
        earn = "earn" if verb == "is" else "earned"
        told = f"{when}, {share} counted as {name} {earn} {bound}"
    else:
        phrase = _PHRASES.get(figure.measure, f"{MEANINGS[figure.measure].phrase} for")
        told = f"{phrase} {name} {verb} {amount} {when}"
    return f"{capitalised(told)}, {according(word)}."


_PHRASES: dict[Measure, str] = {
    Measure.DEMAND: "the union's demand in bargaining for",
    Measure.OFFER: "the employers' offer in bargaining for",
    Measure.INCREASE: "the change in pay for",
    Measure.RATIO: "the ratio of pay for",
    Measure.TOTAL_COMPENSATION: "the total compensation of",
}
"""How a figure is called where the phrase of its measure would say something else in a sentence."""

_ON_A_DAY = frozenset({Measure.DEMAND, Measure.OFFER, Measure.INCREASE})
"""What happens on a day; the others are so from a day on."""


def _as_of(figure: Figure) -> str:
    if figure.as_of.is_day and figure.measure not in _ON_A_DAY:
        return f"as of {ap_date(figure.as_of)}"
    return dated(figure.as_of)


def _aside(name: str) -> str:
    """What is said behind a comma within a name ends with another."""
    return "," if "," in name else ""


def _verb(when: When, told: When | None, today: date) -> str:
    """What was told before its day was to be so, for all that the source could know."""
    if when.first > today:
        return "is to be"
    if told and told.last < when.first:
        return "was to be"
    return "is" if when.precision is Precision.SPAN and when.last >= today else "was"


def of_quote(quote: Quote, holder: Holder, word: Attestation) -> str:
    """The exact words and where they stand: whole sentences first, a part of one at the end."""
    text = quote.text.removeprefix("“").removesuffix("”")
    who, where = _writer(quote, holder, word), stated_in(word)
    if quote.voice != "own":
        where += f", giving the words or the view of {holder.name}"
    if not _WHOLE.fullmatch(text):
        told = f"{who} wrote in {where}" if who else f"{capitalised(where)}{_aside(where)} has this"
        return f"{told}: {with_stop(Shown(text, '“', '”'), '.')}"
    stop = "" if text.endswith(("?", "!")) else ","
    said = f"{who} wrote in {where}" if who else f"according to {where}"
    return f"{with_stop(Shown(text.removesuffix('.'), '“', '”'), stop)} {said}."


_WHOLE = re.compile(r"[^a-z].*[.?!]”?", re.DOTALL)
"""Words that begin and end as a sentence does."""


def _writer(quote: Quote, holder: Holder, word: Attestation) -> str:
    """Whose own words they are; '' where nobody is named, or the document gives another's."""
    if quote.voice != "own":
        return ""
    if holder.kind != "article":
        return holder.name
    return joined(
        [author.full for author in authors_of(word.origin if word.is_copy else word.source)]
    )


def of_statement(statement: Statement, word: Attestation) -> str:
    """A position, in the record's own words."""
    return f"{in_ap_words(statement.says).removesuffix('.')}, {according(word)}."


def of_event(event: Event, word: Attestation) -> str:
    """The title of an event, in the present tense of headlines, and its day."""
    when = dated(event.date) if event.kind in _LASTING else between(event.date)
    return f"{in_ap_words(event.title)}, {when}, {according(word)}."


_SIDES: dict[Side, str] = {"demanded": "demand", "offered": "offer", "won": "settlement"}


def of_term(contract: Contract, subject: Subject, term: ContractTerm, word: Attestation) -> str:
    """What one side asked or offered, or what was settled, concessions included."""
    on = f"the {_SIDES[term.side]} on {in_sentence(subject.name)}"
    settled = term.side == "won"
    over = f"{'in' if settled else 'for'} the {in_sentence(contract.name)}"
    when = f"{'effective ' if settled else 'made '}{dated(term.effective)}"
    says = in_ap_words(term.says).removesuffix(".")
    return f"{capitalised(according(word))}, {on} {over}, {when}, was this: {says}."


def of_strike(strike: Strike, word: Attestation) -> str:
    """'The writers' strike lasted 148 days, from May 2 to Sept. 27, 2023, according to …'.

    Of a strike whose end the source does not tell, it says when the strike began.
    """
    name = capitalised(strike_name(strike))
    if strike.end is None or not tells_end(strike, word):
        return f"{name} began {dated(strike.start)}, {according(word)}."
    days = _days_stated(strike, strike.end, word)
    return f"{name} lasted {days}{from_to(strike.start, strike.end)}, {according(word)}."


def _days_stated(strike: Strike, end: When, word: Attestation) -> str:
    """'148 days, ' where elapsed and counted days are one number, and the source has it."""
    length = elapsed(strike.start, end)
    agreed = length.is_exact and length == counted(strike.start, strike.last_full_day or end)
    return f"{length.least} days, " if agreed and length.least in numbers_told(word) else ""


def of_stoppage(stoppage: Stoppage, source: Source) -> str:
    """A stoppage as its list has it; what the record found elsewhere is said to be its own."""
    union = f" involving {stoppage.union}" if stoppage.union else ""
    idled = f"{stoppage.employer}{union} idled {number(stoppage.workers)} workers"
    told, by = f"{idled} {_stoppage_days(stoppage)}", document(source)
    if isinstance(stoppage, TrackedStoppage):
        whose = f"the {source.title}," if stoppage.is_as_tracked else "the Picketdesk record, by"
        return f"A strike at {told}, according to {whose} {by}."
    lost = f"{number(stoppage.days_lost or 0)} working days lost"
    return f"A work stoppage at {told}, with {lost}, according to {by}."


def _stoppage_days(stoppage: Stoppage) -> str:
    if stoppage.end is None:
        return f"from {ap_date(stoppage.start)}"
    return from_to(stoppage.start, stoppage.end)


def of_price(price: Price, period: When, source: Source) -> str:
    index = "The consumer price index (CPI-U, 1982-84 = 100)"
    return f"{index} was {price.value} {dated(period)}, according to {document(source)}."


def of_contract(contract: Contract, version: str) -> str:
    """The term of a contract, which no one source states."""
    name = f"The {in_sentence(contract.name)}{_aside(contract.name)}"
    if contract.end is None:
        told = f"{name} has a first day {dated(contract.start)} and no last day on record"
    else:
        told = f"{name} has a term {from_to(contract.start, contract.end)}"
    return f"{told}, according to {_record(version)}."


def of_entry(kind: str, title: str, version: str) -> str:
    """What the record has an entry on, and no pay, day or words of."""
    topic = f"the proposition that follows: {in_ap_words(title)}"
    on = {"topic": topic, "subject": in_sentence(title)}
    return f"{capitalised(_record(version))}, has an entry on {on.get(kind, title)}."


def of_record(version: str, address: str) -> str:
    at = f" It is at {address}" if address else ""
    return (
        f"{capitalised(_record(version))}, is a data set of pay figures, quotations, positions and "
        f"dated events, each with the sources that state it.{at}"
    )


def _record(version: str) -> str:
    return f"the Picketdesk record, version {version}"
