"""How fast somebody may ask: so much at once, and then so much a second."""

from collections import OrderedDict
from dataclasses import dataclass

_ROUNDING = 1e-6
"""Seconds that sums of times may be off."""


@dataclass(frozen=True, slots=True)
class Pace:
    """`at_once` is what may come in one moment, `each_second` how fast it may come again; both in
    units of work.
    """

    at_once: float
    each_second: float


class Meter:
    """Holds each of many askers to one pace. Times are seconds of a clock that never goes back.

    Of an asker it keeps the one moment at which their past questions are worked off. Whose moment
    is over is as good as unknown, and forgotten; beyond `most`, who asked the longest ago is.
    """

    def __init__(self, pace: Pace, most: int = 20_000) -> None:
        self._pace = pace
        self._most = most
        self._worked_off: OrderedDict[int, float] = OrderedDict()

    def __len__(self) -> int:
        """How many askers are kept."""
        return len(self._worked_off)

    def wait(self, asker: int, cost: float, now: float) -> float:
        """Seconds until that much may be asked, 0 where it may be at once. Nothing is counted.

        What costs more than may come at once may come where nothing else did.
        """
        longest = self._pace.at_once / self._pace.each_second
        over = self._after(asker, cost, now) - now - longest
        return over if over > _ROUNDING else 0.0

    def count(self, asker: int, cost: float, now: float) -> None:
        """Count what is answered."""
        self._worked_off[asker] = self._after(asker, cost, now)
        self._worked_off.move_to_end(asker)
        while len(self._worked_off) > self._most or self._first_is_over(now):
            self._worked_off.popitem(last=False)

    def _after(self, asker: int, cost: float, now: float) -> float:
        begins = max(self._worked_off.get(asker, now), now)
        return begins + min(cost, self._pace.at_once) / self._pace.each_second

    def _first_is_over(self, now: float) -> bool:
        return bool(self._worked_off) and next(iter(self._worked_off.values())) <= now
