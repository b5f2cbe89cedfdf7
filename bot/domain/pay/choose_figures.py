"""Which figure stands for a role today, and which stand for roles that are compared."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product

from bot.domain.evidence.agreement import Support, is_dated_original, support
from bot.models.dates import When
from bot.models.evidence import Stated
from bot.models.measure import MEANINGS, NOT_PAY, Measure, MeasureKind, Per
from bot.models.role import Figure

Paid = Stated[Figure]
_Kind = tuple[int, ...]

_ENDS = frozenset({Measure.P10, Measure.P25, Measure.P75, Measure.P90})
"""Measures that speak for the ends of a population, not for all of it."""


def _is_single(figure: Figure) -> bool:
    """Whether it is what somebody was paid, rather than what holds for many."""
    return MEANINGS[figure.measure].kind is MeasureKind.WAS_PAID


def _current_rank(stated: Paid, today: date) -> tuple[int | str, ...]:
    """The smaller, the better a figure stands for its role today.

    Pay goes before what is no pay; what has begun before what has not; what holds for many (a
    listing, a scale, an average) before what one person was paid; what does not disagree before
    what does; then the newest; then what is of no special case (`of`, a percentile), what states
    both its ends, a year before an hour, a median before a mean; then what a dated original states.
    """
    figure = stated.row
    begun = figure.as_of.first <= today
    distance = -figure.as_of.last.toordinal() if begun else figure.as_of.first.toordinal()
    return (
        figure.measure in NOT_PAY,
        not begun,
        _is_single(figure),
        figure.disagrees,
        distance,
        figure.of is not None or figure.measure in _ENDS,
        figure.low is None or figure.high is None,
        figure.per is Per.HOUR,
        figure.measure is Measure.MEAN,
        not _has_dated_original(stated),
        figure.id,
    )


def _has_dated_original(stated: Paid) -> bool:
    return any(map(is_dated_original, stated.agreeing))


def current_figure(figures: Iterable[Paid], today: date) -> Paid | None:
    """The figure that stands for a role today; None without one."""
    return min(figures, key=lambda stated: _current_rank(stated, today), default=None)


def choose(candidates: Sequence[list[Paid]], today: date) -> list[Paid | None]:
    """The figure of each role: those of the first two together, the others for the first's.

    The rules are in the order of ChosenFigure.rank; None for a role without an amount.
    """
    choice = ChosenFigure(today)
    first, *rest = candidates
    chosen: list[Paid | None] = [None] * len(candidates)
    anchors: list[Paid] = first
    for place, options in enumerate(rest, start=1):
        if not options:
            continue
        if anchors:
            anchor, best = choice.pair(anchors, options)
            chosen[0], chosen[place] = anchor, best
            anchors = [anchor]
        else:
            chosen[place] = current_figure(options, today)
    if chosen[0] is None:
        chosen[0] = current_figure(first, today)
    return chosen


class ChosenFigure:
    """Chooses pairs; what is the same for a figure in every pair is worked out once."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._own: dict[str, tuple[_Kind, _Kind]] = {}
        self._support: dict[str, Support] = {}

    def pair(self, first: Sequence[Paid], second: Sequence[Paid]) -> tuple[Paid, Paid]:
        return min(self._pairs(first, second), key=lambda pair: self.rank(*pair))

    def _pairs(self, first: Sequence[Paid], second: Sequence[Paid]) -> Iterator[tuple[Paid, Paid]]:
        """The pairs that can be the best one: a role may have dozens of figures.

        What is added up over the two sides is the least where it is the least on each side.
        """
        ours, theirs = _grouped(self._best(first, 0)), _grouped(self._best(second, 0))
        apart = {
            (one, other): (one[0] != other[0], one[1].days_apart(other[1]))
            for one, other in product(ours, theirs)
        }
        nearest = min(apart.values())
        for (one, other), distance in apart.items():
            if distance == nearest:
                yield from product(self._best(ours[one], 1), self._best(theirs[other], 1))

    def _best(self, figures: Sequence[Paid], part: int) -> list[Paid]:
        best = min(self._kind(stated)[part] for stated in figures)
        return [stated for stated in figures if self._kind(stated)[part] == best]

    def rank(self, a: Paid, b: Paid) -> tuple[int | str, ...]:
        """The rules of choice in their order; the smaller pair is the better one.

        Pay before what is no pay; begun by today; what holds for many before what one person was
        paid; not disagreeing; rates before single payments; equal units; close dates; both ends
        stated; of no special case; the newer pair; equal measures, the median before the mean;
        then standing, origins, and that a dated original states it.
        """
        (kind_a, form_a), (kind_b, form_b) = self._kind(a), self._kind(b)
        found = [self._supported(a), self._supported(b)]
        return (
            *(one + other for one, other in zip(kind_a, kind_b, strict=True)),
            a.row.per != b.row.per,
            a.row.as_of.days_apart(b.row.as_of),
            *(one + other for one, other in zip(form_a, form_b, strict=True)),
            -min(a.row.as_of.last, b.row.as_of.last).toordinal(),
            a.row.measure is not b.row.measure,
            (a.row.measure is Measure.MEAN) + (b.row.measure is Measure.MEAN),
            sum(of.best for of in found),
            -sum(of.origins for of in found),
            sum(not _has_dated_original(one) for one in (a, b)),
            a.row.id,
            b.row.id,
        )

    def _kind(self, stated: Paid) -> tuple[_Kind, _Kind]:
        """What counts before the unit and the date, and what after."""
        figure = stated.row
        if figure.id not in self._own:
            kind = (
                figure.measure in NOT_PAY,
                figure.as_of.first > self._today,
                _is_single(figure),
                figure.disagrees,
                figure.per is Per.PAYMENT,
            )
            form = (
                figure.low is None or figure.high is None,
                figure.of is not None or figure.measure in _ENDS,
            )
            self._own[figure.id] = (kind, form)
        return self._own[figure.id]

    def _supported(self, stated: Paid) -> Support:
        if stated.row.id not in self._support:
            self._support[stated.row.id] = support(stated.agreeing)
        return self._support[stated.row.id]


def _grouped(figures: Sequence[Paid]) -> dict[tuple[Per | None, When], list[Paid]]:
    groups: dict[tuple[Per | None, When], list[Paid]] = {}
    for stated in figures:
        groups.setdefault((stated.row.per, stated.row.as_of), []).append(stated)
    return groups
