"""What the record has, as facts that a claim can be compared with."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property, partial

from bot.domain.claims.text.event_verbs import EventVerb, verbs_of
from bot.domain.claims.text.spans import stems
from bot.domain.claims.text.statements import Kind
from bot.domain.pay.interval import Interval, Multiple
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
    IN_WORDS = "in-words"
    """a number in the words of an event, a quotation, a position, or a source"""


OPEN = Interval(None, None)


@dataclass(frozen=True, eq=False, kw_only=True)
class Fact:
    """One number or date of one record.

    Attributes:
        record: the id of the record.
        kind: what kind of number it is.
        evidence: what states it, best standing first.
        about: the ids of the roles, strikes and holders that it is of.
        interval: the number; durations of strikes are in days.
        unit: what an amount is paid for, what a duration is counted in, or what is counted.
        when: the date that the number is of, or the date itself.
        lengths: of a strike the days elapsed and the days counted.
        text: the words that the number stands in, where they are not the record's own.
        division: of a ratio what the figure is divided by.
    """

    record: str
    aspect: Aspect
    kind: Kind
    row: Row
    evidence: tuple[Attestation, ...]
    about: frozenset[str]
    interval: Interval = OPEN
    unit: str = ""
    when: When | None = None
    role: Role | None = None
    lengths: tuple[Days, ...] = ()
    text: str = ""
    division: "Division | None" = None

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its own words, and of those of all that is stated for it."""
        stated = [
            f"{word.excerpt or ''} {word.says or ''} {word.source.outlet}" for word in self.evidence
        ]
        return stems(" ".join([_texts(self.row), self.text, *stated, *_role_texts(self.role)]))

    @cached_property
    def verbs(self) -> frozenset[EventVerb]:
        return verbs_of(self.row) if isinstance(self.row, Event) else frozenset()

    @property
    def measure(self) -> Measure | None:
        return self.row.measure if isinstance(self.row, Figure) else None


@dataclass(frozen=True, slots=True)
class Division:
    """The figure that another one is divided by, and how the ratio is said."""

    by: Fact
    multiple: Multiple


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
    names = (*role.union, role.employer or "", *role.aliases)
    of_figure = partial(
        Fact,
        record=figure.id,
        aspect=Aspect.FIGURE,
        row=figure,
        evidence=stated.agreeing,
        about=about_of(names, holders, role.id, figure.id, figure.strike),
        unit=str(figure.per or ""),
        when=figure.as_of,
        role=role,
    )
    if figure.share is not None:
        share, more = abs(Fraction(figure.share)), figure.low_strict
        yield of_figure(kind=Kind.PERCENT, interval=Interval(share, None if more else share, more))
    has_amount = figure.has_amount
    if has_amount or figure.measure is Measure.RATIO:
        kind = Kind.MONEY if has_amount else Kind.MULTIPLE
        yield of_figure(kind=kind, interval=Interval.of(figure))


def strike_facts(stated: Stated[Strike], holders: Holders, today: date) -> Iterator[Fact]:
    """A strike's first and last day, its length and its size."""
    strike = stated.row
    of_strike = partial(
        Fact,
        record=strike.id,
        row=strike,
        evidence=stated.agreeing,
        about=about_of(strike.union, holders, strike.id),
        when=strike.start,
    )
    yield of_strike(aspect=Aspect.START, kind=Kind.DATE)
    if strike.end is not None:
        yield of_strike(aspect=Aspect.END, kind=Kind.DATE, when=strike.end)
    lengths = (strike_elapsed(strike, today), strike_counted(strike, today))
    least = Fraction(lengths[0].least)
    days = Interval(least, least)
    yield of_strike(aspect=Aspect.LENGTH, kind=Kind.DURATION, interval=days, lengths=lengths)
    if strike.workers is not None:
        workers = Interval(Fraction(strike.workers), Fraction(strike.workers))
        yield of_strike(aspect=Aspect.WORKERS, kind=Kind.COUNT, interval=workers)


def event_fact(stated: Stated[Event], about: frozenset[str]) -> Fact:
    """The day of an event; `about` are the ids of its parties and its strike."""
    event = stated.row
    return Fact(
        record=event.id,
        aspect=Aspect.DATE,
        kind=Kind.DATE,
        row=event,
        evidence=stated.agreeing,
        about=about | {event.id},
        when=event.date,
    )


StatedInWords = Stated[Event] | Stated[Statement] | Stated[Quote] | Stated[Strike]


@dataclass(frozen=True, slots=True)
class NumberInWords:
    """A number in the words of a record, or in those of the source with the id `source` for it."""

    record: str
    kind: Kind
    interval: Interval
    unit: str
    text: str
    source: str = ""


def fact_in_words(stated: StatedInWords, number: NumberInWords, about: frozenset[str]) -> Fact:
    """A number in words, on the word of the one source whose words they are, or of all; `about` are
    the ids of those that the record is about.
    """
    row = stated.row
    match row:
        case Event():
            when = row.date
        case Strike():
            when = row.start
        case _:
            when = row.said_on
    words = tuple(word for word in stated.evidence if word.source.id == number.source)
    return Fact(
        record=number.record,
        aspect=Aspect.IN_WORDS,
        kind=number.kind,
        row=row,
        evidence=words or stated.agreeing,
        about=about | {number.record},
        interval=number.interval,
        unit=number.unit,
        when=when,
        text=number.text,
    )


def about_of(names: Iterable[str], holders: Holders, *ids: str | None) -> frozenset[str]:
    """The ids of the holders of some names, and further ids; those that are None or '' are not."""
    found = frozenset[str]().union(*(holders.get(name, ()) for name in names))
    return found | {one for one in ids if one}
