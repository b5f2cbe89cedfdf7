"""On whose word a fact is stated, who agrees on a figure, and who states another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from bot.models.evidence import Attestation, Stated
from bot.models.measure import Measure
from bot.models.role import Figure
from bot.models.source import Source, SourceQuality

OWN_WORD = "-"
UNSOURCED = "?"
"""Values of `via` that name no other source: the word is the source's own."""

Vias = Mapping[str, str | None]
"""The `via` of each source that states one record; its rows for the record have the same."""


class OriginCycleError(ValueError):
    """The chain comes back to a source that it has passed."""


def next_source(source: Source, vias: Vias) -> str | None:
    """The source that `source` takes the record from; None where the word is its own."""
    via = vias.get(source.id)
    if via in (OWN_WORD, UNSOURCED):
        return None
    return via or source.repeats


def origin_of(source: str, sources: Mapping[str, Source], vias: Vias) -> str:
    """The id of the source at the end of the chain from `source` for the record.

    Raises OriginCycleError where the chain does not end.
    """
    passed = {source}
    current = source
    while (following := next_source(sources[current], vias)) is not None:
        if following in passed:
            raise OriginCycleError(following)
        passed.add(following)
        current = following
    return current


def copy_of(source: Source, among: Iterable[Source]) -> Source | None:
    """The copy of a source whose text is at hand; None where there is none."""
    for other in among:
        if other.doc and other.repeats == source.id and other.title == source.title:
            return other
    return None


@dataclass(frozen=True, slots=True)
class Support:
    """How well a fact is founded: its sources, their origins, and the best standing.

    It is `unsourced` where no origin says where it has it from.
    """

    sources: int
    origins: int
    best: SourceQuality
    unsourced: bool = False

    @property
    def weak(self) -> bool:
        return self.best is SourceQuality.weak


def support(evidence: Iterable[Attestation]) -> Support:
    """Counts each source once; sources that repeat one source have one origin."""
    words = list(evidence)
    origins = {word.origin.id for word in words}
    return Support(
        sources=len({word.source.id for word in words}),
        origins=len(origins),
        unsourced=bool(words) and origins == {word.source.id for word in words if word.unsourced},
        best=min((word.source.rank for word in words), default=SourceQuality.weak),
    )


def best_first(evidence: Iterable[Attestation]) -> list[Attestation]:
    """One word a source: by standing; then, where some name their origin, it and they before those
    that do not say where they have it from; words of an origin not yet heard before more of the
    same; what was read itself before an unrelated copy, origins before those that repeat them,
    dated sources before undated ones.
    """
    by_source: dict[str, Attestation] = {}
    for word in evidence:
        by_source.setdefault(word.source.id, word)
    words = list(by_source.values())
    if len(words) < 2:  # most facts: asked for a hundred times in a long answer
        return words
    credited = {word.origin.id for word in words if not word.own}
    unsourced = {word.source.id for word in words if word.unsourced}
    heard: set[str] = set()
    ranked: list[tuple[int, bool, bool, int, Attestation]] = []
    for place, word in enumerate(sorted(words, key=_standing)):
        origin = word.origin.id
        silent = origin in unsourced or (bool(credited) and origin not in credited)
        ranked.append((word.source.rank, silent, origin in heard, place, word))
        heard.add(origin)
    return [word for *_, word in sorted(ranked, key=lambda entry: entry[:4])]


def _standing(word: Attestation) -> tuple[int, bool, bool, bool, str]:
    source = word.source
    copied = source.copied_by is not None
    return (source.rank, copied, not word.own, source.published is None, source.id)


def is_dated_original(word: Attestation) -> bool:
    """Whether a word was read where it was published, at a date that is known."""
    return word.source.published is not None and word.source.copied_by is None


def about_the_same(a: Figure, b: Figure) -> bool:
    """Whether two figures are of one thing: role, measure, period, `of`, and overlapping dates.

    Shares of people below different amounts are of different things.
    """
    return _thing(a) == _thing(b) and a.as_of.overlaps(b.as_of)


def _thing(figure: Figure) -> tuple[object, ...]:
    below = figure.high if figure.measure is Measure.SHARE_BELOW else None
    return (figure.role, figure.measure, figure.per, figure.of, below)


def bounds(figure: Figure) -> tuple[object, ...]:
    """What a figure states, apart from what it is about."""
    return (figure.low, figure.high, figure.strict, figure.share, figure.currency)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures of the same thing, best founded first. They `differ` where sources contradict each
    other, rather than state the same less precisely.
    """

    figures: tuple[Stated[Figure], ...]
    differ: bool

    @classmethod
    def of(cls, figures: Iterable[Stated[Figure]]) -> "Agreement":
        founded = tuple(sorted(figures, key=_founded))
        rows = [stated.row for stated in founded]
        apart = any(not (_within(a, b) or _within(b, a)) for a, b in combinations(rows, 2))
        return cls(founded, apart or any(row.disagrees for row in rows))

    @property
    def measure(self) -> Measure:
        return self.figures[0].row.measure

    @property
    def newest(self) -> date:
        return max(stated.row.as_of.last for stated in self.figures)


def _within(inner: Figure, outer: Figure) -> bool:
    """Whether the outer says the same as the inner, perhaps less precisely."""
    below = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    above = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    return inner.share == outer.share and below and above


def agreements(figures: Iterable[Stated[Figure]]) -> list[Agreement]:
    """The figures put together by what they are about, the newest first."""
    things: dict[tuple[object, ...], list[Stated[Figure]]] = {}
    for stated in sorted(figures, key=lambda stated: stated.row.as_of.first):
        things.setdefault(_thing(stated.row), []).append(stated)
    found = [Agreement.of(group) for thing in things.values() for group in _overlapping(thing)]
    return sorted(found, key=lambda a: (-a.newest.toordinal(), a.figures[0].row.id))


def _overlapping(figures: Iterable[Stated[Figure]]) -> Iterator[list[Stated[Figure]]]:
    """Figures, the earliest first, parted where no date so far reaches the next."""
    group: list[Stated[Figure]] = []
    last = date.min
    for stated in figures:
        if group and stated.row.as_of.first > last:
            yield group
            group = []
        group.append(stated)
        last = max(last, stated.row.as_of.last)
    if group:
        yield group


def _founded(stated: Stated[Figure]) -> tuple[bool, int, int, str]:
    found = support(stated.agreeing)
    return (stated.row.disagrees, found.best, -found.origins, stated.row.id)


def differing(stated: Stated[Figure], among: Iterable[Stated[Figure]]) -> list[Stated[Figure]]:
    """Figures that state something else of the same thing, best founded first."""
    own = stated.row
    others = [
        other
        for other in among
        if other.row.id != own.id
        and about_the_same(own, other.row)
        and bounds(other.row) != bounds(own)
    ]
    return sorted(others, key=_founded)
