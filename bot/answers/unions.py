"""A union that a text names, perhaps with a year: its strikes and contracts of then."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.context import Context
from bot.domain.names.meaning import forms
from bot.domain.names.spelling import normalized
from bot.models.contract import Contract
from bot.models.dates import When
from bot.models.event import Strike
from bot.models.quote import Holder

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BESIDE = re.compile(
    r"\b(?:strikes?|walk-?outs?|the|in|of|for|did|start(?:ed)?|beg[ia]n|end(?:ed)?|last(?:ed)?)\b",
    re.IGNORECASE,
)
"""What stands beside a union and a year and names neither."""


@dataclass(frozen=True, slots=True)
class UnionAsked:
    """A union with what it did in the year that a text tells; in any, where it tells none.

    Attributes:
        name: what the latest of its contracts and strikes call it.
        year: '' where none is told.
        every: all of its strikes, the latest first.
        strikes: those of the year.
        contracts: its contracts that begin in the year, the latest first.
    """

    name: str
    year: str
    every: Sequence[Strike]
    strikes: Sequence[Strike]
    contracts: Sequence[Contract]

    @property
    def settled(self) -> bool:
        """Whether it has contracts and no strike."""
        return bool(self.contracts) and not self.strikes

    @property
    def unstruck(self) -> str:
        """That no strike is on record, in words."""
        when = f" in {self.year}" if self.year else ""
        return f"No strike by {self.name}{when} is on record"


def union_asked(context: Context, text: str) -> UnionAsked | None:
    """What a text of no more than a union and a year asks for; None for any other text, and for a
    union that has neither strikes nor contracts on record.
    """
    bare = without_strike_and_year(text)
    if not bare:
        return None
    exact = (one for form in forms(bare) for one in context.names.exact(form, ("holder",)))
    year, record = year_of(text), context.record
    unions = {
        union
        for one in (*(stated.row for stated in record.strikes.values()), *record.contracts.values())
        for union in one.union
    }
    called = (record.holders[name.record] for name in dict.fromkeys(exact))
    holders = [one for one in called if unions & {one.name, *one.aliases}]
    every = [one.row for one in record.strikes.values() if _is_of(one.row.union, holders)]
    contracts = [one for one in record.contracts.values() if _is_of(one.union, holders)]
    if not every and not contracts:
        return None
    every.sort(key=lambda one: one.start.first, reverse=True)
    contracts.sort(key=lambda one: one.start.first, reverse=True)
    return UnionAsked(
        name=next(one for latest in (*contracts, *every) for one in latest.union),
        year=year,
        every=every,
        strikes=[one for one in every if not year or _runs_in(one, int(year))],
        contracts=[one for one in contracts if not year or _begins_in(one.start, int(year))],
    )


def year_of(text: str) -> str:
    """The only year that a text has; '' where it has none, or several."""
    years = set(_YEAR.findall(text))
    return years.pop() if len(years) == 1 else ""


def without_strike_and_year(text: str) -> str:
    """What names whose strike is meant."""
    return " ".join(_BESIDE.sub(" ", _YEAR.sub(" ", text)).split())


def _is_of(unions: Sequence[str], holders: Sequence[Holder]) -> bool:
    """Whether one of the unions is meant, or merged into it: SAG is part of SAG-AFTRA."""
    called = [_words(name) for one in holders for name in (one.name, *one.aliases)]
    own = [_words(union) for union in unions]
    return any(union <= name or name <= union for union in own for name in called)


def _words(name: str) -> set[str]:
    return {*normalized(name).split()}


def _runs_in(strike: Strike, year: int) -> bool:
    last = strike.end.last.year if strike.end else year
    return strike.start.first.year <= year <= last


def _begins_in(start: When, year: int) -> bool:
    return start.first.year <= year <= start.last.year
