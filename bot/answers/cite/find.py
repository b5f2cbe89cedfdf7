"""What an id stands for, and the best source of it, for /cite."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from types import MappingProxyType

from bot.answers.cite.card import Cited
from bot.answers.context import Context, not_on_record
from bot.cards.card import Choice, Line, line, small
from bot.cards.citations import doubted, in_marks, source_label
from bot.cards.parts.amounts import figure_amount, when
from bot.cards.parts.bargaining import term_lines
from bot.cards.parts.figures import figure_line
from bot.cards.parts.labels import KINDS, capitalised, measure_label, role_name, what_of
from bot.cards.parts.stoppages import stoppage_size, sureness, tracked_lines
from bot.citations import ap as attribution
from bot.citations.ap_attribution import of_source
from bot.domain.evidence.agreement import best_first
from bot.domain.evidence.strike_ends import tells_end
from bot.domain.pay.choose_figures import current_figure
from bot.domain.stoppages.by_list import list_name
from bot.models.contract import term_title
from bot.models.dates import read_edtf
from bot.models.evidence import PaidRole, Stated
from bot.models.question import THE_RECORD
from bot.models.role import Figure
from bot.models.statistics import STOPPAGE_KINDS, Stoppage, TrackedStoppage, soc_of
from bot.store.queries.events import events_by_id
from bot.store.queries.names import kind_of
from bot.store.queries.pay import paid_roles
from bot.store.queries.quotes import find_quote, find_statement
from bot.store.queries.stoppages import stoppages_by_id
from bot.store.queries.terms import terms_by_id


async def find_cited(context: Context, identifier: str) -> Cited:
    """The record with that id; UserError where there is none.

    A role is cited for the figure that stands for it today. BLS wages, stoppages and prices, which
    are no records of their own, are cited from the publications that they are in.
    """
    if identifier == THE_RECORD:
        return _the_record(context)
    kind = await kind_of(context.record, identifier)
    find = _FINDERS.get(kind, _unlisted)
    found = await find(context, identifier)
    if found is None:
        raise not_on_record()
    return found


def _the_record(context: Context) -> Cited:
    title = f"The Picketdesk record {context.record.version}"
    sentence = attribution.of_record(context.record.version, context.record_url)
    return Cited(THE_RECORD, title, None, sentence)


def _entry_on(title: str, sentence: str, fact: Line) -> Cited:
    """What no one source states, cited as an entry of the record."""
    return Cited(THE_RECORD, title, None, sentence, (fact,))


async def _role(context: Context, identifier: str) -> Cited | None:
    """A figure, or of a role the one that stands for it; the others of the role can be chosen."""
    paid = (await paid_roles(context.record, [identifier])).get(identifier)
    if paid is None:
        return None
    by_id = {stated.row.id: stated for stated in paid.figures}
    stated = by_id.get(identifier) or current_figure(paid.figures, context.today())
    if stated is None:
        name = role_name(paid.role)
        sentence = attribution.of_entry("role", name, context.record.version)
        return _entry_on(name, sentence, line(name))
    return _figure(paid, stated, context.today())


def _figure(paid: PaidRole, stated: Stated[Figure], today: date) -> Cited | None:
    words = best_first(stated.agreeing)
    if not words:
        return None
    figure = stated.row
    facts = [line(role_name(paid.role)), figure_line(stated)]
    if figure.note:
        facts.append(small(figure.note))
    return Cited(
        record=figure.id,
        title=f"{role_name(paid.role)}: {figure_amount(figure)}{doubted(stated.agreeing)}",
        source=words[0].source,
        sentence=attribution.of_figure(paid.role, figure, words[0], today),
        facts=tuple(facts),
        words=stated.agreeing,
        others=tuple(_choice(other.row) for other in paid.figures if other is not stated),
    )


def _choice(figure: Figure) -> Choice:
    label = f"{figure_amount(figure)}, {when(figure.as_of)}"
    return Choice(label, figure.id, f"{measure_label(figure.measure)}{what_of(figure)}")


async def _quote(context: Context, identifier: str) -> Cited | None:
    stated = await find_quote(context.record, identifier)
    if stated is None:
        return None
    quote, holder = stated.row, context.record.holders[stated.row.holder]
    word = stated.evidence[0]
    facts = [line(in_marks(quote.text)), line(holder.name)]
    if quote.note:
        facts.append(small(quote.note))
    return Cited(
        record=quote.id,
        title=f"The words in {source_label(word.source)}",
        source=word.source,
        sentence=attribution.of_quote(quote, holder, word),
        facts=tuple(facts),
    )


async def _statement(context: Context, identifier: str) -> Cited | None:
    stated = await find_statement(context.record, identifier)
    words = best_first(stated.agreeing) if stated else []
    if stated is None or not words:
        return None
    holder = context.record.holders[stated.row.holder]
    return Cited(
        record=identifier,
        title=f"A position of {holder.name}{doubted(stated.agreeing)}",
        source=words[0].source,
        sentence=attribution.of_statement(stated.row, words[0]),
        facts=(line(stated.row.says), small("A paraphrase, in the record's own words.")),
        words=stated.agreeing,
    )


async def _event(context: Context, identifier: str) -> Cited | None:
    stated = (await events_by_id(context.record, identifier)).get(identifier)
    words = best_first(stated.agreeing) if stated else []
    if stated is None or not words:
        return None
    event = stated.row
    return Cited(
        record=event.id,
        title=f"{event.title}{doubted(stated.agreeing)}",
        source=words[0].source,
        sentence=attribution.of_event(event, words[0]),
        facts=(line(f"{event.title}, {when(event.date)}"), line(event.what)),
        words=stated.agreeing,
    )


async def _strike(context: Context, identifier: str) -> Cited | None:
    stated = context.record.strikes[identifier]
    strike = stated.row
    telling = [word for word in stated.agreeing if tells_end(strike, word)]
    words = best_first(telling or stated.agreeing)
    if not words:
        return None
    end = f" to {when(strike.end)}" if strike.end else ""
    return Cited(
        record=strike.id,
        title=f"{strike.name}{doubted(stated.agreeing)}",
        source=words[0].source,
        sentence=attribution.of_strike(strike, words[0]),
        facts=(line(f"{strike.name}: {when(strike.start)}{end}"),),
        words=tuple(words),
    )


async def _term(context: Context, identifier: str) -> Cited | None:
    record = context.record
    stated = (await terms_by_id(record, [identifier])).get(identifier)
    words = best_first(stated.agreeing) if stated else []
    if stated is None or not words:
        return None
    term = stated.row
    contract, subject = record.contracts[term.contract], record.subjects[term.subject]
    return Cited(
        record=term.id,
        title=f"{term_title(contract, subject, term)}{doubted(stated.agreeing)}",
        source=words[0].source,
        sentence=attribution.of_term(contract, subject, term, words[0]),
        facts=tuple(term_lines(stated)),
        words=stated.agreeing,
    )


async def _source(context: Context, identifier: str) -> Cited | None:
    source = context.record.sources[identifier]
    return Cited(identifier, source_label(source), source, of_source(source))


async def _entry_alone(context: Context, identifier: str) -> Cited | None:
    """What no one source states, like a proposition: an entry of the record itself."""
    name = context.names.by_record.get(identifier)
    if name is None:
        return None
    said = f"{KINDS[name.kind][0].capitalize()}: {name.title} ({identifier})"
    contract, version = context.record.contracts.get(identifier), context.record.version
    if contract is None:
        sentence = attribution.of_entry(name.kind, name.title, version)
    else:
        sentence = attribution.of_contract(contract, version)
    title = f"{name.title}, an entry of the Picketdesk record"
    return _entry_on(title, sentence, line(said))


async def _unlisted(context: Context, identifier: str) -> Cited | None:
    """A BLS wage, or the price index of a month or a year."""
    if soc_of(identifier):
        return await _role(context, identifier)
    return _price(context, identifier) if identifier in context.record.prices else None


def _price(context: Context, period: str) -> Cited:
    price, when_read = context.record.prices[period], read_edtf(period)
    source = context.record.sources[price.source]
    return Cited(
        record=period,
        title=f"Consumer price index of {when(when_read)}",
        source=source,
        sentence=attribution.of_price(price, when_read, source),
        facts=(line(f"CPI-U of {when(when_read)}: {price.value} (1982-84 = 100)"),),
    )


async def _stoppage(context: Context, identifier: str) -> Cited | None:
    stoppage = (await stoppages_by_id(context.record, [identifier])).get(identifier)
    if stoppage is None:
        return None
    source = context.record.sources[stoppage.source]
    facts = [line(f"{stoppage.employer}: {stoppage_size(stoppage)}{_doubt(stoppage)}")]
    if isinstance(stoppage, TrackedStoppage):
        facts += [line(f"{capitalised(list_name(stoppage))}."), small(stoppage.note or "")]
        facts += tracked_lines([stoppage], context.record.sources)
    return Cited(
        record=identifier,
        title=f"{stoppage.employer}, {when(stoppage.start)}",
        source=source,
        sentence=attribution.of_stoppage(stoppage, source),
        facts=tuple(facts),
    )


def _doubt(stoppage: Stoppage) -> str:
    doubt = sureness(stoppage) or ("provisional" if stoppage.provisional else "")
    return f", {doubt}" if doubt else ""


_FINDERS: Mapping[str, Callable[[Context, str], Awaitable[Cited | None]]] = MappingProxyType(
    {
        "figure": _role,
        "role": _role,
        "occupation": _role,
        "quote": _quote,
        "statement": _statement,
        "event": _event,
        "strike": _strike,
        "term": _term,
        **dict.fromkeys(STOPPAGE_KINDS, _stoppage),
        "source": _source,
        "topic": _entry_alone,
        "holder": _entry_alone,
        "contract": _entry_alone,
        "subject": _entry_alone,
    }
)
"""How to find a record of each kind."""
