"""What is no fault of sound data, but leaves an answer poorer than it could be: the second level of
`check`.

A further warning is one more function in WARNING_RULES.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

from bot.dataset.csv_rows import Placed
from bot.dataset.rules.sites import unrelated_sites
from bot.dataset.tables import Tables
from bot.errors import Fault
from bot.models.dates import When
from bot.models.event import Event
from bot.models.source import Source

_KEY_EVENTS = ("strike-start", "agreement", "strike-end", "ratification")
_SINCE = 2000
"""Strikes before it are known from later accounts alone."""
_FORTNIGHT = timedelta(days=14)


def contemporary_sources(tables: Tables) -> Iterator[Fault]:
    """A key event of a strike has a source of its own days, so that `known_by` knows of it then.

    As there, a source counts as published on the last day that its date allows.
    """
    strikes = {placed.row.id for placed in tables.strikes if placed.row.start.first.year >= _SINCE}
    events = {
        placed.row.id: placed
        for placed in tables.events
        if placed.row.kind in _KEY_EVENTS and placed.row.strike in strikes
    }
    agreeing = _agreeing(tables, events)
    for identifier, placed in events.items():
        if not any(_is_of(placed.row.date, source) for source in agreeing[identifier]):
            yield _without_contemporary(placed)


def _agreeing(tables: Tables, events: Mapping[str, object]) -> Mapping[str, list[Source]]:
    """Who states each event."""
    known = {placed.row.id: placed.row for placed in tables.sources}
    found: defaultdict[str, list[Source]] = defaultdict(list)
    for placed in tables.evidence:
        if placed.row.record in events and not placed.row.differs:
            found[placed.row.record].append(known[placed.row.source])
    return found


def _is_of(date: When, source: Source) -> bool:
    """Whether a source was published on a date, or within a fortnight after it."""
    published = source.published
    return published is not None and date.first <= published.last <= date.last + _FORTNIGHT


def _without_contemporary(placed: Placed[Event]) -> Fault:
    date = placed.row.date
    expected = (
        f"evidence from a report published from {date.first} to {date.last + _FORTNIGHT}: "
        "until there is one, known_by does not know of it in its own days"
    )
    what = f"{placed.row.id} has no source of its fortnight"
    return placed.fault("date", what, date.text, expected)


WARNING_RULES: tuple[Callable[[Tables], Iterator[Fault]], ...] = (
    contemporary_sources,
    unrelated_sites,
)


def find_warnings(tables: Tables) -> list[Fault]:
    """What every rule warns of, in the order of the files, of data without faults."""
    return sorted(warning for rule in WARNING_RULES for warning in rule(tables))
