"""What a list of stoppages is of, and how its card is headed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bot.cards.parts.amounts import plural, when
from bot.cards.parts.as_known import AsKnown
from bot.cards.parts.stoppages import IN_ORDER, TRACKER_END, list_size, list_subject
from bot.domain.stoppages.by_list import ListName, by_list
from bot.domain.stoppages.lists import ListedYears, StoppageList
from bot.models.dates import When
from bot.models.source import Source
from bot.models.statistics import TRACKED_UNTIL, Stoppage


@dataclass(frozen=True)
class Stoppages:
    """The stoppages of a list that were on between two days, in its order.

    Attributes:
        party: what the list calls its party.
        ever: those of the list of all years.
        lists: the years that the bureau's lists on record are of; None where there are none.
        provisional: the bureau's lists that are not final yet, by their years.
        totals: the bureau's sums of years whose stoppages it has on no list, by their years.
        from_day: the first day that is asked about; `to_day` is the last.
        first: the date that was typed to start from; `last` is the one to end with.
        known: The day by which all of it had to be known.
        later_beside: how many were left out for it that the bureau does not list.
        strikes: the names of the strikes on record, by their stoppages.
    """

    wanted: StoppageList
    party: str
    stoppages: Sequence[Stoppage]
    ever: Sequence[Stoppage]
    lists: ListedYears | None
    provisional: Mapping[int, Source]
    totals: Mapping[int, Source]
    from_day: date
    to_day: date
    first: When | None
    last: When | None
    sources: Mapping[str, Source]
    known: AsKnown | None = None
    later_beside: int = 0
    strikes: Mapping[str, str] = field(default_factory=dict[str, str])

    @cached_property
    def lists_found(self) -> Mapping[ListName, Sequence[Stoppage]]:
        """The stoppages by the list that they are on, as far as it has any."""
        return by_list(self.stoppages)

    @property
    def headed(self) -> ListName:
        """The list that the card is headed by: the bureau's, where it has any or may have."""
        if self.stoppages:
            return next(name for name in ListName if name in self.lists_found)
        return ListName.TRACKER if self.after_lists and not self.after_all else ListName.BUREAU

    @property
    def after_lists(self) -> bool:
        """Whether only days after the bureau's lists are asked about."""
        return self.lists is not None and self.from_day.year > self.lists.last

    @property
    def after_all(self) -> bool:
        """Whether only days are asked about of which no list is."""
        return self.after_lists and self.from_day > TRACKED_UNTIL

    @property
    def before_lists(self) -> bool:
        """Whether only days before the bureau's lists are asked about."""
        return self.lists is not None and self.to_day.year < self.lists.first


def heading(answer: Stoppages) -> str:
    """How many of what, of when, in which order, on which list; of nothing, where the lists end."""
    lists, name = answer.lists, answer.headed
    count = len(answer.lists_found.get(name, ()))
    asked, about = span(answer), list_subject(answer.wanted, answer.party)
    size = list_size(answer.wanted)
    of = f"of {asked}" if asked[:1].isdigit() else asked
    aside = f" ({about})" if about else ""
    if lists and answer.after_all and not count:
        ends = f"{lists.last} (BLS) and {TRACKER_END} (Cornell's tracker)"
        return f"The lists on record end with {ends}: no stoppage {of}{aside}"
    if lists and answer.before_lists:
        return f"The lists on record begin with {lists.first}: there is none {of}{aside}"
    counted = plural(count, "stoppage") if count else "No stoppage"
    named = "" if about and name is ListName.BUREAU else f" {name}"
    what = f"{counted} {size}{named}: {about}" if about else f"{counted} {size}{named}"
    order = IN_ORDER[answer.wanted.order] if count > 1 else ""
    return ", ".join(part for part in (what, asked, order) if part)


def span(answer: Stoppages) -> str:
    """'2023', '2000 to 2023', 'from 2001 on', '2023, up to May 2023'."""
    dates = _dates_asked(answer.first, answer.last)
    years = _years(answer)
    tracked = answer.headed is ListName.TRACKER and not years
    ends = tracked and answer.last is not None and answer.to_day > TRACKED_UNTIL
    return ", ".join(
        part for part in (years, dates, f"up to {TRACKER_END}" if ends else "") if part
    )


def _years(answer: Stoppages) -> str:
    """The years asked for, as far as the list goes; those of the list where none are."""
    wanted, lists = answer.wanted, answer.lists
    asked = wanted.first or wanted.last
    if not lists or (not asked and (answer.first or answer.last)):
        return ""
    tracked = answer.headed is ListName.TRACKER
    if wanted.first and wanted.first == wanted.last:
        ends = tracked and wanted.first == TRACKED_UNTIL.year
        return f"{wanted.first}, up to {TRACKER_END}" if ends else str(wanted.first)
    if tracked:
        return _tracked_years(answer)
    if answer.after_lists:
        return f"{wanted.first} to {wanted.last}" if wanted.last else f"since {wanted.first}"
    if answer.before_lists:
        return f"{wanted.first} to {wanted.last}" if wanted.first else f"up to {wanted.last}"
    first, last = (wanted.first or lists.first), (wanted.last or lists.last)
    ends = ", where the lists end" if last > lists.last else ""
    return f"{max(first, lists.first)} to {min(last, lists.last)}{ends}"


def _tracked_years(answer: Stoppages) -> str:
    """Several years, as far as the tracker goes."""
    first, last = answer.wanted.first, answer.wanted.last
    beyond = last is None or last > TRACKED_UNTIL.year
    to = f"{TRACKER_END}, where it ends" if beyond else str(last)
    return f"{first} to {to}" if first else f"up to {to}"


def _dates_asked(first: When | None, last: When | None) -> str:
    if first and last:
        return when(first) if first == last else f"{when(first)} to {when(last)}"
    if first:
        return f"from {when(first)} on"
    return f"up to {when(last)}" if last else ""
