"""What a list of stoppages is of, and how its card is headed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards.parts.amounts import plural, when
from bot.cards.parts.as_known import AsKnown
from bot.cards.parts.stoppages import IN_ORDER, list_size, list_subject
from bot.domain.stoppages.lists import ListedYears, StoppageList
from bot.models.dates import When
from bot.models.source import Source
from bot.models.statistics import Stoppage

_LISTS = "on the lists of the Bureau of Labor Statistics"


@dataclass(frozen=True, slots=True)
class Stoppages:
    """The stoppages of a list that were on between two days, in its order.

    Attributes:
        party: what the list calls its party.
        ever: those of the list of all years.
        lists: the years that the lists on record are of; None where there are none.
        provisional: the lists that are not final yet, by their years.
        from_day: the first day that is asked about; `to_day` is the last.
        first: the date that was typed to start from; `last` is the one to end with.
        known: The day by which all of it had to be known.
    """

    wanted: StoppageList
    party: str
    stoppages: Sequence[Stoppage]
    ever: Sequence[Stoppage]
    lists: ListedYears | None
    provisional: Mapping[int, Source]
    from_day: date
    to_day: date
    first: When | None
    last: When | None
    sources: Mapping[str, Source]
    known: AsKnown | None = None

    @property
    def after_lists(self) -> bool:
        """Whether only days after the lists are asked about."""
        return self.lists is not None and self.from_day.year > self.lists.last

    @property
    def before_lists(self) -> bool:
        """Whether only days before the lists are asked about."""
        return self.lists is not None and self.to_day.year < self.lists.first


def heading(answer: Stoppages) -> str:
    """How many of what, of when, in which order; first of all that the lists do not go so far."""
    lists, count = answer.lists, len(answer.stoppages)
    asked, about = span(answer), list_subject(answer.wanted, answer.party)
    size = list_size(answer.wanted)
    of = f"of {asked}" if asked[:1].isdigit() else asked
    aside = f" ({about})" if about else ""
    if lists and answer.after_lists:
        return f"The lists on record end with {lists.last}: no stoppage {of}{aside}"
    if lists and answer.before_lists:
        return f"The lists on record begin with {lists.first}: there is none {of}{aside}"
    counted = plural(count, "stoppage") if count else "No stoppage"
    what = f"{counted} {size}: {about}" if about else f"{counted} {size} {_LISTS}"
    order = IN_ORDER[answer.wanted.order] if count > 1 else ""
    return ", ".join(part for part in (what, asked, order) if part)


def span(answer: Stoppages) -> str:
    """'2023', '2000 to 2023', 'from 2001 on', '2023, up to May 2023'."""
    dates = _dates_asked(answer.first, answer.last)
    years = _years(answer)
    return ", ".join(part for part in (years, dates) if part)


def _years(answer: Stoppages) -> str:
    """The years asked for, as far as the lists go; those of the lists where none are."""
    wanted, lists = answer.wanted, answer.lists
    asked = wanted.first or wanted.last
    if not lists or (not asked and (answer.first or answer.last)):
        return ""
    if wanted.first and wanted.first == wanted.last:
        return str(wanted.first)
    if answer.after_lists:
        return f"{wanted.first} to {wanted.last}" if wanted.last else f"since {wanted.first}"
    if answer.before_lists:
        return f"{wanted.first} to {wanted.last}" if wanted.first else f"up to {wanted.last}"
    first, last = (wanted.first or lists.first), (wanted.last or lists.last)
    ends = ", where the lists end" if last > lists.last else ""
    return f"{max(first, lists.first)} to {min(last, lists.last)}{ends}"


def _dates_asked(first: When | None, last: When | None) -> str:
    if first and last:
        return when(first) if first == last else f"{when(first)} to {when(last)}"
    if first:
        return f"from {when(first)} on"
    return f"up to {when(last)}" if last else ""
