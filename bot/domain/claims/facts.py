"""What the record has, as facts that a claim can be held against."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from bot.domain.claims.text.event_verbs import EventVerb, actions_of
from bot.domain.claims.text.spans import stems
from bot.domain.claims.text.statements import Kind
from bot.domain.pay.interval import Interval
from bot.domain.time.calendar import Days, strike_counted, strike_elapsed
from bot.models.base import Row
from bot.models.dates import When
from bot.models.event import Event, Strike
from bot.models.evidence import Attestation, Stated
from bot.models.measure import MEANINGS, Measure
from bot.models.quote import Quote, Statement
from bot.models.role import Figure, Role


class Aspect(StrEnum):
    """What of a record a fact is."""

    FIGURE = "figure"
    WORKERS = "workers"
    LENGTH = "length"
    START = "start"
    END = "end"
    DATE = "date"
    """the day of an event"""
    RATIO = "ratio"
    """one figure divided by another"""
    TOLD = "told"
    """a number in the words of an event, a quotation, a position, or a source"""


OPEN = Interval(None, None)


@dataclass(frozen=True, eq=False)
class Fact:
    """One number or date of one record.

    `about` has the ids of the roles, strikes and holders that it is of; `evidence` is what states
    it. `when` is the date that it is of, or, where `what` is a date, the date itself.
    """

    record: str
    kind: str
    aspect: Aspect
    what: Kind
    row: Row
    evidence: tuple[Attestation, ...]
    about: frozenset[str]
    interval: Interval = OPEN
    unit: str = ""
    when: When | None = None
    role: Role | None = None
    lengths: tuple[Days, ...] = ()
    text: str = ""
    against: "Fact | None" = None
    """the figure that another one is divided by"""

    @cached_property
    def stems(self) -> frozenset[str]:
        """What its words are compared by: its own, and those of all that is stated for it."""
        told = [
            f"{word.excerpt or ''} {word.says or ''} {word.source.outlet}" for word in self.evidence
        ]
        return stems(" ".join([_texts(self.row), self.text, *told, *_role_texts(self.role)]))

    @cached_property
    def actions(self) -> frozenset[EventVerb]:
        return actions_of(self.row) if isinstance(self.row, Event) else frozenset()

    @property
    def measure(self) -> Measure | None:
        return self.row.measure if isinstance(self.row, Figure) else None


def _texts(row: Row) -> str:
    match row:
        case Event():
            return f"{row.title} {row.what} {' '.join(row.parties)}"
        case Strike():
            return f"{row.name} {' '.join(row.union)} {row.employer_side} {' '.join(row.issues)}"
        case Statement():
            return row.says
        case Quote():
            return row.text
        case Figure():
            return f"{row.of or ''} {row.note or ''} {MEANINGS[row.measure].label}"
        case _:
            return ""


def _role_texts(role: Role | None) -> tuple[str, ...]:
    if role is None:
        return ()
    return (role.title, role.employer or "", *role.union, *role.aliases, role.about)


Holders = Mapping[str, frozenset[str]]
"""The ids of the holders that go by a name or an alias."""


def figure_facts(role: Role, stated: Stated[Figure], holders: Holders) -> Iterator[Fact]:
    """A figure as its amount, its share, or, for a share of people below an amount, both."""
    figure = stated.row
    bodies = (*role.union, role.employer or "", *role.aliases)
    about = frozenset({role.id, figure.id}).union(*(holders.get(name, ()) for name in bodies))
    if figure.strike:
        about |= {figure.strike}

    def fact(what: Kind, interval: Interval) -> Fact:
        return Fact(
            figure.id,
            "figure",
            Aspect.FIGURE,
            what,
            figure,
            stated.agreeing,
            about,
            interval,
            str(figure.per or ""),
            figure.as_of,
            role,
        )

    if figure.share is not None:
        share = abs(Fraction(figure.share))
        yield fact(
            Kind.PERCENT, Interval(share, None if figure.low_strict else share, figure.low_strict)
        )
    if figure.has_amount or figure.measure is Measure.RATIO:
        kind = Kind.MONEY if figure.has_amount else Kind.MULTIPLE
        yield fact(kind, Interval.of(figure))


def strike_facts(stated: Stated[Strike], holders: Holders, today: date) -> Iterator[Fact]:
    """A strike's first and last day, its length and its size."""
    strike = stated.row
    about = frozenset({strike.id}).union(*(holders.get(name, ()) for name in strike.union))

    def fact(aspect: Aspect, what: Kind, when: When | None, number: int = 0) -> Fact:
        size = Fraction(number)
        return Fact(
            strike.id,
            "strike",
            aspect,
            what,
            strike,
            stated.agreeing,
            about,
            Interval(size, size),
            when=when,
            lengths=lengths if aspect is Aspect.LENGTH else (),
        )

    lengths = (strike_elapsed(strike, today), strike_counted(strike, today))
    yield fact(Aspect.START, Kind.DATE, strike.start)
    if strike.end is not None:
        yield fact(Aspect.END, Kind.DATE, strike.end)
    yield fact(Aspect.LENGTH, Kind.DURATION, strike.start, lengths[0].least)
    if strike.workers is not None:
        yield fact(Aspect.WORKERS, Kind.COUNT, strike.start, strike.workers)


@dataclass(frozen=True, slots=True)
class Told:
    """A number in the words of a record: of its own text, or of one source for it."""

    record: str
    what: Kind
    interval: Interval
    unit: str
    text: str
    source: str = ""


def told_fact(
    stated: Stated[Event] | Stated[Statement] | Stated[Quote] | Stated[Strike],
    kind: str,
    told: Told,
    about: frozenset[str],
    when: When | None,
) -> Fact:
    """A number in words, on the word of the one source whose words they are, or of all."""
    words = [word for word in stated.evidence if word.source.id == told.source]
    return Fact(
        told.record,
        kind,
        Aspect.TOLD,
        told.what,
        stated.row,
        tuple(words) or stated.agreeing,
        about | {told.record},
        told.interval,
        told.unit,
        when,
        text=told.text,
    )


def event_fact(stated: Stated[Event], about: frozenset[str]) -> Fact:
    event = stated.row
    return Fact(
        event.id,
        "event",
        Aspect.DATE,
        Kind.DATE,
        event,
        stated.agreeing,
        about | {event.id},
        when=event.date,
    )


def about_of(parties: Iterable[str], holders: Holders, *more: str | None) -> frozenset[str]:
    """The ids of parties by their names, and further ids."""
    found = frozenset[str]().union(*(holders.get(name, frozenset()) for name in parties))
    return found | {one for one in more if one}
