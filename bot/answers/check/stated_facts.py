"""The records that a claim leads to, as facts that it can be held against."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.domain.claims.facts import (
    Fact,
    Holders,
    Told,
    about_of,
    event_fact,
    figure_facts,
    told_fact,
)
from bot.models.dates import When
from bot.models.event import Event, Strike
from bot.models.evidence import Stated
from bot.models.quote import Holder, Quote, Statement
from bot.store.numbers import StoredNumber
from bot.store.queries.claim_records import ClaimRecords, EventWithParties


def holders_by_name(holders: Iterable[Holder]) -> Holders:
    """The ids of the holders by their names and aliases."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for holder in holders:
        for name in (holder.name, *holder.aliases):
            found[name].add(holder.id)
    return {name: frozenset(ids) for name, ids in found.items()}


def stated_facts(found: ClaimRecords, holders: Holders) -> list[Fact]:
    """Every figure, the day of every event, and every number that is told in words."""
    tellers = {one.stated.row.id: one for one in _tellers(found, holders)}
    return [
        *(fact for role, figure in found.figures for fact in figure_facts(role, figure, holders)),
        *(event_fact(one.event, _about_event(one)) for one in found.events),
        *(_told_fact(tellers[number.record], number) for number in found.numbers),
    ]


class _Teller(NamedTuple):
    """A record that tells numbers in words: what kind it is, whom it is about, of what date."""

    stated: Stated[Event] | Stated[Statement] | Stated[Quote] | Stated[Strike]
    kind: str
    about: frozenset[str]
    when: When | None


def _tellers(found: ClaimRecords, holders: Holders) -> Iterator[_Teller]:
    """Events and strikes are about their parties, positions and quotations about their holders."""
    for one in found.events:
        yield _Teller(one.event, "event", _about_event(one), one.event.row.date)
    for said in found.statements:
        yield _Teller(said, "statement", frozenset({said.row.holder}), said.row.said_on)
    for quote in found.quotes:
        yield _Teller(quote, "quote", frozenset({quote.row.holder}), quote.row.said_on)
    for strike in found.strikes:
        about = about_of(strike.row.union, holders, strike.row.id)
        yield _Teller(strike, "strike", about, strike.row.start)


def _about_event(one: EventWithParties) -> frozenset[str]:
    strike = one.event.row.strike
    return one.parties | {strike} if strike else one.parties


def _told_fact(teller: _Teller, number: StoredNumber) -> Fact:
    told = Told(
        number.record, number.kind, number.interval, number.unit, number.told, number.source
    )
    return told_fact(teller.stated, teller.kind, told, teller.about, teller.when)
