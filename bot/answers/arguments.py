"""What options of several commands have in common: how they are declared, and what they say."""

from dataclasses import dataclass
from datetime import MAXYEAR

from bot.answers.context import Context, not_on_record
from bot.cards.parts.amounts import when
from bot.domain.evidence.as_known import Cutoff
from bot.domain.pay.inflation import Dollars
from bot.domain.pay.price_index import NoIndex, PriceIndex
from bot.errors import UserError
from bot.models.dates import When, read_edtf
from bot.models.evidence import Attestation
from bot.store.queries.events import events_by_id

ROLE_KINDS = ("role", "occupation")
DATED_KINDS = ("event", "strike")
DATE = "A date ('27 July 2023', 'July 2023', 'yesterday'), or an event or a strike by name"
KNOWN_BY = "Only what sources had published by the end of this date: '27 July 2023', 'July 2023'"
DOLLARS_OF = "Also in the dollars of this year, by the consumer price index"

_YEAR = len("2023")

UNDATED = (("u", ""),)
"""Of the option `undated`, which a button fills: the list of what known_by cannot date."""


def asked_date(text: str) -> When | None:
    """A date option; None where it is not given, UserError where it is no date."""
    if not text:
        return None
    try:
        return read_edtf(text)
    except ValueError:
        raise not_on_record() from None


def asked_cutoff(context: Context, text: str) -> Cutoff | None:
    """The last day by which things had to be known, today at the latest; None without one."""
    asked, today = asked_date(text), context.today()
    return Cutoff(min(asked.last, today), today) if asked else None


def asked_dollars(context: Context, year: str) -> Dollars | None:
    """The year in whose dollars amounts are asked for; UserError where its prices are unknown."""
    if not year:
        return None
    index = PriceIndex(context.record.prices)
    to = index.of_year(int(year)) if year.isdecimal() and 0 < int(year) <= MAXYEAR else NoIndex()
    if isinstance(to, NoIndex):
        first, last = index.years
        raise UserError(
            f"No price index is on record for {'that year' if len(year) > _YEAR else year}",
            f"dollars_of can be a year from {first} to {last}. {_held(index)}",
        )
    return Dollars(int(year), to, index, context.record.sources[to.source])


def _held(index: PriceIndex) -> str:
    """What a person can choose from, in a sentence."""
    years = "{} to {}".format(*index.averages)
    first, last = (when(read_edtf(month)) for month in index.months)
    return f"The record holds yearly averages of {years}, and months from {first} to {last}."


@dataclass(frozen=True, slots=True)
class SpanEnd:
    """One end of a span: its date, and what it was named by: a title and an id, '' for a date, with
    who states it.
    """

    date: When
    title: str = ""
    record: str = ""
    words: tuple[Attestation, ...] = ()


async def asked_end(context: Context, option: str, *, last: bool) -> SpanEnd:
    """A date, an event or a strike by its id; of a strike its end where it is the `last` one."""
    stated = context.record.strikes.get(option)
    if stated is not None:
        strike = stated.row
        over = strike.end or When.of_day(context.today())
        title = f"{'end' if last else 'start'} of: {strike.name}"
        return SpanEnd(over if last else strike.start, title, strike.id, stated.agreeing)
    name = context.names.by_record.get(option)
    named_event = name is not None and name.kind == "event"
    events = await events_by_id(context.record, option) if named_event else {}
    if option in events:
        event = events[option].row
        return SpanEnd(event.date, event.title, event.id, events[option].agreeing)
    typed = asked_date(option)
    if typed is None:
        raise not_on_record()
    return SpanEnd(typed)
