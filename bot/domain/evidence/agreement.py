"""Who agrees on a figure, on whose word, and who states another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.models.evidence import Attestation, Stated
from bot.models.measure import Measure
from bot.models.role import Figure
from bot.models.source import SourceQuality


@dataclass(frozen=True, slots=True)
class Support:
    """How well a fact is founded: its sources, their origins, and the best standing."""

    sources: int
    origins: int
    best: SourceQuality

    @property
    def weak(self) -> bool:
        return self.best is SourceQuality.weak


def support(evidence: Iterable[Attestation]) -> Support:
    """Counts each source once; sources that repeat one source have one origin."""
    words = list(evidence)
    return Support(
        sources=len({word.source.id for word in words}),
        origins=len({word.origin.id for word in words}),
        best=min((word.source.rank for word in words), default=SourceQuality.weak),
    )


def best_first(evidence: Iterable[Attestation]) -> list[Attestation]:
    """One word a source: by standing; then origins before those that repeat them, words of an
    origin not yet heard before more of the same, dated sources before undated ones.
    """
    by_source: dict[str, Attestation] = {}
    for word in evidence:
        by_source.setdefault(word.source.id, word)
    heard: set[str] = set()
    ranked: list[tuple[int, bool, int, Attestation]] = []
    for place, word in enumerate(sorted(by_source.values(), key=_standing)):
        ranked.append((word.source.rank, word.origin.id in heard, place, word))
        heard.add(word.origin.id)
    return [word for *_, word in sorted(ranked, key=lambda entry: entry[:3])]


def _standing(word: Attestation) -> tuple[int, bool, bool, str]:
    source = word.source
    return (source.rank, not word.own, source.published is None, source.id)


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
    """Figures of the same thing, best founded first: more than one means that sources differ."""

    figures: tuple[Stated[Figure], ...]

    @property
    def measure(self) -> Measure:
        return self.figures[0].row.measure

    @property
    def differ(self) -> bool:
        """Whether sources contradict each other, rather than state the same less precisely."""
        rows = [stated.row for stated in self.figures]
        apart = any(not _nested(a, b) for a in rows for b in rows)
        return apart or any(row.disagrees for row in rows)

    @property
    def newest(self) -> date:
        return max(stated.row.as_of.last for stated in self.figures)


def _nested(a: Figure, b: Figure) -> bool:
    """Whether one of the two says the same as the other, perhaps less precisely."""
    return _within(a, b) or _within(b, a)


def _within(inner: Figure, outer: Figure) -> bool:
    below = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    above = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    return inner.share == outer.share and below and above


def agreements(figures: Iterable[Stated[Figure]]) -> list[Agreement]:
    """The figures put together by what they are about, the newest first. Dates that overlap by way
    of a third are together too.
    """
    groups: dict[tuple[object, ...], list[list[Stated[Figure]]]] = {}
    for stated in sorted(figures, key=lambda stated: stated.row.as_of.first):
        of_thing = groups.setdefault(_thing(stated.row), [])
        begins = stated.row.as_of.first
        if of_thing and any(begins <= other.row.as_of.last for other in of_thing[-1]):
            of_thing[-1].append(stated)
        else:
            of_thing.append([stated])
    found = [
        Agreement(tuple(sorted(group, key=_founded)))
        for of_thing in groups.values()
        for group in of_thing
    ]
    return sorted(found, key=lambda a: (-a.newest.toordinal(), a.figures[0].row.id))


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
