"""The listed work stoppages that a claim names, by their employer and their union."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, partial

from bot.domain.claims.facts import Aspect, Fact
from bot.domain.claims.text.spans import words
from bot.domain.claims.text.statements import Kind
from bot.domain.pay.interval import Interval
from bot.domain.stoppages.by_list import listing
from bot.domain.stoppages.parties import GENERIC_WORDS
from bot.domain.time.calendar import counted, elapsed
from bot.domain.word_forms import singular
from bot.models.source import Source
from bot.models.statistics import Stoppage


@lru_cache(maxsize=1024)
def whole_words(text: str) -> frozenset[str]:
    """The words of a text in lower case and the singular; hyphens and strokes part them."""
    parted = text.replace("-", " ").replace("/", " ")
    return frozenset(singular(word.plain) for word in words(parted))


_TELLING = 5
"""Letters of a name in capitals that hardly ever is of anybody else."""

_PLACES = whole_words(
    "Hollywood California York Jersey Chicago Detroit Los Angeles San Francisco Diego Boston "
    "Seattle Philadelphia Pittsburgh Houston Dallas Denver Oakland Minneapolis Washington Oregon "
    "Texas Ohio Michigan Illinois Pennsylvania Massachusetts Connecticut Florida Arizona Kentucky "
    "Virginia Minnesota Wisconsin Colorado Hawaii Las Vegas Broadway America States Island Valley "
    "Southern Northern Western Eastern West East North South Pacific Atlantic Central National"
)
"""Words of an employer's name that tell where it is, and not alone who."""

_PUBLIC = re.compile(r"\b(?:City|County|State|Town|Schools?|District|University|Education)\b")
_NAME_WORD = re.compile(r"\b[A-Z][A-Za-z]+")


_GENERIC = whole_words(GENERIC_WORDS)


@dataclass(frozen=True, slots=True)
class SaidWords:
    """The words of a text, `all` of them and those in a capital, in the singular."""

    all: frozenset[str]
    names: frozenset[str]


@lru_cache(maxsize=64)
def said_words(text: str) -> SaidWords:
    parted = text.replace("-", " ").replace("/", " ")
    found = words(parted)
    return SaidWords(
        frozenset(singular(word.plain) for word in found),
        frozenset(singular(word.plain) for word in found if word.capital),
    )


@dataclass(frozen=True, slots=True)
class StoppageNames:
    """What a stoppage goes by: the words that tell its employer and its union from
    others. A `public` employer is told by a place, which is not enough alone.
    """

    employer: frozenset[str]
    union: frozenset[str]
    public: bool

    def named(self, said: "SaidWords") -> int:
        """How well some words name it, 0 where they do not: by half of the employer's words or a
        long one, in capitals, or by one and the union.
        """
        named = self.employer & said.names
        of_employer, of_union = len(named - _PLACES), len(self.union & said.all)
        if of_union or len(named) > 1:
            of_employer = len(named)
        if not of_employer or (self.public and not of_union):
            return 0
        enough = 2 * of_employer >= len(self.employer) or max(map(len, named)) >= _TELLING
        return 2 * of_employer + of_union if enough or of_union else 0

    def by_union(self, said: "SaidWords") -> int:
        """How many of the union's words are said as names."""
        return len(self.union & said.names)


@lru_cache(maxsize=4096)
def stoppage_names(employer: str, union: str) -> StoppageNames:
    of_employer = (whole_words(employer) | _initials(employer)) - _GENERIC
    return StoppageNames(
        employer=of_employer,
        union=whole_words(union) - _GENERIC - of_employer,
        public=_PUBLIC.search(employer) is not None,
    )


def _initials(name: str) -> frozenset[str]:
    """'UPS' of 'United Parcel Service', 'GM' of 'General Motors'."""
    letters = "".join(word[0] for word in _NAME_WORD.findall(name))
    return frozenset({letters.lower()}) if 2 <= len(letters) <= 4 else frozenset()


def stoppages_named(text: str, stoppages: Iterable[Stoppage]) -> list[Stoppage]:
    """Those of which the words of a text name the employer or the union."""
    said = said_words(text)
    names = ((one, stoppage_names(one.employer, one.union or "")) for one in stoppages)
    return [one for one, name in names if name.named(said) or name.by_union(said)]


def stoppage_facts(stoppage: Stoppage, sources: Mapping[str, Source]) -> Iterator[Fact]:
    """Its first and its last day, its length, its workers and the working days lost."""
    of_stoppage = partial(
        Fact,
        record=stoppage.id,
        row=stoppage,
        evidence=(listing(stoppage, sources),),
        about=frozenset({stoppage.id}),
        when=stoppage.start,
    )
    yield of_stoppage(aspect=Aspect.START, kind=Kind.DATE)
    if stoppage.end is not None:
        yield of_stoppage(aspect=Aspect.END, kind=Kind.DATE, when=stoppage.end)
        lengths = (counted(stoppage.start, stoppage.end), elapsed(stoppage.start, stoppage.end))
        yield of_stoppage(aspect=Aspect.LENGTH, kind=Kind.DURATION, lengths=lengths)
    counts = ((Aspect.WORKERS, stoppage.workers), (Aspect.DAYS_LOST, stoppage.days_lost))
    for aspect, count in counts:
        if count is not None:
            exact = Interval(Fraction(count), Fraction(count))
            yield of_stoppage(aspect=aspect, kind=Kind.COUNT, interval=exact)
