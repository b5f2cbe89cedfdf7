"""What a claim is compared with: what the record has for its names and numbers, as facts."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property, partial

from bot.domain.claims.text.cues import EventVerb, verbs_of
from bot.domain.claims.text.mentions import Mention, holder_ids, ids_of
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.quotations import Run
from bot.domain.claims.text.spans import stems
from bot.domain.claims.text.statements import Assertion, Kind
from bot.domain.pay.interval import Interval, Multiple
from bot.domain.time.calendar import Days, strike_counted, strike_elapsed
from bot.models.base import Row
from bot.models.contract import ContractTerm
from bot.models.dates import When, read_edtf
from bot.models.event import Event, Strike
from bot.models.evidence import Attestation, Stated
from bot.models.measure import MEANINGS, Measure
from bot.models.quote import Holder, Quote, Statement
from bot.models.role import Figure, Role
from bot.models.statistics import Occupation, Stoppage


class Aspect(StrEnum):
    """What of a record a fact is."""

    FIGURE = "figure"
    WORKERS = "workers"
    LENGTH = "length"
    DAYS_LOST = "days-lost"
    """the working days that all workers of a stoppage lost"""
    EMPLOYED = "employed"
    """the people of an occupation"""
    START = "start"
    END = "end"
    DIFFERENCE = "difference"
    """the days between the lengths of two strikes, or from the start of one to the end of both"""
    STRIKE_DAY = "strike-day"
    """which day of a strike a date is"""
    DATE = "date"
    """the day of an event"""
    RATIO = "ratio"
    """one figure divided by another"""
    IN_WORDS = "in-words"
    """a number in the words of an event, a quotation, a position, or a source"""
    TERM = "term"
    """a number in the words of a term of a contract, or in those of a source of it"""


OPEN = Interval(None, None)


@dataclass(frozen=True, eq=False, kw_only=True)
class Fact:
    """One number or date of one record.

    `about` are the ids of the roles, strikes and holders that it is of. `interval` is the number;
    durations of strikes are in days. `unit` is what an amount is paid for, what a duration is
    counted in, or what is counted. `when` is the date that it is of, or the date itself. `lengths`
    are the days elapsed and counted of a strike. `text` has the words that the number stands in,
    where they are not the record's own. `against` is the other of two strikes. `label` is
    what a term is called, `names` all that its contract and its subject go by.
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
    against: "Fact | None" = None
    label: str = ""
    names: str = ""

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its own words, and of those of all that is stated for it."""
        texts = [
            f"{word.excerpt or ''} {word.says or ''} {word.source.outlet}" for word in self.evidence
        ]
        if role := self.role:
            texts += (role.title, role.employer or "", *role.union, *role.aliases, role.about)
        return stems(" ".join([_texts(self.row), self.text, *texts]))

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


def _texts(row: Row) -> str:  # noqa: PLR0911  (one for each kind)
    match row:
        case Event():
            return f"{row.title} {row.what} {' '.join(row.parties)}"
        case Strike():
            return f"{row.name} {' '.join(row.union)} {row.employer_side} {' '.join(row.issues)}"
        case Statement() | ContractTerm():
            return row.says
        case Quote():
            return row.text
        case Figure():
            return f"{row.of or ''} {row.note or ''} {MEANINGS[row.measure].label}"
        case Occupation():
            return row.title
        case Stoppage():
            return f"{row.employer} {row.union or ''}"
        case _:
            return ""


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


def employed_fact(year: Occupation, word: Attestation) -> Fact:
    """How many work in an occupation in May of a year; `employment` must be published."""
    employed = Fraction(year.employment or 0)
    return Fact(
        record=year.soc,
        aspect=Aspect.EMPLOYED,
        kind=Kind.COUNT,
        row=year,
        evidence=(word,),
        about=frozenset({year.soc}),
        interval=Interval(employed, employed),
        when=read_edtf(f"{year.year}-05"),
    )


StatedInWords = (
    Stated[Event] | Stated[Statement] | Stated[Quote] | Stated[Strike] | Stated[ContractTerm]
)


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
    """A number in words, on the word of the one source whose words they are, or of all."""
    row = stated.row
    match row:
        case Event():
            when = row.date
        case Strike():
            when = row.start
        case ContractTerm():
            when = row.effective
        case _:
            when = row.said_on
    words = tuple(word for word in stated.evidence if word.source.id == number.source)
    return Fact(
        record=number.record,
        aspect=Aspect.TERM if isinstance(row, ContractTerm) else Aspect.IN_WORDS,
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


_WIDE = 0.1
_LEAST = 2


class Facts:
    """Facts, to be found by kind and aspect and by their numbers."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._by_aspect: defaultdict[tuple[Kind, Aspect], list[Fact]] = defaultdict(list)
        self._numbers: defaultdict[Kind, list[tuple[float, int]]] = defaultdict(list)
        self._all = facts
        for place, fact in enumerate(facts):
            self._by_aspect[fact.kind, fact.aspect].append(fact)
            for end in {fact.interval.low, fact.interval.high} - {None}:
                self._numbers[fact.kind].append((float(end or 0), place))
        for numbers in self._numbers.values():
            numbers.sort()

    def of(self, kind: Kind, *aspects: Aspect) -> list[Fact]:
        """The facts of a kind of number, by what of a record they are."""
        return [fact for aspect in aspects for fact in self._by_aspect.get((kind, aspect), ())]

    def near(self, claimed: Assertion) -> list[Fact]:
        """The facts that have about the number that is claimed, each once, in their order."""
        numbers = self._numbers.get(claimed.kind, [])
        first = bisect_left(numbers, (float(claimed.low) * (1 - _WIDE), -1))
        last = bisect_right(numbers, (float(claimed.high) * (1 + _WIDE), len(self._all)))
        return [self._all[place] for place in sorted({place for _, place in numbers[first:last]})]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of a claim: the facts that it leads to, all strikes and holders by id, and the
    words that it shares with excerpts of articles, longest first. `stoppages` are those whose
    employers it names, and those of the record's strikes; `speakers` the ids of the holders of the
    quotations that it has words of, by record.
    """

    facts: Facts
    strikes: Mapping[str, Stated[Strike]]
    holders: Mapping[str, Holder]
    holders_by_name: Holders
    runs: Sequence[Run]
    stoppages: Sequence[Stoppage]
    today: date
    speakers: Mapping[str, str]


def coverage(assertion: AssertionInContext, fact: Fact) -> float:
    """The share of the words of the clause that are among the words of a fact, from 0 to 1."""
    stems_said = assertion.content_stems
    if len(stems_said) < _LEAST:
        return 0.0
    return len(stems_said & fact.stems) / len(stems_said)


def takes_part(assertion: AssertionInContext, fact: Fact) -> bool:
    """Whether the clause mentions one that has a part in a fact, and no holder that has none."""
    mentions = [mention for mention in assertion.near if not mention.loose]
    holders = [mention for mention in mentions if holder_ids([mention])]
    if not all(_has_part(mention, fact) for mention in holders):
        return False
    connected = bool(fact.about & assertion.ids)
    return connected or any(_has_part(mention, fact) for mention in mentions)


def _has_part(mention: Mention, fact: Fact) -> bool:
    if ids_of([mention]) & fact.about:
        return True
    return any(stems(name.title) <= fact.stems for name in mention.names)
