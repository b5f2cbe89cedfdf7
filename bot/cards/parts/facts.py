"""The records that an answer stands on, by what they are called, for the files of /export."""

from collections.abc import Iterable, Mapping

from bot.cards.parts.labels import role_name, stoppage_parties
from bot.domain.contracts.subjects import BargainedSubject
from bot.domain.stoppages.by_list import is_tracked, listing
from bot.models.contract import term_title
from bot.models.event import Event, Strike
from bot.models.evidence import ExportedFact, Stated
from bot.models.quote import Holder, Quote, Statement
from bot.models.role import Figure, Role
from bot.models.source import Source
from bot.models.statistics import STOPPAGE_KINDS, Stoppage


def figure_facts(figures: Iterable[tuple[Role, Stated[Figure]]]) -> tuple[ExportedFact, ...]:
    return tuple(
        ExportedFact("figure", role_name(role), stated.row, stated.evidence)
        for role, stated in figures
    )


def term_facts(bargained: Iterable[BargainedSubject]) -> tuple[ExportedFact, ...]:
    """The terms of each subject."""
    return tuple(
        ExportedFact(
            "term",
            term_title(one.contract, one.subject, stated.row),
            stated.row,
            stated.evidence,
        )
        for one in bargained
        for stated in one.terms
    )


def quote_facts(
    quotes: Iterable[Stated[Quote]], holders: Mapping[str, Holder]
) -> tuple[ExportedFact, ...]:
    return tuple(
        ExportedFact("quote", holders[stated.row.holder].name, stated.row, stated.evidence)
        for stated in quotes
    )


def statement_facts(
    statements: Iterable[Stated[Statement]], holders: Mapping[str, Holder]
) -> tuple[ExportedFact, ...]:
    """Positions in the record's own words."""
    return tuple(
        ExportedFact("statement", holders[stated.row.holder].name, stated.row, stated.evidence)
        for stated in statements
    )


def event_facts(events: Iterable[Stated[Event]]) -> tuple[ExportedFact, ...]:
    return tuple(ExportedFact("event", one.row.title, one.row, one.evidence) for one in events)


def strike_facts(strikes: Iterable[Stated[Strike]]) -> tuple[ExportedFact, ...]:
    return tuple(ExportedFact("strike", one.row.name, one.row, one.evidence) for one in strikes)


def stoppage_facts(
    stoppages: Iterable[Stoppage], sources: Mapping[str, Source]
) -> tuple[ExportedFact, ...]:
    """Stoppages, each from the list that it is on."""
    return tuple(
        ExportedFact(
            STOPPAGE_KINDS[is_tracked(one)], stoppage_parties(one), one, (listing(one, sources),)
        )
        for one in stoppages
    )
